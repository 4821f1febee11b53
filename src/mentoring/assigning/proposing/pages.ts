import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl } from "../../addresses.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { assignText, proposalUrl } from "../pages.ts";
import type { Unit } from "../queries.ts";
import type { AcceptRefusal } from "./commands.ts";
import { shownRows, type ProposalWanted, type ShownRows } from "./forms.ts";
import { changeTiles, loadRows } from "./loads/pages.ts";
import type { ProposalRow, StoredProposal } from "./proposal.ts";
import { rowModel } from "./rows/pages.ts";
import { failureText, progressModel } from "./runs/pages.ts";
import { isUnderWay, type Run } from "./runs/run.ts";
import { wishFields } from "./wishes/pages.ts";

export const acceptText: Record<AcceptRefusal, Key> = {
  ...assignText,
  gone: "mentors.proposal.gone",
  "being-made": "mentors.proposal.beingMade",
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
  /** The run asked for last. */
  run: Run | undefined;
}

/** Who should help whom: what is asked for, what the product proposes, and why. */
export function proposalPage(
  seen: ProposalSeen,
  { wanted, form, alert }: { wanted: ProposalWanted; form: FormState; alert: Key | null },
  asking: Asking,
): Page {
  const { t } = asking;
  const { programmeId, proposal, run } = seen;
  const isBeingMade = run !== undefined && isUnderWay(run);
  // What came to nothing is asked for again as it was.
  const before = run?.state === "failed" ? run.wishes : proposal?.wishes;
  const fields = wishFields({ ...seen, before }, form, asking);
  const mistakes = summary([fields.startsOn, fields.months]);
  const isFailed = run?.state === "failed" && run.failure !== null;
  return {
    view: "mentoring/assigning/proposal",
    region: "mentoring/assigning/_proposal",
    title: t("mentors.proposal.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ fields, mistakes, actionUrl: proposalUrl(programmeId) },
      listUrl: assignmentsUrl(programmeId),
      alert: alert === null ? null : t(alert),
      accepted: wanted.accepted === undefined ? null : t("mentors.proposal.accepted", { count: wanted.accepted }),
      failed: isFailed ? t(failureText[run.failure ?? "computing"]) : null,
      running: isBeingMade ? progressModel(run, asking) : null,
      isOpen: proposal === undefined || mistakes.length > 0 || isFailed,
      proposal: proposal === undefined || isBeingMade ? null : proposalModel(seen, proposal, wanted, asking),
    },
  };
}

function proposalModel(seen: ProposalSeen, proposal: StoredProposal, wanted: ProposalWanted, asking: Asking) {
  const { t, locale } = asking;
  const { rows, wishes } = proposal;
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
      day: formatDay(wishes.startsOn, locale),
    }),
    gap: gapText(proposal, asking),
    tooMany: kinds.left.length === 0 ? null : t("mentors.proposal.tooMany", { count: kinds.left.length }),
    tiles: changeTiles(proposal, asking),
    loads: loadRows(seen.mentors, proposal, asking),
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

/** How far the proposal could be from the best: "the best there is", or "at most 3 % from it"; that is gone once staff change it. */
function gapText({ rows, figures: { gap } }: StoredProposal, { t, locale }: Asking): string {
  const byHand = rows.filter(({ isChanged }) => isChanged).length;
  if (byHand > 0) return t("mentors.proposal.byHand", { count: byHand });
  if (gap === 0) return t("mentors.proposal.best");
  if (gap > 0.5) return t("mentors.proposal.notProven");
  return t("mentors.proposal.gap", { share: formatShare(Math.max(gap, 0.01), locale) });
}
