import { afterAll, beforeAll, expect, test } from "vitest";
import { digivointiAnswers, shuffledDigivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { grouped, groupsOf, read, textOf } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

/** The heat map's table: each row's letter, name and cells. */
function heatRows(html: string): { letter: string; name: string; cells: string[] }[] {
  const [, table = ""] = /<table class="heat-table">([\s\S]*?)<\/table>/.exec(html) ?? [];
  return [...table.matchAll(/<th scope="row">([A-Z]) ([^<]*)<\/th>([\s\S]*?)<\/tr>/g)].map(
    ([, letter = "", name = "", cells = ""]) => ({
      letter,
      name,
      cells: [...cells.matchAll(/<td class="([^"]*)">([^<]*)<\/td>/g)].map(
        ([, tone = "", text = ""]) => `${tone} ${text}`,
      ),
    }),
  );
}

test("bars come first and the map last; the heat map has every organisation, group by group", async () => {
  const { programme, planner } = await grouped(product);
  const { text: html } = await planner.get(`${groupsOf(programme.id)}/pictures`);
  const headings = [...html.matchAll(/<h2>([^<]*)<\/h2>/g)].map(([, heading]) => heading);
  expect(headings).toEqual([
    "Mitä kukin ryhmä tarvitsee muita useammin?",
    "Kuka tarvitsee mitä?",
    "Miten toimialat jakautuvat ryhmiin?",
    "Kartta",
  ]);
  expect(textOf(html)).toContain("Videot ja reelsit täällä 8 / 9 muualla 5 / 32");
  const rows = heatRows(html);
  const letters = rows.map(({ letter }) => letter).join("");
  expect(letters).toBe("A".repeat(12) + "B".repeat(10) + "C".repeat(10) + "D".repeat(9));
  expect(new Set(rows.map(({ name }) => name)).size).toBe(41);
  expect(new Set(rows.flatMap(({ cells }) => cells))).toEqual(
    new Set(["heat-0 0", "heat-1 0,3", "heat-2 0,5", "heat-3 0,8", "heat-4 1", "heat-none –"]),
  );
});

test("of many organisations one group is shown at a time, in the same order", async () => {
  const twice = digivointiAnswers().flatMap((one) => [one, { ...one, name: `${one.name} 2`, contacts: [] }]);
  const { programme, planner } = await grouped(product, twice);
  const { groups } = (await currentGrouping(product.db, programme.id))!;
  const shown = async (query: string) =>
    heatRows((await planner.get(`${groupsOf(programme.id)}/pictures${query}`)).text);
  const sizes = groups.map(({ organisationIds }) => organisationIds.length);
  expect((await shown("")).map(({ letter }) => letter)).toEqual(Array.from({ length: sizes[0]! }, () => "A"));
  const second = await shown(`?group=${groups[1]!.id}`);
  expect(second.map(({ letter }) => letter)).toEqual(Array.from({ length: sizes[1]! }, () => "B"));
});

test("one shared audience is drawn with what most of it needs, and nothing flows", async () => {
  const { programme, planner } = await grouped(product, shuffledDigivointiAnswers());
  const { text: html } = await planner.get(`${groupsOf(programme.id)}/pictures`);
  expect(textOf(html)).toContain("Mitä useimmat tarvitsevat?");
  expect(textOf(html)).toMatch(/\d+ \/ 41 vastanneesta/);
  expect(textOf(html)).not.toContain("Miten toimialat jakautuvat ryhmiin?");
  expect(heatRows(html)).toHaveLength(41);
  expect(textOf(html)).not.toContain("Näytä ryhmä:");
});

test("of a large group the most typical members are drawn, and the page says how many there are", async () => {
  const many = Array.from({ length: 6 }, (_, copy) => digivointiAnswers().map((one) => ({ ...one, name: `${one.name} ${copy}`, contacts: [] }))).flat(); // prettier-ignore
  const { programme, planner } = await grouped(product, many);
  const { groups } = (await currentGrouping(product.db, programme.id))!;
  await product.db.updateTable("groupMembers").set({ groupId: groups[0]!.id }).where("groupId", "in", groups.map(({ id }) => id)).execute(); // prettier-ignore
  const { text: html } = await planner.get(`${groupsOf(programme.id)}/pictures?group=${groups[0]!.id}`);
  expect(heatRows(html)).toHaveLength(200);
  expect(textOf(html)).toContain("Näkyvissä ovat ryhmän 200 tyypillisintä, yhteensä 246.");
});

test.each([
  ["sv", "Hur ser grupperna ut?"],
  ["en", "What do the groups look like?"],
])("the pictures can be read in %s", async (locale, heading) => {
  const { programme, planner } = await grouped(product);
  expect(await read(planner, `${groupsOf(programme.id)}/pictures?lang=${locale}`)).toContain(heading);
});
