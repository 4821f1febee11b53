import { afterAll, beforeAll, expect, test } from "vitest";
import { digestOf } from "../../../src/surveys/building/edits/digest.ts";
import { loadWorking } from "../../../src/surveys/building/edits/queries.ts";
import { json } from "../../../src/platform/database.ts";
import type { Texts } from "../../../src/platform/locales.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import { allQuestions } from "../../../src/surveys/questionnaire/stored.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { standingFields } from "../../support/standing-form.ts";
import { anAnonymousDraft, anAnonymousSurvey, answer, commonPath, seenNothing, storedAnswers } from "./asked.ts";
import { dayAhead } from "../people.ts";
import { number, ranking, text } from "../questions.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("a draft is made anonymous, told what that means, published with one link for all, and not changed any more", async () => {
  const { programmeId, surveyId, url } = await anAnonymousDraft(product.db, "invited");
  const planner = await product.signedIn("planner", programmeId);
  const setting = await planner.get(`${url}/anonymity`);
  expect(setting.text).toContain("Sulkeminen on lopullinen");
  expect(setting.text).toContain("Sama ihminen voi vastata monta kertaa");
  expect((await planner.post(`${url}/anonymity`, { way: "by pigeon" })).status).toBe(422);

  expect((await planner.post(`${url}/anonymity`, { way: "common" })).headers["location"]).toBe(
    `${url}/anonymity?done=saved`,
  );
  await planner.post(`${url}/anonymity/notice`);
  const taken = await planner.get(`${url}/anonymity?done=notice`);
  expect(taken.text).not.toContain("Ota käyttöön nimettömän kyselyn seloste");
  const draft = await product.db.selectFrom("surveys").selectAll().where("id", "=", surveyId).executeTakeFirstOrThrow();
  expect({ ...draft, notice: draft.notice.sv.slice(0, 23) }).toMatchObject({
    ...{ anonymity: "anonymous", access: "common", commonCode: null, notice: "**Vem frågar och varför" },
  });

  const closing = { closesOn: dayAhead(7), closesAt: "16:00" };
  expect((await planner.get(`${url}/publication`)).text).toContain("Viestejä ei lähetetä.");
  const published = await planner.post(`${url}/publication`, closing);
  expect(published.headers["location"]).toBe(`${url}/publication?done=opened&count=0`);
  const path = await commonPath(product.db, surveyId);
  const shared = await planner.get(`${url}/publication`);
  expect(shared.text).toContain(`http://tarvepaja.test${path}`);
  expect((await planner.get(`${url}/poster`)).text).toContain(`tarvepaja.test${path}`);
  expect(await product.db.selectFrom("mails").select("id").where("programmeId", "=", programmeId).execute()).toEqual(
    [],
  );

  const late = await planner.post(`${url}/anonymity`, { way: "named" });
  expect(late.headers["location"]).toBe(`${url}?refused=anonymity-published`);
  expect((await planner.get(`${url}?refused=anonymity-published`)).text).toContain("Kysely on jo julkaistu");
});

