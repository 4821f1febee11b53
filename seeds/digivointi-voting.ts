import { Temporal } from "temporal-polyfill";
import type { Deps } from "../src/platform/deps.ts";
import type { Texts } from "../src/platform/locales.ts";
import { locales } from "../src/platform/locales.ts";
import { topicOptionsFor } from "../src/series/index.ts";
import { castVote, openByLink } from "../src/voting/casting/commands.ts";
import { closingFields } from "../src/voting/holding/closing-time.ts";
import { draftBallot, openBallot } from "../src/voting/holding/commands.ts";
import { listOptions } from "../src/voting/queries.ts";
import { getWorkshop } from "../src/workshops/index.ts";
import { chance } from "./chance.ts";
import { rememberingLinks } from "./links.ts";

const titles: Texts = {
  fi: "Mistä aiheesta seuraava työpaja?",
  sv: "Vilket ämne i nästa workshop?",
  en: "Which topic for the next workshop?",
};
const ownTopic = "Tekoäly kirjaamisen apuna";
const votersSeed = 7;

/**
 * Opens a vote on the next topic after the workshop, with the team's five best options. Two of three participants have
 * voted, the first with a topic of their own; what they choose is drawn from a fixed seed and means nothing.
 */
export async function vote(
  deps: Deps,
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  ownerId: string,
): Promise<string> {
  const { db, texts } = deps;
  const { groupId } = await getWorkshop(db, programmeId, workshopId);
  const topics = (await topicOptionsFor(db, programmeId, groupId)).slice(0, 5).map(({ topicId }) => topicId);
  const closes = closingFields(Temporal.Now.instant().add({ hours: 24 * 7 }), "Europe/Helsinki");
  const details = {
    audience: { kind: "workshop" as const, id: workshopId },
    titles,
    topics,
    allowsProposals: true,
    ...closes,
  };
  const everyone = Object.fromEntries(locales.map((locale) => [locale, texts[locale]("voting.everyone")])) as Texts;
  const drafted = await draftBallot(db, programmeId, details, everyone, ownerId);
  if ("refused" in drafted) throw new Error(`The demo's vote: ${drafted.refused}`);
  const posting = rememberingLinks(deps, "v");
  const opened = await openBallot(posting.deps, { programmeId, ballotId: drafted.id }, ownerId);
  if ("refused" in opened) throw new Error(`The demo's vote: ${opened.refused}`);
  await castVotes(deps, drafted.id, posting.tokens);
  return drafted.id;
}

async function castVotes({ db }: Deps, ballotId: string, tokens: string[]): Promise<void> {
  const random = chance(votersSeed);
  for (const [at, token] of tokens.entries()) {
    if (at % 3 === 2) continue;
    await openByLink(db, token, "none");
    const seen = (await listOptions(db, ballotId)).map(({ id }) => id);
    const approved = seen.filter((_, place) => random.real() < 0.7 - place * 0.1);
    const vote = { ballotId, token, seen, approved, proposal: at === 0 ? ownTopic : "", mayBeBlank: true };
    const refused = await castVote(db, vote);
    if (refused !== null) throw new Error(`The demo's votes: ${JSON.stringify(refused)}`);
  }
}
