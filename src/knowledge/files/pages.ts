import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatNumber } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { articleUrl } from "../addresses.ts";
import type { FileRefusal } from "./attachment.ts";
import type { Attachment } from "./queries.ts";

export const fileRefusalText: Record<FileRefusal, Key> = {
  "no-file": "knowledge.files.noFile",
  "empty-file": "knowledge.files.empty",
  "wrong-kind": "knowledge.files.wrongKind",
  "too-large": "knowledge.files.tooLarge",
  "too-much": "knowledge.files.tooMuch",
};

/** An article's files, and for those who write the form for one more. */
export function filesModel(
  { article, files }: { article: { programmeId: string; id: string }; files: readonly Attachment[] },
  form: FormState,
  writes: boolean,
  { t, locale }: Asking,
) {
  const url = `${articleUrl(article)}/files`;
  return {
    isShown: files.length > 0 || writes,
    files: files.map(({ id, name, size }) => ({
      url: `${url}/${id}`,
      name,
      text: t("knowledge.files.take", { name, size: formatNumber(Math.max(0.1, size / (1024 * 1024)), locale, 1) }),
      removalUrl: writes ? `${url}/${id}/removal` : null,
    })),
    adding: writes
      ? {
          url,
          field: formField(form, t, "file", {
            label: t("knowledge.files.file"),
            hint: t("knowledge.files.hint"),
            type: "file",
          }),
          isOpen: Object.keys(form.mistakes).length > 0,
        }
      : null,
  };
}
