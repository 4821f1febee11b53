import { textIn } from "../../../../platform/i18n.ts";
import type { Exact } from "../../../method/rational.ts";
import type { SequenceFound } from "../../../method/results.ts";
import { numberOf, told, type Telling, type Told } from "../telling/pages.ts";

/** A vote of a series: what the rounds before chose, how much each voter weighed, and how the topics stood. */
export function seriesTold({ rule, steps }: SequenceFound, telling: Telling): Told[] {
  const { result, asking, nameOf, figure } = telling;
  const { t, locale } = asking;
  const now = steps.at(-1)!;
  const before = told({
    sentences: [t(result.earlier.length === 0 ? "voting.told.seriesFirst" : "voting.told.seriesBefore")],
    steps: result.earlier.map(({ titles, winnerNames, supporters, voters }) =>
      t("voting.told.seriesWon", {
        title: textIn(titles, locale),
        winner: textIn(winnerNames, locale),
        supporters,
        voters,
      }),
    ),
  });
  const isLoad = rule === "per_phragmen";
  const best = (figures: Exact | null): number => (figures === null ? Infinity : numberOf(figures) * (isLoad ? 1 : -1));
  const candidates = now.candidates.toSorted((a, b) => best(a.figure) - best(b.figure));
  const standing = told({
    sentences: [t(isLoad ? "voting.told.seriesLoads" : "voting.told.seriesDue")],
    tables: [
      {
        caption: t("voting.told.seriesTopics"),
        rowHead: null,
        isWords: false,
        columns: [t("voting.told.supporters"), t(isLoad ? "voting.told.load" : "voting.told.due")],
        rows: candidates.map(({ option, figure: exact, support }) => ({
          name: nameOf(String(option)),
          isWinner: result.winnerIds.includes(String(option)),
          length: null,
          cells: [String(support), exact === null ? "–" : figure(exact)],
        })),
      },
    ],
  });
  return [before, standing, weighing(now.standings, isLoad, telling)];
}

/** How much voters weighed before and after; those alike together. */
function weighing(
  standings: SequenceFound["steps"][number]["standings"],
  isLoad: boolean,
  { asking, figure }: Telling,
): Told {
  const { t } = asking;
  const text = (kept: Readonly<Record<string, Exact>> | null): string => {
    if (kept === null) return t("voting.told.newcomer");
    if (isLoad) return figure(kept["load"] ?? 0);
    return t("voting.told.winsOfDue", { wins: figure(kept["wins"] ?? 0), due: figure(kept["quota"] ?? 0) });
  };
  return told({
    summary: t("voting.told.weighing"),
    sentences: [t(isLoad ? "voting.told.weighingLoads" : "voting.told.weighingDue")],
    tables: [
      {
        caption: t("voting.told.weighing"),
        rowHead: t("voting.told.who"),
        isWords: false,
        columns: [t("voting.told.before"), t("voting.told.gotTheirs"), t("voting.told.after")],
        rows: standings.map(({ voters, won, before, after }) => ({
          name: t("voting.told.voters", { count: voters.length }),
          isWinner: false,
          length: null,
          cells: [text(before), t(won ? "voting.told.yes" : "voting.told.no"), text(after)],
        })),
      },
    ],
  });
}
