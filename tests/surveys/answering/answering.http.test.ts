import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newToken } from "../../../src/platform/browser-session.ts";
import { newSurveyLink } from "../../../src/surveys/links/commands.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import {
  anInvitation,
  anOpenSurvey,
  opened,
  openUntil,
  responsesOf,
  seen,
  storedAnswers,
  type AskedSurvey,
} from "./asked.ts";

let product: TestApp;
let survey: AskedSurvey;
beforeAll(async () => {
  product = await openTestApp();
  survey = await anOpenSurvey(product.db);
});
afterAll(async () => {
  await product.close();
});

const answerOf = (question: { id: string }) => `/survey/${survey.surveyId}/questions/${question.id}/answer`;

/** Sends one answer as the page does by itself when a choice changes. */
async function autosave(browser: Browser, question: { id: string }, fields: Record<string, string | string[]>) {
  return await browser.agent
    .post(answerOf(question))
    .set("HX-Request", "true")
    .type("form")
    .send(
      new URLSearchParams(
        Object.entries({ csrf: await browser.csrf(), ...fields }).flatMap(([name, value]) =>
          [value].flat().map((each) => [name, each] as [string, string]),
        ),
      ).toString(),
    );
}

describe("a personal link", () => {
  test("shows whose survey it is and the notice, and changes nothing until its button is pressed", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = product.browser();
    const page = await browser.get(`/s/${invited.token}?lang=fi`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(`Vastaatte organisaation ${invited.organisationName} puolesta.`);
    expect(page.text).toContain("<strong>Miksi kysymme.</strong> Suunnittelemme työpajat.");
    expect(page.text).toContain("Yhteys: Ada Aalto, ada@example.org");
    expect(page.text).not.toContain("[[");
    const openedAt = () =>
      product.db
        .selectFrom("surveyInvitations")
        .select("openedAt")
        .where("id", "=", invited.invitationId)
        .executeTakeFirstOrThrow();
    expect(await openedAt()).toEqual({ openedAt: null });
    expect((await browser.get(`/survey/${survey.surveyId}`)).status).toBe(401);

    const pressed = await browser.post(`/s/${invited.token}`);
    expect([pressed.status, pressed.headers["location"]]).toEqual([303, `/survey/${survey.surveyId}`]);
    const first = await openedAt();
    expect(first.openedAt).not.toBeNull();
    expect((await browser.get(`/survey/${survey.surveyId}`)).text).toContain("Mistä haluatte aloittaa?");
    await browser.post(`/s/${invited.token}`);
    expect(await openedAt()).toEqual(first);
    expect(await responsesOf(product.db, survey, invited)).toEqual([]);
  });

  test("opened again, by another mail too, leaves open pages as they are and gives the whole time anew", async () => {
    const [mine, neighbours] = [await anInvitation(product.db, survey), await anInvitation(product.db, survey)];
    const browser = await opened(product, mine);
    const page = { session: browser.session, csrf: await browser.csrf() };
    const { tokenHash } = await product.db
      .selectFrom("sessionGrants")
      .select("tokenHash")
      .where("key", "like", `${mine.invitationId}%`)
      .executeTakeFirstOrThrow();
    const hoursLeft = async () => {
      const { rows } = await sql<{ hours: number }>`
        select extract(epoch from expires_at - now())::float8 / 3600 as hours from sessions where token_hash = ${tokenHash}`.execute(
        product.db,
      );
      return Math.round(rows[0]?.hours ?? 0);
    };
    await sql`update sessions set expires_at = now() + interval '1 hour' where token_hash = ${tokenHash}`.execute(
      product.db,
    );
    const reminder = await product.db
      .transaction()
      .execute((trx) => newSurveyLink(trx, mine.invitationId, { madeFor: "reminder" }));
    for (const token of [mine.token, reminder]) {
      await browser.post(`/s/${token}`);
      expect([browser.session, await hoursLeft()]).toEqual([page.session, 12]);
    }
    // What another's link opens is another's: pages of the first can not be sent as theirs.
    await browser.post(`/s/${neighbours.token}`);
    expect(browser.session).not.toBe(page.session);
    const stale = await browser.agent.post(survey.second).type("form").send({ csrf: page.csrf });
    expect(stale.status).toBe(403);
  });

  test.each([
    ["fi", "Linkki ei toimi"],
    ["sv", "Länken fungerar inte"],
    ["en", "The link does not work"],
  ])("that we never gave says so in %s", async (lang, words) => {
    const browser = product.browser();
    const page = await browser.get(`/s/${newToken()}?lang=${lang}`);
    expect(page.status).toBe(404);
    expect(page.text).toContain(words);
    expect((await browser.post(`/s/${newToken()}`)).status).toBe(303);
    expect((await browser.get(`/survey/${survey.surveyId}`)).status).toBe(401);
  });

  test("opens its own survey and its own organisation's answers only", async () => {
    const [ours, theirs] = [await anInvitation(product.db, survey), await anInvitation(product.db, survey)];
    const other = await anOpenSurvey(product.db);
    const browser = await opened(product, ours);
    const neighbour = await opened(product, theirs);
    await neighbour.post(survey.second, {
      ...(await seen(neighbour, survey.second, survey.words)),
      [`${survey.words.id}.text`]: "Salaisuus",
    });
    expect((await neighbour.get(survey.second)).text).toContain("Salaisuus");
    expect((await browser.get(survey.second)).text).not.toContain("Salaisuus");
    expect((await browser.get(`/survey/${other.surveyId}`)).status).toBe(401);
    expect(
      (await browser.get(`/survey/${survey.surveyId}/sections/${other.questionnaire.sections[0]!.id}`)).status,
    ).toBe(404);
    const foreign = { [`${other.words.id}.seen`]: "0.0000000000000000", [`${other.words.id}.text`]: "x" };
    expect((await browser.post(answerOf(other.words), foreign)).status).toBe(404);
    expect(await storedAnswers(product.db, survey, ours)).toEqual({});
  });

  test("before the opening and after the close tells so, and whom to ask", async () => {
    const mine = await anOpenSurvey(product.db);
    const invited = await anInvitation(product.db, mine);
    await product.db.updateTable("surveys").set({ state: "draft" }).where("id", "=", mine.surveyId).execute();
    const browser = product.browser();
    const early = await browser.get(`/s/${invited.token}`);
    expect(early.text).toContain("Kysely ei ole vielä auki");
    expect(early.text).toContain("mailto:ada@example.org");
    await openUntil(product.db, mine, -60);
    const late = await browser.get(`/s/${invited.token}`);
    expect(late.text).toContain("Kysely on suljettu");
    expect(late.text).toContain("Vastauksianne ei lähetetty ennen sulkeutumista.");
    expect((await browser.post(`/s/${invited.token}`)).headers["location"]).toBe(`/s/${invited.token}`);
    expect((await browser.get(`/survey/${mine.surveyId}`)).status).toBe(401);
  });
});

