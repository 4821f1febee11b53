import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { organise } from "../../seeds/digivointi-organising.ts";
import { workshopProgramme } from "../../seeds/digivointi.ts";
import { rememberingLinks } from "../../seeds/links.ts";
import { demoOwner } from "../../seeds/staff.ts";
import { startStaffSession } from "../../src/identity/commands.ts";
import { includesRole } from "../../src/identity/index.ts";
import { keepImportMapping, saveImportDraft } from "../../src/organisations/index.ts";
import type { Role } from "../../src/platform/asking.ts";
import { newToken, tokenHash } from "../../src/platform/browser-session.ts";
import { json, type Db } from "../../src/platform/database.ts";
import { finishVotes, type FinishedVotes } from "./finished-votes.ts";
import { furnishRoom } from "./furnished-room.ts";
import { followTools } from "./followed-tools.ts";
import { judgeUnits } from "./judged-units.ts";
import { mentorUnits } from "./mentored-units.ts";
import type { Deps } from "../../src/platform/deps.ts";
import type { Policy, Route } from "../../src/platform/routes.ts";
import { chooseWay } from "../../src/surveys/anonymous/setting/commands.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { publishSurvey } from "../../src/surveys/publishing/commands.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import { plainQuestionnaire } from "../../src/surveys/questionnaire/stored.ts";

/** Somebody who goes through the pages: how they come in, where they may go, and the addresses they know. */
export interface Visit {
  who: string;
  /** The session of a staff member. */
  session: string | null;
  /** The personal link whose button a respondent or a voter presses first. */
  entry: string | null;
  mayOpen: (route: Route) => boolean;
  /** What their pages are of that others see too, so that these are opened besides. */
  about?: string;
  addressOf: (route: Route) => string;
}

const roles = ["owner", "planner", "facilitator", "viewer"] as const satisfies readonly Role[];

/** The demo with an open survey beside it, and everyone who visits its pages. */
export async function fillDemo(deps: Deps): Promise<Visit[]> {
  const votes = rememberingLinks(deps, "v");
  const { id: ownerId } = await demoOwner(deps);
  const { programmeId, ballotId } = await workshopProgramme(votes.deps, { seed: "digivointi", ownerId });
  const joining = { allowsWalkIns: true, joinCode: "abc234" };
  await deps.db.updateTable("ballots").set(joining).where("id", "=", ballotId).execute();
  const { id: optionId } = await deps.db.selectFrom("ballotOptions").select("id").where("ballotId", "=", ballotId).orderBy("position").limit(1).executeTakeFirstOrThrow(); // prettier-ignore
  const open = await openSurvey(deps);
  const { attendeeToken, ...room } = await furnishRoom(deps.db, programmeId);
  const demo = await idsOf(deps.db, programmeId);
  const mentors = [open.ownerId, await anotherMentor(deps.db)] as const;
  const judged = await judgeUnits(deps.db, { programmeId, organisationId: demo["organisationId"] ?? "" }, mentors);
  const { units, tools } = judged;
  const furnishing = { programmeId, units, tools, actorId: open.ownerId };
  const mentored = await mentorUnits(deps.db, furnishing);
  const { unitToken, ...followed } = await followTools(deps, furnishing);
  const ids = { ...demo, ...room, ...judged.ids, ...mentored, ...followed };
  const drafts = await uploadedFiles(deps.db, programmeId);
  const items = { "services/itemKey": "email", "pruning/itemKey": "social-media", "barriers/itemKey": "lack-of-time" };
  const letters = { "letters/kind": "reminder", "questions/questionKey": "biggest-help" };
  const built = { "sections/sectionKey": "services", "versions/versionNumber": "1", "j/code": joining.joinCode };
  await keepVersion(deps.db, ids["surveyId"] ?? "");
  const anonymous = await anonymousVisits(deps, open);
  const finished = await finishVotes(deps, { programmeId, ownerId: open.ownerId });
  const closedBallotId = finished.closed.ballotId;
  const addresses = addressesWith({ ...ids, ...drafts, ...items, ...letters, ...built, ballotId, closedBallotId, optionId, token: newToken(), code: anonymous.code });
  const asked = addressesWith(await surveyIds(deps.db, open.surveyId));
  const members = await Promise.all(roles.map((role) => member(deps.db, programmeId, role, addresses)));
  await becomeMentor(deps.db, mentored["mentorId"] ?? "");
  return [
    { who: "visitor", session: null, entry: null, mayOpen: ({ policy }) => policy === "public", addressOf: addresses },
    { ...visitor("respondent", "personal:survey", `/s/${open.token}`), addressOf: asked },
    { ...visitor("attendee", "personal:attendee", `/w/${attendeeToken}`), addressOf: addresses },
    { ...visitor("unit", "personal:unit", `/u/${unitToken}`), addressOf: addresses },
    {
      ...visitor("voter", "personal:ballot", `/v/${await linkOf(deps.db, ballotId, votes.tokens)}`),
      mayOpen: ({ path, policy }) => policy === "personal:ballot" && !ofClosed.test(path),
      addressOf: addresses,
    },
    ...members,
    ...anonymous.visits,
    ...(await voteVisits(deps, { programmeId, ...finished })),
  ];
}

