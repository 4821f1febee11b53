import { afterAll, beforeAll, expect, test } from "vitest";
import { sumUse } from "../../src/maturity/index.ts";
import { listTargets } from "../../src/maturity/targets/queries.ts";
import { listFigures, listObstacles, listVersions, listWritten } from "../../src/maturity/use/queries.ts";
import { json } from "../../src/platform/database.ts";
import { Temporal } from "temporal-polyfill";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

/** A programme with an area of two units, and two tools. */
async function aFollowedProgramme() {
  const { id } = await aProgramme(product.db);
  const unit = async (name: string, parentId: string | null) => {
    const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
    const row = { programmeId: id, name, kind, parentId };
    return (await product.db.insertInto("organisations").values(row).returning("id").executeTakeFirstOrThrow()).id;
  };
  const tool = async (fi: string, position: number) => {
    const row = { programmeId: id, names: json({ fi, sv: "", en: "" }), position };
    const empty = json({ fi: "", sv: "", en: "" });
    const query = product.db.insertInto("digitalTools").values({ ...row, descriptions: empty });
    return (await query.returning("id").executeTakeFirstOrThrow()).id;
  };
  const area = await unit("Alue", null);
  const [home, ward] = [await unit("Alue › Kotihoito", area), await unit("Alue › Osasto", area)];
  const [chatbot, teams] = [await tool("Chatbot", 0), await tool("Teams", 1)];
  const maturity = `/programmes/${id}/maturity`;
  const mentor = await product.signedIn("facilitator", id);
  return { ...{ id, area, home, ward, chatbot, teams, maturity, mentor }, url: `${maturity}/tools/${chatbot}/use` };
}

/** A page's words in their order, without what surrounds its main part. */
async function wordsOf(browser: Browser, address: string): Promise<string> {
  const [, main = ""] = (await browser.get(address)).text.split("<main");
  const words = main.replaceAll(/<svg[\s\S]*?<\/svg>|<datalist[\s\S]*?<\/datalist>/g, "").replaceAll(/<[^>]*>/g, " ");
  return words.replaceAll(/[\s\u00a0]+/g, " ").replaceAll(/ (?=[.:,])/g, "");
}

const conversations = {
  ...{ unitId: "", name: "Keskustelut", value: "10 510", measure: "kpl", source: "Toimittajan raportti" },
  ...{ startsOn: "2021-05-01", endsOn: "2021-07-06" },
};