describe("saving", () => {
  test("a page without scripts saves all its answers and leads on", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = await opened(product, invited);
    const { services, support } = survey;
    const sent = await browser.post(survey.first, {
      ...(await seen(browser, survey.first, services)),
      ...(await seen(browser, survey.first, support)),
      [`${services.id}.chosen`]: ["email", "other"],
      [`${services.id}.other`]: "Oma",
      [`${support.id}.importance.videos`]: "4",
      [`${support.id}.level.videos`]: "unknown",
    });
    expect([sent.status, sent.headers["location"]]).toEqual([303, survey.second]);
    expect(await storedAnswers(product.db, survey, invited)).toEqual({
      services: { revision: 1, value: { kind: "multiple", chosen: ["email", "other"], other: "Oma" } },
      support: {
        revision: 1,
        value: {
          kind: "matrix",
          rows: { videos: { importance: 4, level: "unknown" }, kanta: { importance: null, level: null } },
        },
      },
    });
    const page = await browser.get(survey.first);
    expect(page.text).toMatch(new RegExp(`value="email" checked`));
    expect(page.text).toContain(`name="${services.id}.other" value="Oma"`);
    expect(page.text).toContain(`name="${support.id}.level.videos" value="unknown" checked`);
    const overview = await browser.get(`/survey/${survey.surveyId}`);
    expect(overview.text).toContain("2 / 4 kohtaan vastattu");
    expect(overview.text).toContain("Kesken");
    const last = await browser.post(survey.second, {
      ...(await seen(browser, survey.second, survey.words)),
      [`${survey.words.id}.text`]: "",
    });
    expect(last.headers["location"]).toBe(`/survey/${survey.surveyId}/check`);
  });

  test("an answer saved by itself says when, and the next one builds on it", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = await opened(product, invited);
    const { services } = survey;
    const first = await autosave(browser, services, {
      ...(await seen(browser, survey.first, services)),
      [`${services.id}.chosen`]: "email",
    });
    expect(first.status).toBe(200);
    expect(first.text).toMatch(/<p id="saved" hx-swap-oob="innerHTML">✓ Tallennettu klo \d{1,2}\.\d{2}<\/p>/);
    expect(first.text).not.toContain("<html");
    const next = /name="([^"]+\.seen)" value="([^"]+)"/.exec(first.text)!;
    const second = await autosave(browser, services, {
      [next[1]!]: next[2]!,
      [`${services.id}.chosen`]: ["email", "website"],
    });
    expect(second.status).toBe(200);
    expect(await storedAnswers(product.db, survey, invited)).toEqual({
      services: { revision: 2, value: { kind: "multiple", chosen: ["email", "website"], other: null } },
    });
  });

  test("a refused answer stores nothing, loses nothing, and its neighbours are saved", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = await opened(product, invited);
    const { services, support } = survey;
    const sent = await browser.post(survey.first, {
      ...(await seen(browser, survey.first, services)),
      ...(await seen(browser, survey.first, support)),
      [`${services.id}.chosen`]: ["email", "none"],
      [`${support.id}.importance.videos`]: "2",
    });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("<title>Virhe: Palvelut (1 / 2) – Tarvekysely");
    expect(sent.text.match(/Valitsitte ”none” ja lisäksi muuta\. Valitkaa vain jompikumpi\./g)).toHaveLength(2);
    expect(sent.text).toContain(`href="#q-${services.id}"`);
    expect(sent.text.match(/ checked/g)).toHaveLength(3);
    expect(Object.keys(await storedAnswers(product.db, survey, invited))).toEqual(["support"]);

    const region = await autosave(browser, support, {
      ...(await seen(browser, survey.first, support)),
      [`${support.id}.importance.videos`]: "9",
    });
    expect(region.status).toBe(422);
    expect(region.text).toContain("Vastauksen pitää olla asteikolla.");
    expect(region.text).not.toContain("Tallennettu");
  });

  test("words that look like an identity code are saved, with a friendly warning", async () => {
    const browser = await opened(product, await anInvitation(product.db, survey));
    const { words } = survey;
    const text = "Asiakas 131052-308T soitti.";
    const saved = await autosave(browser, words, {
      ...(await seen(browser, survey.second, words)),
      [`${words.id}.text`]: text,
    });
    expect(saved.status).toBe(200);
    expect(saved.text).toContain("Tekstissä näyttää olevan henkilötunnus.");
    const page = await browser.get(survey.second);
    expect(page.text).toContain("Tekstissä näyttää olevan henkilötunnus.");
    expect(page.text).toContain(text);
  });

  test("two first saves at once make one response with both answers", async () => {
    const invited = await anInvitation(product.db, survey);
    const [one, two] = [await opened(product, invited), await opened(product, invited)];
    const { services, words } = survey;
    const sent = await Promise.all([
      autosave(one, services, { ...(await seen(one, survey.first, services)), [`${services.id}.chosen`]: "email" }),
      autosave(two, words, { ...(await seen(two, survey.second, words)), [`${words.id}.text`]: "Aikaa" }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([200, 200]);
    expect(await responsesOf(product.db, survey, invited)).toMatchObject([
      { locale: "fi", noticeVersion: 1, sentAt: null, source: "link" },
    ]);
    expect(Object.keys(await storedAnswers(product.db, survey, invited))).toEqual(["own-words", "services"]);
  });

  test("without a field that says what the page showed, and from outside our forms, nothing is saved", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = await opened(product, invited);
    const { words } = survey;
    expect((await browser.post(answerOf(words), { [`${words.id}.text`]: "x" })).status).toBe(400);
    expect(
      (
        await browser.post(survey.second, {
          csrf: "wrong",
          ...(await seen(browser, survey.second, words)),
          [`${words.id}.text`]: "x",
        })
      ).status,
    ).toBe(403);
    expect(await responsesOf(product.db, survey, invited)).toEqual([]);
  });
});

