import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field } from "../../../platform/fields.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { plannedGroup, type SeriesSettings } from "../../material/material.ts";
import type { AskMistake } from "../../mistake-words.ts";
import type { ProgrammeMaterial } from "../../material/queries.ts";
import type { FieldName, SeriesSeen, Typed } from "../seen.ts";
import { defaultSeed, defaultSettings, fairnessStep, fairnessSteps, type FairnessStep } from "../settings.ts";

/** The field at which a mistake in the settings is told. */
export const mistakeField: Record<AskMistake["mistake"], FieldName> = {
  "no-groups-yet": "mode",
  "nobody-has-a-need": "mode",
  "no-workshops": "own",
  "size-upside-down": "most",
  "no-group": "mode",
  "group-outside-size": "least",
  "too-few-topics": "own",
  "too-few-workshops": "workshops",
  "budget-too-small": "amount",
  "may-not-meet-in-group": "mode",
  "may-not-meet-in-common": "common",
  "fixed-group-unknown": "kept",
  "fixed-too-many": "kept",
  "fixed-topic-twice": "kept",
  "fixed-member-elsewhere": "kept",
  "fixed-seats-over-size": "most",
  "fixed-seats-per-person": "perPerson",
  "fixed-slot-unknown": "kept",
  "fixed-facilitator-unknown": "kept",
  "fixed-nobody-leads": "kept",
  "size-above-demand": "least",
  "no-slots": "pollId",
  "nobody-free": "pollId",
  "nobody-can-lead": "withFacilitators",
  "too-few-slots": "pollId",
  "too-few-rooms": "atOnce",
  "cannot-be-met": "mode",
  "none-found-in-time": "mode",
};

const fairnessText: Record<FairnessStep, Key> = {
  most: "series.settings.fairnessMost",
  rather: "series.settings.fairnessRather",
  balanced: "series.settings.fairnessBalanced",
  fair: "series.settings.fairnessFair",
  everyone: "series.settings.fairnessEveryone",
};
const modeText: Record<SeriesSettings["mode"], [Key, Key]> = {
  groups: ["series.settings.modeGroups", "series.settings.modeGroupsHint"],
  free: ["series.settings.modeFree", "series.settings.modeFreeHint"],
  mixed: ["series.settings.modeMixed", "series.settings.modeMixedHint"],
};
const limitText: Record<SeriesSettings["limit"], Key> = {
  none: "series.settings.limitNone",
  euros: "series.settings.limitEuros",
  hours: "series.settings.limitHours",
};

/** What the form starts from: the settings of the last proposal, or what suits the groups. */
export function startSettings(material: ProgrammeMaterial, seen: SeriesSeen): SeriesSettings {
  const last = seen.proposals[0]?.settings;
  const plannedFor = last?.plannedFor ?? (material.people.some(({ isCommitted }) => isCommitted) ? "committed" : "all");
  const sizes = material.groups.map(({ id }) => sizeOf(material, id, plannedFor)).filter((size) => size > 0);
  return { ...defaultSettings(sizes), ...last, plannedFor };
}

/** How many organisations of the group its own workshops are planned for. */
export function sizeOf(
  { people }: ProgrammeMaterial,
  groupId: string,
  plannedFor: SeriesSettings["plannedFor"],
): number {
  const settings = { plannedFor } as SeriesSettings;
  return people.filter((person) => plannedGroup(person, settings) === groupId).length;
}

/** Every field of the settings; those about what a programme hasn't are left out of the page. */
export function settingsFields(
  material: ProgrammeMaterial,
  seen: SeriesSeen,
  { form, told }: Typed,
  { t, locale }: Asking,
): Record<FieldName, Field> {
  const start = startSettings(material, seen);
  const values: Partial<Record<FieldName, string | number | null | undefined>> = {
    ...start,
    ...{ fairness: fairnessStep(start.lambda), seed: seen.proposals[0]?.seed ?? defaultSeed },
    ...{ withFacilitators: start.withFacilitators === true ? "on" : "", kept: "" },
  };
  const isTyped = Object.keys(form.values).length > 0;
  const at = told === null ? form : { ...form, mistakes: { ...form.mistakes, [told.field]: "form.wrong" as const } };
  const field = (name: FieldName, settings: Parameters<typeof formField>[3]): Field => {
    // A box that isn't ticked isn't sent: what was typed then says so.
    const value = isTyped ? "" : String(values[name] ?? "");
    const made = formField(at, t, name, { value, ...settings });
    return told?.field === name ? { ...made, error: told.text } : made;
  };
  const number = (name: FieldName, label: Key, hint?: string) =>
    field(name, { label: t(label), inputmode: "numeric", ...(hint !== undefined && { hint }) });
  const options = <T extends string>(words: Record<T, Key>) =>
    (Object.keys(words) as T[]).map((value) => ({ value, text: t(words[value]) }));
  const committed = material.people.filter(({ isCommitted }) => isCommitted).length;
  const { room } = seen;
  return {
    own: number("own", "series.settings.own"),
    common: number("common", "series.settings.common"),
    fairness: field("fairness", {
      ...{ label: t("series.settings.fairness"), hint: t("series.settings.fairnessHint") },
      options: Object.keys(fairnessSteps).map((step) => ({ value: step, text: t(fairnessText[step as FairnessStep]) })),
    }),
    mode: field("mode", {
      ...{ label: t("series.settings.mode"), type: "radio" },
      options: (Object.keys(modeText) as SeriesSettings["mode"][]).map((value) => ({
        ...{ value, text: t(modeText[value][0]), hint: t(modeText[value][1]) },
      })),
    }),
    plannedFor: field("plannedFor", {
      ...{ label: t("series.settings.plannedFor"), hint: t("series.settings.plannedForHint"), type: "radio" },
      options: [
        { value: "committed", text: t("series.settings.committed", { count: committed }) },
        { value: "all", text: t("series.settings.everybody", { count: material.people.length }) },
      ],
    }),
    workshops: number("workshops", "series.settings.workshops", t("series.settings.workshopsHint")),
    perPerson: number("perPerson", "series.settings.perPerson"),
    least: number("least", "series.settings.least"),
    most: number("most", "series.settings.most", room === undefined ? undefined : t("series.settings.roomHint", room)),
    limit: field("limit", { label: t("series.settings.limit"), options: options(limitText) }),
    amount: field("amount", { label: t("series.settings.amount"), inputmode: "numeric", optional: true }),
    seed: number("seed", "series.settings.seed", t("series.settings.seedHint")),
    pollId: field("pollId", {
      ...{ label: t("series.settings.poll"), hint: t("series.settings.pollHint") },
      options: [
        { value: "", text: t("series.settings.pollNone") },
        ...seen.polls.map(({ id, titles, dates, answered }) => ({
          ...{ value: id, text: t("series.settings.pollOption", { title: textIn(titles, locale), dates, answered }) },
        })),
      ],
    }),
    atOnce: field("atOnce", {
      ...{ label: t("series.settings.atOnce"), hint: t("series.settings.atOnceHint") },
      ...{ inputmode: "numeric", optional: true },
    }),
    withFacilitators: field("withFacilitators", {
      ...{ label: t("series.settings.facilitators"), type: "checkbox" },
      options: [{ value: "on", text: t("series.settings.withFacilitators") }],
    }),
    kept: field("kept", { label: t("series.wish.heading"), hint: t("series.wish.hint") }),
  };
}
