import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Page } from "../../platform/pages.ts";
import type { ImportDraft } from "../drafts/queries.ts";
import { organisationsUrl } from "../pages.ts";
import { mappedColumnText } from "../words.ts";
import { columns, guessColumns, mappedColumns, type Mapping } from "./columns.ts";
import { levels } from "./levels.ts";

/** Which file? */
export function filePage(programmeId: string, form: FormState, { t }: Asking): Page {
  const url = organisationsUrl(programmeId);
  const file = formField(form, t, "file", {
    label: t("organisations.import.fileLabel"),
    hint: t("organisations.import.fileHint"),
    type: "file",
  });
  const mistakes = summary([file]);
  return {
    view: "organisations/imports/file",
    title: t("organisations.import.title"),
    hasMistakes: mistakes.length > 0,
    model: { file, mistakes, actionUrl: `${url}/imports`, cancelUrl: url, templateUrl: `${url}/export.xlsx` },
  };
}

/**
 * Which column of the file is what, and of which of the `wholes`, the register's organisations, the rows are parts? The
 * guesses are chosen until staff choose otherwise.
 */
export function columnsPage(
  programmeId: string,
  draft: ImportDraft,
  wholes: readonly string[],
  typed: FormState,
  { t }: Asking,
): Page {
  const guessed = guessColumns(draft.header, wholes);
  const form = typed === emptyForm ? { ...emptyForm, values: mappingValues(guessed) } : typed;
  const headings = draft.header.map((heading, at) => ({ value: String(at), text: columnName(draft, heading, at, t) }));
  const notInFile = { value: "", text: t("organisations.import.notInFile") };
  const field = (column: (typeof mappedColumns)[number]) =>
    formField(form, t, column, {
      label: t(mappedColumnText[column]),
      optional: column !== "name",
      options: [notInFile, ...headings],
    });
  const fields = columns.map(field);
  const above = levels.map(field);
  const under = formField(form, t, "under", {
    label: t("organisations.import.under"),
    options: [
      { value: "", text: t("organisations.import.underNone") },
      ...wholes.map((name) => ({ value: name, text: name })),
    ],
  });
  const mistakes = summary([...above, ...fields]);
  const url = importUrl(programmeId, draft.id);
  return {
    view: "organisations/imports/columns",
    title: t("organisations.import.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      lead: t("organisations.import.columnsLead", { file: draft.fileName, count: draft.rows.length }),
      fields,
      above: {
        fields: above,
        under: wholes.length === 0 ? null : under,
        isOpen: [...above, under].some(({ value }) => value !== ""),
      },
      mistakes,
      actionUrl: `${url}/preview`,
      otherFileUrl: `${organisationsUrl(programmeId)}/imports/new`,
    },
  };
}

function columnName({ rows }: ImportDraft, heading: string, at: number, t: Asking["t"]): string {
  const name = shortened(heading) || t("organisations.import.column", { number: at + 1 });
  const example = shortened(rows.map((row) => row[at] ?? "").find((cell) => cell.trim() !== "") ?? "");
  return example === "" ? name : t("organisations.import.example", { heading: name, example });
}

const shortened = (text: string) => {
  const clean = text.replaceAll(/\s+/g, " ").trim();
  return clean.length <= 40 ? clean : `${clean.slice(0, 39)}…`;
};

/** The mapping as fields of a form or an address. */
export function mappingValues(mapping: Mapping): Record<string, string> {
  const places = Object.fromEntries(mappedColumns.map((column) => [column, mapping[column]?.toString() ?? ""]));
  return mapping.under === undefined || mapping.under === "" ? places : { ...places, under: mapping.under };
}

/** The address of an import's columns. */
export function importUrl(programmeId: string, draftId: string): string {
  return `${organisationsUrl(programmeId)}/imports/${draftId}`;
}

/** The address of an import's preview with these columns. */
export function previewUrl(programmeId: string, draftId: string, mapping: Mapping): string {
  return `${importUrl(programmeId, draftId)}/preview?${new URLSearchParams(mappingValues(mapping)).toString()}`;
}
