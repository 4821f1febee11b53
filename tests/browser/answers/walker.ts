import type { Page } from "playwright-core";
import { expect } from "vitest";
import { focused, tabTo } from "../../support/keyboard.ts";

/** How somebody goes on from a page. */
export interface Walker {
  page: Page;
  /** @param of whom the link is about, where several have its name. */
  follow: (link: string, of?: string) => Promise<void>;
  press: (button: string) => Promise<void>;
  open: (summary: string) => Promise<void>;
  choose: (list: string, option: string) => Promise<void>;
  /** A page has come. */
  arrive: () => Promise<void>;
}

/** With a mouse or a finger. */
export function withPointer(page: Page): Walker {
  const main = page.locator("main");
  return {
    page,
    follow: async (link, of) => {
      const row =
        of === undefined ? main : main.getByRole("listitem").filter({ has: page.getByText(of, { exact: true }) });
      await row.getByRole("link", { name: link, exact: true }).first().click();
    },
    press: async (button) => await main.getByRole("button", { name: button, exact: true }).first().click(),
    open: async (summary) => await main.locator("summary").filter({ hasText: summary }).click(),
    choose: async (list, option) => {
      await main.getByLabel(list, { exact: true }).selectOption(option);
    },
    arrive: () => Promise.resolve(),
  };
}

/**
 * With the keyboard alone. Each page is entered past its header, by the link that every page begins with; wherever the
 * tabulator stops, the focus must be seen, and a part of a page that changes must not lose it.
 */
export function withKeyboard(page: Page): Walker {
  const enterOn = async (name: string, of?: string) => {
    await tabTo(page, name, of);
    await page.evaluate("window.isSame = true"); // as long as the page is not another one
    await page.keyboard.press("Enter");
  };
  return {
    page,
    follow: async (link, of) => {
      const from = page.url();
      await enterOn(link, of);
      await page.waitForURL(({ href }) => href !== from, { waitUntil: "domcontentloaded" });
    },
    press: enterOn,
    open: async (summary) => {
      await tabTo(page, summary);
      await page.keyboard.press("Enter");
      expect((await focused(page)).name).toBe(summary);
    },
    choose: async (list, option) => {
      await tabTo(page, list);
      const chosen = async () => await page.evaluate("document.activeElement.selectedOptions[0].textContent.trim()");
      await page.keyboard.press("End");
      for (let up = 0; up < 20 && (await chosen()) !== option; up += 1) await page.keyboard.press("ArrowUp");
      expect(await chosen()).toBe(option);
    },
    arrive: async () => {
      expect(await page.evaluate("window.isSame === true && document.activeElement === document.body")).toBe(false);
      await page.keyboard.press("Tab");
      expect(await focused(page)).toMatchObject({ description: "", isVisible: true });
      expect(await page.evaluate("document.activeElement.className")).toBe("skip-link");
      await page.keyboard.press("Enter");
      expect(await page.evaluate("document.activeElement.id")).toBe("main");
    },
  };
}
