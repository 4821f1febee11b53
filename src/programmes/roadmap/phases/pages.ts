import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import { textValues } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { roadmapUrl } from "../addresses.ts";
import type { PhaseMistake } from "../commands.ts";
import { monthOf } from "../months.ts";
import type { RoadmapSeen, Sent } from "../seen.ts";
import type { Phase } from "../queries.ts";
import { monthOptions, nameFields, rowFields } from "../rows/pages.ts";

export const phaseMistakeText: Record<PhaseMistake, Key> = { "phase-already": "roadmap.phase.already" };

/** A phase's row as a form, or the row of a new one. */
export function phaseForm(seen: RoadmapSeen, phase: Phase | null, sent: Sent | null, asking: Asking) {
  const { t } = asking;
  const { programme, today } = seen;
  const field = rowFields(phase?.id ?? "phase", valuesOf(phase, programme.startsOn ?? today), sent, asking);
  const options = monthOptions(seen, asking);
  const named = nameFields(field, t("roadmap.phase.name"), asking);
  const fields = {
    firstMonth: field("firstMonth", { label: t("roadmap.phase.firstMonth"), options }),
    lastMonth: field("lastMonth", { label: t("roadmap.phase.lastMonth"), options }),
    ownerName: field("ownerName", { label: t("roadmap.phase.owner"), optional: true }),
  };
  const base = `${roadmapUrl(programme.id)}/phases`;
  const url = phase === null ? base : `${base}/${phase.id}`;
  return {
    ...{ ...named, ...fields, url },
    moveUrl: `${url}/position`,
    removalUrl: phase === null ? null : `${url}/removal`,
    mistakes: summary([named.name, ...named.others, ...Object.values(fields)]),
  };
}

function valuesOf(phase: Phase | null, firstDay: string): Record<string, string> {
  if (phase === null) return { firstMonth: monthOf(firstDay).slice(0, 7), lastMonth: monthOf(firstDay).slice(0, 7) };
  const { names, firstMonth, lastMonth, ownerName } = phase;
  return {
    ...textValues("names", names),
    ...{ firstMonth: firstMonth.slice(0, 7), lastMonth: lastMonth.slice(0, 7), ownerName },
  };
}
