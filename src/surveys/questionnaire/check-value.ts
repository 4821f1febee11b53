// The check of answers that are one value: a scale, a ranking, a number, a day, yes or no.
import type { CheckedAnswer } from "./checked-answer.ts";
import type { DateQuestion, NumberQuestion, RankingQuestion, ScaleQuestion } from "./questionnaire.ts";
import { decimalsOf, readDay, readDecimal } from "./written-values.ts";

export function checkScale({ settings: { min, max } }: ScaleQuestion, raw: unknown): CheckedAnswer {
  if (raw === null) return { value: { kind: "scale", value: null } };
  if (typeof raw !== "number") return { mistake: "wrong-form", at: null };
  if (!Number.isInteger(raw) || raw < min || raw > max) return { mistake: "out-of-range", at: null };
  return { value: { kind: "scale", value: raw } };
}

/** @param raw options' keys in order, or an object that gives the place of each, where places may be missing */
export function checkRanking({ options, settings }: RankingQuestion, raw: unknown): CheckedAnswer {
  const order = Array.isArray(raw) ? raw : orderOfPlaces(raw);
  if (order === null) return { mistake: "wrong-form", at: null };
  const keys = order.filter((key) => typeof key === "string");
  if (keys.length < order.length) return { mistake: "wrong-form", at: null };
  const foreign = keys.find((key) => !options.some((option) => option.key === key));
  if (foreign !== undefined) return { mistake: "not-an-option", at: foreign };
  const twice = keys.find((key, at) => keys.indexOf(key) < at);
  if (twice !== undefined) return { mistake: "ranked-twice", at: twice };
  if (keys.length > (settings.places ?? options.length)) return { mistake: "too-many-ranked", at: null };
  return { value: { kind: "ranking", order: keys } };
}

/** Two at one place give the second of them twice, since which is the better cannot be known. */
function orderOfPlaces(raw: unknown): unknown[] | null {
  if (typeof raw !== "object" || raw === null) return null;
  const places = Object.entries(raw as Record<string, unknown>).filter(([, place]) => (place ?? null) !== null);
  if (places.some(([, place]) => !Number.isInteger(place) || Number(place) < 1)) return null;
  const inOrder = places.sort(([, a], [, b]) => Number(a) - Number(b));
  return inOrder.flatMap(([key, place], at) => (place === inOrder[at - 1]?.[1] ? [key, key] : [key]));
}

export function checkNumber({ settings }: NumberQuestion, raw: unknown): CheckedAnswer {
  if (raw === null || raw === "") return { value: { kind: "number", number: null } };
  if (typeof raw !== "string") return { mistake: "wrong-form", at: null };
  if (raw.trim() === "") return { value: { kind: "number", number: null } };
  const number = readDecimal(raw);
  if (number === null) return { mistake: "not-a-number", at: null };
  if (settings.min !== null && Number(number) < settings.min) return { mistake: "too-small", at: null };
  if (settings.max !== null && Number(number) > settings.max) return { mistake: "too-large", at: null };
  if (decimalsOf(number) > settings.decimals) return { mistake: "too-many-decimals", at: null };
  return { value: { kind: "number", number } };
}

export function checkDate({ settings: { min, max } }: DateQuestion, raw: unknown): CheckedAnswer {
  if (raw === null) return { value: { kind: "date", date: null } };
  if (typeof raw !== "string") return { mistake: "wrong-form", at: null };
  if (raw.trim() === "") return { value: { kind: "date", date: null } };
  const date = readDay(raw);
  if (date === null) return { mistake: "not-a-date", at: null };
  // Days of four-digit years, written in full, follow one another as their texts do.
  if (min !== null && date < min) return { mistake: "too-early", at: null };
  if (max !== null && date > max) return { mistake: "too-late", at: null };
  return { value: { kind: "date", date } };
}

export function checkYesNo(raw: unknown): CheckedAnswer {
  if (raw !== null && typeof raw !== "boolean") return { mistake: "wrong-form", at: null };
  return { value: { kind: "yesno", yes: raw } };
}
