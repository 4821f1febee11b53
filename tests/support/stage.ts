import type { Browser } from "playwright-core";
import { afterAll } from "vitest";
import { openTestApp, type TestApp } from "./app.ts";
import { listen } from "./listening.ts";
import { openBrowser } from "./pages.ts";

/** A product of a test file's own that a real browser can visit; both are closed after the file's last test. */
export interface Stage {
  product: TestApp;
  /** Where the product is. */
  url: string;
  browser: Browser;
}

export async function openStage(): Promise<Stage> {
  const product = await openTestApp();
  const served = await listen(product.app);
  const browser = await openBrowser();
  afterAll(async () => {
    await browser.close();
    await served.close();
    await product.close();
  });
  return { product, url: served.url, browser };
}
