import { randomUUID } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import { assignUnit } from "../../src/mentoring/assigning/commands.ts";
import { noteContact } from "../../src/mentoring/contacts/commands.ts";
import { addFollowUp, moveFollowUp } from "../../src/mentoring/follow-ups/commands.ts";
import { beginInterview, recordInterview, startInterviewForm } from "../../src/mentoring/interviews/commands.ts";
import { markDays } from "../../src/mentoring/mentors/calendar/commands.ts";
import { addMentor, setCapacity } from "../../src/mentoring/mentors/commands.ts";
import { logSession } from "../../src/mentoring/sessions/commands.ts";
import { planSession } from "../../src/mentoring/sessions/planning/commands.ts";
import type { Db } from "../../src/platform/database.ts";
import type { Answers } from "../../src/surveys/questionnaire/answers.ts";

interface Furnishing {
  programmeId: string;
  /** The units, the first of them on the pages of single ones. */
  units: string[];
  /** In their order. */
  tools: string[];
  actorId: string;
}

const today = Temporal.Now.plainDateISO("Europe/Helsinki");
const daysAgo = (days: number): string => today.subtract({ days }).toString();

/**
 * Mentors of the demo's organisations, one of whom has more than a month holds: units with and without one, sessions held
 * and to come, an interview and another's draft, follow-ups in every state, and contacts. Returns ids by the names that
 * addresses have for them.
 */
export async function mentorUnits(db: Db, furnishing: Furnishing): Promise<Record<string, string>> {
  const { programmeId, units, tools, actorId } = furnishing;
  const needs = await db.selectFrom("needs").select("id").where("programmeId", "=", programmeId).orderBy("key").limit(4).execute(); // prettier-ignore
  const needIds = needs.map(({ id }) => id);
  const added = async (name: string, endsOn: string | null) => {
    const skills = { needIds: needIds.slice(0, 2), toolIds: tools.slice(0, 2) };
    const details = { programmeId, name, userId: null, startsOn: daysAgo(100), endsOn };
    return idOf(await addMentor(db, { ...details, ...skills }, actorId));
  };
  const [mentorId, otherId] = [await added("Maija Mentori", null), await added("Pertti Peltomäki-Lindström", daysAgo(-60))]; // prettier-ignore
  const months = [0, 1, 2].map((at) => ({ month: today.add({ months: at }).toString().slice(0, 7), days: 4 - at }));
  await setCapacity(db, { programmeId, mentorId, months }, actorId);
  await markDays(db, { programmeId, mentorId, days: [daysAgo(-1), daysAgo(-2)], state: "free" }, actorId);
  for (const [at, unitId] of units.slice(0, 6).entries())
    await assignUnit(db, { programmeId, unitId, mentorId: at < 4 ? mentorId : otherId, startsOn: daysAgo(90) }, actorId);

  const sessionId = await logSessions(db, furnishing, mentorId);
  const startsAt = today.add({ days: 5 }).toZonedDateTime({ timeZone: "Europe/Helsinki", plainTime: "13:00" }).toInstant(); // prettier-ignore
  const plan = { programmeId, mentorId, unitId: units[0]!, toolId: tools[0]!, eventKind: "training" as const };
  const when = { startsAt, endsAt: startsAt.add({ hours: 1 }), place: "Taukotila", remoteUrl: "" };
  const plannedSessionId = idOf(await planSession(db, { ...plan, ...when }, actorId));
  const interviews = await interview(db, furnishing, mentorId);
  const followUpId = await followUp(db, furnishing, { mentorId, needIds, assessmentId: interviews["interviewId"]! });
  const contactId = await noteContacts(db, furnishing);
  return {
    ...{ mentorId, sessionId, followUpId, contactNoteId: contactId, plannedSessionId },
    ...interviews,
  };
}

