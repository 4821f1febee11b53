import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../../seeds/digivointi-answers.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { read, textOf } from "../groupings.ts";
import { aHand } from "./hand.ts";

let product: TestApp;
let hand: Awaited<ReturnType<typeof aHand>>;
let a: { id: string; organisationIds: string[] };
let b: typeof a;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});
beforeEach(async () => {
  hand = await aHand(product);
  const groups = await hand.groups();
  [a, b] = [groups[0]!, groups[1]!];
});
const sizes = async () =>
  (await hand.groups()).map(({ letter, organisationIds }) => `${letter}${organisationIds.length}`);

describe("a move", () => {
  test("says what it would do, is made once however often the button is pressed, and is undone and made again", async () => {
    const [mover] = a.organisationIds as [string];
    const fields = { kind: "move", organisation: mover, group: b.id };
    const text = await hand.weigh(fields);
    expect(text).toContain(`Siirretäänkö ${hand.nameOf(mover)} ryhmään B?`);
    expect(text).toMatch(
      /sopii ryhmään B huonommin kuin ryhmään A: läheisyys on nyt 0,\d\d ja siirron jälkeen -?0,\d\d\./,
    );
    expect(text).toMatch(/A nyt 12, sitten 11 nyt 0,\d\d, sitten 0,\d\d B nyt 10, sitten 11/);
    expect(await sizes()).toEqual(["A12", "B10", "C10", "D9"]);

    const seen = await hand.seen();
    const sent = await Promise.all([1, 2].map(() => hand.planner.post(`${hand.url}/changes`, { ...fields, ...seen })));
    expect(sent.map(({ status, headers }) => [status, headers["location"]])).toEqual([
      [303, `${hand.url}/board`],
      [303, `${hand.url}/board`],
    ]);
    expect(await sizes()).toEqual(["A11", "B11", "C10", "D9"]);
    expect(await hand.acts()).toHaveLength(1);
    expect(await read(hand.planner, `${hand.url}/board`)).toContain(
      `Kumoa: ${hand.nameOf(mover)} siirretty ryhmästä A ryhmään B`,
    );

    expect((await hand.turn("undo")).status).toBe(303);
    expect((await hand.groups())[0]!.organisationIds).toEqual(a.organisationIds);
    expect(await read(hand.planner, `${hand.url}/changes`)).toContain("kumottu");
    expect((await hand.turn("redo")).status).toBe(303);
    expect(await sizes()).toEqual(["A11", "B11", "C10", "D9"]);
    const log = await product.db
      .selectFrom("auditLog")
      .select("act")
      .where("subject", "=", mover)
      .orderBy("at")
      .execute();
    expect(log.map(({ act }) => act)).toEqual(["group.move", "group.undo", "group.redo"]);
  });

  test("asks where to when that is not said, the nearest group first", async () => {
    const [mover] = a.organisationIds as [string];
    const text = await hand.weigh({ kind: "move", organisation: mover });
    expect(text).toContain("Mihin ryhmään siirretään?");
    expect(text).toMatch(/\(-?0,\d\d\)/);
    expect(text).toContain("Ei mihinkään ryhmään");
  });

  test("of a locked member is refused with its name and the way on", async () => {
    const [mover] = a.organisationIds as [string];
    await hand.change({ kind: "lock", organisation: mover });
    const sent = await hand.change({ kind: "move", organisation: mover, group: b.id });
    expect(sent.status).toBe(409);
    expect(textOf(sent.text)).toContain(`${hand.nameOf(mover)} on lukittu ryhmäänsä`);
    expect(textOf(sent.text)).toContain(`Poista lukitus: ${hand.nameOf(mover)}`);
    expect(await sizes()).toEqual(["A12", "B10", "C10", "D9"]);
    await hand.change({ kind: "unlock", organisation: mover });
    expect((await hand.change({ kind: "move", organisation: mover, group: b.id })).status).toBe(303);
    expect(await sizes()).toEqual(["A11", "B11", "C10", "D9"]);
  });

  test("takes along those who are to be together, and brings nobody to whom it is to be kept apart from", async () => {
    const [first, second, third] = a.organisationIds as [string, string, string];
    await hand.change({ kind: "link", organisation: first, other: second, link: "must" });
    await hand.change({ kind: "link", organisation: third, other: b.organisationIds[0]!, link: "cannot" });
    expect(await hand.weigh({ kind: "move", organisation: first, group: b.id })).toContain(
      `Mukana siirtyy myös ${hand.nameOf(second)}`,
    );
    await hand.change({ kind: "move", organisation: first, group: b.id });
    expect((await hand.groups())[1]!.organisationIds).toEqual(expect.arrayContaining([first, second]));

    const refused = await hand.change({ kind: "move", organisation: third, group: b.id });
    expect([refused.status, textOf(refused.text).includes("vaikka ne on määrä pitää erillään")]).toEqual([409, true]); // prettier-ignore
    const contradiction = await hand.change({ kind: "link", organisation: first, other: second, link: "cannot" });
    expect(textOf(contradiction.text)).toContain("Kytkös on ristiriidassa muiden kanssa.");
    await hand.change({ kind: "unlink", organisation: b.organisationIds[0]!, other: third });
    expect((await hand.change({ kind: "move", organisation: third, group: b.id })).status).toBe(303);
    const links = await product.db.selectFrom("groupingLinks").selectAll().where("programmeId", "=", hand.programme.id).execute(); // prettier-ignore
    expect(links.map(({ kind }) => kind)).toEqual(["must"]);
  });
});

