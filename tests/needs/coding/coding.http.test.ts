import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AnsweringOrganisation } from "../../../seeds/digivointi-answers.ts";
import { inputHash } from "../../../src/grouping/method/input-hash.ts";
import { codeAnswer } from "../../../src/needs/coding/commands.ts";
import { acceptedCodes, textDigest } from "../../../src/needs/coding/open-answers.ts";
import { listCodableAnswers } from "../../../src/needs/coding/queries.ts";
import { groupingInput } from "../../../src/needs/index.ts";
import { loadNeedsSeen } from "../../../src/needs/queries.ts";
import { json } from "../../../src/platform/database.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { anAnsweredProgramme, type AnsweredProgramme } from "../answered-programme.ts";

const texts = {
  "Aalto Fysio": "Kotisivut ovat vanhat ja niitä pitäisi päivittää.",
  "Hoiva Helmi": "Haluaisimme nettiajanvarauksen & videoita <b>sivuille</b>.",
  "Koti Kaisla": "Ei mitään erityistä.",
};

let product: TestApp;
let programme: AnsweredProgramme;
let planner: Browser;
let ids: Map<string, { responseId: string; questionId: string }>;
let needIds: Map<string, string>;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  programme = await anAnsweredProgramme(product.db, Object.entries(texts).map(organisationWith));
  planner = await product.signedIn("planner", programme.id);
  const rows = await product.db
    .selectFrom("answers")
    .innerJoin("responses", "responses.id", "responseId")
    .innerJoin("organisations", "organisations.id", "organisationId")
    .select(["name", "responseId", "questionId"])
    .where("responses.programmeId", "=", programme.id)
    .execute();
  ids = new Map(rows.map(({ name, ...id }) => [name, id]));
  const needs = await product.db
    .selectFrom("needs")
    .select(["id", "key"])
    .where("programmeId", "=", programme.id)
    .execute();
  needIds = new Map(needs.map(({ id, key }) => [key, id]));
});
afterAll(async () => {
  await product.close();
});

const page = () => `/programmes/${programme.id}/needs/coding`;
const idOf = (name: keyof typeof texts) => ids.get(name)!;
const need = (key: string) => needIds.get(key)!;
const codesOf = (name: keyof typeof texts) =>
  `${page()}/responses/${idOf(name).responseId}/questions/${idOf(name).questionId}/codes`;
const read = (name: keyof typeof texts) => ({ digest: textDigest(texts[name]), show: "uncoded" });
const counts = async () => {
  const answers = await listCodableAnswers(product.db, programme.id, programme.surveyId);
  return { answers: answers.length, coded: answers.filter(({ standing }) => standing === "coded").length };
};
const accepted = async () => {
  const { written, needs } = await loadNeedsSeen(product.db, programme.id, programme.surveyId);
  return acceptedCodes(written, needs).map(({ organisationName, need: key }) => [organisationName, key]);
};

describe("the page", () => {
  test("shows the first answer with its question, suggestions and the words that caused them", async () => {
    const { text, status } = await planner.get(page());
    expect(status).toBe(200);
    expect(textOf(text)).toContain("0 / 3 vastausta on käyty läpi.");
    expect(textOf(text)).toContain("Aalto Fysio");
    expect(text).toMatch(/<mark>Kotisivut<\/mark>/);
    expect(toggles(text)[0]).toContain("Verkkosivut");
  });

  test("shows what was typed as text, whatever it holds", async () => {
    const { responseId, questionId } = idOf("Hoiva Helmi");
    const { text } = await planner.get(`${page()}?answer=${responseId}.${questionId}`);
    expect(text).not.toContain("<b>");
    const typed = /<blockquote[^>]*>(.*?)<\/blockquote>/s.exec(text)?.[1] ?? "";
    expect(typed.replaceAll(/<\/?mark>/g, "")).toBe(
      "Haluaisimme nettiajanvarauksen &amp; videoita &lt;b&gt;sivuille&lt;/b&gt;.",
    );
  });

  test("is for planners: a facilitator sees no names and codes nothing", async () => {
    const facilitator = await product.signedIn("facilitator", programme.id);
    expect((await facilitator.get(page())).status).toBe(403);
    expect((await facilitator.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), none: "yes" })).status).toBe(403);
    expect(await counts()).toEqual({ answers: 3, coded: 0 });
  });

  test("says so while there is no survey, nobody has answered, or nothing is asked in own words", async () => {
    const empty = await aProgramme(product.db);
    const owner = await product.signedIn("owner", empty.id);
    const noSurvey = await owner.get(`/programmes/${empty.id}/needs/coding`);
    expect(textOf(noSurvey.text)).toContain("kyselyä ole vielä julkaistu");

    await product.db.deleteFrom("responses").where("programmeId", "=", programme.id).execute();
    expect(textOf((await planner.get(page())).text)).toContain("Kukaan ei ole vielä vastannut omin sanoin.");
    await product.db
      .updateTable("questions")
      .set({ block: "background" })
      .where("surveyId", "=", programme.surveyId)
      .execute();
    expect(textOf((await planner.get(page())).text)).toContain("ei ole kysymyksiä, joihin vastataan omin sanoin");
  });
});

