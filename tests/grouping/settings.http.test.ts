import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { loadProfiles } from "../../src/needs/index.ts";
import { json } from "../../src/platform/database.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { anAnsweredProgramme, sendAnswers, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { doJob, grouped, groupsOf, read, runsOf, startAndDo, textOf } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const settingsOf = (programmeId: string) => `${groupsOf(programmeId)}/settings`;
const effectOf = async (browser: Browser, programmeId: string, fields: Record<string, string | string[]> = {}) =>
  await browser.post(`${settingsOf(programmeId)}/effect`, fields);
const answering = () => digivointiAnswers().filter(({ answers }) => answers !== null);

async function membersOf(programmeId: string): Promise<Map<string, string>> {
  const { groups } = (await currentGrouping(product.db, programmeId))!;
  return new Map(groups.flatMap(({ letter, organisationIds }) => organisationIds.map((id) => [id, letter] as const)));
}

describe("before there is anything to set", () => {
  test("the page says what is missing, and so does the effect", async () => {
    const { id } = await aProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    expect(await read(planner, settingsOf(id))).toContain("Asetuksia voi valita, kun joku on lähettänyt vastauksensa.");
    const region = await planner.agent
      .post(`${settingsOf(id)}/effect`)
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf: await planner.csrf() });
    expect(region.status).toBe(200);
    const viewer = await product.signedIn("viewer", id);
    expect([(await viewer.get(settingsOf(id))).status, (await effectOf(viewer, id)).status]).toEqual([403, 403]);
  });
});

