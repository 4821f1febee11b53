import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, type Field } from "../../platform/fields.ts";
import { emptyForm } from "../../platform/forms.ts";
import { textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { languageText, surveyUrl } from "../pages.ts";
import type { Survey } from "../queries.ts";
import { notShownCell, unknownCell } from "../questionnaire/answer-cells.ts";
import type { Withheld } from "./anonymous-rows.ts";
import { tableForms, toolForms } from "./forms.ts";
import type { SpssWords } from "./spss/variables.ts";
import type { CodebookHeaders } from "./tables/codebook.ts";
import type { TableWords } from "./tables/text-table.ts";

const formText: Record<(typeof tableForms)[number] | (typeof toolForms)[number], { text: Key; hint: Key }> = {
  xlsx: { text: "exporting.form.xlsx", hint: "exporting.form.xlsxHint" },
  csv: { text: "exporting.form.csv", hint: "exporting.form.csvHint" },
  spss: { text: "exporting.form.spss", hint: "exporting.form.spssHint" },
  vv: { text: "exporting.form.vv", hint: "exporting.form.vvHint" },
};

const withheldText: Record<Withheld, Key> = {
  "not-closed": "exporting.withheld.notClosed",
  "too-few": "exporting.withheld.tooFew",
};

/** What there is to take along. */
export interface Available {
  survey: Survey;
  sent: number;
  unfinished: number;
  isAnonymous: boolean;
  withheld: Withheld | null;
}

/** In which form the answers, or the survey itself, are taken along. */
export function exportPage(available: Available, asking: Asking): Page {
  const { survey, sent, unfinished, isAnonymous, withheld } = available;
  const { t, locale } = asking;
  const url = surveyUrl(survey);
  const hasAnswers = withheld === null && sent + unfinished > 0;
  return {
    view: "surveys/exporting/export",
    title: `${t("exporting.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url },
      lead: leadText(available, t),
      notice: isAnonymous && hasAnswers ? t("exporting.anonymous") : null,
      actionUrl: `${url}/export/answers`,
      table: hasAnswers ? tableFields(asking, unfinished) : null,
      tool: hasAnswers ? toolFields(asking, unfinished) : null,
      ownWordsUrl: isAnonymous && hasAnswers ? `${url}/export/answers?form=own-words&language=${locale}` : null,
      signs: hasAnswers ? signsTable(t) : null,
      structureUrl: `${url}/export/survey.json`,
    },
  };
}

function leadText({ sent, unfinished, withheld }: Available, t: Translate): string {
  if (withheld !== null) return t(withheldText[withheld]);
  if (sent + unfinished === 0) return t("exporting.nothing");
  const first = t("exporting.lead", { count: sent });
  return unfinished === 0 ? first : `${first} ${t("exporting.leadUnfinished", { count: unfinished })}`;
}

function tableFields(asking: Asking, unfinished: number) {
  const { t } = asking;
  const field = fieldOf(t, "table");
  return {
    form: field("form", { label: t("exporting.file"), type: "radio", value: "xlsx", options: formOptions(tableForms, t) }),
    cells: field("cells", {
      ...{ label: t("exporting.cells"), type: "radio", value: "texts" },
      options: [
        { value: "texts", text: t("exporting.texts"), hint: t("exporting.textsHint") },
        { value: "codes", text: t("exporting.codes"), hint: t("exporting.codesHint") },
      ],
    }),
    choices: field("choices", {
      ...{ label: t("exporting.choices"), type: "radio", value: "columns" },
      options: [
        { value: "columns", text: t("exporting.columns") },
        { value: "joined", text: t("exporting.joined") },
      ],
    }),
    language: languageField(field, asking),
    unfinished: unfinishedField(field, t, unfinished),
  };
} // prettier-ignore

function toolFields(asking: Asking, unfinished: number) {
  const { t } = asking;
  const field = fieldOf(t, "tool");
  const options = formOptions(toolForms, t);
  return {
    form: field("form", { label: t("exporting.tool"), type: "radio", value: "spss", options }),
    language: languageField(field, asking),
    unfinished: unfinishedField(field, t, unfinished),
  };
}

type FieldOf = (name: string, settings: Parameters<typeof formField>[3]) => Field;

/** The page's two forms have fields of the same names: their ids say of which they are. */
function fieldOf(t: Translate, form: string): FieldOf {
  return (name, settings) => ({ ...formField(emptyForm, t, name, settings), id: `f-${form}-${name}` });
}

function formOptions(forms: readonly (keyof typeof formText)[], t: Translate) {
  return forms.map((value) => ({ value, text: t(formText[value].text), hint: t(formText[value].hint) }));
}

function languageField(field: FieldOf, { t, locale }: Asking): Field {
  const options = locales.map((value) => ({ value, text: t(languageText[value]) }));
  return field("language", { label: t("exporting.language"), value: locale, options });
}

function unfinishedField(field: FieldOf, t: Translate, unfinished: number): Field | null {
  if (unfinished === 0) return null;
  const options = [{ value: "on", text: t("exporting.unfinished", { count: unfinished }) }];
  return field("unfinished", { label: t("exporting.besides"), type: "checkbox", options });
}

/** How each form tells a blank answer, "I don't know" and a question that was not shown apart. */
function signsTable(t: Translate) {
  const told = [t("exporting.signs.blank"), t("exporting.signs.unknown"), t("exporting.signs.notShown")];
  const row = (form: string, signs: string[]) => ({
    form,
    cells: signs.map((text, at) => ({ text, label: told[at] ?? "" })),
  });
  const empty = t("exporting.signs.empty");
  return {
    caption: t("exporting.signs.caption"),
    columns: [t("exporting.signs.form"), ...told],
    rows: [
      row(t("exporting.signs.texts"), [empty, t("exporting.words.unknown"), t("exporting.words.notShown")]),
      row(t("exporting.signs.codes"), [empty, unknownCell, notShownCell]),
      row(t("exporting.form.spss"), [
        t("exporting.signs.systemMissing"),
        t("exporting.signs.unknownCode"),
        t("exporting.signs.notShownCode"),
      ]),
      row(t("exporting.form.vv"), [empty, t("exporting.signs.unknownColumn"), "{question_not_shown}"]),
    ],
  };
}

/** The words of a table in the language. */
export function tableWords(t: Translate, locale: Locale, timeZone: string): TableWords {
  return {
    ...{ locale, whose: whoseWords(t), yes: t("surveys.response.yes"), no: t("surveys.response.no") },
    languages: { fi: t(languageText.fi), sv: t(languageText.sv), en: t(languageText.en) },
    sources: {
      link: t("exporting.words.link"),
      import: t("exporting.words.import"),
      interview: t("exporting.words.interview"),
    },
    ...{ unknown: t("exporting.words.unknown"), notShown: t("exporting.words.notShown") },
    other: t("exporting.words.other"),
    textIn: (texts) => textIn(texts, locale),
    timeText: (instant) => {
      const at = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDateTime();
      return at.toString({ smallestUnit: "minute" }).replace("T", " ");
    },
  };
}

/** The words of SPSS's labels in the language. */
export function spssWords(t: Translate, locale: Locale): SpssWords {
  return {
    ...{ row: t("exporting.words.row"), whose: whoseWords(t), textIn: (texts) => textIn(texts, locale) },
    ...{ chosen: t("exporting.words.chosen"), notChosen: t("exporting.words.notChosen") },
    ...{ yes: t("surveys.response.yes"), no: t("surveys.response.no"), other: t("exporting.words.other") },
    ...{ unknown: t("exporting.words.unknown"), notShown: t("exporting.words.notShown") },
    place: t("exporting.words.place"),
  };
}

function whoseWords(t: Translate): [string, string, string, string, string] {
  return [
    t("exporting.words.organisation"),
    t("exporting.words.industry"),
    t("exporting.words.language"),
    t("exporting.words.source"),
    t("exporting.words.sent"),
  ];
}

/** The headings of the codebook. */
export function codebookHeaders(t: Translate): CodebookHeaders {
  return [
    t("exporting.codebook.column"),
    t("exporting.codebook.question"),
    t("exporting.codebook.code"),
    t("exporting.codebook.meaning"),
  ];
}