describe("coding an answer", () => {
  test("keeps what was accepted and refused, counts as support wanted, and goes on to the next answer", async () => {
    const fields = { ...read("Aalto Fysio"), chosen: need("website"), offered: [need("website"), need("videos")] };
    const response = await planner.post(codesOf("Aalto Fysio"), fields);
    expect(response.status).toBe(303);
    const next = textOf((await planner.get(response.headers["location"]!)).text);
    expect(next).toContain("1 / 3 vastausta on käyty läpi.");
    expect(next).toContain("Tallennettu: Verkkosivut");
    expect(next).toContain("Hoiva Helmi");

    expect(await accepted()).toEqual([["Aalto Fysio", "website"]]);
    const stored = await product.db
      .selectFrom("answerCodes")
      .innerJoin("needs", "needs.id", "needId")
      .select(["key", "state"])
      .where("answerCodes.programmeId", "=", programme.id)
      .orderBy("key")
      .execute();
    expect(stored).toEqual([
      { key: "videos", state: "refused" },
      { key: "website", state: "accepted" },
    ]);
    const { respondents } = await loadNeedsSeen(product.db, programme.id, programme.surveyId);
    expect(respondents.map(({ name, values }) => [name, values.blocks.support.get("website")])).toEqual([
      ["Aalto Fysio", 1],
      ["Hoiva Helmi", null],
      ["Koti Kaisla", null],
    ]);
  });

  test("changes what groups are made from, so that groups made before are known to be older", async () => {
    const hash = async () => {
      const { respondents } = await loadNeedsSeen(product.db, programme.id, programme.surveyId);
      return inputHash(groupingInput(respondents.map(({ values }) => values)));
    };
    const before = await hash();
    await planner.post(codesOf("Koti Kaisla"), { ...read("Koti Kaisla"), none: "yes" });
    expect(await hash()).toBe(before);
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website") });
    expect(await hash()).not.toBe(before);
  });

  test("an answer may speak of no need, and of one that was not suggested", async () => {
    await planner.post(codesOf("Koti Kaisla"), { ...read("Koti Kaisla"), none: "yes" });
    await planner.post(codesOf("Hoiva Helmi"), { ...read("Hoiva Helmi"), chosen: need("coping-at-work") });
    expect(await counts()).toEqual({ answers: 3, coded: 2 });
    expect(await accepted()).toEqual([["Hoiva Helmi", "coping-at-work"]]);
  });

  test("nothing chosen, or needs and none of them, comes back with what was ticked", async () => {
    const nothing = await planner.post(codesOf("Aalto Fysio"), read("Aalto Fysio"));
    expect(nothing.status).toBe(422);
    expect(textOf(nothing.text)).toContain("Valitse vähintään yksi tarve");
    const both = await planner.post(codesOf("Aalto Fysio"), {
      ...read("Aalto Fysio"),
      chosen: need("kanta"),
      none: "yes",
    });
    expect(both.status).toBe(422);
    expect(both.text).toMatch(new RegExp(`value="${need("kanta")}" checked`));
    expect(await counts()).toEqual({ answers: 3, coded: 0 });
  });

  test("htmx gets the next answer in the place of this one", async () => {
    const { text, status } = await planner.agent
      .post(codesOf("Aalto Fysio"))
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf: await planner.csrf(), ...read("Aalto Fysio"), none: "yes" });
    expect(status).toBe(200);
    expect(text.trim()).toMatch(/^<div id="coding">/);
    expect(headingWithFocus(text)).toBe("Hoiva Helmi");
    expect(textOf(text)).toContain("Tallennettu: vastauksessa ei ole luettelon tarpeita.");
    expect(textOf(text)).toContain("Hoiva Helmi");
  });

  test("the answer takes focus after an act on it, and where the address names it, but not when the page is first seen", async () => {
    const asRegion = async (address: string, fields: object) =>
      (
        await planner.agent
          .post(address)
          .set("HX-Request", "true")
          .type("form")
          .send({ csrf: await planner.csrf(), ...fields })
      ).text;
    expect(headingWithFocus((await planner.get(page())).text)).toBeUndefined();
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), none: "yes" });
    const undone = await asRegion(`${codesOf("Aalto Fysio")}/removal`, { show: "uncoded" });
    expect(headingWithFocus(undone)).toBe("Aalto Fysio");
    const outdated = { ...read("Aalto Fysio"), digest: textDigest("Toinen teksti"), none: "yes" };
    expect(headingWithFocus(await asRegion(codesOf("Aalto Fysio"), outdated))).toBe("Aalto Fysio");
    const { responseId, questionId } = idOf("Aalto Fysio");
    const skipped = await planner.get(`${page()}?after=${responseId}.${questionId}`);
    expect(headingWithFocus(skipped.text)).toBe("Hoiva Helmi");
    const mistaken = await asRegion(codesOf("Aalto Fysio"), read("Aalto Fysio"));
    expect(headingWithFocus(mistaken)).toBeUndefined();
    expect(mistaken.match(/data-focus/g)).toHaveLength(1);
  });

  test("when all are coded, the page says so", async () => {
    for (const name of Object.keys(texts) as (keyof typeof texts)[])
      await planner.post(codesOf(name), { ...read(name), none: "yes" });
    const text = textOf((await planner.get(page())).text);
    expect(text).toContain("Kaikki 3 vastausta on käyty läpi.");
    expect(text).toContain("Löydetyt tarpeet ovat mukana tarpeissa ja ryhmittelyssä.");
  });

  test("a code can be taken back, and the answer is open again", async () => {
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website") });
    const undone = await planner.post(`${codesOf("Aalto Fysio")}/removal`, { show: "uncoded" });
    expect(textOf((await planner.get(undone.headers["location"]!)).text)).toContain("Aalto Fysio");
    expect(await accepted()).toEqual([]);
    expect(await counts()).toEqual({ answers: 3, coded: 0 });
  });
});

