import type { Asking } from "../../platform/asking.ts";
import { formatNumber, formatShare } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { guardRefusal, type Candidate, type GuardRefusal } from "../method/number/choose.ts";
import { groupsUrl, settingsUrl } from "../addresses.ts";
import type { HeldBy } from "../method/constraints/links.ts";
import type { Run } from "../queries.ts";
import type { Remark } from "../method/remarks.ts";
import type { StoredResult } from "../stored.ts";
import { LEAST_STABILITY } from "../method/number/stability.ts";
import { stageAt, type Stage } from "./progress.ts";
import { mistakeModel, type MistakeModel } from "../settings/words/pages.ts";
import type { GroupSizes } from "../settings/constraints.ts";
import type { Failure, RunSettings, StartRefusal } from "./settings.ts";

export const refusalText: Record<StartRefusal, Key> = {
  "no-survey": "grouping.empty.noSurvey",
  "no-answers": "grouping.empty.noAnswers",
};

const failureText: Record<Extract<Failure, string>, Key> = {
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

/** Why the last run came to nothing, when it did. @param names organisations' names by id. */
export function failureOf(
  run: Run | undefined,
  names: ReadonlyMap<string, string>,
  asking: Asking,
): Omit<MistakeModel, "field"> | null {
  if (run?.state !== "failed") return null;
  const error = run.error ?? "computing";
  if (typeof error === "string") return { text: asking.t(failureText[error]), link: null };
  const { text, link } = mistakeModel(error, (id) => names.get(id) ?? "", run.programmeId, asking);
  return { text: asking.t("grouping.failed.settings", { why: text }), link };
}

/** The button that starts a grouping: with the settings of the one before, or the usual ones; and the way to others. */
export function startForm({ programmeId, before }: { programmeId: string; before: Run | undefined }) {
  return {
    url: `${groupsUrl(programmeId)}/runs`,
    settingsUrl: settingsUrl(programmeId),
    sameAs: before?.id ?? null,
  };
}

/** The same settings as before, for a button that asks for nothing; staff's links and locks are taken as they are now. */
export function sameSettings({ id }: Run): { name: string; value: string }[] {
  return [{ name: "sameAs", value: id }];
}

/** Why there are as many groups as there are, and what settings did to them: sentences in the order of the reasoning. */
export function whySentences({ settings }: Run, result: StoredResult, asking: Asking): string[] {
  return [
    ...remarkSentences(result, asking),
    ...numberSentences(settings, result, asking),
    ...constraintSentences(settings, result, asking),
  ];
}

function numberSentences({ k: wanted }: RunSettings, result: StoredResult, { t, locale }: Asking): string[] {
  const { k, n, upperBound, examined } = result;
  const stability = ({ stability: found }: Candidate) => (found === null ? "–" : formatNumber(found.median, locale, 2));
  const least = formatNumber(LEAST_STABILITY, locale, 2);
  const sentences = examined.map((candidate) => {
    const refused = guardRefusal(candidate, n);
    const values = { count: candidate.k, smallest: candidate.smallestGroup, stability: stability(candidate), least };
    return t(refused === null ? "grouping.why.passed" : guardText[refused], values);
  });
  if (wanted !== "auto") return [t("grouping.why.set", { count: k }), ...sentences];
  const bound = upperBound === 1 ? t("grouping.why.noneAtAll") : t("grouping.why.upperBound", { count: upperBound });
  // Where links and sizes do not let one audience be, the fewest groups that can be are kept, whatever the guard thinks.
  const isForced = k > 1 && result.verdict === "one-audience";
  return [
    bound,
    ...sentences,
    ...(k === 1 && upperBound > 1 ? [t("grouping.why.nonePassed")] : []),
    ...(isForced ? [t("grouping.why.forced", { count: k })] : []),
  ];
}

const remarkText: Record<Exclude<Remark["reason"], "unanswered-needs">, Key> = {
  "no-answers": "grouping.why.remark.noAnswers",
  "all-needs-left-out": "grouping.why.remark.allNeedsLeftOut",
  "no-profiles": "grouping.why.remark.noProfiles",
  "one-profile": "grouping.why.remark.oneProfile",
  "everyone-alike": "grouping.why.remark.everyoneAlike",
  "few-different-profiles": "grouping.why.remark.fewDifferentProfiles",
};

/** What is odd about the answers; the first runs did not look for it. */
function remarkSentences({ remarks }: Partial<Pick<StoredResult, "remarks">>, { t }: Asking): string[] {
  return (remarks ?? []).map((remark) => {
    if (remark.reason === "unanswered-needs")
      return t("grouping.why.remark.unansweredNeeds", { count: remark.needs.length });
    const { reason, ...figures } = remark;
    return t(remarkText[reason], { ...figures, count: "people" in remark ? remark.people : 0 });
  });
}

/** A loss of closeness under which the groups are as good as without constraints. */
const hardlyAnyCost = 0.005;

/** What sizes, links and locks did to the groups. */
function constraintSentences(
  { sizes, hand }: RunSettings,
  { constraints, members, k }: Partial<Pick<StoredResult, "constraints">> & Pick<StoredResult, "members" | "k">,
  { t, locale }: Asking,
): string[] {
  if (constraints == null || k === 1) return [];
  const held = (by: HeldBy) => members.filter((member) => member?.heldBy === by).length;
  const by = (reason: HeldBy, key: Key) => (held(reason) === 0 ? [] : [t(key, { count: held(reason) })]);
  const asked = [
    ...(hand.links.length > 0 ? [t("grouping.why.constraint.links", { count: hand.links.length })] : []),
    ...(hand.locks.length > 0 ? [t("grouping.why.constraint.locks", { count: hand.locks.length })] : []),
    ...(sizes.least === null && sizes.most === null ? [] : [t(sizeKey(sizes), { ...sizeValues(sizes) })]),
  ];
  const cost = { cost: formatNumber(constraints.cost, locale, 2) };
  return [
    t("grouping.why.constraint.asked", {
      what: new Intl.ListFormat(locale, { type: "conjunction" }).format(asked),
    }),
    constraints.cost === 0
      ? t("grouping.why.constraint.free")
      : t(constraints.cost < hardlyAnyCost ? "grouping.why.constraint.cheap" : "grouping.why.constraint.costs", cost),
    ...by("link", "grouping.why.constraint.heldByLink"),
    ...by("lock", "grouping.why.constraint.heldByLock"),
    ...by("size", "grouping.why.constraint.heldBySize"),
    ...(constraints.placed.length > 0
      ? [t("grouping.why.constraint.placed", { count: constraints.placed.length })]
      : []),
  ];
}

function sizeKey({ least, most }: GroupSizes): Key {
  if (least === null) return "grouping.why.constraint.sizeMost";
  return most === null ? "grouping.why.constraint.sizeLeast" : "grouping.why.constraint.sizeBoth";
}

function sizeValues({ least, most }: GroupSizes): { least: number; most: number } {
  return { least: least ?? 1, most: most ?? 0 };
}
