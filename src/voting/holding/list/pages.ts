import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { ballotsUrl, ballotUrl } from "../../addresses.ts";
import { ballotState } from "../../ballot-life.ts";
import type { Ballot, Turnout } from "../../queries.ts";
import { stateText } from "../texts/pages.ts";
import type { OptionCounts } from "./queries.ts";

export interface Listed {
  programme: Programme;
  ballots: (Ballot & Turnout)[];
  counts: ReadonlyMap<string, OptionCounts>;
  now: Temporal.Instant;
}

const noOptions: OptionCounts = { offered: 0, proposals: 0, uncosted: 0 };

/** So many closed ballots are shown at once; the earlier ones are folded. */
const latestClosed = 10;

/** The programme's ballots: what waits for staff, what is under way, drafts, and what is over. */
export function ballotsPage(listed: Listed, asking: Asking): Page {
  const { programme, ballots, now } = listed;
  const { t } = asking;
  const rows = ballots.map((ballot) => rowOf(ballot, listed, asking));
  const isOver = (at: number) => ballotState(ballots[at]!, now) === "closed";
  const waiting = rows.filter(({ waits }) => waits !== null);
  const others = rows.flatMap((row, at) => (row.waits === null ? [{ row, isOver: isOver(at) }] : []));
  const current = others.filter((each) => !each.isOver).map(({ row }) => row);
  const over = others.filter((each) => each.isOver).map(({ row }) => row);
  const section = (heading: Key, members: typeof rows) => ({ heading: t(heading), rows: members });
  const earlier = over.slice(latestClosed);
  return {
    view: "voting/holding/list",
    title: t("voting.list.title"),
    model: {
      lead: rows.length === 0 ? null : t("voting.list.lead", { count: rows.length }),
      sections: [
        section("voting.list.waiting", waiting),
        section("voting.list.current", current),
        section("voting.list.over", over.slice(0, latestClosed)),
      ].filter((each) => each.rows.length > 0),
      earlier:
        earlier.length === 0 ? null : { text: t("voting.list.earlier", { count: earlier.length }), rows: earlier },
      newUrl: asking.role === "viewer" ? null : `${ballotsUrl(programme.id)}/new`,
    },
  };
}

function rowOf(ballot: Ballot & Turnout, { counts, ...listed }: Listed, asking: Asking) {
  const { t, locale } = asking;
  const of = counts.get(ballot.id) ?? noOptions;
  const waits = waitsFor(ballot, of, listed.now);
  return {
    title: textIn(ballot.titles, locale),
    audience: textIn(ballot.audienceNames, locale),
    url: ballotUrl(ballot),
    state: t(stateText[ballotState(ballot, listed.now)]),
    facts: factsOf(ballot, of, listed, asking),
    waits: waits === null || asking.role === "viewer" ? null : t(waits),
  };
}

/** What only staff can do next, or null while the ballot goes on by itself. */
function waitsFor(ballot: Ballot, { offered, uncosted }: OptionCounts, now: Temporal.Instant): Key | null {
  const { opensAt, purpose, publishedAt, result, winnerWorkshopId } = ballot;
  switch (ballotState(ballot, now)) {
    case "draft":
      return opensAt !== null && Temporal.Instant.compare(opensAt, now) <= 0
        ? "voting.list.waitsMissed"
        : "voting.list.waitsOpening";
    case "scheduled":
      return null;
    case "proposing":
      if (offered < 2 && opensAt !== null) return "voting.list.waitsOptions";
      return opensAt === null ? "voting.list.waitsVoting" : null;
    case "open":
      return purpose === "hours" && uncosted > 0 ? "voting.list.waitsCosts" : null;
    case "closed":
      if (result !== null && publishedAt === null) return "voting.list.waitsPublication";
      return result?.winnerId != null && winnerWorkshopId === null ? "voting.list.waitsWorkshop" : null;
  }
}

function factsOf(
  ballot: Ballot & Turnout,
  { proposals }: OptionCounts,
  { programme, now }: Pick<Listed, "programme" | "now">,
  { t, locale }: Asking,
): string {
  const at = (instant: Temporal.Instant | null) =>
    instant === null ? "" : formatInstant(instant, locale, programme.timeZone);
  const closes = at(ballot.closesAt);
  const came = proposals === 0 ? "" : ` ${t("voting.list.proposals", { count: proposals })}`;
  switch (ballotState(ballot, now)) {
    case "draft":
      return t("voting.list.draft", { closes });
    case "scheduled":
      return t("voting.list.scheduled", { opens: at(ballot.opensAt), closes });
    case "proposing":
      return `${t("voting.list.proposing", { count: proposals })} ${
        ballot.opensAt === null ? "" : t("voting.list.opens", { opens: at(ballot.opensAt) })
      }`.trim();
    case "open":
      return `${t("voting.list.open", { voted: ballot.voted, voters: ballot.voters, closes })}${came}`;
    case "closed":
      return resultFacts(ballot, { t, locale });
  }
}

function resultFacts({ result }: Ballot, { t, locale }: Pick<Asking, "t" | "locale">): string {
  if (result === null) return t("voting.list.counting");
  const winner = result.options.find(({ id }) => id === result.winnerId);
  return winner === undefined
    ? t("voting.list.noWinner")
    : t("voting.list.won", { winner: textIn(winner.names, locale) });
}