test("a figure is written down once, summed with its like, and opens to its rows", async () => {
  const { id, home, ward, area, chatbot, url, maturity, mentor } = await aFollowedProgramme();
  expect(await wordsOf(mentor, url)).toContain("Käytöstä ei ole vielä lukuja.");
  const sent = await Promise.all([1, 2].map(() => mentor.post(`${url}/figures`, conversations)));
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  const [figure] = await listFigures(product.db, id);
  expect(sent.map(({ headers }) => headers["location"])).toEqual(Array(2).fill(`${url}#figure-${figure?.id ?? ""}`));
  const autumn = { startsOn: "2021-09-01", endsOn: "2021-09-30" };
  await mentor.post(`${url}/figures`, { ...conversations, ...autumn, unitId: home, value: "0,5" });
  await mentor.post(`${url}/figures`, { ...conversations, ...autumn, unitId: ward, name: "keskustelut", value: "9" });
  await mentor.post(`${url}/figures`, { ...conversations, measure: "tuntia", value: "3" });

  const words = await wordsOf(mentor, url);
  expect(words).toContain("10 519,5 kpl yhteensä 3 luvusta, 1.5.2021–30.9.2021");
  expect(words).toContain("Koko hanke 1.5.2021–6.7.2021 10 510 kpl Toimittajan raportti");
  expect(words).toContain("Kotihoito 0,5 kpl Osasto 9 kpl Koko hanke 10 510 kpl");
  expect(words).not.toContain("laskea kahteen kertaan");
  expect(await wordsOf(mentor, `${url}?part=${home}`)).toContain("0,5 kpl yhdestä luvusta, 1.9.2021–30.9.2021");
  const told = await sumUse(product.db, id, { from: "2021-06-01", to: null });
  expect(told.map(({ total, rows, partly }) => [total, rows.length, partly.length])).toEqual([
    ["9.5", 2, 1],
    ["0", 0, 1],
  ]);
  const form = await wordsOf(mentor, `${url}/figures/new`);
  expect(form).toContain("Mistä yksiköstä Koko hanke Alue – Kotihoito – Osasto");
  // Of the whole area over the same days: perhaps the same once more.
  await mentor.post(`${url}/figures`, { ...conversations, ...autumn, unitId: area, value: "1" });
  expect(await wordsOf(mentor, url)).toContain("3 lukua on osin samoilta päiviltä ja koskee samoja yksiköitä.");

  const viewer = await product.signedIn("viewer", id);
  expect(await wordsOf(viewer, `${maturity}/use`)).toContain("Chatbot Keskustelut: 10 520,5 kpl (tarkista) Keskustelut: 3 tuntia"); // prettier-ignore
  expect((await viewer.get(`${url}/figures/new`)).status).toBe(403);
  expect((await viewer.post(`${url}/figures`, conversations)).status).toBe(403);
  const csv = (await viewer.get(`${maturity}/use.csv`)).text.replace("\ufeff", "").trim().split("\r\n");
  expect(csv).toHaveLength(6);
  expect(csv[1]).toBe("Chatbot;Koko hanke;Keskustelut;10510;kpl;2021-05-01;2021-07-06;Toimittajan raportti;");
  const sheet = await viewer.get(`${maturity}/use.xlsx?part=${area}`);
  expect([sheet.status, sheet.headers["content-type"]]).toEqual([200, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"]); // prettier-ignore
  expect((await viewer.get(`${maturity}/use?part=${chatbot}`)).status).toBe(404);
});

test("a figure with mistakes comes back as it was typed, in the person's language", async () => {
  const { id, url, mentor } = await aFollowedProgramme();
  const tomorrow = Temporal.Now.plainDateISO("Europe/Helsinki").add({ days: 1 }).toString();
  const wrong = { ...conversations, value: "10,510", name: "", endsOn: "2021-04-01" };
  const page = await mentor.post(`${url}/figures`, wrong);
  expect(page.status).toBe(422);
  for (const text of [
    '<a href="#f-name">Kirjoita, mitä laskettiin.</a>',
    '<a href="#f-value">Kirjoita luku numeroina, enintään kaksi desimaalia.',
    'name="value" type="text" value="10,510"',
  ])
    expect(page.text).toContain(text);
  const backwards = await mentor.post(`${url}/figures`, { ...wrong, value: "1", name: "Keskustelut" });
  expect(backwards.text).toContain('<a href="#f-endsOn">Viimeinen päivä on ennen ensimmäistä.</a>');
  const swedish = await mentor.post(`${url}/figures?lang=sv`, { ...conversations, endsOn: tomorrow });
  expect(swedish.text).toContain("Perioden har inte tagit slut ännu.");
  expect(await listFigures(product.db, id)).toEqual([]);
});

test("a figure is corrected beside what it was, by its writer or a planner, taken back, and restored", async () => {
  const { id, chatbot, url, mentor } = await aFollowedProgramme();
  await mentor.post(`${url}/figures?lang=fi`, conversations);
  await mentor.post(`${url}/figures`, { ...conversations, name: "Siirrot ihmiselle", value: "5" });
  const idOf = async (name: string) => (await listFigures(product.db, id)).find((each) => each.name === name)?.id ?? "";
  const first = `${url}/figures/${await idOf("Keskustelut")}`;
  expect((await mentor.get(`${first}/correction`)).text).toContain('name="value" type="text" value="10510"');
  const another = await product.signedIn("facilitator", id);
  expect((await another.post(`${first}/correction`, conversations)).status).toBe(403);
  const unchanged = await mentor.post(`${first}/correction`, conversations);
  expect(unchanged.headers["location"]).toBe(`${url}?done=unchanged`);
  const clash = await mentor.post(`${first}/correction`, { ...conversations, name: "siirrot ihmiselle" });
  expect([clash.status, clash.text.includes("Samasta yksiköstä ja jaksosta on jo tämä luku.")]).toEqual([422, true]);

  const planner = await product.signedIn("planner", id);
  const right = { ...conversations, value: "10 511" };
  const twice = await Promise.all([1, 2].map(() => planner.post(`${first}/correction`, right)));
  expect(twice.map(({ headers }) => headers["location"])).toEqual(Array(2).fill(`${url}?done=corrected`));
  const late = await mentor.post(`${first}/correction`, { ...conversations, value: "1" });
  expect([late.status, late.text.includes("Joku muu on jo korjannut tämän luvun.")]).toEqual([409, true]);
  const words = await wordsOf(mentor, url);
  expect(words).toContain("10 511 kpl yhdestä luvusta");
  expect(words).toMatch(
    /Korjattu kerran: Koko hanke, 1\.5\.2021–6\.7\.2021 Koko hanke, 1\.5\.2021–6\.7\.2021: 10 510 kpl/,
  );

  const second = `${url}/figures/${await idOf("Keskustelut")}`;
  for (const person of [planner, planner]) expect((await person.post(`${second}/removal`)).status).toBe(303);
  expect(await idOf("Keskustelut")).toBe("");
  expect(await wordsOf(planner, url)).toContain(
    "Poistetut luvut Keskustelut: Koko hanke, 1.5.2021–6.7.2021: 10 511 kpl",
  );
  const written = (await listWritten(product.db, id, chatbot)).filter(({ name }) => name === "Keskustelut");
  expect(written.map(({ value }) => value)).toEqual(["10510", "10511", null]);
  await planner.post(`${url}/figures/${written[2]?.id ?? ""}/correction`, right);
  expect((await sumUse(product.db, id, { from: null, to: null })).map(({ total }) => total)).toEqual(["10511", "5"]);
  const acts = await product.db
    .selectFrom("auditLog")
    .select("act")
    .where("programmeId", "=", id)
    .orderBy("id")
    .execute();
  expect(acts.map(({ act }) => act).filter((act) => act.startsWith("use."))).toEqual([
    ...["use.add", "use.add", "use.correct", "use.take-back", "use.correct"],
  ]);
});

test("how many units use a tool more than at first comes from the assessments, also after a correction", async () => {
  const { id, home, ward, teams, maturity, mentor } = await aFollowedProgramme();
  const judge = async (unitId: string, assessedOn: string, score: number, more: object = {}) => {
    const row = { programmeId: id, unitId, toolId: teams, assessedOn, score, judge: "mentor" as const, ...more };
    return (await product.db.insertInto("assessments").values(row).returning("id").executeTakeFirstOrThrow()).id;
  };
  for (const unitId of [home, ward]) await judge(unitId, "2021-05-03", 100);
  await judge(home, "2021-12-01", 200);
  const same = await judge(ward, "2021-12-01", 100);
  const url = `${maturity}/tools/${teams}/use`;
  expect(await wordsOf(mentor, url)).toContain(
    "Käyttö on vakiintuneempaa yhdessä yksikössä Ennallaan yhdessä yksikössä",
  );
  await judge(ward, "2021-12-01", 150, { correctsId: same });
  const words = await wordsOf(mentor, url);
  expect(words).toContain(
    "Käyttö on vakiintuneempaa 2 yksikössä Vakiintuminen on laskettu arvioista 3.5.2021–1.12.2021",
  );
  // The number opens to its units, those that have grown most first.
  expect(words).toMatch(
    /Mitkä yksiköt\? .*Kotihoito Alue 100 3\.5\.2021 200 1\.12\.2021 \+100 Osasto Alue 100 3\.5\.2021 150 1\.12\.2021 \+50/,
  );
  expect(await wordsOf(mentor, `${maturity}/use`)).toContain("Teams Ei lukuja 2/2 yksikköä (100 %)");
  expect(await wordsOf(mentor, `${url}?to=2021-06-01`)).toContain("2 yksiköstä ei ole kahta arviota");
});

test("versions and obstacles are told, changed, solved and removed", async () => {
  const { id, area, home, url, maturity, mentor } = await aFollowedProgramme();
  const version = { name: "2.1", inUseFrom: "2021-05-01", note: "Ruotsinkielinen chatbot" };
  for (const sent of [version, version]) expect((await mentor.post(`${url}/versions`, sent)).status).toBe(303);
  const taken = await mentor.post(`${url}/versions`, { ...version, note: "" });
  expect([taken.status, taken.text.includes("Tämänniminen versio on jo kirjattu.")]).toEqual([422, true]);
  await mentor.post(`${url}/versions`, { name: "3", inUseFrom: "2021-09-01", note: "" });
  const [third, second] = await listVersions(product.db, id);
  await mentor.post(`${url}/versions/${third?.id ?? ""}`, { name: "3.0", inUseFrom: "2021-10-01", note: "" });
  expect(await wordsOf(mentor, url)).toContain("3.0 käytössä alkaen 1.10.2021 Muokkaa 3.0 2.1 alkaen 1.5.2021 Ruotsinkielinen chatbot"); // prettier-ignore

  const obstacle = { what: "Laitteita ei ole kaikilla", since: "2021-05-03", solvedOn: "", note: "" };
  const where = { ...obstacle, unitIds: [area, home] };
  for (const sent of [where, where]) expect((await mentor.post(`${url}/obstacles`, sent)).status).toBe(303);
  const [told, ...others] = await listObstacles(product.db, id);
  expect([told?.unitIds, others]).toEqual([[area], []]);
  expect(await wordsOf(mentor, `${maturity}/use`)).toContain("Chatbot Ei lukuja – 3.0 1 ratkaisematon este");
  const early = await mentor.post(`${url}/obstacles/${told?.id ?? ""}`, { ...obstacle, solvedOn: "2021-05-01" });
  expect([early.status, early.text.includes("Ratkaisupäivä on ennen esteen alkua.")]).toEqual([422, true]);
  await mentor.post(`${url}/obstacles/${told?.id ?? ""}`, { ...obstacle, solvedOn: "2021-06-01" });
  expect(await wordsOf(mentor, url)).toContain("Laitteita ei ole kaikilla ratkaistu 3.5.2021–1.6.2021 Kaikki yksiköt");
  for (const path of [`versions/${second?.id ?? ""}`, `obstacles/${told?.id ?? ""}`])
    for (const status of [303, 404]) expect((await mentor.post(`${url}/${path}/removal`)).status).toBe(status);
  expect((await listVersions(product.db, id)).map(({ name }) => name)).toEqual(["3.0"]);
  expect(await listObstacles(product.db, id)).toEqual([]);
});

test("a tool or a unit with figures stays", async () => {
  const { id, home, ward, chatbot, url, mentor, maturity } = await aFollowedProgramme();
  await mentor.post(`${url}/figures`, { ...conversations, unitId: home });
  const obstacle = { what: "Laitteita ei ole", since: "2021-05-03", solvedOn: "", note: "", unitIds: [ward] };
  await mentor.post(`${url}/obstacles`, obstacle);
  const planner = await product.signedIn("planner", id);
  const tool = await planner.post(`${maturity}/tools/${chatbot}/removal`);
  expect([tool.status, tool.text.includes("Työkalusta on jo arvioita, lukuja")]).toEqual([409, true]);
  const unit = await planner.post(`/programmes/${id}/organisations/${home}/removal`);
  expect(unit.text).toContain("Siitä on kirjattu työkalujen käyttölukuja tai esteitä, tai sille on asetettu tavoite");
  // Without its unit the obstacle would be told of all units.
  expect((await planner.post(`/programmes/${id}/organisations/${ward}/removal`)).status).toBe(409);
  expect(await listFigures(product.db, id)).toHaveLength(1);
});

test("a target tells how far its units are from it, changes, ends and goes on", async () => {
  const { id, area, home, ward, teams, maturity } = await aFollowedProgramme();
  const [planner, viewer] = [await product.signedIn("planner", id), await product.signedIn("viewer", id)];
  const url = `${maturity}/targets`;
  expect(await wordsOf(viewer, url)).toContain("Hankkeen suunnittelija asettaa ne.");
  const today = Temporal.Now.plainDateISO("Europe/Helsinki");
  const day = (days: number) => today.add({ days }).toString();
  for (const [unitId, before, now] of [
    [home, 100, 180],
    [ward, 100, 200],
  ] as const)
    // prettier-ignore
    for (const [assessedOn, score] of [[day(-100), before], [day(-1), now]] as const) // prettier-ignore
      await product.db
        .insertInto("assessments")
        .values({ programmeId: id, unitId, toolId: teams, assessedOn, score, judge: "mentor" })
        .execute();
  const target = {
    ...{ unitId: area, toolId: teams, level: "300", startsOn: day(-100), dueOn: day(100) },
    ...{ ownerId: "", ownerName: "Johtaja Laine" },
  };
  const wrong = await planner.post(url, { ...target, level: "600", dueOn: day(-200) });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('<a href="#f-level">Anna kokonaisluku väliltä 1–500.</a>');
  expect(wrong.text).toContain('value="Johtaja Laine"');
  const sent = await Promise.all([1, 2].map(() => planner.post(url, target)));
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  const [set, ...others] = await listTargets(product.db, id);
  expect(others).toEqual([]);
  const other = await planner.post(url, { ...target, level: "400" });
  expect([other.status, other.text.includes("Näillä yksiköillä ja työkalulla on jo tavoite.")]).toEqual([422, true]);

  expect(await wordsOf(planner, `${url}?edit=new`)).toContain("Kaikki yksiköt Alue – Kotihoito – Osasto");
  // The line is at 200 halfway from 100 to 300; the units are at 190.
  const words = await wordsOf(viewer, url);
  expect(words).toContain("Tavoitteita on yksi. Yksi on jäljessä.");
  expect(words).toContain("190 2 yksikköä arvioitu 200 jäljessä 110 pistettä tavoitteeseen, 10 pistettä jäljessä"); // prettier-ignore
  expect(words).toContain("Alue Teams Vastuuhenkilö: Johtaja Laine 300");
  expect(words).toContain("Alue: Teams 190 200 300");
  // The pages of digital maturity lead to these.
  expect(words).toContain("Taso ja kehitys Käyttö Tavoitteet Työkalut");
  expect(await wordsOf(viewer, `${maturity}?part=${area}&tool=${teams}`)).toContain("tavoite 300,");
  expect(await wordsOf(planner, `${url}?lang=sv`)).toContain("efter 110 poäng till målet, 10 poäng efter");

  const one = `${url}/${set?.id ?? ""}`;
  expect(await wordsOf(planner, `${url}?edit=${set?.id ?? ""}&lang=fi`)).toContain("Muokkaa tavoitetta");
  const actor = await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", id).where("role", "=", "planner").executeTakeFirstOrThrow(); // prettier-ignore
  await planner.post(one, { ...target, level: "190", ownerId: actor.userId });
  const [changed] = await listTargets(product.db, id);
  expect([changed?.level, changed?.ownerId, changed?.ownerName.startsWith("Person")]).toEqual([
    190,
    actor.userId,
    true,
  ]);
  expect(await wordsOf(viewer, url)).toContain("saavutettu juuri tavoitteessa");

  for (const person of [planner, planner]) expect((await person.post(`${one}/ending`)).status).toBe(303);
  await planner.post(url, target);
  const refused = await planner.post(`${one}/return`);
  expect([refused.status, refused.text.includes("joten vanhaa ei voi jatkaa")]).toEqual([409, true]);
  const standing = (await listTargets(product.db, id)).find(({ isEnded }) => !isEnded);
  await planner.post(`${url}/${standing?.id ?? ""}/ending`);
  expect((await planner.post(`${one}/return`)).status).toBe(303);
  expect((await listTargets(product.db, id)).map(({ level, isEnded }) => [level, isEnded])).toEqual([
    [190, false],
    [300, true],
  ]);
  expect((await viewer.post(`${one}/ending`)).status).toBe(403);
});
