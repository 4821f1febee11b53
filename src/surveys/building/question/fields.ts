import { locales, type Texts } from "../../../platform/locales.ts";
import type { TypedOption, TypedQuestion, TypedScale } from "./typed-question.ts";

/** The form's fields by their names, as they show what is typed: what `readTyped` reads back, ticked boxes as "on". */
export function fieldValues(typed: TypedQuestion): Record<string, string> {
  return {
    ...textFields("texts", typed.texts),
    ...textFields("helps", typed.helps),
    ...textFields("units", typed.units),
    ...textFields("unknown", typed.unknown),
    ...labelFields("steps", typed.steps),
    ...scaleFields("importance", typed.importance),
    ...scaleFields("level", typed.level),
    ...joined(typed.options.map((option, at) => optionFields(`o${at}`, option))),
    ...{ kind: typed.kind, block: typed.block, need: typed.need, weight: typed.weight },
    ...{ min: typed.min, max: typed.max, decimals: typed.decimals, places: typed.places },
    lines: typed.isShort ? "short" : "long",
    required: onOff(typed.isRequired),
    shuffled: onOff(typed.isShuffled),
    offersUnknown: onOff(typed.offersUnknown),
  };
}

function optionFields(name: string, option: TypedOption): Record<string, string> {
  return {
    ...textFields(`${name}.texts`, option.texts),
    [`${name}.key`]: option.key,
    [`${name}.need`]: option.need,
    [`${name}.weight`]: option.weight,
    [`${name}.entry`]: option.entry,
    [`${name}.other`]: onOff(option.isOther),
    [`${name}.exclusive`]: onOff(option.isExclusive),
  };
}

function scaleFields(name: string, { texts, labels }: TypedScale): Record<string, string> {
  return { ...textFields(`${name}.texts`, texts), ...labelFields(`${name}.labels`, labels) };
}

function labelFields(name: string, labels: readonly Texts[]): Record<string, string> {
  return joined(labels.map((label, at) => textFields(`${name}.${at}`, label)));
}

function joined(fields: readonly Record<string, string>[]): Record<string, string> {
  return Object.fromEntries(fields.flatMap((each) => Object.entries(each)));
}

function textFields(name: string, texts: Texts): Record<string, string> {
  return Object.fromEntries(locales.map((locale) => [`${name}.${locale}`, texts[locale]]));
}

function onOff(isOn: boolean): string {
  return isOn ? "on" : "";
}