async function logSessions(db: Db, { programmeId, units, tools, actorId }: Furnishing, mentorId: string) {
  const ids: string[] = [];
  for (const [at, eventKind] of (["training", "workshop", "meeting"] as const).entries()) {
    const about = { programmeId, mentorId, unitId: units[at]!, toolId: at === 2 ? null : tools[at]!, eventKind };
    const people = await db.selectFrom("participants").select("id").where("organisationId", "=", units[at]!).execute();
    const there = { headCount: at === 1 ? 9 : null, participantIds: people.map(({ id }) => id) };
    const held = { heldOn: daysAgo(40 - at * 12), durationMinutes: 60 };
    ids.push(idOf(await logSession(db, { ...about, ...held, ...there }, actorId)));
  }
  return ids[0]!;
}

async function interview(
  db: Db,
  { programmeId, units, actorId }: Furnishing,
  mentorId: string,
): Promise<Record<string, string>> {
  const { surveyId } = await startInterviewForm(db, { programmeId, form: "template" }, actorId);
  const questions = await db.selectFrom("questions").innerJoin("surveySections", "surveySections.id", "sectionId").select(["questions.id", "questions.key", "questions.kind"]).where("surveySections.surveyId", "=", surveyId).execute(); // prettier-ignore
  const options = await db.selectFrom("questionOptions").select(["questionId", "key"]).where("questionId", "in", questions.map(({ id }) => id)).orderBy("position").execute(); // prettier-ignore
  const answers: Answers = { "works-badly": { kind: "text", text: "Verkkosivuja ei ehdi kukaan päivittää." } };
  for (const { id, key, kind } of questions.filter((question) => question.kind === "matrix")) {
    const keys = options.filter(({ questionId }) => questionId === id).map((option) => option.key);
    const rows = keys.map((row, at) => [row, { importance: 4 - (at % 4), level: at % 3 }] as const);
    if (kind === "matrix") answers[key] = { kind, rows: Object.fromEntries(rows) };
  }
  const people = [
    { role: "Esihenkilö", count: 1, name: "Liisa Esimerkki", hasAgreed: true },
    { role: "Lähihoitaja", count: 3, name: "", hasAgreed: false },
  ];
  const place = { programmeId, unitId: units[0]!, surveyId, mentorId };
  const summary = "Halua on, aikaa vähän. Aloitetaan verkkosivuista.";
  const held = { heldOn: daysAgo(30), people, summary, answers };
  const interviewId = idOf(await recordInterview(db, { ...place, ...held }, actorId));
  await beginInterview(db, { ...place, unitId: units[1]!, heldOn: daysAgo(3), locale: "fi" }, actorId);
  const text = questions.find(({ key }) => key === "works-badly")!;
  return { interviewId, formId: surveyId, "questions/questionId": text.id };
}

const states = ["open", "under-way", "no-resources", "done"] as const;

async function followUp(
  db: Db,
  { programmeId, units, tools, actorId }: Furnishing,
  { mentorId, needIds, assessmentId }: { mentorId: string; needIds: string[]; assessmentId: string },
): Promise<string> {
  const ids: string[] = [];
  for (const [at, state] of states.entries()) {
    const about = { programmeId, unitId: units[at % 2]!, assessmentId: at % 2 === 0 ? assessmentId : null };
    const task = { needId: needIds[at]!, toolId: tools[0]!, what: `Koulutus ${at + 1}`, ownerId: mentorId, dueOn: daysAgo(8 - at * 6) }; // prettier-ignore
    const id = idOf(await addFollowUp(db, { ...about, ...task }, actorId));
    await moveFollowUp(db, { programmeId, id, state }, actorId);
    ids.push(id);
  }
  return ids[1]!;
}

async function noteContacts(db: Db, { programmeId, units, actorId }: Furnishing): Promise<string> {
  const id = randomUUID();
  const who = { participantId: null, who: "Toimitusjohtaja", way: "phone" as const, contactedOn: daysAgo(9) };
  const about = { about: "Sovittiin seuraavasta käynnistä.", nextStep: "Lähetä muistio.", nextOn: daysAgo(2) };
  const refused = await noteContact(db, { id, programmeId, unitId: units[0]!, ...who, ...about }, actorId);
  if (refused !== null) throw new Error(refused);
  return id;
}

function idOf(outcome: { id: string } | string): string {
  if (typeof outcome === "string") throw new Error(outcome);
  return outcome.id;
}
