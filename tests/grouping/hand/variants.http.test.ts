import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../../seeds/digivointi-answers.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { sendAnswers } from "../../needs/answered-programme.ts";
import { read, startAndDo, textOf } from "../groupings.ts";
import { aHand } from "./hand.ts";

let product: TestApp;
let hand: Awaited<ReturnType<typeof aHand>>;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});
const sizes = async () => (await hand.groups()).map(({ organisationIds }) => organisationIds.length);
const variants = async () =>
  await product.db
    .selectFrom("groupVariants")
    .select(["id", "name", "isCurrent"])
    .where("programmeId", "=", hand.programme.id)
    .orderBy("createdAt")
    .execute();

describe("versions of a grouping", () => {
  let url: string;
  beforeEach(async () => {
    hand = await aHand(product);
    url = `${hand.url}/variants`;
  });

  test("what staff have now is kept beside what they go on changing, and can be taken back into use", async () => {
    const [a, b] = await hand.groups();
    await hand.change({ kind: "move", organisation: a!.organisationIds[0]!, group: b!.id });
    expect((await hand.planner.post(url, { name: "Ohjausryhmälle", from: "present" })).headers["location"]).toBe(url);
    await hand.change({ kind: "merge", group: a!.id, into: b!.id });
    expect(await sizes()).toEqual([22, 10, 9]);
    const kept = (await variants()).find(({ name }) => name === "Ohjausryhmälle")!;
    expect(kept.isCurrent).toBe(false);

    const text = await read(hand.planner, url);
    expect(text).toMatch(/Laskettu ryhmittely 4 0 0,\d{3} 0,\d{3} 1,00/);
    expect(text).toMatch(/Ohjausryhmälle 4 1 0,\d{3}/);
    expect(text).toMatch(/Ensimmäinen versio käytössä 3 12 0,\d{3}/);

    expect((await hand.planner.post(`${url}/${kept.id}/use`)).status).toBe(303);
    expect(await sizes()).toEqual([11, 11, 10, 9]);
    expect(await read(hand.planner, hand.url)).toContain("Käytössä on versio ”Ohjausryhmälle”.");
    const changes = await read(hand.planner, `${hand.url}/changes`);
    expect(changes).toContain("Tätä versiota ei ole muutettu sen jälkeen, kun se tallennettiin.");
    expect(changes).not.toContain("Ryhmiä ei ole muutettu käsin");
  });

  test("undoing in one version leaves a wish alone that was changed in another", async () => {
    const [a, b] = await hand.groups();
    const [first, second] = [a!.organisationIds[0]!, b!.organisationIds[0]!];
    await hand.planner.post(url, { name: "Toinen" });
    const [own, other] = await variants();
    await hand.change({ kind: "link", organisation: first, other: second, link: "must" });
    await hand.planner.post(`${url}/${other!.id}/use`);
    await hand.change({ kind: "unlink", organisation: first, other: second });
    await hand.change({ kind: "link", organisation: first, other: second, link: "cannot" });
    await hand.planner.post(`${url}/${own!.id}/use`);
    expect((await hand.turn("undo")).status).toBe(303);
    expect(await sizes()).toEqual([12, 10, 10, 9]);
    const links = await product.db.selectFrom("groupingLinks").select("kind").where("programmeId", "=", hand.programme.id).execute(); // prettier-ignore
    expect(links).toEqual([{ kind: "cannot" }]);
  });

  test("the computed groups come back as a version of their own, and nothing is lost", async () => {
    const [a, b] = await hand.groups();
    await hand.change({ kind: "merge", group: a!.id, into: b!.id });
    const before = await hand.seen();
    await hand.planner.post(url, { name: "Alusta", from: "computed" });
    expect(await sizes()).toEqual([12, 10, 10, 9]);
    expect((await hand.groups())[0]!.names).toEqual((a as unknown as { names: object }).names);
    expect((await variants()).map(({ name, isCurrent }) => [name, isCurrent])).toEqual([
      [null, false],
      ["Alusta", true],
    ]);
    expect(await read(hand.planner, `${hand.url}/changes`)).toContain("ne ovat laskennan mukaiset");

    const late = await hand.planner.post(`${hand.url}/changes`, { kind: "split", group: b!.id, ...before });
    expect([late.status, textOf(late.text).includes("Toinen ryhmittely on otettu käyttöön")]).toEqual([409, true]);
    expect(await sizes()).toEqual([12, 10, 10, 9]);
  });

  test("a version is named and removed, but not the one in use, one with workshops, or under a name that is taken", async () => {
    await hand.planner.post(url, { name: "Yksi" });
    await hand.planner.post(url, { name: "Kaksi" });
    const taken = await hand.planner.post(url, { name: "yksi" });
    expect([taken.status, textOf(taken.text).includes("Samanniminen versio on jo.")]).toEqual([422, true]);
    expect(taken.text).toContain('value="yksi"');
    const empty = await hand.planner.post(url, { name: " " });
    expect(empty.status).toBe(422);

    const [first, one, two] = await variants();
    const renamed = await hand.planner.post(`${url}/${one!.id}/name`, { name: "KAKSI" });
    expect(renamed.status).toBe(422);
    expect((await hand.planner.post(`${url}/${one!.id}/name`, { name: "Toinen" })).status).toBe(303);

    const inUse = await hand.planner.post(`${url}/${first!.id}/removal`);
    expect([inUse.status, textOf(inUse.text).includes("Käytössä olevaa versiota ei voi poistaa.")]).toEqual([
      409,
      true,
    ]);
    const group = await product.db.selectFrom("needGroups").select("id").where("variantId", "=", two!.id).executeTakeFirstOrThrow(); // prettier-ignore
    const names = JSON.stringify({ fi: "Kaikki", sv: "Alla", en: "All" });
    const topic = { programmeId: hand.programme.id, key: "aihe", names, descriptions: names, kind: "open" as const, position: 0 }; // prettier-ignore
    const { id: topicId } = await product.db
      .insertInto("topics")
      .values(topic)
      .returning("id")
      .executeTakeFirstOrThrow();
    await product.db
      .insertInto("workshops")
      .values({ programmeId: hand.programme.id, topicId, groupId: group.id, audienceNames: names, position: 0 })
      .execute();
    const pointed = await hand.planner.post(`${url}/${two!.id}/removal`);
    expect([pointed.status, textOf(pointed.text).includes("työpajoja tai äänestyksiä on tehty sen ryhmille")]).toEqual([409, true]); // prettier-ignore
    expect((await hand.planner.post(`${url}/${one!.id}/removal`)).status).toBe(303);
    expect((await variants()).map(({ name }) => name)).toEqual([null, "Kaksi"]);
  });

  test("another programme's version is not there", async () => {
    const other = await aHand(product, digivointiAnswers().slice(0, 12));
    const [theirs] = await variants();
    const own = `${other.url}/variants/${theirs!.id}`;
    const statuses = [
      await other.planner.post(`${own}/use`),
      await other.planner.post(`${own}/removal`),
      await other.planner.get(`${own}/name`),
      await other.planner.post(`${own}/name`, { name: "Oma" }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([404, 404, 404, 404]);
  });
});

describe("answers that come late", () => {
  const all = digivointiAnswers();
  const late = all.filter(({ answers }) => answers !== null).slice(0, 3);
  beforeEach(async () => {
    hand = await aHand(
      product,
      all.map((one) => (late.includes(one) ? { ...one, answers: null } : one)),
    );
    for (const one of late) {
      const organisationId = hand.programme.organisationIds.get(one.name)!;
      const { id: programmeId, surveyId } = hand.programme;
      await sendAnswers(product.db, { programmeId, surveyId, organisationId }, one.answers!);
    }
  });

  test("are counted, and placed in the nearest groups without anybody else moving; undone, they wait again", async () => {
    const before = await hand.groups();
    expect(await read(hand.planner, hand.url)).toContain("3 uutta vastaajaa, joista 0 on jo sijoitettu ryhmään.");
    const text = await hand.weigh({ kind: "place" });
    expect(text).toContain("3 uutta vastaajaa sijoitetaan lähimpiin ryhmiin. Kukaan muu ei siirry.");
    expect(text).toContain("lähin ryhmä");
    const board = await read(hand.planner, `${hand.url}/board`);
    expect(board).toContain("3 organisaatiota ei ole vielä ryhmässä.");
    expect(board).toContain("uusi vastaaja");

    expect((await hand.change({ kind: "place", back: "groups" })).headers["location"]).toBe(hand.url);
    const after = await hand.groups();
    for (const [at, { organisationIds }] of before.entries())
      expect(after[at]!.organisationIds).toEqual(expect.arrayContaining(organisationIds));
    const count = (groups: typeof before) => groups.reduce((sum, group) => sum + group.organisationIds.length, 0);
    expect([count(before), count(after)]).toEqual([38, 41]);
    expect(await read(hand.planner, hand.url)).toContain("3 uutta vastaajaa, joista 3 on jo sijoitettu ryhmään.");
    const again = await hand.change({ kind: "place" });
    expect([again.status, textOf(again.text).includes("Ei ole uusia vastaajia")]).toEqual([409, true]);

    await hand.turn("undo");
    expect(await hand.groups()).toEqual(before);
    const told = await read(hand.planner, hand.url);
    expect(told).toContain("3 vastannutta organisaatiota ei ole ryhmässä.");
    expect([told.includes("uusi vastaaja"), told.includes("vastasi liian harvaan")]).toEqual([true, false]);
    expect((await hand.ungrouped()).sort()).toEqual(late.map(({ name }) => hand.programme.organisationIds.get(name)!).sort()); // prettier-ignore
    expect((await hand.change({ kind: "place" })).status).toBe(303);
    expect(count(await hand.groups())).toBe(41);
  });

  test("one of them is moved by hand to a group of choice", async () => {
    const organisation = hand.programme.organisationIds.get(late[0]!.name)!;
    const [a] = await hand.groups();
    expect((await hand.change({ kind: "move", organisation, group: a!.id })).status).toBe(303);
    expect((await hand.groups())[0]!.organisationIds).toContain(organisation);
    expect(await read(hand.planner, hand.url)).toContain("joista 1 on jo sijoitettu");
  });

  test("grouping anew takes them in, keeps locks and wishes, and carries names to the matching groups", async () => {
    const [a, b] = await hand.groups();
    const [locked] = a!.organisationIds;
    await hand.planner.post(`${hand.url}/${a!.id}/name`, { "names.fi": "Jaksajat", "names.sv": "", "names.en": "" });
    await hand.change({ kind: "lock", organisation: locked! });
    await hand.change({ kind: "link", organisation: b!.organisationIds[0]!, other: b!.organisationIds[1]!, link: "must" }); // prettier-ignore
    await startAndDo(product, hand.planner, hand.programme.id);
    const groups = await hand.groups();
    expect(groups.reduce((sum, { organisationIds }) => sum + organisationIds.length, 0)).toBe(41);
    const carried = groups.find(({ names }) => names.fi === "Jaksajat")!;
    expect(carried.organisationIds).toContain(locked);
    expect(await read(hand.planner, hand.url)).toContain(
      `Antamasi nimet siirtyivät aiemmasta ryhmittelystä ryhmiin: ${carried.letter}.`,
    );
    expect(await read(hand.planner, `${hand.url}/board`)).toContain("lukittu");
    const together = groups.find(({ organisationIds }) => organisationIds.includes(b!.organisationIds[0]!))!;
    expect(together.organisationIds).toContain(b!.organisationIds[1]);
  });
});
