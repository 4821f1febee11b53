import type { Asking } from "../../platform/asking.ts";
import { formatInstant } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { groupsUrl, runsUrl } from "../addresses.ts";
import type { UseRefusal } from "./commands.ts";
import { chooser } from "./choosing/pages.ts";
import type { RunRow, RunsSeen } from "./queries.ts";
import { outcomeText, settingsText } from "./sentences/pages.ts";

const refusalText: Record<UseRefusal, Key> = { "no-result": "grouping.history.noResult" };

/** Which groupings have been made, and which of them is in use? */
export function runsPage(seen: RunsSeen, refused: UseRefusal | null, asking: Asking): Page {
  const { t, locale } = asking;
  const { programme, made, runs } = seen;
  const inUse = runs.find(({ isCurrent }) => isCurrent);
  const lead =
    inUse === undefined
      ? t(runs.length === 0 ? "grouping.history.empty" : "grouping.history.noneInUse", { count: made })
      : t("grouping.history.lead", {
          count: made,
          at: formatInstant(inUse.createdAt, locale, programme.timeZone),
          outcome: outcomeText(inUse, asking),
        });
  return {
    view: "grouping/runs",
    title: t("grouping.history.title"),
    model: {
      groupsUrl: groupsUrl(programme.id),
      lead,
      refused: refused === null ? null : t(refusalText[refused]),
      isEmpty: runs.length === 0,
      chooser: chooser(seen, null, asking),
      runs: runs.map((run) => runRow(run, inUse, programme, asking)),
      repeatUrl: runsUrl(programme.id),
    },
  };
}

function runRow(run: RunRow, inUse: RunRow | undefined, programme: Programme, asking: Asking) {
  const { t, locale } = asking;
  const isDone = run.state === "done";
  const at = formatInstant(run.createdAt, locale, programme.timeZone);
  const url = runsUrl(programme.id);
  // Buttons of the same words in each row: what is read aloud tells which run it is.
  const named = (act: Key) => t("grouping.history.actOf", { act: t(act), at });
  return {
    id: `run-${run.id}`,
    runId: run.id,
    at,
    by: run.createdByName ?? t("grouping.history.unknown"),
    isCurrent: run.isCurrent,
    outcome: outcomeText(run, asking),
    settings: settingsText(run.settings, asking),
    proof: t("grouping.history.proof", {
      seed: run.seed,
      version: run.version,
      hash: run.inputHash?.slice(0, 12) ?? "–",
    }),
    useUrl: isDone && !run.isCurrent ? `${url}/${run.id}/use` : null,
    useLabel: named("grouping.history.use"),
    canRepeat: isDone,
    repeatLabel: named("grouping.history.repeat"),
    compareUrl: isDone && inUse !== undefined && !run.isCurrent ? `${url}/comparison?a=${run.id}&b=${inUse.id}` : null,
    compareLabel: named("grouping.history.compareInUse"),
  };
}
