// Every text of a survey in its languages side by side, on its page and in what respondents see.
import { afterAll, beforeAll, expect, test } from "vitest";
import { edit } from "../../../src/surveys/building/edits/commands.ts";
import { loadWorking } from "../../../src/surveys/building/edits/queries.ts";
import type { Texts } from "../../../src/platform/locales.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { openUntil } from "../answering/asked.ts";
import { standingFields } from "../../support/standing-form.ts";
import { line, option, single, text } from "../questions.ts";

const finnish = (fi: string) => ({ fi, sv: "", en: "" });
const survey: Questionnaire = {
  ...{ titles: text("Kysely"), intros: text(""), notice: text("Seloste") },
  sections: [
    {
      ...{ key: "first", titles: text("Aluksi"), helps: text("") },
      questions: [{ ...single, key: "size", texts: finnish("Kuinka suuri?"), options: [option("small"), { key: "large", texts: finnish("Iso") }] }], // prettier-ignore
    },
    {
      key: "last",
      titles: text("Lopuksi"),
      helps: text(""),
      questions: [{ ...line, key: "words", texts: text("Muuta?") }],
    },
  ],
};

let product: TestApp;
let place: { programmeId: string; surveyId: string };
let ownerId: string;
let url: string;
let planner: Browser;
beforeAll(async () => {
  product = await openTestApp();
  const programme = await aProgramme(product.db);
  const programmeId = programme.id;
  ownerId = programme.ownerId;
  const surveyId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, survey));
  place = { programmeId, surveyId };
  url = `/programmes/${programmeId}/surveys/${surveyId}/building/texts`;
  planner = await product.signedIn("planner", programmeId);
});
afterAll(async () => {
  await product.close();
});

const load = async () => await loadWorking(product.db, place.programmeId, place.surveyId);
const row = async () => await product.db.selectFrom("surveys").select(["noticeVersion", "state"]).where("id", "=", place.surveyId).executeTakeFirstOrThrow(); // prettier-ignore
const acts = async () => (await product.db.selectFrom("auditLog").select("act").where("subject", "=", place.surveyId).execute()).length; // prettier-ignore

test("the meters tell how whole each language is, and what is missing can be written in one go", async () => {
  const page = await planner.get(url);
  expect(page.text).toContain('<progress class="survey-progress" value="8" max="8"');
  expect(page.text).toContain('value="6" max="8" aria-label="Ruotsi: 6 / 8 tekstiä"');
  const missing = await planner.get(`${url}?only=missing`);
  const fields = standingFields(missing.text);
  expect(Object.keys(fields).filter((name) => name.endsWith("::sv"))).toEqual(["question::size::sv", "question::size::option::large::sv"]); // prettier-ignore
  const typed = { "question::size::sv": "Hur stor?", "question::size::en": "How large?", "question::size::option::large::sv": "Stor", "question::size::option::large::en": "Large" }; // prettier-ignore
  const sent = await planner.post(`${url}?only=missing`, { ...fields, ...typed });
  expect(sent.headers["location"]).toBe(`${url}?only=missing&saved=2`);
  const after = await planner.get(sent.headers["location"] ?? "");
  expect(after.text).toContain("2 tekstiä on tallennettu.");
  expect(after.text).toContain("Mitään ei puutu");
  expect((await load()).questionnaire.sections[0]!.questions[0]!.texts).toEqual({ fi: "Kuinka suuri?", sv: "Hur stor?", en: "How large?" }); // prettier-ignore
  // The words can be taken back like any other edit of a draft.
  expect((await load()).undo?.act).toBe("texts.edit");
});

test("what is too long is told at its field with everything that was typed kept, and nothing is saved", async () => {
  const before = await acts();
  const section = `${url}/sections/first`;
  const fields = standingFields((await planner.get(section)).text);
  const typed = { "section::first::fi": "x".repeat(201), "question::size::fi": "Kuinka iso?" };
  const sent = await planner.post(section, { ...fields, ...typed });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Teksti on liian pitkä.");
  expect(sent.text).toContain('value="Kuinka iso?"');
  expect(await acts()).toBe(before);
  // The page as it stands changes nothing.
  expect((await planner.post(section, fields)).headers["location"]).toBe(`${section}?saved=0`);
  expect(await acts()).toBe(before);
});

test("two who write the same text see each other's words before one of them stands", async () => {
  const section = `${url}/sections/last`;
  const fields = standingFields((await planner.get(section)).text);
  await planner.post(section, { ...fields, "question::words::fi": "Onko muuta?" });
  const late = await planner.post(section, {
    ...fields,
    "question::words::fi": "Entä muuta?",
    "section::last::fi": "Loppu",
  });
  expect(late.status).toBe(409);
  expect(late.text).toContain("Nyt: Onko muuta?");
  expect(late.text).toContain('value="Entä muuta?"');
  expect((await load()).questionnaire.sections[1]!.titles.fi).toBe("Lopuksi");
  // What was not touched clashes with nothing.
  const other = await planner.post(section, { ...fields, "section::last::fi": "Loppu" });
  expect(other.status).toBe(303);
  await planner.post(section, { ...standingFields(late.text), "section::last::fi": "Lopuksi" });
  expect((await load()).questionnaire.sections[1]!.questions[0]!.texts.fi).toBe("Entä muuta?");
});

