import { formatNumber } from "../../../platform/i18n.ts";
import { listed, type Telling } from "../explaining/telling/pages.ts";

/** Who won and why, in one sentence. */
export function headline({ result, asking, nameOf }: Telling, isCounted: boolean): string {
  const { t } = asking;
  const { winnerIds, winnerId, settings, rows, voters } = result;
  switch (result.kind) {
    case "no-options":
    case "no-ballots":
      return t("voting.result.nobody");
    case "blank":
      return t("voting.result.noApprovals");
    case "no-quorum":
      return t("voting.result.noQuorum", { percent: settings.quorumPercent ?? 0 });
    case "nothing-fits":
      return t("voting.result.nothingFits");
    case "decided":
  }
  const winner = nameOf(winnerId ?? "");
  if (settings.purpose === "hours") {
    const minutes = settings.budgetMinutes ?? 0;
    const hours = formatNumber(minutes / 60, asking.locale, minutes % 60 === 0 ? 0 : 1);
    return t("voting.result.chosenHours", { count: winnerIds.length, hours });
  }
  if (settings.purpose === "several") return t("voting.result.chosenSeveral", { count: winnerIds.length });
  if (!isCounted) return t("voting.result.won", { winner });
  const row = rows.find(({ optionId }) => optionId === winnerId)!;
  const isPlain = settings.rule === "av" && settings.weighting === "person";
  const tied = listed(result.tiedIds.map(nameOf), asking);
  if (result.tiedIds.length > 0)
    return isPlain
      ? t("voting.result.lot", { winner, tied, count: row.approvals, voters })
      : t("voting.result.lotEqual", { winner, tied });
  if (isPlain) return t("voting.result.most", { winner, count: row.approvals, voters });
  if (settings.rule === "score") return t("voting.result.mostPoints", { winner, count: row.points ?? 0, voters });
  return t("voting.result.won", { winner });
}

/** The chosen ones in their order where several are. */
export function chosenModel({ result, asking, nameOf }: Telling) {
  const { t, locale } = asking;
  const { purpose } = result.settings;
  if (purpose !== "several" && purpose !== "hours") return null;
  if (result.winnerIds.length === 0) return null;
  return result.winnerIds.map((id) => {
    const minutes = result.options.find((option) => option.id === id)?.costMinutes ?? null;
    const hours = minutes === null ? null : formatNumber(minutes / 60, locale, minutes % 60 === 0 ? 0 : 1);
    return { name: nameOf(id), hours: hours === null ? null : t("voting.told.hoursShort", { hours }) };
  });
}

/** "9 of 12 got at least one topic that they support." */
export function reachText({ result, asking }: Telling): string | null {
  const { covered, winnerIds, voters } = result;
  if (covered === null || winnerIds.length < 2) return null;
  return asking.t("voting.result.reach", { count: covered, voters });
}
