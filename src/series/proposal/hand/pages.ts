import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Breach } from "../../method/feasibility.ts";
import { plannedWorkshops } from "../../stored.ts";
import { needName, shortGroup } from "../../words.ts";
import type { Around } from "../around.ts";
import { isCountShown, isPartShown, seesAll, share1 } from "../sight.ts";
import { slotText } from "../times/pages.ts";
import { settingsAnew } from "./anew.ts";
import { consequencesOf, type Consequences } from "./consequences.ts";

const brokenText: Record<Breach["rule"], Key> = {
  budget: "series.broken.budget",
  workshops: "series.broken.workshops",
  copies: "series.broken.copies",
  size: "series.broken.size",
  own: "series.broken.own",
  common: "series.broken.common",
  "topic-twice": "series.broken.topicTwice",
  seats: "series.broken.seats",
  audience: "series.broken.audience",
  "without-benefit": "series.broken.withoutBenefit",
  "may-not-meet": "series.broken.mayNotMeet",
  fixed: "series.broken.fixed",
  slot: "series.broken.slot",
  away: "series.broken.away",
  "two-at-once": "series.broken.twoAtOnce",
  rooms: "series.broken.rooms",
  facilitator: "series.broken.facilitator",
  "facilitator-twice": "series.broken.facilitatorTwice",
};

/** Of so many it is said by name where a rule is broken. */
const mostNamed = 3;

/** What staff's changes come to: before and after, needs opened and closed, and settings that don't hold any more. */
export function editedModel(around: Around, asking: Asking) {
  const { stored, problem, mayChange } = around;
  const { t } = asking;
  const series = { proposed: stored.proposal.workshops, now: plannedWorkshops(stored) };
  const consequences = consequencesOf(stored.input, problem, series);
  return {
    mayTakeBack: mayChange,
    table: {
      caption: t("series.consequences.heading"),
      columns: [t("series.consequences.figure"), t("series.consequences.before"), t("series.consequences.after")],
      rows: figureRows(consequences, problem.counted, asking),
    },
    opened: needsText("series.consequences.opened", consequences.opened, around, asking),
    closed: needsText("series.consequences.closed", consequences.closed, around, asking),
    broken: seesAll(asking) ? brokenTexts(consequences.broken, around, asking) : [],
  };
}

function figureRows({ before, after, cost }: Consequences, counted: number, asking: Asking): string[][] {
  const { t, locale } = asking;
  const orHidden = (isShown: boolean, text: string) => (isShown ? text : t("series.alternative.hidden"));
  const row = (label: Key, each: (worth: Consequences["before"]) => string) => [t(label), each(before), each(after)];
  const whole = (value: number) => formatNumber(value, locale, Number.isInteger(value) ? 0 : 1);
  const hasQuarter = isCountShown(Math.ceil(counted / 4), asking);
  const rows = [
    row("series.alternative.columns.mean", ({ people }) =>
      orHidden(isCountShown(counted, asking), share1(people.mean, locale)),
    ),
    row("series.alternative.columns.worstQuarter", ({ people }) =>
      orHidden(hasQuarter, share1(people.worstQuarter, locale)),
    ),
    row("series.alternative.columns.topNeed", ({ people: { topNeedMet } }) =>
      orHidden(isPartShown(topNeedMet, counted, asking), `${whole(topNeedMet)} / ${whole(counted)}`),
    ),
    ...(before.gapsLeft === null
      ? []
      : [row("series.alternative.columns.gaps", ({ gapsLeft }) => String(gapsLeft?.length ?? 0))]),
    row("series.alternative.columns.workshops", ({ workshops }) => String(workshops)),
    row("series.alternative.columns.hours", ({ hours }) => whole(hours)),
    row("series.alternative.columns.euros", ({ euros }) => formatNumber(euros, locale)),
  ];
  if (cost === null) return rows;
  const limited = [
    t("series.consequences.limited", { limit: whole(cost.limit) }),
    whole(cost.before),
    whole(cost.after),
  ];
  return [...rows, limited];
}

function needsText(key: Key, needIds: readonly string[], { stored }: Around, { t, locale }: Asking): string | null {
  if (needIds.length === 0) return null;
  return t(key, { needs: needIds.map((id) => needName(stored.input, id, locale)).join(", ") });
}

/** Every broken rule once, with what or whom it concerns. */
function brokenTexts(broken: readonly Breach[], { names, seen, stored }: Around, { t, locale }: Asking): string[] {
  const rules = Map.groupBy(broken, ({ rule }) => rule);
  // One more workshop for a group is one more for each in it: said once.
  if (rules.has("own") || rules.has("common")) rules.delete("seats");
  return [...rules].map(([rule, all]) =>
    t(brokenText[rule], { where: listed([...new Set(all.map(({ where }) => named(where)))]) }),
  );

  function listed(wheres: readonly string[]): string {
    const shown = wheres.slice(0, mostNamed).join(", ");
    const more = wheres.length - mostNamed;
    return more > 0 ? t("series.broken.more", { shown, count: more }) : shown;
  }

  /** A workshop by its topic; else an organisation, a facilitator or a group by name. */
  function named(where: string): string {
    const { input } = stored;
    const [key = ""] = where.split(" at level ");
    if (input.topics.some((topic) => topic.key === key)) return names.topic(key);
    const slot = input.slots?.find(({ id }) => id === where);
    if (slot !== undefined) return slotText(slot, seen.programme.timeZone, locale);
    return input.facilitators?.find(({ id }) => id === where)?.name ?? seen.organisations.get(where) ?? shortGroup(input, where, names, t); // prettier-ignore
  }
}

/** Proposing the rest anew around what is kept, or the same again where the search was ended before its time. */
export function renewalModel({ seen, stored, kept, names }: Around, { t }: Asking) {
  const { unwanted = [] } = settingsAnew(seen.row.settings, stored);
  if (kept.length === 0 && unwanted.length === 0)
    return {
      text: t(stored.endedEarly === undefined ? "series.renewal.nothing" : "series.renewal.early"),
      unwanted: null,
      button: stored.endedEarly === undefined ? null : t("series.renewal.finish"),
    };
  return {
    text: kept.length === 0 ? t("series.renewal.none") : t("series.renewal.text", { count: kept.length }),
    unwanted:
      unwanted.length === 0 ? null : t("series.renewal.unwanted", { topics: unwanted.map(names.topic).join(", ") }),
    button: t("series.renewal.button"),
  };
}
