import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import { surveyUrl } from "../../pages.ts";
import { completenessIn, everyText, isWanted, type SurveyText, type TextRole } from "../../questionnaire/every-text.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { missingLetters, wordedKinds, type WordedKind } from "../../publishing/letters/letter.ts";
import { letterUrl } from "../../publishing/letters/pages.ts";
import type { OwnTexts } from "../../publishing/letters/writing.ts";
import { textsUrl } from "../addresses.ts";
import type { Working } from "../edits/queries.ts";
import { columnDigest, columnField, columnOf, columnsPress, type Pasted } from "./columns.ts";
import { fieldOf } from "./field-names.ts";
import { isLongText } from "./forms.ts";
import { seenOf } from "./typed-texts.ts";

/** Which of the survey's texts a page shows: those before the first section, one section's, or all that are missing. */
export type TextsPart = { opening: true } | { section: string } | { missing: true };

export interface TextsShown {
  working: Working;
  /** The programme's languages. */
  locales: readonly Locale[];
  part: TextsPart;
  /** The mails that staff have worded themselves; the product's own are there in every language. */
  letters: OwnTexts;
  /** How many texts have just been saved; null where none were. */
  saved: number | null;
  /** What has been pasted, to be looked at before it is saved. */
  pasted?: Pasted;
}

const languageText: Record<Locale, Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

const roleText: Record<TextRole, Key> = {
  title: "surveys.texts.role.title",
  intro: "surveys.texts.role.intro",
  notice: "surveys.texts.role.notice",
  "section-title": "surveys.texts.role.sectionTitle",
  "section-help": "surveys.texts.role.sectionHelp",
  question: "surveys.texts.role.question",
  info: "surveys.texts.role.info",
  help: "surveys.texts.role.help",
  option: "surveys.texts.role.option",
  unit: "surveys.texts.role.unit",
  unknown: "surveys.texts.role.unknown",
  "scale-name": "surveys.texts.role.scaleName",
  step: "surveys.texts.role.step",
};

const hintText: Partial<Record<TextRole, Key>> = {
  notice: "surveys.texts.placeholders",
  info: "surveys.texts.markdown",
};

