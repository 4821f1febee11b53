import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digivointiAnswers, shuffledDigivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { useTopicTemplate } from "../../src/workshops/index.ts";
import { anAnsweredProgramme, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { grouped, groupsOf, read, startAndDo, textOf } from "./groupings.ts";
import { aHand } from "./hand/hand.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const comparisonOf = (programmeId: string) => `${groupsOf(programmeId)}/comparison`;

/** The topics that the page names, group by group, under the divisions' names. */
function topicsIn(html: string): Record<string, string[][]> {
  const [, shown = ""] = /<div class="divisions">([\s\S]*?)<\/div>/.exec(html) ?? [];
  const divisions = [...shown.matchAll(/<section><h3>([^<]*)<\/h3>([\s\S]*?)<\/section>/g)];
  return Object.fromEntries(
    divisions.map(([, name = "", groups = ""]) => [
      name,
      [...groups.matchAll(/<dd>([\s\S]*?)<\/dd>/g)].map(([, topics = ""]) =>
        [...topics.matchAll(/<li>([^<]*)<\/li>/g)].map(([, topic = ""]) => topic),
      ),
    ]),
  );
}

describe("need groups beside industries", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  beforeAll(async () => {
    ({ programme, planner } = await grouped(product));
    await useTopicTemplate(product.db, { programmeId: programme.id, template: "digivointi" }, programme.ownerId);
  });

  test("say in the heading and the first sentence which unites more, and lead on to the series", async () => {
    const { text: html } = await planner.get(comparisonOf(programme.id));
    const text = textOf(html);
    expect(text).toContain("Tarve yhdistää enemmän kuin toimiala Ryhmä kertoo organisaation muista vastauksista");
    expect(text).toContain("Tarveryhmillä ja toimialoilla ei ole juuri mitään yhteistä");
    expect(html).toContain(`href="/programmes/${programme.id}/series"`);
  });

  test("tell how much of the needs each division's own workshops would meet, with the workshops in all", async () => {
    const text = await read(planner, comparisonOf(programme.id));
    const told =
      /tarveryhmittäin täyttyy (\d+) % siitä.*Toimialoittain täyttyisi (\d+) % ja kaikille yhteisissä (\d+) %/;
    const [need, industry, together] = (told.exec(text) ?? []).slice(1).map(Number) as [number, number, number];
    expect(need).toBeGreaterThan(industry);
    expect(industry).toBeGreaterThan(together);
    expect(text).toContain(`2 työpajaa kullekin Tarveryhmät ${need} % (yhteensä 8 työpajaa)`);
    expect(text).toContain(`Toimialat ${industry} % (yhteensä 6 työpajaa)`);
    expect(text).toContain(`Kaikki yhdessä ${together} % (yhteensä 2 työpajaa)`);
    expect(text).toMatch(/Arvotut ryhmät \d+ %/);
    expect(text).toMatch(/Jako 4 työpajaa 8 työpajaa 12 työpajaa Tarveryhmät \d+ % \(1 kullekin\)/);
  });

  test.each([1, 2, 3])("name %i topics for each group", async (own) => {
    const { text: html } = await planner.get(`${comparisonOf(programme.id)}?own=${own}`);
    const topics = topicsIn(html);
    expect(Object.keys(topics)).toEqual(["Tarveryhmät", "Toimialat", "Kaikki yhdessä"]);
    expect(Object.values(topics).map((groups) => groups.map((each) => each.length))).toEqual(
      [4, 3, 1].map((groups) => Array.from({ length: groups }, () => own)),
    );
    // The group named after videos gets its videos.
    expect(topics["Tarveryhmät"]![3]![0]).toMatch(/^Videot ja reelsit/);
  });

  test("are tried by another method in a thread when asked for, as a page and as a region", async () => {
    expect(await read(planner, comparisonOf(programme.id))).toContain("Kokeile toista menetelmää");
    const address = `${comparisonOf(programme.id)}?method=medoids`;
    const text = await read(planner, address);
    expect(text).toMatch(/Ei, mutta se ei ole moite tarveryhmille \(vastaavuus \d,\d\d\)/);
    expect(text).not.toContain("Kokeile toista menetelmää");
    const sizes = /Toisen menetelmän ryhmien koot: ([\d, ]+)\./.exec(text)?.[1]?.split(", ").map(Number) ?? [];
    expect([sizes.length, sizes.reduce((sum, size) => sum + size, 0)]).toEqual([4, 41]);

    const region = await planner.agent.get(address).set("HX-Request", "true");
    expect(region.text).toMatch(/^<section class="sheet" id="method">/);
    expect(region.text).not.toContain("<h1");
  });

  test("refuse an address that nobody was given", async () => {
    const statuses = ["?own=9", "?own=0", "?own=kaksi", "?method=lot"].map(async (query) => (await planner.get(`${comparisonOf(programme.id)}${query}`)).status); // prettier-ignore
    expect(await Promise.all(statuses)).toEqual([400, 400, 400, 400]);
  });

  test.each([
    ["sv", "Behovet förenar mer än branschen", "Hur stor del av behoven skulle täckas?"],
    ["en", "Need unites more than industry", "How much of the needs would be met?"],
  ])("can be read in %s", async (locale, heading, question) => {
    const text = await read(planner, `${comparisonOf(programme.id)}?lang=${locale}`);
    expect(text).toContain(heading);
    expect(text).toContain(question);
    await planner.get(`${comparisonOf(programme.id)}?lang=fi`);
  });

  test("show a viewer the figures and topics of all, but no name and no flow", async () => {
    const viewer = await product.signedIn("viewer", programme.id);
    const { text: html } = await viewer.get(`${comparisonOf(programme.id)}?method=medoids`);
    expect(topicsIn(html)["Tarveryhmät"]!.map((topics) => topics.length)).toEqual([2, 2, 2, 2]);
    expect(textOf(html)).toContain("näkyy vain hankkeen suunnittelijoille");
    expect(html).not.toContain('role="img"');
    expect(textOf(html)).not.toContain("Toisen menetelmän ryhmien koot");
    for (const name of programme.organisationIds.keys()) expect(html).not.toContain(name);
  });
});

