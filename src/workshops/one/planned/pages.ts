import type { Organisation } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { workshopsUrl } from "../../register/pages.ts";
import { topicKinds } from "../../topics/kinds.ts";
import type { Topic } from "../../topics/queries.ts";
import { kindHint, kindOneText, levelText } from "../../words.ts";
import { audienceFieldsOf, usualAudience } from "../audience/pages.ts";

/** The form of a workshop that staff plan by hand, whatever the series says; `workshopId` is the id that it gets. */
export function plannedPage(
  { programmeId, topics, organisations }: { programmeId: string; topics: Topic[]; organisations: Organisation[] },
  workshopId: string,
  form: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  // It is of its topic's sort, and for whom it is may be left for later.
  const topic = topics.find(({ id }) => id === form.values["topicId"]);
  const kind = topicKinds.find((each) => each === form.values["kind"]) ?? topic?.kind ?? "themed";
  const shown = { ...form, values: { audience: usualAudience(kind, organisations), ...form.values } };
  const fields = {
    topicId: formField(form, t, "topicId", {
      label: t("workshops.log.topic"),
      options: [
        { value: "", text: t(topics.length === 0 ? "workshops.log.noTopics" : "form.choose") },
        ...topics.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
    }),
    ownTitle: formField(form, t, "ownTitle", {
      label: t("workshops.planned.ownTitle"),
      hint: t("workshops.planned.ownTitleHint"),
      optional: true,
    }),
    level: formField(form, t, "level", {
      label: t("workshops.log.level"),
      value: "all",
      options: (["all", "basics", "intermediate", "advanced"] as const).map((value) => ({
        value,
        text: t(levelText[value]),
      })),
    }),
    kind: formField(form, t, "kind", {
      label: t("workshops.details.kind"),
      type: "radio",
      value: kind,
      options: topicKinds.map((value) => ({ value, text: t(kindOneText[value]), hint: t(kindHint[value]) })),
    }),
    ...audienceFieldsOf(organisations, shown, asking),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "workshops/one/planned",
    title: t("workshops.planned.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      fields,
      mistakes,
      workshopId,
      isNamed: true,
      showsPicked: form.values["audience"] === "picked",
      actionUrl: `${workshopsUrl(programmeId)}/planned`,
      cancelUrl: workshopsUrl(programmeId),
    },
  };
}