/** The result of a vote that has ended, as staff and a voter see it, papers of other forms than the demo's, and a draft. */
async function voteVisits(
  deps: Deps,
  { programmeId, closed, ranked, scored, dotted, draftId }: FinishedVotes & { programmeId: string },
): Promise<Visit[]> {
  const voter = ({ ballotId, token }: typeof closed, about: string, ...pages: string[]): Visit => ({
    ...{ who: `voter of ${about}`, session: null, entry: `/v/${token}`, about, addressOf: addressesWith({ ballotId }) },
    mayOpen: ({ path }) => pages.includes(path),
  });
  const about = "a vote that has ended";
  const addressOf = addressesWith({ programmeId, ballotId: closed.ballotId });
  const staff = await member(deps.db, programmeId, "planner", addressOf, "äänet");
  const isResult = ({ path }: Route) => path === "/programmes/:programmeId/ballots/:ballotId";
  return [
    { ...staff, who: `planner of ${about}`, about, mayOpen: isResult },
    voter(closed, about, "/ballot/:ballotId", "/ballot/:ballotId/papers"),
    voter(ranked, "a paper to be put in order", "/ballot/:ballotId"),
    voter(scored, "a paper with points", "/ballot/:ballotId"),
    voter(dotted, "a paper with dots", "/ballot/:ballotId"),
    {
      ...{ ...staff, who: "planner of a vote in the making", about: "a vote in the making" },
      mayOpen: ({ path }: Route) => draftPages.some((page) => path === `/programmes/:programmeId/ballots/${page}`),
      addressOf: addressesWith({ programmeId, ballotId: draftId }),
    },
  ];
}

const draftPages = [":ballotId", ":ballotId/details", ":ballotId/costs"];

/** The first of the links that opens this ballot, of somebody who has not voted. */
async function linkOf(db: Db, ballotId: string, tokens: string[]): Promise<string> {
  const waiting = db.selectFrom("voters").select("tokenHashes").where("ballotId", "=", ballotId).where("hasVoted", "=", false);
  const hashes = (await waiting.execute()).flatMap(({ tokenHashes }) => tokenHashes);
  return tokens.find((token) => hashes.includes(tokenHash(token))) ?? "";
}

/** The start page of the link is shown too: it is the first thing that a respondent or a voter sees. */
function visitor(who: string, policy: Policy, entry: string): Omit<Visit, "addressOf"> {
  return { who, session: null, entry, mayOpen: (route) => route.policy === policy };
}

async function anotherMentor(db: Db): Promise<string> {
  const account = { name: "Maija Mentori", email: "maija@example.org" };
  return (await db.insertInto("users").values(account).returning("id").executeTakeFirstOrThrow()).id;
}