describe("with answers", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  beforeEach(async () => {
    programme = await anAnsweredProgramme(product.db);
    planner = await product.signedIn("planner", programme.id);
  });
  const industryIds = async () =>
    (await product.db.selectFrom("industries").select("id").where("programmeId", "=", programme.id).orderBy("position").execute()) // prettier-ignore
      .map(({ id }) => id);

  test("the page offers what divides the respondents, with how many there are, and every need that was asked", async () => {
    const page = await planner.get(settingsOf(programme.id));
    const text = textOf(page.text);
    const people = answering().length;
    expect(text).toContain(`Vastaajia on ${people}, ja heiltä on kysytty`);
    const physiotherapy = answering().filter(({ industry }) => industry === "physiotherapy").length;
    expect(text).toContain(`Fysioterapia (${physiotherapy})`);
    expect(text).not.toContain("Minkä kyselyjen vastauksista?");
    expect(text).not.toContain("Ryhmän jäseniä ovat");
    const { needs, values } = await loadProfiles(product.db, programme.id, { surveyIds: [programme.surveyId] });
    const rows = [
      ...page.text.matchAll(/<th scope="row">([^<]*)<span[^>]*>[^<]*<\/span><\/th><td class="num">([^<]*)<\/td>/g),
    ];
    expect(rows.map(([, name, answered]) => [name, answered])).toEqual(
      needs.map(({ names }, j) => [names.fi, `${values.filter((row) => row[j] !== null).length} / ${people}`]),
    );
  });

  test("wrong values come back with what was typed and what is wrong with them", async () => {
    const fields = { k: "3", seed: "kolme", least: "-1", most: "8", "weight.wishes": "2", "need.website": "0" };
    for (const path of [`${groupsOf(programme.id)}/runs`, `${settingsOf(programme.id)}/effect`]) {
      const sent = await planner.post(path, fields);
      const text = textOf(sent.text);
      expect(sent.status).toBe(422);
      expect(text).toContain("Kirjoita kokonaisluku väliltä 0–999 999 999.");
      expect(text).toContain("Kirjoita kokonaisluku väliltä 1–9 999 tai jätä tyhjäksi.");
      for (const typed of ['value="kolme"', 'value="-1"', 'value="8"']) expect(sent.text).toContain(typed);
      expect(sent.text).toMatch(/<option value="3" selected>/);
      expect(sent.text).toMatch(/name="weight\.wishes"[^]*?<option value="2" selected>/);
      expect(sent.text).toMatch(/name="need\.website"[^]*?<option value="0" selected>/);
    }
    expect(await runsOf(product, programme.id)).toEqual([]);
    expect((await planner.post(`${groupsOf(programme.id)}/runs`, { k: "sata" })).status).toBe(422);
  });

  test("settings that cannot give groups are refused, each with its reason, and what was chosen stays", async () => {
    const people = answering().length;
    const needs = (await loadProfiles(product.db, programme.id, { surveyIds: [programme.surveyId] })).needs;
    const refusals: [Record<string, string | string[]>, string][] = [
      [{ municipalities: ["Ei missään"] }, "Rajauksella ei jää yhtään vastaajaa."],
      [Object.fromEntries(needs.map(({ key }) => [`need.${key}`, "0"])), "Kaikki tarpeet on jätetty pois."],
      [{ k: "12", least: "9" }, "ei riitä 12 ryhmään, kun ryhmän vähimmäiskoko on 9"],
      [{ k: "2", most: "3" }, "eivät mahdu 2 ryhmään, kun ryhmän enimmäiskoko on 3"],
      [{ least: "9", most: "4" }, "Ryhmän pienin koko (9) on suurempi kuin suurin koko (4)."],
      [{ "weight.support": "0", "weight.wishes": "0", "weight.ratings": "0" }, "Kaikki tarpeet on jätetty pois."],
    ];
    for (const [fields, why] of refusals) {
      const effect = await effectOf(planner, programme.id, fields);
      expect([effect.status, textOf(effect.text).includes(why)], why).toEqual([200, true]);
      const sent = await planner.post(`${groupsOf(programme.id)}/runs`, fields);
      expect([sent.status, textOf(sent.text).includes(why)], why).toEqual([422, true]);
    }
    expect((await planner.post(`${groupsOf(programme.id)}/runs`, { k: "12", least: "9" })).text).toContain('value="9"');
    expect(await runsOf(product, programme.id)).toEqual([]);
    expect(people).toBeGreaterThan(0);
  });

  test("a filter and weights are kept with the run, only those asked for are grouped, and the run can be repeated", async () => {
    const [physiotherapy] = await industryIds();
    const fields = { industries: [physiotherapy!], k: "2", "need.website": "0", "weight.wishes": "1", seed: "7" };
    const effect = textOf((await effectOf(planner, programme.id, fields)).text);
    const members = answering().filter(({ industry }) => industry === "physiotherapy");
    expect(effect).toContain(`Mukana on ${members.length} vastaajaa ${answering().length} vastaajasta.`);
    expect(effect).toContain("1 tarve on jätetty pois");
    expect(effect).toContain("Laskettu 2 ryhmällä.");
    expect(await runsOf(product, programme.id)).toEqual([]);

    await planner.post(`${groupsOf(programme.id)}/runs`, fields);
    const [run] = await runsOf(product, programme.id);
    await doJob(product, programme.id, run!.id);
    expect(run!.settings).toMatchObject({
      ...{ k: 2, needWeights: { website: 0 }, weights: { support: 1, wishes: 1, ratings: 1 } },
      filter: { industries: [physiotherapy], languages: [], sizes: [], municipalities: [], parts: [] },
    });
    const grouping = (await currentGrouping(product.db, programme.id))!;
    const ids = [...grouping.groups.flatMap(({ organisationIds }) => organisationIds), ...grouping.ungrouped];
    expect(ids.sort()).toEqual(members.map(({ name }) => programme.organisationIds.get(name)!).sort());
    expect(await read(planner, groupsOf(programme.id))).not.toContain("Vastauksia on tullut");

    await startAndDo(product, planner, programme.id, { repeat: run!.id });
    const [first, second] = await runsOf(product, programme.id);
    const told = ({ settings, seed, inputHash, result }: typeof first & object) => ({
      ...{ settings, seed, inputHash },
      result: { ...(result as object), milliseconds: null },
    });
    expect(told(second!)).toEqual(told(first!));
  });

  test("a run whose settings were stored before there was more to choose is not taken for stale", async () => {
    const runId = await startAndDo(product, planner, programme.id);
    const settings = json({ k: "auto", blank: "missing", wishesWeight: 0.5 });
    await product.db.updateTable("groupingRuns").set({ settings }).where("id", "=", runId).execute();
    const page = await planner.get(groupsOf(programme.id));
    expect([page.status, textOf(page.text).includes("Vastauksia on tullut")]).toEqual([200, false]);
    expect((await planner.get(settingsOf(programme.id))).text).toMatch(
      /name="weight\.wishes"[^]*?<option value="0.5" selected>/,
    );
  });
});

