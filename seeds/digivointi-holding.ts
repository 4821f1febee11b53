import { setCommitment } from "../src/organisations/commitment/commands.ts";
import type { Commitment } from "../src/organisations/commitment/commitment.ts";
import { listParticipants } from "../src/organisations/index.ts";
import type { Deps } from "../src/platform/deps.ts";
import { attendeeOfGuest } from "../src/workshops/attendees/commands.ts";
import { fitOf, levelPlace } from "../src/workshops/coverage/coverage.ts";
import { loadCoverage, type CoverageMaterial } from "../src/workshops/coverage/queries.ts";
import { listTopics, type Topic } from "../src/workshops/index.ts";
import { logWorkshop } from "../src/workshops/logging/commands.ts";
import { inEachLanguage, kindOneText } from "../src/workshops/words.ts";
import { chance, type Chance } from "./chance.ts";
import { weekday } from "./days.ts";
import { generalWorkshops, guests, type DemoWorkshop } from "./digivointi-workshops.ts";

const attendanceSeed = 11;
const lastHeldDaysAgo = 12;
const daysBetween = 6;

/**
 * Holds the open and themed workshops, to which those came whom the topic interests, and notes who has committed
 * itself to the workshops for a segment. Who comes is drawn from a fixed seed by what each has answered.
 */
export async function hold(deps: Deps, programmeId: string, ownerId: string): Promise<void> {
  const { db } = deps;
  const random = chance(attendanceSeed);
  const material = await loadCoverage(db, programmeId);
  const topics = new Map((await listTopics(db, programmeId)).map((topic) => [topic.key, topic]));
  const contacts = Map.groupBy(await listParticipants(db, programmeId), ({ organisationId }) => organisationId);
  const guestIds = await welcomeGuests(deps, programmeId);
  for (const [at, workshop] of generalWorkshops.entries()) {
    const topic = topics.get(workshop.topic);
    if (topic === undefined) throw new Error(`The demo has no topic ${workshop.topic}`);
    const came = whoCame(material, topic, workshop, random);
    const participantIds = came.flatMap((id) => {
      const all = contacts.get(id) ?? [];
      return all.slice(0, random.real() < 0.4 ? 2 : 1).map((contact) => contact.id);
    });
    const attendeeIds = guestIds.filter((_, guest) => guests[guest]?.came.includes(at));
    await enter(deps, { programmeId, topic, workshop, at, came, named: { participantIds, attendeeIds } }, ownerId);
  }
  await commit(deps, programmeId, material, ownerId);
}

async function welcomeGuests({ db }: Deps, programmeId: string): Promise<string[]> {
  const ids: string[] = [];
  for (const { name, organisationName } of guests) {
    const guest = { programmeId, name, email: "", locale: "fi" as const, organisationId: null, organisationName };
    ids.push(await db.transaction().execute((trx) => attendeeOfGuest(trx, guest)));
  }
  return ids;
}

interface Held {
  programmeId: string;
  topic: Topic;
  workshop: DemoWorkshop;
  at: number;
  came: string[];
  named: { participantIds: string[]; attendeeIds: string[] };
}

/** Where people came without giving their names, they are counted, and it is known which organisations they came from. */
async function enter(
  { db, texts }: Deps,
  { programmeId, topic, workshop, at, came, named }: Held,
  ownerId: string,
): Promise<void> {
  const { level, place, unnamed } = workshop;
  const isNamed = unnamed === undefined;
  const people = named.participantIds.length + named.attendeeIds.length;
  const names = inEachLanguage((locale) => texts[locale](kindOneText[topic.kind]));
  const held = {
    ...{ programmeId, topicId: topic.id, ownTitles: null, level, eventKind: "workshop" as const, place },
    heldOn: weekday(-lastHeldDaysAgo - daysBetween * (generalWorkshops.length - 1 - at), "Europe/Helsinki"),
    durationMinutes: null,
    headCount: isNamed ? null : people + unnamed,
    audience: { organisationIds: came, names },
    named: isNamed ? named : { participantIds: [], attendeeIds: [] },
    isSamePeople: false,
  };
  const logged = await logWorkshop(db, held, ownerId);
  if (typeof logged === "string") throw new Error(`The demo's workshop ${topic.key}: ${logged}`);
}

/** The organisations that came: the more they need what the topic covers, and the better its level suits them. */
function whoCame(material: CoverageMaterial, { covers }: Topic, { level }: DemoWorkshop, random: Chance): string[] {
  const place = levelPlace(level);
  return material.profiles.organisations.flatMap(({ id }, i) => {
    const pull = Math.max(
      ...covers.map(({ needId, strength }) => {
        const need = material.needIds.indexOf(needId);
        if (need === -1 || material.needs[i]?.[need] !== true) return 0;
        return strength * fitOf(material.levels[i]?.[need] ?? null, place);
      }),
    );
    return random.real() < 0.06 + 0.8 * pull ? [id] : [];
  });
}

/** Of those who answered, every eighth is interested only; one of those who did not has left. */
async function commit(
  { db }: Deps,
  programmeId: string,
  { profiles }: CoverageMaterial,
  ownerId: string,
): Promise<void> {
  const isInterested = (at: number) => at % 8 === 5;
  const idsWhere = (keeps: (at: number) => boolean) =>
    profiles.organisations.flatMap(({ id }, at) => (keeps(at) ? [id] : []));
  const commitments: [Commitment, string[]][] = [
    ["committed", idsWhere((at) => !isInterested(at))],
    ["interested", idsWhere(isInterested)],
  ];
  for (const [commitment, organisationIds] of commitments)
    await setCommitment(db, { programmeId, organisationIds, commitment }, ownerId);
}
