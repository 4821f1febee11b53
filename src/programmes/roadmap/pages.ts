import type { Asking } from "../../platform/asking.ts";
import { renderChart } from "../../platform/charts.ts";
import { formatDay, formatMonth, saidIn, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../queries.ts";
import { roadmapUrl } from "./addresses.ts";
import { ganttHeight, ganttOf, ganttOption } from "./gantt.ts";
import { milestoneForm } from "./milestones/pages.ts";
import { monthOf } from "./months.ts";
import { phaseForm } from "./phases/pages.ts";
import type { Milestone, Phase } from "./queries.ts";
import type { RoadmapSeen, Sent } from "./seen.ts";

/** The programme's phases by month and its milestones, drawn, and in rows that can be edited where they stand. */
export function roadmapPage(seen: RoadmapSeen, sent: Sent | null, asking: Asking): Page {
  const { t, role } = asking;
  const { programme, roadmap, today } = seen;
  const mayEdit = role === "planner" || role === "owner";
  const url = roadmapUrl(programme.id);
  const isEmpty = roadmap.phases.length === 0 && roadmap.milestones.length === 0;
  const phases = roadmap.phases.map((phase) => ({
    ...phaseRow(phase, seen, asking),
    form: mayEdit ? phaseForm(seen, phase, sent, asking) : null,
  }));
  const milestones = roadmap.milestones.map((milestone) => ({
    ...milestoneRow(milestone, today, asking),
    form: mayEdit ? milestoneForm(seen, milestone, sent, asking) : null,
  }));
  const newPhase = mayEdit ? phaseForm(seen, null, sent, asking) : null;
  const newMilestone = mayEdit ? milestoneForm(seen, null, sent, asking) : null;
  const forms = [...phases.map(({ form }) => form), newPhase, ...milestones.map(({ form }) => form), newMilestone];
  const mistakes = forms.flatMap((form) => form?.mistakes ?? []);
  return {
    view: "programmes/roadmap/roadmap",
    region: "programmes/roadmap/_plan",
    title: t("roadmap.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      mayEdit,
      isEmpty,
      lead: isEmpty ? null : leadText(seen, asking),
      readyUrl: isEmpty && mayEdit ? `${url}/ready` : null,
      readyText: readyText(programme, asking),
      picture: pictureOf(seen, asking),
      ...{ phases, milestones, newPhase, newMilestone },
      csvUrl: isEmpty ? null : `${url}.csv`,
    },
  };
}

/** "toukokuu 2021 – elokuu 2021", or a single month. */
export function monthsText({ firstMonth, lastMonth }: Phase, { locale }: Asking): string {
  const first = formatMonth(firstMonth, locale);
  return firstMonth === lastMonth ? first : `${first} – ${formatMonth(lastMonth, locale)}`;
}

/** The day, or the month where only that is known. */
export function dueText({ dueOn, isWholeMonth }: Milestone, { locale }: Asking): string {
  return isWholeMonth ? formatMonth(dueOn, locale) : formatDay(dueOn, locale);
}

type PhaseState = "over" | "now" | "coming";
const phaseStateText: Record<PhaseState, Key> = {
  over: "roadmap.phase.over",
  now: "roadmap.phase.now",
  coming: "roadmap.phase.coming",
};

function phaseState({ firstMonth, lastMonth }: Phase, today: string): PhaseState {
  const month = monthOf(today);
  return lastMonth < month ? "over" : firstMonth > month ? "coming" : "now";
}

function phaseRow(phase: Phase, { roadmap, today }: RoadmapSeen, asking: Asking) {
  const { t, locale } = asking;
  const state = phaseState(phase, today);
  const ids = roadmap.phases.map(({ id }) => id);
  const name = textIn(phase.names, locale);
  return {
    id: phase.id,
    name: saidIn(phase.names, locale),
    plainName: name,
    months: monthsText(phase, asking),
    owner: phase.ownerName,
    state: t(phaseStateText[state]),
    isNow: state === "now",
    upText: t("roadmap.phase.moveUp", { name }),
    downText: t("roadmap.phase.moveDown", { name }),
    isFirst: phase.id === ids[0],
    isLast: phase.id === ids.at(-1),
  };
}

function milestoneRow(milestone: Milestone, today: string, asking: Asking) {
  const { t, locale } = asking;
  const { dueOn, isWholeMonth, doneOn } = milestone;
  const isLate = doneOn === null && (isWholeMonth ? dueOn < monthOf(today) : dueOn < today);
  const done = doneOn === null ? null : t("roadmap.milestone.done", { day: formatDay(doneOn, locale) });
  return {
    id: milestone.id,
    name: saidIn(milestone.names, locale),
    plainName: textIn(milestone.names, locale),
    due: dueText(milestone, asking),
    state: done ?? t(isLate ? "roadmap.milestone.late" : "roadmap.milestone.coming"),
    tone: done !== null ? "solid" : isLate ? "tentative" : "",
  };
}

/** What goes on now, and what comes next. */
function leadText({ roadmap, today }: RoadmapSeen, { t, locale }: Asking): string {
  const now = roadmap.phases.filter((phase) => phaseState(phase, today) === "now");
  const names = now.map((phase) => textIn(phase.names, locale)).join(", ");
  const done = roadmap.milestones.filter(({ doneOn }) => doneOn !== null).length;
  const all = roadmap.milestones.length;
  return [
    now.length === 0 ? t("roadmap.lead.nothingNow") : t("roadmap.lead.now", { count: now.length, names }),
    ...(all === 0 ? [] : [t("roadmap.lead.milestones", { count: all, done })]),
  ].join(" ");
}

function readyText({ startsOn, endsOn }: Programme, { t, locale }: Asking): string {
  if (startsOn === null || endsOn === null) return t("roadmap.ready.usual");
  return t("roadmap.ready.own", { from: formatMonth(startsOn, locale), to: formatMonth(endsOn, locale) });
}

function pictureOf({ roadmap, today }: RoadmapSeen, asking: Asking) {
  const { t, locale } = asking;
  const gantt = ganttOf(roadmap.phases, roadmap.milestones, today);
  if (gantt === null) return null;
  const rows = [
    ...roadmap.phases.map((phase) => [textIn(phase.names, locale), monthsText(phase, asking)]),
    ...roadmap.milestones.map((milestone) => [textIn(milestone.names, locale), dueText(milestone, asking)]),
  ];
  const words = {
    phase: t("roadmap.legend.phase"),
    milestone: t("roadmap.legend.milestone"),
    done: t("roadmap.legend.done"),
    today: t("roadmap.legend.today"),
  };
  const title = t("roadmap.picture");
  const description = rows.map(([name = "", when = ""]) => `${name}: ${when}`).join(". ");
  const frame = { width: 736, height: ganttHeight(rows.length), title, description };
  const names = rows.map(([name = ""]) => name);
  return {
    chart: { svg: renderChart(ganttOption(gantt, names, words), frame) },
    table: { caption: title, columns: [t("roadmap.columns.name"), t("roadmap.columns.when")], rows },
  };
}
