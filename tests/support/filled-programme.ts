import { randomUUID } from "node:crypto";
import { newCode, newToken, tokenHash } from "../../src/platform/browser-session.ts";
import { json, type Db, type Tx } from "../../src/platform/database.ts";
import type { StoredProposal } from "../../src/series/stored.ts";
import { rowKeyOf } from "../../src/surveys/answering/anonymous/secret.ts";
import { Temporal } from "temporal-polyfill";
import { aProgramme } from "./app.ts";

/** Ids by the names that addresses have for them: ":surveyId". */
export type Ids = Record<string, string>;

/**
 * A programme with one of everything, written row by row: what another programme's people, and people without a right,
 * must not reach. Returns the ids by their names in addresses.
 */
export async function aFilledProgramme(db: Db): Promise<Ids> {
  const { id: programmeId, ownerId: userId } = await aProgramme(db);
  return await db.transaction().execute(async (trx) => {
    const people = await fillPeople(trx, programmeId, userId);
    const catalogue = await fillCatalogue(trx, programmeId);
    const survey = await fillSurvey(trx, programmeId, { ...people, ...catalogue });
    const anonymous = await fillAnonymousSurvey(trx, programmeId, people);
    const series = await fillSeries(trx, programmeId, { ...people, ...catalogue, ...survey });
    const ballot = await fillBallot(trx, programmeId, { ...people, ...catalogue, ...series });
    const room = await fillRoom(trx, programmeId, { ...people, ...series });
    const maturity = await fillMaturity(trx, programmeId, people);
    const knowledge = await fillKnowledge(trx, programmeId, { ...catalogue, ...maturity });
    const use = await fillUse(trx, programmeId, { ...people, ...maturity });
    const mentoring = await fillMentoring(trx, programmeId, { ...people, ...maturity });
    const interview = await fillInterview(trx, programmeId, { ...people, ...catalogue });
    return {
      programmeId,
      userId,
      ...people,
      ...catalogue,
      ...survey,
      ...anonymous,
      ...series,
      ...ballot,
      ...room,
      ...maturity,
      ...knowledge,
      ...use,
      ...mentoring,
      ...interview,
    };
  });
}

async function fillPeople(trx: Tx, programmeId: string, createdBy: string): Promise<Ids> {
  const organisationId = await idOf(
    trx.insertInto("organisations").values({ programmeId, name: "Salainen Oy" }).returning("id"),
  );
  const contact = { organisationId, programmeId, name: "Salla Salo", email: "salla@example.org", isMain: true };
  const participantId = await idOf(trx.insertInto("participants").values(contact).returning("id"));
  const invitationId = tokenHash(newToken());
  await trx
    .insertInto("accountLinks")
    .values({
      tokenHash: invitationId,
      kind: "invitation",
      email: "uusi@example.org",
      programmeId,
      role: "viewer",
      createdBy,
      expiresAt: inADay(),
    })
    .execute();
  const mail = {
    programmeId,
    toName: "Salla Salo",
    toAddress: "salla@example.org",
    locale: "fi" as const,
    subject: "Kutsu",
    body: "Linkki",
    messageId: `<${newToken()}@tarvepaja.test>`,
    state: "failed" as const,
  };
  const mailId = await idOf(trx.insertInto("mails").values(mail).returning("id"));
  const file = {
    programmeId,
    kind: "organisations" as const,
    createdBy,
    fileName: "salainen.csv",
    header: json(["Nimi"]),
    headerRow: 0,
    rows: json([["Salainen Oy"]]),
  };
  const draftId = await idOf(trx.insertInto("importDrafts").values(file).returning("id"));
  const mapping = { programmeId, name: "Salainen lukutapa", fingerprint: "salainen", mapping: json({}) };
  const mappingId = await idOf(trx.insertInto("importMappings").values(mapping).returning("id"));
  return { organisationId, participantId, contactId: participantId, invitationId, mailId, draftId, mappingId };
}

async function fillCatalogue(trx: Tx, programmeId: string): Promise<Ids> {
  const entry = { programmeId, key: "salainen", names: texts("Salainen"), position: 0 };
  const themeId = await idOf(trx.insertInto("themes").values(entry).returning("id"));
  const need = { ...entry, themeId, descriptions: texts(""), keywords: json({ fi: [], sv: [], en: [] }) };
  const topic = { ...entry, descriptions: texts(""), kind: "open" as const };
  const topicId = await idOf(trx.insertInto("topics").values(topic).returning("id"));
  return {
    themeId,
    topicId,
    needId: await idOf(trx.insertInto("needs").values(need).returning("id")),
    serviceId: await idOf(trx.insertInto("services").values(entry).returning("id")),
    barrierId: await idOf(trx.insertInto("barriers").values(entry).returning("id")),
  };
}

