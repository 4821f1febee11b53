// How a new survey begins: from a template, from another survey, from nothing.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSurveyFromTemplate } from "../../../src/surveys/commands.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { getQuestionnaire } from "../../../src/surveys/index.ts";
import { plainQuestionnaire } from "../../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";

let product: TestApp;
let home: { id: string; ownerId: string };
let planner: Browser;
beforeAll(async () => {
  product = await openTestApp();
  home = await aProgramme(product.db);
  planner = await product.signedIn("planner", home.id);
});
afterAll(async () => {
  await product.close();
});

const create = async (fields: Record<string, string>, programmeId = home.id, browser = planner) => {
  const sent = await browser.post(`/programmes/${programmeId}/surveys`, fields);
  return /surveys\/([0-9a-f-]{36})/.exec(sent.headers["location"] ?? "")?.[1] ?? `${sent.status}`;
};
const read = async (id: string) => plainQuestionnaire(await getQuestionnaire(product.db, id));
const settings = async (id: string) =>
  await product.db.selectFrom("surveys").select(["anonymity", "access", "state"]).where("id", "=", id).executeTakeFirstOrThrow(); // prettier-ignore
const keysOf = async (table: "needs" | "services", programmeId: string) =>
  (await product.db.selectFrom(table).select("key").where("programmeId", "=", programmeId).execute()).map(({ key }) => key); // prettier-ignore

test("each ready survey tells what it is, and the readiness survey comes anonymous with its own catalogue", async () => {
  const page = await planner.get(`/programmes/${home.id}/surveys/new`);
  for (const words of ["Tee DigiVointi-kysely", "Tee digivalmiuskysely", "Tee tarvekartoitus", "Tee palautekysely"])
    expect(page.text).toContain(words);
  expect(page.text).toContain("vastataan nimettömästi");
  expect(page.text).not.toContain("Katso, mitä jää pois");
  const id = await create({ template: "readiness" });
  expect(await settings(id)).toEqual({ anonymity: "anonymous", access: "common", state: "draft" });
  expect(await keysOf("services", home.id)).toContain("digital-care-path");
  // The catalogue now has none of what only the other template asks about.
  const again = await planner.get(`/programmes/${home.id}/surveys/new`);
  expect(again.text).toContain("Katso, mitä jää pois");
  expect(again.text).toMatch(/Kysymyksestä ”Mitä digitaalisia palveluja teillä on käytössä\?” jäävät pois: [^<]*Wilma/);
});

test("what the catalogue lacks is left out, or added to it where that is asked for; feedback brings no catalogue", async () => {
  const needs = await keysOf("needs", home.id);
  const without = await read(await create({ template: "digivointi" }));
  expect(without.sections.some(({ key }) => key === "support-visibility")).toBe(false);
  expect(await keysOf("needs", home.id)).toEqual(needs);
  const added = await read(await create({ template: "digivointi", addsToCatalogue: "on" }));
  expect(added.sections.some(({ key }) => key === "support-visibility")).toBe(true);
  expect((await keysOf("needs", home.id)).length).toBeGreaterThan(needs.length);
  const { id: bare } = await aProgramme(product.db);
  const feedback = await create({ template: "feedback" }, bare, await product.signedIn("planner", bare));
  expect(await settings(feedback)).toMatchObject({ anonymity: "anonymous" });
  expect(await keysOf("needs", bare)).toEqual([]);
});

