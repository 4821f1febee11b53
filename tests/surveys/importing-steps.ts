import { expect } from "vitest";
import type { Browser } from "../support/app.ts";

/** Chooses a file; returns the address of its draft. */
export async function upload(planner: Browser, base: string, name: string, content: Buffer | string): Promise<string> {
  const sent = await planner.upload(base, "file", { name, content: Buffer.from(content) });
  expect(sent.status).toBe(303);
  return sent.headers["location"] ?? "";
}

/** What the mapping page would send: every select, number and hidden field as it stands, and some changed. */
export function fieldsOf(html: string, changed: Record<string, string> = {}): Record<string, string> {
  const selects = [...html.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)];
  const roles = selects.map(([whole, name = ""]) => [name, /value="([^"]*)" selected/.exec(whole)?.[1] ?? ""]);
  const inputs = [...html.matchAll(/<input[^>]*name="(min|max|from|into)"[^>]*value="([^"]*)"/g)].map(
    ([, name = "", value = ""]) => [name, value],
  );
  return { ...(Object.fromEntries([...roles, ...inputs]) as Record<string, string>), ...changed };
}

/** Says what each question and column is, as guessed or changed; returns the address of the next step. */
export async function map(planner: Browser, draft: string, changed: Record<string, string> = {}): Promise<string> {
  const columns = await planner.get(draft);
  const sent = await planner.post(`${draft}/columns`, fieldsOf(columns.text, changed));
  expect(sent.status).toBe(303);
  return sent.headers["location"] ?? "";
}

/** Each open point of the page: what it is called, its fields, and what may be answered. */
export interface AskedPoint {
  name: string;
  field: string;
  /** The field of the options that may be typed. */
  list: string | null;
  typed: string;
  choices: string[];
}

export function pointsOf(html: string): AskedPoint[] {
  return html
    .split('<section class="sheet">')
    .slice(1)
    .map((part) => {
      const radios = [...part.matchAll(/<input type="radio" name="([^"]+)" value="([^"]*)"/g)];
      const options = [...part.matchAll(/<option value="([^"]+)"/g)].map(([, value = ""]) => value);
      const select = /<select[^>]*name="([^"]+)"/.exec(part)?.[1];
      const area = /<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</.exec(part);
      return {
        name: /<h2[^>]*>([^<]*)</.exec(part)?.[1] ?? "",
        field: radios[0]?.[1] ?? select ?? area?.[1] ?? "",
        list: radios.length > 0 ? (area?.[1] ?? null) : null,
        typed: area?.[2] ?? "",
        choices: radios.length > 0 ? radios.map(([, , value = ""]) => value) : options,
      };
    });
}

/** What staff say of an open point: the value of its field, and the options where they type them. */
export type Say = (point: AskedPoint) => string | { options: string };

/** Steps stay in the order in which they are offered; of choices the first is taken, of blank cells that they are blank. */
const usual: Say = ({ choices, typed }) => choices[0] ?? typed;

/** Answers the open points until none is left; returns the preview. */
export async function settle(planner: Browser, draft: string, next: string, say: Say = usual) {
  let url = next;
  for (let round = 0; url.endsWith("/points") && round < 4; round += 1) {
    const points = pointsOf((await planner.get(url)).text);
    const fields = points.flatMap((point): [string, string][] => {
      const said = say(point);
      if (typeof said === "string") return [[point.field, said]];
      return [
        [point.field, "options"],
        ...(point.list === null ? [] : [[point.list, said.options] as [string, string]]),
      ];
    });
    const sent = await planner.post(`${draft}/points`, Object.fromEntries(fields));
    expect({ status: sent.status, points: sent.status === 303 ? [] : points }).toEqual({ status: 303, points: [] });
    url = sent.headers["location"] ?? "";
  }
  expect(url).toBe(`${draft}/preview`);
  return await planner.get(url);
}

/** Says what each column is, and settles what is open in the usual way; returns the preview. */
export async function preview(planner: Browser, draft: string, changed: Record<string, string> = {}) {
  return await settle(planner, draft, await map(planner, draft, changed));
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
  await preview(planner, draft);
  return await planner.post(`${draft}/answers`, extra);
}
