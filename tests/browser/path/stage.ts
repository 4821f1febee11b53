import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import type { TestApp } from "../../support/app.ts";
import { newPage } from "../../support/pages.ts";

/** Where the path is walked: the product, its address, a browser, and whether scripts run in it. */
export interface Stage {
  product: TestApp;
  url: string;
  browser: Browser;
  javaScript: boolean;
}

/** Somebody's own browser: at a desk, or with a phone. */
export async function sitDown({ browser, javaScript }: Stage, width: number): Promise<Page> {
  const page = await newPage(browser, { javaScript, width });
  page.setDefaultTimeout(60_000);
  page.on("dialog", (dialog) => void dialog.accept());
  return page;
}

/** Waits for the page that asks this. */
export async function heading(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole("heading", { level: 1, name: text }).waitFor();
}

/** Waits until the person sees the words. */
export async function sees(page: Page, text: string | RegExp): Promise<void> {
  await page.locator("main").getByText(text).first().waitFor();
}

/** The form came back with the mistake in its summary. The summary has the focus; without scripts the title tells of it. */
export async function seesMistake(page: Page, text: string): Promise<void> {
  await page.locator(".error-summary").getByText(text).first().waitFor();
  if ((await page.locator("html.js").count()) > 0) await page.locator(".error-summary:focus").waitFor();
  else expect(await page.title()).toMatch(/^Virhe/);
}

export async function press(page: Page, button: string | RegExp): Promise<void> {
  await page.locator("main").getByRole("button", { name: button }).first().click();
}

export async function follow(page: Page, link: string | RegExp): Promise<void> {
  await page.locator("main").getByRole("link", { name: link }).first().click();
}

/** Goes to a step of the work by the path on the left. */
export async function toStep(page: Page, step: string): Promise<void> {
  const path = page.getByRole("navigation", { name: "Hankkeen vaiheet" });
  await path
    .getByRole("link")
    .filter({ has: page.getByText(step, { exact: true }) })
    .click();
}

/** Waits for what a job brings; without scripts the person asks for the page again. */
export async function waitForJob(page: Page, { javaScript }: Stage, text: RegExp): Promise<void> {
  const found = page.getByText(text).first();
  const deadline = Date.now() + 120_000;
  while (!(await found.isVisible())) {
    if (Date.now() > deadline) throw new Error(`${String(text)} did not come to ${page.url()}`);
    await page.waitForTimeout(500);
    if (!javaScript) await page.reload();
  }
}

/** The day so many days from now, as a date field takes it. */
export function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
