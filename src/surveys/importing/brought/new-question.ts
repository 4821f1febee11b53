// A question of the file as a new one of ours: its options are what was answered, its scale what was rated on.
import type { Texts } from "../../../platform/locales.ts";
import type { Question, QuestionOption } from "../../questionnaire/questionnaire.ts";
import { inAll } from "../imported-survey.ts";
import type { ImportBlock, NewKind } from "../mapping/mapping.ts";
import type { Unit } from "../mapping/units.ts";
import { distinctNames, nameKey, type KeyFrom } from "../names.ts";
import { detectScale } from "../scale.ts";
import { decimalsOf } from "../../questionnaire/written-values.ts";
import { leftOut, yesOrNo, type Brought } from "./brought.ts";

interface Wanted {
  key: string;
  name: string;
  kind: NewKind;
  block: ImportBlock;
  /** Named steps of a scale, the lowest first; words that are none of them are no step. Null where numbers are rated. */
  steps: readonly string[] | null;
  /** What an option for words of one's own is called. */
  otherTexts: Texts;
  /** The options that the survey has already, where the same file made it before: they keep their keys. */
  stored: readonly QuestionOption[];
}

const nothing: Texts = { fi: "", sv: "", en: "" };
const none: ReadonlyMap<string, string> = new Map();

/** The question as it is made for the unit, and what the file's words stand for in it. */
export function newQuestion(unit: Unit, wanted: Wanted, keyFrom: KeyFrom): Brought {
  const { key, name, block, kind } = wanted;
  const common = { key, block, texts: inAll(name), helps: nothing, required: false };
  const unknown = unit.hasUnknown ? { offersUnknown: true } : {};
  const made = (question: Question, more: Partial<Brought> = {}): Brought => ({
    ...{
      unit,
      question: { ...question, settings: { ...question.settings, ...unknown } } as Question,
      words: none,
      levels: none,
      rows: none,
      levelParts: new Set<string>(),
    },
    ...more,
  });
  switch (kind) {
    case "single":
    case "multiple": {
      const { options, words } = choices(unit, wanted, keyFrom);
      return made({ ...common, kind, settings: {}, options }, { words });
    }
    case "ranking": {
      const { options, words } = choices({ ...unit, hasOther: false }, wanted, keyFrom);
      return made({ ...common, kind, settings: {}, options }, { words });
    }
    case "ratings": {
      const { options, rows } = ratedRows(unit, wanted, keyFrom);
      const { settings, words } = scaleOf(unit, wanted.steps);
      return made({ ...common, kind, settings, options }, { rows, words });
    }
    case "scale": {
      const { settings, words } = scaleOf(unit, wanted.steps);
      return made({ ...common, kind, settings, options: [] }, { words });
    }
    case "number": {
      const decimals = unit.values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
      return made({ ...common, kind, settings: { min: null, max: null, decimals, unit: null }, options: [] });
    }
    case "date":
      return made({ ...common, kind, settings: { min: null, max: null }, options: [] });
    case "yesno": {
      const said = unit.values.flatMap((value) => {
        const word = yesOrNo(value);
        return word === null ? [] : [[value, word] as const];
      });
      return made({ ...common, kind, settings: {}, options: [] }, { words: new Map(said) });
    }
    case "text":
      return made({ ...common, kind, settings: { lines: "long" }, options: [] });
  }
}

/** Each choice once, by what stands for it in the file; the one that comes with words of one's own last. */
function choices(unit: Unit, { otherTexts, stored }: Wanted, keyFrom: KeyFrom) {
  const coded = new Map(unit.parts.map(({ code, text }) => [code, text]));
  const isCoded = unit.kind === "multiple" && unit.values.every((value) => coded.has(value));
  const wordsOf = isCoded ? unit.parts.map(({ code, text }) => ({ value: code, text })) : unit.values.map((value) => ({ value, text: coded.get(value) ?? value })); // prettier-ignore
  const { options, keys } = keyed(wordsOf.map(({ text }) => text), stored, keyFrom); // prettier-ignore
  const words = new Map(wordsOf.map(({ value }, at) => [value, keys[at] ?? ""]));
  if (!unit.hasOther) return { options, words };
  const otherAt = wordsOf.findIndex(({ text }) => otherWords.has(nameKey(text)));
  const known = stored.find((option) => option.other === true);
  if (otherAt !== -1) {
    const { value = "", text = "" } = wordsOf[otherAt] ?? {};
    const made = { key: keys[otherAt] ?? "", texts: nameKey(text) === limeOther ? otherTexts : inAll(text) };
    const other = { ...(known ?? made), other: true };
    return {
      options: options.map((option) => (option.key === keys[otherAt] ? other : option)),
      words: new Map([...words, [value, other.key]]),
    };
  }
  const key = known?.key ?? keyFrom("other", new Set([...stored, ...options].map((option) => option.key)));
  return { options: [...options, { key, texts: known?.texts ?? otherTexts, other: true }], words };
}

/** What tools call the choice that comes with a field of its own. */
const limeOther = "-oth-";
const otherWords = new Set(["other", limeOther, "muu", "muu, mikä", "jokin muu", "annat", "övrigt"]);

function keyed(texts: readonly string[], stored: readonly QuestionOption[], keyFrom: KeyFrom) {
  const options = new Map<string, QuestionOption>();
  const taken = new Set(stored.map(({ key }) => key));
  const keys = texts.map((text) => {
    const known = options.get(text) ?? stored.find((option) => option.texts.fi === text && option.other !== true);
    const option = known ?? { key: keyFrom(text, taken), texts: inAll(text) };
    taken.add(option.key);
    options.set(text, option);
    return option.key;
  });
  return { options: [...options.values()], keys };
}

function ratedRows(unit: Unit, { stored }: Wanted, keyFrom: KeyFrom) {
  const parts = unit.parts.length > 0 ? unit.parts : [{ code: unit.code, text: unit.text }];
  const { options, keys } = keyed(parts.map(({ text }) => text), stored, keyFrom); // prettier-ignore
  return { options, rows: new Map(parts.map(({ code }, at) => [code, keys[at] ?? ""])) };
}

/** Whether what was rated are numbers already. */
export function isRatedInNumbers({ values }: Unit): boolean {
  return values.length > 0 && values.every((value) => /^-?\d{1,4}([.,]\d+)?$/.test(value.trim()));
}

function scaleOf(unit: Unit, steps: readonly string[] | null) {
  if (steps === null) {
    const words = unit.values.map((value) => [value, value.trim().replace(",", ".")] as const);
    return { settings: detectScale(unit.values), words: new Map(words) };
  }
  const max = Math.max(2, steps.length);
  const labels = Array.from({ length: max }, (_, at) => inAll(steps[at] ?? ""));
  const words = unit.values.map((value) => {
    const at = steps.findIndex((step) => nameKey(step) === nameKey(value));
    return [value, at === -1 ? leftOut : String(at + 1)] as const;
  });
  return { settings: { min: 1, max, labels }, words: new Map(words) };
}

/** The steps in an order that the file does not tell: by the numbers in them, else as they first appear. */
export function stepsToOrder({ values }: Unit): string[] {
  const words = distinctNames(values.map((value) => value.replaceAll(/\s+/gu, " ").trim()));
  const isNumbered = words.every((word) => /\d/.test(word));
  return isNumbered ? words.toSorted((a, b) => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0])) : words;
}
