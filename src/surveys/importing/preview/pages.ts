import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import { emptyForm, withMistake, type FormState } from "../../../platform/forms.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { surveysUrl, surveyUrl } from "../../pages.ts";
import type { ImportRefusal } from "../commands.ts";
import type { Reading } from "../forms.ts";
import type { OwnRowError } from "../own-form.ts";
import { draftUrl, mappingText, readingQuery } from "../pages.ts";
import { wholeName } from "../plan.ts";
import type { Forecast } from "./queries.ts";

const mistakeText: Record<OwnRowError["reason"], Key> = {
  "name-missing": "surveys.import.row.nameMissing",
  "name-twice": "surveys.import.row.nameTwice",
  "name-too-long": "surveys.import.row.tooLong",
  "too-deep": "organisations.edit.tooDeep",
  "industry-too-long": "surveys.import.row.tooLong",
  "not-a-number": "surveys.import.row.notNumber",
  "outside-scale": "surveys.import.row.outsideScale",
  "text-too-long": "surveys.import.row.tooLong",
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
  "wrong-rows": "surveys.import.wrongRows",
  "nothing-left": "surveys.import.nothingLeft",
  "not-own-form": "surveys.import.nothingToImport",
};

/** More rows than this are only counted. */
const mostErrors = 200;
const mostRows = 8;
const mostNames = 5;

export interface Preview {
  programmeId: string;
  draft: { id: string; fileName: string };
  /** Null for an export of the product's own. */
  reading: Reading | null;
  forecast: Forecast;
  /** Why the import was not made, with what was ticked. */
  refused: { reason: ImportRefusal; body: unknown } | null;
}

/** What the import would do, and which rows have errors. */
export function previewPage({ programmeId, draft, reading, forecast, refused }: Preview, asking: Asking): Page {
  const { t, locale } = asking;
  const { rows, errors } = forecast;
  const wrongRows = forecast.wrongRows.length;
  const form = refused === null ? emptyForm : withMistake(refused.body, "leaveOut", refusalText[refused.reason]);
  const leaveOut = formField(form, t, "leaveOut", {
    label: t("surveys.import.leaveOutLegend"),
    type: "checkbox",
    options: [{ value: "on", text: t("surveys.import.leaveOut", { count: wrongRows }) }],
  });
  const url = draftUrl(programmeId, draft.id);
  const query = reading === null ? {} : readingQuery(reading);
  return {
    view: "surveys/importing/preview/preview",
    title: t("surveys.import.title"),
    hasMistakes: refused !== null,
    model: {
      mistakes: summary([leaveOut]),
      lead: leadText(forecast, asking),
      isOwn: reading === null,
      survey: surveyText(programmeId, draft.fileName, forecast, asking),
      counts: countTexts(forecast, asking),
      additions: additionTexts(forecast, asking),
      questions: forecast.questions.map(({ kind, name, options }) => ({
        name: kind === "text" ? (name ?? "") : [t(kindText[kind]), name].filter((part) => part !== null).join(": "),
        options: kind === "text" ? null : options.map((option) => option.name).join(" · "),
      })),
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
      hidden: Object.entries(query).map(([name, value]) => ({ name, value })),
      actionUrl: `${url}/answers`,
      columnsUrl: `${url}?${new URLSearchParams({ ...query, by: "columns" }).toString()}`,
      otherFileUrl: `${surveysUrl(programmeId)}/import`,
    },
  };
}

const kindText: Record<"ratings" | "barriers" | "services", Key> = {
  ratings: "surveys.imported.needs",
  barriers: "surveys.imported.barriers",
  services: "surveys.imported.services",
};

function leadText({ rows, questions }: Forecast, { t }: Asking): string {
  const needs = questions.filter(({ kind }) => kind === "ratings").flatMap(({ options }) => options).length;
  const respondents = t("surveys.import.respondents", { count: rows.length });
  return needs === 0 ? `${respondents}.` : `${respondents}, ${t("surveys.import.needs", { count: needs })}.`;
}

/** Into which survey the answers go: one that is there already, or a new one. */
function surveyText(programmeId: string, fileName: string, { survey, questions }: Forecast, { t, locale }: Asking) {
  if (survey === null) {
    const text =
      questions.length === 0 ? t("surveys.import.newFromTemplate") : t("surveys.import.newSurvey", { file: fileName });
    return { text, url: null };
  }
  const title = textIn(survey.titles, locale);
  const text =
    questions.length === 0 ? t("surveys.import.intoSurvey", { title }) : t("surveys.import.again", { title });
  return { text, url: surveyUrl({ programmeId, id: survey.id }) };
}

/** What happens to whose answers, each with its number. */
function countTexts({ changes, wrongRows }: Forecast, { t }: Asking): string[] {
  const { added, updated, unchanged, kept, gone } = changes;
  const always = [
    t("surveys.import.counts.added", { count: added.length }),
    t("surveys.import.counts.updated", { count: updated.length }),
    t("surveys.import.counts.unchanged", { count: unchanged.length }),
    t("surveys.import.counts.leftOut", { count: wrongRows.length }),
  ];
  const own = kept.length === 0 ? [] : [t("surveys.import.counts.kept", { count: kept.length })];
  const missing = gone.length === 0 ? [] : [t("surveys.import.counts.gone", { count: gone.length })];
  return [...always, ...own, ...missing];
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
function additionTexts({ newOrganisations, newNeeds, newIndustries }: Forecast, { t }: Asking): string[] {
  const organisations =
    newOrganisations === 0 ? [] : [t("surveys.import.newOrganisations", { count: newOrganisations })];
  const needs = newNeeds.length === 0 ? [] : [t("surveys.import.newNeeds", { count: newNeeds.length })];
  const names = newIndustries.slice(0, 20).join(", ");
  const industries =
    newIndustries.length === 0 ? [] : [t("surveys.import.newIndustries", { count: newIndustries.length, names })];
  return [...needs, ...industries, ...organisations];
}
