import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../../platform/forms.ts";
import { sendPage, sendSaved } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { SeatParams } from "../../people/forms.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import { holdFromDoor, markEverybody, markOne, undoEverybody } from "./commands.ts";
import { EverybodyForm, HoldForm, MarkForm, RollQuery, UndoForm } from "./forms.ts";
import { attendanceUrl, holdingText, rollPage, type Pressed } from "./pages.ts";
import { loadRoll } from "./queries.ts";

const base = "/programmes/:programmeId/workshops/:workshopId/attendance";

type Place = Record<"programmeId" | "workshopId", string>;

/** Who is here: one by one, everybody at once, and the workshop marked as held. */
export function rollRoutes({ db }: Deps): Route[] {
  const page = async (place: Place, res: Response, pressed: Partial<Pressed>) => {
    const roll = await loadRoll(db, place.programmeId, place.workshopId);
    const nothing = { refused: null, question: null, form: emptyForm, sought: "", done: undefined };
    return rollPage(roll, { ...nothing, everybody: undefined, ...pressed }, asking(res));
  };
  const saved = async (req: Request, res: Response, place: Place, pressed: Partial<Pressed>) =>
    await sendSaved(req, res, rollUrl(place, pressed), () => page(place, res, pressed));
  return [
    get(base, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { q: sought, ...done } = parseStrictly(RollQuery, req.query);
      await sendPage(req, res, await page(place, res, { sought, ...done }));
    }),

    post(`${base}/people/:seatId`, "facilitator", async (req, res) => {
      const { seatId, ...place } = parseParams(SeatParams, req.params);
      const { q: sought, attended, more } = parseStrictly(MarkForm, req.body);
      const mark = { ...place, seatId, isHere: attended === "yes", mayAddPlace: more === "yes" };
      const refused = await markOne(db, mark, actorId(res));
      if (refused === null) return await saved(req, res, place, { sought });
      const url = `${attendanceUrl(place.programmeId, place.workshopId)}/people/${seatId}`;
      const question = { url, fields: { attended, q: sought }, cancelUrl: rollUrl(place, { sought }) };
      const pressed = refused === "full" ? { sought, question } : { sought, refused };
      await sendPage(req, res, await page(place, res, pressed), 409);
    }),

    post(`${base}/everybody`, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { q: sought } = parseStrictly(EverybodyForm, req.body);
      const outcome = await markEverybody(db, place, actorId(res));
      if (outcome === "nobody-left") return await saved(req, res, place, { sought, done: outcome });
      if (typeof outcome !== "string") return await saved(req, res, place, { sought, everybody: outcome });
      await sendPage(req, res, await page(place, res, { sought, refused: outcome }), 409);
    }),

    post(`${base}/everybody/removal`, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const { q: sought, everybody: at } = parseStrictly(UndoForm, req.body);
      await undoEverybody(db, { ...place, at }, actorId(res));
      await saved(req, res, place, { sought, done: "undone" });
    }),

    post(`${base}/holding`, "facilitator", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      await getWorkshop(db, place.programmeId, place.workshopId);
      const parsed = parseForm(HoldForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(place, res, { form: parsed.form }), 422);
      const refused = await holdFromDoor(db, { ...place, ...parsed.data }, actorId(res));
      if (refused === null) return res.redirect(303, rollUrl(place, { done: "held" }));
      const { field, text } = holdingText[refused];
      await sendPage(req, res, await page(place, res, { form: withMistake(req.body, field, text) }), 422);
    }),
  ];
}

function rollUrl({ programmeId, workshopId }: Place, { sought = "", done, everybody }: Partial<Pressed>): string {
  const query = new URLSearchParams({
    ...(sought !== "" && { q: sought }),
    ...(done !== undefined && { done }),
    ...(everybody !== undefined && { everybody: everybody.toString() }),
  }).toString();
  return `${attendanceUrl(programmeId, workshopId)}${query === "" ? "" : `?${query}`}`;
}
