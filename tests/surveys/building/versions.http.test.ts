import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../../src/platform/database.ts";
import { addQuestion, duplicateQuestion, moveQuestion, removeQuestion } from "../../../src/surveys/building/acts/questions.ts"; // prettier-ignore
import { findQuestion } from "../../../src/surveys/building/acts/places.ts";
import { edit, redoEdit, undoEdit } from "../../../src/surveys/building/edits/commands.ts";
import { digestOf } from "../../../src/surveys/building/edits/digest.ts";
import type { Change } from "../../../src/surveys/building/edits/edit.ts";
import { loadWorking } from "../../../src/surveys/building/edits/queries.ts";
import { takeIntoUse } from "../../../src/surveys/building/use/commands.ts";
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question, QuestionOption } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import { allQuestions } from "../../../src/surveys/questionnaire/stored.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { anInvitation, anOpenSurvey, opened, seen, storedAnswers, type AskedSurvey } from "../answering/asked.ts";
import { everyKind, option, text } from "../questions.ts";

let product: TestApp;
let planner: Browser;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function anAnswered() {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);
  const fields = {
    ...(await seen(browser, survey.first, survey.services)),
    [`${survey.services.id}.chosen`]: ["email", "website"],
  };
  expect((await browser.post(survey.first, fields)).status).toBe(303);
  planner = await product.signedIn("planner", survey.programmeId);
  return { survey, invited, browser, url: `/programmes/${survey.programmeId}/surveys/${survey.surveyId}/building` };
}

const actorOf = async ({ programmeId }: AskedSurvey) =>
  (await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", programmeId).executeTakeFirstOrThrow()).userId; // prettier-ignore

async function make(survey: AskedSurvey, change: Change<string>) {
  const outcome = await edit(product.db, survey, await actorOf(survey), { act: "question.edit", subject: "" }, change);
  if ("refused" in outcome) throw new Error(JSON.stringify(outcome.refused));
}

async function use(survey: AskedSurvey) {
  const { questionnaire } = await loadWorking(product.db, survey.programmeId, survey.surveyId);
  return await takeIntoUse(product.db, survey, digestOf(questionnaire), await actorOf(survey));
}

const withOptions = (question: Question, options: QuestionOption[]) => ({ ...question, options }) as Question;

test("taking edits into use tells whom it touches, asks of them no more, and keeps what they answered", async () => {
  const { survey, invited, browser, url } = await anAnswered();
  await make(survey, (now) => removeQuestion(now, "own-words"));
  await make(survey, (now, { taken }) => {
    const { question } = findQuestion(now, "services")!;
    const options = question.options.filter(({ key }: QuestionOption) => key !== "website");
    const edited = { ...now, sections: now.sections.map((section) => ({ ...section, questions: section.questions.map((each) => (each === question ? withOptions(question, options) : each)) })) }; // prettier-ignore
    return addQuestion(edited, { section: "second", before: null }, { ...everyKind[10]!, key: "new", texts: text("Uusi?") }, taken); // prettier-ignore
  });
  expect((await browser.get(survey.second)).text).toContain("Mistä olisi apua?");
  const open = { ...(await seen(browser, survey.second, survey.words)), [`${survey.words.id}.text`]: "Myöhässä" };

  const page = await planner.get(`${url}/changes`);
  expect(page.text).toContain("Uusia kysymyksiä 1, poistuvia 1, muuttuvia 1.");
  expect(page.text).toContain("”website”: 1 vastaaja on vastannut tällä.");
  expect(page.text).toContain("poistuvat vaihtoehdot: website");
  const [, seenDigest = ""] = /name="seen" value="([^"]+)"/.exec(page.text) ?? [];
  expect((await planner.post(`${url}/changes`, { seen: "0123" })).status).toBe(409);
  const used = await planner.post(`${url}/changes`, { seen: seenDigest });
  expect(used.headers["location"]).toBe(`${url}?done=used`);

  const late = await browser.post(survey.second, open);
  expect([late.status, late.text.includes("<dd>Myöhässä</dd>")]).toEqual([409, true]);
  const untouched = await browser.post(survey.second, { ...open, [`${survey.words.id}.text`]: "" });
  expect(untouched.headers["location"]).toBe(`${survey.second}?changed=yes`);
  const asked = await browser.get(untouched.headers["location"] ?? "");
  expect(asked.text).toContain("Kysymyksiä muutettiin, kun sivu oli auki.");
  expect(asked.text).toContain("Uusi?");
  expect(asked.text).not.toContain("Mistä olisi apua?");
  const first = await browser.get(survey.first);
  expect(first.text).toContain('value="email"');
  expect(first.text).not.toContain('value="website"');
  const fields = {
    ...(await seen(browser, survey.first, survey.services)),
    [`${survey.services.id}.chosen`]: ["other"],
  };
  expect((await browser.post(survey.first, fields)).status).toBe(303);
  expect(await storedAnswers(product.db, survey, invited)).toEqual({
    services: { value: { kind: "multiple", chosen: ["other", "website"], other: null }, revision: 2 },
  });

  const row = await product.db.selectFrom("surveys").select(["version", "editNumber"]).where("id", "=", survey.surveyId).executeTakeFirst(); // prettier-ignore
  expect(row).toEqual({ version: 2, editNumber: null });
  const versions = await planner.get(`${url}/versions`);
  expect(versions.text).toContain("Versio 2, käytössä nyt");
  expect(versions.text).toContain("Muutos koski 1 vastaajaa.");
  expect((await planner.get(`${url}/versions/1`)).text).toContain("Mistä olisi apua?");
  expect((await planner.get(`${url}/versions/7`)).status).toBe(404);
  const acts = await product.db.selectFrom("auditLog").select("details").where("act", "=", "survey.version").where("subject", "=", survey.surveyId).execute(); // prettier-ignore
  expect(acts).toEqual([{ details: { version: 2, touched: 1 } }]);

  // An earlier version comes back as edits, and the retired question as the one it was.
  await planner.post(`${url}/versions/1/restoration`);
  expect((await planner.get(`${url}/changes`)).text).toContain(
    "1 vastaaja on aiemmin antanut vastauksen, joka tulee taas käyttöön.",
  );
  expect(await use(survey)).toBeNull();
  const again = allQuestions(await getQuestionnaire(product.db, survey.surveyId)).map(({ id }) => id);
  expect(again).toEqual([survey.services.id, survey.support.id, survey.words.id]);
});

