import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addNeeds, listNeeds } from "../../src/catalogue/index.ts";
import { json } from "../../src/platform/database.ts";
import { lastTopicPosition, listTopics, planWorkshop, useTopicTemplate } from "../../src/workshops/index.ts";
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
      "Luettelossa on 23 aihetta. Hankkeen 24 tarpeesta 24 saa niistä ainakin osittain vastauksen.",
    );
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
      position: 0,
      covers: [
        { needId: website, strength: 1 },
        { needId: kanta, strength: 0.3 },
      ],
    });
    const page = await planner.get(url);
    for (const words of ["1 h 30 min", "Perusteet, Edistyneet", "600 €", "Verkkosivut: kokonaan", "Kanta: vähän"])
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
});