describe("two people and one answer", () => {
  test("what both found is kept, and the later one is told", async () => {
    const other = await product.signedIn("owner", programme.id);
    await other.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("content-planning") });
    const later = await planner.post(codesOf("Aalto Fysio"), {
      ...read("Aalto Fysio"),
      chosen: need("website"),
      offered: [need("website"), need("content-planning")],
    });
    expect(textOf((await planner.get(later.headers["location"]!)).text)).toContain(
      "Joku muu kävi saman vastauksen läpi samaan aikaan.",
    );
    expect(new Set((await accepted()).map(([, key]) => key))).toEqual(new Set(["website", "content-planning"]));
  });

  test("coding at once leaves the codes of both", async () => {
    const coders = await product.db.selectFrom("users").select("id").orderBy("createdAt", "desc").limit(3).execute();
    const choose = (key: string, at: number) =>
      codeAnswer(
        product.db,
        { programmeId: programme.id, ...idOf("Aalto Fysio") },
        { chosen: [need(key)], offered: [], shown: [], digest: textDigest(texts["Aalto Fysio"]) },
        coders[at]!.id,
      );
    const outcomes = await Promise.all(["website", "kanta", "videos"].map(choose));
    expect(outcomes.map((outcome) => outcome !== "changed" && outcome.isTogether).sort()).toEqual([false, true, true]);
    expect(new Set((await accepted()).map(([, key]) => key))).toEqual(new Set(["website", "kanta", "videos"]));
  });

  test("one person who goes back and corrects a choice replaces it, and is told of nobody else", async () => {
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website") });
    const again = await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("videos") });
    expect(textOf((await planner.get(again.headers["location"]!)).text)).not.toContain("Joku muu");
    expect(await accepted()).toEqual([["Aalto Fysio", "videos"]]);
  });

  test("who saw the other's code and takes it off, takes it off", async () => {
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: [need("website"), need("videos")] });
    const shown = [need("website"), need("videos")];
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website"), shown });
    expect(await accepted()).toEqual([["Aalto Fysio", "website"]]);
  });
});