test("what is answered meanwhile cannot become another kind; unfinished questions are not taken into use; edits can be let go", async () => {
  const { survey, browser, url } = await anAnswered();
  const planned = await planner.get(`${url}/questions/services`);
  expect(planned.text).toContain("Tähän on jo vastattu.");
  const other: Question = { ...everyKind[12]!, key: "own-words", kind: "yesno", texts: text("Mistä olisi apua?"), settings: {} } as Question; // prettier-ignore
  await make(survey, (now) => ({ ...now, sections: [now.sections[0]!, { ...now.sections[1]!, questions: [other] }] }));
  const words = { ...(await seen(browser, survey.second, survey.words)), [`${survey.words.id}.text`]: "Kanta" };
  expect((await browser.post(survey.second, words)).status).toBe(303);
  expect(await use(survey)).toBe("answered-since");
  expect((await planner.get(`${url}/changes`)).text).toContain("Näihin kysymyksiin on ehditty vastata");
  expect((await planner.post(`${url}/changes/removal`, { seen: "before-theirs" })).status).toBe(409);
  const { questionnaire: shown } = await loadWorking(product.db, survey.programmeId, survey.surveyId);
  await planner.post(`${url}/changes/removal`, { seen: digestOf(shown) });
  expect((await loadWorking(product.db, survey.programmeId, survey.surveyId)).hasUnusedEdits).toBe(false);

  const bare = { ...everyKind[2]!, key: "bare", options: [], texts: text("Koko?") } as Question;
  await make(survey, (now, { taken }) => addQuestion(now, { section: "second", before: null }, bare, taken));
  expect(await use(survey)).toBe("structure");
  await undoEdit(product.db, survey, await actorOf(survey));
  const unwritten = { ...everyKind[10]!, key: "half", texts: { fi: "Vain suomeksi?", sv: "", en: "" } };
  await make(survey, (now, { taken }) => addQuestion(now, { section: "second", before: null }, unwritten, taken));
  expect(await use(survey)).toBe("texts-missing");
});