/** The texts of one part in the programme's languages side by side, and how whole each language is. */
export function textsPage(shown: TextsShown, form: FormState, asking: Asking): Page {
  const { working, locales, part, saved } = shown;
  const { t } = asking;
  const { survey, questionnaire, isPublished } = working;
  const groups = groupsOf(shown, form, asking);
  const columns = columnsOf(shown, form, asking);
  const fields = groups.flatMap(({ texts }) => texts.flatMap((text) => text.fields));
  const mistakes = summary([...columns, ...fields]);
  const isMissing = "missing" in part;
  return {
    view: "building/texts/texts",
    title: `${t("surveys.texts.title")} – ${textIn(survey.titles, asking.locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, asking.locale), url: surveyUrl(survey) },
      status: saved === null ? null : t("surveys.texts.saved", { count: saved }),
      pasted: mistakes.length > 0 ? null : pastedText(shown, asking),
      columns: {
        fields: columns,
        hint: t("surveys.texts.column.hint", { count: shownTexts(shown, form).length }),
        isOpen: columns.some(({ error }) => error !== null),
        press: columnsPress,
      },
      mistakes,
      published: isPublished ? t("surveys.texts.published") : null,
      meters: locales.map((locale) => {
        const { done, total } = completenessIn(questionnaire, locale);
        const language = t(languageText[locale]);
        const text = t("surveys.texts.completeness", { done, total });
        return { language, done, total, text, isWhole: done === total };
      }),
      parts: partsOf(shown, asking),
      letters: lettersOf(shown, asking),
      heading: headingOf(shown, asking),
      groups,
      nothing: groups.length > 0 ? null : t(isMissing ? "surveys.texts.nothingMissing" : "surveys.texts.nothing"),
      actionUrl: partUrl(shown, part),
      only: isMissing ? "missing" : null,
    },
  };
}

function pastedText({ pasted }: TextsShown, { t }: Asking): string | null {
  if (pasted === undefined) return null;
  const count = pasted.filled.size;
  return count === 0 ? t("surveys.texts.column.same") : t("surveys.texts.column.shown", { count });
}

/** Each language as a column to copy and to paste over; one with a wrong number of lines stays as it was pasted. */
function columnsOf(shown: TextsShown, form: FormState, { t }: Asking) {
  const { locales, pasted } = shown;
  const texts = shownTexts(shown, form);
  return locales.map((locale) => {
    const column = columnOf(texts, locale);
    const lines = pasted?.wrong[locale];
    const name = columnField(locale);
    return {
      ...{ id: `f-${name}`, name, lang: locale, label: t(languageText[locale]) },
      ...{ seenName: columnField(locale, "seen"), seen: columnDigest(column) },
      value: lines === undefined ? column : (form.values[name] ?? ""),
      rows: Math.min(16, Math.max(3, texts.length + 1)),
      error: lines === undefined ? null : t("surveys.texts.column.wrongCount", { language: t(languageText[locale]), lines, texts: texts.length }), // prettier-ignore
    };
  });
}

/** The parts as links, each with how many texts it lacks. */
function partsOf(shown: TextsShown, { t, locale }: Asking) {
  const { questionnaire } = shown.working;
  const lacking = everyText(questionnaire).filter((text) => isMissingText(text, shown.locales));
  const partModel = (part: TextsPart, name: string, count: number) => ({
    name,
    url: partUrl(shown, part),
    isCurrent: JSON.stringify(part) === JSON.stringify(shown.part),
    missing: count === 0 ? null : t("surveys.texts.missing", { count }),
  });
  return [
    partModel({ opening: true }, t("surveys.texts.opening"), lacking.filter(({ section }) => section === null).length),
    ...questionnaire.sections.map(({ key, titles }) => {
      const own = lacking.filter(({ section }) => section === key);
      return partModel({ section: key }, textIn(titles, locale) || key, own.length);
    }),
    partModel({ missing: true }, t("surveys.texts.onlyMissing"), lacking.length),
  ];
}

const letterText: Record<WordedKind, Key> = {
  invitation: "surveys.letters.invitation.title",
  reminder: "surveys.letters.reminder.title",
};

/** The mails, which have pages of their own; a survey that is answered by one link for all sends none. */
function lettersOf({ working: { survey }, letters, locales }: TextsShown, { t }: Asking) {
  if (survey.access === "common") return [];
  return wordedKinds.map((kind) => {
    const own = letters[kind];
    const count = own === undefined ? 0 : missingLetters(own, locales).length;
    return {
      name: t(letterText[kind]),
      url: letterUrl(survey, kind),
      missing: count === 0 ? null : t("surveys.texts.missing", { count }),
    };
  });
}

function headingOf({ working, part }: TextsShown, { t, locale }: Asking): string {
  if ("opening" in part) return t("surveys.texts.opening");
  if ("missing" in part) return t("surveys.texts.onlyMissing");
  const section = working.questionnaire.sections.find(({ key }) => key === part.section);
  return section === undefined ? part.section : textIn(section.titles, locale);
}

/** The question's first line: an information text may have many. */
function nameOf({ key, texts }: Question, { locale }: Asking): string {
  const [first = ""] = textIn(texts, locale).split("\n");
  return first === "" ? key : first;
}

interface TextModel {
  legend: string;
  hint: string | null;
  optional: boolean;
  seenName: string;
  seen: string;
  fields: Field[];
}

/** The texts of the page in their order. */
export function shownTexts({ working, part, locales }: TextsShown, form: FormState): SurveyText[] {
  return everyText(working.questionnaire).filter((text) => {
    if ("missing" in part) return isMissingText(text, locales) || isTyped(text, form);
    return text.section === ("section" in part ? part.section : null) && !isUnnamedStep(text);
  });
}

/** The part's texts, question by question; the opening and a section's own texts have no question. */
function groupsOf(shown: TextsShown, form: FormState, asking: Asking): { name: string | null; texts: TextModel[] }[] {
  const inPart = shownTexts(shown, form);
  const questions = shown.working.questionnaire.sections.flatMap((section): Question[] => section.questions);
  const groups = Map.groupBy(inPart, ({ section, question }) => JSON.stringify([section, question]));
  return [...groups.values()].map((texts) => {
    const question = questions.find(({ key }) => key === texts[0]?.question);
    return {
      name: question === undefined ? null : nameOf(question, asking),
      texts: texts.map((text) => textModel(text, shown, form, asking)),
    };
  });
}

/** What is longer than this does not fit on one line beside the other languages. */
const mostOnALine = 26;

function textModel(text: SurveyText, { locales, pasted }: TextsShown, form: FormState, { t }: Asking): TextModel {
  const hint = hintText[text.role];
  const longest = Math.max(...locales.map((locale) => text.texts[locale].length));
  const isLong = isLongText(text) || longest > mostOnALine;
  const rows = isLong ? { rows: Math.min(14, Math.max(2, Math.ceil(longest / 60))) } : {};
  return {
    legend: t(roleText[text.role], { number: text.number ?? "" }),
    hint: hint === undefined ? null : t(hint),
    optional: !isWanted(text),
    seenName: fieldOf(text.id, "seen"),
    seen: form.values[fieldOf(text.id, "seen")] ?? seenOf(text),
    fields: locales.map((locale) => {
      const name = fieldOf(text.id, locale);
      const isClash = form.mistakes[name] === "surveys.texts.changedMeanwhile";
      const now = isClash || pasted?.filled.has(name) === true ? { hint: nowText(text.texts[locale], t) } : {};
      const settings = { label: t(languageText[locale]), lang: locale, value: text.texts[locale] };
      return formField(form, t, name, { ...settings, ...rows, ...now });
    }),
  };
}

/** What is stored now, beside what was typed or pasted. */
function nowText(text: string, t: Asking["t"]): string {
  return text === "" ? t("surveys.texts.nowEmpty") : t("surveys.texts.now", { text });
}

/** A step without a name in any language has none to be put in others; the question's own page gives it one. */
function isUnnamedStep(text: SurveyText): boolean {
  return text.role === "step" && !isWanted(text);
}

function isMissingText(text: SurveyText, locales: readonly Locale[]): boolean {
  return isWanted(text) && locales.some((locale) => text.texts[locale].trim() === "");
}

/** Whether the form was sent with the text in it: then it is shown again, whatever has become of it. */
function isTyped({ id }: SurveyText, form: FormState): boolean {
  return form.values[fieldOf(id, "seen")] !== undefined;
}

export function partUrl({ working }: Pick<TextsShown, "working">, part: TextsPart): string {
  const url = textsUrl(working.survey);
  if ("section" in part) return `${url}/sections/${encodeURIComponent(part.section)}`;
  return "missing" in part ? `${url}?only=missing` : url;
}