describe("an answer that changes", () => {
  const rewrite = async (name: keyof typeof texts, text: string) => {
    const { responseId, questionId } = idOf(name);
    await product.db
      .updateTable("answers")
      .set({ value: json({ kind: "text", text }) })
      .where("responseId", "=", responseId)
      .where("questionId", "=", questionId)
      .execute();
  };

  test("after it was coded: its codes count for nothing, and the coder is told", async () => {
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website") });
    await rewrite("Aalto Fysio", "Tarvitsemme apua Kanta-kirjauksiin.");
    expect(await accepted()).toEqual([]);
    const text = textOf((await planner.get(page())).text);
    expect(text).toContain("0 / 3 vastausta on käyty läpi.");
    expect(text).toContain("Vastaus on muuttunut sen jälkeen, kun se käytiin läpi.");
    expect(textOf((await planner.get(`${page()}?show=all`)).text)).toContain("Muuttunut läpikäynnin jälkeen");
  });

  test("while it was being coded: nothing is saved, and the choices are still there", async () => {
    await rewrite("Aalto Fysio", "Tarvitsemme apua Kanta-kirjauksiin.");
    const response = await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website") });
    expect(response.status).toBe(409);
    expect(textOf(response.text)).toContain("Vastaaja muutti vastaustaan juuri nyt");
    expect(textOf(response.text)).toMatch(/Kanta\W+kirjauksiin/);
    expect(response.text).toMatch(new RegExp(`value="${need("website")}" checked`));
    expect(await accepted()).toEqual([]);
  });
});

describe("the lists", () => {
  test("tell what was found in each answer, and show one need's answers alone", async () => {
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website") });
    const all = textOf((await planner.get(`${page()}?show=all`)).text);
    for (const name of Object.keys(texts)) expect(all).toContain(name);
    const one = textOf((await planner.get(`${page()}?show=need&need=${need("website")}`)).text);
    expect(one).toContain("Aalto Fysio");
    expect(one).not.toContain("Koti Kaisla");
  });

  test("show twenty answers a page", async () => {
    const many = Array.from({ length: 25 }, (_, at): [string, string] => [`Org ${10 + at}`, `Vastaus ${10 + at}`]);
    const large = await anAnsweredProgramme(product.db, many.map(organisationWith));
    const owner = await product.signedIn("owner", large.id);
    const list = `/programmes/${large.id}/needs/coding?show=all`;
    const namesOn = async (address: string) => textOf((await owner.get(address)).text).match(/Vastaus \d\d/g);
    expect(await namesOn(list)).toHaveLength(20);
    expect(await namesOn(`${list}&page=2`)).toEqual([30, 31, 32, 33, 34].map((at) => `Vastaus ${at}`));
    expect(await namesOn(`${list}&page=9`)).toHaveLength(5);
    expect(textOf((await owner.get(list)).text)).toContain("Sivu 1 / 2");
  });

  test("a change from the list leads back to it", async () => {
    const response = await planner.post(codesOf("Aalto Fysio"), {
      digest: textDigest(texts["Aalto Fysio"]),
      chosen: need("website"),
      show: "all",
    });
    expect(response.headers["location"]).toContain("show=all");
    expect(textOf((await planner.get(response.headers["location"]!)).text)).toContain("3 vastausta");
  });
});

