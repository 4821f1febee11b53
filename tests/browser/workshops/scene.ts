import type { Page } from "playwright-core";
import { expectAccessible, expectNoSidewaysScroll, newPage, watchCsp, type PageSettings } from "../../support/pages.ts";
import type { Stage } from "../path/stage.ts";

/** Where it is played, and how closely its pages are looked at. */
export interface Scene extends Stage {
  /** Whether axe reads each page. It needs scripts, and who only does what another has done is spared of it. */
  isRead: boolean;
  /** What the pages' content security policy has stopped so far, and scripts' errors. */
  stopped: string[];
}

/** Somebody's own browser, set to Finnish whatever the language of their letters. */
export async function arrive(
  { browser, javaScript, stopped }: Pick<Scene, "browser" | "javaScript" | "stopped">,
  width: number,
  session?: PageSettings["session"],
): Promise<Page> {
  const page = await newPage(browser, { javaScript, width, ...(session !== undefined && { session }) });
  page.setDefaultTimeout(60_000);
  page.on("dialog", (dialog) => void dialog.accept());
  page.on("close", () => stopped.push(...errors));
  const errors = watchCsp(page);
  return page;
}

/** Axe finds nothing, and the page is no wider than the screen. */
export async function readable({ isRead }: Pick<Scene, "isRead">, page: Page): Promise<void> {
  if (!isRead) return;
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
}
