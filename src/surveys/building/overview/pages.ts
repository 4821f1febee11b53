import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import { surveyUrl } from "../../pages.ts";
import { shownWhenText } from "../../questionnaire/conditions/pages.ts";
import { areTextsWhole, completenessIn, missingTexts } from "../../questionnaire/every-text.ts";
import { hasOptions, isAsked, type Question, type Section } from "../../questionnaire/questionnaire.ts";
import { stateAt } from "../../survey-life.ts";
import type { ActRefusal } from "../acts/places.ts";
import { anchorOf, buildingUrl, changesUrl, questionUrl, sectionUrl, textsUrl, versionsUrl } from "../addresses.ts";
import { saysSame, standOf } from "../edits/digest.ts";
import type { StepRefusal } from "../edits/commands.ts";
import type { ConditionRefusal } from "../edits/edit.ts";
import type { MadeEdit } from "../edits/queries.ts";
import type { DoneAct } from "../forms.ts";
import { measuredNeeds, needsOf } from "../measured.ts";
import { structureMistakes, type StructureMistake } from "../mistakes.ts";
import type { Building } from "../queries.ts";
import {
  actName,
  alertOf,
  doneText,
  firstLine,
  kindName,
  languageName,
  nameOf,
  shortened,
  structureText,
  type Again,
} from "../words/pages.ts";

/** What has just happened, for the page that comes back. */
export interface Happened {
  done?: DoneAct | undefined;
  refused?: ActRefusal | ConditionRefusal | StepRefusal;
  again?: Again;
}

/** All questions of the survey in their sections, with what can be done to each, and what is still to do. */
export function buildingPage(building: Building, happened: Happened, asking: Asking): Page {
  const { t } = asking;
  const { working } = building;
  const { survey, questionnaire } = working;
  const mistakes = structureMistakes(questionnaire);
  const questions = questionnaire.sections.flatMap((section): Question[] => section.questions);
  const name = nameOf(survey.titles, asking);
  return {
    view: "building/building",
    region: "building/_building",
    title: t("building.title", { survey: name }),
    model: {
      survey: { name, url: surveyUrl(survey) },
      ...happenedModel(building, happened, asking),
      lead: t("building.lead", {
        sections: questionnaire.sections.length,
        count: questions.filter(isAsked).length,
      }),
      version: versionModel(building, asking),
      undo: turnModel(working.undo, "undo", building, asking),
      redo: turnModel(working.redo, "redo", building, asking),
      sections: sectionModels(building, asking),
      placingUrl: buildingUrl(survey),
      newSectionUrl: `${buildingUrl(survey)}/new-section`,
      previewUrl: `${surveyUrl(survey)}/preview/walk`,
      next: nextModel(building, mistakes, asking),
      mistakes: mistakes.map((mistake) => mistakeModel(building, mistake, asking)),
      languages: languageModels(building, asking),
      textsUrl: textsUrl(survey),
      needs: needsModel(building, asking),
    },
  };
}

function happenedModel({ working: { questionnaire } }: Building, { done, refused, again }: Happened, asking: Asking) {
  return {
    status: done === undefined ? null : asking.t(doneText[done]),
    // What was pressed is not there any more; the keyboard goes on from what is said.
    takesFocus: done !== undefined && done !== "question.move" && done !== "section.move",
    alert: refused === undefined ? null : alertOf(refused, questionnaire, again ?? null, asking),
  };
}

// Nobody sees the questions of a survey that is closed or came from a file.
const versionText: Record<"scheduled" | "open" | "closed", Record<"waiting" | "same", Key>> = {
  scheduled: { waiting: "building.version.waitingScheduled", same: "building.version.sameScheduled" },
  open: { waiting: "building.version.waiting", same: "building.version.same" },
  closed: { waiting: "building.version.waitingClosed", same: "building.version.sameClosed" },
};

/** Where a published survey's edits stand, and the way to take them into use; null for a draft. */
function versionModel({ working, now }: Building, { t }: Asking) {
  const { survey, isFixed, hasUnusedEdits } = working;
  const state = stateAt(survey, now);
  if (state === "draft") return null;
  const standing = versionText[state][hasUnusedEdits ? "waiting" : "same"];
  return {
    text: t(isFixed ? "building.version.fixed" : standing, { version: survey.version }),
    changes: hasUnusedEdits ? { url: changesUrl(survey), text: t("building.version.changes") } : null,
    versions: survey.version > 1 ? { url: versionsUrl(survey), text: t("building.version.all") } : null,
  };
}

