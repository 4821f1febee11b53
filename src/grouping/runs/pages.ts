import type { Asking } from "../../platform/asking.ts";
import { formField, summary, type Field } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatNumber, formatShare, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Survey } from "../../surveys/index.ts";
import { guardRefusal, type Candidate, type GuardRefusal } from "../choose.ts";
import { groupNumbers, wishesWeights } from "../forms.ts";
import { groupsUrl } from "../groups/pages.ts";
import type { Run } from "../queries.ts";
import type { StoredResult } from "../stored.ts";
import { LEAST_STABILITY } from "../stability.ts";
import { stageAt, type Stage } from "./progress.ts";
import { defaultSeed, defaultSettings, type Failure, type StartRefusal } from "./settings.ts";

export const refusalText: Record<StartRefusal, Key> = {
  "no-survey": "grouping.empty.noSurvey",
  "no-answers": "grouping.empty.noAnswers",
};

const failureText: Record<Failure, Key> = {
  "too-many-groups": "grouping.failed.tooManyGroups",
  computing: "grouping.failed.computing",
};

const stageText: Record<Stage, Key> = {
  waiting: "grouping.running.waiting",
  references: "grouping.running.references",
  stability: "grouping.running.stability",
  solidity: "grouping.running.solidity",
  industry: "grouping.running.industry",
};

const guardText: Record<GuardRefusal, Key> = {
  "too-small": "grouping.why.tooSmall",
  "like-chance": "grouping.why.likeChance",
  unstable: "grouping.why.unstable",
};

/** The region that asks every second how far the run has come. */
export function progressPage(run: Run, asking: Asking): Page {
  return {
    view: "grouping/_progress",
    region: "grouping/_progress",
    title: asking.t("grouping.title"),
    model: progressModel(run, asking),
  };
}

/** How far the run under way has come. */
export function progressModel({ id, programmeId, state, progress }: Run, { t, locale }: Asking) {
  const url = `${groupsUrl(programmeId)}/runs/${id}`;
  return {
    url,
    groupsUrl: groupsUrl(programmeId),
    cancelUrl: `${url}/cancellation`,
    percent: Math.round(progress * 100),
    text: t("grouping.running.progress", {
      share: formatShare(progress, locale),
      stage: t(stageText[state === "queued" ? "waiting" : stageAt(progress)]),
    }),
  };
}

/** Why the last run came to nothing, when it did. */
export function failureOf(run: Run | undefined, { t }: Asking): string | null {
  return run?.state === "failed" ? t(failureText[run.error ?? "computing"]) : null;
}

/** The form that starts a grouping, with the settings of the one before or the usual ones. */
export function startForm(
  {
    programmeId,
    before,
    surveys,
    form,
  }: { programmeId: string; before: Run | undefined; surveys: Survey[]; form: FormState },
  { t, locale }: Asking,
) {
  const now = before ?? { settings: defaultSettings, seed: defaultSeed, surveyId: surveys[0]?.id ?? "" };
  const field = (name: string, settings: Parameters<typeof formField>[3]): Field => formField(form, t, name, settings);
  const weightText = {
    "1": t("grouping.settings.weight1"),
    "0.5": t("grouping.settings.weight05"),
    "0.25": t("grouping.settings.weight025"),
  };
  const k = field("k", {
    label: t("grouping.settings.k"),
    hint: t("grouping.settings.kHint"),
    value: String(now.settings.k),
    options: groupNumbers.map((value) => ({ value, text: value === "auto" ? t("grouping.settings.kAuto") : value })),
  });
  const wishesWeight = field("wishesWeight", {
    label: t("grouping.settings.weight"),
    value: String(now.settings.wishesWeight),
    options: wishesWeights.map((value) => ({ value, text: weightText[value] })),
  });
  const blank = field("blank", {
    label: t("grouping.settings.blank"),
    value: now.settings.blank,
    options: [
      { value: "missing", text: t("grouping.settings.blankMissing") },
      { value: "lowest", text: t("grouping.settings.blankLowest") },
    ],
  });
  const seed = field("seed", {
    label: t("grouping.settings.seed"),
    hint: t("grouping.settings.seedHint"),
    value: String(now.seed),
    inputmode: "numeric",
  });
  const survey = field("survey", {
    label: t("grouping.settings.survey"),
    value: surveys[0]?.id ?? now.surveyId,
    options: surveys.map(({ id, titles }) => ({ value: id, text: textIn(titles, locale) })),
  });
  return {
    url: `${groupsUrl(programmeId)}/runs`,
    fields: { k, wishesWeight, blank, seed, survey: surveys.length > 1 ? survey : null },
    mistakes: summary([k, wishesWeight, blank, seed]),
    isOpen: Object.keys(form.mistakes).length > 0,
  };
}

/** The same settings as before, for a button that asks for nothing. */
export function sameSettings({ settings, seed, surveyId }: Run): { name: string; value: string }[] {
  const { k, blank, wishesWeight } = settings;
  return Object.entries({ survey: surveyId, k, blank, wishesWeight, seed }).map(([name, value]) => ({
    name,
    value: String(value),
  }));
}

/** Why there are as many groups as there are: sentences in the order of the reasoning. */
export function whySentences({ settings }: Run, result: StoredResult, { t, locale }: Asking): string[] {
  const { k, n, upperBound, examined } = result;
  const stability = ({ stability: found }: Candidate) => (found === null ? "–" : formatNumber(found.median, locale, 2));
  const least = formatNumber(LEAST_STABILITY, locale, 2);
  const sentences = examined.map((candidate) => {
    const refused = guardRefusal(candidate, n);
    const values = { count: candidate.k, smallest: candidate.smallestGroup, stability: stability(candidate), least };
    return t(refused === null ? "grouping.why.passed" : guardText[refused], values);
  });
  if (settings.k !== "auto") return [t("grouping.why.set", { count: k }), ...sentences];
  const bound = upperBound === 1 ? t("grouping.why.noneAtAll") : t("grouping.why.upperBound", { count: upperBound });
  return [bound, ...sentences, ...(k === 1 && upperBound > 1 ? [t("grouping.why.nonePassed")] : [])];
}
