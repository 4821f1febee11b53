import type { SurveyProfiles } from "../../needs/index.ts";
import type { Texts } from "../../platform/locales.ts";
import { adjustedRand } from "../method/agreement.ts";
import { mergeSmall } from "../method/industry.ts";

/** The same people divided in one way: a group 0 … groups − 1 by person. */
export interface Division {
  labels: Int32Array;
  groups: number;
}

/** Ways to divide the same people, each as it would be if staff chose it. */
export interface Divisions {
  /** Rows of the profiles: those compared. */
  rows: number[];
  /** The need groups as they stand now. */
  now: Division;
  /** The need groups as they were computed, where staff have changed them since; else null. */
  computed: Division | null;
  /** Null without two industries to compare. */
  industry: (Division & { names: (Texts | null)[] }) | null;
  together: Division;
  /** Adjusted Rand index of the need groups as they stand with industry, and with what was computed. */
  agreementWithIndustry: number | null;
  agreementWithComputed: number | null;
}

/**
 * The people that all divisions know: in a need group both now and as computed, and, where industries can be compared,
 * with an industry. Industries of fewer than three of them are one, without a name.
 * @param now group by organisation as it stands; @param computed the same as it was computed.
 */
export function divisionsOf(
  organisations: SurveyProfiles["organisations"],
  now: ReadonlyMap<string, number>,
  computed: ReadonlyMap<string, number>,
): Divisions {
  const grouped = organisations.flatMap(({ id }, row) => (now.has(id) && computed.has(id) ? [row] : []));
  const known = grouped.filter((row) => organisations[row]?.industryId != null);
  const classes = mergeSmall(known.map((row) => organisations[row]?.industryId ?? ""));
  const isCompared = new Set(classes).size > 1;
  const rows = isCompared ? known : grouped;
  const labelsOf = (groups: ReadonlyMap<string, number>): Division =>
    numbered(rows.map((row) => groups.get(organisations[row]?.id ?? "") ?? -1));
  const [asItIs, asComputed] = [labelsOf(now), labelsOf(computed)];
  const agreement = adjustedRand(asItIs.labels, asComputed.labels);
  return {
    rows,
    now: asItIs,
    computed: agreement === 1 ? null : asComputed,
    industry: isCompared ? { ...numbered(classes), names: industryNames(organisations, known, classes) } : null,
    together: { labels: new Int32Array(rows.length), groups: rows.length === 0 ? 0 : 1 },
    agreementWithIndustry: isCompared ? adjustedRand(asItIs.labels, classes) : null,
    agreementWithComputed: agreement === 1 ? null : agreement,
  };
}

/** The largest number is the last group's: a group that none of these people is in stays, empty. */
function numbered(numbers: ArrayLike<number>): Division {
  const labels = Int32Array.from(numbers);
  return { labels, groups: labels.reduce((most, label) => Math.max(most, label + 1), 0) };
}

function industryNames(
  organisations: SurveyProfiles["organisations"],
  rows: readonly number[],
  classes: Int32Array,
): (Texts | null)[] {
  return [...new Set(classes)]
    .sort((a, b) => a - b)
    .map((number) => {
      const members = rows.filter((_, at) => classes[at] === number).map((row) => organisations[row]);
      const isOne = new Set(members.map((member) => member?.industryId)).size === 1 && members.length > 2;
      return isOne ? (members[0]?.industryNames ?? null) : null;
    });
}
