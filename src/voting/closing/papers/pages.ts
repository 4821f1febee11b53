import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { isBlank } from "../../marks.ts";
import type { Ballot } from "../../queries.ts";
import type { StoredPaper } from "../queries.ts";
import type { BallotResult } from "../result.ts";

export interface ListedPapers {
  ballot: Ballot;
  result: BallotResult;
  papers: readonly StoredPaper[];
  backUrl: string;
}

/** Every paper beside the code by which its voter finds it, in the codes' order, which tells nothing. */
export function papersPage(
  layout: "staff" | "voter",
  { ballot, result, papers, backUrl }: ListedPapers,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const rows = papers.flatMap(({ receipt, marks }) =>
    receipt === null
      ? []
      : [{ code: receipt, says: isBlank(marks) ? [t("voting.papers.blank")] : paperLines(marks, result, asking) }],
  );
  const title = textIn(ballot.titles, locale);
  return {
    view: `voting/closing/${layout}-papers`,
    title: t("voting.papers.title", { title }),
    model: {
      title,
      backUrl,
      lead: t("voting.papers.lead", { count: rows.length }),
      rows: rows.sort((a, b) => (a.code < b.code ? -1 : 1)),
    },
  };
}

/** What a paper says in words, a line for each mark. */
function paperLines(marks: StoredPaper["marks"], { options, settings }: BallotResult, { t, locale }: Asking): string[] {
  const given = options.flatMap(({ id, names }) => {
    const mark = marks[id];
    return mark === undefined ? [] : [{ name: textIn(names, locale), mark }];
  });
  switch (settings.form) {
    case "approval":
    case "limited":
      return given.map(({ name }) => name);
    case "score":
    case "dots":
      return given.map(({ name, mark }) => t("voting.papers.points", { name, points: mark }));
    case "ranking":
      return given
        .sort((a, b) => a.mark - b.mark)
        .map(({ name, mark }) => t("voting.receipt.ranked", { name, place: mark }));
  }
}
