import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage, type Page } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { workshopUrl } from "../pages.ts";
import { readArrangement, type Arrangement, type ArrangementRefusal } from "./arrangement.ts";
import { arrangeWorkshop } from "./commands.ts";
import { ArrangementForm, JustAddedQuery } from "./forms.ts";
import { notesOf } from "./notes/pages.ts";
import { arrangementField, arrangementText, timePage, timeText } from "./pages.ts";
import { clashesOfArrangement, loadSurroundings, type Surroundings } from "./queries.ts";

export function timeRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/:workshopId/time";
  const checkedPage = async (around: Surroundings, next: Arrangement, form: FormState, asked: Asking) => {
    const notes = notesOf(around, next, await clashesOfArrangement(db, around, next), asked);
    return timePage(around, form, asked, { notes });
  };

  return [
    get(base, "planner", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const added = parseStrictly(JustAddedQuery, req.query);
      const around = await loadSurroundings(db, programmeId, workshopId);
      await sendPage(req, res, timePage(around, emptyForm, asking(res), { added }));
    }),

    post(`${base}/check`, "planner", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const around = await loadSurroundings(db, programmeId, workshopId);
      const read = readForm(around, req.body);
      const form = { values: typedValues(req.body), mistakes: {} };
      const page =
        "form" in read
          ? timePage(around, read.form, asking(res))
          : await checkedPage(around, read.arrangement, form, asking(res));
      await sendPage(req, res, page);
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const around = await loadSurroundings(db, programmeId, workshopId);
      const read = readForm(around, req.body);
      if ("form" in read) return await sendPage(req, res, timePage(around, read.form, asking(res)));
      const place = { programmeId, workshopId };
      const arranged = await arrangeWorkshop(db, deps, { ...place, ...read }, actorId(res));
      if (typeof arranged === "object") {
        const { told, letIn } = arranged;
        const query = new URLSearchParams({ done: "arranged", told: String(told), letIn: String(letIn) });
        return res.redirect(303, `${workshopUrl(programmeId, workshopId)}?${query.toString()}`);
      }
      const { page, status } = await refusedPage(arranged, req.body, place, asking(res));
      await sendPage(req, res, page, status);
    }),
  ];

  async function refusedPage(
    refused: ArrangementRefusal,
    body: unknown,
    { programmeId, workshopId }: { programmeId: string; workshopId: string },
    asked: Asking,
  ): Promise<{ page: Page; status: number }> {
    const around = await loadSurroundings(db, programmeId, workshopId);
    const field = arrangementField[refused];
    if (field !== null)
      return { page: timePage(around, withMistake(body, field, arrangementText[refused]), asked), status: 422 };
    const form = { values: typedValues(body), mistakes: {} };
    return { page: timePage(around, form, asked, { alert: arrangementText[refused] }), status: 409 };
  }
}

/** What the form says, or the form with what is wrong in it. */
function readForm(
  around: Surroundings,
  body: unknown,
): { arrangement: Arrangement; version: string } | { form: FormState } {
  const parsed = parseForm(ArrangementForm, body);
  if (!parsed.ok) return parsed;
  const { programme, workshop, topic, rooms } = around;
  const { version, ...typed } = parsed.data;
  const room = rooms.find(({ id }) => id === typed.roomId) ?? null;
  const { timeZone } = programme;
  const read = readArrangement(typed, {
    ...{ timeZone, minutes: workshop.durationMinutes, room, topic },
    before: workshop,
  });
  if ("reason" in read) return { form: withMistake(body, read.field, timeText[read.reason]) };
  return { arrangement: read, version };
}
