import type { ImportDraft } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { surveysUrl } from "../pages.ts";
import { asColumns, columnRoles, guessColumns, roleLetters, type ColumnRole } from "./columns.ts";
import { recognisedPart } from "./files/pages.ts";
import type { Recognised } from "./files/worker.ts";
import { partKinds, type Reading } from "./forms.ts";
import { mappingMistake, type MappingMistake } from "./plan.ts";
import { detectScale, suggestedThreshold } from "./scale.ts";

const roleText: Record<ColumnRole, Key> = {
  organisation: "surveys.import.role.organisation",
  partOf: "surveys.import.role.partOf",
  industry: "surveys.import.role.industry",
  need: "surveys.import.role.need",
  barrier: "surveys.import.role.barrier",
  service: "surveys.import.role.service",
  text: "surveys.import.role.text",
  ignored: "surveys.import.role.ignored",
};

const partText: Record<Reading["part"], Key> = {
  unit: "surveys.import.partUnit",
  person: "surveys.import.partPerson",
};

/** What is wrong with the columns' roles as a whole, in words. */
export const mappingText: Record<MappingMistake, Key> = {
  "nothing-to-import": "surveys.import.nothingToImport",
  "two-names": "surveys.import.twoNames",
  "two-parents": "surveys.import.twoParents",
  "two-industries": "surveys.import.twoIndustries",
  "scale-empty": "surveys.import.scaleEmpty",
};

/** Which file? */
export function filePage(programmeId: string, form: FormState, asking: Asking, torn: Recognised | null = null): Page {
  const { t } = asking;
  const file = formField(form, t, "file", {
    label: t("surveys.import.file"),
    hint: t("surveys.import.fileHint"),
    type: "file",
  });
  const mistakes = summary([file]);
  return {
    view: "surveys/importing/file",
    title: t("surveys.import.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ file, mistakes, recognised: recognisedPart(torn, asking) },
      ...{ actionUrl: `${surveysUrl(programmeId)}/import`, cancelUrl: surveysUrl(programmeId) },
    },
  };
}

const answerRoles: readonly ColumnRole[] = ["need", "barrier", "service", "text"];

/** How the file is likely to be read, until staff say otherwise. What the tool itself adds is no answer. */
export function guessedReading({ header, rows }: ImportDraft, recognised: Recognised | null = null): Reading {
  const isOwn = (at: number) => recognised !== null && "asked" in recognised && !recognised.asked.includes(at);
  const columns = guessColumns(header, rows).map((column) =>
    answerRoles.includes(column.role) && isOwn(column.at) ? { ...column, role: "ignored" as const } : column,
  );
  const cellsOf = (...roles: ColumnRole[]) =>
    columns.filter(({ role }) => roles.includes(role)).flatMap(({ at }) => rows.map((row) => row[at] ?? ""));
  const choices = detectScale(cellsOf("barrier", "service"));
  const from = cellsOf("barrier", "service").length === 0 ? 1 : suggestedThreshold(choices);
  return { roles: columns.map(({ role }) => role), part: "unit", ...detectScale(cellsOf("need")), from };
}

const mostExamples = 3;

/** What is each column? The guesses are chosen until staff choose otherwise. */
export function columnsPage(
  programmeId: string,
  draft: ImportDraft,
  { reading, recognised, typed }: { reading: Reading; recognised: Recognised | null; typed: FormState },
  asking: Asking,
): Page {
  const { t } = asking;
  const { min, max, from, part } = reading;
  const mistake = mappingMistake({ columns: asColumns(draft.header, reading.roles), scale: { min, max } });
  const isTyped = typed !== emptyForm;
  const numbers = { min: String(min), max: String(max), from: String(from), part };
  const form = isTyped ? typed : { ...emptyForm, values: numbers };
  const field = (name: "min" | "max" | "from", label: Key) =>
    formField(form, t, name, { label: t(label), inputmode: "decimal" });
  const fields = {
    min: field("min", "surveys.import.min"),
    max: field("max", "surveys.import.max"),
    from: field("from", "surveys.import.from"),
    part: formField(form, t, "part", {
      label: t("surveys.import.part"),
      hint: t("surveys.import.partHint"),
      options: partKinds.map((value) => ({ value, text: t(partText[value]) })),
    }),
  };
  const wrong = isTyped && mistake !== null ? [{ id: "columns", text: t(mappingText[mistake]) }] : [];
  const mistakes = [...wrong, ...summary(Object.values(fields))];
  return {
    view: "surveys/importing/columns",
    title: t("surveys.import.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      lead: t("surveys.import.columnsLead", { file: draft.fileName, count: draft.rows.length }),
      recognised: recognisedPart(recognised, asking),
      guess: guessText(reading.roles, asking),
      fields,
      columns: draft.header.map((heading, at) => ({
        number: at + 1,
        name: heading.trim() === "" ? t("surveys.import.column", { number: at + 1 }) : heading,
        examples: examplesOf(draft, at),
        fieldName: `role-${at}`,
        options: columnRoles.map((role) => ({
          value: role,
          text: t(roleText[role]),
          isChosen: reading.roles[at] === role,
        })),
      })),
      actionUrl: `${draftUrl(programmeId, draft.id)}/columns`,
      otherFileUrl: `${surveysUrl(programmeId)}/import`,
    },
  };
}

/** What was recognised, in one sentence. */
function guessText(roles: readonly ColumnRole[], { t }: Asking): string {
  const counts = columnRoles
    .map((role) => ({ role, count: roles.filter((each) => each === role).length }))
    .filter(({ count }) => count > 0);
  return t("surveys.import.guess", {
    roles: counts.map(({ role, count }) => `${t(roleText[role]).toLowerCase()} ${count}`).join(", "),
  });
}

function examplesOf({ rows }: ImportDraft, at: number): string {
  const cells = new Set(rows.map((row) => (row[at] ?? "").trim()).filter((cell) => cell !== ""));
  return [...cells]
    .slice(0, mostExamples)
    .map((cell) => (cell.length > 40 ? `${cell.slice(0, 40)}…` : cell))
    .join(" · ");
}

/** The reading as an address carries it. */
export function readingQuery({ roles, min, max, from, part }: Reading): Record<string, string> {
  return {
    roles: roles.map((role) => roleLetters[role]).join(""),
    min: String(min),
    max: String(max),
    from: String(from),
    part,
  };
}

/** The address of an uploaded file's pages. */
export function draftUrl(programmeId: string, draftId: string): string {
  return `${surveysUrl(programmeId)}/import/${draftId}`;
}

/** The address of the file's preview, read in this way. */
export function previewUrl(programmeId: string, draftId: string, reading: Reading): string {
  return `${draftUrl(programmeId, draftId)}/preview?${new URLSearchParams(readingQuery(reading)).toString()}`;
}