describe("F3: two tabs", () => {
  test("change different questions of one page: both stand", async () => {
    const invited = await anInvitation(product.db, survey);
    const [one, two] = [await opened(product, invited), await opened(product, invited)];
    const { services, support } = survey;
    const shown = { ...(await seen(one, survey.first, services)), ...(await seen(one, survey.first, support)) };
    expect((await one.post(survey.first, { ...shown, [`${services.id}.chosen`]: "email" })).status).toBe(303);
    expect((await two.post(survey.first, { ...shown, [`${support.id}.level.kanta`]: "1" })).status).toBe(303);
    expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
      services: { revision: 1, value: { chosen: ["email"] } },
      support: { revision: 1, value: { rows: { kanta: { level: 1 } } } },
    });
  });

  test("say the same: no clash", async () => {
    const invited = await anInvitation(product.db, survey);
    const [one, two] = [await opened(product, invited), await opened(product, invited)];
    const fields = { ...(await seen(one, survey.first, survey.services)), [`${survey.services.id}.chosen`]: "email" };
    expect((await autosave(one, survey.services, fields)).status).toBe(200);
    expect((await autosave(two, survey.services, fields)).status).toBe(200);
    expect(await storedAnswers(product.db, survey, invited)).toMatchObject({ services: { revision: 1 } });
  });

  test.each([
    ["mine", "Toinen"],
    ["theirs", "Ensimmäinen"],
  ])("say different things: both are shown, and the choice of %s stands", async (choice, standing) => {
    const invited = await anInvitation(product.db, survey);
    const [one, two] = [await opened(product, invited), await opened(product, invited)];
    const { words } = survey;
    const shown = await seen(one, survey.second, words);
    await one.post(survey.second, { ...shown, [`${words.id}.text`]: "Ensimmäinen" });
    const clash = await two.post(survey.second, { ...shown, [`${words.id}.text`]: "Toinen" });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain("Kumpi vastaus jää voimaan?");
    expect(clash.text).toMatch(/<strong>Tämä vastaus<\/strong><br>Toinen/);
    expect(clash.text).toMatch(/<strong>Aiemmin tallennettu vastaus<\/strong><br>Ensimmäinen/);
    expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
      "own-words": { value: { text: "Ensimmäinen" } },
    });

    const mineSeen = /type="radio" name="[^"]+\.seen" value="(\d+\.[0-9a-f]{16})"/.exec(clash.text)![1]!;
    const chosen = await two.post(survey.second, {
      [`${words.id}.text`]: "Toinen",
      [`${words.id}.seen`]: choice === "mine" ? mineSeen : "theirs",
    });
    expect(chosen.status).toBe(303);
    expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
      "own-words": { value: { text: standing } },
    });
  });

  test("clash on a page that saves by itself: the region shows both, and the page goes on saying what it had seen", async () => {
    const invited = await anInvitation(product.db, survey);
    const [one, two] = [await opened(product, invited), await opened(product, invited)];
    const { services } = survey;
    const shown = await seen(one, survey.first, services);
    await autosave(one, services, { ...shown, [`${services.id}.chosen`]: "email" });
    const clash = await autosave(two, services, { ...shown, [`${services.id}.chosen`]: "website" });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain(`value="${Object.values(shown)[0]!}"`);
    expect(clash.text).toContain("Vastausta ei ole vielä tallennettu.");
    expect(clash.text).not.toContain("✓");
    const again = await autosave(two, services, { ...shown, [`${services.id}.chosen`]: "website" });
    expect(again.status).toBe(409);
    const vals = JSON.parse(/hx-vals="([^"]+)"/.exec(clash.text)![1]!.replaceAll("&quot;", '"')) as Record<
      string,
      string
    >;
    expect((await autosave(two, services, { ...vals, [`${services.id}.chosen`]: "website" })).status).toBe(200);
    expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
      services: { revision: 2, value: { chosen: ["website"] } },
    });
  });
});