test("a browser begins by the shared link, resumes by it, and leads nobody else to the answer", async () => {
  const survey = await anAnonymousSurvey(product, "common");
  const { surveyId, url, programmeId } = survey;
  const path = await commonPath(product.db, surveyId);
  const aino = product.browser();
  expect((await aino.get(path)).text).toContain("Hanke ei tiedä, ketkä ovat vastanneet.");
  expect(await storedAnswers(product.db, surveyId)).toEqual([]);
  const begun = await aino.post(path);
  expect(begun.headers["location"]).toBe(`/survey/${surveyId}`);
  const page = await aino.get(`/survey/${surveyId}/sections/${survey.sectionIds[1] ?? ""}`);
  expect(page.text).toContain("mistä sinut, asiakas tai potilas tunnistaa");

  await answer(aino, survey, { chosen: "hoiva", said: "Some" });
  expect((await aino.get(path)).text).toContain("Vastaaminen on kesken.");
  const session = aino.session;
  await aino.post(path); // the same link, the same browser: the same answer, and a page in another tab goes on saving
  expect(aino.session).toBe(session);
  expect((await aino.get(`/survey/${surveyId}/check`)).text).toContain("hoiva");
  const twice = await Promise.all([
    aino.post(`/survey/${surveyId}/submission`),
    aino.post(`/survey/${surveyId}/submission`),
  ]);
  expect(twice.map(({ status }) => status)).toEqual([303, 303]);
  expect((await aino.get(`/survey/${surveyId}/submission`)).text).toContain("vastauksesi on otettu vastaan");
  expect(await storedAnswers(product.db, surveyId)).toEqual([{ isSent: true, said: ["Some", "hoiva"] }]);

  await answer(aino, survey, { chosen: "terveys", said: "Verkkosivut" });
  expect((await aino.get(`/survey/${surveyId}`)).text).toContain("lähettämisen jälkeen");
  await aino.post(`/survey/${surveyId}/submission`);

  const other = product.browser();
  await other.post(path);
  expect((await other.get(`/survey/${surveyId}/check`)).text).not.toContain("terveys");
  await answer(other, survey, { chosen: "hoiva" });

  // At a shared computer the next person begins anew, and does not see what was answered before.
  expect((await aino.get(path)).text).toContain("Etkö ole sama henkilö?");
  const forgotten = await aino.post(`/survey/${surveyId}/forgetting`);
  expect(forgotten.headers["location"]).toBe(path);
  expect((await aino.get(`/survey/${surveyId}`)).status).toBe(401);
  await aino.post(path);
  expect(aino.session).not.toBe(session);
  expect((await aino.get(`/survey/${surveyId}/check`)).text).not.toContain("terveys");
  expect(await storedAnswers(product.db, surveyId)).toEqual([
    { isSent: false, said: ["hoiva"] },
    { isSent: true, said: ["Verkkosivut", "terveys"] },
  ]);

  const viewer = await product.signedIn("viewer", programmeId);
  const followed = await viewer.get(`${url}/responses`);
  expect(followed.text).toContain("Yksi vastaus on lähetetty.");
  expect((await viewer.get(`${url}/responses/stops`)).headers["location"]).toBe(`${url}/responses`);
  expect((await viewer.get(`/programmes/${programmeId}/needs?survey=${surveyId}`)).status).toBe(404);
});

test("questions stay once an answer is sent, since rows would tell who came before a change; nor is it told what is answered", async () => {
  const survey = await anAnonymousSurvey(product, "common");
  const { surveyId, url, programmeId } = survey;
  const planner = await product.signedIn("planner", programmeId);
  const [path, browser] = [await commonPath(product.db, surveyId), product.browser()];
  const changes = `${url}/building/changes`;
  const use = async () => {
    const page = await planner.get(changes);
    return await planner.post(changes, { seen: /name="seen" value="([^"]+)"/.exec(page.text)?.[1] ?? "" });
  };
  const told = async () =>
    (await planner.get(`${url}/building/questions/sector`)).text.includes("Tähän on jo vastattu");
  const version = async () =>
    (await product.db.selectFrom("surveys").select("version").where("id", "=", surveyId).executeTakeFirstOrThrow()).version; // prettier-ignore
  await browser.post(path);
  await answer(browser, survey, { chosen: "hoiva" });
  expect(await told()).toBe(false);
  await planner.post(`${url}/building/sections/words/removal`);
  expect((await planner.get(changes)).text).toContain("ennen kuin ensimmäinen vastaus on lähetetty");
  expect((await use()).headers["location"]).toBe(`${url}/building?done=used`);

  await browser.post(`/survey/${surveyId}/submission`);
  await planner.post(`${url}/building/versions/1/restoration`);
  const page = await planner.get(changes);
  expect(page.text).toContain("vastauksista voisi päätellä, ketkä vastasivat ennen muutosta");
  expect(page.text).not.toContain("Ota muutokset käyttöön");
  const { questionnaire } = await loadWorking(product.db, programmeId, surveyId);
  expect((await planner.post(changes, { seen: digestOf(questionnaire) })).status).toBe(409);
  expect([await version(), await told()]).toEqual([2, false]);
  expect((await planner.get(`${url}/building`)).text).toContain("joten kysymyksiä ei voi enää muuttaa");
});

