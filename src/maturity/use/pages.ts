import { ownName, treeOptions } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatDay, formatNumber, formatShare, saidIn, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { toolsUrl } from "../addresses.ts";
import { partsToChoose } from "../levels/parts.ts";
import { maturityRooms } from "../pages.ts";
import type { Tool } from "../queries.ts";
import { toolUseUrl, useFileUrl, useUrl } from "./addresses.ts";
import type { UnitsByChange } from "./change.ts";
import { decimalsOf } from "./decimals.ts";
import type { UseWanted } from "./forms.ts";
import type { Change, Obstacle, ToolUseSum, Use, Version } from "./queries.ts";

/** What a page of the tools' use is made of. */
export interface UseSeen {
  use: Use;
  sums: readonly ToolUseSum[];
  change: Change;
  versions: readonly Version[];
  obstacles: readonly Obstacle[];
  /** The day in the programme's time zone. */
  today: string;
}

/** How much each tool is used: a row a tool. */
export function usePage(seen: UseSeen, wanted: UseWanted, form: FormState, asking: Asking): Page {
  const { t, role } = asking;
  const { programmeId, tools } = seen.use;
  const shown = tools.filter((tool) => !tool.isEnded || isKnown(tool, seen));
  const filter = filterModel(seen.use, useUrl(programmeId), form, asking);
  const mistakes = summary([filter.from, filter.to]);
  return {
    view: "maturity/use/use",
    title: t("toolUse.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: maturityRooms(programmeId, "use", asking),
      mistakes,
      filter,
      how: howText(seen.change, asking),
      rows: shown.map((tool) => rowOf(tool, seen, wanted, asking)),
      toolsUrl: role === "planner" || role === "owner" ? toolsUrl(programmeId) : null,
      csvUrl: useFileUrl(programmeId, "csv", wanted),
      xlsxUrl: useFileUrl(programmeId, "xlsx", wanted),
    },
  };
}

function isKnown({ id }: Tool, { sums, versions, obstacles }: UseSeen): boolean {
  return [sums, versions, obstacles].some((rows) => rows.some(({ toolId }) => toolId === id));
}

function rowOf(tool: Tool, seen: UseSeen, wanted: UseWanted, asking: Asking) {
  const { t, locale } = asking;
  const open = seen.obstacles.filter(({ toolId, solvedOn }) => toolId === tool.id && solvedOn === null).length;
  return {
    name: saidIn(tool.names, locale),
    plainName: textIn(tool.names, locale),
    url: toolUseUrl(tool, wanted),
    figures: seen.sums.filter(({ toolId }) => toolId === tool.id).map((sum) => sumText(sum, asking)),
    change: changeCell(seen.change.byTool.get(tool.id), asking),
    version: currentVersion(seen.versions, tool.id, seen.today)?.name ?? "",
    obstacles: open === 0 ? "" : t("toolUse.openObstacles", { count: open }),
  };
}

/** The version that is in use: the one taken into use last. */
export function currentVersion(versions: readonly Version[], toolId: string, today: string): Version | undefined {
  return versions.find((version) => version.toolId === toolId && version.inUseFrom <= today);
}

/** "Keskustelut: 10 510 kpl". */
function sumText({ name, total, measure, rows, overlapping, partly }: ToolUseSum, asking: Asking): string {
  const { t, locale } = asking;
  const isWhole = overlapping.size === 0 && partly.length === 0;
  if (rows.length === 0) return t("toolUse.sumNone", { name });
  const values = { name, total: decimalText(total, locale), measure };
  return isWhole ? t("toolUse.sum", values) : t("toolUse.sumUnsure", values);
}

/** An exact decimal as the language writes it. */
export function decimalText(value: string, locale: Asking["locale"]): string {
  return formatNumber(Number(value), locale, decimalsOf(value));
}

function changeCell(change: UnitsByChange | undefined, { t, locale }: Asking): string {
  if (change === undefined) return "–";
  const measured = change.grown + change.same + change.fallen;
  if (measured === 0) return "–";
  const values = { count: change.grown, measured, share: formatShare(change.grown / measured, locale) };
  return t("toolUse.change.cell", values);
}

/** Over which days the units' change is reckoned. */
export function howText({ period }: Change, { t, locale }: Asking): string | null {
  if (period === null) return null;
  return t("toolUse.change.how", { from: formatDay(period.from, locale), to: formatDay(period.to, locale) });
}

/** "3.5.2021–15.12.2021", or a single day. */
export function daysText({ startsOn, endsOn }: { startsOn: string; endsOn: string }, { locale }: Asking): string {
  const first = formatDay(startsOn, locale);
  return startsOn === endsOn ? first : `${first}–${formatDay(endsOn, locale)}`;
}

/** Which units and days are looked at, as a form whose answer is an address. */
export function filterModel({ units }: Pick<Use, "units">, url: string, form: FormState, { t }: Asking) {
  return {
    url,
    part: formField(form, t, "part", {
      label: t("toolUse.filter.part"),
      options: [
        { value: "", text: t("toolUse.filter.all") },
        ...treeOptions(partsToChoose(units, form.values["part"])),
      ],
    }),
    from: formField(form, t, "from", { label: t("toolUse.filter.from"), type: "date" }),
    to: formField(form, t, "to", { label: t("toolUse.filter.to"), type: "date" }),
  };
}

/** The name of a unit without the way to it; of what was counted of no single unit, that. */
export function unitText(unitId: string | null, { units }: Pick<Use, "units">, { t }: Asking): string {
  if (unitId === null) return t("toolUse.wholeProgramme");
  return ownName(units.find(({ id }) => id === unitId)?.name ?? "");
}
