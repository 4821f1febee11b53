import type { Asking } from "../../platform/asking.ts";
import { formatInstant, formatNumber, formatShare } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { mistakeWords, type Names } from "../mistake-words.ts";
import { peopleWithoutNeed, type PeopleFigures } from "../objective.ts";
import { problemOf, type Problem } from "../problem.ts";
import type { CurrentSeries, StoredRow } from "../queries.ts";
import { proposalUrl, seriesUrl } from "../proposing/pages.ts";
import { figuresOf, hasSameGroups, plannedWorkshops, type PresentGroup, type StoredProposal } from "../stored.ts";
import { namesOf } from "../words.ts";
import type { ChangeRefusal } from "./changes.ts";
import type { AcceptRefusal } from "./commands.ts";
import { comparison } from "./comparison/pages.ts";
import { isCountShown, isPartShown, leastShown, seesAll } from "./sight.ts";
import { audienceSections, share1 } from "./workshops/pages.ts";

/** Why an act on the proposal wasn't done, in words. */
export type Refusal = AcceptRefusal | ChangeRefusal | "in-use";
const refusalText: Record<Refusal, Key> = {
  "not-done": "series.refused.notDone",
  "another-since": "series.refused.anotherSince",
  "topic-gone": "series.refused.topicGone",
  "nothing-left": "series.refused.nothingLeft",
  "topic-twice": "series.refused.topicTwice",
  "not-offered": "series.refused.notOffered",
  "free-choice": "series.refused.freeChoice",
  "in-use": "series.refused.inUse",
};

export interface ProposalSeen {
  programme: { id: string; timeZone: string };
  row: StoredRow;
  current: CurrentSeries | undefined;
  /** How many workshops of the current series have not been held. */
  replaced: number;
  /** The groups in use now, after all that staff have done to them. */
  groups: readonly PresentGroup[];
  /** Names by id. */
  organisations: ReadonlyMap<string, string>;
  refused: Refusal | null;
}

/** A proposal in whatever state it is; the region is all of it, so that it can come in place while one waits. */
export function proposalPage(seen: ProposalSeen, asking: Asking): Page {
  const { programme, row, refused } = seen;
  const { t, role } = asking;
  const url = proposalUrl(programme.id, row.id);
  const { result: stored } = row;
  const mayPlan = role === "planner" || role === "owner";
  const isDone = row.state === "done" && stored?.proposal !== undefined;
  return {
    view: "series/proposal",
    region: "series/_proposal",
    title: t("series.proposal.title"),
    hasMistakes: refused !== null,
    model: {
      url,
      seriesUrl: seriesUrl(programme.id),
      refused: refused === null ? null : t(refusalText[refused]),
      waiting: row.state === "queued" || row.state === "running" ? waiting(row, mayPlan, asking) : null,
      ended: isDone || row.state === "queued" || row.state === "running" ? null : endedText(seen, asking),
      done: isDone ? doneModel(seen, { ...stored, proposal: stored.proposal! }, mayPlan, asking) : null,
    },
  };
}

function waiting({ state, progress, result }: StoredRow, mayCancel: boolean, { t, locale }: Asking) {
  const stage =
    state === "queued" ? "queued" : result?.quick === undefined ? "quick" : progress < 0.7 ? "proof" : "reasons";
  const quick = result?.quick;
  return {
    percent: Math.round(progress * 100),
    stage: t(`series.waiting.${stage}`),
    quick:
      quick === undefined
        ? null
        : t("series.waiting.found", {
            workshops: t("series.ofWorkshops", { count: quick.workshops.length }),
            share: share1(quick.people.mean, locale),
          }),
    mayCancel,
  };
}

function endedText({ row, organisations }: ProposalSeen, asking: Asking): string {
  const { result: stored, state } = row;
  if (stored?.mistake !== undefined)
    return mistakeWords(stored.mistake, namesOf(stored.input, organisations, asking), asking.t);
  return asking.t(state === "cancelled" ? "series.ended.cancelled" : "series.ended.failed");
}

type Done = StoredProposal & { proposal: NonNullable<StoredProposal["proposal"]> };

