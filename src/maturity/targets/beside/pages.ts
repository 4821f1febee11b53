import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber } from "../../../platform/i18n.ts";
import type { Target } from "../queries.ts";

/** "tavoite 300, 31.12.2021": the target that is pursued in just this part of the register with just this tool. */
export function targetBeside(
  targets: readonly Target[],
  { unitId, toolId }: Pick<Target, "unitId" | "toolId">,
  { t, locale }: Asking,
): string | null {
  const target = targets.find((each) => !each.isEnded && each.unitId === unitId && each.toolId === toolId);
  if (target === undefined) return null;
  const values = { level: formatNumber(target.level, locale), day: formatDay(target.dueOn, locale) };
  return t("targets.beside", values);
}
