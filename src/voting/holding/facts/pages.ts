import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import { beforeText } from "../../drafting/settings/pages.ts";
import type { Ballot } from "../../queries.ts";
import { keptMonths } from "../../retention/retention.ts";
import type { Secrecy } from "../../secrecy.ts";
import { formText, purposeText, ruleText } from "../../settings-text.ts";
import { reminderTime } from "../reminding/reminding.ts";

/** How the ballot is held, a sentence each; what is as usual is not said. One that is not open opens now at the earliest. */
export function settingFacts(
  settings: Ballot,
  { secrecy, now }: { secrecy: Secrecy; now: Temporal.Instant },
  { t, locale }: Asking,
): string[] {
  const { purpose, form, rule, seats, budgetMinutes, mostMarks, quorumPercent, reminderHours } = settings;
  const isReminded = reminderTime({ ...settings, openedAt: settings.openedAt ?? settings.opensAt ?? now }) !== null;
  const hours =
    budgetMinutes === null ? "" : formatNumber(budgetMinutes / 60, locale, budgetMinutes % 60 === 0 ? 0 : 1);
  const decides = {
    next: t(purposeText.next),
    several: t("voting.facts.several", { count: seats }),
    hours: t("voting.facts.hours", { hours }),
    series: t(purposeText.series),
  }[purpose];
  const does = {
    approval: t(formText.approval),
    limited: t("voting.facts.limited", { count: mostMarks ?? 0 }),
    score: t(formText.score),
    dots: t("voting.facts.dots", { count: mostMarks ?? 0 }),
    ranking: t(formText.ranking),
  }[form];
  return [
    t("voting.facts.decides", { what: inSentence(decides) }),
    t("voting.facts.does", { what: inSentence(does) }),
    t(ruleText[rule]),
    t(settings.allowsProposals ? "voting.draft.withProposals" : "voting.draft.withoutProposals"),
    // Where staff hand out the links, the page says elsewhere that the votes are no secret.
    secrecy === "links-kept" ? "" : t(secrecy === "secret" ? "voting.facts.secret" : "voting.facts.open"),
    settings.votingBy === "organisation" ? t("voting.facts.byOrganisation") : "",
    settings.weighting === "group" ? t("voting.facts.byGroup") : "",
    settings.showsLive ? t("voting.facts.live") : "",
    settings.allowsWalkIns ? t("voting.facts.walkIns") : "",
    settings.hasReceipts ? t("voting.facts.receipts") : "",
    quorumPercent === null ? "" : t("voting.facts.quorum", { percent: quorumPercent }),
    settings.publishesAtClose ? "" : t("voting.facts.byHand"),
    reminderHours === null
      ? ""
      : t(isReminded ? "voting.facts.reminder" : "voting.facts.noReminder", { when: beforeText(reminderHours, t) }),
    t(purpose === "series" ? "voting.facts.keptSeries" : "voting.facts.kept", { count: keptMonths / 12 }),
  ].filter((fact) => fact !== "");
}

const inSentence = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
