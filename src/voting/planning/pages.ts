import type { Asking } from "../../platform/asking.ts";
import { formatInstant, formatNumber, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Programme } from "../../programmes/index.ts";
import type { CurrentSeries } from "../../series/index.ts";
import { seriesUrl } from "../../series/index.ts";
import { durationText, levelText, workshopUrl, type WorkshopLevel, type WorkshopState } from "../../workshops/index.ts";
import type { Temporal } from "temporal-polyfill";
import { ballotUrl } from "../addresses.ts";
import type { Ballot } from "../queries.ts";
import { hoursText } from "../drafting/settings/pages.ts";
import type { Audience } from "./plan.ts";
import type { Offer, OfferedWinner, PlannedWorkshop } from "./queries.ts";

/** What follows from a ballot's result, for its page. */
export interface Following {
  ballot: Ballot;
  programme: Programme;
  /** What may be planned; null once it has been, for those who may not, and where nothing was chosen. */
  offer: Offer | null;
  planned: PlannedWorkshop[];
  series: CurrentSeries | undefined;
  /** When voters were told of the result. */
  toldAt: Temporal.Instant | null;
}

const stateText: Record<WorkshopState, Key> = {
  planned: "voting.planning.state.planned",
  held: "voting.planning.state.held",
  cancelled: "voting.planning.state.cancelled",
};

/** The region of a closed ballot: what would be planned, with one button; or what has been, and what may follow from that. */
export function planningModel(following: Following, asking: Asking) {
  const { ballot, planned, offer } = following;
  const { t, role, locale } = asking;
  if (ballot.result === null || ballot.result.winnerIds.length === 0) return null;
  const mayHold = role !== "viewer";
  const url = ballotUrl(ballot);
  return {
    offer: offer === null || !mayHold ? null : offerModel(offer, `${url}/winner`, asking),
    planned: planned.map(({ names, audienceNames, level, state, workshopId }) => ({
      name: textIn(names, locale),
      facts: [textIn(audienceNames, locale), t(levelText[level]), t(stateText[state])].join(" · "),
      url: workshopUrl(ballot.programmeId, workshopId),
    })),
    heading: t("voting.planning.heading", {
      count: planned.length === 0 ? (offer?.winners.length ?? 1) : planned.length,
    }),
    undoUrl:
      mayHold && planned.length > 0 && planned.every(({ state }) => state !== "held") ? `${url}/winner/removal` : null,
    series: planned.length > 0 ? seriesModel(following, asking) : null,
    telling: mayHold ? tellingModel(following, asking) : null,
  };
}

/** What one press makes, in words, and the same as the form's hidden fields: what was shown is what is made. */
function offerModel({ winners, whole, groups, suited }: Offer, url: string, asking: Asking) {
  const { t, locale } = asking;
  return {
    url,
    editUrl: url,
    isSpreadable: groups.length > 0,
    nobody: nobodyText(whole, asking),
    rows: winners.map((winner) => {
      const level = levelFor(winner, whole, suited);
      return {
        name: textIn(winner.names, locale),
        facts: [
          t(levelText[level]),
          durationText(winner.minutes, t),
          ...(winner.euros === 0 ? [] : [t("voting.planning.euros", { euros: formatNumber(winner.euros, locale) })]),
          audienceText(whole, asking),
        ].join(" · "),
        note:
          winner.topic === null
            ? t(winner.isProposal ? "voting.planning.ownWords" : "voting.planning.teamWords")
            : null,
      };
    }),
    hidden: winners.flatMap((winner) => [
      { name: "winners", value: winner.optionId },
      { name: `level.${winner.optionId}`, value: levelFor(winner, whole, suited) },
      { name: `hours.${winner.optionId}`, value: hoursText(winner.minutes) },
      { name: `euros.${winner.optionId}`, value: String(winner.euros) },
    ]),
    button: t("voting.planning.plan", { count: winners.length }),
  };
}

/** The level that suits the audience best. */
export function levelFor(
  { topic }: OfferedWinner,
  { organisationIds }: Audience,
  suited: Offer["suited"],
): WorkshopLevel {
  return topic === null ? "all" : suited(topic, organisationIds);
}

/** "Some ja videot (7 organisaatiota)". */
export function audienceText({ names, organisationIds }: Audience, { t, locale }: Asking): string {
  return t("voting.planning.audience", {
    audience: textIn(names, locale),
    organisations: t("workshops.organisations", { count: organisationIds.length }),
  });
}

/** What to say where none is left of those whom the workshop is for. */
export function nobodyText({ organisationIds }: Audience, { t }: Asking): string | null {
  return organisationIds.length === 0 ? t("voting.planning.nobody") : null;
}

/** The series that may be proposed anew around what was planned. */
function seriesModel({ ballot, series, planned }: Following, { t, role }: Asking) {
  const mayAsk = role === "planner" || role === "owner";
  if (series === undefined || !mayAsk || planned.every(({ state }) => state === "cancelled")) return null;
  return {
    text: t("voting.planning.seriesText", { count: planned.length }),
    url: `${ballotUrl(ballot)}/winner/series`,
    settingsUrl: seriesUrl(ballot.programmeId),
  };
}

/** Telling the voters, once the result is published; or when they were told. */
function tellingModel({ ballot, programme, toldAt }: Following, { t, locale }: Asking) {
  if (ballot.publishedAt === null) return null;
  if (toldAt !== null)
    return { url: null, text: t("voting.planning.told", { told: formatInstant(toldAt, locale, programme.timeZone) }) };
  return { url: `${ballotUrl(ballot)}/telling`, text: t("voting.planning.tellText") };
}
