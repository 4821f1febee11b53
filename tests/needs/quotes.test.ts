import { expect, test } from "vitest";
import { quotesOf } from "../../src/needs/quotes/pages.ts";
import type { Asking } from "../../src/platform/asking.ts";

const t = ((key: string, { count }: { count: number }) => `${key} ${count}`) as unknown as Asking["t"];
const code = (text: string) => ({
  ...{ responseId: text, questionId: "q", organisationId: text, organisationName: `Org ${text}` },
  ...{ need: "videos", text, locale: "fi" as const },
});
const codes = (many: number) => Array.from({ length: many }, (_, at) => code(String(at)));

test("fifty answers about a need are read in one place; of more, it says how many and where they are", () => {
  const few = quotesOf(codes(50), "/list", t);
  expect([few.count, few.quotes.length, few.more]).toEqual([50, 50, null]);
  const many = quotesOf(codes(2000), "/list", t);
  expect([many.count, many.quotes.length]).toEqual([2000, 50]);
  expect(many.more).toEqual({ text: "needs.quotes.more 1950", url: "/list" });
});