async function fillSurvey(
  trx: Tx,
  programmeId: string,
  { organisationId = "", participantId = "", needId = "" }: Ids,
): Promise<Ids> {
  const survey = {
    programmeId,
    titles: texts("Salainen kysely"),
    intros: texts(""),
    notice: texts("Tietosuoja"),
    state: "open" as const,
    openedAt: now(),
    closesAt: inADay(),
  };
  const surveyId = await idOf(trx.insertInto("surveys").values(survey).returning("id"));
  const section = { surveyId, key: "osa", titles: texts("Osa"), helps: texts(""), position: 0 };
  const sectionId = await idOf(trx.insertInto("surveySections").values(section).returning("id"));
  const question = {
    surveyId,
    sectionId,
    key: "toive",
    kind: "text" as const,
    block: "open" as const,
    texts: texts("Mitä toivot?"),
    helps: texts(""),
    position: 0,
  };
  const questionId = await idOf(trx.insertInto("questions").values(question).returning("id"));
  const nothing = { titles: oneName("Salainen kysely"), intros: oneName(""), notice: oneName(""), sections: [] };
  await trx
    .insertInto("surveyVersions")
    .values({ surveyId, number: 1, questionnaire: json(nothing) })
    .execute();
  const invitation = { surveyId, programmeId, organisationId, participantId };
  const surveyInvitationId = await idOf(trx.insertInto("surveyInvitations").values(invitation).returning("id"));
  const link = { invitationId: surveyInvitationId, tokenHash: tokenHash(newToken()), madeFor: "share" as const };
  const linkId = await idOf(
    trx
      .insertInto("surveyLinks")
      .values({ ...link, colleagueName: "Kaisa Salainen", colleagueEmail: "kaisa@example.org" })
      .returning("id"),
  );
  await trx.insertInto("surveyLinkSections").values({ linkId, sectionId }).execute();
  const response = { surveyId, programmeId, organisationId, locale: "fi" as const, noticeVersion: 1 };
  const responseId = await idOf(trx.insertInto("responses").values(response).returning("id"));
  await trx
    .insertInto("answers")
    .values({ responseId, questionId, value: json({ kind: "text", text: "Salainen toive" }) })
    .execute();
  const answer = { programmeId, responseId, questionId };
  await trx
    .insertInto("codedAnswers")
    .values({ ...answer, surveyId, textDigest: "0".repeat(64) })
    .execute();
  await trx
    .insertInto("answerCodes")
    .values({ ...answer, needId, state: "accepted" })
    .execute();
  // A letter's address names its kind, the builder's addresses name keys.
  const keys = { questionKey: "toive", sectionKey: "osa", versionNumber: "1", sourceId: surveyId };
  return { ...keys, surveyId, sectionId, questionId, surveyInvitationId, linkId, responseId, kind: "invitation" };
}

/** An anonymous survey that is open, with a person's link and an answer that is nobody's; and one that all share a link to. */
async function fillAnonymousSurvey(trx: Tx, programmeId: string, { participantId = "" }: Ids): Promise<Ids> {
  const opening = { titles: texts("Salainen nimetön kysely"), intros: texts(""), notice: texts("Tietosuoja") };
  const life = { state: "open" as const, openedAt: now(), closesAt: inADay(), anonymity: "anonymous" as const };
  const anonymousSurveyId = await idOf(
    trx
      .insertInto("surveys")
      // Older than the other one, which stands for the programme's survey.
      .values({ programmeId, ...opening, ...life, createdAt: now().subtract({ hours: 1 }) })
      .returning("id"),
  );
  const place = { surveyId: anonymousSurveyId, key: "osa", titles: texts("Osa"), helps: texts(""), position: 0 };
  const sectionId = await idOf(trx.insertInto("surveySections").values(place).returning("id"));
  const question = {
    ...{ surveyId: anonymousSurveyId, sectionId, key: "toive", kind: "text" as const, block: "open" as const },
    ...{ texts: texts("Mitä toivot?"), helps: texts(""), position: 0 },
  };
  const questionId = await idOf(trx.insertInto("questions").values(question).returning("id"));
  const anonymousToken = newToken();
  const accessId = await idOf(
    trx.insertInto("surveyAccesses").values({ surveyId: anonymousSurveyId, participantId }).returning("id"),
  );
  await trx
    .insertInto("surveyAccessLinks")
    .values({ accessId, tokenHash: tokenHash(anonymousToken) })
    .execute();
  const row = { surveyId: anonymousSurveyId, rowKey: rowKeyOf(anonymousSurveyId, anonymousToken), noticeVersion: 1 };
  const responseId = await idOf(trx.insertInto("anonymousResponses").values(row).returning("id"));
  await trx
    .insertInto("anonymousAnswers")
    .values({ responseId, questionId, value: json({ kind: "text", text: "Salainen toive" }) })
    .execute();
  const code = newCode();
  await trx
    .insertInto("surveys")
    .values({
      programmeId,
      ...opening,
      ...life,
      access: "common",
      commonCode: code,
      createdAt: now().subtract({ hours: 2 }),
    })
    .execute();
  return { anonymousSurveyId, accessId, anonymousToken, code };
}