describe("checking and sending", () => {
  const answered = async (browser: Browser) => {
    await browser.post(survey.first, {
      ...(await seen(browser, survey.first, survey.services)),
      [`${survey.services.id}.chosen`]: "email",
    });
  };

  test("asks for what is missing, and sends nothing until it is there", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = await opened(product, invited);
    await browser.post(survey.second, {
      ...(await seen(browser, survey.second, survey.words)),
      [`${survey.words.id}.text`]: "<b>Aikaa</b>",
    });
    const sent = await browser.post(`/survey/${survey.surveyId}/submission`);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(`<a href="#a-services">Vastatkaa kysymykseen: Mitä käytätte?</a>`);
    expect(sent.text).toContain(`<dd class="field-error">Vastatkaa kysymykseen: Mitä käytätte?</dd>`);
    expect(sent.text).toContain("<dd>&lt;b&gt;Aikaa&lt;/b&gt;</dd>");
    expect(sent.text).toContain(`#q-${survey.services.id}" aria-label="Muuta: Mitä käytätte?"`);
    expect((await responsesOf(product.db, survey, invited)).map(({ sentAt }) => sentAt)).toEqual([null]);
    expect((await browser.get(`/survey/${survey.surveyId}/submission`)).headers["location"]).toBe(
      `/survey/${survey.surveyId}/check`,
    );
  });

  test("F4: sent twice, and at once, it has been sent once; a change makes sending again say something new", async () => {
    const invited = await anInvitation(product.db, survey);
    const browser = await opened(product, invited);
    await answered(browser);
    const submission = `/survey/${survey.surveyId}/submission`;
    const sent = await Promise.all([1, 2, 3].map(() => browser.post(submission)));
    expect(sent.map(({ status, headers }) => [status, headers["location"]])).toEqual(
      new Array(3).fill([303, submission]),
    );
    const receipt = await browser.get(submission);
    expect(receipt.text).toContain("Kiitos, vastaukset on lähetetty");
    expect(receipt.text).toContain("Voitte muuttaa vastauksia");
    const [once] = await responsesOf(product.db, survey, invited);
    const acts = () =>
      product.db.selectFrom("auditLog").select(["act", "actorId"]).where("subject", "=", once!.id).execute();
    expect(await acts()).toEqual([{ act: "survey.answers.send", actorId: null }]);

    await browser.post(survey.second, {
      ...(await seen(browser, survey.second, survey.words)),
      [`${survey.words.id}.text`]: "Lisäys",
    });
    expect((await browser.get(`/survey/${survey.surveyId}`)).text).toContain("Lähettäkää ne uudelleen.");
    await browser.post(submission);
    const [twice] = await responsesOf(product.db, survey, invited);
    expect(twice!.sentAt!.epochMilliseconds).toBeGreaterThan(once!.sentAt!.epochMilliseconds);
    expect(await acts()).toHaveLength(2);
    expect((await browser.get(`/survey/${survey.surveyId}`)).text).not.toContain("Lähettäkää ne uudelleen.");
  });

  test("an answer is changed from the check page, and leads back there", async () => {
    const mine = await anOpenSurvey(product.db);
    const invited = await anInvitation(product.db, mine);
    const browser = await opened(product, invited);
    const check = `/survey/${mine.surveyId}/check`;
    const change = `${mine.first}?from=check`;
    const html = ({ text }: { text: string }) => text.replaceAll("&#x3D;", "=");
    expect(html(await browser.get(check))).toContain(`href="${change}#q-${mine.services.id}"`);
    expect(html(await browser.get(change))).toContain(`action="${change}"`);
    const shown = await seen(browser, mine.first, mine.services);
    const both = { ...shown, [`${mine.services.id}.chosen`]: ["email", "none"] };
    const refused = await browser.post(change, both);
    expect([refused.status, html(refused).includes(`action="${change}"`)]).toEqual([422, true]);
    const changed = await browser.post(change, { ...shown, [`${mine.services.id}.chosen`]: "email" });
    expect(changed.headers["location"]).toBe(check);
  });

  test("nothing at all is not sent where nothing is required", async () => {
    const mine = await anOpenSurvey(product.db);
    await product.db.updateTable("questions").set({ required: false }).where("surveyId", "=", mine.surveyId).execute();
    const invited = await anInvitation(product.db, mine);
    const browser = await opened(product, invited);
    const sent = await browser.post(`/survey/${mine.surveyId}/submission`);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("Ette ole vielä vastanneet mihinkään kysymykseen.");
    expect(await responsesOf(product.db, mine, invited)).toEqual([]);
  });
});

