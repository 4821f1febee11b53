import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digivointiAnswers, shuffledDigivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { GROUPING_VERSION } from "../../src/grouping/method/grouping.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import type { Answers, AnswerValue } from "../../src/surveys/index.ts";
import { anAnsweredProgramme, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { handOf } from "./hand/hand.ts";
import { doJob, grouped, groupsOf, read, runsOf, startAndDo, textOf } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

describe("the groups of the demo's answers", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  let runId: string;
  beforeAll(async () => {
    ({ programme, planner, runId } = await grouped(product));
  });

  test("are four, found by the queue's own handler, with the figures in words", async () => {
    const text = await read(planner, groupsOf(programme.id));
    expect(text).toContain("41 organisaatiota jakautuu 4 ryhmään sen mukaan, mitä ne tarvitsevat.");
    expect(text).toContain("Ryhmä selittää vastausten eroista 14 %, toimiala 3 %");
    expect(text).toContain("Sisältöjen suunnittelu ja markkinoinnin vuosikello + Videot ja reelsit");
    expect(text).toContain("Videot ja reelsit täällä 8 / 9 muualla 5 / 32");
    expect(text).toContain("Ryhmät 4 ryhmää, 4 vankkaa");
    expect(text).toContain("pysyvyys 1,00, vähintään 0,75");
  });

  test("are stored whole: one current run, its groups and a member for each respondent", async () => {
    const [run] = await runsOf(product, programme.id);
    expect([run!.state, run!.isCurrent, run!.methodVersion, run!.inputHash?.length]).toEqual([
      "done",
      true,
      GROUPING_VERSION,
      64,
    ]);
    const grouping = (await currentGrouping(product.db, programme.id))!;
    expect([grouping.verdict, grouping.groups.map(({ letter }) => letter)]).toEqual(["groups", ["A", "B", "C", "D"]]);
    expect(grouping.groups.map(({ organisationIds }) => organisationIds.length)).toEqual([12, 10, 10, 9]);
    expect(grouping.ungrouped).toEqual([]);
    const members = grouping.groups.flatMap(({ organisationIds }) => organisationIds);
    expect(new Set(members).size).toBe(41);
  });

  test("stay as they are when the job runs twice", async () => {
    const before = await currentGrouping(product.db, programme.id);
    await doJob(product, programme.id, runId);
    expect(await currentGrouping(product.db, programme.id)).toEqual(before);
  });

  test("come out the same when they are made again, and only the new run is current", async () => {
    const before = (await currentGrouping(product.db, programme.id))!;
    await startAndDo(product, planner, programme.id);
    const after = (await currentGrouping(product.db, programme.id))!;
    const membersOf = ({ groups }: typeof before) =>
      groups.map(({ letter, names, organisationIds }) => ({ letter, names, organisationIds }));
    expect(membersOf(after)).toEqual(membersOf(before));
    const runs = await runsOf(product, programme.id);
    expect(runs.map(({ isCurrent, inputHash }) => [isCurrent, inputHash])).toEqual([
      [false, runs[0]!.inputHash],
      [true, runs[0]!.inputHash],
    ]);
  });

  test("are compared with industry, with a flow whose table has every organisation", async () => {
    const { text: html } = await planner.get(`${groupsOf(programme.id)}/comparison`);
    expect(textOf(html)).toContain("Kuinka suuren osan muiden vastausten eroista jako selittää 14 % 3 %");
    expect(html).toContain('role="img"');
    const counts = [...html.matchAll(/\(\d+\)<\/td><td class="num">(\d+)<\/td>/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(41);
  });

  test("are drawn as a map and a heat map for planners, and for nobody else", async () => {
    const { text: html } = await planner.get(`${groupsOf(programme.id)}/pictures`);
    expect(html.match(/<svg class="chart"/g)).toHaveLength(5); // the flow and the map are there in two widths
    for (const name of programme.organisationIds.keys()) {
      const isAnswering = digivointiAnswers().some((one) => one.name === name && one.answers !== null);
      expect(html.includes(name.replaceAll("&", "&amp;"))).toBe(isAnswering);
    }
    const viewer = await product.signedIn("viewer", programme.id);
    expect((await viewer.get(`${groupsOf(programme.id)}/pictures`)).status).toBe(403);
  });

  test("show a viewer the groups, but nobody's name", async () => {
    const viewer = await product.signedIn("viewer", programme.id);
    const { groups } = (await currentGrouping(product.db, programme.id))!;
    const pages = [
      groupsOf(programme.id),
      `${groupsOf(programme.id)}/${groups[0]!.id}`,
      `${groupsOf(programme.id)}/comparison`,
    ];
    const texts = await Promise.all(pages.map((page) => read(viewer, page)));
    expect(texts[0]).toContain("41 organisaatiota jakautuu 4 ryhmään");
    expect(texts[1]).toContain("täällä 12 / 12");
    for (const text of texts) for (const name of programme.organisationIds.keys()) expect(text).not.toContain(name);
  });
});

test("a group of fewer than five is not described to a viewer, nor is another that would give it away", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  const viewer = await product.signedIn("viewer", programme.id);
  await startAndDo(product, planner, programme.id, { k: "8" });
  const { groups } = (await currentGrouping(product.db, programme.id))!;
  const small = groups.filter(({ organisationIds }) => organisationIds.length < 5);
  expect(small.length).toBeGreaterThan(0);

  const hidden = (await read(viewer, groupsOf(programme.id))).split("Tarkemmat tiedot näkyvät vain").length - 1;
  expect(hidden).toBeGreaterThanOrEqual(Math.max(2, small.length));
  expect(await read(viewer, `${groupsOf(programme.id)}/${small[0]!.id}`)).not.toContain("täällä");
  expect(await read(planner, `${groupsOf(programme.id)}/${small[0]!.id}`)).not.toContain(
    "Tarkemmat tiedot näkyvät vain",
  );
});

test("a viewer sees no figure that stands for fewer than five answers, however large the group is", async () => {
  const whole = await grouped(product);
  const planning = "Sisältöjen suunnittelu ja markkinoinnin vuosikello";
  const last = (await currentGrouping(product.db, whole.programme.id))!.groups.at(-1)!;
  expect(last.organisationIds).toHaveLength(9);
  const names = [...whole.programme.organisationIds].filter(([, id]) => last.organisationIds.includes(id));
  const blank = new Set(names.map(([name]) => name).sort().slice(0, 6)); // prettier-ignore
  const thinned = digivointiAnswers().map((one) =>
    one.answers !== null && blank.has(one.name) ? { ...one, answers: without("content-planning", one.answers) } : one,
  );

  const { programme, planner } = await grouped(product, thinned);
  const viewer = await product.signedIn("viewer", programme.id);
  const seenByPlanner = await read(planner, groupsOf(programme.id));
  expect(seenByPlanner).toMatch(new RegExp(`${planning} täällä \\d / [1-4] muualla`));
  const seenByViewer = await read(viewer, groupsOf(programme.id));
  expect(seenByViewer).not.toContain(`${planning} täällä`);
  expect(seenByViewer).toContain("koska niihin vastasi liian harva");
  expect(seenByViewer).toContain("Videot ja reelsit täällä");
});

test("a viewer sees no figures from which the answers of the one who is in no group could be counted", async () => {
  const { programme, planner } = await grouped(product);
  const viewer = await product.signedIn("viewer", programme.id);
  const [group] = (await currentGrouping(product.db, programme.id))!.groups;
  const page = `${groupsOf(programme.id)}/${group!.id}`;
  const coping = "Työssä jaksaminen ja sitä tukevat digialustat täällä";
  expect(await read(viewer, page)).toContain(`${coping} 12 / 12`);

  const [organisationId] = group!.organisationIds;
  await handOf(product, programme, planner).change({ kind: "move", organisation: organisationId!, group: "" });
  expect(await read(planner, page)).toContain(`${coping} 11 / 11`);
  const seenByViewer = await read(viewer, page);
  expect(seenByViewer).not.toContain(coping);
  expect(seenByViewer).not.toContain("Mikään yksittäinen tarve ei erota");
  expect(seenByViewer).toContain("Osa tarpeista ja esteistä on jätetty pois, koska niihin vastasi liian harva.");
});

describe("answers without groups", () => {
  test("are one shared audience, which holds everybody and leads straight on to topics", async () => {
    const { programme, planner } = await grouped(product, shuffledDigivointiAnswers());
    const text = await read(planner, groupsOf(programme.id));
    expect(text).toContain("41 organisaatiota muodostaa yhden yhteisen kohderyhmän");
    expect(text).toContain("Siirry suoraan aiheisiin");
    expect(text).toContain("Ryhmät yksi yhteinen kohderyhmä");
    expect(text).toContain("Vertaa toimialoihin Katso kuvina");
    const grouping = (await currentGrouping(product.db, programme.id))!;
    expect([
      grouping.verdict,
      grouping.groups.map(({ names, organisationIds }) => [names, organisationIds.length]),
    ]).toEqual(["one-audience", [[{ fi: "Kaikki", sv: "Alla", en: "All" }, 41]]]);
  });

  test("are grouped all the same when staff set the number, and the page says what the check thinks of it", async () => {
    const programme = await anAnsweredProgramme(product.db, shuffledDigivointiAnswers());
    const planner = await product.signedIn("planner", programme.id);
    await startAndDo(product, planner, programme.id, { k: "3" });
    const text = await read(planner, groupsOf(programme.id));
    expect(text).toContain("Tarkistus ei tue sitä: ryhmät voivat olla sattumaa.");
    expect(text).toMatch(/3 ryhmää ei kelvannut/);
    expect((await currentGrouping(product.db, programme.id))!.groups).toHaveLength(3);
  });
});

test("one group that staff asked for is not told as what the answers say", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  await startAndDo(product, planner, programme.id, { k: "1" });
  const text = await read(planner, groupsOf(programme.id));
  expect(text).toContain("Mikä osallistujia yhdistää? Ryhmien määrä on valittu käsin: 1.");
  expect(text).not.toContain("Vastauksista ei löydy ryhmiä");
  expect(text).not.toContain("Ryhmiä ei kannata muodostaa");
});

test("the queue makes the groups that are asked for", async () => {
  const programme = await anAnsweredProgramme(product.db);
  const planner = await product.signedIn("planner", programme.id);
  await product.startJobs();
  await planner.post(`${groupsOf(programme.id)}/runs`);
  await expect
    .poll(async () => (await runsOf(product, programme.id))[0]?.state, { timeout: 25_000, interval: 200 })
    .toBe("done");
  expect((await currentGrouping(product.db, programme.id))!.groups).toHaveLength(4);
});

/** The same answers with a row of a matrix left blank. */
function without(row: string, answers: Answers): Answers {
  const kept = Object.entries(answers).map(([key, answer]): [string, AnswerValue] => {
    if (answer.kind !== "matrix") return [key, answer];
    return [key, { ...answer, rows: Object.fromEntries(Object.entries(answer.rows).filter(([each]) => each !== row)) }];
  });
  return Object.fromEntries(kept);
}