async function fillSeries(
  trx: Tx,
  programmeId: string,
  { surveyId = "", organisationId = "", topicId = "" }: Ids,
): Promise<Ids> {
  const method = { settings: json({}), seed: 1, methodVersion: "1" };
  const runId = await idOf(
    trx
      .insertInto("groupingRuns")
      .values({ programmeId, surveyId, ...method })
      .returning("id"),
  );
  const variantId = await idOf(
    trx.insertInto("groupVariants").values({ programmeId, runId, isCurrent: true }).returning("id"),
  );
  const groupId = await idOf(
    trx
      .insertInto("needGroups")
      .values({ variantId, position: 0, names: texts("Salainen ryhmä") })
      .returning("id"),
  );
  await trx.insertInto("groupMembers").values({ variantId, organisationId, groupId }).execute();
  const changed = json({ groups: [], members: [], links: [] });
  const act = { variantId, sequence: 1, before: changed, after: changed };
  const changeId = await idOf(
    trx
      .insertInto("groupActs")
      .values({ ...act, change: json({ kind: "lock", organisationId }) })
      .returning("id"),
  );
  const proposalId = await idOf(
    trx
      .insertInto("proposals")
      .values({
        programmeId,
        runId,
        ...method,
        state: "done",
        result: json(aProposal(topicId, groupId, organisationId)),
      })
      .returning("id"),
  );
  const seriesId = await idOf(trx.insertInto("series").values({ programmeId, proposalId }).returning("id"));
  const workshop = { programmeId, seriesId, topicId, groupId, audienceNames: texts("Kaikki"), position: 0 };
  const workshopId = await idOf(trx.insertInto("workshops").values(workshop).returning("id"));
  return { runId, variantId, groupId, changeId, proposalId, seriesId, workshopId };
}

/** What is stored of a proposal of one workshop for one group of one. */
function aProposal(topicId: string, groupId: string, organisationId: string): StoredProposal {
  const people = { mean: 1, worstQuarter: 1, min: 1, topNeedMet: 1 };
  const workshop = { topic: topicId, level: 0, audience: groupId, members: [organisationId], servedShare: 1 };
  return {
    input: {
      instance: {
        ...{ participants: [{ id: organisationId, weight: 1, group: groupId }], topics: [{ key: topicId }], levels: 3 },
        ...{ gap: [[1]], level: [[0]], mode: "groups", own: 1, common: 0, size: [1, 4], workshops: 1, perPerson: 1 },
        ...{ copies: 2, lambda: 0.3, topShare: 0.75 },
      },
      topics: [
        {
          key: topicId,
          id: topicId,
          names: oneName("Salainen"),
          covers: [],
          levels: ["basics"],
          minutes: 60,
          euros: 0,
        },
      ],
      groups: [{ id: groupId, letter: "A", names: oneName("Salainen ryhmä") }],
      industries: [null],
      had: [],
    },
    proposal: { objective: 1, bound: 1, gap: 0, optimal: true, milliseconds: 1, workshops: [workshop], people },
  };
}