/** The facilitator is one of the mentors: some pages are about one's own units. */
async function becomeMentor(db: Db, mentorId: string): Promise<void> {
  const account = db.selectFrom("users").select("id").where("email", "=", "facilitator@example.org");
  const { id: userId } = await account.executeTakeFirstOrThrow();
  await db.updateTable("mentors").set({ userId }).where("id", "=", mentorId).execute();
}

async function member(
  db: Db,
  programmeId: string,
  role: Role,
  addressOf: Visit["addressOf"],
  name: string = role,
): Promise<Visit> {
  const isOwner = role === "owner";
  const account = { name: `Olli ${name}`, email: `${name}@example.org`, isAdmin: isOwner };
  const { id: userId } = await db.insertInto("users").values(account).returning("id").executeTakeFirstOrThrow();
  await db.insertInto("memberships").values({ programmeId, userId, role }).execute();
  const session = await db.transaction().execute((trx) => startStaffSession(trx, userId, "none"));
  const opens = ({ path, policy }: Route) => mayOpen(role, policy) && path !== placing;
  return { who: role, session, entry: null, mayOpen: opens, addressOf };
}

function mayOpen(role: Role, policy: Policy): boolean {
  if (policy === "admin" || policy === "signed-in") return role === "owner";
  return roles.some((known) => known === policy && includesRole(role, known));
}

/** A second programme whose survey is still open. */
async function openSurvey(
  deps: Deps,
): Promise<{ programmeId: string; ownerId: string; surveyId: string; token: string }> {
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Avoin kysely", digivointiAnswers().slice(0, 6), ownerId);
  const { id: surveyId } = await createSurveyFromTemplate(deps.db, { programmeId, template: "digivointi" }, ownerId);
  const posting = rememberingLinks(deps, "s");
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 10 });
  await publishSurvey(posting.deps, { programmeId, surveyId, closesAt }, ownerId);
  return { programmeId, ownerId, surveyId, token: posting.tokens[0] ?? "" };
}

/** Anonymous surveys in it: a draft, one that asks people, one that all answer by one link and one that opens later; and who sees their pages. */
async function anonymousVisits(
  deps: Deps,
  { programmeId, ownerId }: { programmeId: string; ownerId: string },
): Promise<{ code: string; visits: Visit[] }> {
  const create = async (way: "invited" | "common") => {
    const { id: surveyId } = await createSurveyFromTemplate(deps.db, { programmeId, template: "readiness" }, ownerId);
    await chooseWay(deps.db, { programmeId, surveyId }, way, ownerId);
    return surveyId;
  };
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 10 });
  const publish = (surveyId: string, opensAt: Temporal.Instant | null = null) =>
    publishSurvey(deps, { programmeId, surveyId, opensAt, closesAt }, ownerId);
  const [draft, asking, common] = [await create("invited"), await create("invited"), await create("common")];
  const later = await create("invited");
  await publish(later, closesAt.subtract({ hours: 24 * 7 }));
  await publish(asking);
  await publish(common);
  const { commonCode } = await deps.db.selectFrom("surveys").select("commonCode").where("id", "=", common).executeTakeFirstOrThrow();
  const code = commonCode ?? "";
  const section = await deps.db.selectFrom("surveySections").select("id").where("surveyId", "=", common).orderBy("position").executeTakeFirstOrThrow();
  const planner = await member(deps.db, programmeId, "planner", () => "", "kyselyt");
  const of = (surveyId: string, about: string, ...pages: string[]): Visit => ({
    ...{ ...planner, who: `planner of ${about}`, about, addressOf: addressesWith({ programmeId, surveyId }) },
    mayOpen: ({ path }) => pages.some((page) => path === `/programmes/:programmeId/surveys/:surveyId/${page}`),
  });
  const answering = ["/survey/:surveyId", "/survey/:surveyId/sections/:sectionId", "/survey/:surveyId/check"];
  const respondent = {
    ...{ who: "somebody", session: null, entry: `/s/c/${code}`, about: "anonymous answering" },
    mayOpen: ({ path }: Route) => answering.includes(path),
    addressOf: addressesWith({ surveyId: common, sectionId: section.id }),
  };
  const visits = [
    respondent,
    of(draft, "an anonymous draft", "anonymity", "publication"),
    of(asking, "a survey that asks people", "responses"),
    of(later, "a survey that opens later", "publication"),
    of(common, "a survey with one link", "publication", "poster"),
    {
      ...{ ...planner, who: "planner of a survey of readiness", about: "a survey of readiness" },
      mayOpen: ({ path }: Route) => path === placing,
      addressOf: addressesWith({ programmeId, surveyId: common }),
    },
  ];
  return { code, visits };
}

