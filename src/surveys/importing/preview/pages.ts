import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { RowError } from "../plan.ts";
import { emptyForm, withMistake, type FormState } from "../../../platform/forms.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { surveysUrl, surveyUrl } from "../../pages.ts";
import type { ImportRefusal } from "../commands.ts";
import { blockText, mappingText, broughtKindText, shownBlocks } from "../mapping/pages.ts";
import { newKinds } from "../mapping/mapping.ts";
import { wholeName } from "../names.ts";
import { shortened } from "../files/pages.ts";
import { nameOf } from "../points/pages.ts";
import { draftUrl } from "../pages.ts";
import { hasOptions } from "../../questionnaire/questionnaire.ts";
import type { Forecast } from "./queries.ts";

const mistakeText: Record<RowError["reason"], Key> = {
  "name-missing": "surveys.import.row.nameMissing",
  "name-twice": "surveys.import.row.nameTwice",
  "name-too-long": "surveys.import.row.tooLong",
  "too-deep": "organisations.edit.tooDeep",
  "industry-too-long": "surveys.import.row.tooLong",
  "not-a-number": "surveys.import.row.notNumber",
  "outside-scale": "surveys.import.row.outsideScale",
  "nobody-known": "importing.row.nobodyKnown",
  "several-known": "importing.row.severalKnown",
  "wrong-form": "surveys.import.row.notNumber",
  "not-an-option": "surveys.import.row.notOption",
  "exclusive-with-others": "surveys.import.row.exclusive",
  "other-not-offered": "surveys.import.row.notOption",
  "out-of-range": "surveys.import.row.outsideScale",
  "too-long": "surveys.import.row.tooLong",
  "unreadable-text": "surveys.import.row.unreadable",
  "ranked-twice": "surveys.import.row.rankedTwice",
  "too-many-ranked": "surveys.import.row.tooManyRanked",
  "too-many-decimals": "surveys.import.row.decimals",
  "too-small": "surveys.import.row.tooSmall",
  "too-large": "surveys.import.row.tooLarge",
  "not-a-date": "surveys.import.row.notDate",
  "too-early": "surveys.import.row.tooEarly",
  "too-late": "surveys.import.row.tooLate",
  "unknown-with-answer": "surveys.import.row.unknownToo",
};

const refusalText: Record<ImportRefusal, Key> = {
  ...mappingText,
  changed: "importing.preview.nowOther",
  "wrong-rows": "surveys.import.wrongRows",
  "nothing-left": "surveys.import.nothingLeft",
  "not-own-form": "surveys.import.nothingToImport",
  "not-mapped": "importing.mapping.notMapped",
  "points-open": "importing.points.open",
  "unfinished-open": "importing.mapping.unfinishedOpen",
};

/** More rows than this are only counted. */
const mostErrors = 200;
const mostRows = 8;
const mostNames = 5;
const mostChanged = 20;

export interface Preview {
  programmeId: string;
  draft: { id: string; fileName: string };
  /** An export of the product's own is read without being asked about. */
  isOwn: boolean;
  forecast: Forecast;
  /** Why the import was not made, with what was ticked. */
  refused: { reason: ImportRefusal; body: unknown } | null;
}

