import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { sendAnswers, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { handOf } from "./hand/hand.ts";
import { grouped, groupsOf, read, startAndDo, textOf } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

describe("staff's own changes", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  let hand: ReturnType<typeof handOf>;
  let groups: { id: string; organisationIds: string[] }[];
  beforeEach(async () => {
    ({ programme, planner } = await grouped(product));
    hand = handOf(product, programme, planner);
    groups = await hand.groups();
  });

  test("a member moves to another group, is marked there, counted there, and can be brought back", async () => {
    const [a, b] = groups as [(typeof groups)[number], (typeof groups)[number]];
    const [mover] = a.organisationIds as [string];
    const sent = await hand.change({ kind: "move", organisation: mover, group: b.id, back: a.id });
    expect(sent.headers["location"]).toBe(`${groupsOf(programme.id)}/${a.id}`);

    const now = await hand.groups();
    expect(now.map(({ organisationIds }) => organisationIds.length)).toEqual([11, 11, 10, 9]);
    expect(await read(planner, `${groupsOf(programme.id)}/${b.id}`)).toContain(
      "laskennan mukaan ryhmässä A, siirretty käsin",
    );
    expect(await read(planner, `${groupsOf(programme.id)}/${a.id}`)).toContain("täällä 11 / 11");
    expect(await read(planner, groupsOf(programme.id))).toContain(
      "1 organisaatio on siirretty käsin. Luvut on laskettu nykyisistä jäsenistä.",
    );
    expect(await read(planner, `${groupsOf(programme.id)}/${a.id}`)).toContain("Palauta tähän ryhmään");

    await hand.change({ kind: "move", organisation: mover, group: a.id });
    expect(await hand.groups()).toEqual(
      groups.map((group) => expect.objectContaining({ organisationIds: group.organisationIds }) as unknown),
    );
  });

  test("a member taken out of the groups is listed with the way back", async () => {
    const [mover] = groups[0]!.organisationIds as [string];
    await hand.change({ kind: "move", organisation: mover, group: "" });
    expect(await hand.ungrouped()).toEqual([mover]);
    expect(await read(planner, groupsOf(programme.id))).toContain("1 vastannut organisaatio ei ole ryhmässä.");
    await hand.change({ kind: "move", organisation: mover, group: groups[2]!.id });
    expect((await hand.groups())[2]!.organisationIds).toContain(mover);
  });

  test("htmx gets what a change would do as a region of its own", async () => {
    const [a, b] = groups as [(typeof groups)[number], (typeof groups)[number]];
    const path = `${groupsOf(programme.id)}/changes/new?kind=move&organisation=${a.organisationIds[0]!}&group=${b.id}`;
    const sent = await planner.agent.get(path).set("HX-Request", "true");
    expect(sent.text.trimStart().startsWith("<section")).toBe(true);
    expect(textOf(sent.text)).toContain("Tee muutos");
  });

  test("a group that staff have made of two has its figures counted anew, and is not said to be solid", async () => {
    const [a, b] = groups as [(typeof groups)[number], (typeof groups)[number]];
    await hand.change({ kind: "merge", group: a.id, into: b.id });
    const text = await read(planner, `${groupsOf(programme.id)}/${b.id}`);
    expect(text).toContain("Ryhmässä on 22 organisaatiota.");
    expect(text).toContain("Ryhmää on muutettu käsin niin paljon, ettei sen vankkuutta ole mitattu.");
    expect(text).toContain("Ryhmät 3 ryhmää");
    const gone = await planner.get(`${groupsOf(programme.id)}/${a.id}`);
    expect(gone.headers["location"]).toBe(`${groupsOf(programme.id)}/board`);
  });

  test("all groups merged into one are said to be staff's doing, and one audience split in two works as groups", async () => {
    const [first, ...others] = groups;
    for (const { id } of others) await hand.change({ kind: "merge", group: id, into: first!.id });
    const text = await read(planner, groupsOf(programme.id));
    expect(text).toContain("Kaikki ryhmät on yhdistetty käsin yhdeksi. Laskennan mukaan ryhmiä on 4.");
    expect(text).not.toContain("Ryhmiä ei kannata muodostaa");
    expect(text).not.toContain("Ryhmän erottaa muista");
    const last = await hand.change({ kind: "merge", group: first!.id, into: first!.id });
    expect(textOf(last.text)).toContain("Ryhmiä on vain yksi");

    await hand.change({ kind: "split", group: first!.id });
    expect((await hand.groups()).map(({ letter }) => letter)).toEqual(["A", "E"]);
    expect(await read(planner, groupsOf(programme.id))).toContain("41 organisaatiota jakautuu 2 ryhmään");
  });

  test("a group's name is given in three languages, one of them at least", async () => {
    const url = `${groupsOf(programme.id)}/${groups[0]!.id}`;
    const sent = await planner.post(`${url}/name`, { "names.fi": "Jaksaminen", "names.sv": "Ork", "names.en": "" });
    expect(sent.headers["location"]).toBe(url);
    expect((await currentGrouping(product.db, programme.id))!.groups[0]!.names).toEqual({
      fi: "Jaksaminen",
      sv: "Ork",
      en: "",
    });
    expect(await read(planner, url)).toContain("Puuttuu: englanti");

    const wrong = await planner.post(`${url}/name`, { "names.fi": "", "names.sv": "", "names.en": "" });
    expect([wrong.status, wrong.text.includes("Anna nimi ainakin yhdellä kielellä.")]).toEqual([422, true]);
    expect((await currentGrouping(product.db, programme.id))!.groups[0]!.names.fi).toBe("Jaksaminen");
    expect(await read(planner, `${groupsOf(programme.id)}/changes`)).toContain("ryhmän A nimeksi annettu ”Jaksaminen”");
    await hand.turn("undo");
    expect((await hand.groups())[0]!.names.fi).not.toBe("Jaksaminen");
  });

  test("nobody from another programme can see, name or move anything", async () => {
    const other = await grouped(product, digivointiAnswers().slice(0, 12));
    const stranger = other.planner;
    const [group] = groups;
    const own = groupsOf(other.programme.id);
    const tried = [
      await stranger.get(`${own}/${group!.id}`),
      await stranger.get(`${own}/${group!.id}/name`),
      await stranger.post(`${own}/${group!.id}/name`, { "names.fi": "Oma", "names.sv": "", "names.en": "" }),
      await stranger.get(groupsOf(programme.id)),
    ];
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(
      (await currentGrouping(product.db, programme.id))!.groups.map(({ organisationIds }) => organisationIds),
    ).toEqual(groups.map(({ organisationIds }) => organisationIds));
  });
});