describe("with groups", () => {
  test("the effect tells who would be elsewhere and who would fall out, and stores nothing", async () => {
    const { programme, planner } = await grouped(product);
    const before = await membersOf(programme.id);
    const acts = async () => (await product.db.selectFrom("auditLog").select("id").where("programmeId", "=", programme.id).execute()).length; // prettier-ignore
    const actsBefore = await acts();
    const same = textOf((await effectOf(planner, programme.id)).text);
    expect(same).toContain(`Kukaan ${before.size} jäsenestä ei vaihtaisi ryhmää.`);
    const other = textOf((await effectOf(planner, programme.id, { k: "2", sizes: ["2-9"] })).text);
    expect(other).toMatch(/\d+ jäsentä \d+ jäsenestä olisi eri ryhmässä kuin nyt\./);
    expect(other).toMatch(/\d+ nykyisten ryhmien jäsentä putoaisi pois/);
    expect(other).toContain("Jäsenten läheisyys oman ryhmänsä keskukseen");
    const region = await planner.agent
      .post(`${settingsOf(programme.id)}/effect`)
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf: await planner.csrf(), most: "6" });
    expect(region.text).toMatch(/^<section class="sheet" id="effect">/);
    expect([await membersOf(programme.id), await acts(), (await runsOf(product, programme.id)).length]).toEqual([
      before,
      actsBefore,
      1,
    ]);
  });

  test("links and locked members are kept in the next grouping, and the page tells of them", async () => {
    const { programme, planner } = await grouped(product);
    const members = [...(await membersOf(programme.id))].sort(([a], [b]) => (a < b ? -1 : 1));
    const [one, letter] = members[0]!;
    const [apart] = members.find(([id, other]) => id !== one && other === letter)!;
    const [together] = members.find(([, other]) => other !== letter)!;
    const link = (a: string, b: string, kind: "must" | "cannot") => ({
      ...{ programmeId: programme.id, kind },
      ...(a < b ? { organisationA: a, organisationB: b } : { organisationA: b, organisationB: a }),
    });
    await product.db
      .insertInto("groupingLinks")
      .values([link(one, apart, "cannot"), link(one, together, "must")])
      .execute();
    const locked = members.slice(-2).map(([id]) => id);
    await product.db
      .updateTable("groupMembers")
      .set({ isLocked: true })
      .where("organisationId", "in", locked)
      .execute();

    const [first] = await runsOf(product, programme.id);
    await startAndDo(product, planner, programme.id, { sameAs: first!.id });
    const after = await membersOf(programme.id);
    expect([after.get(one) === after.get(together), after.get(one) === after.get(apart)]).toEqual([true, false]);
    const wasTogether = members.at(-1)![1] === members.at(-2)![1];
    expect(after.get(locked[0]!) === after.get(locked[1]!)).toBe(wasTogether);
    const text = await read(planner, groupsOf(programme.id));
    expect(text).toContain("Ryhmittelyssä on noudatettu seuraavia: 2 kytköstä ja 2 lukittua jäsentä.");
    const stillLocked = await product.db
      .selectFrom("groupMembers")
      .innerJoin("groupVariants", "groupVariants.id", "groupMembers.variantId")
      .select("organisationId")
      .where("groupVariants.programmeId", "=", programme.id)
      .where("runId", "=", (await runsOf(product, programme.id)).at(-1)!.id)
      .where("isLocked", "=", true)
      .execute();
    expect(stillLocked.map(({ organisationId }) => organisationId).sort()).toEqual(locked.sort());

    await product.db.deleteFrom("groupingLinks").where("programmeId", "=", programme.id).execute();
    await product.db
      .insertInto("groupingLinks")
      .values([link(one, together, "must"), link(together, apart, "must")])
      .execute();
    await product.db
      .insertInto("groupingLinks")
      .values(link(one, apart, "cannot"))
      .execute();
    const refused = await planner.post(`${groupsOf(programme.id)}/runs`, { sameAs: first!.id });
    const nameOf = new Map([...programme.organisationIds].map(([name, id]) => [id, name]));
    expect(refused.status).toBe(422);
    expect(textOf(refused.text)).toContain("on määrä pitää erillään, mutta kytkökset pitävät ne yhdessä");
    expect(textOf(refused.text)).toContain(nameOf.get(together)!);
    await startAndDo(product, planner, programme.id, { hand: "leave" });
    expect((await runsOf(product, programme.id)).at(-1)!.settings).toMatchObject({ hand: { links: [], locks: [] } });
  });

  test("sizes are kept", async () => {
    const { programme, planner } = await grouped(product);
    await startAndDo(product, planner, programme.id, { k: "4", least: "8", most: "12" });
    const { groups } = (await currentGrouping(product.db, programme.id))!;
    const sizes = groups.map(({ organisationIds }) => organisationIds.length);
    expect([sizes.length, Math.min(...sizes) >= 8, Math.max(...sizes) <= 12]).toEqual([4, true, true]);
    expect(await read(planner, groupsOf(programme.id))).toContain("noudatettu seuraavia: ryhmässä 8–12.");
  });
});