describe("after the close", () => {
  test("nothing changes, and what was typed is given back", async () => {
    const mine = await anOpenSurvey(product.db);
    const invited = await anInvitation(product.db, mine);
    const browser = await opened(product, invited);
    const { words, services } = mine;
    await browser.post(mine.second, { ...(await seen(browser, mine.second, words)), [`${words.id}.text`]: "Ajoissa" });
    const shown = await seen(browser, mine.second, words);
    const before = await responsesOf(product.db, mine, invited);
    await openUntil(product.db, mine, -1);

    const late = await browser.post(mine.second, { ...shown, [`${words.id}.text`]: "Myöhässä <i>" });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/Tarvekysely suljettiin .+ klo \d{1,2}\.\d{2}\. Vastauksia ei enää oteta vastaan\./);
    expect(late.text).toContain("<dd>Myöhässä &lt;i&gt;</dd>");
    const region = await browser.agent
      .post(`/survey/${mine.surveyId}/questions/${services.id}/answer`)
      .set("HX-Request", "true")
      .type("form")
      .send({
        csrf: await browser.csrf(),
        [`${services.id}.seen`]: "0.0000000000000000",
        [`${services.id}.chosen`]: "email",
      });
    expect(region.status).toBe(409);
    expect(region.text).toContain("Vastauksia ei enää oteta vastaan.");
    // The page can still be sent whole with it, to be given back; what it showed from before was not late.
    expect(region.text).toContain(`name="${services.id}.seen" value="0.0000000000000000"`);
    const unchanged = await browser.post(mine.second, { ...shown, [`${words.id}.text`]: "Ajoissa" });
    expect([unchanged.status, unchanged.text.includes("Ajoissa")]).toEqual([409, false]);
    const sent = await browser.post(`/survey/${mine.surveyId}/submission`);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain("<dd>Ajoissa</dd>");
    expect(await storedAnswers(product.db, mine, invited)).toMatchObject({
      "own-words": { revision: 1, value: { text: "Ajoissa" } },
    });
    expect(await responsesOf(product.db, mine, invited)).toEqual(before);
    const page = await browser.get(mine.first);
    expect([page.status, page.text.includes("Kysely on suljettu")]).toEqual([200, true]);

    await openUntil(product.db, mine, 600);
    expect((await browser.post(mine.second, { ...shown, [`${words.id}.text`]: "Taas auki" })).status).toBe(303);
    expect(await storedAnswers(product.db, mine, invited)).toMatchObject({
      "own-words": { revision: 2, value: { text: "Taas auki" } },
    });
  });
});
