import type { Asking } from "../../platform/asking.ts";
import { summary, textsField } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { catalogueUrl, inUseText } from "../pages.ts";
import type { Entry, EntryKind } from "../queries.ts";
import type { InUse } from "../removal.ts";

const newTitle: Record<EntryKind, Key> = {
  themes: "catalogue.entry.newTheme",
  services: "catalogue.entry.newService",
  barriers: "catalogue.entry.newBarrier",
};
const editTitle: Record<EntryKind, Key> = {
  themes: "catalogue.entry.theme",
  services: "catalogue.entry.service",
  barriers: "catalogue.entry.barrier",
};
const removeText: Record<EntryKind, Key> = {
  themes: "catalogue.entry.removeTheme",
  services: "catalogue.entry.removeService",
  barriers: "catalogue.entry.removeBarrier",
};

export function newEntryPage(programme: Programme, kind: EntryKind, form: FormState, asking: Asking): Page {
  return entryPage(programme, kind, form, asking, null);
}

export function editEntryPage(
  programme: Programme,
  kind: EntryKind,
  entry: Entry,
  form: FormState,
  asking: Asking,
  refused: InUse | null,
): Page {
  const url = `${catalogueUrl(programme.id)}/${kind}/${entry.id}`;
  const now = form === emptyForm ? { ...emptyForm, values: textValues("names", entry.names) } : form;
  return entryPage(programme, kind, now, asking, { url, refused });
}

function entryPage(
  programme: Programme,
  kind: EntryKind,
  form: FormState,
  { t }: Asking,
  existing: { url: string; refused: InUse | null } | null,
): Page {
  const names = textsField(form, t, "names", { label: t("catalogue.entry.names"), wanted: programme.locales });
  const mistakes = summary(names.fields);
  const heading = t(existing === null ? newTitle[kind] : editTitle[kind]);
  const removal =
    existing === null
      ? null
      : { url: `${existing.url}/removal`, heading: t(removeText[kind]), text: t("catalogue.entry.removeHint") };
  return {
    view: "catalogue/entry",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      names,
      mistakes,
      removal,
      actionUrl: existing?.url ?? `${catalogueUrl(programme.id)}/${kind}`,
      cancelUrl: `${catalogueUrl(programme.id)}#${kind}`,
      alert: existing?.refused == null ? null : t(inUseText[existing.refused]),
    },
  };
}
