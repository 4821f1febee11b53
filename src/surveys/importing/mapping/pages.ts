import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { surveysUrl } from "../../pages.ts";
import type { Survey } from "../../queries.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { fits } from "../brought/matched.ts";
import type { Material } from "../brought/queries.ts";
import { recognisedText, reasonText, shortened } from "../files/pages.ts";
import { oneLine } from "../files/reading.ts";
import { draftUrl, mappingsUrl } from "../pages.ts";
import { mappingMistake, type MappingMistake } from "../plan.ts";
import { nameOf } from "../points/pages.ts";
import { partKinds } from "./forms.ts";
import type { CarriedKind } from "../structures/structure.ts";
import { familyRoles, fingerprintOf, isFamily, newKinds, ownKind, roleOf, unfinishedChoices, whoRoles, type FamilyRole, type ImportBlock, type Mapping, type NewKind, type Role, type Unfinished, type WhoRole } from "./mapping.ts"; // prettier-ignore
import type { SavedMapping } from "./queries.ts";
import type { Unit } from "./units.ts";

const whoText: Record<WhoRole, Key> = {
  organisation: "surveys.import.role.organisation",
  partOf: "surveys.import.role.partOf",
  industry: "surveys.import.role.industry",
  email: "importing.role.email",
  token: "importing.role.token",
};

const familyText: Record<FamilyRole, Key> = {
  need: "surveys.import.role.need",
  barrier: "surveys.import.role.barrier",
  service: "surveys.import.role.service",
};

/** The kinds of question that files bring, in words. */
export const broughtKindText: Record<CarriedKind, Key> = {
  single: "importing.kind.single",
  multiple: "importing.kind.multiple",
  ratings: "importing.kind.ratings",
  matrix: "importing.kind.matrix",
  ranking: "importing.kind.ranking",
  scale: "importing.kind.scale",
  number: "importing.kind.number",
  date: "importing.kind.date",
  yesno: "importing.kind.yesno",
  text: "importing.kind.text",
  info: "importing.kind.info",
};

/** What an answer is used for, in words. */
export const blockText: Record<ImportBlock, Key> = {
  background: "importing.block.background",
  services: "importing.block.services",
  wishes: "importing.block.wishes",
  barriers: "importing.block.barriers",
  support: "importing.block.support",
  ratings: "importing.block.ratings",
  open: "importing.block.open",
};

/** The uses that tell of more than the answers themselves; where none is chosen, the usual one of the kind is meant. */
export const shownBlocks = [
  "wishes",
  "support",
  "ratings",
  "services",
  "barriers",
] as const satisfies readonly ImportBlock[];

const partText: Record<Mapping["part"], Key> = {
  unit: "surveys.import.partUnit",
  person: "surveys.import.partPerson",
};

/** What is wrong with the roles as a whole, in words. */
export const mappingText: Record<MappingMistake, Key> = {
  "nothing-to-import": "importing.mapping.nothing",
  "two-names": "importing.mapping.twoNames",
  "two-parents": "surveys.import.twoParents",
  "two-industries": "surveys.import.twoIndustries",
  "scale-empty": "surveys.import.scaleEmpty",
  "same-question": "importing.mapping.sameQuestion",
  "respondent-needed": "importing.mapping.respondentNeeded",
};

/** More units than these have no field for their use: a form holds only so many fields. */
const mostBlocks = 900;
const mostExamples = 3;

interface Shown {
  material: Material;
  targets: readonly Survey[];
  saved: readonly SavedMapping[];
  form: FormState;
  timeZone: string;
}

