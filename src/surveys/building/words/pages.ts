import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import { conditionMistakeText } from "../../questionnaire/conditions/pages.ts";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";
import type { ActRefusal } from "../acts/places.ts";
import type { StepRefusal } from "../edits/commands.ts";
import type { ConditionRefusal, EditAct } from "../edits/edit.ts";
import type { DoneAct } from "../forms.ts";
import type { StructureReason } from "../mistakes.ts";
import type { AnsweredRefusal } from "../question/answered.ts";
import type { QuestionKind } from "../question/kinds.ts";

export const kindName: Record<QuestionKind, Key> = {
  single: "building.kind.single",
  multiple: "building.kind.multiple",
  scale: "building.kind.scale",
  ratings: "building.kind.ratings",
  matrix: "building.kind.matrix",
  ranking: "building.kind.ranking",
  yesno: "building.kind.yesno",
  number: "building.kind.number",
  date: "building.kind.date",
  text: "building.kind.text",
  info: "building.kind.info",
};

export const languageName: Record<Locale, Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

/** What was done, said right after it. */
export const doneText: Record<DoneAct, Key> = {
  "question.add": "building.done.questionAdd",
  "question.edit": "building.done.questionEdit",
  "question.copy": "building.done.questionCopy",
  "question.move": "building.done.questionMove",
  "question.remove": "building.done.questionRemove",
  "section.add": "building.done.sectionAdd",
  "section.edit": "building.done.sectionEdit",
  "section.move": "building.done.sectionMove",
  "section.remove": "building.done.sectionRemove",
  "condition.edit": "building.done.conditionEdit",
  "condition.remove": "building.done.conditionRemove",
  "texts.edit": "building.done.textsEdit",
  "version.restore": "building.done.versionRestore",
  undo: "building.done.undo",
  redo: "building.done.redo",
  used: "building.done.used",
  discarded: "building.done.discarded",
};

/** What an edit was, as the buttons that take it back and make it again name it. */
export const actName: Record<EditAct, Key> = {
  "question.add": "building.act.questionAdd",
  "question.edit": "building.act.questionEdit",
  "question.copy": "building.act.questionCopy",
  "question.move": "building.act.questionMove",
  "question.remove": "building.act.questionRemove",
  "section.add": "building.act.sectionAdd",
  "section.edit": "building.act.sectionEdit",
  "section.move": "building.act.sectionMove",
  "section.remove": "building.act.sectionRemove",
  "condition.edit": "building.act.conditionEdit",
  "condition.remove": "building.act.conditionRemove",
  "texts.edit": "building.act.textsEdit",
  "version.restore": "building.act.versionRestore",
};

type Refusal = ActRefusal | AnsweredRefusal | StepRefusal | "changed-meanwhile";

export const refusalText: Record<Refusal, Key> = {
  "no-question": "building.refused.noQuestion",
  "no-section": "building.refused.noSection",
  "no-place": "building.refused.noPlace",
  "answered-kind": "building.refused.answeredKind",
  "answered-scale": "building.refused.answeredScale",
  "changed-meanwhile": "building.refused.changedMeanwhile",
  "edited-meanwhile": "building.refused.editedMeanwhile",
};

export const structureText: Record<StructureReason, Key> = {
  "no-questions": "building.mistake.noQuestions",
  "empty-section": "building.mistake.emptySection",
  "no-options": "building.mistake.noOptions",
  "one-option": "building.mistake.oneOption",
  "number-without-ends": "building.mistake.numberWithoutEnds",
};

/** A form that can be sent once more, so that conditions that stand in its way go too. */
export interface Again {
  url: string;
  fields: { name: string; value: string }[];
}

/** Why an act was not done, and where conditions stand in its way how to do it without them. */
export interface Alert {
  text: string;
  reasons: string[];
  again: (Again & { text: string }) | null;
}

export function alertOf(
  refused: Refusal | ConditionRefusal,
  questionnaire: Questionnaire,
  again: Again | null,
  asking: Asking,
): Alert {
  const { t } = asking;
  if (typeof refused === "string") return { text: t(refusalText[refused]), reasons: [], again: null };
  return {
    text: t("building.refused.conditions"),
    reasons: refused.conditions.map((mistake) => conditionMistakeText(mistake, questionnaire, asking)),
    again:
      again === null
        ? null
        : {
            ...again,
            fields: [...again.fields, { name: "conditions", value: "drop" }],
            text: t("building.refused.withoutConditions"),
          },
  };
}

/** The question's or section's own words, or what stands for it while it has none. */
export function nameOf(texts: Parameters<typeof textIn>[0], { t, locale }: Asking): string {
  return firstLine(textIn(texts, locale)) || t("building.unnamed");
}

/** What a thing is known by: an information text may have many lines, and signs that make words stand out. */
export function firstLine(text: string): string {
  return (text.trim().split("\n")[0] ?? "").replaceAll("**", "");
}

/** As much of a name as a button or a list has room for. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text;
}
