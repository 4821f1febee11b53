import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetRespondents } from "../../../src/grouping/index.ts";
import { json } from "../../../src/platform/database.ts";
import { forgetNeeds } from "../../../src/series/index.ts";
import { getProposal } from "../../../src/series/queries.ts";
import type { StoredProposal } from "../../../src/series/stored.ts";
import { packed } from "../../../src/series/stored-form.ts";
import { createSurveyFromTemplate } from "../../../src/surveys/commands.ts";
import { listImportTargets } from "../../../src/surveys/importing/queries.ts";
import { eraseDueAnswers, type Answers } from "../../../src/surveys/index.ts";
import { sendLinksAgain } from "../../../src/surveys/links/again/commands.ts";
import { grouped, read, runsOf } from "../../grouping/groupings.ts";
import { aProgramme, openTestApp, type TestApp } from "../../support/app.ts";
import { dayAhead, withOrganisations } from "../people.ts";
import { openText, text } from "../questions.ts";
import { aNamedSurvey } from "../results/sent-answers.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const surveyOf = async (surveyId: string) =>
  await product.db.selectFrom("surveys").selectAll().where("id", "=", surveyId).executeTakeFirstOrThrow();
/** As if the survey had closed so long ago. */
const closedFor = async (surveyId: string, age: string) => {
  await sql`update surveys set state = 'closed', closed_at = now() - ${age}::interval where id = ${surveyId}`.execute(
    product.db,
  );
};
const countOf = async (table: "responses" | "surveyInvitations", surveyId: string) => {
  const query = product.db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as("n"));
  return (await query.where("surveyId", "=", surveyId).executeTakeFirstOrThrow()).n;
};
/** Everything that the cleaning round does about answers that are to go. */
const erase = async () => {
  await eraseDueAnswers(product.db);
  await forgetRespondents(product.db);
  await forgetNeeds(product.db);
};

const questionnaire = {
  ...{ titles: text("Tarvekysely"), intros: text(""), notice: text("Oma selosteemme.") },
  sections: [{ key: "osa", titles: text("Osa"), helps: text(""), questions: [openText] }],
};
const said: Answers = { [openText.key]: { kind: "text", text: "Salainen toive" } };

test("answers go with what asked for them when the time is up, once, and how many there were stays known", async () => {
  const { id: programmeId, ownerId } = await aProgramme(product.db);
  const organisations = await withOrganisations(product.db, programmeId, { "Hoiva Aalto": "fi", "Fysio Berg": "sv" });
  const { id: surveyId } = await createSurveyFromTemplate(product.db, { programmeId, template: "digivointi" }, ownerId);
  const planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  expect(await read(planner, url)).toContain("poistetaan, kun kyselyn sulkeutumisesta on kulunut 2 vuotta.");
  await planner.post(`${url}/publication`, { closesOn: dayAhead(9), closesAt: "16:00", opens: "now" });
  const response = { surveyId, programmeId, organisationId: organisations.get("Hoiva Aalto")!, locale: "fi" as const };
  const { id: responseId } = await product.db
    .insertInto("responses")
    .values({ ...response, noticeVersion: 1, sentAt: Temporal.Now.instant() })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { id: questionId } = await product.db
    .selectFrom("questions")
    .select("id")
    .where("surveyId", "=", surveyId)
    .where("key", "=", "biggest-help")
    .executeTakeFirstOrThrow();
  const value = json({ kind: "text", text: "Salainen toive" });
  await product.db.insertInto("answers").values({ responseId, questionId, value }).execute();
  const mails = () =>
    product.db.selectFrom("mails").select("toAddress").where("programmeId", "=", programmeId).execute();
  expect((await mails()).length).toBe(2);
  const { id: participantId } = await product.db
    .selectFrom("participants")
    .select("id")
    .where("organisationId", "=", response.organisationId)
    .executeTakeFirstOrThrow();
  await sendLinksAgain(product.deps, { participantIds: [participantId], linkIds: [] });
  expect((await mails()).length).toBe(3);

  await closedFor(surveyId, "2 years -3 days");
  await erase();
  expect([await countOf("responses", surveyId), (await surveyOf(surveyId)).answersErasedAt]).toEqual([1, null]);
  const warned = (await planner.get(url)).text;
  expect(warned).toMatch(/id="retention" class="notice warn">Vastaukset ja yhteystiedot poistetaan \d+\.\d+\.\d+\./); // prettier-ignore

  await closedFor(surveyId, "2 years 1 day");
  await Promise.all([erase(), erase()]);
  expect([await countOf("responses", surveyId), await countOf("surveyInvitations", surveyId)]).toEqual([0, 0]);
  expect(await mails()).toEqual([]);
  const { erasedAsked, erasedSent } = await surveyOf(surveyId);
  expect([erasedAsked, erasedSent]).toEqual([2, 1]);
  const acts = product.db.selectFrom("auditLog").select(["act", "details"]).where("subject", "=", surveyId);
  expect((await acts.execute()).filter(({ act }) => act === "survey.answers.erase")).toEqual([
    { act: "survey.answers.erase", details: { asked: 2, sent: 1 } },
  ]);

  const page = await read(planner, url);
  expect(page).toContain("1 / 2 vastannut");
  expect(page).toContain("Vastaukset ja yhteystiedot on poistettu");
  expect(await read(planner, `${url}/results`)).toContain("Vastaukset on poistettu, koska");
  expect(await read(planner, `${url}/responses`)).not.toContain("Hoiva Aalto");
  // One that opened at a set time may be opened without an invitation; not when its answers are gone.
  await sql`update surveys set opens_at = opened_at where id = ${surveyId}`.execute(product.db);
  const reopened = await planner.post(`${url}/closing-time`, { closesOn: dayAhead(9), closesAt: "12:00" });
  expect([reopened.status, (await surveyOf(surveyId)).state]).toEqual([303, "closed"]);
  const publication = await read(planner, `${url}/publication`);
  expect(publication).toContain("joten kyselyä ei voi enää avata");
  expect(publication).not.toContain("Avaa kysely uudelleen");
  expect((await listImportTargets(product.db, programmeId)).map(({ id }) => id)).not.toContain(surveyId);

  // What is brought in once more does not stay either.
  await product.db.insertInto("responses").values({ ...response, noticeVersion: 1, sentAt: Temporal.Now.instant() }).execute(); // prettier-ignore
  await erase();
  expect([await countOf("responses", surveyId), (await surveyOf(surveyId)).erasedSent]).toEqual([0, 1]);
});

