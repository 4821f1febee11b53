import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addNeeds, listNeeds } from "../../src/catalogue/index.ts";
import { json } from "../../src/platform/database.ts";
import { textDigest } from "../../src/needs/coding/open-answers.ts";
import {
  acceptTopicDrafts,
  lastTopicPosition,
  listTopicDrafts,
  listTopics,
  listWorkshops,
  planWorkshop,
  useTopicTemplate,
} from "../../src/workshops/index.ts";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { anAnsweredProgramme } from "../needs/answered-programme.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const texts = (fi: string, sv = "", en = "") => ({ fi, sv, en });

async function aCatalogue() {
  const { id, ownerId } = await aProgramme(product.db);
  const names = ["Verkkosivut", "Kanta"].map((name) => texts(name));
  const needIds = await product.db
    .transaction()
    .execute((trx) => addNeeds(trx, { programmeId: id, themeNames: texts("Teema"), names }));
  return {
    id,
    ownerId,
    needIds,
    url: `/programmes/${id}/workshops/topics`,
    planner: await product.signedIn("planner", id),
  };
}

const topic = (more: Record<string, string | string[]> = {}) => ({
  "names.fi": "Sivut kuntoon",
  "names.sv": "",
  "names.en": "",
  "descriptions.fi": "",
  "descriptions.sv": "",
  "descriptions.en": "",
  kind: "themed",
  levels: ["basics", "advanced"],
  durationMinutes: "90",
  costEuros: "600",
  skills: "Videot,  excel, videot",
  placeMode: "remote",
  leastPeople: "4",
  mostPeople: "",
  ...more,
});

describe("the template", () => {
  test("brings the 23 topics, and the needs too where there are none; twice changes nothing", async () => {
    const { id } = await aProgramme(product.db);
    const url = `/programmes/${id}/workshops/topics`;
    const planner = await product.signedIn("planner", id);
    expect((await planner.get(url)).text).toContain("Aiheita ei ole vielä.");
    expect((await planner.post(`${url}/template`, { template: "digivointi" })).status).toBe(303);
    const page = await planner.get(url);
    expect(page.text).toContain(
      "Luettelossa on 23 aihetta. Hankkeen 24 tarpeesta 22 saa niistä ainakin osittain vastauksen.",
    );
    expect(page.text).toContain("Ilman sopivaa aihetta: Verkkosivut · Sähköinen ajanvaraus");
    expect(page.text).toContain("Vain osittain: ");
    const topics = await listTopics(product.db, id);
    const needs = new Map((await listNeeds(product.db, id)).map((need) => [need.key, need.id]));
    expect(topics.length).toBe(23);
    expect(topics[0]).toMatchObject({
      key: "comparing-digital-services",
      kind: "open",
      durationMinutes: 180,
      costEuros: 900,
      levels: ["basics", "intermediate"],
      skills: ["hankinnat"],
      placeMode: "either",
      leastPeople: 6,
      mostPeople: 40,
      position: 0,
    });
    expect(topics[0]?.covers).toEqual([
      { needId: needs.get("comparing-services"), strength: 1 },
      { needId: needs.get("pruning"), strength: 0.6 },
      { needId: needs.get("better-use"), strength: 0.5 },
      { needId: needs.get("online-booking"), strength: 0.4 },
    ]);
    await planner.post(`${url}/template`, { template: "digivointi" });
    expect(await listTopics(product.db, id)).toEqual(topics);
    expect(await lastTopicPosition(product.db, id)).toBe(22);
  });

  test("leaves a catalogue of one's own as it is", async () => {
    const { id, ownerId } = await aCatalogue();
    await useTopicTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
    expect((await listNeeds(product.db, id)).map(({ names }) => names.fi)).toEqual(["Verkkosivut", "Kanta"]);
    const covered = (await listTopics(product.db, id)).filter(({ covers }) => covers.length > 0);
    expect(covered.map(({ key }) => key)).toEqual([
      "services-reform-now",
      "social-services-and-kanta",
      "data-protection-and-recording",
    ]);
  });
});