/** What is in the file? Its questions with what becomes of each; the guesses are chosen until staff choose otherwise. */
export function mappingPage(
  programmeId: string,
  { material, targets, saved, form, timeZone }: Shown,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { draft, mapping, units, into, reading } = material;
  const roles = units.map((unit) => roleOf(mapping, unit));
  const isTyped = Object.keys(form.values).length > 0;
  const mistake = mappingMistake(mapping, roles);
  const fields = scaleFields(mapping, form, asking);
  const unfinished = unfinishedField(material, form, asking);
  const wrong = isTyped && mistake !== null ? [{ id: "columns", text: t(mappingText[mistake]) }] : [];
  const mistakes = [...wrong, ...summary([...Object.values(fields), ...(unfinished === null ? [] : [unfinished])])];
  const hasFamilies = roles.some(isFamily) || roles.includes("partOf");
  return {
    view: "surveys/importing/mapping",
    title: t("surveys.import.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ mistakes, fields, unfinished, isScaleOpen: hasFamilies || summary(Object.values(fields)).length > 0 },
      lead: t("importing.mapping.lead", { file: draft.fileName, count: reading.responses.length }),
      about: recognisedText(material, asking),
      open: reading.undecided.length === 0 ? null : t("importing.mapping.open", { count: reading.undecided.length }),
      points: reading.undecided.slice(0, 20).map(({ column, why, examples }) => ({
        name: pointName(column, units, asking),
        text: t(reasonText[why]),
        examples: examples.length === 0 ? null : examples.map(oneLine).map(shortened).join(" · "),
      })),
      same: sameParts(material, saved, timeZone, asking),
      target: targetPart(mapping, targets, asking),
      intoText: into === null ? null : t("importing.mapping.into", { title: textIn(into.survey.titles, locale) }),
      into: mapping.into ?? "",
      columns: units.map((unit, at) => unitPart(material, unit, at, asking)),
      actionUrl: `${draftUrl(programmeId, draft.id)}/columns`,
      pageUrl: draftUrl(programmeId, draft.id),
      savedUrl: `${draftUrl(programmeId, draft.id)}/mapping`,
      mappingsUrl: mappingsUrl(programmeId),
      otherFileUrl: `${surveysUrl(programmeId)}/import`,
    },
  };
}

function pointName(column: string, units: readonly Unit[], { t }: Asking): string {
  if (column === "*") return t("importing.points.wholeFile");
  const unit = units.find(({ source }) => source.from !== "own" && source.code === column);
  return unit === undefined ? shortened(column) : nameOf(unit, t);
}

function scaleFields({ scale, chosenFrom, part }: Mapping, form: FormState, { t }: Asking) {
  const field = (name: "min" | "max" | "from", label: Key, value: number) =>
    formField(form, t, name, { label: t(label), inputmode: "decimal", value: String(value) });
  return {
    min: field("min", "surveys.import.min", scale.min),
    max: field("max", "surveys.import.max", scale.max),
    from: field("from", "surveys.import.from", chosenFrom),
    part: formField(form, t, "part", {
      label: t("surveys.import.part"),
      hint: t("surveys.import.partHint"),
      options: partKinds.map((value) => ({ value, text: t(partText[value]) })),
      value: part,
    }),
  };
}

const unfinishedText: Record<Unfinished, Key> = {
  out: "importing.mapping.unfinishedOut",
  begun: "importing.mapping.unfinishedBegun",
  in: "importing.mapping.unfinishedIn",
};

/** What becomes of unfinished answers; null where the file has none. */
function unfinishedField({ reading, mapping }: Material, form: FormState, { t }: Asking) {
  const count = reading.responses.filter(({ isFinished }) => isFinished === false).length;
  if (count === 0) return null;
  return formField(form, t, "unfinished", {
    label: t("importing.mapping.unfinished", { count }),
    type: "radio",
    options: unfinishedChoices.map((value) => ({ value, text: t(unfinishedText[value]) })),
    value: mapping.unfinished ?? "",
  });
}

/** The mappings kept for files with the same headings. */
function sameParts({ reading }: Material, saved: readonly SavedMapping[], timeZone: string, { locale }: Asking) {
  const fingerprint = fingerprintOf(reading);
  return saved
    .filter((each) => each.fingerprint === fingerprint)
    .slice(0, 5)
    .map(({ id, name, savedAt }) => ({ id, name, savedAt: formatInstant(savedAt, locale, timeZone) }));
}

function targetPart({ into }: Mapping, targets: readonly Survey[], { t, locale }: Asking) {
  if (targets.length === 0) return null;
  return [
    { value: "", text: t("importing.mapping.newSurvey"), isChosen: into === null },
    ...targets.map(({ id, titles }) => ({ value: id, text: textIn(titles, locale), isChosen: id === into })),
  ];
}

