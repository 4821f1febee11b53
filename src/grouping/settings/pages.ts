import type { Asking } from "../../platform/asking.ts";
import { formField, summary, type Field } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { NeedBlock } from "../../needs/index.ts";
import { effectUrl, groupsUrl } from "../addresses.ts";
import { blockWeights, groupNumbers, needWeights } from "../forms.ts";
import { defaultSeed, defaultSettings } from "../runs/settings.ts";
import type { Choices } from "./choices/queries.ts";
import { filterFields } from "./choices/pages.ts";
import type { EffectModel } from "./preview/pages.ts";
import type { ToldMistake } from "./mistakes.ts";
import { mistakeModel } from "./words/pages.ts";

const blockText: Record<NeedBlock, Key> = {
  support: "grouping.settings.block.support",
  wishes: "grouping.settings.block.wishes",
  ratings: "grouping.settings.block.ratings",
};

const weightText: Record<(typeof blockWeights)[number], Key> = {
  "0": "grouping.settings.weight.none",
  "0.25": "grouping.settings.weight.quarter",
  "0.5": "grouping.settings.weight.half",
  "1": "grouping.settings.weight.full",
  "2": "grouping.settings.weight.double",
};

export interface SettingsState {
  choices: Choices;
  /** What was typed; empty where the page is just opened. */
  form: FormState;
  /** Why settings sent for a grouping cannot give one. */
  mistake: ToldMistake | null;
  effect: EffectModel | null;
}

/** What groups are made by, on one form, with what it would do. */
export function settingsPage({ choices, form, mistake: told, effect }: SettingsState, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, answered, before, names } = choices;
  const mistake = told === null ? null : mistakeModel(told, (id) => names.get(id) ?? "", programmeId, asking);
  const isTyped = Object.keys(form.values).some((name) => name !== "sameAs" && name !== "repeat");
  const settings = before?.settings ?? {
    ...defaultSettings,
    surveyIds: choices.surveys.slice(0, 1).map(({ id }) => id),
  };
  const field: FieldMaker = (name, label, value, more = {}) =>
    formField(form, t, name, { label, value: isTyped ? "" : value, ...more });

  const what = whatFields(choices, settings.subject, settings.surveyIds, field, asking);
  const k = field("k", t("grouping.settings.k"), String(settings.k), {
    hint: t("grouping.settings.kHint"),
    options: groupNumbers.map((value) => ({ value, text: value === "auto" ? t("grouping.settings.kAuto") : value })),
  });
  const size = (name: "least" | "most", label: Key) =>
    field(name, t(label), String(settings.sizes[name] ?? ""), { inputmode: "numeric", optional: true });
  const sizes = [size("least", "grouping.settings.least"), size("most", "grouping.settings.most")];
  const rest = restFields(choices, { blank: settings.blank, seed: before?.seed ?? defaultSeed }, field, asking);
  const all = [...what.fields, k, ...sizes, ...rest.fields];
  const mistakes = [
    ...summary(all),
    ...(mistake === null ? [] : [{ id: mistake.field ?? "effect", text: mistake.text }]),
  ];
  const people = answered.organisations.length;
  return {
    view: "grouping/settings",
    title: t("grouping.settings.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      link: mistake?.link ?? null,
      url: `${groupsUrl(programmeId)}/runs`,
      effectUrl: effectUrl(programmeId),
      groupsUrl: groupsUrl(programmeId),
      lead: t("grouping.settings.lead", {
        count: people,
        needs: t("grouping.settings.needsAsked", { count: answered.needs.length }),
      }),
      isEmpty: people === 0,
      subject: what.subject,
      surveys: what.surveys,
      ...filterFields(choices, settings.filter, field, asking),
      isFiltered: isAnyChosen(form, isTyped, Object.values(settings.filter).flat().length > 0),
      k,
      sizes,
      weights: weightFields(choices, settings.weights, field, t),
      ...needsTable(choices, settings.needWeights, field, asking),
      hand: rest.hand,
      blank: rest.blank,
      seed: rest.seed,
      isRestOpen: rest.fields.some(({ error }) => error !== null),
      effect,
    },
  };
}