/** A workshop's room, facilitator, people and dates, and the links of one who comes. */
async function fillRoom(
  trx: Tx,
  programmeId: string,
  { organisationId = "", participantId = "", workshopId = "" }: Ids,
): Promise<Ids> {
  const room = { programmeId, name: "Salainen sali", places: 12 };
  const roomId = await idOf(trx.insertInto("rooms").values(room).returning("id"));
  const facilitator = { programmeId, name: "Salme Salo", email: "salme@example.org" };
  const facilitatorId = await idOf(trx.insertInto("facilitators").values(facilitator).returning("id"));
  await trx.insertInto("workshopFacilitators").values({ programmeId, workshopId, facilitatorId }).execute();
  const attendeeId = await idOf(
    trx.insertInto("attendees").values({ programmeId, participantId, organisationId }).returning("id"),
  );
  const guest = { programmeId, name: "Salli Salo", email: "salli@example.org", organisationName: "Salainen yhdistys" };
  const guestId = await idOf(trx.insertInto("attendees").values(guest).returning("id"));
  const attendeeToken = newToken();
  await trx
    .insertInto("attendeeLinks")
    .values({ tokenHash: tokenHash(attendeeToken), attendeeId, expiresAt: inADay() })
    .execute();
  const seat = { programmeId, workshopId, attendeeId, state: "coming" as const, source: "invitation" as const };
  const seatId = await idOf(trx.insertInto("workshopSeats").values(seat).returning("id"));
  await fillFeedback(trx, programmeId, { workshopId, attendeeId });
  await trx
    .insertInto("checkInCodes")
    .values({ tokenHash: tokenHash(newToken()), programmeId, workshopId, expiresAt: inADay() })
    .execute();
  const material = { programmeId, workshopId, phase: "before" as const, title: "Salainen aineisto", position: 0 };
  const materialId = await idOf(trx.insertInto("workshopMaterials").values(material).returning("id"));
  const content = Buffer.from("%PDF-salainen");
  await trx
    .insertInto("materialFiles")
    .values({ programmeId, materialId, name: "salainen.pdf", kind: "pdf", size: content.length, content })
    .execute();
  const poll = { programmeId, workshopId, titles: texts("Salainen päivä"), closesAt: inADay() };
  const pollId = await idOf(trx.insertInto("datePolls").values(poll).returning("id"));
  const date = { pollId, startsAt: inADay(), endsAt: inADay().add({ hours: 2 }) };
  const dateId = await idOf(trx.insertInto("pollDates").values(date).returning("id"));
  await trx.insertInto("pollPeople").values({ programmeId, pollId, attendeeId }).execute();
  await trx.insertInto("pollAnswers").values({ pollId, dateId, attendeeId, answer: "yes" }).execute();
  const feedId = tokenHash(newToken());
  await trx.insertInto("calendarFeeds").values({ tokenHash: feedId, programmeId, facilitatorId }).execute();
  return { feedId, roomId, facilitatorId, attendeeId, guestId, attendeeToken, seatId, materialId, pollId, dateId };
}

/** What somebody said of a workshop. */
async function fillFeedback(trx: Tx, programmeId: string, { workshopId = "", attendeeId = "" }: Ids): Promise<void> {
  const opening = { titles: texts("Salainen palaute"), intros: texts(""), notice: texts("Tietosuoja") };
  const open = { state: "open" as const, openedAt: now(), closesAt: inADay(), purpose: "feedback" as const };
  const surveyId = await idOf(
    trx
      .insertInto("surveys")
      .values({ programmeId, ...opening, ...open })
      .returning("id"),
  );
  await trx.insertInto("workshopFeedback").values({ programmeId, workshopId, surveyId }).execute();
  const section = { surveyId, key: "palaute", titles: texts("Palaute"), helps: texts(""), position: 0 };
  const sectionId = await idOf(trx.insertInto("surveySections").values(section).returning("id"));
  const question = {
    ...{ surveyId, sectionId, key: "use", kind: "text" as const, block: "feedback" as const, position: 0 },
    ...{ texts: texts("Mitä otatte käyttöön?"), helps: texts("") },
  };
  const questionId = await idOf(trx.insertInto("questions").values(question).returning("id"));
  const whose = { surveyId, programmeId, purpose: "feedback" as const, personId: attendeeId };
  await trx.insertInto("surveyInvitations").values(whose).execute();
  const responseId = await idOf(
    trx
      .insertInto("responses")
      .values({ ...whose, locale: "fi", noticeVersion: 1, sentAt: now() })
      .returning("id"),
  );
  await trx
    .insertInto("answers")
    .values({ responseId, questionId, value: json({ kind: "text", text: "Salainen palaute" }) })
    .execute();
}

