import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl } from "../../addresses.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { loadModel } from "../../mentors/telling/pages.ts";
import { assignText, proposalUrl } from "../pages.ts";
import type { Unit } from "../queries.ts";
import type { AcceptRefusal, ProposingRefusal } from "./commands.ts";
import { shownRows, weightSteps, type ProposalWanted, type ShownRows } from "./forms.ts";
import { rowLoads, usualWishes, type ProposalRow, type ProposalWishes, type StoredProposal } from "./proposal.ts";
import { rowModel } from "./rows/pages.ts";

export const proposingText: Record<ProposingRefusal, Key> = {
  "no-mentors": "mentors.proposal.noMentors",
  "no-units": "mentors.proposal.noUnits",
  busy: "mentors.proposal.busy",
};
export const acceptText: Record<AcceptRefusal, Key> = {
  ...assignText,
  gone: "mentors.proposal.gone",
  stale: "mentors.proposal.stale",
};

const shownText: Record<ShownRows, Key> = {
  changes: "mentors.proposal.changes",
  left: "mentors.proposal.left",
  all: "mentors.proposal.all",
};

const pageSize = 50;

export interface ProposalSeen {
  programmeId: string;
  today: string;
  mentors: readonly Mentor[];
  units: readonly Unit[];
  proposal: StoredProposal | undefined;
  /** Whether who has whom has changed since the proposal was made. */
  isStale: boolean;
}

/** Who should help whom: what is asked for, what the product proposes, and why. */
export function proposalPage(
  seen: ProposalSeen,
  { wanted, form, alert }: { wanted: ProposalWanted; form: FormState; alert: Key | null },
  asking: Asking,
): Page {
  const { t } = asking;
  const { programmeId, proposal } = seen;
  const fields = wishFields(seen, form, asking);
  const mistakes = summary([fields.startsOn, fields.months]);
  const url = proposalUrl(programmeId);
  return {
    view: "mentoring/assigning/proposal",
    region: "mentoring/assigning/_proposal",
    title: t("mentors.proposal.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ fields, mistakes, actionUrl: url },
      listUrl: assignmentsUrl(programmeId),
      alert: alert === null ? null : t(alert),
      accepted: wanted.accepted === undefined ? null : t("mentors.proposal.accepted", { count: wanted.accepted }),
      isOpen: proposal === undefined || mistakes.length > 0,
      proposal: proposal === undefined ? null : proposalModel(seen, proposal, wanted, asking),
    },
  };
}

function proposalModel(seen: ProposalSeen, proposal: StoredProposal, wanted: ProposalWanted, asking: Asking) {
  const { t, locale } = asking;
  const { rows, figures, wishes } = proposal;
  const url = proposalUrl(seen.programmeId);
  const kinds: Record<ShownRows, readonly ProposalRow[]> = {
    changes: rows.filter(({ nowMentorId, mentorId }) => nowMentorId !== mentorId),
    left: rows.filter(({ mentorId }) => mentorId === null),
    all: rows,
  };
  const units = new Map(seen.units.map((unit, place) => [unit.id, { unit, place }]));
  const placeOf = ({ unitId }: ProposalRow) => units.get(unitId)?.place ?? 0;
  const listed = [...kinds[wanted.show]].sort((a, b) => placeOf(a) - placeOf(b));
  const pages = Math.max(1, Math.ceil(listed.length / pageSize));
  const page = Math.min(wanted.page, pages);
  const pageUrl = (to: number, show = wanted.show) =>
    `${url}?${new URLSearchParams({ show, page: String(to) }).toString()}`;
  const shown = listed.slice((page - 1) * pageSize, page * pageSize);
  return {
    id: proposal.id,
    stale: seen.isStale ? t("mentors.proposal.stale") : null,
    lead: t("mentors.proposal.lead", {
      count: rows.length,
      changes: kinds.changes.length,
      left: kinds.left.length,
      day: formatDay(wishes.startsOn, locale),
    }),
    gap: gapText(figures.gap, asking),
    tooMany: kinds.left.length === 0 ? null : t("mentors.proposal.tooMany", { count: kinds.left.length }),
    loads: loadRows(seen, proposal, asking),
    tabs: shownRows.map((show) => ({
      text: t(shownText[show], { count: kinds[show].length }),
      url: pageUrl(1, show),
      isCurrent: show === wanted.show,
    })),
    rows: shown.flatMap((row) => {
      const unit = units.get(row.unitId)?.unit;
      return unit === undefined ? [] : [rowModel({ row, unit, proposal, mentors: seen.mentors }, asking)];
    }),
    rowUrl: `${url}/rows?${new URLSearchParams({ show: wanted.show, page: String(page) }).toString()}`,
    acceptUrl: `${url}/acceptance`,
    dropUrl: `${url}/removal`,
    mayAccept: !seen.isStale && kinds.changes.length > 0,
    nothing: t(wanted.show === "left" ? "mentors.proposal.noneLeft" : "mentors.proposal.noChanges"),
    hasPages: pages > 1,
    pageText: t("mentors.waiting.page", { page, pages }),
    previousUrl: page > 1 ? pageUrl(page - 1) : null,
    nextUrl: page < pages ? pageUrl(page + 1) : null,
  };
}