/** What the import would do, and which rows have errors. */
export function previewPage({ programmeId, draft, isOwn, forecast, refused }: Preview, asking: Asking): Page {
  const { t, locale } = asking;
  const { rows, errors } = forecast;
  const wrongRows = forecast.wrongRows.length;
  const isOther = refused?.reason === "changed";
  const form = refused === null || isOther ? emptyForm : withMistake(refused.body, "leaveOut", refusalText[refused.reason]); // prettier-ignore
  const leaveOut = formField(form, t, "leaveOut", {
    label: t("surveys.import.leaveOutLegend"),
    type: "checkbox",
    options: [{ value: "on", text: t("surveys.import.leaveOut", { count: wrongRows }) }],
  });
  const url = draftUrl(programmeId, draft.id);
  const mappingName = formField(form, t, "mappingName", {
    label: t("importing.saved.name"),
    hint: t("importing.saved.nameHint"),
    optional: true,
  });
  return {
    view: "surveys/importing/preview/preview",
    title: t("surveys.import.title"),
    hasMistakes: refused !== null,
    model: {
      mistakes: isOther ? [{ id: "accept", text: t(refusalText.changed) }] : summary([leaveOut]),
      changed: changedParts(forecast, asking),
      replaceOwn: replaceField(form, forecast, asking),
      lead: leadText(forecast, asking),
      isOwn,
      mappingName: isOwn ? null : mappingName,
      survey: surveyText(programmeId, draft.fileName, forecast, asking),
      counts: countTexts(forecast, asking),
      additions: additionTexts(forecast, asking),
      leftOut: leftOutText(forecast, asking),
      questions: questionParts(forecast, asking),
      errors: errors
        .slice(0, mostErrors)
        .map(({ row, column, reason, cell }) => ({ row, column, cell, text: t(mistakeText[reason]) })),
      errorsText: t("surveys.import.errors", { count: wrongRows }),
      moreErrors:
        errors.length > mostErrors
          ? t("surveys.import.moreErrors", { count: formatNumber(errors.length - mostErrors, locale) })
          : null,
      leaveOut: wrongRows === 0 ? null : leaveOut,
      removeGone: goneField(form, forecast, asking),
      rows: rows.slice(0, mostRows).map(({ row, organisation, partOf, industry, answered }) => ({
        row,
        name: wholeName(partOf, organisation ?? t("surveys.import.numbered")),
        industry: industry ?? "",
        answered,
      })),
      rowsText: t("surveys.import.firstRows", { shown: Math.min(mostRows, rows.length), count: rows.length }),
      mayImport: rows.length > 0,
      importText: t("surveys.import.bringIn", { count: rows.length }),
      hidden: [{ name: "seen", value: forecast.seen }, ...(isOwn ? [{ name: "own", value: "on" }] : [])],
      actionUrl: `${url}/answers`,
      columnsUrl: isOwn ? `${url}?by=columns` : url,
      pointsUrl: `${url}/points`,
      otherFileUrl: `${surveysUrl(programmeId)}/import`,
    },
  };
}

/** What is written to each question: its kind, what the answers are used for, and how many there are. */
function questionParts({ questions }: Forecast, { t, locale }: Asking) {
  return questions.map(({ question, answered, notShown, wordsLeftOut }) => {
    const { block, kind } = question;
    const isFamily = kind === "multiple" && textIn(question.texts, locale) === "";
    const name = isFamily ? t(block === "barriers" ? "surveys.imported.barriers" : "surveys.imported.services") : textIn(question.texts, locale); // prettier-ignore
    const known = newKinds.find((each) => each === kind);
    const use = shownBlocks.find((each) => each === block);
    const options = hasOptions(question) ? question.options.map(({ texts }) => textIn(texts, locale)) : [];
    return {
      name,
      about: [
        known === undefined ? null : t(broughtKindText[known]),
        use === undefined ? null : t(blockText[use]),
        t("importing.preview.answers", { count: answered }),
        notShown === 0 ? null : t("importing.preview.notShown", { count: notShown }),
        wordsLeftOut.length === 0 ? null : t("importing.preview.wordsLeftOut", { words: listed(wordsLeftOut) }),
      ].filter((part) => part !== null).join(" · "), // prettier-ignore
      options: options.length === 0 ? null : options.join(" · "),
    };
  });
}

/** Whose earlier answers the file changes, and which: told before it happens. */
function changedParts({ changed, questions, names: own }: Forecast, { t, locale }: Asking) {
  const asked = [...own, ...questions.map(({ question }) => [question.key, question.texts] as const)];
  const names = new Map(asked.map(([key, texts]) => [key, textIn(texts, locale)]));
  const rest = changed.length - mostChanged;
  return {
    rows: changed.slice(0, mostChanged).map(({ name, isOwn, questions: keys }) => ({
      ...{ name, source: isOwn ? t("importing.preview.byLink") : t("importing.preview.byFile") },
      questions: keys.slice(0, mostNames).map((key) => names.get(key) ?? key).join(" · "), // prettier-ignore
      more: keys.length > mostNames ? t("importing.preview.more", { count: keys.length - mostNames }) : null,
    })),
    more: rest > 0 ? t("importing.preview.moreChanged", { count: rest }) : null,
  };
}

/** Whether answers given by people's own links are replaced; null where the file has none for such. */
function replaceField(form: FormState, { changes: { kept } }: Forecast, { t }: Asking): Field | null {
  if (kept.length === 0) return null;
  return formField(form, t, "replaceOwn", {
    label: t("importing.preview.keptLegend"),
    hint: t("importing.preview.kept", { count: kept.length }),
    type: "checkbox",
    options: [{ value: "on", text: t("importing.preview.replaceOwn", { count: kept.length }) }],
  });
}

