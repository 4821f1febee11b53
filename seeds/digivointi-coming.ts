import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { listOrganisations, listParticipants } from "../src/organisations/index.ts";
import type { Deps } from "../src/platform/deps.ts";
import type { Locale } from "../src/platform/locales.ts";
import { getWorkshop, listTopics, listWorkshops } from "../src/workshops/index.ts";
import { addMaterial } from "../src/workshops/materials/commands.ts";
import { changeDetails } from "../src/workshops/one/details/commands.ts";
import { planByHand } from "../src/workshops/one/planned/commands.ts";
import { arrangementOf } from "../src/workshops/one/time/arrangement.ts";
import { arrangeWorkshop } from "../src/workshops/one/time/commands.ts";
import { workshopVersion } from "../src/workshops/one/version.ts";
import { answerPoll } from "../src/workshops/polls/answering/commands.ts";
import { endOfDay } from "../src/workshops/polls/closing-time.ts";
import { makePoll } from "../src/workshops/polls/making/commands.ts";
import type { DateAnswer } from "../src/workshops/polls/poll.ts";
import { getPoll, loadPoll } from "../src/workshops/polls/queries.ts";
import { signUp } from "../src/workshops/public/commands.ts";
import { inEachLanguage, kindOneText } from "../src/workshops/words.ts";
import { chance } from "./chance.ts";
import { afternoon } from "./days.ts";
import type { Furniture } from "./digivointi-furnishing.ts";

const zone = "Europe/Helsinki";
const pollSeed = 3;
/** Of the register's contacts every so manieth signs up for the public workshop: with the guests more than its places. */
const everyContact = 9;
const guests: { name: string; email: string; organisation: string; locale: Locale }[] = [
  {
    name: "Henna Lahdensivu",
    email: "henna.lahdensivu@example.com",
    organisation: "Kotihoiva Tuulenkanto Oy",
    locale: "fi",
  },
  { name: "Elin Backholm", email: "elin.backholm@example.com", organisation: "Backholms hemservice", locale: "sv" },
  { name: "Jaakko Peräsalo", email: "jaakko.perasalo@example.com", organisation: "Peräsalon kuntoutus", locale: "fi" },
];

interface Ahead {
  programmeId: string;
  /** The workshop of the series that has been held. */
  workshopId: string;
  furniture: Furniture;
}

/**
 * What is to come: a workshop that everybody can sign up for, which is full already, and the next one of the group that
 * has met, of whose date its people are being asked.
 */
export async function lookAhead(deps: Deps, ahead: Ahead, ownerId: string): Promise<void> {
  await openToAll(deps, ahead, ownerId);
  await askDates(deps, ahead, ownerId);
}

/** One on a topic that most workshops only began with: it goes deeper, for whoever wants. */
async function openToAll(deps: Deps, { programmeId, furniture }: Ahead, ownerId: string): Promise<void> {
  const { db, texts } = deps;
  const topic = (await listTopics(db, programmeId)).find(({ key }) => key === "videos-and-reels");
  const place = { programmeId, workshopId: randomUUID() };
  const audienceNames = inEachLanguage((locale) => texts[locale](kindOneText.themed));
  const plan = { id: place.workshopId, programmeId, topicId: topic?.id ?? null, ownTitles: null };
  await planByHand(db, { ...plan, level: "intermediate", kind: "themed", audienceNames, organisationIds: [] }, ownerId);
  const planned = await getWorkshop(db, programmeId, place.workshopId);
  const room = { roomId: furniture.smallRoomId, places: 8, facilitatorIds: [furniture.facilitatorId] };
  const arrangement = { ...arrangementOf(planned), ...room, ...afternoon(16, zone) };
  const arranged = await arrangeWorkshop(
    db,
    deps,
    { ...place, version: workshopVersion(planned), arrangement },
    ownerId,
  );
  if (typeof arranged === "string") throw new Error(`The demo's public workshop: ${arranged}`);
  const version = workshopVersion(await getWorkshop(db, programmeId, place.workshopId));
  const details = { ...place, version, kind: "themed", eventKind: "workshop", isPublic: true } as const;
  const refused = await changeDetails(db, details, ownerId);
  if (refused !== null) throw new Error(`The demo's public workshop: ${refused}`);
  const task = "Kuvaa puhelimellasi puolen minuutin pätkä työstäsi ja ota se mukaan.";
  const material = { phase: "before", title: "Ennakkotehtävä", url: "", note: task } as const;
  await addMaterial(db, place, { details: material }, ownerId);
  for (const { locale, ...form } of await signers(deps, programmeId)) {
    const signed = await signUp(db, deps, { ...place, form: { ...form, how: "coming" }, locale });
    if (typeof signed === "string") throw new Error(`The demo's public workshop is ${signed}`);
  }
}

async function signers({ db }: Deps, programmeId: string) {
  const nameOf = new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name]));
  const contacts = (await listParticipants(db, programmeId)).filter((_, at) => at % everyContact === 0);
  const known = contacts.map(({ name, email, locale, organisationId }) => ({
    ...{ name, email, locale },
    organisation: nameOf.get(organisationId) ?? "",
  }));
  return [...known.slice(0, 4), ...guests, ...known.slice(4)];
}

async function askDates(deps: Deps, { programmeId, workshopId }: Ahead, ownerId: string): Promise<void> {
  const { db } = deps;
  const random = chance(pollSeed);
  const held = await getWorkshop(db, programmeId, workshopId);
  const ahead = (await listWorkshops(db, programmeId)).filter(
    ({ state, seriesId }) => state === "planned" && seriesId === held.seriesId,
  );
  const next = ahead.find(({ groupId }) => groupId === held.groupId) ?? ahead[0];
  if (next === undefined) return;
  const id = randomUUID();
  const dates = [afternoon(18, zone), afternoon(20, zone, 9), afternoon(25, zone), afternoon(27, zone, 9)];
  const lastDay = Temporal.Now.plainDateISO(zone).add({ days: 6 });
  const closesAt = endOfDay(lastDay.toString(), zone);
  const poll = { id, programmeId, workshopId: next.id, titles: null, dates, closesAt, who: "main" as const };
  const refused = await makePoll(db, deps, poll, ownerId);
  if (refused !== null) throw new Error(`The demo's dates: ${refused}`);
  const asked = await loadPoll(db, await getPoll(db, programmeId, id));
  for (const [at, { attendeeId }] of asked.people.entries()) {
    if (at % 3 === 2) continue;
    const answers = asked.dates.map(
      ({ id: dateId }, date) => [dateId, drawn(random.real() + (date === 2 ? 0.3 : 0))] as const,
    );
    await answerPoll(db, { pollId: id, attendeeId, answers: new Map(answers) });
  }
}

const drawn = (luck: number): DateAnswer => (luck > 0.55 ? "yes" : luck > 0.35 ? "maybe" : "no");
