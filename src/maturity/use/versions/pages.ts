import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Tool } from "../../queries.ts";
import { toolUseUrl } from "../addresses.ts";
import type { Version } from "../queries.ts";
import type { VersionMistake } from "./commands.ts";

export const versionText: Record<VersionMistake, Key> = { "name-taken": "toolUse.version.nameTaken" };

/** A version that is there, or a new one. */
export function versionPage(tool: Tool, version: Version | null, form: FormState, asking: Asking): Page {
  const { t, locale } = asking;
  const now = version === null ? {} : { name: version.name, inUseFrom: version.inUseFrom, note: version.note };
  const filled = form === emptyForm ? { ...emptyForm, values: now } : form;
  const fields = {
    name: formField(filled, t, "name", { label: t("toolUse.version.name"), hint: t("toolUse.version.nameHint") }),
    inUseFrom: formField(filled, t, "inUseFrom", { label: t("toolUse.version.inUseFrom"), type: "date" }),
    note: formField(filled, t, "note", {
      ...{ label: t("toolUse.version.note"), hint: t("toolUse.version.noteHint"), rows: 3, optional: true },
    }),
  };
  const mistakes = summary(Object.values(fields));
  const base = `${toolUseUrl(tool)}/versions`;
  const url = version === null ? base : `${base}/${version.id}`;
  const title =
    version === null
      ? t("toolUse.version.newTitle", { name: textIn(tool.names, locale) })
      : t("toolUse.version.title", { name: version.name });
  return {
    view: "maturity/use/version",
    title,
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ title, mistakes, fields, url, backUrl: `${toolUseUrl(tool)}#versions` },
      removal:
        version === null
          ? null
          : { url: `${url}/removal`, heading: t("toolUse.version.remove"), text: t("toolUse.version.removeText") },
    },
  };
}