test("the time is chosen for a draft, only shortened once people were told, and stands in every notice", async () => {
  const { id: programmeId, ownerId } = await aProgramme(product.db);
  const [organisationId] = (await withOrganisations(product.db, programmeId, { "Hoiva Aalto": "fi" })).values();
  const { id: surveyId } = await createSurveyFromTemplate(product.db, { programmeId, template: "digivointi" }, ownerId);
  const planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  for (const months of ["", "0", "121", "2,5"]) {
    const wrong = await planner.post(`${url}/retention`, { months });
    expect([months, wrong.status, wrong.text.includes("väliltä 1–120")]).toEqual([months, 422, true]);
  }
  expect((await planner.post(`${url}/retention`, { months: "36" })).headers["location"]).toBe(
    `${url}/retention?done=saved`,
  );
  for (const [locale, words] of Object.entries({
    fi: "on kulunut 3 vuotta",
    sv: "har gått 3 år sedan",
    en: "erased 3 years after",
  }))
    // prettier-ignore
    expect((await planner.get(`${url}/preview/walk?in=${locale}`)).text).toContain(words);
  const other = await product.signedIn("planner", (await aProgramme(product.db)).id);
  expect((await other.post(`${url}/retention`, { months: "1" })).status).toBe(404);
  expect((await (await product.signedIn("viewer", programmeId)).post(`${url}/retention`, { months: "1" })).status).toBe(403); // prettier-ignore

  // Before the opening nobody has been told anything.
  const told = "Vastaajille on jo kerrottu säilytysaika";
  const later = { opens: "later", opensOn: dayAhead(3), opensAt: "09:00" };
  await planner.post(`${url}/publication`, { closesOn: dayAhead(9), closesAt: "16:00", ...later });
  expect(await read(planner, `${url}/retention`)).not.toContain(told);
  expect((await planner.post(`${url}/retention`, { months: "40" })).status).toBe(303);
  expect((await planner.post(`${url}/retention`, { months: "36" })).status).toBe(303);
  await planner.post(`${url}/opening`);
  expect(await read(planner, `${url}/retention`)).toContain(told);
  const longer = await planner.post(`${url}/retention`, { months: "37" });
  expect([longer.status, longer.text.includes("luvattu lyhyempi aika"), longer.text.includes('value="37"')]).toEqual([422, true, true]); // prettier-ignore
  await planner.post(`${url}/retention`, { months: "18" });
  const shortened = await surveyOf(surveyId);
  expect([shortened.retentionMonths, shortened.noticeVersion]).toEqual([18, 4]);
  await closedFor(surveyId, "7 months 1 day");
  expect((await planner.post(`${url}/retention`, { months: "7" })).text).toContain("on jo kulunut näin kauan");
  expect((await planner.post(`${url}/retention`, { months: "8" })).status).toBe(303);
  await erase();
  expect((await surveyOf(surveyId)).answersErasedAt).toBeNull();

  // A notice in words of its own, without the figure, is followed by it; nobody was asked here, so the time may grow.
  const brought = await aNamedSurvey(
    product.db,
    programmeId,
    questionnaire,
    new Map([[organisationId!, { locale: "fi", answers: said }]]),
  );
  expect((await planner.post(`/programmes/${programmeId}/surveys/${brought}/retention`, { months: "25" })).status).toBe(
    303,
  );
  expect(await read(planner, `/programmes/${programmeId}/surveys/${brought}`)).toContain("Oma selosteemme. Vastausten säilytys. Vastaukset poistetaan, kun kyselyn sulkeutumisesta on kulunut 25 kuukautta."); // prettier-ignore
});

