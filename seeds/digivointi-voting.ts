import { Temporal } from "temporal-polyfill";
import type { Deps } from "../src/platform/deps.ts";
import type { Texts } from "../src/platform/locales.ts";
import { topicOptionsFor } from "../src/series/index.ts";
import { castVote, openByLink } from "../src/voting/casting/commands.ts";
import { draftBallot } from "../src/voting/drafting/commands.ts";
import type { BallotDetails } from "../src/voting/drafting/forms.ts";
import { audienceNames } from "../src/voting/drafting/usual-texts.ts";
import type { AudienceChoice } from "../src/voting/holding/audience.ts";
import { closingFields } from "../src/voting/holding/closing-time.ts";
import { openBallot } from "../src/voting/holding/opening/commands.ts";
import { listOptions } from "../src/voting/queries.ts";
import { usualSettings } from "../src/voting/settings.ts";
import { getWorkshop } from "../src/workshops/index.ts";
import { chance } from "./chance.ts";
import { rememberingLinks } from "./links.ts";

const timeZone = "Europe/Helsinki";
const nextTitles: Texts = {
  fi: "Mistä aiheesta seuraava työpaja?",
  sv: "Vad ska nästa workshop handla om?",
  en: "Which topic for the next workshop?",
};
const springTitles: Texts = {
  fi: "Mitkä kolme aihetta kevään yhteisiin työpajoihin?",
  sv: "Vilka tre ämnen i vårens gemensamma workshoppar?",
  en: "Which three topics for the joint workshops in spring?",
};
const ownTopic = "Tekoäly kirjaamisen apuna";
const teamsTopic: Texts = {
  fi: "Työssä jaksaminen ja sen digitaaliset apuvälineet",
  sv: "Att orka i arbetet och digitala hjälpmedel för det",
  en: "Coping at work and digital tools for it",
};
const votersSeed = 7;

interface Where {
  programmeId: string;
  workshopId: string;
}

/**
 * Opens a vote on the next topic after the workshop, with the team's five best options. Two of three participants have
 * voted, the first with a topic of their own; what they choose is drawn from a fixed seed and means nothing.
 */
export async function vote(deps: Deps, { programmeId, workshopId }: Where, ownerId: string): Promise<string> {
  const { groupId } = await getWorkshop(deps.db, programmeId, workshopId);
  const topics = (await topicOptionsFor(deps.db, programmeId, groupId)).slice(0, 5).map(({ topicId }) => topicId);
  const details = { titles: nextTitles, topics, ownTopics: [], settings: usualSettings, ...endsIn(7) };
  const audience = { kind: "workshop" as const, id: workshopId };
  const { ballotId, tokens } = await open(deps, programmeId, { audience, ...details }, ownerId);
  const random = chance(votersSeed);
  await castVotes(deps, ballotId, tokens, {
    mark: (place) => (random.real() < 0.7 - place * 0.1 ? 1 : null),
    proposal: ownTopic,
  });
  return ballotId;
}

/**
 * Opens a vote of every organisation on three topics for all: each gives points to the eight most needed topics and to
 * one in the team's own words. Two of three have voted, as drawn from the same seed.
 */
export async function voteTogether(deps: Deps, programmeId: string, ownerId: string): Promise<void> {
  const topics = (await topicOptionsFor(deps.db, programmeId, null)).slice(0, 8).map(({ topicId }) => topicId);
  const settings = {
    ...usualSettings,
    ...{ purpose: "several" as const, form: "score" as const, rule: "pb_mes" as const, seats: 3 },
    ...{ votingBy: "organisation" as const, quorumPercent: 30, hasReceipts: true, reminderHours: 48 },
  };
  const details = { titles: springTitles, topics, ownTopics: [teamsTopic], settings, ...endsIn(14) };
  const { ballotId, tokens } = await open(deps, programmeId, { audience: { kind: "everyone" }, ...details }, ownerId);
  const random = chance(votersSeed);
  await castVotes(deps, ballotId, tokens, { mark: () => Math.floor(random.real() * 6), proposal: "" });
}

function endsIn(days: number): Pick<BallotDetails, "closesOn" | "closesAt" | "organisations" | "chainId"> {
  const close = closingFields(Temporal.Now.instant().add({ hours: 24 * days }), timeZone);
  return { ...close, organisations: [], chainId: null };
}

async function open(
  deps: Deps,
  programmeId: string,
  details: BallotDetails & { audience: AudienceChoice },
  ownerId: string,
): Promise<{ ballotId: string; tokens: string[] }> {
  const drafted = await draftBallot(deps.db, programmeId, details, audienceNames(deps.texts), ownerId);
  if ("refused" in drafted) throw new Error(`The demo's vote: ${drafted.refused}`);
  const posting = rememberingLinks(deps, "v");
  const opened = await openBallot(posting.deps, { programmeId, ballotId: drafted.id }, ownerId);
  if ("refused" in opened) throw new Error(`The demo's vote: ${opened.refused}`);
  return { ballotId: drafted.id, tokens: posting.tokens };
}

interface Habit {
  /** The mark for the option at that place; null for none. */
  mark: (place: number) => number | null;
  /** What the first voter proposes. */
  proposal: string;
}

async function castVotes({ db }: Deps, ballotId: string, tokens: string[], { mark, proposal }: Habit): Promise<void> {
  for (const [at, token] of tokens.entries()) {
    if (at % 3 === 2) continue;
    await openByLink(db, token, "none");
    const seen = (await listOptions(db, ballotId)).map(({ id }) => id);
    const marks = Object.fromEntries(
      seen.flatMap((id, place) => {
        const given = mark(place);
        return given === null ? [] : [[id, given] as const];
      }),
    );
    const vote = { ballotId, token, seen, marks, proposal: at === 0 ? proposal : "", mayBeBlank: true };
    const refused = await castVote(db, vote);
    if (refused !== null) throw new Error(`The demo's votes: ${JSON.stringify(refused)}`);
  }
}
