import { lotOrder } from "../../method/lot.ts";
import type { CountedSettings, SupportRow } from "../result.ts";
import { groupSizes, type CountedPaper } from "./papers-file.ts";

/** One row an option, the largest share first, equal ones in the lot's order. What a voter marks they have seen. */
export function supportRows(
  papers: readonly CountedPaper[],
  optionIds: readonly string[],
  settings: CountedSettings,
  lotSeed: string,
): SupportRow[] {
  const { form } = settings;
  const drawn = lotOrder(lotSeed, optionIds).map((index) => optionIds[index]!);
  const seenOn = papers.map(({ marks, seen }) => new Set([...Object.keys(marks), ...seen]));
  const leadingOn = form === "ranking" ? papersByFirst(papers) : null;
  const raw = drawn.map((optionId) => {
    const marks = papers.map((paper) => paper.marks[optionId]);
    const supporting = papers.filter((_, at) => (marks[at] ?? 0) > 0);
    const points =
      form === "score" || form === "dots" ? marks.reduce<number>((sum, mark) => sum + (mark ?? 0), 0) : null;
    const leading = leadingOn === null ? null : (leadingOn.get(optionId) ?? []);
    return {
      optionId,
      approvals: supporting.length,
      seen: seenOn.filter((seen) => seen.has(optionId)).length,
      voters: papers.length,
      points,
      firsts: leading?.length ?? null,
      placedBy: points ?? shareOf(leading ?? supporting, papers, settings),
    };
  });
  const most = Math.max(0, ...raw.map(({ placedBy }) => placedBy));
  raw.sort((a, b) => b.placedBy - a.placedBy);
  return raw.map(({ placedBy, ...row }) => ({
    ...row,
    share: row.points === null ? placedBy : most === 0 ? 0 : placedBy / most,
    place: 1 + raw.filter((other) => other.placedBy > placedBy).length,
  }));
}

/** How many of the papers support at least one of the options. */
export function coveredBy(papers: readonly CountedPaper[], optionIds: readonly string[]): number {
  return papers.filter(({ marks }) => optionIds.some((id) => (marks[id] ?? 0) > 0)).length;
}

/** The papers that put each option first, alone or with others; each paper is looked through once, for there may be hundreds of options. */
export function papersByFirst<Paper extends Pick<CountedPaper, "marks">>(
  papers: readonly Paper[],
): Map<string, Paper[]> {
  const found = new Map<string, Paper[]>();
  for (const paper of papers) {
    const best = Math.min(...Object.values(paper.marks));
    for (const [optionId, place] of Object.entries(paper.marks)) {
      if (place !== best) continue;
      const leading = found.get(optionId);
      if (leading === undefined) found.set(optionId, [paper]);
      else leading.push(paper);
    }
  }
  return found;
}

/** The share of the papers; where groups weigh the same, the mean of the groups' shares. */
function shareOf(some: readonly CountedPaper[], all: readonly CountedPaper[], { weighting }: CountedSettings): number {
  if (all.length === 0) return 0;
  if (weighting === "person") return some.length / all.length;
  const [parts, wholes] = [groupSizes(some), groupSizes(all)];
  const shares = [...wholes].map(([groupId, size]) => (parts.get(groupId) ?? 0) / size);
  return shares.reduce((sum, share) => sum + share, 0) / shares.length;
}