test("a whole language is pasted as a column, shown before it is saved, and refused with words where lines are missing", async () => {
  const section = `${url}/sections/first`;
  const stored = async () => (await load()).questionnaire.sections[0]!;
  const fields = standingFields((await planner.get(section)).text);
  const lines = fields["column-sv"]?.[0]?.split("\n") ?? [];
  expect(lines).toEqual(["Aluksi", "", "Hur stor?", "", "small", "Stor"]);
  const before = await stored();

  const short = await planner.post(section, { ...fields, "column-sv": "Först\nHur stor är ni?" });
  expect(short.status).toBe(422);
  expect(short.text).toContain("Ruotsi: rivejä on 2, mutta tekstejä on 6.");
  expect(short.text).toContain("\nFörst\nHur stor är ni?</textarea>");

  // What was typed in another field stays; a spreadsheet's blank last line counts for nothing.
  const typed = { ...fields, "question::size::en": "How big?" };
  const column = ["Först", "Skriv ¶  ¶ kort", "Hur stor är ni?", "", "liten", "Stor", ""].join("\r\n");
  const shown = await planner.post(section, { ...typed, "column-sv": column });
  expect(shown.status).toBe(200);
  expect(shown.text).toContain("4 tekstiä muuttuisi.");
  expect(shown.text).toContain("Nyt: Hur stor?");
  expect(await stored()).toEqual(before);

  const saved = await planner.post(section, standingFields(shown.text));
  expect(saved.headers["location"]).toBe(`${section}?saved=4`);
  const { titles, helps, questions } = await stored();
  expect([
    titles.sv,
    helps.sv,
    questions[0]!.texts,
    questions[0]!.options.map(({ texts }: { texts: Texts }) => texts.sv),
  ]).toEqual([
    ...["Först", "Skriv\n\nkort", { fi: "Kuinka suuri?", sv: "Hur stor är ni?", en: "How big?" }],
    ["liten", "Stor"],
  ]);
  const again = await planner.get(section);
  expect(standingFields(again.text)["column-sv"]?.[0]).toContain("Skriv ¶  ¶ kort");
  const pressed = await planner.post(section, { ...standingFields(again.text), press: "columns", "section::first::fi": "Alkuun" }); // prettier-ignore
  expect([pressed.status, pressed.text.includes("samat tekstit kuin nyt"), pressed.text.includes('value="Alkuun"')]).toEqual([200, true, true]); // prettier-ignore
  expect((await stored()).titles.fi).toBe("Aluksi");
});

test("of a published survey they count at once, also in edits that wait; a notice becomes a new version", async () => {
  await openUntil(product.db, place, 600);
  await edit(product.db, place, ownerId, { act: "question.remove", subject: "" }, (now) => ({
    ...now,
    sections: now.sections.map((section) =>
      section.key === "last" ? { ...section, titles: text("Loppuun") } : section,
    ),
  }));
  const section = `${url}/sections/first`;
  const fields = standingFields((await planner.get(section)).text);
  const blank = await planner.post(section, { ...fields, "question::size::fi": "" });
  expect(blank.status).toBe(422);
  expect(blank.text).toContain("Julkaistun kyselyn tekstiä ei voi jättää tyhjäksi.");
  await planner.post(section, { ...fields, "question::size::fi": "Minkä kokoinen?" });
  const { inUse, questionnaire, hasUnusedEdits } = await load();
  expect([inUse, questionnaire].map((each) => each.sections[0]!.questions[0]!.texts.fi)).toEqual(["Minkä kokoinen?", "Minkä kokoinen?"]); // prettier-ignore
  // What waits goes on waiting.
  expect([hasUnusedEdits, inUse.sections[1]!.titles.fi, questionnaire.sections[1]!.titles.fi]).toEqual([true, "Loppu", "Loppuun"]); // prettier-ignore
  expect(await row()).toMatchObject({ noticeVersion: 1 });
  const opening = standingFields((await planner.get(url)).text);
  await planner.post(url, { ...opening, "notice::fi": "Uusi seloste" });
  expect(await row()).toMatchObject({ noticeVersion: 2 });
});

test("is the planner's own programme's only", async () => {
  const { id } = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", id);
  for (const path of ["", "/sections/first"])
    expect((await stranger.get(`/programmes/${id}/surveys/${place.surveyId}/building/texts${path}`)).status).toBe(404);
  expect((await planner.get(`${url}/sections/nowhere`)).status).toBe(404);
  const viewer = await product.signedIn("viewer", place.programmeId);
  expect((await viewer.post(url, { "title::fi": "Oma" })).status).toBe(403);
});
