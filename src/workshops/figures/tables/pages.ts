import type { TopicKind } from "../../../catalogue/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import { topicKinds } from "../../topics/kinds.ts";
import { kindText } from "../../words.ts";
import { figuresUrl } from "../addresses.ts";
import { figuresOf, type Figures, type HeldEvent } from "../figures.ts";
import { byPeriod, type Cut, type Period } from "../periods.ts";
import { hiddenParts, mayTell } from "../shown.ts";

/** The events by whom they were for, each row opening to its events. */
export function kindTable(
  programmeId: string,
  events: HeldEvent[],
  asked: Record<"from" | "to", string>,
  seesAll: boolean,
  asking: Asking,
) {
  const parts = topicKinds.map((kind) => ({ kind, events: events.filter((event) => event.kind === kind) }));
  const present = parts.filter((part) => part.events.length > 0);
  const hidden = hiddenParts(present.map((part) => part.events), seesAll); // prettier-ignore
  return present.map(({ kind, events: members }, at) => ({
    name: asking.t(kindText[kind]),
    url: figuresUrl(programmeId, { ...asked, kind: kind satisfies TopicKind }, "/events"),
    ...cellsOf(figuresOf(members), hidden[at] === true, seesAll, asking),
  }));
}

/** The events by the part of time in which they were held. */
export function periodTable(events: HeldEvent[], cut: Cut, seesAll: boolean, asking: Asking) {
  const parts = byPeriod(events, seesAll ? cut : "half");
  const hidden = hiddenParts(parts.map((part) => part.events), seesAll); // prettier-ignore
  return parts.map(({ period, events: members }, at) => ({
    name: periodText(period, seesAll ? cut : "half", asking),
    ...cellsOf(figuresOf(members), hidden[at] === true, seesAll, asking),
  }));
}

/** How many events each period had, as bars; one period alone is no picture. */
export function periodBars(events: HeldEvent[], cut: Cut, asking: Asking) {
  const parts = byPeriod(events, cut);
  const most = Math.max(...parts.map((part) => part.events.length));
  if (parts.length < 2) return [];
  return parts.map(({ period, events: members }) => ({
    name: periodText(period, cut, asking),
    percent: Math.round((members.length / most) * 100),
    text: String(members.length),
    tone: null,
  }));
}

function cellsOf(figures: Figures, isHidden: boolean, seesAll: boolean, { t, locale }: Asking) {
  const number = (value: number) => formatNumber(value, locale);
  const people = (value: number) => (isHidden ? t("workshops.figures.fewShort") : number(value));
  return {
    events: number(figures.events),
    people: people(figures.people),
    attendances: people(figures.attendances),
    heads: people(figures.heads),
    hours: formatNumber(figures.hours, locale, 1),
    personHours: people(figures.personHours),
    organisations:
      mayTell(figures.organisations, seesAll) && !isHidden
        ? number(figures.organisations)
        : t("workshops.figures.fewShort"),
  };
}

/** "elokuu 2026", "3. neljännes 2026", "2. puolivuosi 2026". */
export function periodText({ year, part }: Period, cut: Cut, { t }: Asking): string {
  if (cut !== "month")
    return t(cut === "quarter" ? "workshops.figures.quarterName" : "workshops.figures.halfName", { part, year });
  return t("workshops.figures.monthName", { month: part, year });
}
