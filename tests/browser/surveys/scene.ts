import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectAccessible, expectNoSidewaysScroll } from "../../support/pages.ts";
import type { Scene } from "../workshops/scene.ts";

const phone = 390;

/** Axe finds nothing on the page, and it is no wider than the screen, nor than a phone's where it is seen at a desk. */
export async function readable(scene: Scene, page: Page): Promise<void> {
  const own = page.viewportSize() ?? { width: phone, height: 844 };
  if (scene.isRead && scene.javaScript) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  if (own.width === phone) return;
  await page.setViewportSize({ width: phone, height: 844 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(own);
}

/** Waits until the page says, where it says what was done, these words. */
export async function told(page: Page, text: string | RegExp): Promise<void> {
  await page.locator("main [role=status]").getByText(text).first().waitFor();
}

/** What htmx has swapped is in its place, and nothing is under way. */
export async function settled(page: Page): Promise<void> {
  await expect.poll(() => page.locator(".htmx-request, .htmx-swapping, .htmx-settling").count()).toBe(0);
}
