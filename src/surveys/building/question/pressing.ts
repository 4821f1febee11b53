import type { Locale, Texts } from "../../../platform/locales.ts";
import { importanceLabels, levelLabels, scaleNames } from "./first-words.ts";
import { isOfOptions, kindsAlike, usesOf, type QuestionKind } from "./kinds.ts";
import { mostOptions } from "./reading.ts";
import { newOption, noTexts, type TypedOption, type TypedQuestion } from "./typed-question.ts";

/** A scale gets names for so many steps at the most. */
const mostNamed = 21;

/** A button of the form other than saving: it changes what is typed, and stores nothing. */
export interface Press {
  act: "add" | "paste" | "remove" | "up" | "down" | "kind" | "steps" | "step-add" | "step-remove";
  /** The row that it stands on. */
  at: number;
}

const acts = ["add", "paste", "remove", "up", "down", "kind", "steps", "step-add", "step-remove"] as const;

/** The button's value, such as "up.3"; null for the one that saves. */
export function readPress(value: string): Press | null {
  const [, act, at = "0"] = /^([a-z-]+)(?:\.(\d{1,3}))?$/.exec(value) ?? [];
  const known = acts.find((each) => each === act);
  return known === undefined ? null : { act: known, at: Number(at) };
}

/**
 * The form's question after the button; pasting is done by `withPasted`, which may leave something over.
 * @param kind the kind that is wanted
 */
export function pressed(typed: TypedQuestion, { act, at }: Press, kind: string): TypedQuestion {
  switch (act) {
    case "add":
      return { ...typed, options: [...typed.options, newOption].slice(0, mostOptions) };
    case "paste":
      return typed;
    case "remove":
      return { ...typed, options: typed.options.toSpliced(at, 1) };
    case "up":
      return { ...typed, options: swapped(typed.options, at - 1) };
    case "down":
      return { ...typed, options: swapped(typed.options, at) };
    case "kind":
      return asKind(typed, kindsAlike(typed.kind).find((each) => each === kind) ?? typed.kind);
    case "steps":
      return { ...typed, steps: stepsBetween(typed) };
    case "step-add": {
      const more = (labels: Texts[]) => [...labels, noTexts].slice(0, mostNamed);
      return withLevels(typed, more);
    }
    case "step-remove":
      return withLevels(typed, (labels) => labels.slice(0, -1));
  }
}

/**
 * The question with an option for each line, and the lines for which there is no room.
 * @param lines one option a line; the programme's languages (`wanted`), in their order, are parted by "|"
 */
export function withPasted(
  typed: TypedQuestion,
  lines: string,
  wanted: readonly Locale[],
): { typed: TypedQuestion; left: string } {
  const written = lines.split("\n").filter((line) => line.replaceAll("|", "").trim() !== "");
  if (!isOfOptions(typed.kind) || written.length === 0) return { typed, left: "" };
  const options = typed.options.filter(isStarted);
  const room = Math.max(0, mostOptions - options.length);
  const added = written.slice(0, room).map((line) => ({ ...newOption, texts: textsOf(line, wanted) }));
  return { typed: { ...typed, options: [...options, ...added] }, left: written.slice(room).join("\n") };
}

/** What stands behind the last language's bar belongs to that language. */
function textsOf(line: string, wanted: readonly Locale[]): Texts {
  const parts = line.split("|");
  const own = wanted.map((locale, at) => {
    const words = at < wanted.length - 1 ? parts[at] : parts.slice(at).join("|");
    return [locale, words?.trim() ?? ""] as const;
  });
  return { ...noTexts, ...Object.fromEntries(own) };
}

/** Whether anything has been written or set of the option. */
export function isStarted({ key, texts, need, entry, isOther, isExclusive }: TypedOption): boolean {
  const isSet = need !== "" || entry !== "" || isOther || isExclusive;
  return isSet || key !== "" || Object.values(texts).some((text) => text !== "");
}

function swapped(options: readonly TypedOption[], at: number): TypedOption[] {
  const [first, second] = [options[at], options[at + 1]];
  return first === undefined || second === undefined ? [...options] : options.toSpliced(at, 2, second, first);
}

/** The same question as another kind: texts and options stay, and what the kind asks for besides gets its beginning. */
export function asKind(typed: TypedQuestion, kind: QuestionKind): TypedQuestion {
  const uses = usesOf(kind);
  const block = uses.some((each) => each === typed.block) ? typed.block : (uses[0] ?? "background");
  return { ...begun(kind), ...kept(typed), kind, block };
}

function kept({ options, texts, helps, isRequired, isShuffled, offersUnknown, need, weight }: TypedQuestion) {
  return { options, texts, helps, isRequired, isShuffled, offersUnknown, need, weight };
}

/** A new question of the kind, with the words and settings that it mostly has. */
export function begun(kind: QuestionKind): TypedQuestion {
  const scale = { texts: noTexts, labels: [] };
  const matrix = kind === "matrix";
  return {
    ...{ kind, block: usesOf(kind)[0] ?? "background", texts: noTexts, helps: noTexts, isRequired: false },
    ...{ isShuffled: false, offersUnknown: false, need: "", weight: "1", isShort: false, places: "" },
    options: isOfOptions(kind) ? [newOption, newOption, newOption] : [],
    min: kind === "scale" ? "0" : kind === "ratings" ? "1" : "",
    max: kind === "scale" ? "10" : kind === "ratings" ? "5" : "",
    ...{ decimals: "0", units: noTexts, steps: [] },
    importance: matrix ? { texts: scaleNames.importance, labels: importanceLabels } : scale,
    level: matrix ? { texts: scaleNames.level, labels: levelLabels } : scale,
    unknown: matrix ? scaleNames.unknown : noTexts,
  };
}

/** A name for each step from the least to the most, as far as there is room; those that have names keep them. */
function stepsBetween({ min, max, steps }: TypedQuestion): Texts[] {
  const count = Number(max) - Number(min) + 1;
  if (!Number.isInteger(count) || count < 2 || count > mostNamed) return steps;
  return Array.from({ length: count }, (_, at) => steps[at] ?? noTexts);
}

function withLevels(typed: TypedQuestion, change: (labels: Texts[]) => Texts[]): TypedQuestion {
  const { importance, level } = typed;
  return {
    ...typed,
    importance: { ...importance, labels: change(importance.labels) },
    level: { ...level, labels: change(level.labels) },
  };
}