describe("another programme", () => {
  test("neither its answers nor its needs can be reached", async () => {
    const theirs = await anAnsweredProgramme(product.db, Object.entries(texts).map(organisationWith));
    const outsider = await product.signedIn("owner", theirs.id);
    const address = codesOf("Aalto Fysio").replace(programme.id, theirs.id);
    expect((await outsider.post(address, { ...read("Aalto Fysio"), none: "yes" })).status).toBe(404);
    expect((await outsider.post(`${address}/removal`, { show: "all" })).status).toBe(404);
    expect((await outsider.get(`/programmes/${theirs.id}/needs/coding?survey=${programme.surveyId}`)).status).toBe(404);
    const { id: foreign } = await product.db
      .selectFrom("needs")
      .select("id")
      .where("programmeId", "=", theirs.id)
      .limit(1)
      .executeTakeFirstOrThrow();
    const mixed = await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: foreign });
    expect(mixed.status).toBe(404);
    expect(await accepted()).toEqual([]);
  });

  test("the database joins no answer to another programme's need", async () => {
    const theirs = await aProgramme(product.db);
    await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), none: "yes" });
    const themeId = (
      await product.db
        .insertInto("themes")
        .values({ programmeId: theirs.id, key: "t", names: json({ fi: "T", sv: "", en: "" }), position: 0 })
        .returning("id")
        .executeTakeFirstOrThrow()
    ).id;
    const names = json({ fi: "N", sv: "", en: "" });
    const foreign = { programmeId: theirs.id, themeId, key: "n", names, descriptions: names, keywords: json({ fi: [], sv: [], en: [] }), position: 0 }; // prettier-ignore
    const { id: needId } = await product.db
      .insertInto("needs")
      .values(foreign)
      .returning("id")
      .executeTakeFirstOrThrow();
    const code = { ...idOf("Aalto Fysio"), needId, state: "accepted" as const };
    await expect(
      product.db.insertInto("answerCodes").values({ ...code, programmeId: programme.id }).execute(),
    ).rejects.toThrow(/answer_codes_need_fk/); // prettier-ignore
    await expect(
      product.db.insertInto("answerCodes").values({ ...code, programmeId: theirs.id }).execute(),
    ).rejects.toThrow(/answer_codes_answer_fk/); // prettier-ignore
  });
});

test("a need that answers are coded to stays in the catalogue; one that was only refused does not", async () => {
  await product.db.deleteFrom("questionOptions").where("questionId", "in", product.db.selectFrom("questions").select("id").where("surveyId", "=", programme.surveyId)).execute(); // prettier-ignore
  await product.db
    .deleteFrom("topicNeeds")
    .where("needId", "in", [need("website"), need("videos")])
    .execute();
  await planner.post(codesOf("Aalto Fysio"), { ...read("Aalto Fysio"), chosen: need("website"), offered: need("videos") }); // prettier-ignore
  const removal = (key: string) => planner.post(`/programmes/${programme.id}/catalogue/needs/${need(key)}/removal`);
  const kept = await removal("website");
  expect(kept.status).toBe(409);
  expect(textOf(kept.text)).toContain("avoimia vastauksia on liitetty siihen");
  expect((await removal("videos")).status).toBe(303);
});

function organisationWith([name, text]: [string, string]): AnsweringOrganisation {
  return {
    ...{ name, industry: "care", sizeClass: "2-9", municipality: "Seinäjoki", contacts: [] },
    answers: { "biggest-help": { kind: "text", text } },
  } as unknown as AnsweringOrganisation;
}

function headingWithFocus(html: string): string | undefined {
  return /<h2[^>]*data-focus[^>]*>(.*?)<\/h2>/s.exec(html)?.[1];
}

function toggles(html: string): string[] {
  return [...html.matchAll(/<label class="code-toggle">.*?<\/label>/gs)].map(([label]) => textOf(label));
}

function textOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}