/** How far the proposal could be from the best: "the best there is", or "at most 3 % from it". */
function gapText(gap: number, { t, locale }: Asking): string {
  if (gap === 0) return t("mentors.proposal.best");
  if (gap > 0.5) return t("mentors.proposal.notProven");
  return t("mentors.proposal.gap", { share: gap < 0.01 ? "1 %" : formatShare(gap, locale) });
}

function loadRows({ mentors }: ProposalSeen, { rows, figures }: StoredProposal, asking: Asking) {
  const loads = rowLoads(rows);
  const names = new Map(mentors.map(({ id, name }) => [id, name]));
  const { t } = asking;
  return figures.mentors.map(({ id, days }) => ({
    name: names.get(id) ?? "",
    units: t("mentors.units", { count: rows.filter(({ mentorId }) => mentorId === id).length }),
    load: loadModel({ month: "", needed: loads.get(id) ?? 0, given: null, free: days, available: days }, asking),
  }));
}

function wishFields({ today, units, proposal, mentors }: ProposalSeen, form: FormState, { t }: Asking) {
  const firstStart = mentors.map(({ startsOn }) => startsOn).sort()[0] ?? today;
  const first = firstStart > today ? firstStart : today;
  const wishes: ProposalWishes = proposal?.wishes ?? { startsOn: first, ...usualWishes };
  const weight = (name: keyof ProposalWishes["weights"], label: Key) =>
    formField(form, t, name, {
      ...{ label: t(label), value: String(wishes.weights[name]) },
      options: weightSteps.map((value) => ({ value, text: t(weightText[value]) })),
    });
  const branches = units.filter(({ isBottom }) => !isBottom).map(({ id, name }) => ({ value: id, text: name }));
  return {
    startsOn: formField(form, t, "startsOn", {
      ...{ label: t("mentors.proposal.startsOn"), type: "date", value: wishes.startsOn },
    }),
    months: formField(form, t, "months", {
      ...{ label: t("mentors.proposal.months"), hint: t("mentors.proposal.monthsHint") },
      ...{ inputmode: "numeric", autocomplete: "off", value: String(wishes.months) },
    }),
    skills: weight("skills", "mentors.proposal.skills"),
    balance: weight("balance", "mentors.proposal.balance"),
    continuity: weight("continuity", "mentors.proposal.continuity"),
    keepsPresent: formField(form, t, "keepsPresent", {
      ...{ label: t("mentors.proposal.present"), type: "checkbox", value: wishes.keepsPresent ? "on" : "" },
      options: [{ value: "on", text: t("mentors.proposal.keepsPresent") }],
    }),
    branchId: formField(form, t, "branchId", {
      ...{ label: t("mentors.proposal.branch"), value: wishes.branchId ?? "" },
      options: [{ value: "", text: t("mentors.proposal.allUnits") }, ...branches],
    }),
  };
}

const weightText: Record<(typeof weightSteps)[number], Key> = {
  "0": "mentors.proposal.weightNone",
  "1": "mentors.proposal.weightUsual",
  "3": "mentors.proposal.weightMuch",
};