describe("a link across groups", () => {
  test("brings the one that costs less to the other, but never the locked one", async () => {
    const [first] = a.organisationIds as [string];
    const [second] = b.organisationIds as [string];
    await hand.change({ kind: "lock", organisation: first });
    expect(await hand.weigh({ kind: "link", organisation: first, other: second, link: "must" })).toContain(
      `${hand.nameOf(second)} sopii ryhmään A`,
    );
    await hand.change({ kind: "link", organisation: first, other: second, link: "must" });
    expect(await sizes()).toEqual(["A13", "B9", "C10", "D9"]);
    await hand.turn("undo");
    expect(await sizes()).toEqual(["A12", "B10", "C10", "D9"]);
    expect(await product.db.selectFrom("groupingLinks").selectAll().where("programmeId", "=", hand.programme.id).execute()).toEqual([]); // prettier-ignore
  });
});

describe("a wish to be apart", () => {
  test("says who of two in one group would go where, moves that one in the same step, and is undone as one", async () => {
    const [first, second] = a.organisationIds as [string, string];
    const fields = { kind: "link", organisation: first, other: second, link: "cannot" };
    const text = await hand.weigh(fields);
    const [, mover, to] = /Ne ovat nyt samassa ryhmässä, joten (.+?) siirtyy ryhmään ([BCD])\. Se on mahdollisista/.exec(text)!; // prettier-ignore
    expect([hand.nameOf(first), hand.nameOf(second)]).toContain(mover);
    expect(text).toMatch(/A nyt 12, sitten 11/);

    expect((await hand.change(fields)).status).toBe(303);
    const moved = mover === hand.nameOf(first) ? first : second;
    const groups = await hand.groups();
    expect(groups.find(({ organisationIds }) => organisationIds.includes(moved))?.letter).toBe(to);
    expect(groups[0]!.organisationIds).toHaveLength(11);
    expect(await read(hand.planner, `${hand.url}/changes`)).toContain(`pidetään eri ryhmissä (${mover} siirretty ryhmään ${to})`); // prettier-ignore
    await hand.turn("undo");
    expect(await sizes()).toEqual(["A12", "B10", "C10", "D9"]);
  });

  test("moves the other one when one is locked, and is refused when both are", async () => {
    const [first, second] = a.organisationIds as [string, string];
    const fields = { kind: "link", organisation: first, other: second, link: "cannot" };
    await hand.change({ kind: "lock", organisation: first });
    expect(await hand.weigh(fields)).toContain(`joten ${hand.nameOf(second)} siirtyy ryhmään`);
    await hand.change({ kind: "lock", organisation: second });
    const sent = await hand.change(fields);
    expect([sent.status, textOf(sent.text).includes("ovat nyt samassa ryhmässä. Siirrä ensin")]).toEqual([409, true]);
  });
});

