import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { organise } from "../../seeds/digivointi-organising.ts";
import { seedProgramme } from "../../seeds/index.ts";
import { rememberingLinks } from "../../seeds/links.ts";
import { demoOwner } from "../../seeds/staff.ts";
import { startStaffSession } from "../../src/identity/commands.ts";
import { includesRole } from "../../src/identity/index.ts";
import { saveImportDraft } from "../../src/organisations/index.ts";
import type { Role } from "../../src/platform/asking.ts";
import { newToken } from "../../src/platform/browser-session.ts";
import type { Db } from "../../src/platform/database.ts";
import { furnishRoom } from "./furnished-room.ts";
import type { Deps } from "../../src/platform/deps.ts";
import type { Policy, Route } from "../../src/platform/routes.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { publishSurvey } from "../../src/surveys/publishing/commands.ts";

/** Somebody who goes through the pages: how they come in, where they may go, and the addresses they know. */
export interface Visit {
  who: string;
  /** The session of a staff member. */
  session: string | null;
  /** The personal link whose button a respondent or a voter presses first. */
  entry: string | null;
  mayOpen: (route: Route) => boolean;
  addressOf: (route: Route) => string;
}

const roles = ["owner", "planner", "facilitator", "viewer"] as const satisfies readonly Role[];

/** The demo with an open survey beside it, and everyone who visits its pages. */
export async function fillDemo(deps: Deps): Promise<Visit[]> {
  const votes = rememberingLinks(deps, "v");
  const { programmeId, ballotId } = await seedProgramme(votes.deps, "digivointi");
  const open = await openSurvey(deps);
  const { attendeeToken, ...room } = await furnishRoom(deps.db, programmeId);
  const ids = { ...(await idsOf(deps.db, programmeId)), ...room };
  const drafts = await uploadedFiles(deps.db, programmeId);
  const items = { "services/itemKey": "email", "pruning/itemKey": "social-media", "barriers/itemKey": "lack-of-time" };
  const letters = { "letters/kind": "reminder" };
  const addresses = addressesWith({ ...ids, ...drafts, ...items, ...letters, ballotId, token: newToken() });
  const asked = addressesWith(await surveyIds(deps.db, open.surveyId));
  return [
    { who: "visitor", session: null, entry: null, mayOpen: ({ policy }) => policy === "public", addressOf: addresses },
    { ...visitor("respondent", "personal:survey", `/s/${open.token}`), addressOf: asked },
    { ...visitor("attendee", "personal:attendee", `/w/${attendeeToken}`), addressOf: addresses },
    { ...visitor("voter", "personal:ballot", `/v/${votes.tokens[2] ?? ""}`), addressOf: addresses },
    ...(await Promise.all(roles.map((role) => member(deps.db, programmeId, role, addresses)))),
  ];
}

/** The start page of the link is shown too: it is the first thing that a respondent or a voter sees. */
function visitor(who: string, policy: Policy, entry: string): Omit<Visit, "addressOf"> {
  return { who, session: null, entry, mayOpen: (route) => route.policy === policy };
}

async function member(db: Db, programmeId: string, role: Role, addressOf: Visit["addressOf"]): Promise<Visit> {
  const isOwner = role === "owner";
  const account = { name: `Olli ${role}`, email: `${role}@example.org`, isAdmin: isOwner };
  const { id: userId } = await db.insertInto("users").values(account).returning("id").executeTakeFirstOrThrow();
  await db.insertInto("memberships").values({ programmeId, userId, role }).execute();
  const session = await db.transaction().execute((trx) => startStaffSession(trx, userId, "none"));
  return { who: role, session, entry: null, mayOpen: ({ policy }) => mayOpen(role, policy), addressOf };
}

function mayOpen(role: Role, policy: Policy): boolean {
  if (policy === "admin" || policy === "signed-in") return role === "owner";
  return roles.some((known) => known === policy && includesRole(role, known));
}

/** A second programme whose survey is still open. */
async function openSurvey(deps: Deps): Promise<{ surveyId: string; token: string }> {
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Avoin kysely", digivointiAnswers().slice(0, 6), ownerId);
  const { id: surveyId } = await createSurveyFromTemplate(deps.db, { programmeId, template: "digivointi" }, ownerId);
  const posting = rememberingLinks(deps, "s");
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 10 });
  await publishSurvey(posting.deps, { programmeId, surveyId, closesAt }, ownerId);
  return { surveyId, token: posting.tokens[0] ?? "" };
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
    union all select 'surveyInvitationId', min(id::text) from survey_invitations
      where programme_id = ${programmeId} and purpose = 'needs'
    union all select 'responseId', min(id::text) from responses where programme_id = ${programmeId} and purpose = 'needs'
    union all select 'runId', min(id::text) from grouping_runs where programme_id = ${programmeId}
    union all select 'groupId', min(g.id::text) from need_groups g join group_variants v on v.id = g.variant_id
      where v.programme_id = ${programmeId}
    union all select 'variantId', min(id::text) from group_variants where programme_id = ${programmeId}
    union all select 'topicId', min(id::text) from topics where programme_id = ${programmeId}
    union all select 'proposalId', min(id::text) from proposals where programme_id = ${programmeId}
    union all select 'workshopId', min(id::text) from workshops where programme_id = ${programmeId}
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
  return {
    "imports/draftId": await saveImportDraft(db, { ...file, ...organisations }),
    "import/draftId": await saveImportDraft(db, { ...file, ...answers }),
  };
}

/** An address with these ids; what the demo has none of stays blank, and its page says that there is none. */
function addressesWith(ids: Record<string, string>): Visit["addressOf"] {
  return ({ path }) => {
    const isOfHeld = ofHeld.test(path);
    const address = path.replaceAll(/([\w-]+)\/:(\w+)/g, (blank, folder: string, name: string) => {
      if (isOfHeld && name === "workshopId") return `${folder}/${ids["heldWorkshopId"] ?? ""}`;
      const id = ids[`${folder}/${name}`] ?? (name === "entryId" ? ids[`${folder.slice(0, -1)}Id`] : ids[name]);
      return id === undefined ? blank : `${folder}/${id}`;
    });
    return address + (columnsOf[path] ?? "");
  };
}

/** Pages that only a workshop that was held has. */
const ofHeld = /:workshopId\/(certificate|log)$/;

// A preview is asked for with what was said of the columns.
const columnsOf: Record<string, string> = {
  "/programmes/:programmeId/organisations/imports/:draftId/preview": "?name=0&industry=1&municipality=2",
  "/programmes/:programmeId/surveys/import/:draftId/preview": "?min=1&max=5&from=4&roles=onn",
};