/** One unit with its examples, and what it may become. */
function unitPart(material: Material, unit: Unit, at: number, asking: Asking) {
  const { mapping, into, units } = material;
  const { t, locale } = asking;
  const role = roleOf(mapping, unit);
  const isOwn = unit.source.from === "own";
  const questions = into?.questionnaire.sections.flatMap((section): Question[] => section.questions) ?? [];
  const option = (value: Role, text: string) => ({ value, text, isChosen: role === value });
  const asNew = into !== null || isOwn ? [] : newOptions(unit, option, asking);
  const matches = isOwn ? [] : questions.filter((question) => fits(unit, question)).map((question) => option(`match:${question.key}`, shortened(textIn(question.texts, locale)))); // prettier-ignore
  const isOneColumn = isOwn || unit.column !== null;
  const families = isOneColumn && !isOwn && into === null ? familyRoles.map((each) => option(each, t(familyText[each]))) : []; // prettier-ignore
  const who = isOneColumn ? whoRoles.filter((each) => each !== "token" || into !== null).map((each) => option(each, t(whoText[each]))) : []; // prettier-ignore
  const hasBlock = asNew.length > 0 && units.length <= mostBlocks;
  const block = Object.hasOwn(mapping.blocks, unit.code) ? (mapping.blocks[unit.code] ?? null) : null;
  return {
    number: at + 1,
    name: isOwn ? t("importing.mapping.own", { name: ownName(unit.text, t) }) : nameOf(unit, t),
    examples: examplesOf(material, unit, t),
    fieldName: `role-${at}`,
    plain: [option("ignored", t("surveys.import.role.ignored"))],
    groups: [
      { label: t("importing.mapping.asQuestion"), options: asNew },
      { label: t("importing.mapping.match"), options: matches },
      { label: t("importing.mapping.families"), options: families },
      { label: t("importing.mapping.who"), options: who },
    ].filter(({ options }) => options.length > 0),
    blockName: `block-${at}`,
    blocks: hasBlock ? [{ value: "", text: t("importing.block.usual"), isChosen: block === null }, ...shownBlocks.map((each) => ({ value: each, text: t(blockText[each]), isChosen: each === block }))] : null, // prettier-ignore
  };
}

/** The kind that the file tells first; a question of several columns can only be one of several rows or choices. */
function newOptions(unit: Unit, option: (value: Role, text: string) => object, { t }: Asking) {
  const own = t("importing.mapping.asInFile", { kind: t(broughtKindText[ownKind(unit)]).toLowerCase() });
  const several: readonly NewKind[] = unit.kind === "ratings" || unit.kind === "matrix" ? ["ratings", "text"] : ["multiple", "ranking", "ratings", "text"]; // prettier-ignore
  const kinds = unit.column === null && unit.parts.length > 0 ? several : newKinds.filter((kind) => kind !== "ratings");
  return [option("question", own), ...kinds.map((kind) => option(kind, t(broughtKindText[kind])))];
}

/** What tools add, in words where it is one of the usual things. */
const ownText: Record<string, Key> = {
  id: "importing.own.id",
  name: "importing.own.name",
  email: "importing.own.email",
  sent: "importing.own.sent",
  submitdate: "importing.own.sent",
  started: "importing.own.started",
  startdate: "importing.own.started",
  startlanguage: "importing.own.language",
  locale: "importing.own.language",
  organisation: "importing.own.organisation",
  industry: "importing.own.industry",
  source: "importing.own.source",
};

function ownName(name: string, t: Asking["t"]): string {
  const key = Object.hasOwn(ownText, name) ? ownText[name] : undefined;
  return key === undefined ? name : t(key);
}

/** What stands in the unit; where it can be read in more ways than one, as it stands in the file. */
function examplesOf({ draft }: Material, { values, parts, column }: Unit, t: Asking["t"]): string {
  const raw = column === null || values.length > 0 ? [] : draft.rows.map((line) => (line[column] ?? "").trim());
  const cells = [...new Set([...values, ...raw])].filter((cell) => cell !== "");
  const words = parts.length > 0 ? parts.map(({ text }) => text) : cells;
  const shown = words.slice(0, mostExamples).map((word) => {
    const line = oneLine(word);
    return line.length > 40 ? `${line.slice(0, 40)}…` : line;
  });
  const rest = words.length - mostExamples;
  return [...shown, ...(rest > 0 ? [t("importing.mapping.moreExamples", { count: rest })] : [])].join(" · "); // prettier-ignore
}

/** How have files been read? The kept mappings, each with a button that removes it. */
export function mappingsPage(
  programmeId: string,
  saved: readonly SavedMapping[],
  timeZone: string,
  { t, locale }: Asking,
): Page {
  return {
    view: "surveys/importing/mappings",
    title: t("importing.saved.title"),
    model: {
      lead: saved.length === 0 ? t("importing.saved.none") : t("importing.saved.lead", { count: saved.length }),
      mappings: saved.map(({ id, name, savedAt }) => ({
        ...{ name, savedAt: formatInstant(savedAt, locale, timeZone) },
        removalUrl: `${mappingsUrl(programmeId)}/${id}/removal`,
      })),
      importUrl: `${surveysUrl(programmeId)}/import`,
    },
  };
}
