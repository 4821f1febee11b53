import type { Request, Response } from "express";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { emptyForm, parseParams, parseStrictly, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { getLetterTexts } from "../../publishing/letters/queries.ts";
import { everyText } from "../../questionnaire/every-text.ts";
import { loadWorking } from "../edits/queries.ts";
import { BuildingParams, SectionKeyParams } from "../forms.ts";
import { saveTexts } from "./commands.ts";
import { readColumns } from "./columns.ts";
import { fieldOf } from "./field-names.ts";
import { readTexts, TextsForm, TextsQuery } from "./forms.ts";
import { partUrl, shownTexts, textsPage, type TextsPart, type TextsShown } from "./pages.ts";
import { seenOf } from "./typed-texts.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/building/texts";

/** Every text of a survey, in its languages side by side. */
export function textRoutes({ db }: Deps): Route[] {
  return [
    get(base, "planner", async (req, res) => {
      const { only, saved = null } = parseStrictly(TextsQuery, req.query);
      const part = only === "missing" ? { missing: true as const } : { opening: true as const };
      await sendPage(req, res, textsPage({ ...(await loadShown(db, req, part)), saved }, emptyForm, asking(res)));
    }),
    post(base, "planner", async (req, res) => {
      const { only } = parseStrictly(TextsQuery, req.query);
      await save(db, req, res, only === "missing" ? { missing: true } : { opening: true });
    }),
    get(`${base}/sections/:sectionKey`, "planner", async (req, res) => {
      const { saved = null } = parseStrictly(TextsQuery, req.query);
      const shown = await loadShown(db, req, sectionPart(req));
      await sendPage(req, res, textsPage({ ...shown, saved }, emptyForm, asking(res)));
    }),
    post(`${base}/sections/:sectionKey`, "planner", async (req, res) => {
      await save(db, req, res, sectionPart(req));
    }),
  ];
}

function sectionPart(req: Request): TextsPart {
  return { section: parseParams(SectionKeyParams, req.params).sectionKey };
}

async function loadShown(db: Db, req: Request, part: TextsPart): Promise<TextsShown> {
  const { programmeId, surveyId } = parseParams(BuildingParams, req.params);
  const working = await loadWorking(db, programmeId, surveyId);
  const { sections } = working.questionnaire;
  if ("section" in part && !sections.some(({ key }) => key === part.section)) throw new NotFound("section");
  const { locales } = await getProgramme(db, programmeId);
  return { working, locales, part, letters: await getLetterTexts(db, surveyId), saved: null };
}

/** Saves what was typed, or shows it again with what is wrong: too long, or written anew by a colleague meanwhile. */
async function save(db: Db, req: Request, res: Response, part: TextsPart): Promise<void> {
  const shown = await loadShown(db, req, part);
  const texts = everyText(shown.working.questionnaire);
  const { typed, form } = readTexts(texts, parseStrictly(TextsForm, req.body), shown.working.isPublished);
  const pasted = readColumns(shownTexts(shown, form), shown.locales, form.values);
  if (pasted !== null) {
    const values = { ...form.values, ...Object.fromEntries(pasted.filled) };
    await sendPage(req, res, textsPage({ ...shown, pasted }, { values, mistakes: {} }, asking(res)));
    return;
  }
  const showAgain = async (again: FormState, status: number) =>
    await sendPage(req, res, textsPage(shown, again, asking(res)), status);
  if (Object.keys(form.mistakes).length > 0) {
    await showAgain(form, 422);
    return;
  }
  const { id: surveyId, programmeId } = shown.working.survey;
  const outcome = await saveTexts(db, { programmeId, surveyId }, typed, actorId(res));
  if ("saved" in outcome) {
    const url = partUrl(shown, part);
    res.redirect(303, `${url}${url.includes("?") ? "&" : "?"}saved=${outcome.saved}`);
    return;
  }
  const mistakes = outcome.clashes.map(
    ({ id, locale }) => [fieldOf(id, locale), "surveys.texts.changedMeanwhile"] as const,
  );
  // The colleague's words are shown beside: who saves again has seen them.
  const sent = texts.filter(({ id }) => typed.has(id));
  const seen = sent.map((text) => [fieldOf(text.id, "seen"), seenOf(text)] as const);
  await showAgain(
    { values: { ...form.values, ...Object.fromEntries(seen) }, mistakes: Object.fromEntries(mistakes) },
    409,
  );
}
