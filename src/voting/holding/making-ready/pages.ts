import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import { isShown as isLargeEnough, leastShown } from "../../../platform/visibility.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { ballotUrl } from "../../addresses.ts";
import { costOf } from "../../drafting/costs/costs.ts";
import { isOffered } from "../../offered.ts";
import type { Ballot } from "../../queries.ts";
import { settingFacts } from "../facts/pages.ts";
import { openingTimeFields } from "../times/pages.ts";
import type { Shown, Trouble } from "../shown.ts";
import { closesText, opensText } from "../texts/pages.ts";

const mostNamed = 20;

/** A ballot that nobody has been told of: what it will be, and the ways to open it. */
export function draftPart(shown: Shown, trouble: Trouble, asking: Asking) {
  const { ballot, programme, options, electorate, secrecy } = shown;
  const { t, locale, role } = asking;
  const { voters, without, organisations } = electorate;
  const typed = (at: "scheduling" | "proposing") => (trouble?.at === at ? trouble.form : null);
  const scheduling = openingTimeFields("scheduling", { ballot, programme, form: typed("scheduling") }, t);
  const proposing = openingTimeFields("proposing", { ballot: { ...ballot, opensAt: null }, programme, form: typed("proposing") }, t); // prettier-ignore
  const refused = trouble?.at === "opening" ? [{ id: "opening", text: t(trouble.text) }] : [];
  const isScheduled = ballot.state === "scheduled";
  const hasOptions = options.filter(isOffered).length >= 2;
  const canOpen = hasOptions && !isClosePast(shown);
  const names = role === "viewer" ? [] : voters.map(({ name }) => name);
  return {
    mistakes: [...refused, ...summary([scheduling.day, scheduling.time, proposing.day, proposing.time])],
    heading: isScheduled
      ? t("voting.draft.headingScheduled", { opens: opensText(ballot, programme, locale) })
      : t("voting.draft.heading"),
    lead: t(ballot.votingBy === "organisation" ? "voting.draft.leadByOrganisation" : "voting.draft.lead", {
      count: voters.length,
      organisations: t("voting.draft.organisations", { count: organisations }),
    }),
    shared: sharedText(shown, asking),
    closes: t("voting.draft.closes", { closes: closesText(ballot, programme, locale) }),
    facts: settingFacts(ballot, shown, asking),
    options: options.map((option) => ({
      name: textIn(option.names, locale),
      cost: ballot.purpose === "hours" ? costText(costOf(option, options), asking) : null,
    })),
    noOptions: hasOptions ? null : t("voting.draft.fewOptions", { count: options.length }),
    costsUrl: ballot.purpose === "hours" ? `${ballotUrl(ballot)}/costs` : null,
    voters: names.slice(0, mostNamed),
    moreVoters: names.length > mostNamed ? t("voting.draft.more", { count: names.length - mostNamed }) : null,
    without: without.map(({ id, name }) => ({ name, url: `${programmeUrl(programme.id)}/organisations/${id}` })),
    withoutText: t("voting.draft.without", { count: without.length }),
    isScheduled,
    canOpen,
    openText: voters.length === 0 ? t("voting.draft.openOnly") : t("voting.draft.open", { count: voters.length }),
    warnings: warnings(shown, asking),
    scheduling: { ...scheduling, isOpen: isScheduled || typed("scheduling") !== null },
    proposing:
      ballot.allowsProposals && !isClosePast(shown)
        ? { ...proposing, isOpen: !hasOptions || typed("proposing") !== null }
        : null,
    zone: t("voting.edit.zone", { zone: programme.timeZone }),
    missed: missedText(shown, asking),
    notSecret: secrecy === "links-kept" ? t("voting.open.notSecret") : null,
    removal: isScheduled ? null : removalOf(ballot, asking),
  };
}

/** Who would be surprised: a contact of several organisations gets one link. */
function sharedText({ electorate: { voters } }: Shown, { t }: Asking): string | null {
  const count = voters.filter(({ organisationIds }) => organisationIds.length > 1).length;
  return count === 0 ? null : t("voting.draft.shared", { count });
}

/** Of a draft that has waited for too long. */
function isClosePast({ ballot: { state, closesAt }, now }: Shown): boolean {
  return state === "draft" && closesAt !== null && Temporal.Instant.compare(closesAt, now) <= 0;
}

/** What staff had better know before anybody is told of the vote. */
function warnings(shown: Shown, { t }: Asking): string[] {
  const { ballot, electorate } = shown;
  const voters = electorate.voters.length;
  const isTooFew = ballot.isSecret && !ballot.allowsWalkIns && voters > 0 && !isLargeEnough(voters);
  return [
    ...(isClosePast(shown) ? [t("voting.draft.closeIsPast")] : []),
    ...(choosesAll(shown) ? [t("voting.draft.choosesAll")] : []),
    ...(isTooFew ? [t("voting.draft.fewVoters", { count: voters, least: leastShown })] : []),
  ];
}

/** Whether there is room for every topic, so that the vote decides nothing. */
function choosesAll({ ballot, options }: Shown): boolean {
  const { purpose, seats, budgetMinutes, allowsProposals } = ballot;
  if (allowsProposals || options.length < 2) return false;
  if (purpose === "several") return seats >= options.length;
  const total = options.reduce((sum, option) => sum + costOf(option, options), 0);
  return purpose === "hours" && total <= (budgetMinutes ?? 0);
}

/** What a topic takes, in hours. */
export function costText(minutes: number, { t, locale }: Asking): string {
  return t("voting.cast.hours", { hours: formatNumber(minutes / 60, locale, minutes % 60 === 0 ? 0 : 1) });
}

/** Voting should have opened by itself, and could not. */
function missedText({ ballot, programme, now }: Shown, { t, locale }: Asking): string | null {
  const { state, opensAt } = ballot;
  if (state !== "draft" || opensAt === null || Temporal.Instant.compare(opensAt, now) > 0) return null;
  return t("voting.draft.missed", { opens: opensText(ballot, programme, locale) });
}

function removalOf(ballot: Ballot, { t }: Asking) {
  return {
    heading: t("voting.draft.remove"),
    text: t("voting.draft.removeText"),
    url: `${ballotUrl(ballot)}/removal`,
  };
}