test.each([
  [
    "industry",
    { r2Need: 0.02, r2Industry: 0.2, pIndustry: 0.001 },
    "Toimiala yhdistää vähintään yhtä paljon kuin tarve",
    "Harkitse työpajoja toimialoittain.",
  ],
  ["unsure", { r2Need: 0.05, r2Industry: 0.01, pNeed: 0.3 }, "mutta se ei ole varmaa", "pidä rajat väljinä"],
  [
    "need-only",
    { r2Need: 0.05, r2Industry: 0.06, pNeed: 0.01, pIndustry: 0.4 },
    "Tarve yhdistää, toimialasta ei ole varmuutta Ryhmä kertoo organisaation muista vastauksista enemmän kuin sattuma",
    "kuinka paljon enemmän tarpeita täyttyisi kuin toimialoittain",
  ],
  [
    "neither",
    { r2Need: -0.01, r2Industry: 0.01, pIndustry: 0.4 },
    "Kumpikaan ei yhdistä selvästi",
    "Älä jaa osallistujia kummallakaan tavalla.",
  ],
])("what the comparison finds is said as it is: %s", async (_, found, heading, advice) => {
  const { programme, planner, runId } = await grouped(product);
  await sql`update grouping_runs set result = jsonb_set(result, '{industry}', result->'industry' || ${JSON.stringify(found)}::text::jsonb)
    where id = ${runId}`.execute(product.db);
  const text = await read(planner, comparisonOf(programme.id));
  expect(text).toContain(heading);
  expect(text).toContain(advice);
  expect(text).not.toContain("Tarve yhdistää enemmän kuin toimiala");
});

