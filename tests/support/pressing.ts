import { expect } from "vitest";
import type { Browser } from "./app.ts";

interface Response {
  status: number;
  text: string;
  headers: Record<string, string>;
}

/**
 * Presses a button as a browser without scripts does: finds the form on the page that has it, sends what stands in the
 * form and what was typed, and follows where the answer leads. Returns the page that is then shown.
 */
export async function press(
  browser: Browser,
  page: Response,
  words: RegExp,
  typed: Record<string, string> = {},
): Promise<Response> {
  const forms = [...page.text.matchAll(/<form[^>]* action="([^"]+)"[^>]*>(.*?)<\/form>/gs)];
  const found = forms.flatMap(([, action = "", inside = ""]) =>
    [...inside.matchAll(/<button([^>]*)>(.*?)<\/button>/gs)]
      .filter(([, , text = ""]) => words.test(text.replaceAll(/<[^>]+>/g, "")))
      .map(([, attributes = ""]) => ({ action, inside, attributes })),
  );
  expect(
    found.map(({ action }) => action),
    `buttons ${String(words)}`,
  ).toHaveLength(1);
  const [{ action, inside, attributes } = { action: "", inside: "", attributes: "" }] = found;
  const fields = [...inside.matchAll(/<input([^>]*)>/g)]
    .map(([, input = ""]) => input)
    .filter((input) => !/type="(radio|checkbox|file)"/.test(input));
  const standing = [...fields, attributes].map((field) => [valueOf(field, "name"), valueOf(field, "value")]);
  const named = standing.filter(([name]) => name !== "");
  const sent = await browser.post(plain(action), {
    ...(Object.fromEntries(named) as Record<string, string>),
    ...typed,
  });
  return sent.status === 303 ? await browser.get((sent.headers as Record<string, string>)["location"] ?? "") : sent;
}

const valueOf = (tag: string, attribute: string) => plain(new RegExp(` ${attribute}="([^"]*)"`).exec(tag)?.[1] ?? "");

const plain = (text: string) =>
  text.replaceAll("&#x3D;", "=").replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
