import type { Profile } from "../../method/ballots.ts";
import { profileFromJson } from "../../files/profile-json.ts";
import { type Exact, exactJson, rational } from "../../method/rational.ts";
import type { Marks } from "../../marks.ts";
import type { CountedSettings, ResultOption } from "../result.ts";

/** A paper as it is counted: marks of merged options are on what they were merged into. */
export interface CountedPaper {
  readonly marks: Marks;
  readonly seen: readonly string[];
  /** The voter's need group, where each group weighs the same or is shown beside the others; null where unknown. */
  readonly groupId: string | null;
  /** Who voted, of an open vote: a participant or an organisation. */
  readonly voter: string | null;
}

type Vote = readonly (number | null | readonly number[])[];

/**
 * The papers of one vote as they are counted, and as anyone can count them again: one row a paper, in an order that tells
 * nothing of who voted when. Names are the Finnish ones where there are any. Its limit: each paper is there as a whole, so
 * whoever knows some of what a person marked, such as a proposal that only its proposer supports, may find that paper and
 * read the rest of it. Papers are not left out for that, since the file would then not count to the published result.
 */
export function papersProfile(
  papers: readonly Pick<CountedPaper, "marks" | "groupId">[],
  options: readonly Pick<ResultOption, "id" | "names" | "costMinutes">[],
  settings: CountedSettings,
  lotSeed: string,
): Profile {
  const ids = options.map(({ id }) => id);
  const weightOf = weights(papers, settings);
  const rows = papers.map((paper): [Exact, Vote] => [weightOf(paper.groupId), voteOf(paper.marks, ids, settings)]);
  rows.sort(([a, votes], [b, others]) => compareVotes(votes, others) || String(a).localeCompare(String(b)));
  return profileFromJson({
    ...typeOf(settings, options),
    m: ids.length,
    options: options.map(({ id, names }) => ({ id, name: names.fi || names.sv || names.en })),
    lot: { seed: lotSeed },
    ballots: rows,
  });
}

/** How much a paper weighs: 1, or its share of its group where each group weighs the same; who is in no group is one too. */
function weights(papers: readonly Pick<CountedPaper, "groupId">[], { weighting }: CountedSettings) {
  const sizes = groupSizes(papers);
  return (groupId: string | null): Exact => (weighting === "group" ? exactJson(rational(1, sizes.get(groupId))) : 1);
}

/** How many papers there are of each group, and of those in none. */
export function groupSizes(papers: readonly Pick<CountedPaper, "groupId">[]): Map<string | null, number> {
  const sizes = new Map<string | null, number>();
  for (const { groupId } of papers) sizes.set(groupId, (sizes.get(groupId) ?? 0) + 1);
  return sizes;
}

function typeOf(
  { purpose, form, seats, budgetMinutes }: CountedSettings,
  options: readonly Pick<ResultOption, "costMinutes">[],
) {
  const type = form === "ranking" ? "ranked" : form === "score" || form === "dots" ? "score" : "approval";
  if (purpose === "hours") {
    return {
      type: `${type}-pb`,
      costs: options.map(({ costMinutes }) => costMinutes ?? 0),
      budget: budgetMinutes ?? 0,
    };
  }
  // Of scores several are chosen by Equal Shares with a budget: each costs one seat.
  if (purpose === "several" && type === "score")
    return { type: "score-pb", costs: options.map(() => 1), budget: seats };
  return { type };
}

function voteOf(marks: Marks, ids: readonly string[], { form }: CountedSettings): Vote {
  if (form === "score" || form === "dots") return ids.map((id) => marks[id] ?? null);
  const marked = ids.flatMap((id, index) => (marks[id] !== undefined && marks[id] > 0 ? [index] : []));
  if (form !== "ranking") return marked;
  const byPlace = Map.groupBy(marked, (index) => marks[ids[index]!]!);
  return [...byPlace].sort(([a], [b]) => a - b).map(([, tier]) => tier);
}

function compareVotes(a: Vote, b: Vote): number {
  for (const [at, one] of a.entries()) {
    const other = b[at];
    if (other === undefined) return 1;
    const difference =
      typeof one === "object" && one !== null
        ? compareVotes(one, other as Vote)
        : (one ?? -1) - ((other as number | null) ?? -1);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