test("where industries divide the answers better than the groups do, the page says so of real answers", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  await startAndDo(product, planner, programme.id);
  const { groups } = (await currentGrouping(product.db, programme.id))!;
  const industries = await product.db.selectFrom("industries").select("id").where("programmeId", "=", programme.id).execute(); // prettier-ignore
  // Three industries that are the groups of the answers themselves, beside two groups that staff have asked for.
  for (const [at, { organisationIds }] of groups.entries())
    await product.db
      .updateTable("organisations")
      .set({ industryId: industries[Math.min(at, 2)]!.id })
      .where("id", "in", organisationIds)
      .execute();
  await startAndDo(product, planner, programme.id, { k: "2" });
  const text = await read(planner, comparisonOf(programme.id));
  expect(text).toContain("Toimiala yhdistää vähintään yhtä paljon kuin tarve");
  const [industry, need] = /Toimiala selittää vastausten eroista (\d+) %, ryhmä (\d+) %/.exec(text)!.slice(1).map(Number) as [number, number]; // prettier-ignore
  expect(industry).toBeGreaterThanOrEqual(need);
  expect(text).toContain("Harkitse työpajoja toimialoittain.");
});

test("groups changed by hand are compared as they stand, with those computed beside them", async () => {
  const { programme, planner } = await grouped(product);
  const { groups } = (await currentGrouping(product.db, programme.id))!;
  const [from, to] = groups as [(typeof groups)[number], (typeof groups)[number]];
  await product.db
    .updateTable("groupMembers")
    .set({ groupId: to.id })
    .where("groupId", "=", from.id)
    .where("organisationId", "in", from.organisationIds.slice(0, 6))
    .execute();
  const text = await read(planner, comparisonOf(programme.id));
  expect(text).toContain("Ryhmiä on muutettu käsin. Nykyisten ja laskettujen ryhmien vastaavuus on 0,");
  const [now, computed] = ["Tarveryhmät nyt", "Tarveryhmät laskettuina"].map((name) =>
    Number(new RegExp(`2 työpajaa kullekin.*?${name} (\\d+) % \\(yhteensä 8`).exec(text)?.[1]),
  ) as [number, number];
  expect(computed).toBeGreaterThan(now);
  expect(text).toContain(`Ryhmittäin sellaisina kuin ne laskettiin täyttyisi ${computed} %.`);
  expect(text).toContain(`B ${to.names.fi} (16 organisaatiota)`);
});

test("when answers have changed since, the page says which figures are of which time", async () => {
  const { programme, planner } = await grouped(product);
  const stale = "Ensimmäinen taulukko kertoo ryhmittelyn hetkestä";
  expect(await read(planner, comparisonOf(programme.id))).not.toContain(stale);
  const [organisationId = ""] = (await currentGrouping(product.db, programme.id))!.groups[0]!.organisationIds;
  await product.db.deleteFrom("responses").where("organisationId", "=", organisationId).execute();
  const text = await read(planner, comparisonOf(programme.id));
  expect(text).toContain(stale);
  expect(text).toContain("Vertailussa on 40 organisaatiota");
});

test("without industries the page says why, leads to them, and tells what the groups' own workshops would bring", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  await product.db.updateTable("organisations").set({ industryId: null }).where("programmeId", "=", programme.id).execute(); // prettier-ignore
  await startAndDo(product, planner, programme.id);
  const { text: html } = await planner.get(comparisonOf(programme.id));
  const text = textOf(html);
  expect(text).toContain(
    "Tarvetta ja toimialaa ei voi verrata Yhdenkään vastanneen organisaation toimialaa ei ole annettu.",
  );
  expect(html).toContain(`href="/programmes/${programme.id}/organisations"`);
  expect(text).toContain("Hankkeella ei ole vielä aiheita, joten jokainen tarve on laskettu omana aiheenaan.");
  expect(Object.keys(topicsIn(html))).toEqual(["Tarveryhmät", "Kaikki yhdessä"]);
  expect(text).not.toContain("Toimialat");
  expect(html).not.toContain('role="img"');
});