function turnModel(made: MadeEdit | null, way: "undo" | "redo", { working }: Building, { t }: Asking) {
  if (made === null) return null;
  const act = t(actName[made.act]);
  const what =
    made.subject === "" ? act : t("building.turn.what", { act, subject: shortened(firstLine(made.subject)) });
  const turn = t(way === "undo" ? "building.turn.undo" : "building.turn.redo");
  const button = (subject: string) => t("building.turn.what", { act: turn, subject });
  return {
    url: `${buildingUrl(working.survey)}/${way}`,
    text: button(act),
    what: button(what),
    seen: standOf(working),
  };
}

function sectionModels(building: Building, asking: Asking) {
  const { questionnaire } = building.working;
  const missing = missingOf(building);
  const { sections } = questionnaire;
  const firsts = sections.map((_, at) => sections.slice(0, at).flatMap(({ questions }) => questions.filter(isAsked)).length); // prettier-ignore
  return sections.map((section, at) =>
    sectionModel(building, section, { at, first: firsts[at] ?? 0, missing }, asking),
  );
}

interface SectionPlace {
  at: number;
  /** How many questions there are before its first one. */
  first: number;
  missing: Missing;
}

function sectionModel(building: Building, section: Section, place: SectionPlace, asking: Asking) {
  const { t, locale } = asking;
  const { survey, questionnaire } = building.working;
  const { key, titles, helps, condition, questions } = section;
  const name = nameOf(titles, asking);
  const url = sectionUrl(survey, key);
  const last = questionnaire.sections.length - 1;
  let number = place.first;
  return {
    key,
    id: anchorOf("section", key),
    name,
    number: t("building.section.number", { number: place.at + 1 }),
    help: textIn(helps, locale),
    condition: shownWhenText(condition, questionnaire, asking),
    missing: missingText(place.missing, anchorOf("section", key), asking),
    editUrl: url,
    conditionUrl: `${url}/condition`,
    conditionText: t(condition === undefined ? "building.line.addCondition" : "building.line.editCondition"),
    removalUrl: `${url}/removal`,
    removeQuestion: t("building.section.removeQuestion", { name, count: questions.length }),
    isFilled: questions.length > 0,
    move: moveModel(`${url}/place`, anchorOf("section", key), name, { isFirst: place.at === 0, isLast: place.at === last }, asking), // prettier-ignore
    addUrl: newQuestionUrl(survey, key),
    questions: questions.map((question, at) => {
      number += isAsked(question) ? 1 : 0;
      const isFirst = place.at === 0 && at === 0;
      const isLast = place.at === last && at === questions.length - 1;
      const line = { section, question, at, number, isFirst, isLast, missing: place.missing };
      return lineModel(building, line, asking);
    }),
  };
}

interface Line {
  section: Section;
  question: Question;
  at: number;
  number: number;
  isFirst: boolean;
  isLast: boolean;
  missing: Missing;
}

function lineModel(
  building: Building,
  { section, question, at, number, isFirst, isLast, missing }: Line,
  asking: Asking,
) {
  const { t } = asking;
  const { survey, questionnaire } = building.working;
  const { key, condition } = question;
  const url = questionUrl(survey, key);
  const name = nameOf(question.texts, asking);
  const id = anchorOf("question", key);
  const next = section.questions[at + 1]?.key;
  const before = next === undefined ? "" : `&before=${encodeURIComponent(next)}`;
  return {
    key,
    id,
    number: isAsked(question) ? `${number}.` : "",
    name,
    marks: marksOf(question, asking),
    missing: missingText(missing, id, asking),
    unused: unusedText(building, question, asking),
    condition: shownWhenText(condition, questionnaire, asking),
    editUrl: url,
    placeUrl: `${url}/place`,
    copyUrl: `${url}/copy`,
    since: String(building.working.editNumber),
    removalUrl: `${url}/removal`,
    conditionUrl: `${url}/condition`,
    conditionText: t(condition === undefined ? "building.line.addCondition" : "building.line.editCondition"),
    afterUrl: `${buildingUrl(survey)}/new-question?section=${encodeURIComponent(section.key)}${before}`,
    move: moveModel(`${url}/place`, id, name, { isFirst, isLast }, asking),
  };
}

/** The buttons up and down, as the partial `building/_move` shows them. */
function moveModel(url: string, id: string, name: string, ends: { isFirst: boolean; isLast: boolean }, { t }: Asking) {
  return { url, id, up: t("building.line.up", { name }), down: t("building.line.down", { name }), ...ends };
}

/** What kind of question it is and what is special of it, in few words. */
function marksOf(question: Question, { t }: Asking): string[] {
  const needs = needsOf(question).length;
  const isRows = question.kind === "matrix" || question.kind === "ratings";
  return [
    t(kindName[question.kind]),
    ...(hasOptions(question)
      ? [t(isRows ? "building.line.rows" : "building.line.options", { count: question.options.length })]
      : []),
    ...(question.required ? [t("building.line.required")] : []),
    ...(needs > 0 ? [t("building.line.needs", { count: needs })] : []),
  ];
}