/** The survey has been asked with other questions before: there is an earlier version to look at. */
async function keepVersion(db: Db, surveyId: string): Promise<void> {
  const questionnaire = json(plainQuestionnaire(await getQuestionnaire(db, surveyId)));
  await db.insertInto("surveyVersions").values({ surveyId, number: 1, questionnaire }).execute();
  await db.updateTable("surveys").set({ version: 2 }).where("id", "=", surveyId).execute();
}

/** One of everything in the programme, by the names that addresses have for them. */
async function idsOf(db: Db, programmeId: string): Promise<Record<string, string>> {
  // One that is in a group: a page tells why.
  const organisation = sql`select min(m.organisation_id::text) as id from group_members m
    join group_variants v on v.id = m.variant_id where v.programme_id = ${programmeId} and m.group_id is not null`;
  const { rows } = await sql<{ name: string; id: string }>`
    select 'organisationId' as name, id from (${organisation}) as member
    union all select 'participantId', min(id::text) from participants where organisation_id = (${organisation})::uuid
    union all select 'themeId', min(id::text) from themes where programme_id = ${programmeId}
    union all select 'needId', min(id::text) from needs where programme_id = ${programmeId}
    union all select 'serviceId', min(id::text) from services where programme_id = ${programmeId}
    union all select 'barrierId', min(id::text) from barriers where programme_id = ${programmeId}
    union all select 'surveyId', min(id::text) from surveys where programme_id = ${programmeId} and purpose = 'needs'
    union all select 'sourceId', min(id::text) from surveys where programme_id = ${programmeId} and purpose = 'needs'
    union all select 'surveyInvitationId', min(id::text) from survey_invitations
      where programme_id = ${programmeId} and purpose = 'needs'
    union all select 'responseId', min(id::text) from responses where programme_id = ${programmeId} and purpose = 'needs'
    union all select 'runId', min(id::text) from grouping_runs where programme_id = ${programmeId}
    union all select 'groupId', min(g.id::text) from need_groups g join group_variants v on v.id = g.variant_id
      where v.programme_id = ${programmeId}
    union all select 'variantId', min(id::text) from group_variants where programme_id = ${programmeId}
    union all select 'topicId', min(id::text) from topics where programme_id = ${programmeId}
    union all select 'proposalId', min(id::text) from proposals where programme_id = ${programmeId}
    union all select 'workshopId', min(id::text) from workshops where programme_id = ${programmeId} and not is_session
    union all select 'mailId', min(id::text) from mails where programme_id = ${programmeId}`.execute(db);
  return { programmeId, ...Object.fromEntries(rows.map(({ name, id }) => [name, id])) };
}

async function surveyIds(db: Db, surveyId: string): Promise<Record<string, string>> {
  const section = await db.selectFrom("surveySections").select("id").where("surveyId", "=", surveyId).where("key", "like", "support%").orderBy("position").executeTakeFirstOrThrow();
  const question = await db.selectFrom("questions").select("id").where("sectionId", "=", section.id).executeTakeFirstOrThrow();
  return { surveyId, sectionId: section.id, questionId: question.id };
}

