import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, watchCsp } from "../../support/pages.ts";
import type { Told } from "./said.ts";
import type { Walker } from "./walker.ts";

/** Somebody who reads pages, and another page that looks at what the first cannot: axe needs scripts. */
export interface Reader {
  walker: Walker;
  /** Null where scripts run in the walker's own page. */
  beside: Page | null;
  /** What the policy has stopped. */
  stopped: string[];
}

export function reader(walker: Walker, beside: Page | null): Reader {
  const stopped = watchCsp(walker.page);
  return { walker, beside, stopped: beside === null ? stopped : [stopped, watchCsp(beside)].flat() };
}

/** The page asks this and answers so; everybody can read it, and nothing on it is stopped. */
export async function reads({ walker, beside, stopped }: Reader, { heading, says }: Told): Promise<void> {
  const { page } = walker;
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  await expectSaid(page, says);
  await expectNoSidewaysScroll(page);
  if (beside !== null) await beside.goto(page.url());
  await expectAccessible(beside ?? page);
  expect(stopped).toEqual([]);
  await walker.arrive();
}

/** All of these are seen on the page. */
export async function expectSaid(page: Page, says: string[]): Promise<void> {
  const unsaid = async () => {
    const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    return says.filter((each) => !text.includes(each));
  };
  await expect.poll(unsaid, { timeout: 10_000, message: page.url() }).toEqual([]);
}