/** In which languages something of a section's or a question's is missing, by its anchor. */
type Missing = ReadonlyMap<string, Locale[]>;

function missingOf({ working, programme }: Building): Missing {
  const missing = new Map<string, Locale[]>();
  for (const locale of programme.locales)
    for (const { section, question } of missingTexts(working.questionnaire, locale)) {
      const id = question === null ? anchorOf("section", section ?? "") : anchorOf("question", question);
      missing.set(id, [...new Set([...(missing.get(id) ?? []), locale])]);
    }
  return missing;
}

function missingText(missing: Missing, id: string, { t }: Asking): string | null {
  const languages = missing.get(id);
  if (languages === undefined) return null;
  return t("form.missingLanguages", {
    languages: languages.map((locale) => t(languageName[locale]).toLowerCase()).join(", "),
  });
}

/** What of a published survey's question respondents do not see yet. */
function unusedText({ working }: Building, question: Question, { t }: Asking): string | null {
  if (!working.isPublished) return null;
  const before = working.inUse.sections
    .flatMap((section): Question[] => section.questions)
    .find(({ key }) => key === question.key);
  if (before === undefined) return t("building.line.new");
  return saysSame(before, question) ? null : t("building.line.changed");
}

function newQuestionUrl(survey: Building["working"]["survey"], section: string): string {
  return `${buildingUrl(survey)}/new-question?section=${encodeURIComponent(section)}`;
}

/** The page's one main step: the first question, the texts that are missing, publishing, or taking the edits into use. */
function nextModel({ working, programme }: Building, mistakes: readonly StructureMistake[], { t }: Asking) {
  const { survey, questionnaire, isPublished, hasUnusedEdits } = working;
  if (questionnaire.sections.length === 0)
    return { url: `${buildingUrl(survey)}/new-section`, text: t("building.section.new") };
  if (questionnaire.sections.every(({ questions }) => questions.length === 0))
    return { url: newQuestionUrl(survey, questionnaire.sections.at(-1)?.key ?? ""), text: t("building.section.add") };
  if (mistakes.length > 0) return null;
  if (!areTextsWhole(questionnaire, programme.locales))
    return { url: `${textsUrl(survey)}?only=missing`, text: t("building.texts.fill") };
  if (!isPublished) return { url: `${surveyUrl(survey)}/publication`, text: t("surveys.survey.publish") };
  return hasUnusedEdits ? { url: changesUrl(survey), text: t("building.version.changes") } : null;
}

function mistakeModel({ working }: Building, { at, reason }: StructureMistake, asking: Asking) {
  const { survey, questionnaire } = working;
  const { t } = asking;
  if (at === null) return { text: t(structureText[reason]), url: null, name: null };
  const things =
    "section" in at
      ? questionnaire.sections.filter(({ key }) => key === at.section).map(({ titles }) => titles)
      : questionnaire.sections
          .flatMap((section): Question[] => section.questions)
          .filter(({ key }) => key === at.question)
          .map(({ texts }) => texts);
  return {
    text: t(structureText[reason]),
    name: nameOf(things[0] ?? { fi: "", sv: "", en: "" }, asking),
    url: "section" in at ? newQuestionUrl(survey, at.section) : questionUrl(survey, at.question),
  };
}

function languageModels({ working, programme }: Building, { t }: Asking) {
  return programme.locales.map((locale) => {
    const { done, total } = completenessIn(working.questionnaire, locale);
    const language = t(languageName[locale]);
    return { language, done, total, text: t("building.texts.done", { done, total }), isWhole: done === total };
  });
}

/** Of the catalogue's needs those that nothing measures, each with the way to ask about it. */
function needsModel({ working, catalogue }: Building, { t, locale }: Asking) {
  const { survey, questionnaire } = working;
  // Without a section there is nowhere to ask.
  if (catalogue.needs.length === 0 || questionnaire.sections.length === 0) return null;
  const measured = measuredNeeds(questionnaire);
  const missing = catalogue.needs.filter(({ key }) => !measured.has(key));
  const last = questionnaire.sections.at(-1)?.key ?? "";
  return {
    lead: t("building.needs.lead", { count: catalogue.needs.length - missing.length, all: catalogue.needs.length }),
    missing: missing.map(({ key, names }) => ({
      name: textIn(names, locale),
      url: `${buildingUrl(survey)}/new-question?section=${encodeURIComponent(last)}&need=${encodeURIComponent(key)}`,
    })),
  };
}