test("a code that nobody was given, a sharing of sections and an act on another's survey are refused", async () => {
  const survey = await anAnonymousSurvey(product, "common");
  const stranger = product.browser();
  expect((await stranger.get("/s/c/abcd2345")).status).toBe(404);
  expect((await stranger.get("/s/c/%00")).status).toBe(404);
  const path = await commonPath(product.db, survey.surveyId);
  expect((await stranger.get(path.toUpperCase().replace("/S/C/", "/s/c/"))).status).toBe(200);
  await stranger.post(path);
  expect((await stranger.get(`/survey/${survey.surveyId}/colleagues`)).status).toBe(404);
  const { id } = await product.db
    .selectFrom("programmes")
    .select("id")
    .where("id", "<>", survey.programmeId)
    .executeTakeFirstOrThrow();
  const other = await product.signedIn("planner", id);
  expect((await other.post(`/programmes/${id}/surveys/${survey.surveyId}/anonymity`, { way: "named" })).status).toBe(
    404,
  );
});

test("one person is addressed as one, and what a language lacks is told to be in another", async () => {
  const asked = [
    { ...number, texts: text("Montako tuntia?"), settings: { ...number.settings, unit: text("tuntia") } },
    { ...ranking, texts: text("Mikä ensin?"), options: ranking.options.map(({ key, texts }) => ({ key, texts })) },
  ];
  const survey = await anAnonymousSurvey(product, "common", 1, asked);
  const { surveyId, sectionIds } = survey;
  const stored = allQuestions(await getQuestionnaire(product.db, surveyId));
  const { titles } = await product.db.selectFrom("surveys").select("titles").where("id", "=", surveyId).executeTakeFirstOrThrow(); // prettier-ignore
  const withoutSwedish = json({ ...titles, sv: "" });
  await product.db.updateTable("surveys").set({ titles: withoutSwedish }).where("id", "=", surveyId).execute();
  for (const { id, texts, options } of stored) {
    const lacking = (own: Texts) => ({ texts: json({ ...own, sv: "" }) });
    await product.db.updateTable("questions").set(lacking(texts)).where("id", "=", id).execute();
    for (const option of options)
      await product.db
        .updateTable("questionOptions")
        .set(lacking(option.texts))
        .where("questionId", "=", id)
        .where("key", "=", option.key)
        .execute();
  }

  const browser = product.browser();
  const path = await commonPath(product.db, surveyId);
  expect((await browser.get(`${path}?lang=sv`)).text).toContain('<h1><span lang="fi">Digivalmius</span></h1>');
  expect((await browser.get(`${path}?lang=fi`)).text).toContain("<h1>Digivalmius</h1>");
  await browser.post(path);
  const page = `/survey/${surveyId}/sections/${sectionIds[1] ?? ""}`;
  const swedish = (await browser.get(`${page}?lang=sv`)).text;
  for (const words of [
    "<h1>Omin sanoin</h1>",
    '<span lang="fi">Mikä ensin?</span>',
    '<span lang="fi">Montako tuntia?</span>',
    '<span lang="fi">videos</span>',
    "Du kan också använda decimaler",
    "Din ordning",
    "Du har inte valt något ännu.",
  ])
    expect(swedish).toContain(words);
  expect(swedish).not.toMatch(/\b(ni|er|era)\b/i);

  const [hours = "", first = ""] = stored.slice(2).map(({ id }) => id);
  const given = { [`${hours}.number`]: "x", [`${first}.order`]: ["videos", "videos"] };
  const wrong = await browser.post(`${page}?lang=fi`, { ...standingFields((await browser.get(`${page}?lang=fi`)).text), ...given }); // prettier-ignore
  expect([wrong.status, wrong.text.includes("Kirjoita luku numeroin, esimerkiksi 12.")]).toEqual([422, true]);
  expect(wrong.text).toContain("”videos” on järjestyksessä kahdesti. Jätä se vain yhteen paikkaan.");
  expect(wrong.text).not.toMatch(/Kirjoittakaa|Valitkaa|Teidän|Ette|Jättäkää|Lisätkää|Poistakaa/);

  const chosen = { [`${first}.seen`]: seenNothing, [`${first}.order`]: "kanta" };
  await browser.post(`/survey/${surveyId}/questions/${first}/answer`, chosen);
  const check = (await browser.get(`/survey/${surveyId}/check?lang=sv`)).text;
  expect(check).toContain('<dt><span lang="fi">Mikä ensin?</span></dt><dd><span lang="fi">1. kanta</span></dd>');
});
