import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Industry } from "../../../programmes/index.ts";
import { organisationsUrl } from "../../pages.ts";
import type { Effect } from "../../registration.ts";
import { sizeText } from "../../sizes.ts";
import { commitmentText } from "../../words.ts";
import type { Mapping } from "../columns.ts";
import type { ImportRefusal } from "../commands.ts";
import type { Segment } from "../../segments/queries.ts";
import { mostMissing } from "../forms.ts";
import { importUrl, mappingValues } from "../pages.ts";
import type { ImportPlan, Missing, PlannedRow } from "../plan.ts";
import type { RowMistake } from "../reading.ts";

const mistakeText: Record<RowMistake, Key> = {
  "name-missing": "organisations.import.row.nameMissing",
  "name-long": "organisations.import.row.nameLong",
  "too-deep": "organisations.import.row.tooDeep",
  "part-of-missing": "organisations.import.row.partOfMissing",
  "part-of-person": "organisations.edit.parentIsPerson",
  "kind-unknown": "organisations.import.row.kindUnknown",
  "industry-unknown": "organisations.import.row.industryUnknown",
  "segment-unknown": "organisations.import.row.segmentUnknown",
  "segment-of-person": "organisations.import.row.segmentOfPerson",
  "size-unknown": "organisations.import.row.sizeUnknown",
  "municipality-long": "organisations.import.row.municipalityLong",
  "commitment-unknown": "organisations.import.row.commitmentUnknown",
  "contact-long": "organisations.import.row.contactLong",
  "email-missing": "organisations.import.row.emailMissing",
  "email-bad": "organisations.import.row.emailBad",
  "language-unknown": "organisations.import.row.languageUnknown",
  repeated: "organisations.import.row.repeated",
  conflict: "organisations.import.row.conflict",
};

const effectText: Record<Effect, Key> = {
  new: "organisations.import.effect.new",
  changed: "organisations.import.effect.changed",
  unchanged: "organisations.import.effect.unchanged",
};

const effectClass: Record<Effect, string> = { new: "chip solid", changed: "chip tentative", unchanged: "chip" };

const refusalText: Record<ImportRefusal, Key> = {
  "wrong-rows": "organisations.import.refused.wrongRows",
  "nothing-left": "organisations.import.refused.nothingLeft",
};

/** More rows than this are only counted: a page of ten thousand is read by nobody. */
const mostRows = 200;

export interface Preview {
  programmeId: string;
  draftId: string;
  mapping: Mapping;
  plan: ImportPlan;
  industries: Industry[];
  segments: Segment[];
  refused: ImportRefusal | null;
}

/** What the import would do: the counts, the mistakes row by row, and the rows themselves. */
export function previewPage(
  { programmeId, draftId, mapping, plan, industries, segments, refused }: Preview,
  asking: Asking,
): Page {
  const { t } = asking;
  const url = importUrl(programmeId, draftId);
  const wrong = plan.rows.filter((row) => row.effect === null);
  const good = plan.rows.filter((row) => row.effect !== null);
  const changing = plan.organisations.new + plan.organisations.changed;
  const leaveOut = leaveOutField(plan, refused, asking);
  const mistakes = summary([leaveOut]);
  return {
    view: "organisations/imports/preview/preview",
    title: t("organisations.import.title"),
    hasMistakes: refused !== null,
    model: {
      heading: t(
        changing + wrong.length === 0
          ? "organisations.import.previewHeadingNone"
          : "organisations.import.previewHeading",
      ),
      lead: `${countsText(plan, asking)}.`,
      mistakes,
      showsSegment: mapping.segment !== null,
      showsCommitment: mapping.commitment !== null,
      wrong: shownRows(wrong, { industries, segments }, asking),
      good: shownRows(good, { industries, segments }, asking),
      missing: [
        missingModel(plan.missingIndustries, "industries", `${url}/industries`, asking),
        missingModel(plan.missingSegments, "segments", `${url}/segments`, asking),
      ].filter((each) => each !== null),
      leaveOut: wrong.length === 0 ? null : leaveOut,
      mayRun: changing > 0,
      mapping: Object.entries(mappingValues(mapping)).map(([name, value]) => ({ name, value })),
      completionUrl: `${url}/completion`,
      columnsUrl: `${url}?${new URLSearchParams(mappingValues(mapping)).toString()}`,
      otherFileUrl: `${organisationsUrl(programmeId)}/imports/new`,
      listUrl: organisationsUrl(programmeId),
    },
  };
}

