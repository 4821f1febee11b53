// Walking through a survey as a respondent: nothing of it is stored.
import { afterAll, beforeAll, expect, test } from "vitest";
import { edit } from "../../../src/surveys/building/edits/commands.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { contentsOf } from "../../support/contents.ts";
import { standingFields } from "../../support/standing-form.ts";
import { openUntil } from "../answering/asked.ts";
import { everyKind, line, number, text, yesno } from "../questions.ts";

const yes = { question: "has", op: "is", value: "yes" } as const;
const survey: Questionnaire = {
  ...{ titles: { fi: "Kysely", sv: "Enkät", en: "Survey" }, intros: text(""), notice: text("Seloste") },
  sections: [
    {
      ...{ key: "first", titles: text("Aluksi"), helps: text("") },
      questions: [
        { ...yesno, key: "has", texts: { fi: "Onko?", sv: "Finns det?", en: "Is there?" } },
        { ...line, key: "which", texts: text("Mikä?"), required: true, condition: yes },
        { ...number, key: "how-many", texts: text("Montako?") },
      ],
    },
    {
      key: "more",
      titles: text("Lisää"),
      helps: text(""),
      condition: yes,
      questions: [{ ...line, key: "why", texts: text("Miksi?") }],
    },
    { key: "all", titles: text("Kaikki"), helps: text(""), questions: everyKind.map((question) => ({ ...question, options: question.options.map((own) => ({ ...own, need: undefined })) }) as never) }, // prettier-ignore
  ],
};

let product: TestApp;
let place: { programmeId: string; surveyId: string };
let url: string;
let viewer: Browser;
beforeAll(async () => {
  product = await openTestApp();
  const { id: programmeId } = await aProgramme(product.db);
  const surveyId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, survey));
  place = { programmeId, surveyId };
  url = `/programmes/${programmeId}/surveys/${surveyId}/preview/walk`;
  viewer = await product.signedIn("viewer", programmeId);
});
afterAll(async () => {
  await product.close();
});

const step = async (html: string, fields: Record<string, string | string[]>) => {
  const sent = await viewer.post(url, { ...standingFields(html), ...fields });
  return sent.text;
};
const heading = (html: string) => /<h1>([^<]*)</.exec(html)?.[1];

test("follows the conditions from the start to the end, in any language, and tells what was not shown", async () => {
  const before = await contentsOf(product.db);
  const start = (await viewer.get(url)).text;
  expect(start).toContain("Esikatselu: mitään ei tallenneta.");
  const first = await step(start, { act: "begin" });
  expect([heading(first), first.includes("Osio 1 / 2")]).toEqual(["Aluksi", true]);
  expect(/id="q-which"[^>]*>/.exec(first)?.[0]).toContain(" hidden>");
  // A question that the answer brings is shown before the walk goes on.
  const brought = await step(first, { "has.yes": "yes", act: "next" });
  expect(heading(brought)).toBe("Aluksi");
  expect(/id="q-which"[^>]*>/.exec(brought)?.[0]).not.toContain(" hidden>");
  // Another language, with place and answers kept.
  const swedish = await step(brought, { switch: "sv" });
  expect(swedish).toContain('<html lang="sv">');
  expect(swedish).toContain("Finns det?");
  expect(swedish).toMatch(/name="has\.yes" value="yes" checked/);
  expect(swedish).toContain('<header class="preview-bar" lang="fi">');
  const wrong = await viewer.post(url, { ...standingFields(swedish), switch: "fi", "how-many.number": "paljon" });
  expect(wrong.text).toContain('value="paljon"');
  const refused = await viewer.post(url, { ...standingFields(wrong.text), act: "next" });
  expect(refused.status).toBe(422);
  const more = await step(refused.text, { "how-many.number": "3", act: "next" });
  expect([heading(more), more.includes("Osio 2 / 3")]).toEqual(["Lisää", true]);
  const back = await step(more, { act: "back" });
  expect(back).toMatch(/name="how-many\.number" value="3"/);
  const other = await step(back, { "has.yes": "no", act: "next" });
  expect(heading(other)).toBe("Kaikki");
  const end = await step(other, { "first.order": ["kanta", "videos"], act: "next" });
  expect(end).toContain("Mitä ei näytetty ja miksi");
  expect(end).toContain("Näytetään, kun kysymyksen ”Onko?” vastaus on ”Kyllä”.");
  expect(end).toContain("Osio ”Lisää”");
  expect(end).toContain("1. kanta");
  // What was hidden is not asked for: nothing required is left.
  expect(end).not.toContain("Ennen lähettämistä olisi vielä vastattava");
  expect(heading(await step(end, { go: "section:first" }))).toBe("Aluksi");
  expect(await contentsOf(product.db)).toEqual(before);
});

test("with scripts only what is shown is asked for", async () => {
  const first = await step((await viewer.get(url)).text, { act: "begin" });
  const csrf = await viewer.csrf();
  const region = await viewer.agent.post(url).set("HX-Request", "true").type("form").send({ csrf, at: "section:first", "has.yes": "yes", act: "look" }); // prettier-ignore
  expect(region.text).toMatch(/^<span id="walk-shown" hidden data-shown="q-has q-which q-how-many">/);
  expect(first).toContain('data-shown="q-has q-how-many"');
});

test("shows what staff are editing, or what respondents see now", async () => {
  await openUntil(product.db, place, 600);
  const { ownerId } = await aProgramme(product.db);
  await edit(product.db, place, ownerId, { act: "section.edit", subject: "" }, (now) => ({
    ...now,
    sections: now.sections.map((section) =>
      section.key === "first" ? { ...section, titles: text("Uusi alku") } : section,
    ),
  }));
  const edited = await viewer.get(url);
  expect(edited.text).toContain("Katso, mitä vastaajat näkevät nyt");
  expect(heading(await step(edited.text, { act: "begin" }))).toBe("Uusi alku");
  const used = await viewer.get(`${url}?edition=inUse`);
  expect(heading(await step(used.text, { act: "begin" }))).toBe("Aluksi");
  const { id } = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", id);
  expect((await stranger.post(`/programmes/${id}/surveys/${place.surveyId}/preview/walk`, { act: "begin" })).status).toBe(404); // prettier-ignore
});
