import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, textsField } from "../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../platform/forms.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Workshop } from "../../register/queries.ts";
import { topicKinds } from "../../topics/kinds.ts";
import { eventKinds, eventKindText, kindHint, kindOneText } from "../../words.ts";
import type { EditRefusal } from "../edit-refusal.ts";
import { editText, refusalShown, workshopFrame, workshopUrl } from "../pages.ts";
import { workshopVersion } from "../version.ts";

/** The form of what sort of workshop it is. */
export function detailsPage(
  programme: Programme,
  workshop: Workshop,
  form: FormState,
  asking: Asking,
  refused: EditRefusal | null = null,
): Page {
  const { t } = asking;
  const shown = form === emptyForm ? { ...emptyForm, values: valuesOf(workshop) } : form;
  const fields = {
    kind: formField(shown, t, "kind", {
      label: t("workshops.details.kind"),
      type: "radio",
      options: topicKinds.map((value) => ({ value, text: t(kindOneText[value]), hint: t(kindHint[value]) })),
    }),
    eventKind: formField(shown, t, "eventKind", {
      label: t("workshops.details.eventKind"),
      type: "radio",
      options: eventKinds.map((value) => ({ value, text: t(eventKindText[value]) })),
    }),
    isPublic: formField(shown, t, "isPublic", {
      label: t("workshops.details.public"),
      type: "checkbox",
      options: [{ value: "on", text: t("workshops.details.isPublic"), hint: t("workshops.details.publicHint") }],
    }),
  };
  const titles =
    workshop.topicId === null
      ? textsField(shown, t, "titles", { label: t("workshops.details.titles"), wanted: programme.locales })
      : null;
  const mistakes = summary([...(titles?.fields ?? []), ...Object.values(fields)]);
  const url = workshopUrl(programme.id, workshop.id);
  return {
    view: "workshops/one/details",
    title: t("workshops.details.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...workshopFrame(programme, workshop, "overview", asking),
      fields,
      titles,
      mistakes,
      alert: refusalShown(workshop, refused === null ? null : editText[refused], t),
      version: workshopVersion(workshop),
      actionUrl: `${url}/details`,
      cancelUrl: url,
    },
  };
}

function valuesOf({ kind, eventKind, isPublic, names }: Workshop): Record<string, string> {
  return { kind, eventKind, ...(isPublic && { isPublic: "on" }), ...textValues("titles", names) };
}