test("answers that come afterwards are told of, and grouping again takes them in", async () => {
  const all = digivointiAnswers();
  const late = all.find(({ answers }) => answers !== null)!;
  const { programme, planner } = await grouped(
    product,
    all.map((one) => (one === late ? { ...one, answers: null } : one)),
  );
  expect(await read(planner, groupsOf(programme.id))).not.toContain("vastauksia on tullut lisää");

  const organisationId = programme.organisationIds.get(late.name)!;
  await sendAnswers(
    product.db,
    { programmeId: programme.id, surveyId: programme.surveyId, organisationId },
    late.answers!,
  );
  expect(await read(planner, groupsOf(programme.id))).toContain("vastauksia on tullut lisää");
  await startAndDo(product, planner, programme.id);
  const text = await read(planner, groupsOf(programme.id));
  expect(text).toContain("41 organisaatiota jakautuu");
  expect(text).not.toContain("vastauksia on tullut lisää");
});

test("who answered too little for a profile is listed, and staff place them", async () => {
  const all = digivointiAnswers().map((one, at) => (at === 0 ? { ...one, answers: {} } : one));
  const { programme, planner } = await grouped(product, all);
  const organisationId = programme.organisationIds.get(all[0]!.name)!;
  expect((await currentGrouping(product.db, programme.id))!.ungrouped).toEqual([organisationId]);
  expect(await read(planner, groupsOf(programme.id))).toContain(
    "vastasi liian harvaan kohtaan tai samoin joka kohtaan",
  );

  const [group] = (await currentGrouping(product.db, programme.id))!.groups;
  await handOf(product, programme, planner).change({ kind: "move", organisation: organisationId, group: group!.id });
  expect((await currentGrouping(product.db, programme.id))!.ungrouped).toEqual([]);
  expect(await read(planner, `${groupsOf(programme.id)}/${group!.id}`)).toContain("sijoitettu käsin");
});