describe("merge and split", () => {
  test("a merged group keeps its id for those who point to it, and comes back when it is undone", async () => {
    expect(await hand.weigh({ kind: "merge", group: a.id, into: b.id })).toContain(
      "Ryhmä A poistuu, ja ryhmässä B on sen jälkeen 22 organisaatiota.",
    );
    await hand.change({ kind: "merge", group: a.id, into: b.id });
    expect(await sizes()).toEqual(["B22", "C10", "D9"]);
    const told = await read(hand.planner, hand.url);
    expect(told).toMatch(/3 ryhmää, 2 vankkaa/);
    expect(await read(hand.planner, `${hand.url}/${b.id}`)).toContain("laskennan mukaan ryhmässä A, siirretty käsin");
    const rows = await product.db.selectFrom("needGroups").select(["id", "isRemoved"]).where("id", "=", a.id).execute();
    expect(rows).toEqual([{ id: a.id, isRemoved: true }]);
    const late = await hand.change({ kind: "move", organisation: b.organisationIds[0]!, group: a.id });
    expect([late.status, textOf(late.text).includes("Ryhmää A ei enää ole")]).toEqual([409, true]);

    await hand.turn("undo");
    expect((await hand.groups()).map(({ id, organisationIds }) => [id, organisationIds])).toContainEqual([
      a.id,
      a.organisationIds,
    ]);
  });

  test("a group is divided by what its members need, with a new letter and a suggested name", async () => {
    const text = await hand.weigh({ kind: "split", group: a.id });
    expect(text).toMatch(/ryhmään A jää \d+, ja uuteen ryhmään E siirtyy \d+\./);
    expect(text).toMatch(/Puolikkaat eroavat toisistaan/);
    await hand.change({ kind: "split", group: a.id });
    const groups = await hand.groups();
    expect(groups.map(({ letter }) => letter)).toEqual(["A", "B", "C", "D", "E"]);
    const [first, last] = [groups[0]!, groups[4]!];
    expect([...first.organisationIds, ...last.organisationIds].sort()).toEqual([...a.organisationIds].sort());
    expect(last.names.sv).not.toBe("");

    await hand.turn("undo");
    expect(await sizes()).toEqual(["A12", "B10", "C10", "D9"]);
    await hand.turn("redo");
    expect((await hand.groups())[4]).toEqual(last);
  });

  test("workshops of a group that is merged away stay, and planners are told so before and after", async () => {
    const { id: programmeId } = hand.programme;
    const names = JSON.stringify({ fi: "Kaikki", sv: "Alla", en: "All" });
    const topic = { programmeId, key: "aihe", names, descriptions: names, kind: "open" as const, position: 0 };
    const { id: topicId } = await product.db
      .insertInto("topics")
      .values(topic)
      .returning("id")
      .executeTakeFirstOrThrow();
    const workshop = { programmeId, topicId, groupId: a.id, audienceNames: names, position: 0 };
    await product.db.insertInto("workshops").values(workshop).execute();
    expect(await hand.weigh({ kind: "merge", group: a.id, into: b.id })).toContain(
      "Ryhmälle A on tehty 1 työpaja. Se säilyy.",
    );
    await hand.change({ kind: "merge", group: a.id, into: b.id });
    expect(await read(hand.planner, `${hand.url}/board`)).toContain(
      "Ryhmää A ei enää ole, mutta sille on tehty 1 työpaja.",
    );
    const kept = await product.db
      .selectFrom("workshops")
      .select("groupId")
      .where("programmeId", "=", programmeId)
      .execute();
    expect(kept).toEqual([{ groupId: a.id }]);
  });

  test("a group cannot be merged into itself", async () => {
    const sent = await hand.change({ kind: "merge", group: a.id, into: a.id });
    expect([sent.status, textOf(sent.text).includes("ei voi yhdistää itseensä")]).toEqual([409, true]);
  });
});

