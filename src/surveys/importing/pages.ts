import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import type { Page } from "../../platform/pages.ts";
import { surveysUrl } from "../pages.ts";
import { tornPart } from "./files/pages.ts";
import type { Torn } from "./files/worker.ts";

/** Which file? Answers of any tool, or a survey's structure: what it is, its content tells. */
export function filePage(
  programmeId: string,
  form: FormState,
  asking: Asking,
  wrong: { torn?: Torn; place?: string } = {},
): Page {
  const { t } = asking;
  const file = formField(form, t, "file", {
    label: t("importing.file.label"),
    hint: t("importing.file.hint"),
    type: "file",
  });
  const mistakes = summary([file]);
  return {
    view: "surveys/importing/file",
    title: t("surveys.import.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ file, mistakes, torn: tornPart(wrong.torn ?? null, asking), place: wrong.place ?? null },
      ...{ actionUrl: `${surveysUrl(programmeId)}/import`, cancelUrl: surveysUrl(programmeId) },
      mappingsUrl: mappingsUrl(programmeId),
    },
  };
}

/** The address of an uploaded file's pages. */
export function draftUrl(programmeId: string, draftId: string): string {
  return `${surveysUrl(programmeId)}/import/${draftId}`;
}

/** Where the kept mappings are listed. */
export function mappingsUrl(programmeId: string): string {
  return `${surveysUrl(programmeId)}/import/mappings`;
}
