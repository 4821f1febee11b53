import { ownName } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { renderChart } from "../../platform/charts.ts";
import { formatDay, formatNumber, textIn } from "../../platform/i18n.ts";
import type { FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { levelsUrl } from "../levels/addresses.ts";
import { LevelsQuery } from "../levels/forms.ts";
import { highestScore } from "../method/pairs.ts";
import { maturityRooms } from "../pages.ts";
import { targetsUrl, targetUrl } from "./addresses.ts";
import type { Distance } from "./distance.ts";
import { editingModel, type Colleague } from "./editing/pages.ts";
import { targetsHeight, targetsOption } from "./picture.ts";
import type { Target } from "./queries.ts";
import type { Targets } from "./standing/queries.ts";
import type { Standing } from "./standing/standings.ts";

const stateText: Record<Distance["state"], { key: Key; tone: string }> = {
  reached: { key: "targets.state.reached", tone: "solid" },
  "on-track": { key: "targets.state.onTrack", tone: "solid" },
  behind: { key: "targets.state.behind", tone: "tentative" },
  missed: { key: "targets.state.missed", tone: "tentative" },
};

/** What is open for editing: a target by its id, a new one, or nothing. */
export interface Editing {
  open: string | null;
  form: FormState;
  colleagues: readonly Colleague[];
  /** Why an act was refused, in words. */
  alert: Key | null;
}

/** The levels that units are to reach, and how far they are from them. */
export function targetsPage(seen: Targets, editing: Editing, asking: Asking): Page {
  const { t, role } = asking;
  const { programmeId, standings } = seen;
  const mayEdit = role === "planner" || role === "owner";
  const pursued = standings.filter(({ target }) => !target.isEnded);
  const ended = standings.filter(({ target }) => target.isEnded);
  const url = targetsUrl(programmeId);
  const form = mayEdit && editing.open !== null ? editingModel(seen, editing.open, editing, asking) : null;
  return {
    view: "maturity/targets/targets",
    title: t("targets.title"),
    hasMistakes: form !== null && form.mistakes.length > 0,
    model: {
      rooms: maturityRooms(programmeId, "targets", asking),
      mistakes: form?.mistakes ?? [],
      alert: editing.alert === null ? null : t(editing.alert),
      lead: pursued.length === 0 ? null : leadText(pursued, asking),
      empty: pursued.length === 0 ? t(mayEdit ? "targets.empty" : "targets.emptyForViewers") : null,
      newUrl: mayEdit && form === null ? `${url}?edit=new#target-new` : null,
      newForm: editing.open === "new" ? form : null,
      rows: pursued.map((each) => ({
        ...rowOf(each, seen, asking),
        editUrl: mayEdit ? `${url}?edit=${each.target.id}#target-${each.target.id}` : null,
        form: form !== null && editing.open === each.target.id ? form : null,
      })),
      picture: pictureOf(pursued, seen, asking),
      today: t("targets.today", { day: formatDay(seen.today, asking.locale) }),
      ended: ended.map((each) => ({
        ...rowOf(each, seen, asking),
        resumeUrl: mayEdit ? `${targetUrl(each.target)}/return` : null,
      })),
    },
  };
}

/** Which units, and which tool where it is one. */
export function targetName({ unitId, toolId }: Pick<Target, "unitId" | "toolId">, seen: Targets, asking: Asking) {
  const { t, locale } = asking;
  const part = seen.units.find(({ id }) => id === unitId);
  const tool = seen.tools.find(({ id }) => id === toolId);
  const unit = unitId === null ? t("targets.allUnits") : ownName(part?.name ?? "");
  return { unit, tool: tool === undefined ? t("targets.allTools") : textIn(tool.names, locale) };
}

function rowOf({ target, distance, units }: Standing<Target>, seen: Targets, asking: Asking) {
  const { t, locale } = asking;
  const { unit, tool } = targetName(target, seen, asking);
  const exact = (level: number) => pointsText(level, locale);
  const state = distance === null ? null : stateText[distance.state];
  const wanted = { part: target.unitId, tool: target.toolId };
  return {
    id: `target-${target.id}`,
    unit,
    tool,
    url: levelsUrl(target.programmeId, LevelsQuery.parse({}), wanted),
    target: exact(target.level),
    due: formatDay(target.dueOn, locale),
    owner: target.ownerName,
    level: distance === null ? "–" : exact(distance.level),
    assessed: t("targets.assessed", { count: units }),
    expected: distance === null ? "–" : exact(distance.expected),
    state: state === null ? t("targets.state.unknown") : t(state.key),
    tone: state?.tone ?? "",
    distance: distance === null ? null : distanceText(distance, asking),
  };
}

/** "100 pistettä tavoitteeseen, 25 jäljessä": as exactly as the level stands beside it. */
function distanceText({ state, toTarget, toExpected }: Distance, { t, locale }: Asking): string {
  const apart = (value: number) => {
    const points = Math.max(0.1, Math.round(Math.abs(value) * 10) / 10);
    return { count: points === 1 ? 1 : 2, points: pointsText(points, locale) };
  };
  if (state === "reached")
    return toTarget < -0.05 ? t("targets.distance.over", apart(toTarget)) : t("targets.distance.just");
  const left = t("targets.distance.left", apart(toTarget));
  if (state !== "behind") return left;
  return `${left}, ${t("targets.distance.behind", apart(toExpected))}`;
}

/** Points with a decimal where they have one. */
function pointsText(points: number, locale: Locale): string {
  return formatNumber(points, locale, Number.isInteger(Math.round(points * 10) / 10) ? 0 : 1);
}

function leadText(pursued: readonly Standing<Target>[], { t }: Asking): string {
  const count = (state: Distance["state"] | undefined) =>
    pursued.filter(({ distance }) => distance?.state === state).length;
  const told = [
    [count("reached"), t("targets.lead.reached", { count: count("reached") })],
    [count("on-track"), t("targets.lead.onTrack", { count: count("on-track") })],
    [count("behind"), t("targets.lead.behind", { count: count("behind") })],
    [count("missed"), t("targets.lead.missed", { count: count("missed") })],
    [count(undefined), t("targets.lead.unknown", { count: count(undefined) })],
  ] as const;
  return [t("targets.lead.all", { count: pursued.length }), ...told.filter(([some]) => some > 0).map(([, words]) => words)] // prettier-ignore
    .join(" ");
}

/** Level, where it should be by now and the target of each; null where no level is known. */
function pictureOf(pursued: readonly Standing<Target>[], seen: Targets, asking: Asking) {
  const { t, locale } = asking;
  const drawn = pursued.flatMap(({ target, distance }) => {
    if (distance === null) return [];
    const { unit, tool } = targetName(target, seen, asking);
    const one = (level: number) => Math.round(level);
    return [{ name: `${unit}: ${tool}`, level: one(distance.level), expected: one(distance.expected), target: target.level }]; // prettier-ignore
  });
  if (drawn.length === 0) return null;
  const names = { level: t("targets.columns.level"), expected: t("targets.columns.expected"), target: t("targets.columns.target") }; // prettier-ignore
  const title = t("targets.picture", { day: formatDay(seen.today, locale) });
  const description = drawn.map(({ name, level, target }) => `${name}: ${level} / ${target}`).join(", ");
  const frame = { width: 640, height: targetsHeight(drawn.length), title, description };
  const rows = drawn.map(({ name, level, expected, target }) => [name, level, expected, target]);
  return {
    chart: { svg: renderChart(targetsOption(drawn, names, highestScore), frame) },
    table: { caption: title, columns: [t("targets.columns.what"), names.level, names.expected, names.target], rows },
  };
}
