import { shortName } from "../../../../organisations/index.ts";
import type { Asking } from "../../../../platform/asking.ts";
import { formatShare } from "../../../../platform/i18n.ts";
import type { Key } from "../../../../platform/keys.ts";
import type { Mentor } from "../../../mentors/mentor.ts";
import { daysText } from "../../../mentors/telling/pages.ts";
import type { Unit } from "../../queries.ts";
import { changeOf, type ProposalChange, type ProposalRow, type StoredProposal } from "../proposal.ts";

interface RowSeen {
  row: ProposalRow;
  unit: Unit;
  proposal: StoredProposal;
  mentors: readonly Mentor[];
}

/** A unit of the proposal: who helps it now and who would, and why. */
export function rowModel({ row, unit, proposal, mentors }: RowSeen, asking: Asking) {
  const { t } = asking;
  const nameOf = new Map(mentors.map(({ id, name }) => [id, name]));
  const name = (id: string | null) => (id === null ? t("mentors.proposal.nobody") : (nameOf.get(id) ?? ""));
  const options = proposal.figures.mentors.map(({ id }) => ({
    value: id,
    text: nameOf.get(id) ?? "",
    isChosen: id === row.mentorId,
  }));
  return {
    id: unit.id,
    ...shortName(unit.name),
    now: name(row.nowMentorId),
    next: name(row.mentorId),
    changes: row.nowMentorId !== row.mentorId,
    isLeft: row.mentorId === null,
    isLocked: row.isLocked,
    isChanged: row.isChanged,
    why: reasonsOf({ row, unit, proposal, mentors }, asking),
    options: [{ value: "", text: t("mentors.proposal.nobody"), isChosen: row.mentorId === null }, ...options],
  };
}

/** Skills, time and continuity of a row in words. */
function reasonsOf({ row, proposal, mentors }: RowSeen, asking: Asking): string[] {
  const { t, locale } = asking;
  const { why, mentorId } = row;
  if (mentorId === null) return [t(row.isLocked ? "mentors.proposal.whyChosenLeft" : "mentors.proposal.whyLeft")];
  const place = proposal.figures.mentors.findIndex(({ id }) => id === mentorId);
  const mentor = mentors.find(({ id }) => id === mentorId);
  const hasSkills = mentor !== undefined && mentor.needIds.length + mentor.toolIds.length > 0;
  const distance = why.distances[place];
  const skills = !why.isKnown
    ? t("mentors.proposal.whyUnknownUnit")
    : !hasSkills || distance === undefined
      ? t("mentors.proposal.whyUnknownMentor")
      : t("mentors.proposal.whySkills", { share: formatShare(1 - distance, locale) });
  const continuity = t(continuityText[changeOf(row)]);
  return [skills, t("mentors.daysAMonth", { days: daysText(why.days, asking) }), continuity];
}

const continuityText: Record<ProposalChange, Key> = {
  stays: "mentors.proposal.whyStays",
  moves: "mentors.proposal.whyMoves",
  new: "mentors.proposal.whyNew",
  left: "mentors.proposal.whyLeft",
};
