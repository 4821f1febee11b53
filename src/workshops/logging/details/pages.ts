import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { EventKind } from "../../register/holding.ts";
import { holdingText } from "../../register/pages.ts";
import type { Topic } from "../../topics/queries.ts";
import { durationText } from "../../topics/rows/pages.ts";
import { eventKinds, eventKindText, levelText } from "../../words.ts";
import type { LogRefusal } from "../commands.ts";
import type { LogDetails } from "../forms.ts";

/** Why a held workshop is not entered, in words and at which field. */
export const logText: Record<LogRefusal, Key> = {
  ...holdingText,
  nobody: "workshops.log.nobody",
  already: "workshops.log.already",
  "fewer-than-named": "workshops.log.fewerThanNamed",
  "no-last-time": "workshops.log.noLastTime",
};
export const logField: Record<LogRefusal, keyof LogDetails> = {
  "in-future": "heldOn",
  cancelled: "heldOn",
  nobody: "audience",
  already: "topicId",
  "fewer-than-named": "headCount",
  "no-last-time": "isSamePeople",
};

/** Lengths to choose from, in minutes. */
const lengths = [30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480];

/** What is told of a workshop held, as fields; `stored` is a length that may be none of those to choose from. */
export function heldFieldsModel(
  form: FormState,
  { topics, start, stored }: { topics: Topic[]; start: Partial<Record<string, string>>; stored: number | null },
  { t, locale }: Asking,
) {
  const valueOf = (name: string) => (start[name] === undefined ? {} : { value: start[name] });
  const offered = [...new Set([...lengths, ...(stored === null ? [] : [stored])])].sort((a, b) => a - b);
  return {
    topicId: formField(form, t, "topicId", {
      label: t("workshops.log.topic"),
      options: [
        { value: "", text: t(topics.length === 0 ? "workshops.log.noTopics" : "form.choose") },
        ...topics.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
      ...valueOf("topicId"),
    }),
    ownTitle: formField(form, t, "ownTitle", {
      label: t("workshops.log.ownTitle"),
      optional: true,
      ...valueOf("ownTitle"),
    }),
    heldOn: formField(form, t, "heldOn", { label: t("workshops.holding.day"), type: "date", ...valueOf("heldOn") }),
    headCount: formField(form, t, "headCount", {
      label: t("workshops.log.headCount"),
      hint: t("workshops.log.headCountHint"),
      inputmode: "numeric",
      optional: true,
      ...valueOf("headCount"),
    }),
    eventKind: formField(form, t, "eventKind", {
      label: t("workshops.log.eventKind"),
      options: eventKinds.map((value: EventKind) => ({ value, text: t(eventKindText[value]) })),
      ...valueOf("eventKind"),
    }),
    level: formField(form, t, "level", {
      label: t("workshops.log.level"),
      options: (["all", "basics", "intermediate", "advanced"] as const).map((value) => ({
        value,
        text: t(levelText[value]),
      })),
      ...valueOf("level"),
    }),
    durationMinutes: formField(form, t, "durationMinutes", {
      label: t("workshops.log.duration"),
      options: [
        { value: "", text: t("workshops.log.durationOfTopic") },
        ...offered.map((minutes) => ({ value: String(minutes), text: durationText(minutes, t) })),
      ],
      ...valueOf("durationMinutes"),
    }),
    place: formField(form, t, "place", { label: t("workshops.log.place"), optional: true, ...valueOf("place") }),
  };
}