describe("two planners at once", () => {
  test("the later one sees what has happened and what the change would do now, and can make it", async () => {
    const other = await product.signedIn("planner", hand.programme.id);
    const before = await hand.seen();
    const [first, second] = a.organisationIds as [string, string];
    await hand.change({ kind: "move", organisation: first, group: b.id }, other);
    const fields = { kind: "move", organisation: second, group: b.id };
    const sent = await hand.planner.post(`${hand.url}/changes`, { ...fields, ...before });
    expect(sent.status).toBe(409);
    expect(textOf(sent.text)).toContain("Ryhmiä on muutettu sen jälkeen, kun avasit sivun.");
    expect(textOf(sent.text)).toContain(`${hand.nameOf(first)} siirretty ryhmästä A ryhmään B`);
    expect(textOf(sent.text)).toMatch(/A nyt 11, sitten 10 .* B nyt 11, sitten 12/);
    expect(await sizes()).toEqual(["A11", "B11", "C10", "D9"]);

    const sequence = /name="sequence" value="(\d+)"/.exec(sent.text)![1]!;
    const again = await hand.planner.post(`${hand.url}/changes`, { ...fields, variant: before.variant, sequence });
    expect(again.status).toBe(303);
    expect(await sizes()).toEqual(["A10", "B12", "C10", "D9"]);
  });

  test("of two different changes made at the same moment one stands, and the other is asked again", async () => {
    const seen = await hand.seen();
    const moves = a.organisationIds.slice(0, 2).map((organisation) => ({ kind: "move", organisation, group: b.id }));
    const sent = await Promise.all(moves.map((fields) => hand.planner.post(`${hand.url}/changes`, { ...fields, ...seen }))); // prettier-ignore
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 409]);
    expect(await sizes()).toEqual(["A11", "B11", "C10", "D9"]);
  });

  test("an undo that comes late undoes nothing else", async () => {
    await hand.change({ kind: "move", organisation: a.organisationIds[0]!, group: b.id });
    const [act] = await hand.acts();
    const before = await hand.seen();
    await hand.change({ kind: "move", organisation: a.organisationIds[1]!, group: b.id });
    const sent = await hand.planner.post(`${hand.url}/changes/${act!.id}/undo`, before);
    expect([sent.status, textOf(sent.text).includes("mitään ei kumottu")]).toEqual([409, true]);
    expect(await sizes()).toEqual(["A10", "B12", "C10", "D9"]);
  });
});

test("while a new grouping is being made the board says that changes will not be in it", async () => {
  const told = async () => (await read(hand.planner, `${hand.url}/board`)).includes("Uutta ryhmittelyä lasketaan");
  const before = await told();
  await hand.planner.post(`${hand.url}/runs`);
  expect([before, await told()]).toEqual([false, true]);
});

test("changes are planners' own: others, other programmes' ids and nonsense get nowhere", async () => {
  const fields = { kind: "move", organisation: a.organisationIds[0]!, group: b.id };
  const seen = await hand.seen();
  const viewer = await product.signedIn("viewer", hand.programme.id);
  const other = await aHand(product, digivointiAnswers().slice(0, 12));
  const theirs = await other.seen();
  const [own] = await other.groups();
  const statuses = [
    await viewer.get(`${hand.url}/board`),
    await viewer.post(`${hand.url}/changes`, { ...fields, ...seen }),
    await other.planner.post(`${hand.url}/changes`, { ...fields, ...seen }),
    await other.planner.post(`${other.url}/changes`, { ...fields, ...theirs }),
    await other.planner.post(`${other.url}/changes`, { ...fields, organisation: own!.organisationIds[0]!, ...theirs }),
    await other.planner.post(`${other.url}/changes`, { kind: "split", group: own!.id, ...seen }),
    await hand.planner.post(`${hand.url}/changes`, { kind: "explode", ...seen }),
    await hand.planner.post(`${hand.url}/changes`, { kind: "move", organisation: a.organisationIds[0]!, ...seen }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([403, 403, 404, 404, 404, 404, 400, 400]);
  expect(await hand.acts()).toEqual([]);
});
