import type { Asking } from "../../../platform/asking.ts";
import type { ChartTable } from "../../../platform/chart-options.ts";
import { formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { isShown, suppressedCounts } from "../../../platform/visibility.ts";
import { groupsUrl, seesAll } from "../../groups/pages.ts";
import { letterOf } from "../../letters.ts";
import { groupSizes } from "../../method/group-sums.ts";
import type { Division } from "../divisions.ts";
import { workshopsEach } from "../forms.ts";
import type { Compared } from "../queries.ts";
import { benefitOf, topicSteps, type Benefit } from "./benefit.ts";
import { needMet, needMetByLot, needMetInAll, type ChosenTopic, type NeedMet } from "./best-topics.ts";

type Kind = "now" | "computed" | "industry" | "together";

interface Named extends Division {
  kind: Kind;
  name: string;
  /** Names of its groups, in their order. */
  groupNames: string[];
}

const levelText: Record<(typeof topicSteps)[number], Key> = {
  basics: "grouping.level.basics",
  intermediate: "grouping.level.intermediate",
  advanced: "grouping.level.advanced",
};

/** More people than this are not drawn by lot while somebody waits for the page. */
const mostByLot = 1000;

/** How much of the needs each division's own workshops would meet, and which topics they would be. */
export function needMetModel(seen: Compared, own: number, asking: Asking) {
  const { t } = asking;
  const { rows } = seen.divisions;
  const benefit = benefitOf(seen.answers, seen.topics);
  const named = namedDivisions(seen, asking);
  const nothing = { reason: null, lead: null, bars: [], table: null, sameTotal: null, topics: null, how: null, needs: false }; // prettier-ignore
  if (!seesAll(asking) && !isShown(rows.length)) return { ...nothing, reason: t("grouping.comparison.met.hidden") };
  const met = (division: Division, each: number) => needMet(benefit, division.labels, division.groups, each);
  if (met(seen.divisions.together, 1).counted === 0) return { ...nothing, reason: t("grouping.comparison.met.none") };
  const lots = new Map(workshopsEach.map((each) => [Number(each), byLot(seen, benefit, Number(each))]));
  return {
    ...nothing,
    lead: leadText(named.map((division) => ({ kind: division.kind, mean: met(division, own).mean })), lots.get(own) ?? null, own, asking), // prettier-ignore
    bars: workshopsEach.map((each) => barsOf(named, Number(each), met, lots.get(Number(each)) ?? null, asking)),
    table: shareTable(named, seen, met, asking),
    sameTotal: sameTotalTable(seen, named, benefit, asking),
    topics: topicsModel(named, seen, (division) => met(division, own).chosen, own, asking),
    how: howText(seen, rows.length, asking),
    needs: seen.topicsAreNeeds,
  };
}

function namedDivisions({ divisions, figures }: Compared, { t, locale }: Asking): Named[] {
  const { now, computed, industry, together } = divisions;
  const groupNames = figures.groups.map(({ group }) => `${letterOf(group.position)} ${textIn(group.names, locale)}`);
  const name = t(computed === null ? "grouping.comparison.needGroups" : "grouping.comparison.met.asNow");
  return [
    ...(groupsIn(now) < 2 ? [] : [{ kind: "now" as const, name, groupNames, ...now }]),
    ...(computed === null
      ? []
      : [{ kind: "computed" as const, name: t("grouping.comparison.met.asComputed"), groupNames: [], ...computed }]),
    ...(industry === null
      ? []
      : [
          {
            kind: "industry" as const,
            name: t("grouping.comparison.industries"),
            groupNames: industry.names.map((names) => names === null ? t("grouping.comparison.met.otherIndustries") : textIn(names, locale)), // prettier-ignore
            labels: industry.labels,
            groups: industry.groups,
          },
        ]),
    {
      kind: "together",
      name: t("grouping.comparison.met.together"),
      groupNames: [t("grouping.comparison.met.all")],
      ...together,
    },
  ];
}

function leadText(
  shares: { kind: Kind; mean: number }[],
  lot: number | null,
  own: number,
  { t, locale }: Asking,
): string {
  const share = (kind: Kind) => formatShare(shares.find((each) => each.kind === kind)?.mean ?? 0, locale);
  const has = (kind: Kind) => shares.some((each) => each.kind === kind);
  const values = { count: own, now: share("now"), industry: share("industry"), together: share("together") };
  const industryAlone =
    lot === null
      ? t("grouping.comparison.met.leadIndustry", values)
      : t("grouping.comparison.met.leadIndustryLot", { ...values, lot: formatShare(lot, locale) });
  const computed = t("grouping.comparison.met.leadComputed", { computed: share("computed") });
  const sentences = has("now")
    ? [t(has("industry") ? "grouping.comparison.met.lead" : "grouping.comparison.met.leadAlone", values)]
    : [t("grouping.comparison.met.leadTogether", values), ...(has("industry") ? [industryAlone] : [])];
  return [...sentences, ...(has("computed") ? [computed] : [])].join(" ");
}

/** Groups that somebody is in. */
function groupsIn({ labels }: Division): number {
  return new Set(labels).size;
}

/**
 * Groups drawn by lot, as many and as large as the need groups, of one audience as the industries: what any division
 * into so many groups brings.
 */
function byLot({ divisions: { now, industry }, run }: Compared, benefit: Benefit, each: number): number | null {
  const dealt = groupsIn(now) < 2 ? industry : now;
  if (dealt === null || dealt.labels.length > mostByLot) return null;
  return needMetByLot(benefit, dealt.labels, dealt.groups, each, run.seed);
}

/** How the shares are worked out, and what to keep in mind of them. */
function howText({ divisions: { now, industry } }: Compared, people: number, { t }: Asking): string {
  const how = t("grouping.comparison.met.how", { count: people });
  const lot = t(groupsIn(now) < 2 ? "grouping.comparison.met.howLotIndustry" : "grouping.comparison.met.howLot");
  const isDrawn = people <= mostByLot && (groupsIn(now) > 1 || industry !== null);
  return [how, ...(isDrawn ? [lot] : []), t("grouping.comparison.met.howHeld")].join(" ");
}

function barsOf(
  named: readonly Named[],
  each: number,
  met: (division: Division, each: number) => NeedMet,
  lot: number | null,
  { t, locale }: Asking,
) {
  const bar = (name: string, mean: number, text: string, tone: string | null) => ({
    name,
    ...{ percent: Math.round(100 * mean), text, tone },
  });
  return {
    heading: t("grouping.comparison.met.each", { count: each }),
    bars: [
      ...named.map((division) => {
        const { mean, workshops } = met(division, each);
        const held = t("grouping.comparison.met.workshops", { count: workshops });
        return bar(division.name, mean, `${formatShare(mean, locale)} (${held})`, division.kind === "now" ? null : "elsewhere"); // prettier-ignore
      }),
      ...(lot === null ? [] : [bar(t("grouping.comparison.met.lot"), lot, formatShare(lot, locale), "elsewhere")]),
    ],
  };
}

/** The same in numbers, with how alike the members of a group are. */
function shareTable(
  named: readonly Named[],
  { closenessOf }: Compared,
  met: (division: Division, each: number) => NeedMet,
  { t, locale }: Asking,
): ChartTable {
  return {
    caption: t("grouping.comparison.met.caption"),
    columns: [
      t("grouping.comparison.met.division"),
      t("grouping.comparison.met.groups"),
      t("grouping.comparison.met.alike"),
      ...workshopsEach.map((each) => t("grouping.comparison.met.each", { count: Number(each) })),
    ],
    rows: named.map((division) => {
      const closeness = closenessOf(division);
      return [
        division.name,
        groupsIn(division),
        Number.isNaN(closeness) ? "–" : formatNumber(closeness, locale, 2),
        ...workshopsEach.map((each) => formatShare(met(division, Number(each)).mean, locale)),
      ];
    }),
  };
}

/** As many workshops in all whatever the division; as many as the need groups would take. */
function sameTotalTable(
  { divisions }: Compared,
  named: readonly Named[],
  benefit: Benefit,
  { t, locale }: Asking,
): ChartTable | null {
  const groups = groupsIn(divisions.now);
  if (groups < 2) return null;
  const totals = workshopsEach.map((each) => Number(each) * groups);
  return {
    caption: t("grouping.comparison.met.totalHeading"),
    columns: [
      t("grouping.comparison.met.division"),
      ...totals.map((total) => t("grouping.comparison.met.total", { count: total })),
    ],
    rows: named.map((division) => [
      division.name,
      ...totals.map((total) => {
        const { mean, attended } = needMetInAll(benefit, division.labels, division.groups, total);
        const each = formatNumber(attended, locale, Number.isInteger(Math.round(attended * 10) / 10) ? 0 : 1);
        return t("grouping.comparison.met.totalCell", { share: formatShare(mean, locale), each });
      }),
    ]),
  };
}

/** The topics of each group, best first; a reader who may not see small groups is not told those of one. */
function topicsModel(
  named: readonly Named[],
  seen: Compared,
  chosenOf: (division: Division) => ChosenTopic[][],
  own: number,
  asking: Asking,
) {
  const { t, locale } = asking;
  const topicName = ({ topic, level }: ChosenTopic) =>
    t("grouping.comparison.met.topic", {
      topic: textIn(seen.topics[topic]!.names, locale),
      level: t(levelText[topicSteps[level]!]),
    });
  const shown = named.filter(({ kind }) => kind !== "computed");
  return {
    choices: workshopsEach.map((each) => ({
      name: each,
      url: `${groupsUrl(seen.programme.id)}/comparison?own=${each}#topics`,
      isCurrent: Number(each) === own,
    })),
    divisions: shown.map((division) => {
      const sizes = Array.from(groupSizes(division.labels, division.groups));
      const hidden = seesAll(asking) ? sizes.map(() => false) : suppressedCounts(sizes);
      const chosen = chosenOf(division);
      return {
        name: division.name,
        groups: sizes.flatMap((size, at) =>
          size === 0
            ? []
            : [
                {
                  name: t("grouping.comparison.met.groupSize", { name: division.groupNames[at]!, count: size }),
                  topics: hidden[at] === true ? [] : chosen[at]!.map(topicName),
                  isHidden: hidden[at] === true,
                },
              ],
        ),
      };
    }),
  };
}