test("an edit never touches answers: whatever is edited and taken into use, all that was stored is there byte for byte", async () => {
  const { survey } = await anAnswered();
  const actor = await actorOf(survey);
  const organisations = await Promise.all([anInvitation(product.db, survey), anInvitation(product.db, survey)]);
  const values: [string, AnswerValue][] = [
    [survey.services.id, { kind: "multiple", chosen: ["website", "other"], other: "TikTok" }],
    [survey.words.id, { kind: "text", text: "Apua\nheti" }],
    [survey.support.id, { kind: "matrix", rows: { videos: { importance: 3, level: "unknown" }, kanta: { importance: null, level: 1 } } }], // prettier-ignore
  ];
  for (const { organisationId } of organisations) {
    const whose = { surveyId: survey.surveyId, programmeId: survey.programmeId, organisationId };
    const { id: responseId } = await product.db.insertInto("responses").values({ ...whose, locale: "fi", noticeVersion: 1 }).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
    for (const [questionId, value] of values)
      await product.db
        .insertInto("answers")
        .values({ responseId, questionId, value: json(value) })
        .execute();
  }
  const stored = async () => await product.db.selectFrom("answers").selectAll().orderBy("responseId").orderBy("questionId").execute(); // prettier-ignore
  const before = await stored();
  const anEdit = fc.record({ act: fc.nat(6), on: fc.nat(20), kind: fc.nat(everyKind.length - 1) });
  const makeOne = async ({ act, on, kind }: { act: number; on: number; kind: number }) => {
    await edit<string>(product.db, survey, actor, { act: "question.edit", subject: "" }, (now, { taken }) => {
      const questions = now.sections.flatMap((section): Question[] => section.questions);
      const { key = "" } = questions[on % Math.max(1, questions.length)] ?? {};
      const section = now.sections[on % Math.max(1, now.sections.length)]?.key ?? "";
      if (act === 0) return removeQuestion(now, key);
      if (act === 1) return duplicateQuestion(now, key, taken);
      if (act === 2) return moveQuestion(now, key, { section, before: null });
      if (act === 3 && now.sections.length > 1)
        return { ...now, sections: now.sections.filter((each) => each.key !== section) };
      if (act === 4) return { ...now, sections: now.sections.map((each) => ({ ...each, questions: each.questions.map((own) => (own.options.length > 1 ? withOptions(own, [...own.options.slice(1).filter(({ key: each }: QuestionOption) => each !== `extra-${on}`), option(`extra-${on}`)]) : own)) })) }; // prettier-ignore
      const added = { ...everyKind[kind]!, options: everyKind[kind]!.options.map(({ key, texts }: QuestionOption) => ({ key, texts })) } as Question; // prettier-ignore
      return addQuestion(now, { section, before: null }, added, taken);
    });
    if (on % 5 === 0) await undoEdit(product.db, survey, actor);
    if (on % 7 === 0) await redoEdit(product.db, survey, actor);
    if (on % 3 === 0) await use(survey);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(anEdit, { minLength: 4, maxLength: 8 }), async (edits) => {
      for (const each of edits) await makeOne(each);
      expect(await stored()).toEqual(before);
      const all = await getQuestionnaire(product.db, survey.surveyId, { retired: true });
      const kept = new Set(allQuestions(all).map(({ id }) => id));
      expect(values.every(([id]) => kept.has(id))).toBe(true);
    }),
    { numRuns: 8 },
  );
  const { version } = await product.db.selectFrom("surveys").select("version").where("id", "=", survey.surveyId).executeTakeFirstOrThrow(); // prettier-ignore
  expect(version).toBeGreaterThan(3);
});
