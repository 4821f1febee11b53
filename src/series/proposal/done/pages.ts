import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, formatNumber, formatShare } from "../../../platform/i18n.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import type { Names } from "../../mistake-words.ts";
import { peopleWithoutNeed, type PeopleFigures } from "../../method/objective.ts";
import { countApart } from "../../material/proposal-input.ts";
import { problemOf, type Problem } from "../../method/problem.ts";
import { figuresOf, hasSameGroups, plannedWorkshops, type DoneProposal } from "../../stored.ts";
import { namesOf } from "../../words.ts";
import { comparison } from "../comparison/pages.ts";
import { leftOutModel } from "../failed/pages.ts";
import { keptPlaces } from "../hand/anew.ts";
import { editedModel, renewalModel } from "../hand/pages.ts";
import type { ProposalSeen } from "../queries.ts";
import { isCountShown, isPartShown, leastShown, seesAll, share1 } from "../sight.ts";
import { provenText } from "../waiting/pages.ts";
import { audienceSections } from "../workshops/pages.ts";

/** A proposal that is there: what it comes to, its workshops with their reasons, and what else there could be. */
export function doneModel(seen: ProposalSeen, stored: DoneProposal, mayPlan: boolean, asking: Asking) {
  const { programme, row, current, organisations, groups, drafts } = seen;
  const problem = problemOf(stored.input.instance);
  const names = namesOf(stored.input, organisations, asking);
  const isInUse = current?.proposalId === row.id;
  const planned = plannedWorkshops(stored);
  const kept = keptPlaces(stored);
  const isNew = (topic: string) => drafts.get(topic) === "open";
  const around = { ...{ seen, stored, problem, names, kept }, mayPlan, mayChange: mayPlan && !isInUse };
  return {
    lead: leadText(figuresOf(stored), planned.length, problem, asking),
    plannedFor: plannedForText(stored, asking),
    proof: proofText(stored, problem, asking),
    edited: stored.edited === undefined ? null : editedModel(around, asking),
    isInUse,
    workshopsUrl: `${programmeUrl(programme.id)}/workshops`,
    acceptance: mayPlan && !isInUse ? acceptance(seen, stored, asking) : null,
    groupsChanged: !isInUse && !hasSameGroups(stored.input, groups),
    hasDrafts: planned.some(({ topic }) => isNew(topic)),
    audiences: audienceSections(around, asking),
    failed: leftOutModel(stored.input.topics, row.settings, { names, programmeId: programme.id }, asking),
    renewal: mayPlan ? renewalModel(around, asking) : null,
    comparison: comparison(around, asking),
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

/** Groups' own workshops that are planned for some only: the others are in the figures with the common ones. */
function plannedForText({ input }: DoneProposal, asking: Asking): string | null {
  const planned = input.instance.participants.filter(({ group }) => group !== undefined).length;
  const others = countApart(input);
  if (others === 0) return null;
  if (!isPartShown(planned, planned + others, asking)) return asking.t("series.proposal.plannedForSome");
  const { t } = asking;
  return t("series.proposal.plannedFor", { count: planned, others: t("series.ofOrganisations", { count: others }) });
}

/** How near to the best possible it is known to be, and what the first quick answer was worth. */
function proofText({ proposal, quick, endedEarly }: DoneProposal, { counted }: Problem, asking: Asking): string {
  const { t, locale } = asking;
  if (endedEarly !== undefined) return t(`series.proposal.early.${endedEarly}`);
  const proof = provenText(proposal, asking);
  if (quick === undefined || quick.objective >= proposal.objective - 1e-6 || !isCountShown(counted, asking))
    return proof;
  return `${proof} ${t("series.proposal.quick", { share: share1(quick.people.mean, locale) })}`;
}

function acceptance({ current, replaced }: ProposalSeen, { input }: DoneProposal, { t }: Asking) {
  if (current === undefined) {
    const text = t(input.slots === undefined ? "series.accept.first" : "series.accept.firstDated");
    return { replaces: "", text, people: null };
  }
  const people = replaced.people === 0 ? null : t("series.accept.people", { count: replaced.people });
  return { replaces: current.id, text: t("series.accept.replacing", { count: replaced.workshops }), people };
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

function madeFrom({ programme, row }: ProposalSeen, { proposal }: DoneProposal, { t, locale }: Asking): string[] {
  return [
    t("series.made.at", {
      at: formatInstant(row.createdAt, locale, programme.timeZone),
      seconds: formatNumber(proposal.milliseconds / 1000, locale, 1),
    }),
    t("series.made.method", { method: row.methodVersion, seed: row.seed }),
    t("series.made.input", { hash: (row.inputHash ?? "").slice(0, 12) }),
  ];
}
