import type { Asking } from "../../platform/asking.ts";
import { formField, summary, type Field } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatInstant, formatShare } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import type { SeriesSettings } from "../material.ts";
import type { AskMistake } from "../mistake-words.ts";
import type { CurrentSeries, ProgrammeMaterial, StoredRow } from "../queries.ts";
import { figuresOf, plannedWorkshops } from "../stored.ts";
import { defaultSettings, defaultSeed, fairnessStep, fairnessSteps, type FairnessStep } from "./settings.ts";

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
  "fixed-group-unknown": "mode",
  "fixed-too-many": "own",
  "fixed-topic-twice": "own",
  "fixed-member-elsewhere": "mode",
  "fixed-seats-over-size": "most",
  "fixed-seats-per-person": "perPerson",
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

export interface SeriesSeen {
  programme: { id: string; timeZone: string };
  material: ProgrammeMaterial | undefined;
  current: CurrentSeries | undefined;
  proposals: StoredRow[];
}

/** What was typed with what is wrong: at its field, in words with figures. */
export interface Typed {
  form: FormState;
  told: { field: FieldName; text: string } | null;
}

export const nothingTyped: Typed = { form: emptyForm, told: null };

/** Which series there is, which were proposed, and the settings for the next. */
export function seriesPage(
  { programme, material, current, proposals }: SeriesSeen,
  typed: Typed,
  asking: Asking,
): Page {
  const { t, role, locale } = asking;
  const mayAsk = role === "planner" || role === "owner";
  const fields = material === undefined ? null : settingsFields(material, proposals[0], typed, asking);
  const mistakes = fields === null ? [] : summary(Object.values(fields));
  const isWrong = (names: readonly FieldName[]) => fields !== null && names.some((name) => fields[name].error !== null);
  return {
    view: "series/series",
    title: t("series.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      groupsUrl: `${programmeUrl(programme.id)}/groups`,
      lead: material === undefined ? null : leadText(material, asking),
      drafts:
        material?.topics.every(({ id }) => id === null) === true
          ? t("series.home.drafts", { count: material.topics.length })
          : null,
      current:
        current === undefined
          ? null
          : {
              text: t("series.home.current", {
                count: current.workshops,
                share: formatShare(current.figures.mean, locale),
              }),
              url: proposalUrl(programme.id, current.proposalId),
              workshopsUrl: `${programmeUrl(programme.id)}/workshops`,
            },
      proposals: proposals.map((row) => proposalLine(programme, row, current, asking)),
      askUrl: `${seriesUrl(programme.id)}/proposals`,
      mayAsk,
      mistakes,
      fields,
      isModeOpen: fields !== null && (fields.mode.value !== "groups" || isWrong(["mode", "workshops", "perPerson"])),
      areLimitsOpen: isWrong(["least", "most", "limit", "amount", "seed"]),
    },
  };
}

function leadText({ people, groups, topics }: ProgrammeMaterial, { t }: Asking): string {
  return t("series.home.lead", {
    organisations: t("series.ofOrganisations", { count: people.length }),
    groups: t("series.ofGroups", { count: groups.length }),
    topics: t("series.ofTopics", { count: topics.length }),
  });
}

function proposalLine(
  programme: SeriesSeen["programme"],
  row: StoredRow,
  current: CurrentSeries | undefined,
  { t, locale }: Asking,
) {
  const { id, state, result } = row;
  const done = state === "done" && result?.proposal !== undefined ? result : null;
  const workshops = done === null ? null : t("series.ofWorkshops", { count: plannedWorkshops(done).length });
  return {
    url: proposalUrl(programme.id, id),
    at: formatInstant(row.createdAt, locale, programme.timeZone),
    state:
      done === null
        ? t(stateText[state === "done" ? "failed" : state])
        : t("series.home.proposed", { workshops: workshops ?? "", share: formatShare(figuresOf(done).mean, locale) }),
    isCurrent: current?.proposalId === id,
    isEdited: done?.edited !== undefined,
  };
}

const stateText: Record<Exclude<StoredRow["state"], "done">, Key> = {
  queued: "series.state.running",
  running: "series.state.running",
  failed: "series.state.failed",
  cancelled: "series.state.cancelled",
};

export type FieldName =
  "mode" | "own" | "common" | "workshops" | "perPerson" | "least" | "most" | "fairness" | "limit" | "amount" | "seed";

/** The form starts from the settings of the last proposal, or from what suits the groups. */
function settingsFields(
  material: ProgrammeMaterial,
  last: StoredRow | undefined,
  { form, told }: Typed,
  { t }: Asking,
): Record<FieldName, Field> {
  const sizes = material.groups.map(({ id }) => material.people.filter(({ groupId }) => groupId === id).length);
  const { lambda, amount, ...start } = { ...defaultSettings(sizes), ...last?.settings };
  const values = { ...start, fairness: fairnessStep(lambda), amount: amount ?? "", seed: last?.seed ?? defaultSeed };
  const at = told === null ? form : { ...form, mistakes: { ...form.mistakes, [told.field]: "form.wrong" as const } };
  const field = (name: FieldName, settings: Parameters<typeof formField>[3]): Field => {
    const made = formField(at, t, name, { value: String(values[name]), ...settings });
    return told?.field === name ? { ...made, error: told.text } : made;
  };
  const number = (name: FieldName, label: Key, hint?: Key) =>
    field(name, { label: t(label), inputmode: "numeric", ...(hint === undefined ? {} : { hint: t(hint) }) });
  const options = <T extends string>(words: Record<T, Key>) =>
    (Object.keys(words) as T[]).map((value) => ({ value, text: t(words[value]) }));
  return {
    own: number("own", "series.settings.own"),
    common: number("common", "series.settings.common"),
    fairness: field("fairness", {
      label: t("series.settings.fairness"),
      hint: t("series.settings.fairnessHint"),
      options: Object.keys(fairnessSteps).map((step) => ({ value: step, text: t(fairnessText[step as FairnessStep]) })),
    }),
    mode: field("mode", {
      label: t("series.settings.mode"),
      type: "radio",
      options: (Object.keys(modeText) as SeriesSettings["mode"][]).map((value) => ({
        value,
        text: t(modeText[value][0]),
        hint: t(modeText[value][1]),
      })),
    }),
    workshops: number("workshops", "series.settings.workshops", "series.settings.workshopsHint"),
    perPerson: number("perPerson", "series.settings.perPerson"),
    least: number("least", "series.settings.least"),
    most: number("most", "series.settings.most"),
    limit: field("limit", { label: t("series.settings.limit"), options: options(limitText) }),
    amount: field("amount", { label: t("series.settings.amount"), inputmode: "numeric", optional: true }),
    seed: number("seed", "series.settings.seed", "series.settings.seedHint"),
  };
}

export function seriesUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/series`;
}

export function proposalUrl(programmeId: string, proposalId: string): string {
  return `${seriesUrl(programmeId)}/proposals/${proposalId}`;
}