function leadText({ rows, questions }: Forecast, { t }: Asking): string {
  const respondents = t("surveys.import.respondents", { count: rows.length });
  const needs = questions.filter(({ question: { block, kind } }) => block === "ratings" && kind === "ratings").flatMap(({ question }) => question.options).length; // prettier-ignore
  if (needs > 0) return `${respondents}, ${t("surveys.import.needs", { count: needs })}.`;
  return questions.length === 0 ? `${respondents}.` : `${respondents}, ${t("importing.preview.questions", { count: questions.length })}.`; // prettier-ignore
}

/** Into which survey the answers go: one that is there already, or a new one. */
function surveyText(programmeId: string, fileName: string, { survey, questions }: Forecast, { t, locale }: Asking) {
  if (survey === null) {
    const text =
      questions.length === 0 ? t("surveys.import.newFromTemplate") : t("surveys.import.newSurvey", { file: fileName });
    return { text, url: null };
  }
  const title = textIn(survey.titles, locale);
  const text = survey.isChosen
    ? t("importing.preview.into", { title })
    : questions.length === 0
      ? t("surveys.import.intoSurvey", { title })
      : t("surveys.import.again", { title });
  return { text, url: surveyUrl({ programmeId, id: survey.id }) };
}

/** What happens to whose answers, each with its number. */
function countTexts({ changes, rows, wrongRows }: Forecast, { t }: Asking): string[] {
  const { added, updated, unchanged, kept, gone } = changes;
  const always = [
    t("surveys.import.counts.added", { count: added.length }),
    t("surveys.import.counts.updated", { count: updated.length }),
    t("surveys.import.counts.unchanged", { count: unchanged.length }),
    t("surveys.import.counts.leftOut", { count: wrongRows.length }),
  ];
  const own = kept.length === 0 ? [] : [t("surveys.import.counts.kept", { count: kept.length })];
  const missing = gone.length === 0 ? [] : [t("surveys.import.counts.gone", { count: gone.length })];
  const unfinished = rows.filter(({ isSent }) => !isSent).length;
  const begun = unfinished === 0 ? [] : [t("importing.preview.begun", { count: unfinished })];
  return [...always, ...own, ...missing, ...begun];
}

/** Up to as many names as a line holds. */
const listed = (names: readonly string[]) => names.slice(0, mostChanged).map(shortened).join(" · ") + (names.length > mostChanged ? " …" : ""); // prettier-ignore

/** Which questions of the file stay out although they were answered; null where none does. */
function leftOutText({ leftOut }: Forecast, { t }: Asking): string | null {
  if (leftOut.length === 0) return null;
  return t("importing.preview.leftOut", { names: listed(leftOut.map((unit) => nameOf(unit, t))) });
}

/** Whether the answers of those who are no longer in the file go; null where everybody is there. */
function goneField(form: FormState, { changes: { gone } }: Forecast, { t, locale }: Asking): Field | null {
  if (gone.length === 0) return null;
  const inOrder = new Intl.Collator(locale, { numeric: true });
  const names = gone.map(({ name }) => name).sort((a, b) => inOrder.compare(a, b));
  const shown = names.slice(0, mostNames).join(", ");
  const rest = names.length - mostNames;
  return formField(form, t, "removeGone", {
    label: t("surveys.import.goneLegend"),
    hint:
      rest > 0
        ? t("surveys.import.goneMore", { names: shown, count: rest })
        : t("surveys.import.gone", { names: shown }),
    type: "checkbox",
    options: [{ value: "on", text: t("surveys.import.removeGone", { count: names.length }) }],
  });
}

/** What is added beside the answers, each in a sentence. */
function additionTexts({ newOrganisations, newNeeds, newIndustries, survey }: Forecast, { t }: Asking): string[] {
  const { length: count } = newOrganisations;
  // In a survey that is there most are known: a name written in another way shows.
  const isNamed = survey !== null && count > 0;
  const organisations = [
    ...(count === 0 ? [] : [t("surveys.import.newOrganisations", { count })]),
    ...(isNamed ? [t("importing.preview.newNames", { names: listed(newOrganisations) })] : []),
  ];
  const needs = newNeeds.length === 0 ? [] : [t("surveys.import.newNeeds", { count: newNeeds.length })];
  const names = newIndustries.slice(0, 20).join(", ");
  const industries =
    newIndustries.length === 0 ? [] : [t("surveys.import.newIndustries", { count: newIndustries.length, names })];
  return [...needs, ...industries, ...organisations];
}