test("what was computed of single respondents goes too; groups, their members and the series stay", async () => {
  const { programme, planner, runId } = await grouped(product);
  const [organisationId] = programme.organisationIds.values();
  const stored: StoredProposal = {
    input: {
      instance: {
        ...{ participants: [{ id: organisationId!, weight: 1 }], topics: [{ key: "some" }], levels: 3, mode: "free" },
        ...{
          gap: [[0.7]],
          level: [[1]],
          workshops: 1,
          perPerson: 1,
          size: [1, 4],
          copies: 1,
          lambda: 0.3,
          topShare: 0.75,
        },
      },
      ...{ topics: [], groups: [], industries: [null], had: [[0, 0]], needs: [], groupOf: [null] },
    },
    proposal: {
      ...{ objective: 1, bound: 1, gap: 0, optimal: true, milliseconds: 1 },
      workshops: [{ topic: "some", level: 0, audience: "free", members: [organisationId!], servedShare: 1 }],
      people: { mean: 1, worstQuarter: 1, min: 1, topNeedMet: 1 },
    },
  };
  const method = { settings: json({}), seed: 1, methodVersion: "1", state: "done" as const };
  const { id: proposalId } = await product.db
    .insertInto("proposals")
    .values({ programmeId: programme.id, runId, ...method, result: json(packed(stored)) })
    .returning("id")
    .executeTakeFirstOrThrow();
  const base = `/programmes/${programme.id}`;
  const groups = () => product.db.selectFrom("groupMembers").selectAll().orderBy("organisationId").execute();
  const members = await groups();

  await closedFor(programme.surveyId, "3 years");
  await Promise.all([erase(), erase()]);
  expect(await groups()).toEqual(members);
  const [run] = await runsOf(product, programme.id);
  const result = run!.result as { members: unknown[]; assignments: unknown[]; groups: { exemplar: number; size: number }[] }; // prettier-ignore
  expect([run!.id, "answerHashes" in result, new Set(result.members)]).toEqual([runId, false, new Set([null])]);
  expect(result.groups.map(({ exemplar, size }) => [exemplar, size])).toEqual(
    [12, 10, 10, 9].map((size) => [-1, size]),
  );
  const { input, proposal } = (await getProposal(product.db, programme.id, proposalId)).result!;
  const { participants, gap, level } = input.instance;
  expect([participants, gap, level, input.needs, input.industries, input.had]).toEqual([[], [], [], undefined, [], []]);
  expect(proposal).toEqual(stored.proposal);
  expect(await read(planner, `${base}/series/proposals/${proposalId}`)).toContain("Vastaukset, joista ehdotus tehtiin, on poistettu"); // prettier-ignore

  const [group] = await product.db.selectFrom("needGroups").select("id").execute();
  const paths = ["", "/needs", "/groups", `/groups/${group!.id}`, "/groups/board", "/groups/pictures", "/groups/borderline", "/groups/comparison", "/groups/runs", "/groups/settings", "/series", "/workshops/coverage", "/surveys"]; // prettier-ignore
  const statuses = [];
  for (const path of paths) statuses.push([path, (await planner.get(`${base}${path}`)).status]);
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  expect(await read(planner, `${base}/groups`)).toContain("Vastaukset, joista ryhmät muodostettiin, on poistettu");
});
