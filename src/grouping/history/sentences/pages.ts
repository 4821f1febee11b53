import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { needBlocks, type NeedBlock } from "../../../needs/index.ts";
import type { Programme } from "../../../programmes/index.ts";
import { defaultSettings, type RunSettings } from "../../runs/settings.ts";
import { asksForAll } from "../../settings/filter.ts";
import type { Run } from "../../queries.ts";
import type { RunRow } from "../queries.ts";

const blockText: Record<NeedBlock, Key> = {
  support: "grouping.history.block.support",
  wishes: "grouping.history.block.wishes",
  ratings: "grouping.history.block.ratings",
};

const stateText: Record<Exclude<Run["state"], "done">, Key> = {
  queued: "grouping.history.state.underWay",
  running: "grouping.history.state.underWay",
  failed: "grouping.history.state.failed",
  cancelled: "grouping.history.state.cancelled",
};

/** How a run was set, in the parts that are not as usual. */
export function settingsText(settings: RunSettings, asking: Asking): string {
  const { t, locale } = asking;
  const { k, blank, weights, needWeights, filter, surveyIds, subject, sizes, hand } = settings;
  const weighed = Object.values(needWeights);
  const leftOut = weighed.filter((weight) => weight === 0).length;
  const heldApart = needBlocks.filter((block) => weights[block] !== defaultSettings.weights[block]);
  const list = heldApart.map((block) => `${t(blockText[block])} ${formatNumber(weights[block], locale, weights[block] % 1 === 0 ? 0 : 2)}`).join(", "); // prettier-ignore
  const parts = [
    ...(k === "auto" ? [] : [t("grouping.history.set.k", { count: k })]),
    ...(surveyIds.length < 2 ? [] : [t("grouping.history.set.surveys", { count: surveyIds.length })]),
    ...(subject === "respondents" ? [] : [t("grouping.history.set.organisations")]),
    ...(asksForAll(filter) ? [] : [t("grouping.history.set.filter")]),
    ...(list === "" ? [] : [t("grouping.history.set.weights", { list })]),
    ...(leftOut === 0 ? [] : [t("grouping.history.set.leftOut", { count: leftOut })]),
    ...(weighed.length === leftOut ? [] : [t("grouping.history.set.weighed", { count: weighed.length - leftOut })]),
    ...sizesTexts(sizes, asking),
    ...(hand.links.length === 0 ? [] : [t("grouping.history.set.links", { count: hand.links.length })]),
    ...(hand.locks.length === 0 ? [] : [t("grouping.history.set.locks", { count: hand.locks.length })]),
    ...(blank === "missing" ? [] : [t("grouping.history.set.blank")]),
  ];
  return parts.length === 0 ? t("grouping.history.set.usual") : parts.join(" · ");
}

function sizesTexts({ least, most }: RunSettings["sizes"], { t }: Asking): string[] {
  if (least !== null && most !== null) return [t("grouping.history.set.sizes", { least, most })];
  if (least !== null) return [t("grouping.history.set.atLeast", { count: least })];
  return most === null ? [] : [t("grouping.history.set.atMost", { count: most })];
}

/** What a run came to. */
export function outcomeText({ state, k, verdict }: Pick<RunRow, "state" | "k" | "verdict">, { t }: Asking): string {
  if (state !== "done") return t(stateText[state]);
  if (k === null || k === 1) return t("grouping.history.oneAudience");
  const groups = t("grouping.step.groups", { count: k });
  return verdict === "groups" ? groups : `${groups}, ${t("grouping.history.doubtful")}`;
}

/** When it was made and what it came to: what a list to choose from shows. */
export function runName(run: RunRow, { timeZone }: Programme, asking: Asking): string {
  const when = formatInstant(run.createdAt, asking.locale, timeZone);
  const name = `${when}: ${outcomeText(run, asking)}`;
  return run.isCurrent ? `${name} (${asking.t("grouping.history.inUse")})` : name;
}
