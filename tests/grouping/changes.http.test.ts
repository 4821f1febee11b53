import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { sendAnswers, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
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
  let groups: { id: string; organisationIds: string[] }[];
  beforeEach(async () => {
    ({ programme, planner } = await grouped(product));
    groups = (await currentGrouping(product.db, programme.id))!.groups;
  });
  const move = async (organisationId: string, group: string, from: string) =>
    await planner.post(`${groupsOf(programme.id)}/members/${organisationId}/placement`, { group, from });

  test("a member moves to another group, is marked there, counted there, and can be put back", async () => {
    const [a, b] = groups as [(typeof groups)[number], (typeof groups)[number]];
    const [mover] = a.organisationIds as [string];
    expect((await move(mover, b.id, a.id)).headers["location"]).toBe(`${groupsOf(programme.id)}/${a.id}`);

    const now = (await currentGrouping(product.db, programme.id))!.groups;
    expect(now.map(({ organisationIds }) => organisationIds.length)).toEqual([11, 11, 10, 9]);
    expect(await read(planner, `${groupsOf(programme.id)}/${b.id}`)).toContain(
      "laskennan mukaan ryhmässä A, siirretty käsin",
    );
    expect(await read(planner, `${groupsOf(programme.id)}/${a.id}`)).toContain("täällä 11 / 11");
    expect(await read(planner, groupsOf(programme.id))).toContain(
      "1 organisaatio on siirretty käsin. Luvut on laskettu nykyisistä jäsenistä.",
    );

    await move(mover, a.id, b.id);
    expect((await currentGrouping(product.db, programme.id))!.groups).toEqual(
      groups.map((group) => expect.objectContaining({ organisationIds: group.organisationIds }) as unknown),
    );
    const acts = await product.db.selectFrom("auditLog").select("act").where("subject", "=", mover).execute();
    expect(acts.map(({ act }) => act)).toEqual(["group.move", "group.move"]);
  });

  test("a member taken out of the groups is listed with the way back", async () => {
    const [mover] = groups[0]!.organisationIds as [string];
    await move(mover, "", groups[0]!.id);
    expect((await currentGrouping(product.db, programme.id))!.ungrouped).toEqual([mover]);
    expect(await read(planner, groupsOf(programme.id))).toContain("1 vastannut organisaatio ei ole ryhmässä.");
    await move(mover, groups[2]!.id, "");
    expect((await currentGrouping(product.db, programme.id))!.groups[2]!.organisationIds).toContain(mover);
  });

  test("htmx gets the group's region alone", async () => {
    const [a, b] = groups as [(typeof groups)[number], (typeof groups)[number]];
    const csrf = await planner.csrf();
    const path = `${groupsOf(programme.id)}/members/${a.organisationIds[0]!}/placement`;
    const sent = await planner.agent
      .post(path)
      .type("form")
      .set("HX-Request", "true")
      .send({ csrf, group: b.id, from: a.id });
    expect(sent.text.trimStart().startsWith('<div id="group"')).toBe(true);
    expect(textOf(sent.text)).toContain("Ryhmässä on 11 organisaatiota.");
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
  });

  test("nobody from another programme can see, name or move anything", async () => {
    const other = await grouped(product, digivointiAnswers().slice(0, 12));
    const stranger = other.planner;
    const [group] = groups;
    const [member] = group!.organisationIds;
    const own = groupsOf(other.programme.id);
    const tried = [
      await stranger.get(`${own}/${group!.id}`),
      await stranger.get(`${own}/${group!.id}/name`),
      await stranger.post(`${own}/${group!.id}/name`, { "names.fi": "Oma", "names.sv": "", "names.en": "" }),
      await stranger.post(`${own}/members/${member!}/placement`, { group: "", from: "" }),
      await stranger.get(groupsOf(programme.id)),
    ];
    expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404]);
    const ownMember = [...other.programme.organisationIds.values()][0]!;
    expect((await stranger.post(`${own}/members/${ownMember}/placement`, { group: group!.id, from: "" })).status).toBe(
      404,
    );
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
  await planner.post(`${groupsOf(programme.id)}/members/${organisationId}/placement`, { group: group!.id, from: "" });
  expect((await currentGrouping(product.db, programme.id))!.ungrouped).toEqual([]);
  expect(await read(planner, `${groupsOf(programme.id)}/${group!.id}`)).toContain("sijoitettu käsin");
});
