// What people do to one response, in any order: two tabs of the contact, and a colleague with some of the sections.
import fc from "fast-check";
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";

export const names = ["services", "support", "words"] as const;
export type Name = (typeof names)[number];
/** 0 and 1 are the contact's, 2 is the colleague's, who sees the words only. */
export type Tab = 0 | 1 | 2;

interface Saving {
  tab: Tab;
  name: Name;
  value: number;
}

export type Step =
  /** The tab loads its page anew; or a save, whose answer arrives or is lost on its way back. */
  | ({ act: "open" | "save" | "lost" } & Saving)
  /** The page is loaded anew and its answer saved at once, as after a clash. */
  | ({ act: "keepMine" } & Saving)
  /** Several answers of one page, some of them untouched. */
  | { act: "page"; tab: 0 | 1; values: (number | null)[] }
  /** The program dies at some statement of a save: the connection is gone, and another one goes on. */
  | ({ act: "kill"; statement: number } & Saving)
  /** Two tabs that have just been loaded say different things at once. */
  | { act: "race"; name: Name; other: Tab }
  | { act: "submit" | "submitTwice" | "close" | "reopen" | "device" | "share" | "endShare" };

const tab = fc.constantFrom<Tab>(0, 0, 1, 1, 2);
const value = fc.integer({ min: 0, max: 2 });
const saving = fc
  .record({ tab, name: fc.constantFrom(...names), value })
  .map((each): Saving => (each.tab === 2 ? { ...each, name: "words" } : each));
const acts = <Act extends string>(...all: Act[]) => fc.constantFrom(...all);

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: saving.map((each): Step => ({ act: "save", ...each })) },
  { weight: 4, arbitrary: fc.tuple(acts("open", "keepMine", "lost"), saving).map(([act, each]): Step => ({ act, ...each })) }, // prettier-ignore
  {
    weight: 2,
    arbitrary: fc.record({
      act: acts("page"),
      tab: fc.constantFrom(0 as const, 1 as const),
      values: fc.array(fc.option(value), { minLength: 3, maxLength: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(saving, fc.integer({ min: 1, max: 10 }))
      .map(([each, statement]): Step => ({ act: "kill", statement, ...each })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ act: acts("race"), name: fc.constantFrom(...names), other: fc.constantFrom<Tab>(1, 2) })
      .map((each): Step => (each.other === 2 ? { ...each, name: "words" } : each)),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      act: acts("submit", "submit", "submitTwice", "close", "reopen", "reopen", "device", "share", "endShare"),
    }),
  },
);

const marks = (level: number | null) => ({ videos: { importance: null, level }, kanta: { importance: null, level: null } }); // prettier-ignore

/** Three different answers to each question; 0 is a blank one. */
export const answers: Record<Name, AnswerValue[]> = {
  services: [[], ["email"], ["email", "website"]].map((chosen) => ({ kind: "multiple", chosen, other: null })),
  support: [null, 1, 2].map((level) => ({ kind: "matrix", rows: marks(level) })),
  words: ["", "Yksi", "Kaksi"].map((text) => ({ kind: "text", text })),
};
