import type { Page } from "playwright-core";

export interface Focused {
  /** What a screen reader would call it, near enough for these pages. */
  name: string;
  /** What it is said to be about, where several have one name. */
  description: string;
  isChecked: boolean;
  /** Whether the focus has an outline, and nothing lies over it. */
  isVisible: boolean;
}

export async function focused(page: Page): Promise<Focused> {
  return await page.evaluate(`(() => {
    const it = document.activeElement;
    const shown = it.closest(".step") ?? it;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, innerHeight) / 2);
    const step = it.closest(".step")?.querySelector(".step-mark");
    const label = it.getAttribute("aria-label") ?? step?.textContent ?? it.labels?.[0]?.textContent ?? it.textContent;
    const about = document.getElementById(it.getAttribute("aria-describedby") ?? "")?.textContent ?? "";
    return {
      name: label.trim().replace(/\\s+/g, " "),
      description: about.trim().replace(/\\s+/g, " "),
      isChecked: it.checked === true,
      isVisible: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && (shown.contains(over) || over?.contains(shown) === true),
    };
  })()`);
}

/** Presses the tabulator until the focus is on the element of this name; on the way every stop must be seen. */
export async function tabTo(page: Page, name: string | RegExp, description?: string): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 200; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await focused(page);
    if (!at.isVisible) throw new Error(`the focus cannot be seen at ${at.name} (${page.url()})`);
    const isNamed = typeof name === "string" ? at.name === name : name.test(at.name);
    if (isNamed && (description === undefined || at.description === description)) return;
    passed.push(at.name);
  }
  throw new Error(`no ${String(name)} among ${passed.join(", ")}`);
}
