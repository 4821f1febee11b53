import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addFollowUp, moveFollowUp } from "../../src/mentoring/follow-ups/commands.ts";
import { listFollowUps } from "../../src/mentoring/follow-ups/queries.ts";
import { countNotTaken, findStrongNeed, listNotTaken } from "../../src/mentoring/follow-ups/not-taken/queries.ts";
import { recordInterview, startInterviewForm } from "../../src/mentoring/interviews/commands.ts";
import { listAssessments } from "../../src/mentoring/interviews/queries.ts";
import { isWanted, loadProfiles } from "../../src/needs/index.ts";
import { forgetInterviews } from "../../src/mentoring/index.ts";
import {
  endInterviewForm,
  eraseDueAnswers,
  getQuestionnaire,
  latestSurvey,
  listOpenedSurveys,
  type Answers,
} from "../../src/surveys/index.ts";
import { insertSurvey } from "../../src/surveys/commands.ts";
import { plainQuestionnaire } from "../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let ownerId: string;
let mentor: Browser;
let url: string;
let ids: Record<"area" | "home" | "ward" | "mentor", string>;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  ({ id: programmeId, ownerId } = await aProgramme(product.db));
  mentor = await product.signedIn("facilitator", programmeId);
  url = `/programmes/${programmeId}/mentoring/interviews`;
  const area = await aUnit("Alue", null);
  const mentorRow = { programmeId, name: "Maija Mentori", startsOn: "2021-05-01" };
  const { id } = await product.db.insertInto("mentors").values(mentorRow).returning("id").executeTakeFirstOrThrow();
  const home = await aUnit("Alue › Kotihoito", area);
  ids = { area, home, ward: await aUnit("Alue › Osasto", area), mentor: id };
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null): Promise<string> {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const values = { programmeId, name, kind, parentId };
  return (await product.db.insertInto("organisations").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

/** A page's words in their order, without what surrounds its main part. */
function visibleText(html: string): string {
  const [, main = ""] = html.split("<main");
  const words = main.replaceAll(/<svg[\s\S]*?<\/svg>/g, "").replaceAll(/<[^>]*>/g, " ");
  return words.replaceAll(/[\s\u00a0]+/g, " ").replaceAll(/ (?=[.:,])/g, "");
}

const text = async (browser: Browser, path: string) => visibleText((await browser.get(path)).text);

/** A free form about two needs of the programme's own catalogue. */
async function aFreeForm(): Promise<{ surveyId: string; needs: string[] }> {
  const theme = { programmeId, key: "arki", names: texts("Arki"), position: 0 };
  await product.db.insertInto("themes").values(theme).execute();
  const themeId = (await product.db.selectFrom("themes").select("id").where("programmeId", "=", programmeId).executeTakeFirstOrThrow()).id; // prettier-ignore
  for (const [position, key] of ["teams", "polku"].entries())
    await product.db
      .insertInto("needs")
      .values({
        programmeId,
        themeId,
        key,
        names: texts(key === "teams" ? "Teams" : "Digihoitopolku"),
        descriptions: texts(""),
        keywords: noWords,
        position,
      }) // prettier-ignore
      .execute();
  const { surveyId } = await startInterviewForm(product.db, { programmeId, form: "free" }, ownerId);
  const rows = await product.db.selectFrom("needs").select("id").where("programmeId", "=", programmeId).orderBy("position").execute(); // prettier-ignore
  return { surveyId, needs: rows.map(({ id }) => id) };
}

const noWords = JSON.stringify({ fi: [], sv: [], en: [] });
const texts = (fi: string) => JSON.stringify({ fi, sv: "", en: "" });
const strengths = (teams: number | null, polku: number | null): Answers => ({
  "strength-arki": { kind: "ratings", rows: { teams, polku } },
});

async function anInterview(surveyId: string, heldOn: string, answers: Answers, unitId = ids.home): Promise<string> {
  const met = { people: [{ role: "esihenkilö", count: 1, name: "", hasAgreed: false }], summary: "Hyvä alku." };
  const given = { programmeId, unitId, mentorId: ids.mentor, heldOn, surveyId, answers, ...met };
  const recorded = await recordInterview(product.db, given, ownerId);
  if (typeof recorded === "string") throw new Error(recorded);
  return recorded.id;
}

const strengthsOf = async (surveyId: string, unitId = ids.home) => {
  const { organisations, values } = await loadProfiles(product.db, programmeId, { surveyIds: [surveyId] });
  return values[organisations.findIndex(({ id }) => id === unitId)];
};

/** The fields of the whole writing page as the browser sends them. */
async function fieldsOf(page: string): Promise<Record<string, string>> {
  const html = (await mentor.get(page)).text;
  const seen = [...html.matchAll(/name="([0-9a-f-]{36}\.seen)" value="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, value]); // prettier-ignore
  return Object.fromEntries(seen) as Record<string, string>;
}

test("an interview is begun, put aside and finished on one page, and then counts among the needs", async () => {
  const { surveyId } = await aFreeForm();
  expect(await text(mentor, url)).toContain("Haastatteluja ei ole vielä kirjattu.");
  const begin = () => mentor.post(url, { unitId: ids.home, form: "free", heldOn: "2021-05-20", mentorId: ids.mentor });
  const [first, second] = [await begin(), await begin()];
  expect([first.status, second.headers["location"]]).toEqual([303, first.headers["location"]]);
  const writing = first.headers["location"] ?? "";
  const page = (await mentor.get(writing)).text;
  expect(visibleText(page)).toContain("Nimi kirjataan vain, jos haastateltava suostuu siihen.");
  expect(visibleText(page)).toContain("Miten vahvasti tarve tuli esiin?");

  const questions = (await getQuestionnaire(product.db, surveyId)).sections.flatMap((section) => section.questions);
  const [notes, , ratings] = questions.map(({ id }) => id);
  const seen = await fieldsOf(writing);
  const answers = {
    [`${notes}.text`]: "Etäkokoukset takkuavat.",
    [`${ratings}.rating.teams`]: "3",
    [`${ratings}.rating.polku`]: "1",
  };
  // A single answer is saved as it is written.
  const one = await mentor.post(`${writing.replace("/writing", "")}/questions/${notes}/answer`, { [`${notes}.seen`]: seen[`${notes}.seen`] ?? "", [`${notes}.text`]: "Etäkokoukset" }); // prettier-ignore
  expect(one.status).toBe(303);
  const after = await fieldsOf(writing);
  const region = await mentor.agent
    .post(`${writing.replace("/writing", "")}/questions/${notes}/answer`)
    .set("HX-Request", "true")
    .type("form")
    .send({
      csrf: await mentor.csrf(),
      [`${notes}.seen`]: after[`${notes}.seen`],
      [`${notes}.text`]: "Etäkokoukset 2",
    });
  expect([region.status, /Tallennettu \d+[.:]\d\d/.test(region.text)]).toEqual([200, true]);
  const people = { "people.0.role": "Esihenkilö", "people.0.count": "1", "people.0.name": "Aino Aalto", "people.1.role": "Hoitajia", "people.1.count": "3" }; // prettier-ignore
  const details = { heldOn: "2021-05-20", mentorId: ids.mentor, summary: "Teams ensin.", ...people };

  const unagreed = await mentor.post(writing, { ...(await fieldsOf(writing)), ...answers, ...details, act: "done" });
  expect(unagreed.status).toBe(422);
  expect(visibleText(unagreed.text)).toContain("Nimen voi kirjata vain, jos haastateltava suostuu siihen.");
  expect(unagreed.text).toContain("Etäkokoukset takkuavat.");
  expect(unagreed.text).toContain('value="Aino Aalto"');
  expect(await listAssessments(product.db, programmeId)).toEqual([]);

  const whole = { ...(await fieldsOf(writing)), ...answers, ...details, "people.0.agreed": "on" };
  expect((await mentor.post(writing, { ...whole, act: "later" })).headers["location"]).toContain("?later=");
  expect(await text(mentor, url)).toContain("Keskeneräiset haastattelut Kotihoito, 20.5.2021");
  expect(await strengthsOf(surveyId)).toBeUndefined();
  const done = { ...(await fieldsOf(writing)), ...answers, ...details, "people.0.agreed": "on", act: "done" };
  const sent = await Promise.all([mentor.post(writing, done), mentor.post(writing, done)]);
  expect(sent.map(({ headers }) => headers["location"])).toEqual(Array(2).fill(writing.replace("/writing", "")));

  expect(await listAssessments(product.db, programmeId)).toMatchObject([
    {
      unitName: "Alue › Kotihoito",
      mentorName: "Maija Mentori",
      heldOn: "2021-05-20",
      met: 4,
      summary: "Teams ensin.",
    },
  ]);
  expect(await strengthsOf(surveyId)).toEqual([1, 1 / 3]);
  const shown = await text(mentor, sent[0].headers["location"] ?? "");
  expect(shown).toContain("Mitä Kotihoito tarvitsee?");
  expect(shown).toContain("Yksi tarve nousi vahvasti esiin: Teams.");
  expect(shown).toContain("Esihenkilö (Aino Aalto), Hoitajia (3)");
  expect(shown).not.toContain("undefined");
  const list = await text(mentor, url);
  expect(list).toContain("2 yksiköstä on haastateltu 1. Haastatteluja on kirjattu yksi.");
  expect(await text(mentor, `${url}?show=waiting`)).toContain("Osasto Alue Ei mentoria Haastattele");
});

test("a mistake keeps everything, and nothing is done before it is mended", async () => {
  const { surveyId } = await aFreeForm();
  const missing = await mentor.post(url, { unitId: "", form: "free", heldOn: "2021-05-20", mentorId: "" });
  expect([missing.status, visibleText(missing.text).includes("Valitse yksikkö.")]).toEqual([422, true]);
  const future = await mentor.post(url, { unitId: ids.home, form: "free", heldOn: "2999-01-01", mentorId: "" });
  expect([future.status, visibleText(future.text).includes("Haastattelupäivä ei voi olla tulevaisuudessa.")]).toEqual([422, true]); // prettier-ignore
  const begun = await mentor.post(url, { unitId: ids.home, form: "free", heldOn: "2021-05-20", mentorId: "" });
  const writing = begun.headers["location"] ?? "";
  const empty = await mentor.post(writing, { ...(await fieldsOf(writing)), heldOn: "2021-05-20", mentorId: "", summary: "", act: "done" }); // prettier-ignore
  expect([empty.status, visibleText(empty.text).includes("Haastatteluun ei ole kirjattu mitään.")]).toEqual([
    422,
    true,
  ]);
  const wrong = strengths(9, null);
  const given = {
    programmeId,
    unitId: ids.home,
    mentorId: null,
    heldOn: "2021-05-20",
    surveyId,
    people: [],
    summary: "",
  };
  expect(await recordInterview(product.db, { ...given, answers: wrong }, ownerId)).toBe("answer-wrong");
  expect(await recordInterview(product.db, { ...given, answers: {} }, ownerId)).toBe("nothing-written");
  expect(await recordInterview(product.db, { ...given, mentorId: ownerId, answers: strengths(1, 1) }, ownerId)).toBe("mentor-unknown"); // prettier-ignore
  expect(await listAssessments(product.db, programmeId)).toEqual([]);
});

test("a second interview counts from then on, the first one stays as it was, and a removed one gives way", async () => {
  const { surveyId } = await aFreeForm();
  const first = await anInterview(surveyId, "2021-05-20", strengths(3, 0));
  const second = await anInterview(surveyId, "2021-11-20", strengths(0, 2));
  expect(await strengthsOf(surveyId)).toEqual([0, 2 / 3]);
  // What is written in late about an earlier day does not take the place of a later one.
  await anInterview(surveyId, "2021-08-01", strengths(1, 1));
  expect(await strengthsOf(surveyId)).toEqual([0, 2 / 3]);
  expect(await text(mentor, `${url}/${first}`)).toContain("Yksikköä on haastateltu uudelleen 20.11.2021.");
  expect(await text(mentor, `${url}/${first}`)).toContain("Kiireellinen tai keskeinen");
  expect((await mentor.post(`${url}/${second}/removal`)).status).toBe(409);
  const planner = await product.signedIn("planner", programmeId);
  expect((await planner.post(`${url}/${second}/removal`)).status).toBe(303);
  expect(await strengthsOf(surveyId)).toEqual([1 / 3, 1 / 3]);
  expect((await listAssessments(product.db, programmeId)).map(({ heldOn }) => heldOn)).toEqual(["2021-08-01", "2021-05-20"]); // prettier-ignore
});

test("a correction counts at once, and the page tells who corrected what, and what it said before", async () => {
  const { surveyId } = await aFreeForm();
  const id = await anInterview(surveyId, "2021-05-20", {
    ...strengths(3, 0),
    "came-up": { kind: "text", text: "Kiire" },
  });
  const writing = `${url}/${id}/writing`;
  const [notes, agreed, ratings] = (await getQuestionnaire(product.db, surveyId)).sections.flatMap(({ questions }) => questions.map((question) => question.id)); // prettier-ignore
  const before = await fieldsOf(writing);
  const details = { heldOn: "2021-05-21", mentorId: ids.mentor, summary: "Hyvä alku.", "people.0.role": "esihenkilö", "people.0.count": "1" }; // prettier-ignore
  const fields = { [`${notes}.text`]: "Kiire", [`${agreed}.text`]: "", [`${ratings}.rating.teams`]: "0", [`${ratings}.rating.polku`]: "3" }; // prettier-ignore
  const saved = await mentor.post(writing, { ...before, ...fields, ...details, act: "done" });
  expect(saved.status).toBe(303);
  expect(await strengthsOf(surveyId)).toEqual([0, 1]);
  const page = await text(mentor, `${url}/${id}`);
  expect(page).toMatch(
    /Person \w+ korjasi .* Miten vahvasti tarve tuli esiin\? Aiemmin: .*Teams: Kiireellinen tai keskeinen/,
  );
  expect(page).toMatch(/Haastattelun tiedot Aiemmin: 20\.5\.2021/);
  // Another tab that still shows the first answers does not overwrite the second ones.
  const stale = await mentor.post(writing, { ...before, ...fields, [`${ratings}.rating.teams`]: "2", ...details, act: "done" }); // prettier-ignore
  expect([stale.status, visibleText(stale.text).includes("Joku muu on muuttanut vastausta sillä välin")]).toEqual([409, true]); // prettier-ignore
  expect(await strengthsOf(surveyId)).toEqual([0, 1]);
  // Neither does one that still shows the first summary: it is told what is stored, and saves over it knowingly.
  const shownBy = (html: string) => /name="shown" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? "";
  const shown = shownBy((await mentor.get(writing)).text);
  const say = (summary: string, by: string) => mentor.post(writing, { ...details, summary, shown: by, act: "done" });
  expect((await say("Toisen yhteenveto", shown)).status).toBe(303);
  const late = await say("Oma yhteenveto", shown);
  expect(late.status).toBe(409);
  expect(visibleText(late.text)).toMatch(/Joku muu on muuttanut haastattelun tietoja.* Toisen yhteenveto/);
  const summaries = async () => (await listAssessments(product.db, programmeId)).map(({ summary }) => summary);
  expect(await summaries()).toEqual(["Toisen yhteenveto"]);
  expect((await say("Oma yhteenveto", shownBy(late.text))).status).toBe(303);
  expect(await summaries()).toEqual(["Oma yhteenveto"]);
});

test("open answers are coded to needs on the interview's page, and a need that came later can be recorded", async () => {
  const { surveyId, needs } = await aFreeForm();
  const id = await anInterview(surveyId, "2021-05-20", { "came-up": { kind: "text", text: "Teams ei toimi" } });
  const page = (await mentor.get(`${url}/${id}`)).text;
  const digest = /name="digest" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
  const [notes] = (await getQuestionnaire(product.db, surveyId)).sections.flatMap(({ questions }) => questions.map((question) => question.id)); // prettier-ignore
  const code = (fields: Record<string, string>) => mentor.post(`${url}/${id}/questions/${notes}/codes`, { digest, ...fields }); // prettier-ignore
  expect((await code({})).headers["location"]).toContain("refused=nothing");
  expect((await code({ chosen: needs[0] ?? "" })).headers["location"]).toContain(`#a-${notes}`);
  expect(await text(mentor, `${url}/${id}`)).toContain("Vastauksesta löytyi: Teams.");
  expect(await strengthsOf(surveyId)).toEqual([1, null]);

  const theme = await product.db.selectFrom("themes").select("id").where("programmeId", "=", programmeId).executeTakeFirstOrThrow(); // prettier-ignore
  await product.db.insertInto("needs").values({ programmeId, themeId: theme.id, key: "uusi", names: texts("Uusi tarve"), descriptions: texts(""), keywords: noWords, position: 2 }).execute(); // prettier-ignore
  const begun = await mentor.post(url, { unitId: ids.ward, form: "free", heldOn: "2021-06-01", mentorId: "" });
  expect(await text(mentor, begun.headers["location"] ?? "")).toContain("Uusi tarve");
  expect(await strengthsOf(surveyId)).toEqual([1, null, null]);
  // A name that changed in Swedish alone is asked about as it is now, and what did not change makes no version.
  const versionOf = async () => (await product.db.selectFrom("surveys").select("version").where("id", "=", surveyId).executeTakeFirstOrThrow()).version; // prettier-ignore
  const begin = async (unitId: string) => (await mentor.post(url, { unitId, form: "free", heldOn: "2021-06-01", mentorId: "" })).headers["location"] ?? ""; // prettier-ignore
  const version = await versionOf();
  await begin(ids.home);
  expect(await versionOf()).toBe(version);
  const names = JSON.stringify({ fi: "Uusi tarve", sv: "Nytt behov", en: "" });
  await product.db.updateTable("needs").set({ names }).where("key", "=", "uusi").where("programmeId", "=", programmeId).execute(); // prettier-ignore
  expect(await text(mentor, `${await begin(ids.area)}?lang=sv`)).toContain("Nytt behov");
});

test("the ready form asks about the programme's own needs, or brings the ready catalogue to a programme without any", async () => {
  const { surveyId } = await startInterviewForm(product.db, { programmeId, form: "template" }, ownerId);
  const again = await Promise.all(
    Array.from({ length: 3 }, () => startInterviewForm(product.db, { programmeId, form: "template" }, ownerId)),
  );
  expect(new Set(again.map((each) => each.surveyId))).toEqual(new Set([surveyId]));
  const needs = await product.db.selectFrom("needs").select("key").where("programmeId", "=", programmeId).execute();
  expect(needs.length).toBe(16);
  const { sections } = await getQuestionnaire(product.db, surveyId);
  expect(sections.some(({ key }) => key === "talk")).toBe(false);
  expect(sections.flatMap(({ questions }) => questions).filter(({ required }) => required)).toEqual([]);
  // It is not among the surveys that organisations answer, but what later steps choose from has it.
  const planner = await product.signedIn("planner", programmeId);
  expect((await planner.get(`/programmes/${programmeId}/surveys/${surveyId}`)).status).toBe(404);
  expect((await listOpenedSurveys(product.db, programmeId)).map(({ id }) => id)).toEqual([surveyId]);
  await anInterview(surveyId, "2021-05-20", { "works-badly": { kind: "text", text: "Teams takkuaa" } });
  // While the catalogue stays as it is, beginning makes no new version of the form.
  await mentor.post(url, { unitId: ids.ward, form: "template", heldOn: "2021-06-01", mentorId: "" });
  const form = await product.db.selectFrom("surveys").select("version").where("id", "=", surveyId).executeTakeFirst();
  expect(form).toEqual({ version: 1 });
  const [interview] = await listAssessments(product.db, programmeId);
  expect((await planner.get(`/programmes/${programmeId}/needs?survey=${surveyId}`)).status).toBe(200);
  expect(await text(planner, `/programmes/${programmeId}/groups/settings?survey=${surveyId}`)).not.toContain(
    "undefined",
  );
  const answers = `/programmes/${programmeId}/surveys/${surveyId}/responses/${interview?.responseId}`;
  const shown = await planner.get((await planner.get(answers)).headers["location"] ?? "");
  expect(shown.headers["location"]).toBe(`${url}/${interview?.id}`);

  // It stands in for a survey that has been opened but that nobody has answered yet.
  const questionnaire = plainQuestionnaire(await getQuestionnaire(product.db, surveyId));
  const askedId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, questionnaire));
  const now = Temporal.Now.instant();
  const opened = { state: "open" as const, openedAt: now, closesAt: now.add({ hours: 24 }) };
  await product.db.updateTable("surveys").set(opened).where("id", "=", askedId).execute();
  const chosen = async () => [(await latestSurvey(product.db, programmeId))?.id, (await listOpenedSurveys(product.db, programmeId))[0]?.id]; // prettier-ignore
  expect(await chosen()).toEqual([surveyId, surveyId]);
  const answer = { surveyId: askedId, programmeId, organisationId: ids.ward, locale: "fi" as const, noticeVersion: 1, startedAt: now, savedAt: now, sentAt: now }; // prettier-ignore
  await product.db.insertInto("responses").values(answer).execute();
  expect(await chosen()).toEqual([askedId, askedId]);

  const { id: otherId } = await aProgramme(product.db);
  programmeId = otherId;
  const free = await aFreeForm();
  expect((await getQuestionnaire(product.db, free.surveyId)).sections.map(({ key }) => key)).toEqual(["notes", "strengths-arki"]); // prettier-ignore
});

test("when a form's time is over its answers and names go, and that the unit was interviewed stays", async () => {
  const { surveyId } = await aFreeForm();
  const people = [{ role: "Esihenkilö", count: 1, name: "Aino Aalto", hasAgreed: true }];
  const given = { programmeId, unitId: ids.home, mentorId: null, heldOn: "2021-05-20", surveyId, people };
  await recordInterview(product.db, { ...given, summary: "Salaista", answers: strengths(3, 1) }, ownerId);
  await endInterviewForm(product.db, { programmeId, surveyId }, ownerId);
  const erase = async () => {
    await eraseDueAnswers(product.db);
    await forgetInterviews(product.db);
    return (await listAssessments(product.db, programmeId))[0];
  };
  expect(await erase()).toMatchObject({ summary: "Salaista" });
  const closedAt = Temporal.Now.instant().subtract({ hours: 24 * 366 * 10 });
  await product.db.updateTable("surveys").set({ closedAt }).where("id", "=", surveyId).execute();
  const kept = await erase();
  expect(kept).toMatchObject({ summary: "", responseId: null, met: 1, people: [{ role: "Esihenkilö", name: "" }] });
  expect(await strengthsOf(surveyId)).toBeUndefined();
  expect(await text(mentor, `${url}/${kept?.id}`)).toContain("Haastattelun vastaukset on poistettu");
});

test("a strong need is taken up by one press, what nobody takes up is a list, and how it has stood is told", async () => {
  const { surveyId, needs } = await aFreeForm();
  const followUps = `/programmes/${programmeId}/mentoring/follow-ups`;
  const id = await anInterview(surveyId, "2021-05-20", strengths(3, 2));
  expect(await text(mentor, `${followUps}/not-taken-up`)).toContain("Haastatteluissa tuli esiin 2 vahvaa tarvetta");
  const press = () => mentor.post(`${url}/${id}/needs/${needs[0]}/follow-up`);
  await Promise.all([press(), press()]);
  expect(await listFollowUps(product.db, programmeId)).toMatchObject([
    { what: "Teams", unitId: ids.home, assessmentId: id, ownerName: "Maija Mentori", state: "open" },
  ]);
  await mentor.post(`${followUps}/not-taken-up`, { interviewId: id, needId: needs[1] ?? "", state: "no-resources" });
  expect(await text(mentor, `${followUps}/not-taken-up`)).toContain(
    "Jokaiseen vahvaan tarpeeseen on kirjattu jatkotoimi.",
  );
  expect(await countNotTaken(product.db, programmeId)).toBe(0);
  const taken = await findStrongNeed(product.db, programmeId, { assessmentId: id, needId: needs[1] ?? "" });
  expect(taken).toMatchObject({ unitId: ids.home, mentorId: ids.mentor });
  const list = await text(mentor, `${followUps}?state=no-resources`);
  expect(list).toContain("2 jatkotointa on kesken. Yhteen ei ole resursseja.");
  expect(list).toContain("1 jatkotoimi");
  expect(list).toContain("Digihoitopolku");
  const [open] = await listFollowUps(product.db, programmeId);
  const move = (state: string) => mentor.post(`${followUps}/${open?.id}/state`, { state, from: "one" });
  await Promise.all([move("under-way"), move("under-way")]);
  await move("done");
  expect(await text(mentor, `${followUps}/${open?.id}`)).toMatch(/työn alla → tehty .*avoin → työn alla/);
  // Interviews from which something follows stay.
  const planner = await product.signedIn("planner", programmeId);
  const kept = await planner.post(`${url}/${id}/removal`);
  expect([kept.status, visibleText(kept.text).includes("koska siitä on kirjattu jatkotoimia")]).toEqual([409, true]);
});

test("the needs that nobody took up are those of the profiles, each once and the strongest first, however they came", async () => {
  const { surveyId, needs } = await aFreeForm();
  const units = [ids.home, ids.ward, ids.area, await aUnit("Alue › Yöpäivystys", ids.area)];
  const answers = [strengths(3, 2), strengths(2, 1), strengths(null, 3)];
  const interviews: string[] = [];
  for (const [at, given] of answers.entries())
    interviews.push(await anInterview(surveyId, `2021-05-2${at}`, given, units[at]));
  // Found by staff in an open answer: 1. A later interview counts instead of an earlier one. A draft is not counted.
  const told = await anInterview(surveyId, "2021-05-25", { "came-up": { kind: "text", text: " Teams takkuaa " } }, units[3]); // prettier-ignore
  const page = (await mentor.get(`${url}/${told}`)).text;
  const digest = /name="digest" value="([0-9a-f]{64})"/.exec(page)?.[1] ?? "";
  const asked = /questions\/([0-9a-f-]{36})\/codes/.exec(page)?.[1] ?? "";
  await mentor.post(`${url}/${told}/questions/${asked}/codes`, { digest, chosen: needs[0] ?? "" });
  await anInterview(surveyId, "2021-06-01", strengths(0, 2), ids.ward);
  await mentor.post(url, { unitId: ids.area, form: "free", heldOn: "2021-06-01", mentorId: "" });

  const { surveyId: other } = await startInterviewForm(product.db, { programmeId, form: "template" }, ownerId);
  const questions = (await getQuestionnaire(product.db, other)).sections.flatMap((section) => section.questions);
  const aboutNeeds = questions.filter(({ options }) => options.some((one) => one.need !== undefined)); // prettier-ignore
  expect(new Set(aboutNeeds.map(({ kind }) => kind))).toEqual(new Set(["matrix"]));
  const matrix: Answers = { [aboutNeeds[0]?.key ?? ""]: { kind: "matrix", rows: { polku: { importance: 4, level: 1 } } } }; // prettier-ignore
  await anInterview(other, "2021-05-28", matrix, ids.ward);

  const byProfiles = async () => {
    const strong = new Map<string, number>();
    for (const form of [surveyId, other]) {
      const {
        organisations,
        values,
        needs: columns,
      } = await loadProfiles(product.db, programmeId, { surveyIds: [form] });
      for (const [row, { id }] of organisations.entries())
        for (const [at, need] of columns.entries()) {
          const strength = values[row]?.[at] ?? 0;
          const key = `${id} ${need.id}`;
          if (isWanted(strength)) strong.set(key, Math.max(strength, strong.get(key) ?? 0));
        }
    }
    return [...strong].map(([key, strength]) => [key, strength]).sort();
  };
  const bySql = async () => (await listNotTaken(product.db, programmeId)).rows.map(({ unitId, needId, strength }) => [`${unitId} ${needId}`, strength]); // prettier-ignore
  const strong = await bySql();
  expect(strong.map(([, strength]) => strength)).toEqual(strong.map(([, strength]) => strength).sort((a, b) => Number(b) - Number(a))); // prettier-ignore
  expect(strong.toSorted()).toEqual(await byProfiles());
  expect(strong).toHaveLength(5);
  // An answer that is changed after it was coded takes its code away.
  await product.db.updateTable("answers").set({ value: JSON.stringify({ kind: "text", text: "Muuta" }) }).where("questionId", "=", asked).execute(); // prettier-ignore
  expect((await bySql()).toSorted()).toEqual(await byProfiles());
  expect(await countNotTaken(product.db, programmeId)).toBe(4);

  const list = `/programmes/${programmeId}/mentoring/follow-ups/not-taken-up`;
  expect(await text(mentor, `${list}?unit=${ids.ward}`)).toMatch(
    /4 vahvaa tarvetta.* 1 tarve .*Digihoitopolku 75 % Osasto/,
  );
  expect(await text(mentor, `${list}?q=kotihoito&need=${needs[0]}`)).toContain("Teams 100 % Kotihoito");
  expect(await text(mentor, `${list}?mentor=nobody`)).toContain("Tällä rajauksella kaikkiin tarpeisiin on tartuttu.");
  expect((await mentor.get(`${list}/export.csv?unit=${ids.ward}`)).text.trim().split("\n")).toHaveLength(2);
  const pressed = { interviewId: interviews[0] ?? "", needId: needs[0] ?? "", state: "open", unit: ids.home };
  expect((await mentor.post(list, pressed)).headers["location"]).toBe(`${list}?unit=${ids.home}`);
  expect(await countNotTaken(product.db, programmeId)).toBe(3);
});

test("a follow-up is written down once, is told to be late, and is found by unit and all below it", async () => {
  await aFreeForm();
  const followUps = `/programmes/${programmeId}/mentoring/follow-ups`;
  const fields = { unitId: ids.home, interviewId: "", what: "Sovi Teams-tunti", note: "", needId: "", toolId: "", ownerId: ids.mentor, dueOn: "2021-06-01" }; // prettier-ignore
  const nothing = await mentor.post(followUps, { ...fields, what: "", unitId: "" });
  expect(nothing.status).toBe(422);
  expect(visibleText(nothing.text)).toContain("Kirjoita, mitä tehdään.");
  const twice = [await mentor.post(followUps, fields), await mentor.post(followUps, fields)];
  expect(twice.map(({ status }) => status)).toEqual([303, 422]);
  expect(visibleText(twice[1]?.text ?? "")).toContain("Yksiköllä on jo sama jatkotoimi kesken.");
  const about = { programmeId, assessmentId: null, needId: null, toolId: null, ownerId: null, dueOn: null };
  await addFollowUp(product.db, { ...about, unitId: ids.ward, what: "Muuta" }, ownerId);
  expect(await addFollowUp(product.db, { ...about, unitId: ids.ward, what: "Muu", ownerId }, ownerId)).toBe("unknown");
  expect(await text(mentor, followUps)).toContain("2 jatkotointa on kesken. Niistä yksi on myöhässä.");
  expect(await text(mentor, `${followUps}?unit=${ids.area}`)).toContain("2 jatkotointa");
  expect(await text(mentor, `${followUps}?unit=${ids.ward}`)).not.toContain("Sovi Teams-tunti");
  const file = (await mentor.get(`${followUps}/export.csv?state=late`)).text;
  expect(file.trim().split("\n")).toHaveLength(2);
  const [late] = await listFollowUps(product.db, programmeId);
  await moveFollowUp(product.db, { programmeId, id: late?.id ?? "", state: "dropped" }, ownerId);
  expect(await text(mentor, `${followUps}?state=late`)).toContain("Tässä tilassa ei ole jatkotoimia.");
  expect(await text(mentor, `${followUps}?mentor=nobody`)).toMatch(/1 jatkotoimi on kesken\. .*Muuta Osasto/);
  expect(await text(mentor, `${followUps}?q=kotih&state=all`)).toMatch(/Kaikki 1 .*Sovi Teams-tunti Kotihoito/);
  // What limits the list stays after a press, without JavaScript too.
  const kept = await mentor.post(`${followUps}/${late?.id}/state`, { state: "open", shown: "all", unit: ids.home, q: "kotih" }); // prettier-ignore
  expect(kept.headers["location"]).toBe(`${followUps}?unit=${ids.home}&q=kotih&state=all`);
});

test("of very many units one is searched for, and neither form loses what was typed", async () => {
  const other = await aUnit("Toinen", null);
  const teams = Array.from({ length: 45 }, (_, at) => ({ programmeId, name: `Toinen › Tiimi ${at}`, kind: "unit" as const, parentId: other })); // prettier-ignore
  await product.db.insertInto("organisations").values(teams).execute();
  const buttons = (html: string) =>
    [...html.matchAll(/name="unitId" value="([^"]*)"( checked)?/g)].map(([, id, checked]) => [id, checked !== undefined]); // prettier-ignore
  const stored = async () =>
    [(await product.db.selectFrom("needsAssessments").select("id").where("programmeId", "=", programmeId).execute()).length, (await listFollowUps(product.db, programmeId)).length]; // prettier-ignore

  // An address that says the unit opens with it chosen.
  expect(buttons((await mentor.get(`${url}/new?unit=${ids.home}`)).text)).toEqual([[ids.home, true]]);
  expect(buttons((await mentor.get(`${url}/new`)).text)).toEqual([]);
  const begun = { unitId: ids.home, form: "free", heldOn: "2021-05-20", mentorId: ids.mentor };
  const searched = await mentor.post(url, { ...begun, q: "osasto", sought: "", show: "on" });
  expect([searched.status, buttons(searched.text)]).toEqual([200, [[ids.home, true], [ids.ward, false]]]); // prettier-ignore
  expect(searched.text).toMatch(/value="free" checked[\s\S]*value="2021-05-20"[\s\S]*value="[^"]*" selected>Maija/);
  // Enter in the field of the search saves nothing either.
  const entered = await mentor.post(url, { ...begun, q: "ei tällaista", sought: "osasto" });
  expect([entered.status, visibleText(entered.text).includes("Haulla ”ei tällaista” ei löytynyt yksikköä.")]).toEqual([200, true]); // prettier-ignore
  const inArea = await mentor.post(url, { ...begun, unitId: "", q: "", area: other, show: "on" });
  expect([inArea.status, buttons(inArea.text).length]).toEqual([200, 30]);
  const unchosen = await mentor.post(url, { ...begun, unitId: "" });
  expect([unchosen.status, visibleText(unchosen.text).includes("Valitse yksikkö.")]).toEqual([422, true]);

  const followUps = `/programmes/${programmeId}/mentoring/follow-ups`;
  const typed = { interviewId: "", what: "Sovi tunti", note: "Aamulla käy.", needId: "", toolId: "", ownerId: ids.mentor, dueOn: "2021-06-01" }; // prettier-ignore
  const again = await mentor.post(followUps, { ...typed, q: "kotihoito", sought: "", show: "on" });
  expect([again.status, buttons(again.text)]).toEqual([200, [[ids.home, false]]]);
  expect(again.text).toMatch(/value="Sovi tunti"[\s\S]*selected>Maija Mentori[\s\S]*value="2021-06-01"[\s\S]*Aamulla käy\./); // prettier-ignore
  const region = await mentor.agent
    .post(followUps)
    .set("HX-Request", "true")
    .type("form")
    .send({ csrf: await mentor.csrf(), ...typed, unitId: ids.home, show: "on" });
  expect([region.text.startsWith('<div id="with">'), buttons(region.text)]).toEqual([true, [[ids.home, true]]]);
  expect(await stored()).toEqual([0, 0]);
  // What was searched for stays in its field, and does not stand in the way of saving.
  const kept = { q: "kotihoito", sought: "kotihoito" };
  const saved = await mentor.post(followUps, { ...typed, ...kept, unitId: ids.home });
  expect([saved.status, (await mentor.post(url, { ...begun, ...kept })).status]).toEqual([303, 303]);
  expect(await stored()).toEqual([1, 1]);
  // Without a search the unit that one has interviewed is offered.
  await product.db.updateTable("needsAssessments").set({ mentorId: ids.mentor }).where("programmeId", "=", programmeId).execute(); // prettier-ignore
  const own = await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", programmeId).where("role", "=", "facilitator").executeTakeFirstOrThrow(); // prettier-ignore
  await product.db.updateTable("mentors").set({ userId: own.userId }).where("id", "=", ids.mentor).execute();
  expect(buttons((await mentor.get(`${followUps}/new`)).text)).toEqual([[ids.home, false]]);

  const { id: bare } = await aProgramme(product.db);
  const newcomer = await product.signedIn("facilitator", bare);
  const there = `/programmes/${bare}/mentoring`;
  expect(await text(newcomer, `${there}/interviews/new`)).toContain("Hankkeessa ei ole vielä organisaatioita, joita haastatella."); // prettier-ignore
  expect(await text(newcomer, `${there}/follow-ups/new`)).toContain("organisaatioita tai yksiköitä, joille kirjata jatkotoimia."); // prettier-ignore

  // Lists are limited by parts of the tree, each under what it belongs to.
  const wing = await aUnit("Toinen › Tiimi 1 › Siipi", (await product.db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId).where("name", "=", "Toinen › Tiimi 1").executeTakeFirstOrThrow()).id); // prettier-ignore
  for (const page of [`${url}?unit=${wing}`, `${followUps}?unit=${wing}`]) {
    const [, select = ""] = (await mentor.get(page)).text.split('name="unit"');
    const options = [...(select.split("</select>")[0] ?? "").matchAll(/<option[^>]*>([^<]*)</g)].map(
      ([, text]) => text,
    );
    expect(options.slice(1)).toEqual(["Alue", "Toinen", "– Tiimi 1", "– – Siipi"]);
  }
});

test("viewers see nothing of interviews, the file names nobody, and Swedish is spoken to who speaks it", async () => {
  const { surveyId } = await aFreeForm();
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(url)).status).toBe(403);
  const people = [{ role: "Förman", count: 1, name: "Aino Aalto", hasAgreed: true }];
  const given = { programmeId, unitId: ids.home, mentorId: null, heldOn: "2021-05-20", surveyId, people, summary: "" };
  await recordInterview(product.db, { ...given, answers: strengths(3, 1) }, ownerId);
  const file = await mentor.get(`${url}/export.csv`);
  expect(file.text).toContain("Alue › Kotihoito");
  expect(file.text).not.toContain("Aalto");
  const shownIn = async (query: string) => (await mentor.get(`${url}/export.csv?${query}`)).text.trim().split("\n").length - 1; // prettier-ignore
  expect([await shownIn(`unit=${ids.area}`), await shownIn(`unit=${ids.ward}`), await shownIn("q=KOTI")]).toEqual([1, 0, 1]); // prettier-ignore
  expect(await text(mentor, `${url}?unit=${ids.ward}`)).toContain("Tällä rajauksella ei ole haastatteluja.");
  expect(await text(mentor, `${url}?show=waiting&unit=${ids.ward}`)).toContain("1 yksikkö");
  await mentor.post(url, { unitId: ids.ward, form: "free", heldOn: "2021-06-01", mentorId: "" });
  expect(await text(mentor, `${url}?show=drafts`)).toMatch(/1 haastattelu .*Osasto Alue 1\.6\.2021/);
  const swedish = await text(mentor, `${url}?lang=sv`);
  expect(swedish).toContain("Vilka enheters behov har kartlagts?");
  expect(swedish).toContain("Av 2 enheter har 1 intervjuats. En intervju har antecknats.");
  // The form is ended: nothing is written into it any more, and the answers stay.
  const planner = await product.signedIn("planner", programmeId);
  expect((await planner.post(`${url}/forms/${surveyId}/ending`)).status).toBe(303);
  expect(await recordInterview(product.db, { ...given, answers: strengths(1, 1) }, ownerId)).toBe("form-ended");
  expect(await strengthsOf(surveyId)).toEqual([1, 1 / 3]);
});
