import { expect } from "vitest";
import type { Browser } from "../support/app.ts";

/** Chooses a file; returns the address of its draft. */
export async function upload(planner: Browser, base: string, name: string, content: Buffer | string): Promise<string> {
  const sent = await planner.upload(base, "file", { name, content: Buffer.from(content) });
  expect(sent.status).toBe(303);
  return sent.headers["location"] ?? "";
}

/** What the columns page would send: every select and number as it stands, and some changed. */
export function fieldsOf(html: string, changed: Record<string, string> = {}): Record<string, string> {
  const selects = [...html.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)];
  const roles = selects.map(([whole, name = ""]) => [name, /value="([^"]+)" selected/.exec(whole)?.[1] ?? ""]);
  const inputs = [...html.matchAll(/<input[^>]*name="(min|max|from)"[^>]*value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value],
  );
  return { ...(Object.fromEntries([...roles, ...inputs]) as Record<string, string>), ...changed };
}

/** The hidden fields with which the preview is accepted. */
export function readingOf(html: string): Record<string, string> {
  const hidden = html.matchAll(/<input type="hidden" name="(roles|min|max|from|part)" value="([^"]*)"/g);
  return Object.fromEntries(Array.from(hidden, ([, name = "", value = ""]) => [name, value]));
}

/** Says what each column is, as guessed or changed; returns the preview. */
export async function preview(planner: Browser, draft: string, changed: Record<string, string> = {}) {
  const columns = await planner.get(draft);
  const sent = await planner.post(`${draft}/columns`, fieldsOf(columns.text, changed));
  expect(sent.status).toBe(303);
  return await planner.get(sent.headers["location"] ?? "");
}

/** The whole import of a file, accepted as it is guessed. */
export async function bringIn(
  planner: Browser,
  base: string,
  name: string,
  content: Buffer | string,
  extra: Record<string, string> = {},
) {
  const draft = await upload(planner, base, name, content);
  const page = await preview(planner, draft);
  return await planner.post(`${draft}/answers`, { ...readingOf(page.text), ...extra });
}
