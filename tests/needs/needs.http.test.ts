import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { loadProfiles } from "../../src/needs/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { anAnsweredProgramme, type AnsweredProgramme } from "./answered-programme.ts";

let product: TestApp;
let programme: AnsweredProgramme;
beforeAll(async () => {
  product = await openTestApp();
  programme = await anAnsweredProgramme(product.db);
});
afterAll(async () => {
  await product.close();
});

/** What a person reads, without markup. */
const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/g, " ");

describe("the needs page", () => {
  test("answers its heading with figures, and the path counts what was asked and who answered", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const text = textOf((await planner.get(`/programmes/${programme.id}/needs`)).text);
    expect(text).toContain("Mitä organisaatiot tarvitsevat?");
    expect(text).toContain("41 organisaatiota on vastannut. Vastauksissa on 24 tarvetta, 2 yhteistä kaikille.");
    expect(text).toContain("Yleisin tarve: Nykyisten palvelujen parempi hyödyntäminen (36 / 41).");
    expect(text).toContain("Tarpeet 24 tarvetta, 41 vastaajaa");
  });

  test("tells what is common to all and what is one industry's own, with counts", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const text = textOf((await planner.get(`/programmes/${programme.id}/needs`)).text);
    expect(text).toContain("Markkinointi sosiaalisessa mediassa (29 / 41)");
    expect(text).toContain("Hoiva: Etähoiva ja etävastaanotto. Tällä toimialalla 8 / 13, muilla 3 / 28.");
    expect(text).toMatch(/Esteet .*Ajan puute 32 \/ 41/);
  });

  test("shows open answers with their organisations to planners, and to a viewer neither", async () => {
    const [first] = digivointiAnswers().flatMap(({ answers, name }) => {
      const answer = answers?.["biggest-help"];
      return answer?.kind === "text" ? [{ text: answer.text, name }] : [];
    });
    const planner = await product.signedIn("planner", programme.id);
    const viewer = await product.signedIn("viewer", programme.id);
    const seen = textOf((await planner.get(`/programmes/${programme.id}/needs`)).text);
    expect(seen).toContain(first!.text);
    expect(seen).toContain(first!.name);
    const seenByViewer = textOf((await viewer.get(`/programmes/${programme.id}/needs`)).text);
    expect(seenByViewer).toContain("41 organisaatiota on vastannut.");
    expect(seenByViewer).not.toContain(first!.text);
    expect(seenByViewer).not.toContain(first!.name);
  });

  test("hides from a viewer what stands for fewer than five, and from a planner nothing", async () => {
    const few = digivointiAnswers().filter(({ answers }) => answers !== null);
    const small = [
      ...few.filter(({ industry }) => industry === "care").slice(0, 3),
      ...few.filter(({ industry }) => industry !== "care"),
    ];
    const { id } = await anAnsweredProgramme(product.db, small);
    const viewer = await product.signedIn("viewer", id);
    const planner = await product.signedIn("planner", id);
    expect(textOf((await viewer.get(`/programmes/${id}/needs`)).text)).toContain("liian vähän vastauksia");
    expect(textOf((await planner.get(`/programmes/${id}/needs`)).text)).not.toContain("liian vähän vastauksia");
  });

  test("tells a viewer of one industry's own needs only while nobody can be counted back from them", async () => {
    const { id } = await anAnsweredProgramme(product.db);
    const viewer = await product.signedIn("viewer", id);
    const planner = await product.signedIn("planner", id);
    const own = "Hoiva: Etähoiva ja etävastaanotto. Tällä toimialalla 8 / 13, muilla";
    expect(textOf((await viewer.get(`/programmes/${id}/needs`)).text)).toContain(`${own} 3 / 28.`);

    const answered = new Set(digivointiAnswers().flatMap(({ name, answers }) => (answers === null ? [] : [name])));
    const others = await product.db
      .selectFrom("organisations")
      .innerJoin("industries", "industries.id", "organisations.industryId")
      .select(["organisations.id", "organisations.name", "industries.position"])
      .where("organisations.programmeId", "=", id)
      .orderBy("organisations.name")
      .execute();
    const two = others.filter(({ name, position }) => answered.has(name) && position === 0).slice(0, 2);
    await product.db
      .updateTable("organisations")
      .set({ industryId: null })
      .where(
        "id",
        "in",
        two.map((one) => one.id),
      ) // prettier-ignore
      .execute();
    const hint = "Erot kerrotaan vain tarpeista, joissa jokaisen luvun takana on vähintään viisi organisaatiota.";
    const seenByPlanner = textOf((await planner.get(`/programmes/${id}/needs`)).text);
    expect(seenByPlanner).toMatch(new RegExp(`${own} \\d+ / 26\\.`));
    expect(seenByPlanner).not.toContain(hint);
    const seenByViewer = textOf((await viewer.get(`/programmes/${id}/needs`)).text);
    expect(seenByViewer).not.toContain("Tällä toimialalla");
    expect(seenByViewer).not.toContain("Mikään tarve ei ole selvästi vain yhden toimialan");
    expect(seenByViewer).toContain(hint);
  });

  test("shows a viewer nothing at all of four organisations", async () => {
    const four = digivointiAnswers()
      .filter(({ answers }) => answers !== null)
      .slice(0, 4);
    const { id } = await anAnsweredProgramme(product.db, four);
    const viewer = await product.signedIn("viewer", id);
    const text = textOf((await viewer.get(`/programmes/${id}/needs`)).text);
    expect(text).toContain("yksittäinen vastaaja voisi paljastua");
    expect(text).not.toContain("Verkkosivut");
  });

  test("says what to do next while there is no survey, or nobody has answered", async () => {
    const { id } = await aProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    expect(textOf((await planner.get(`/programmes/${id}/needs`)).text)).toContain("kyselyä ole vielä julkaistu");
    const { id: silent } = await anAnsweredProgramme(product.db, digivointiAnswers().map((one) => ({ ...one, answers: null }))); // prettier-ignore
    const other = await product.signedIn("planner", silent);
    expect(textOf((await other.get(`/programmes/${silent}/needs`)).text)).toContain(
      "Kukaan ei ole vielä lähettänyt vastauksiaan.",
    );
  });

  test("does not show another programme's survey", async () => {
    const { id } = await aProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    expect((await planner.get(`/programmes/${id}/needs?survey=${programme.surveyId}`)).status).toBe(404);
    expect((await planner.get(`/programmes/${programme.id}/needs`)).status).toBe(404);
  });
});

test("profiles have a row for each organisation that sent its answers, and a column for each need asked about", async () => {
  const profiles = await loadProfiles(product.db, programme.id, { surveyIds: [programme.surveyId] });
  const names = digivointiAnswers().flatMap(({ name, answers }) => (answers === null ? [] : [name]));
  expect(profiles.organisations.map(({ name }) => name)).toEqual(names.sort());
  expect(profiles.needs).toHaveLength(24);
  expect(profiles.values.map((row) => row.length)).toEqual(names.map(() => 24));
  expect(new Set(profiles.levelSteps)).toEqual(new Set([5]));
  expect(profiles.values.flat().every((value) => value === null || (value >= 0 && value <= 1))).toBe(true);
});