test("with everybody in one industry there is nothing to compare, and the page says so", async () => {
  const answers = digivointiAnswers().map((one) => ({ ...one, industry: "care" as const }));
  const { programme, planner } = await grouped(product, answers);
  const text = await read(planner, comparisonOf(programme.id));
  expect(text).toContain("joiden toimiala tiedetään, ovat samalta toimialalta.");
  expect(text).toContain("Tarveryhmät");
});

test("one shared audience is said to be one, and industries are all that it is compared with", async () => {
  const { programme, planner } = await grouped(product, shuffledDigivointiAnswers());
  const { text: html } = await planner.get(comparisonOf(programme.id));
  expect(textOf(html)).toContain("Ryhmiä ei ole: kaikki ovat yhtä kohderyhmää 41 organisaatiota muodostaa");
  expect(Object.keys(topicsIn(html))).toEqual(["Toimialat", "Kaikki yhdessä"]);
  expect(textOf(html)).not.toContain("toinen menetelmä");
  // Answers were shuffled over industries: what industries seem to bring, any groups of their sizes bring.
  const shares = /Toimialoittain täyttyisi (\d+) % ja arvotuissa yhtä suurissa ryhmissä (\d+) %/.exec(textOf(html))!;
  expect(Math.abs(Number(shares[1]) - Number(shares[2]))).toBeLessThanOrEqual(3);
  expect(textOf(html)).not.toContain("Miten toimialat jakautuvat ryhmiin?");
});

test("groups that staff have put together are not said to be missing from the answers", async () => {
  const hand = await aHand(product);
  const [into = "", ...others] = (await hand.groups()).map(({ id }) => id);
  for (const group of others) await hand.change({ kind: "merge", group, into });
  const text = await read(hand.planner, comparisonOf(hand.programme.id));
  expect(text).toContain("Kaikki ryhmät on yhdistetty käsin yhdeksi. Laskennan mukaan ryhmiä on 4.");
  expect(text).not.toContain("Vastauksista ei löydy ryhmiä");
});

test("needs left out of the grouping are too few to compare by, and the page says that", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  const needs = await product.db.selectFrom("needs").select("key").where("programmeId", "=", programme.id).execute();
  const out = Object.fromEntries(needs.slice(3).map(({ key }) => [`need.${key}`, "0"] as const));
  await startAndDo(product, planner, programme.id, { k: "2", ...out });
  expect(await read(planner, comparisonOf(programme.id))).toContain("liian vähän tarpeita: vertailuun tarvitaan");
});

test("a viewer is not told the topics of a small group, nor of one that would give it away", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  await startAndDo(product, planner, programme.id, { k: "8" });
  const { groups } = (await currentGrouping(product.db, programme.id))!;
  const small = groups.filter(({ organisationIds }) => organisationIds.length < 5).length;
  expect(small).toBeGreaterThan(0);
  const topicsFor = async (browser: Browser) => topicsIn((await browser.get(comparisonOf(programme.id))).text);
  expect((await topicsFor(planner))["Tarveryhmät"]!.filter((topics) => topics.length === 0)).toEqual([]);
  const viewer = await product.signedIn("viewer", programme.id);
  const hidden = (await topicsFor(viewer))["Tarveryhmät"]!.filter((topics) => topics.length === 0).length;
  expect(hidden).toBeGreaterThanOrEqual(Math.max(2, small));
});

test("before there are groups there is nothing to compare or to draw", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  const pages = [comparisonOf(programme.id), `${groupsOf(programme.id)}/pictures`];
  expect(await Promise.all(pages.map(async (page) => (await planner.get(page)).status))).toEqual([404, 404]);
});