type FieldMaker = (
  name: string,
  label: string,
  value: string,
  more?: Omit<Parameters<typeof formField>[3], "label" | "value">,
) => Field;

function isAnyChosen(form: FormState, isTyped: boolean, before: boolean): boolean {
  const names = ["industries", "languages", "sizes", "municipalities", "parts"];
  return isTyped ? names.some((name) => form.values[name] !== undefined) : before;
}

function whatFields(
  { surveys, hasParts }: Choices,
  chosen: "respondents" | "organisations",
  surveyIds: string[],
  field: FieldMaker,
  { t, locale }: Asking,
) {
  const subject = field("subject", t("grouping.settings.subject"), chosen, {
    type: "radio",
    options: [
      { value: "respondents", text: t("grouping.settings.respondents"), hint: t("grouping.settings.respondentsHint") },
      {
        value: "organisations",
        text: t("grouping.settings.organisations"),
        hint: t("grouping.settings.organisationsHint"),
      },
    ],
  });
  const asked = field("survey", t("grouping.settings.survey"), surveyIds.join("\n"), {
    type: "checkbox",
    hint: t("grouping.settings.surveyHint"),
    options: surveys.map(({ id, titles }) => ({ value: id, text: textIn(titles, locale) })),
  });
  return {
    subject: hasParts || chosen === "organisations" ? subject : null,
    surveys: surveys.length > 1 ? asked : null,
    fields: [subject, asked],
  };
}

function weightFields(
  { answered }: Choices,
  weights: Record<NeedBlock, number>,
  field: FieldMaker,
  t: Asking["t"],
): Field[] {
  const asked = (block: NeedBlock) => answered.respondents.some(({ blocks }) => blocks[block].size > 0);
  return (Object.keys(blockText) as NeedBlock[]).filter(asked).map((block) =>
    field(`weight.${block}`, t(blockText[block]), String(weights[block]), {
      options: blockWeights.map((value) => ({ value, text: t(weightText[value]) })),
    }),
  );
}

/** Every need that was asked about, with how many answered it and what it counts. */
function needsTable({ answered }: Choices, before: Record<string, number>, field: FieldMaker, { t, locale }: Asking) {
  const people = answered.organisations.length;
  const needs = answered.needs.map(({ key, names }, j) => {
    const name = textIn(names, locale);
    const label = t("grouping.settings.needLabel", { need: name });
    return {
      name,
      answered: `${answered.values.filter((row) => row[j] !== null).length} / ${people}`,
      choice: field(`need.${key}`, label, String(before[key] ?? 1), {
        options: needWeights.map((value) => ({ value, text: t(weightText[value]) })),
      }),
    };
  });
  return { needs, isWeighted: needs.some(({ choice }) => choice.options.some(({ value, isChosen }) => isChosen && value !== "1")) }; // prettier-ignore
}

function restFields({ hand }: Choices, before: { blank: string; seed: number }, field: FieldMaker, { t }: Asking) {
  const held = field("hand", t("grouping.settings.hand"), "keep", {
    type: "radio",
    options: [
      {
        value: "keep",
        text: t("grouping.settings.handKeep"),
        hint: [
          t("grouping.settings.handLinks", { count: hand.links.length }),
          t("grouping.settings.handLocks", { count: hand.locks.length }),
        ].join(", "),
      },
      { value: "leave", text: t("grouping.settings.handLeave") },
    ],
  });
  const blank = field("blank", t("grouping.settings.blank"), before.blank, {
    options: [
      { value: "missing", text: t("grouping.settings.blankMissing") },
      { value: "lowest", text: t("grouping.settings.blankLowest") },
    ],
  });
  const seed = field("seed", t("grouping.settings.seed"), String(before.seed), {
    hint: t("grouping.settings.seedHint"),
    inputmode: "numeric",
  });
  return { hand: hand.links.length + hand.locks.length > 0 ? held : null, blank, seed, fields: [held, blank, seed] };
}
