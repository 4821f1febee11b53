import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
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
  const canOpen = options.filter(isOffered).length >= 2;
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
    closes: t("voting.draft.closes", { closes: closesText(ballot, programme, locale) }),
    facts: settingFacts(ballot, secrecy, asking),
    options: options.map((option) => ({
      name: textIn(option.names, locale),
      cost: ballot.purpose === "hours" ? costText(costOf(option, options), asking) : null,
    })),
    noOptions: canOpen ? null : t("voting.draft.fewOptions", { count: options.length }),
    costsUrl: ballot.purpose === "hours" ? `${ballotUrl(ballot)}/costs` : null,
    voters: names.slice(0, mostNamed),
    moreVoters: names.length > mostNamed ? t("voting.draft.more", { count: names.length - mostNamed }) : null,
    without: without.map(({ id, name }) => ({ name, url: `${programmeUrl(programme.id)}/organisations/${id}` })),
    withoutText: t("voting.draft.without", { count: without.length }),
    isScheduled,
    canOpen,
    openText: t("voting.draft.open", { count: voters.length }),
    scheduling: { ...scheduling, isOpen: isScheduled || typed("scheduling") !== null },
    proposing: ballot.allowsProposals ? { ...proposing, isOpen: !canOpen || typed("proposing") !== null } : null,
    zone: t("voting.edit.zone", { zone: programme.timeZone }),
    missed: missedText(shown, asking),
    notSecret: secrecy === "links-kept" ? t("voting.open.notSecret") : null,
    removal: isScheduled ? null : removalOf(ballot, asking),
  };
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