async function fillBallot(
  trx: Tx,
  programmeId: string,
  { workshopId = "", topicId = "", participantId = "" }: Ids,
): Promise<Ids> {
  const ballot = {
    programmeId,
    audienceKind: "workshop" as const,
    afterWorkshopId: workshopId,
    titles: texts("Salainen äänestys"),
    state: "open" as const,
    openedAt: now(),
    closesAt: inADay(),
    lotCommitment: "0".repeat(64),
    lotSeed: "0".repeat(64),
  };
  const ballotId = await idOf(trx.insertInto("ballots").values(ballot).returning("id"));
  const optionId = await idOf(
    trx.insertInto("ballotOptions").values({ ballotId, topicId, position: 0 }).returning("id"),
  );
  const voterToken = newToken();
  const voterId = await idOf(
    trx
      .insertInto("voters")
      .values({ ballotId, participantId, tokenHashes: [tokenHash(voterToken)] })
      .returning("id"),
  );
  return { ballotId, optionId, voterId, voterToken };
}

/** A mentor with a session that was held and one that is to come, and a contact with its next step. */
async function fillMentoring(
  trx: Tx,
  programmeId: string,
  { organisationId: unitId = "", participantId = "", toolId = "" }: Ids,
): Promise<Ids> {
  const mentor = { programmeId, name: "Salainen Mentori", startsOn: "2021-05-01" };
  const mentorId = await idOf(trx.insertInto("mentors").values(mentor).returning("id"));
  const named = { ownTitles: texts("Salainen tilaisuus"), audienceNames: texts("Salainen Oy") };
  const event = { programmeId, ...named, position: 0 };
  const held = { ...event, isSession: true, state: "held" as const, heldOn: "2021-05-03", loggedAt: now() };
  const sessionId = await idOf(trx.insertInto("workshops").values(held).returning("id"));
  const session = { workshopId: sessionId, programmeId, mentorId, unitId, toolId, note: "Salainen muistiinpano" };
  await trx.insertInto("mentorSessions").values(session).execute();
  const contactNoteId = randomUUID();
  const contact = { id: contactNoteId, programmeId, unitId, participantId, way: "phone" as const };
  await trx
    .insertInto("contactNotes")
    .values({ ...contact, contactedOn: "2021-05-03", about: "Salainen asia", nextStep: "Salainen tehtävä" })
    .execute();
  return { mentorId, sessionId, contactNoteId };
}

/** A tool that is followed, what a mentor judged of it, and a unit that is asked for its own view and in a segment. */
async function fillMaturity(
  trx: Tx,
  programmeId: string,
  { organisationId: unitId = "", participantId = "" }: Ids,
): Promise<Ids> {
  const tool = { programmeId, names: texts("Salainen työkalu"), descriptions: texts(""), position: 0 };
  const toolId = await idOf(trx.insertInto("digitalTools").values(tool).returning("id"));
  await trx.insertInto("digitalToolUnits").values({ programmeId, toolId, unitId }).execute();
  const judged = { programmeId, unitId, toolId, assessedOn: "2026-05-03", score: 300, note: "Salainen huomio" };
  const assessmentId = await idOf(
    trx
      .insertInto("assessments")
      .values({ ...judged, judge: "mentor" })
      .returning("id"),
  );
  const roundId = await idOf(trx.insertInto("ownRounds").values({ programmeId, closesAt: inADay() }).returning("id"));
  const unitToken = newToken();
  const ask = { programmeId, roundId, unitId, participantId, tokenHashes: [tokenHash(unitToken)] };
  const askId = await idOf(trx.insertInto("ownAsks").values(ask).returning("id"));
  await trx.insertInto("ownAnswers").values({ askId, toolId, answer: "200", note: "Salainen huomio" }).execute();
  const segment = { programmeId, names: texts("Salainen segmentti"), promises: texts("Salainen lupaus"), position: 0 };
  const segmentId = await idOf(trx.insertInto("segments").values(segment).returning("id"));
  await trx.insertInto("segmentParts").values({ programmeId, segmentId, unitId }).execute();
  return { toolId, assessmentId, unitId, askId, unitToken, segmentId };
}