test("a copy asks the same in the same words, with the mails as they were worded, and leaves what it is a copy of alone", async () => {
  const { id: source } = await createSurveyFromTemplate(product.db, { programmeId: home.id, template: "maturity" }, home.ownerId); // prettier-ignore
  const words = JSON.stringify({ fi: "Tule mukaan", sv: "", en: "" });
  await product.db.insertInto("surveyLetters").values({ surveyId: source, kind: "invitation", subjects: words, bodies: words }).execute(); // prettier-ignore
  const page = await planner.get(`/programmes/${home.id}/surveys/new/copies/${source}`);
  expect(page.text).toContain("Digimaturiteetin itsearvio");
  expect(page.text).not.toContain("Katso, mitä jää pois");
  const copy = await create({ copyOf: source });
  const [before, after] = [await read(source), await read(copy)];
  expect(after).toEqual({ ...before, titles: { fi: "Digimaturiteetin itsearvio (kopio)", sv: "Självbedömning av digital mognad (kopia)", en: "Self-assessment of digital maturity (copy)" } }); // prettier-ignore
  const letters = await product.db.selectFrom("surveyLetters").select(["kind", "subjects"]).where("surveyId", "=", copy).execute(); // prettier-ignore
  expect(letters).toEqual([{ kind: "invitation", subjects: JSON.parse(words) as object }]);
});

test("a survey of another programme where one may plan is copied, without what this catalogue lacks or with it", async () => {
  const { id: there, ownerId } = await aProgramme(product.db);
  const { id: source } = await createSurveyFromTemplate(
    product.db,
    { programmeId: there, template: "maturity" },
    ownerId,
  );
  const { id: here } = await aProgramme(product.db);
  const both = await product.signedIn("planner", here);
  const member = await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", here).where("role", "=", "planner").executeTakeFirstOrThrow(); // prettier-ignore
  const copies = `/programmes/${here}/surveys/new/copies`;
  // Until one plans there too, the survey is not to be found.
  expect((await both.get(copies)).text).not.toContain(source);
  expect((await both.get(`${copies}/${source}`)).status).toBe(404);
  expect(await create({ copyOf: source }, here, both)).toBe("404");
  await product.db.insertInto("memberships").values({ programmeId: there, userId: member.userId, role: "viewer" }).execute(); // prettier-ignore
  expect((await both.get(`${copies}/${source}`)).status).toBe(404);
  await product.db.updateTable("memberships").set({ role: "planner" }).where("programmeId", "=", there).where("userId", "=", member.userId).execute(); // prettier-ignore

  expect((await both.get(copies)).text).toContain(`${copies}/${source}`);
  expect((await both.get(`${copies}/${source}`)).text).toContain(
    "Kysymys ”Mitä teidän pitäisi kehittää ensin?” jää pois.",
  );
  const questions = async (id: string) => (await read(id)).sections.flatMap((section) => section.questions.map(({ key }) => key)); // prettier-ignore
  expect(await questions(await create({ copyOf: source }, here, both))).not.toContain("priorities");
  const whole = await create({ copyOf: source, addsToCatalogue: "on" }, here, both);
  expect(await questions(whole)).toEqual(await questions(source));
  // Only what the survey asks about has come, under its theme.
  expect(await keysOf("needs", here)).toHaveLength(9);
  const themes = await product.db.selectFrom("themes").innerJoin("needs", "needs.themeId", "themes.id").select("themes.key").where("needs.programmeId", "=", here).distinct().execute(); // prettier-ignore
  expect(themes.length).toBeGreaterThan(1);
});

test("an empty survey leads to its builder, and feedback or anything else is no survey to start from", async () => {
  const sent = await planner.post(`/programmes/${home.id}/surveys`, { empty: "yes" });
  expect(sent.headers["location"]).toMatch(/\/building$/);
  expect((await read(await create({ empty: "yes" }))).titles.fi).toBe("Uusi kysely");
  expect((await read(await create({ empty: "yes", name: " Oma kysely " }))).titles).toEqual({ fi: "Oma kysely", sv: "", en: "" }); // prettier-ignore
  const feedback = await product.db.transaction().execute(async (trx) => {
    const { id } = await trx.selectFrom("surveys").select("id").where("programmeId", "=", home.id).limit(1).executeTakeFirstOrThrow(); // prettier-ignore
    return await insertSurvey(trx, home.id, plainQuestionnaire(await getQuestionnaire(trx, id)), "feedback");
  });
  expect(await create({ copyOf: feedback })).toBe("404");
  expect(await create({ template: "nothing" })).toBe("400");
});