/** A file that waits to be brought in, of each kind, by the folder that its pages have in addresses. */
async function uploadedFiles(db: Db, programmeId: string): Promise<Record<string, string>> {
  const { id: createdBy } = await db.selectFrom("users").select("id").limit(1).executeTakeFirstOrThrow();
  const file = { programmeId, createdBy, headerRow: 1 };
  const organisations = {
    ...{ kind: "organisations" as const, fileName: "organisaatiot.csv", header: ["Organisaatio", "Toimiala", "Kunta"] },
    rows: [
      ["Hoivakoti Kellosinilatva Oy", "Hoiva", "Lapua"],
      ["Uusi Alku Oy", "Kuntoutus", "Kauhava"],
      ["", "Hoiva", ""],
    ],
  };
  const answers = {
    ...{ kind: "answers" as const, fileName: "vastaukset.csv", header: ["Organisaatio", "Verkkosivut", "Videot"] },
    rows: [
      ["Uusi Alku Oy", "5", "2"],
      ["Vanha Loppu Oy", "3", "7"],
    ],
  };
  const structure = {
    ...{ kind: "structure" as const, fileName: "kysely.json", header: [], rows: [] },
    content: {
      ...{ kind: "surveyjs", dbVersion: null, languages: ["fi", "de"], titles: { fi: "Vanha kysely" } },
      sections: [{ code: "sivu1", texts: { fi: "Nykytila" }, helps: {}, condition: null }],
      questions: [
        {
          ...{ code: "q1", section: "sivu1", kind: "single", texts: { fi: "Mitä käytätte?" }, helps: {}, required: true },
          ...{ secondOptions: [], rows: [], settings: {}, condition: null },
          options: [
            { code: "a", texts: { fi: "Canva" } },
            { code: "b", texts: { fi: "Kanta" } },
          ],
        },
      ],
      notCarried: [{ code: "*", what: "language", detail: "de" }],
    },
  };
  const answersId = await saveImportDraft(db, { ...file, ...answers });
  const common = { into: null, blocks: {}, scale: { min: 1, max: 5 }, chosenFrom: 1, part: "unit", unfinished: null };
  const roles = { Organisaatio: "organisation", Verkkosivut: "need", Videot: "need" };
  await keepImportMapping(db, programmeId, answersId, { ...common, roles, decisions: {} });
  return {
    "imports/draftId": await saveImportDraft(db, { ...file, ...organisations }),
    "import/draftId": answersId,
    "structures/draftId": await saveImportDraft(db, { ...file, ...structure }),
  };
}

/** An address with these ids; what the demo has none of stays blank, and its page says that there is none. */
function addressesWith(ids: Record<string, string>): Visit["addressOf"] {
  return ({ path }) => {
    const isOfHeld = ofHeld.test(path);
    const isOfClosed = ofClosed.test(path) && ids["closedBallotId"] !== undefined;
    const address = path.replaceAll(/([\w-]+)\/:(\w+)/g, (blank, folder: string, name: string) => {
      if (isOfHeld && name === "workshopId") return `${folder}/${ids["heldWorkshopId"] ?? ""}`;
      if (ofPlanned.test(path) && name === "sessionId") return `${folder}/${ids["plannedSessionId"] ?? ""}`;
      if (isOfClosed && name === "ballotId") return `${folder}/${ids["closedBallotId"] ?? ""}`;
      const id = ids[`${folder}/${name}`] ?? (name === "entryId" ? ids[`${folder.slice(0, -1)}Id`] : ids[name]);
      return id === undefined ? blank : `${folder}/${id}`;
    });
    return address + (columnsOf[path] ?? "");
  };
}

/** Which sectors the options of an anonymous survey stand for: the demo's own survey is none. */
const placing = "/programmes/:programmeId/summary/readiness/:surveyId";

/** Pages that only a workshop that was held has. */
const ofHeld = /:workshopId\/(certificate|log)$/;

/** Pages that only a session that is to come has. */
const ofPlanned = /:sessionId\/(plan|cancellation)$/;

/** Pages that only a vote that has ended has. */
const ofClosed = /:ballotId\/(papers|winner)$/;

// A preview is asked for with what was said of the columns.
const columnsOf: Record<string, string> = {
  "/programmes/:programmeId/organisations/imports/:draftId/preview": "?name=0&industry=1&municipality=2",
};