/** How much a tool is used, what stands in its way, the level to be reached, and the roadmap. */
async function fillUse(trx: Tx, programmeId: string, { unitId = "", toolId = "" }: Ids): Promise<Ids> {
  const days = { startsOn: "2026-05-01", endsOn: "2026-05-31" };
  const figure = { programmeId, toolId, unitId, name: "Salaiset keskustelut", measure: "kpl", value: "10", ...days };
  const figureId = await idOf(trx.insertInto("useFigures").values(figure).returning("id"));
  const version = { programmeId, toolId, name: "Salainen versio", inUseFrom: "2026-05-01" };
  const versionId = await idOf(trx.insertInto("toolVersions").values(version).returning("id"));
  const obstacle = { programmeId, toolId, what: "Salainen este", since: "2026-05-01" };
  const obstacleId = await idOf(trx.insertInto("toolObstacles").values(obstacle).returning("id"));
  await trx.insertInto("toolObstacleUnits").values({ programmeId, obstacleId, unitId }).execute();
  const aim = { programmeId, unitId, toolId, level: 400, startsOn: "2026-05-01", dueOn: "2026-12-31" };
  const targetId = await idOf(trx.insertInto("maturityTargets").values(aim).returning("id"));
  const months = { firstMonth: "2026-05-01", lastMonth: "2026-06-01", position: 0 };
  const phase = { programmeId, names: texts("Salainen vaihe"), ...months };
  const phaseId = await idOf(trx.insertInto("roadmapPhases").values(phase).returning("id"));
  const milestone = { programmeId, names: texts("Salainen virstanpylväs"), dueOn: "2026-06-15" };
  const milestoneId = await idOf(trx.insertInto("roadmapMilestones").values(milestone).returning("id"));
  return { figureId, versionId, obstacleId, targetId, phaseId, milestoneId };
}

/** An interview with a unit, the form that it was written into, and what follows from it. */
async function fillInterview(
  trx: Tx,
  programmeId: string,
  { organisationId: unitId = "", needId = "" }: Ids,
): Promise<Ids> {
  const form = { titles: texts("Salainen lomake"), intros: texts(""), notice: texts(""), form: "free" };
  const survey = { ...form, programmeId, purpose: "assessment" as const, state: "open" as const };
  const formId = await idOf(trx.insertInto("surveys").values(survey).returning("id"));
  const whose = { programmeId, surveyId: formId, organisationId: unitId, purpose: "assessment" as const };
  const said = { locale: "fi" as const, noticeVersion: 1, source: "interview" as const, sentAt: now() };
  const responseId = await idOf(trx.insertInto("responses").values({ ...whose, ...said }).returning("id")); // prettier-ignore
  const held = { programmeId, unitId, surveyId: formId, responseId, heldOn: "2026-05-01", doneAt: now() };
  const interviewId = await idOf(trx.insertInto("needsAssessments").values({ ...held, summary: "Salainen" }).returning("id")); // prettier-ignore
  const followUp = { programmeId, unitId, assessmentId: interviewId, needId, what: "Salainen tehtävä" };
  return { formId, interviewId, followUpId: await idOf(trx.insertInto("followUps").values(followUp).returning("id")) };
}

/** An article of a tool and a need that readers see, with a file and what was said of it. */
async function fillKnowledge(trx: Tx, programmeId: string, { toolId = "", needId = "" }: Ids): Promise<Ids> {
  const published = { version: 1, publishedVersion: 1, publishedAt: now() };
  const article = { programmeId, kind: "instruction" as const, ...published };
  const articleId = await idOf(trx.insertInto("articles").values(article).returning("id"));
  const place = { programmeId, articleId };
  const version = { ...place, number: 1, titles: texts("Salainen ohje"), bodies: texts("Salainen neuvo") };
  await trx.insertInto("articleVersions").values(version).execute();
  const [ofTool, ofNeed] = [
    { ...place, toolId },
    { ...place, needId },
  ];
  await trx.insertInto("articleTools").values(ofTool).execute();
  await trx.insertInto("articleNeeds").values(ofNeed).execute();
  const content = Buffer.from("%PDF-salainen");
  const described = { name: "salainen.pdf", kind: "pdf" as const, size: content.length, digest: "salainen" };
  const file = { ...place, ...described, content };
  const articleFileId = await idOf(trx.insertInto("articleFiles").values(file).returning("id"));
  const post = { ...place, text: "Salainen huomautus" };
  return { articleId, articleFileId, postId: await idOf(trx.insertInto("articlePosts").values(post).returning("id")) };
}

async function idOf(insert: { executeTakeFirstOrThrow: () => Promise<{ id: string }> }): Promise<string> {
  return (await insert.executeTakeFirstOrThrow()).id;
}

const oneName = (text: string) => ({ fi: text, sv: text, en: text });
const texts = (text: string) => json(oneName(text));
const now = () => Temporal.Now.instant();
const inADay = () => now().add({ hours: 24 });
