// LimeSurvey's question types by their letters, and what they are here.
import type { CarriedKind, CarriedOption } from "./structure.ts";

export interface LimeKind {
  kind: CarriedKind;
  /** What its choices or steps are: its answers, its subquestions, or steps of its own. */
  options: "answers" | "subquestions" | CarriedOption[];
  /** Whether subquestions are rows; "each" where every one becomes a question. */
  rows: "none" | "rows" | "each";
  settings: { min?: number; max?: number; lines?: "short" | "long" };
  /** Comments beside the answers, which do not carry over. */
  hasComments: boolean;
}

const plain = (kind: CarriedKind, more: Partial<LimeKind> = {}): LimeKind => ({
  ...{ kind, options: [], rows: "none", settings: {}, hasComments: false },
  ...more,
});

const words = (code: string, fi: string, sv: string, en: string): CarriedOption => ({ code, texts: { fi, sv, en } });
const yes = words("Y", "Kyllä", "Ja", "Yes");
const no = words("N", "Ei", "Nej", "No");
const steps = (count: number) =>
  Array.from({ length: count }, (_, at) => words(String(at + 1), String(at + 1), String(at + 1), String(at + 1)));

const uncertain = words("U", "En osaa sanoa", "Osäker", "Uncertain");
const changes = [
  words("I", "Lisääntyy", "Ökar", "Increase"),
  words("S", "Pysyy samana", "Oförändrad", "Same"),
  words("D", "Vähenee", "Minskar", "Decrease"),
];
const genders = [words("F", "Nainen", "Kvinna", "Female"), words("M", "Mies", "Man", "Male")];

const kinds: Record<string, LimeKind> = {
  L: plain("single", { options: "answers" }),
  "!": plain("single", { options: "answers" }),
  O: plain("single", { options: "answers", hasComments: true }),
  M: plain("multiple", { options: "subquestions" }),
  P: plain("multiple", { options: "subquestions", hasComments: true }),
  R: plain("ranking", { options: "answers" }),
  Y: plain("yesno"),
  G: plain("single", { options: genders }),
  "5": plain("scale", { settings: { min: 1, max: 5 } }),
  A: plain("ratings", { options: steps(5), rows: "rows", settings: { min: 1, max: 5 } }),
  B: plain("ratings", { options: steps(10), rows: "rows", settings: { min: 1, max: 10 } }),
  C: plain("ratings", { options: [yes, uncertain, no], rows: "rows" }),
  E: plain("ratings", { options: changes, rows: "rows" }),
  F: plain("ratings", { options: "answers", rows: "rows" }),
  H: plain("ratings", { options: "answers", rows: "rows" }),
  "1": plain("matrix", { options: "answers", rows: "rows" }),
  N: plain("number"),
  K: plain("number", { rows: "each" }),
  S: plain("text", { settings: { lines: "short" } }),
  T: plain("text", { settings: { lines: "long" } }),
  U: plain("text", { settings: { lines: "long" } }),
  Q: plain("text", { rows: "each", settings: { lines: "short" } }),
  D: plain("date"),
  X: plain("info"),
};

/** Null for what has no place here: arrays of numbers and of texts (":" and ";"), equations, files, a language switch. */
export function limeKind(type: string): LimeKind | null {
  return Object.hasOwn(kinds, type) ? (kinds[type] ?? null) : null;
}
