import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { workshopUrl } from "../one/pages.ts";
import { FromWorkshop, ProgrammeParams } from "../register/forms.ts";
import { ownWorkshopId } from "../register/queries.ts";
import { addRoom, editRoom, removeRoom, type RoomRefusal } from "./commands.ts";
import { RoomForm, RoomParams } from "./forms.ts";
import { roomPage, roomsPage, roomsUrl, roomText } from "./pages.ts";
import { countWorkshopsIn, getRoomOf, listRooms } from "./queries.ts";

export function roomRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/rooms";
  const editPage = async (
    programmeId: string,
    id: string,
    form: FormState,
    asked: Asking,
    refused: RoomRefusal | null = null,
  ) => {
    const room = await getRoomOf(db, programmeId, id);
    const workshops = (await countWorkshopsIn(db, programmeId)).get(id) ?? 0;
    return roomPage(programmeId, { room, workshops, refused }, form, asked);
  };

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const used = await countWorkshopsIn(db, programmeId);
      await sendPage(req, res, roomsPage(programmeId, await listRooms(db, programmeId), used, asking(res)));
    }),

    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const workshop = await ownWorkshopId(db, programmeId, parseStrictly(FromWorkshop, req.query).workshop);
      await sendPage(req, res, roomPage(programmeId, { workshop }, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const workshop = await ownWorkshopId(db, programmeId, parseStrictly(FromWorkshop, req.body).workshop);
      const parsed = parseForm(RoomForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, roomPage(programmeId, { workshop }, parsed.form, asking(res)));
      const added = await addRoom(db, programmeId, parsed.data, actorId(res));
      if (typeof added === "object") return res.redirect(303, afterAdding(programmeId, workshop, added.id));
      const form = withMistake(req.body, "name", roomText[added]);
      await sendPage(req, res, roomPage(programmeId, { workshop }, form, asking(res)));
    }),

    get(`${base}/:roomId`, "planner", async (req, res) => {
      const { programmeId, roomId } = parseParams(RoomParams, req.params);
      await sendPage(req, res, await editPage(programmeId, roomId, emptyForm, asking(res)));
    }),

    post(`${base}/:roomId`, "planner", async (req, res) => {
      const { programmeId, roomId } = parseParams(RoomParams, req.params);
      await getRoomOf(db, programmeId, roomId);
      const parsed = parseForm(RoomForm, req.body);
      const refused = parsed.ok
        ? await editRoom(db, deps, { programmeId, roomId, ...parsed.data }, actorId(res))
        : null;
      if (parsed.ok && refused === null) return res.redirect(303, roomsUrl(programmeId));
      const form = parsed.ok ? withMistake(req.body, "name", roomText[refused ?? "name-taken"]) : parsed.form;
      await sendPage(req, res, await editPage(programmeId, roomId, form, asking(res)));
    }),

    post(`${base}/:roomId/removal`, "planner", async (req, res) => {
      const { programmeId, roomId } = parseParams(RoomParams, req.params);
      const refused = await removeRoom(db, programmeId, roomId, actorId(res));
      if (refused === null) return res.redirect(303, roomsUrl(programmeId));
      await sendPage(req, res, await editPage(programmeId, roomId, emptyForm, asking(res), refused), 409);
    }),
  ];
}

/** Back to the workshop's form where one came from there, with the room chosen; else to the list. */
function afterAdding(programmeId: string, workshopId: string | undefined, id: string): string {
  return workshopId === undefined ? roomsUrl(programmeId) : workshopUrl(programmeId, workshopId, `/time?room=${id}`);
}
