import type { Asking } from "../../platform/asking.ts";
import { formatInstant, textIn } from "../../platform/i18n.ts";
import { leastShown } from "../../platform/visibility.ts";
import { includesText } from "../merged/pages.ts";
import { ruleName } from "../settings-text.ts";
import { chosenModel, headline, reachText } from "./chosen/pages.ts";
import { groupsTold, othersTold } from "./comparing/pages.ts";
import { explanation } from "./explaining/pages.ts";
import { tellingOf } from "./explaining/telling/pages.ts";
import { recountModel, recountText } from "./recounting/pages.ts";
import type { BallotResult } from "./result.ts";
import { countsAreShown, type ShownResult } from "./shown.ts";
import { sourceText } from "./sources.ts";
import { measureText, supportModel } from "./support/pages.ts";

/** So many options are shown at once; the rest are folded. */
const mostAtOnce = 15;

/** A closed ballot's result in words and pictures: what the partial `voting/_result` shows. */
export function resultModel(shown: ShownResult, asking: Asking) {
  const { ballot, result, turnout, programme, recountUrl, papersUrl, supporters } = shown;
  const { t, locale } = asking;
  const telling = tellingOf(result, asking);
  const isCounted = countsAreShown(result) || (supporters !== null && result.voters > 0);
  const closed = ballot.closedAt === null ? "" : formatInstant(ballot.closedAt, locale, programme.timeZone);
  const rows = isCounted
    ? result.rows.map((row) => ({
        ...supportModel(row, telling),
        includes: includesText(row.optionId, shown.options, asking),
      }))
    : [];
  const isExplained = isCounted && !result.isWeightHidden;
  return {
    headline: headline(telling, isCounted),
    chosen: chosenModel(telling),
    turnout: [
      // As it was counted: people may have been removed since.
      t("voting.result.turnout", { count: result.voters, voters: result.entitled ?? turnout.voters, closed }),
      ...(turnout.votedWalkIns === 0 ? [] : [t("voting.result.walkIns", { count: turnout.votedWalkIns })]),
    ].join(" "),
    reach: isCounted ? reachText(telling) : null,
    withheld: result.voters > 0 && !isCounted ? t("voting.result.withheld", { least: leastShown }) : null,
    weightHidden: isCounted && result.isWeightHidden ? t("voting.result.weightHidden", { least: leastShown }) : null,
    measure: measureText(telling),
    chip: t(result.winnerIds.length > 1 ? "voting.result.chosenChip" : "voting.result.winner"),
    rows: rows.slice(0, mostAtOnce),
    more:
      rows.length <= mostAtOnce
        ? null
        : { text: t("voting.result.more", { count: rows.length - mostAtOnce }), rows: rows.slice(mostAtOnce) },
    seenNote: isCounted && result.someUnseen ? t("voting.result.seenNote") : null,
    lotNote:
      isCounted && result.decidedByLot
        ? t(result.winnerIds.length === 1 ? "voting.result.lotNote" : "voting.result.lotNoteSeveral")
        : null,
    how: isExplained ? explanation(telling) : [],
    others: isExplained ? othersTold(telling) : null,
    groups: isCounted ? groupsTold(telling) : null,
    supporters:
      supporters === null || result.rows.length === 0
        ? null
        : result.rows.map(({ optionId }) => ({
            name: telling.nameOf(optionId),
            people: (supporters.get(optionId) ?? []).join(" · "),
          })),
    check: {
      rule: t("voting.check.rule", {
        name: t(ruleName[result.settings.rule]),
        source: t(sourceText[result.settings.rule]),
      }),
      fairness: isExplained ? fairnessText(result, asking) : null,
      commitment: ballot.lotCommitment ?? "",
      seed: ballot.lotSeed ?? "",
      inputHash: isCounted ? result.inputHash : null,
      files: recountUrl === null ? [] : recountModel({ ballotId: ballot.id, result, url: recountUrl }, asking),
      recount: recountUrl === null ? [] : recountText(result, asking),
      papersUrl: isCounted ? papersUrl : null,
      version: result.version,
    },
  };
}

/** Whether some group with the same wishes was left without what it is due, of several chosen from approvals. */
function fairnessText({ count, winnerIds, options, countedIds }: BallotResult, { t, locale }: Asking): string | null {
  const certificate = count?.certificate ?? null;
  if (certificate === null || winnerIds.length < 2) return null;
  if (certificate.holds) return t("voting.check.fair");
  const option = options.find(({ id }) => id === countedIds[certificate.option]);
  const facts = { name: option === undefined ? "" : textIn(option.names, locale), voters: certificate.voters };
  return t("voting.check.unfair", { ...facts, count: certificate.level });
}
