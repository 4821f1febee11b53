import type { Texts } from "../../../platform/locales.ts";
import { isShown, shownParts } from "../../../platform/visibility.ts";
import type { CountedSettings, GroupShare } from "../result.ts";
import { groupSizes, type CountedPaper } from "./papers-file.ts";
import { papersByFirst } from "./support.ts";

export interface NamedGroup {
  readonly id: string;
  readonly names: Texts;
}

/** The groups that are large enough to be shown beside the whole, each with its support of the options. */
export function groupShares(
  papers: readonly CountedPaper[],
  groups: readonly NamedGroup[],
  optionIds: readonly string[],
  { form }: Pick<CountedSettings, "form">,
): { groups: GroupShare[]; someGroupsHidden: boolean } {
  const sizes = groupSizes(papers);
  const people = [...sizes].map(([groupId, size]) => ({ people: size, parts: [groupId] }));
  const shown = shownParts(people, 1)[0] ?? new Set<string>();
  const voting = groups.filter(({ id }) => sizes.has(id));
  return {
    groups: voting
      .filter(({ id }) => shown.has(id))
      .map(({ id, names }) => {
        const own = papers.filter(({ groupId }) => groupId === id);
        // Nearly every paper ranks nearly everything: only first places tell the groups apart.
        const first = form === "ranking" ? papersByFirst(own) : null;
        const approvals = optionIds.map((optionId) =>
          first === null
            ? own.filter(({ marks }) => (marks[optionId] ?? 0) > 0).length
            : (first.get(optionId)?.length ?? 0),
        );
        return { names, voters: own.length, approvals };
      }),
    someGroupsHidden: voting.some(({ id }) => !shown.has(id)),
  };
}

/** Whether the weights of papers, or figures made of them, would tell what the few of some group voted. */
export function tellsOfFew(papers: readonly CountedPaper[], { weighting }: CountedSettings): boolean {
  return weighting === "group" && [...groupSizes(papers).values()].some((size) => !isShown(size));
}
