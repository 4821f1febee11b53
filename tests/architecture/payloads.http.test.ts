// What somebody typed stays text: with a payload in every text of a programme, no page and no file lets it act.
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { addressOf, isWalkedElsewhere, nameOf } from "../support/addresses.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aFilledProgramme } from "../support/filled-programme.ts";
import { poison } from "../support/poison.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test.skipIf(isWalkedElsewhere)(
  "a payload in every text acts on no page and in no file",
  { timeout: 120_000 },
  async () => {
    const ids = await aFilledProgramme(product.db);
    const taken = await poison(product.db);
    expect(taken.length).toBeGreaterThanOrEqual(75);
    const administrator = await product.administrator();
    const wrong: string[] = [];
    let shown = 0;
    for (const route of allRoutes(product.deps).filter(({ method }) => method === "get")) {
      const { status, text, headers } = await administrator.get(addressOf(route, ids));
      const kind = String(headers["content-type"]);
      if (status >= 500) wrong.push(`${nameOf(route)}: ${status}`);
      if (!/^text\/(html|csv)/.test(kind)) continue;
      if (text.includes("&lt;img src")) shown += 1;
      const acts = kind.startsWith("text/html") ? actsOn(text) : actsInCells(text);
      wrong.push(...acts.map((what) => `${nameOf(route)}: ${what}`));
    }
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(100);
  },
);

test("what would act is found", () => {
  expect(actsOn(`<p>&lt;img src=x onerror=alert(1)></p>`)).toEqual([]);
  expect(actsOn(`<p><img src=x onerror=alert(1)></p>`)).toEqual(["<img src=x onerror=alert(1)>"]);
  expect(actsOn(`<a title="a" onmouseover=alert(3)>b</a>`)).toHaveLength(1);
  expect(actsOn(`<a href="javascript:alert(4)">b</a>`)).toHaveLength(1);
  expect(actsInCells(`a;"=1+cmd";b\n`)).toHaveLength(1);
  expect(actsInCells(`a;"'=1+cmd";b\n`)).toEqual([]);
});

/** The tags that would run what was typed. */
function actsOn(html: string): string[] {
  const tags = html.match(/<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi) ?? [];
  return tags.filter((tag) => {
    const bare = tag.replace(/"[^"]*"/g, '""');
    const address = / (?:href|src|action|formaction|hx-\w+)="\s*javascript:/i;
    return /^<script(?! src="\/)/i.test(tag) || /\son\w+\s*=/i.test(bare) || address.test(tag);
  });
}

/** The cells that a spreadsheet would compute. */
function actsInCells(csv: string): string[] {
  return csv.match(/(?:^|[;,\n])"?[=+@\t](?![\d,.; ]*(?:["\n;]|$))[^;\n]{0,40}/g) ?? [];
}