describe("a topic", () => {
  test("is added with what it covers, in words that become strengths", async () => {
    const { id, needIds, url, planner } = await aCatalogue();
    const [website = "", kanta = ""] = needIds;
    const sent = await planner.post(url, topic({ [`covers.${website}`]: "fully", [`covers.${kanta}`]: "weak" }));
    expect(sent.status).toBe(303);
    const [added] = await listTopics(product.db, id);
    expect(added).toEqual({
      id: added?.id,
      key: "sivut-kuntoon",
      names: texts("Sivut kuntoon"),
      descriptions: texts(""),
      kind: "themed",
      durationMinutes: 90,
      costEuros: 600,
      levels: ["basics", "advanced"],
      skills: ["Videot", "excel"],
      placeMode: "remote",
      leastPeople: 4,
      mostPeople: null,
      position: 0,
      covers: [
        { needId: website, strength: 1 },
        { needId: kanta, strength: 0.3 },
      ],
    });
    const page = await planner.get(url);
    for (const words of [
      "Ohjaajan osaaminen: Videot, excel",
      "Etänä",
      "1 h 30 min",
      "Perusteet, Edistyneet",
      "600 €",
      "Verkkosivut: kokonaan",
      "Kanta: vähän",
      "vähintään 4",
    ])
      expect(page.text).toContain(words);
  });

  test("keeps a strength given more exactly, as long as its word is not changed", async () => {
    const { id, needIds, url, planner } = await aCatalogue();
    const [website = "", kanta = ""] = needIds;
    await planner.post(url, topic({ [`covers.${website}`]: "partly", [`covers.${kanta}`]: "partly" }));
    const [added] = await listTopics(product.db, id);
    await product.db
      .updateTable("topicNeeds")
      .set({ strength: 0.5 })
      .where("topicId", "=", added?.id ?? "")
      .execute();
    await planner.post(
      `${url}/${added?.id ?? ""}`,
      topic({ "names.fi": "Uusi nimi", [`covers.${website}`]: "partly", [`covers.${kanta}`]: "" }),
    );
    expect((await listTopics(product.db, id)).map(({ names, covers }) => [names.fi, covers])).toEqual([
      ["Uusi nimi", [{ needId: website, strength: 0.5 }]],
    ]);
  });

  test("with mistakes comes back with what was typed and a message at each field", async () => {
    const { id, needIds, url, planner } = await aCatalogue();
    const sent = await planner.post(
      url,
      topic({ levels: [], durationMinutes: "5", costEuros: "ilmainen", [`covers.${needIds[0] ?? ""}`]: "partly" }),
    );
    expect(sent.status).toBe(422);
    for (const words of [
      "Valitse vähintään yksi taso.",
      "Anna kesto minuutteina, 15–960.",
      "Anna hinta kokonaisina euroina",
      'value="ilmainen"',
      '<option value="partly" selected>',
    ])
      expect(sent.text).toContain(words);
    const crossed = await planner.post(url, topic({ leastPeople: "12", mostPeople: "8" }));
    expect(crossed.status).toBe(422);
    expect(crossed.text).toContain("Enimmäismäärä on pienempi kuin vähimmäismäärä.");
    expect((await planner.post(url, topic({ mostPeople: "monta" }))).text).toContain("Anna osallistujien määrä");
    expect(await listTopics(product.db, id)).toEqual([]);
  });

  test("covers no need of another programme, and is not there for another programme", async () => {
    const { needIds, id: theirs } = await aCatalogue();
    const { id, url, planner } = await aCatalogue();
    await planner.post(url, topic({ [`covers.${needIds[0] ?? ""}`]: "fully" }));
    expect((await listTopics(product.db, id)).map(({ covers }) => covers)).toEqual([[]]);
    const [mine] = await listTopics(product.db, id);
    const other = await product.signedIn("owner", theirs);
    const address = `/programmes/${theirs}/workshops/topics/${mine?.id ?? ""}`;
    const sent = [
      await other.get(address),
      await other.post(address, topic()),
      await other.post(`${address}/removal`),
      await other.get(url),
    ];
    expect(sent.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect((await listTopics(product.db, id)).length).toBe(1);
  });

  test("stays while a workshop or a ballot has it, and says so; otherwise it goes", async () => {
    const { id, url, planner } = await aCatalogue();
    for (const name of ["A", "B", "C"]) await planner.post(url, topic({ "names.fi": name }));
    const [held, voted, free] = (await listTopics(product.db, id)).map((each) => each.id);
    const plan = {
      programmeId: id,
      topicId: held ?? "",
      ownTitles: null,
      level: "all" as const,
      groupId: null,
      audienceNames: texts("Kaikki"),
      organisationIds: [],
      seriesId: null,
    };
    await product.db.transaction().execute((trx) => planWorkshop(trx, plan));
    const { id: ballotId } = await product.db
      .insertInto("ballots")
      .values({ programmeId: id, titles: json(texts("Ä")) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await product.db
      .insertInto("ballotOptions")
      .values({ ballotId, topicId: voted ?? "", position: 0 })
      .execute();
    const sent = await Promise.all([held, voted, free].map((each) => planner.post(`${url}/${each ?? ""}/removal`)));
    expect(sent.map(({ status }) => status)).toEqual([409, 409, 303]);
    expect(sent[0]?.text).toContain("koska siitä on pidetty tai suunniteltu työpaja");
    expect(sent[1]?.text).toContain("koska se on ollut äänestyksessä");
    expect((await listTopics(product.db, id)).map((each) => each.id)).toEqual([held, voted]);
  });

  test("that resembles others is asked about once, with everything typed kept, and is then saved", async () => {
    const { id, needIds, url, planner } = await aCatalogue();
    const covers = { [`covers.${needIds[0] ?? ""}`]: "fully" };
    await planner.post(url, topic(covers));
    const [first] = await listTopics(product.db, id);
    const other = topic({ ...covers, "names.fi": "Kotisivu", costEuros: "123", levels: ["advanced"] });
    const asked = await planner.post(url, other);
    expect(asked.status).toBe(409);
    for (const words of ["muistuttaa näitä", "Tallenna silti", 'value="Kotisivu"', 'value="123"', first?.id ?? ""])
      expect(asked.text).toContain(words);
    expect((await listTopics(product.db, id)).length).toBe(1);
    expect((await planner.post(url, { ...other, known: first?.id ?? "" })).status).toBe(303);
    const [, second] = await listTopics(product.db, id);
    expect((await planner.post(`${url}/${second?.id ?? ""}`, { ...other, skills: "VIDEOT" })).status).toBe(303);
    expect((await listTopics(product.db, id)).map(({ names, skills }) => [names.fi, skills])).toEqual([
      ["Sivut kuntoon", ["Videot", "excel"]],
      ["Kotisivu", ["Videot"]],
    ]);
    expect((await planner.get(url)).text).toContain("Samankaltaisia aiheita:");
  });

  test("is merged into another with its workshops and covers; not into itself, one of another programme, nor out of a ballot", async () => {
    const { id, needIds, url, planner } = await aCatalogue();
    await planner.post(url, topic({ "names.fi": "Jää", [`covers.${needIds[0] ?? ""}`]: "weak" }));
    const more = { [`covers.${needIds[0] ?? ""}`]: "fully", [`covers.${needIds[1] ?? ""}`]: "partly" };
    await planner.post(url, topic({ "names.fi": "Lähtee", "names.sv": "Går", mostPeople: "9", ...more }));
    const [stays = "", goes = ""] = (await listTopics(product.db, id)).map((each) => each.id);
    const plan = {
      ...{ programmeId: id, topicId: goes, ownTitles: null, level: "all" as const, groupId: null },
      ...{ audienceNames: texts("Kaikki"), organisationIds: [], seriesId: null },
    };
    await product.db.transaction().execute((trx) => planWorkshop(trx, plan));
    const theirs = await aCatalogue();
    await theirs.planner.post(theirs.url, topic());
    const [foreign] = await listTopics(product.db, theirs.id);
    const sent = await Promise.all(
      [goes, foreign?.id ?? "", stays].map((into) => planner.post(`${url}/${goes}/merger`, { into })),
    );
    expect(sent.map(({ status }) => status)).toEqual([409, 404, 303]);
    expect(sent[0]?.text).toContain("Aihetta ei voi yhdistää itseensä.");
    expect(await listTopics(product.db, id)).toMatchObject([
      {
        id: stays,
        names: texts("Jää", "Går"),
        mostPeople: null,
        covers: [
          { needId: needIds[0], strength: 1 },
          { needId: needIds[1], strength: 0.6 },
        ],
      },
    ]);
    expect((await listWorkshops(product.db, id)).map(({ topicId }) => topicId)).toEqual([stays]);
    await planner.post(url, topic({ "names.fi": "Kolmas" }));
    const ballot = { programmeId: id, titles: json(texts("Ä")) };
    const inserted = product.db.insertInto("ballots").values(ballot).returning("id");
    const { id: ballotId } = await inserted.executeTakeFirstOrThrow();
    await product.db.insertInto("ballotOptions").values({ ballotId, topicId: stays, position: 0 }).execute();
    const third = (await listTopics(product.db, id))[1]?.id ?? "";
    const refused = await planner.post(`${url}/${stays}/merger`, { into: third });
    expect([refused.status, refused.text.includes("koska se on ollut äänestyksessä")]).toEqual([409, true]);
    expect((await listTopics(product.db, id)).map((each) => each.id)).toEqual([stays, third]);
  });
});

describe("the list of many topics", () => {
  test("is searched and ordered, says so when nothing is found, and is taken along as a file", async () => {
    const { id, ownerId } = await aProgramme(product.db);
    await useTopicTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
    const url = `/programmes/${id}/workshops/topics`;
    const viewer = await product.signedIn("viewer", id);
    const names = async (query: string) =>
      [...(await viewer.get(`${url}?${query}`)).text.matchAll(/<h3 class="mb-0">([^<]*)</g)].map(([, name]) =>
        name?.trim(),
      );
    expect(await names("text=tietoturva&kind=open")).toEqual(["Tietoturva hoiva-alalla"]);
    expect((await names("order=people&level=basics&place=room")).slice(0, 3)).toEqual([
      "Digitaitojen perusteet, 1. paikkakunta",
      "Digitaitojen perusteet, 2. paikkakunta",
      "Videot ja reelsit",
    ]);
    const nothing = await viewer.get(`${url}?text=avaruus&need=x&order=y`);
    expect(nothing.text).toContain("Hakua vastaa 0 aihetta 23 aiheesta.");
    const csv = (await viewer.get(`${url}/export.csv`)).text.split("\r\n");
    expect(csv[0]).toContain("Aiheen nimi (suomi);Aiheen nimi (ruotsi)");
    expect(csv[1]).toContain(";Avoimet;Perusteet, Jatkotaso;180;900;Paikan päällä tai etänä;6;40;hankinnat;");
    expect(csv.length).toBe(25);
    expect((await viewer.get(`${url}/export.xlsx`)).headers["content-type"]).toContain("spreadsheetml");
  });
});

describe("topics proposed", () => {
  test("a need without a topic is proposed, refused, taken back and accepted; others see nothing of it", async () => {
    const answering = digivointiAnswers().filter(({ answers }) => answers !== null);
    const { id, ownerId, surveyId } = await anAnsweredProgramme(product.db, answering.slice(0, 7));
    await useTopicTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
    const url = `/programmes/${id}/workshops/topics`;
    const planner = await product.signedIn("planner", id);
    const touched = (await planner.get(`${url}/drafts`)).text;
    expect(touched).toContain("Kyselyyn vastanneilla on 2 tarvetta, joihin mikään aihe ei vastaa kunnolla.");
    expect(touched).toContain("Tarvetta vain sivuaa: Digipalvelujen vertailu ennen hankintaa");
    const needIdOf = new Map((await listNeeds(product.db, id)).map((need) => [need.key, need.id]));
    const [website, booking] = [needIdOf.get("website") ?? "", needIdOf.get("online-booking") ?? ""];
    const proposed = await listTopicDrafts(product.db, id);
    expect(new Set(proposed.map(({ needId }) => needId))).toEqual(new Set([website, booking]));
    const taken = await planner.post(`${url}/drafts/${booking}/topic`);
    const bookingTopic = (await listTopics(product.db, id)).at(-1);
    expect(taken.headers["location"]).toBe(`${url}/drafts?accepted=${bookingTopic?.id ?? ""}`);
    expect(bookingTopic?.covers[0]).toEqual({ needId: booking, strength: 1 });

    await product.db.deleteFrom("topicNeeds").where("needId", "=", website).execute();
    await writeOnWebsite({ id, surveyId, website });
    const [draft] = await listTopicDrafts(product.db, id);
    expect(draft).toMatchObject({ key: `need:${website}`, names: texts("Verkkosivut: hakukone", "Webbplats", "Website"), durationMinutes: 180, costEuros: 900 }); // prettier-ignore
    const page = await planner.get(`${url}/drafts`);
    for (const words of [
      "Kyselyyn vastanneilla on 1 tarve, johon mikään aihe ei vastaa kunnolla.",
      `Tarve on ${draft?.wanting ?? 0} organisaatiolla (vastanneita 7)`,
      "Vastaajien sanoin: hakukone",
      "7 vastausta omin sanoin",
      "Sivumme eivät löydy hakukoneesta 3",
    ])
      // prettier-ignore
      expect(page.text).toContain(words);
    const stranger = await aCatalogue();
    const sent = [
      await (await product.signedIn("viewer", id)).get(`${url}/drafts`),
      await stranger.planner.post(`${stranger.url}/drafts/${website}/refusal`),
      await stranger.planner.post(`${stranger.url}/drafts/${website}/topic`),
    ];
    expect(sent.map(({ status }) => status)).toEqual([403, 404, 404]);

    const refused = await planner.post(`${url}/drafts/${website}/refusal`, { back: "https://example.org" });
    expect(refused.headers["location"]).toBe(`${url}/drafts?refused=${website}`);
    await planner.post(`${url}/drafts/${website}/refusal`);
    expect(await listTopicDrafts(product.db, id)).toEqual([]);
    expect((await planner.get(`${url}/drafts?refused=${website}`)).text).toContain("Ehdotus on hylätty: Verkkosivut.");
    await planner.post(`${url}/drafts/${website}/refusal/removal`);
    expect(await listTopicDrafts(product.db, id)).toEqual([draft]);

    expect((await planner.get(`${url}/new?need=${website}`)).text).toContain('value="Verkkosivut: hakukone"');
    const back = `/programmes/${id}/series/${website}#w-1`;
    const accepted = await planner.post(`${url}/drafts/${website}/topic`, { back });
    expect(accepted.headers["location"]).toBe(back);
    const again = await planner.post(`${url}/drafts/${website}/topic`);
    expect([again.status, again.text.includes("Ehdotusta ei enää ole.")]).toEqual([409, true]);
    const { names, levels, covers, kind } = (await listTopics(product.db, id)).at(-1) ?? {};
    expect({ names, levels, kind }).toEqual({ names: draft?.names, levels: draft?.levels, kind: "themed" });
    expect(covers?.[0]).toEqual({ needId: website, strength: 1 });
    const stored = await product.db.transaction().execute((trx) => acceptTopicDrafts(trx, id, [draft!], ownerId));
    expect([...stored]).toEqual([[`need:${website}`, (await listTopics(product.db, id)).at(-1)?.id]]);
    const acts = await product.db.selectFrom("auditLog").select("act").where("programmeId", "=", id).where("act", "like", "topic-draft%").orderBy("id").execute(); // prettier-ignore
    expect(acts.map(({ act }) => act)).toEqual([
      ...["topic-draft.accept", "topic-draft.refuse", "topic-draft.restore", "topic-draft.accept"],
    ]);
  });
});

/** Every respondent writes of search engines, and staff have found the need in it. */
async function writeOnWebsite({ id: programmeId, surveyId, website: needId }: Record<string, string>) {
  const place = { surveyId: surveyId ?? "", programmeId: programmeId ?? "" };
  const questions = product.db.selectFrom("questions").select("id").where("surveyId", "=", place.surveyId);
  const { id: questionId } = await questions.where("key", "=", "biggest-help").executeTakeFirstOrThrow();
  const responses = await product.db.selectFrom("responses").select("id").where("surveyId", "=", place.surveyId).execute(); // prettier-ignore
  for (const [at, { id: responseId }] of responses.entries()) {
    const text = `Sivumme eivät löydy hakukoneesta ${at}`;
    const value = json({ kind: "text", text });
    const answer = product.db.insertInto("answers").values({ responseId, questionId, value });
    await answer
      .onConflict((conflict) => conflict.columns(["responseId", "questionId"]).doUpdateSet({ value }))
      .execute();
    const coded = { ...place, responseId, questionId, textDigest: textDigest(text) };
    await product.db.insertInto("codedAnswers").values(coded).execute();
    const code = {
      programmeId: place.programmeId,
      responseId,
      questionId,
      needId: needId ?? "",
      state: "accepted" as const,
    };
    await product.db.insertInto("answerCodes").values(code).execute();
  }
}
