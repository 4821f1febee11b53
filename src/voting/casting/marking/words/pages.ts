import type { Asking } from "../../../../platform/asking.ts";
import { textIn } from "../../../../platform/i18n.ts";
import { highestScore } from "../../../marks.ts";
import type { Casting } from "../../pages.ts";
import { readMarks, type TypedMarks } from "../typed-marks.ts";

/** What a paper says in words, option by option: what it supports, in a ranking the best first. */
export function chosenLines(
  typed: TypedMarks,
  { ballot, options }: Pick<Casting, "ballot" | "options">,
  { t, locale }: Asking,
): string[] {
  const { marks } = readMarks(typed);
  const given = options.flatMap((option) => {
    const mark = marks[option.id];
    return mark === undefined || (mark === 0 && ballot.form !== "score")
      ? []
      : [{ name: textIn(option.names, locale), mark }];
  });
  const ordered = ballot.form === "approval" || ballot.form === "limited" ? given : given.toSorted(byMark(ballot.form));
  return ordered.map(({ name, mark }) => {
    switch (ballot.form) {
      case "approval":
      case "limited":
        return name;
      case "score":
        return t("voting.receipt.scored", { name, score: mark, most: highestScore });
      case "dots":
        return t("voting.receipt.dotted", { name, count: mark });
      case "ranking":
        return t("voting.receipt.ranked", { name, place: mark });
    }
  });
}

const byMark = (form: "score" | "dots" | "ranking") => (a: { mark: number }, b: { mark: number }) =>
  form === "ranking" ? a.mark - b.mark : b.mark - a.mark;