function countsText({ organisations, implied, wrongRows }: ImportPlan, { t }: Asking): string {
  const parts: [Key, number][] = [
    ["organisations.import.new", organisations.new],
    ["organisations.import.implied", implied],
    ["organisations.import.changed", organisations.changed],
    ["organisations.import.unchanged", organisations.unchanged],
    ["organisations.import.wrong", wrongRows],
  ];
  return parts
    .filter(([, count]) => count > 0)
    .map(([key, count]) => t(key, { count }))
    .join(", ");
}

function shownRows(
  rows: readonly PlannedRow[],
  { industries, segments }: Pick<Preview, "industries" | "segments">,
  asking: Asking,
) {
  if (rows.length === 0) return null;
  const { t, locale } = asking;
  const namesOf = (named: readonly (Industry | Segment)[]) =>
    new Map(named.map(({ id, names }) => [id, textIn(names, locale)]));
  const [industryNames, segmentNames] = [namesOf(industries), namesOf(segments)];
  const shown = rows.slice(0, mostRows).map(({ row, registration, effect, mistakes }) => ({
    row,
    name: registration.name,
    industry: industryNames.get(registration.industryId ?? "") ?? "",
    segment: segmentNames.get(registration.segmentId ?? "") ?? "",
    size: registration.sizeClass === null ? "" : sizeText(registration.sizeClass),
    municipality: registration.municipality,
    commitment: registration.commitment == null ? "" : t(commitmentText[registration.commitment]),
    contact: registration.contacts.map(({ name, email }) => (name === email ? email : `${name}, ${email}`)).join(""),
    effect: effect === null ? null : t(effectText[effect]),
    effectClass: effect === null ? null : effectClass[effect],
    mistakes: mistakes.map((mistake) =>
      t(mistakeText[mistake.reason], { value: mistake.value, row: mistake.row ?? 0 }),
    ),
  }));
  const numbers = { shown: formatNumber(shown.length, locale), all: formatNumber(rows.length, locale) };
  return { rows: shown, restText: rows.length > shown.length ? t("organisations.import.firstRows", numbers) : null };
}

const missingText: Record<"industries" | "segments", Record<"heading" | "lead" | "legend" | "add" | "many", Key>> = {
  industries: {
    heading: "organisations.import.missingHeading",
    lead: "organisations.import.missingLead",
    legend: "organisations.import.missingLegend",
    add: "organisations.import.missingAdd",
    many: "organisations.import.missingMany",
  },
  segments: {
    heading: "organisations.import.missingSegments.heading",
    lead: "organisations.import.missingSegments.lead",
    legend: "organisations.import.missingSegments.legend",
    add: "organisations.import.missingSegments.add",
    many: "organisations.import.missingSegments.many",
  },
};

/** What the file names and the programme does not have, to be ticked and added; very many mean another column. */
function missingModel(missing: readonly Missing[], what: keyof typeof missingText, url: string, { t }: Asking) {
  if (missing.length === 0) return null;
  const words = missingText[what];
  if (missing.length > mostMissing) return { manyText: t(words.many, { count: missing.length }), question: null };
  const choices = formField(emptyForm, t, what, {
    label: t(words.legend),
    type: "checkbox",
    options: missing.map(({ name, rows }) => ({
      value: name,
      text: t("organisations.import.missingOption", { name, count: rows }),
    })),
    value: missing.map(({ name }) => name).join("\n"),
  });
  return {
    manyText: null,
    question: { heading: t(words.heading), lead: t(words.lead), add: t(words.add), choices, url },
  };
}

function leaveOutField({ wrongRows }: ImportPlan, refused: ImportRefusal | null, { t }: Asking) {
  const form = refused === null ? emptyForm : { values: {}, mistakes: { leaveOut: refusalText[refused] } };
  return formField(form, t, "leaveOut", {
    label: t("organisations.import.leaveOutLegend"),
    type: "checkbox",
    options: [{ value: "on", text: t("organisations.import.leaveOut", { count: wrongRows }) }],
  });
}
