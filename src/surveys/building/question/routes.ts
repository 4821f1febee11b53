import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { findQuestion } from "../acts/places.ts";
import { anchorOf, buildingUrl } from "../addresses.ts";
import type { Place } from "../edits/commands.ts";
import { digestOf } from "../edits/digest.ts";
import { findChangeSince, type MadeEdit } from "../edits/queries.ts";
import { BuildingParams, NewQuestionQuery, QuestionKeyParams, Since } from "../forms.ts";
import { loadBuilding, type Building } from "../queries.ts";
import { saveNewQuestion, saveQuestion, type QuestionRefusal, type Saved } from "./commands.ts";
import { QuestionForm } from "./forms.ts";
import { questionKinds } from "./kinds.ts";
import { kindsPage, questionPage, type NewAt, type QuestionForm as Form } from "./pages.ts";
import { begun, pressed, readPress, withPasted, type Press } from "./pressing.ts";
import { mostOptions, readTyped, word, type Fields } from "./reading.ts";
import { newOption, typedOf, type TypedQuestion } from "./typed-question.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/building";

/** One question: its form, whose buttons change rows and keep what is typed, and saving it. */
export function questionRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/new-question`, "planner", async (req, res) => {
      const building = await loadBuilding(db, parseParams(BuildingParams, req.params));
      const query = parseStrictly(NewQuestionQuery, req.query);
      const kind = questionKinds.find((each) => each === query.kind);
      const at = newPlace(building, query);
      if (kind === undefined) return await sendPage(req, res, kindsPage(building, at, asking(res)));
      await sendForm(req, res, building, { ...untold, typed: about(building, begun(kind), at.need), of: { at } });
    }),

    post(`${base}/new-question`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const fields = parseStrictly(QuestionForm, req.body);
      const typed = readTyped(fields);
      const building = await loadBuilding(db, place);
      const at = newPlace(building, { section: word(fields, "section"), before: word(fields, "before") });
      const press = readPress(word(fields, "press"));
      if (press !== null) return await sendPressed(req, res, building, { press, fields, typed }, { at });
      const whole = withPasted(typed, word(fields, linesField), building.programme.locales);
      if (whole.left !== "") return await sendForm(req, res, building, { ...leftOver(whole), of: { at } });
      const since = Since.parse(word(fields, "since") || undefined);
      const saved = await saveNewQuestion(db, place, { typed: whole.typed, at, since }, actorId(res));
      if (!("refused" in saved)) return res.redirect(303, savedUrl(place, saved.key, "question.add"));
      await sendForm(req, res, building, { typed: whole.typed, of: { at }, ...toldOf(saved.refused) });
    }),

    get(`${base}/questions/:questionKey`, "planner", async (req, res) => {
      const { questionKey, ...place } = parseParams(QuestionKeyParams, req.params);
      const building = await loadBuilding(db, place);
      const { question } = found(building, questionKey);
      const keepsOptions = question.options.length > mostOptions;
      const of = { question, seen: digestOf(question), keepsOptions };
      await sendForm(req, res, building, { ...untold, typed: typedOf(question), of });
    }),

    post(`${base}/questions/:questionKey`, "planner", async (req, res) => {
      const { questionKey: key, ...place } = parseParams(QuestionKeyParams, req.params);
      const fields = parseStrictly(QuestionForm, req.body);
      const building = await loadBuilding(db, place);
      const written = readTyped(fields);
      const seen = word(fields, "seen");
      const keepsOptions = word(fields, "keepsOptions") === "on";
      const press = readPress(word(fields, "press"));
      const question = findQuestion(building.working.questionnaire, key)?.question;
      // A question that a colleague has removed can still be added anew.
      const of = question === undefined ? { at: newPlace(building, {}) } : { question, seen, keepsOptions };
      if (press !== null) return await sendPressed(req, res, building, { press, fields, typed: written }, of);
      const whole = withPasted(written, word(fields, linesField), building.programme.locales);
      if (whole.left !== "") return await sendForm(req, res, building, { ...leftOver(whole), of });
      const { typed } = whole;
      const mayDropConditions = word(fields, "conditions") === "drop";
      const saved = await saveQuestion(db, place, { key, typed, seen, keepsOptions }, actorId(res), {
        mayDropConditions,
      });
      if (!("refused" in saved)) return res.redirect(303, savedUrl(place, saved.key, "question.edit"));
      const now = await loadBuilding(db, place);
      const changed = await findChangeSince(db, now.working, key, seen);
      await sendRefused(req, res, now, { key, typed, seen, keepsOptions, saved, changed });
    }),
  ];
}

const untold = { mistakes: {}, refused: null, focus: null, lines: "" };

/** Where many options are pasted at once: saving adds them too. */
const linesField = "lines-to-add";

/** The form where not all pasted lines have become options. */
function leftOver({ typed, left }: { typed: TypedQuestion; left: string }): Omit<Form, "of"> {
  return { ...untold, typed, lines: left, mistakes: { [linesField]: "too-many-options" } };
}

/** What the refused question's form says. */
function toldOf(
  refused: Extract<Saved, { refused: unknown }>["refused"],
): Pick<Form, "mistakes" | "refused" | "focus" | "lines"> {
  return isMistakes(refused) ? { ...untold, mistakes: refused.mistakes } : { ...untold, refused };
}

function isMistakes(refused: unknown): refused is Extract<QuestionRefusal, { mistakes: unknown }> {
  return typeof refused === "object" && refused !== null && "mistakes" in refused;
}

/** The place that the address or the form names; the end of the last section where it has gone meanwhile. */
function newPlace(
  { working: { questionnaire } }: Building,
  wanted: { section?: string | undefined; before?: string | undefined; need?: string | undefined },
): NewAt {
  const { section: key, before, need = "" } = wanted;
  const section = questionnaire.sections.find((each) => each.key === key) ?? questionnaire.sections.at(-1);
  const isThere = section?.questions.some((question) => question.key === before) === true;
  return { section: section?.key ?? "", before: isThere && before !== undefined ? before : null, need };
}

/** The new question with the need that it is asked for: as its own tie, or of its first option. */
function about({ catalogue }: Building, typed: TypedQuestion, key: string): TypedQuestion {
  const need = catalogue.needs.find((each) => each.key === key);
  if (need === undefined) return typed;
  const block = ["scale", "number", "ratings"].includes(typed.kind) ? "ratings" : "support";
  if (typed.options.length === 0) return { ...typed, need: key, block };
  const option = { ...newOption, texts: need.names, need: key };
  return { ...typed, block, options: [option, ...typed.options.slice(1)] };
}

function found({ working: { questionnaire } }: Building, key: string) {
  const place = findQuestion(questionnaire, key);
  if (place === undefined) throw new NotFound("question");
  return place;
}

async function sendForm(req: Request, res: Response, building: Building, form: Form, status?: number): Promise<void> {
  await sendPage(req, res, questionPage(building, form, asking(res)), status);
}

/** The form after one of its buttons: nothing is stored, nothing typed is lost. */
async function sendPressed(
  req: Request,
  res: Response,
  building: Building,
  { press, fields, typed }: { press: Press; fields: Fields; typed: TypedQuestion },
  of: Form["of"],
): Promise<void> {
  const lines = word(fields, linesField);
  if (press.act === "paste") {
    const whole = withPasted(typed, lines, building.programme.locales);
    const form = whole.left === "" ? { ...untold, typed: whole.typed } : leftOver(whole);
    await sendForm(req, res, building, { ...form, of, focus: focusAfter(press, whole.typed) });
    return;
  }
  const after = pressed(typed, press, word(fields, "kindWanted"));
  await sendForm(req, res, building, { ...untold, lines, typed: after, of, focus: focusAfter(press, after) });
}

/** The row that a button was about is where the keyboard goes on. */
function focusAfter({ act, at }: Press, { options }: TypedQuestion): string | null {
  const last = options.length - 1;
  if (last < 0) return null;
  const row: Partial<Record<Press["act"], number>> = { add: last, paste: last, up: at - 1, down: at + 1, remove: at };
  const wanted = row[act];
  return wanted === undefined ? null : `o${Math.min(Math.max(wanted, 0), last)}`;
}

interface Refused {
  key: string;
  typed: TypedQuestion;
  seen: string;
  keepsOptions: boolean;
  /** A colleague's change since the form was opened. */
  changed: MadeEdit | null;
  saved: Extract<Saved, { refused: unknown }>;
}

/** The form with what was typed. A question that is gone can be added anew; one that has changed is shown beside. */
async function sendRefused(req: Request, res: Response, building: Building, refused: Refused): Promise<void> {
  const { key, typed, seen, keepsOptions, changed, saved } = refused;
  const told = toldOf(saved.refused);
  const question = findQuestion(building.working.questionnaire, key)?.question;
  if (question === undefined) {
    await sendForm(req, res, building, { typed, ...told, of: { at: newPlace(building, {}) } }, 409);
    return;
  }
  // Saving once more says mine over what is there now.
  const now = told.refused === "changed-meanwhile" ? digestOf(question) : seen;
  const of = { question, seen: now, keepsOptions, changed };
  await sendForm(req, res, building, { typed, ...told, of }, told.refused === null ? undefined : 409);
}

function savedUrl({ programmeId, surveyId: id }: Place, key: string, done: string): string {
  return `${buildingUrl({ programmeId, id })}?done=${done}#${anchorOf("question", key)}`;
}