function doneModel(seen: ProposalSeen, stored: Done, mayPlan: boolean, asking: Asking) {
  const { programme, row, current, organisations, groups } = seen;
  const problem = problemOf(stored.input.instance);
  const names = namesOf(stored.input, organisations, asking);
  const isInUse = current?.proposalId === row.id;
  const figures = figuresOf(stored);
  return {
    lead: leadText(figures, plannedWorkshops(stored).length, problem, asking),
    proof: proofText(stored, problem, asking),
    edited: stored.edited === undefined ? null : editedText(stored.proposal.people, figures, problem, asking),
    mayTakeBack: mayPlan && !isInUse,
    isInUse,
    workshopsUrl: `${programmeUrl(programme.id)}/workshops`,
    acceptance: mayPlan && !isInUse ? acceptance(seen, asking) : null,
    groupsChanged: !isInUse && !hasSameGroups(stored.input, groups),
    hasDrafts: plannedWorkshops(stored).some(({ topic }) =>
      stored.input.topics.some(({ key, id }) => key === topic && id === null),
    ),
    audiences: audienceSections({ stored, problem, names, mayChange: mayPlan && !isInUse }, asking),
    comparison: comparison(stored, Math.round(problem.counted), names, asking),
    withoutNeed: withoutNeedText(problem, names, asking),
    facts: madeFrom(seen, stored, asking),
  };
}

function leadText(figures: PeopleFigures, count: number, { counted }: Problem, asking: Asking): string {
  const { t, locale } = asking;
  const workshops = t("series.ofWorkshops", { count });
  if (!isCountShown(counted, asking)) return t("series.proposal.leadFew", { workshops, least: leastShown });
  const { mean, topNeedMet: met, worstQuarter } = figures;
  const sentences = [t("series.proposal.lead", { workshops, share: formatShare(mean, locale) })];
  if (isPartShown(met, counted, asking)) {
    const numbers = { met: formatNumber(met, locale), counted: formatNumber(counted, locale) };
    sentences.push(t("series.proposal.leadMet", numbers));
  }
  if (isCountShown(Math.ceil(counted / 4), asking))
    sentences.push(t("series.proposal.leadWorst", { worst: formatShare(worstQuarter, locale) }));
  return sentences.join(" ");
}

/** How near to the best possible it is known to be, and what the first quick answer was worth. */
function proofText({ proposal, quick }: Done, { counted }: Problem, asking: Asking): string {
  const { t, locale } = asking;
  const gap = Math.max(0.001, Math.ceil(proposal.gap * 1000) / 1000);
  const proof = proposal.optimal
    ? t("series.proposal.proven")
    : t("series.proposal.within", { gap: share1(gap, locale) });
  if (quick === undefined || quick.objective >= proposal.objective - 1e-6 || !isCountShown(counted, asking))
    return proof;
  return `${proof} ${t("series.proposal.quick", { share: share1(quick.people.mean, locale) })}`;
}

function editedText(proposed: PeopleFigures, now: PeopleFigures, { counted }: Problem, asking: Asking): string {
  const { t, locale } = asking;
  const sentences = [t("series.proposal.edited")];
  const shares = { before: share1(proposed.mean, locale), after: share1(now.mean, locale) };
  if (isCountShown(counted, asking)) sentences.push(t("series.proposal.editedShare", shares));
  const met = [proposed.topNeedMet, now.topNeedMet];
  if (met.every((count) => isPartShown(count, counted, asking))) {
    const [metBefore, metAfter] = met.map((count) => formatNumber(count, locale)) as [string, string];
    sentences.push(t("series.proposal.editedMet", { metBefore, metAfter }));
  }
  return sentences.join(" ");
}

function acceptance({ current, replaced }: ProposalSeen, { t }: Asking) {
  if (current === undefined) return { replaces: "", text: t("series.accept.first") };
  return { replaces: current.id, text: t("series.accept.replacing", { count: replaced }) };
}

function withoutNeedText(problem: Problem, names: Names, asking: Asking): string | null {
  const { t } = asking;
  const people = peopleWithoutNeed(problem);
  const count = people.length;
  if (count === 0) return null;
  if (!isCountShown(count, asking)) return t("series.proposal.withoutNeedFew");
  if (!seesAll(asking)) return t("series.proposal.withoutNeedUnnamed", { count });
  const named = people.map((i) => names.organisation(problem.instance.participants[i]!.id)).join(", ");
  return t("series.proposal.withoutNeed", { count, names: named });
}

function madeFrom({ programme, row }: ProposalSeen, { proposal }: Done, { t, locale }: Asking): string[] {
  return [
    t("series.made.at", {
      at: formatInstant(row.createdAt, locale, programme.timeZone),
      seconds: formatNumber(proposal.milliseconds / 1000, locale, 1),
    }),
    t("series.made.method", { method: row.methodVersion, seed: row.seed }),
    t("series.made.input", { hash: (row.inputHash ?? "").slice(0, 12) }),
  ];
}
