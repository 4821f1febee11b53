import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import { textValues } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { roadmapUrl } from "../addresses.ts";
import type { MilestoneMistake } from "../commands.ts";
import type { RoadmapSeen, Sent } from "../seen.ts";
import type { Milestone } from "../queries.ts";
import { monthOptions, nameFields, rowFields } from "../rows/pages.ts";

export const milestoneMistakeText: Record<MilestoneMistake, { field: string; key: Key }> = {
  "milestone-already": { field: "names", key: "roadmap.milestone.already" },
  "done-future": { field: "doneOn", key: "roadmap.milestone.doneFuture" },
};

/** A milestone's row as a form, or the row of a new one. */
export function milestoneForm(seen: RoadmapSeen, milestone: Milestone | null, sent: Sent | null, asking: Asking) {
  const { t } = asking;
  const { programme, today } = seen;
  const now = valuesOf(milestone, programme.startsOn ?? today);
  const field = rowFields(milestone?.id ?? "milestone", now, sent, asking);
  const named = nameFields(field, t("roadmap.milestone.name"), asking);
  const fields = {
    month: field("month", { label: t("roadmap.milestone.month"), options: monthOptions(seen, asking) }),
    day: field("day", { label: t("roadmap.milestone.day"), inputmode: "numeric", optional: true }),
    doneOn: field("doneOn", { label: t("roadmap.milestone.doneOn"), type: "date", optional: true }),
  };
  const base = `${roadmapUrl(programme.id)}/milestones`;
  const url = milestone === null ? base : `${base}/${milestone.id}`;
  return {
    ...{ ...named, ...fields, url },
    removalUrl: milestone === null ? null : `${url}/removal`,
    mistakes: summary([named.name, ...named.others, ...Object.values(fields)]),
  };
}

function valuesOf(milestone: Milestone | null, firstDay: string): Record<string, string> {
  if (milestone === null) return { month: firstDay.slice(0, 7) };
  const { names, dueOn, isWholeMonth, doneOn } = milestone;
  const day = isWholeMonth ? "" : String(Number(dueOn.slice(8, 10)));
  return { ...textValues("names", names), month: dueOn.slice(0, 7), day, doneOn: doneOn ?? "" };
}