describe("answers that are combined", () => {
  test("of several surveys: the largest of each need, and a respondent of either is in", async () => {
    const [first, second, ...others] = answering();
    const programme = await anAnsweredProgramme(product.db, [first!, ...others]);
    const planner = await product.signedIn("planner", programme.id);
    const { id: later } = await createSurveyFromTemplate(
      product.db,
      { programmeId: programme.id, template: "digivointi" },
      programme.ownerId,
    );
    await product.db.updateTable("surveys").set({ state: "closed" }).where("id", "=", later).execute();
    const organisationId = programme.organisationIds.get(first!.name)!;
    await sendAnswers(product.db, { programmeId: programme.id, surveyId: later, organisationId }, second!.answers!);

    const of = async (...surveyIds: string[]) => {
      const { organisations, values } = await loadProfiles(product.db, programme.id, { surveyIds });
      return [organisations.length, values[organisations.findIndex(({ id }) => id === organisationId)]!] as const;
    };
    const [, old] = await of(programme.surveyId);
    const [answeredLater, newer] = await of(later);
    const [all, both] = await of(later, programme.surveyId);
    expect([answeredLater, all]).toEqual([1, others.length + 1]);
    const larger = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));
    expect(both).toEqual(old.map((value, j) => larger(value, newer[j]!)));

    expect(await read(planner, settingsOf(programme.id))).toContain("Minkä kyselyjen vastauksista?");
    await planner.post(`${groupsOf(programme.id)}/runs`, { survey: [programme.surveyId, later] });
    const run = (await runsOf(product, programme.id)).at(-1)!;
    expect([run.surveyId, (run.settings as { surveyIds: string[] }).surveyIds]).toEqual([
      later,
      [later, programme.surveyId],
    ]);
    await doJob(product, programme.id, run.id);
    expect((await membersOf(programme.id)).size).toBeGreaterThan(others.length / 2);
    const foreign = await anAnsweredProgramme(product.db, [first!]);
    expect((await planner.post(`${groupsOf(programme.id)}/runs`, { survey: foreign.surveyId })).status).toBe(404);
  });

  test("of units: organisations are grouped by the mean of their units and people", async () => {
    const [whole, unit, ...others] = answering();
    const programme = await anAnsweredProgramme(product.db, [whole!, ...others]);
    const planner = await product.signedIn("planner", programme.id);
    const parentId = programme.organisationIds.get(whole!.name)!;
    const { id: organisationId } = await product.db
      .insertInto("organisations")
      .values({ programmeId: programme.id, name: `${whole!.name} › Kotihoito`, kind: "unit", parentId })
      .returning("id")
      .executeTakeFirstOrThrow();
    const place = { programmeId: programme.id, surveyId: programme.surveyId, organisationId };
    await sendAnswers(product.db, place, unit!.answers!);

    expect(await read(planner, settingsOf(programme.id))).toContain("Ryhmän jäseniä ovat");
    const surveyIds = [programme.surveyId];
    const apart = await loadProfiles(product.db, programme.id, { surveyIds });
    const as = await loadProfiles(product.db, programme.id, { surveyIds, subject: "organisations" });
    expect([apart.organisations.length, as.organisations.length]).toEqual([others.length + 2, others.length + 1]);
    const strengthsOf = ({ organisations, respondents }: typeof as, id: string) =>
      respondents[organisations.findIndex((one) => one.id === id)]!.blocks.support;
    const [ofWhole, ofUnit, mean] = [strengthsOf(apart, parentId), strengthsOf(apart, organisationId), strengthsOf(as, parentId)]; // prettier-ignore
    for (const [need, value] of mean) {
      const both = [ofWhole.get(need) ?? null, ofUnit.get(need) ?? null].filter((one) => one !== null);
      expect(value).toBe(both.length === 0 ? null : both.reduce((sum, one) => sum + one, 0) / both.length);
    }
    expect(as.answeredBy[as.organisations.findIndex(({ id }) => id === parentId)]!.map(({ id }) => id).sort()).toEqual(
      [parentId, organisationId].sort(),
    );

    const page = (await planner.get(settingsOf(programme.id))).text;
    expect(textOf(page)).toContain(`Organisaatio tai yksikkö, johon vastaaja kuuluu ${whole!.name} (2)`);
    await startAndDo(product, planner, programme.id, { parts: parentId });
    expect([...(await membersOf(programme.id)).keys()].sort()).toEqual([parentId, organisationId].sort());

    await startAndDo(product, planner, programme.id, { subject: "organisations" });
    const grouping = (await currentGrouping(product.db, programme.id))!;
    expect([grouping.subject, (await membersOf(programme.id)).has(organisationId)]).toEqual(["organisations", false]);
    expect((await planner.get(`/programmes/${programme.id}/series`)).status).toBe(200);
  });
});
