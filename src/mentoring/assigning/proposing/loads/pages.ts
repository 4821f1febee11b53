import type { Asking } from "../../../../platform/asking.ts";
import { formatNumber } from "../../../../platform/i18n.ts";
import type { Mentor } from "../../../mentors/mentor.ts";
import { daysText, loadModel } from "../../../mentors/telling/pages.ts";
import { changeOf, loadsOf, type ProposalChange, type StoredProposal } from "../proposal.ts";

/** Each mentor's load now and in the proposal, with how many units come and go. */
export function loadRows(mentors: readonly Mentor[], { rows, figures }: StoredProposal, asking: Asking) {
  const { t } = asking;
  const [before, after] = [loadsOf(rows, ({ nowMentorId }) => nowMentorId), loadsOf(rows, ({ mentorId }) => mentorId)];
  const names = new Map(mentors.map(({ id, name }) => [id, name]));
  const daysOf = new Map(figures.mentors.map(({ id, days }) => [id, days]));
  // Who does not go on has units to hand on.
  const leaving = [...before.keys()].filter((id) => !daysOf.has(id));
  return [...daysOf.keys(), ...leaving].map((id) => {
    const none = { units: 0, days: 0 };
    const [now, then] = [before.get(id) ?? none, after.get(id) ?? none];
    const gets = rows.filter(({ mentorId, nowMentorId }) => mentorId === id && nowMentorId !== id).length;
    const gives = rows.filter(({ mentorId, nowMentorId }) => nowMentorId === id && mentorId !== id).length;
    const days = daysOf.get(id);
    return {
      name: names.get(id) ?? "",
      now: t("mentors.proposal.nowLoad", { count: now.units, days: daysText(now.days, asking) }),
      units: t("mentors.units", { count: then.units }),
      changes: [
        ...(gets === 0 ? [] : [t("mentors.proposal.gets", { count: gets })]),
        ...(gives === 0 ? [] : [t("mentors.proposal.gives", { count: gives })]),
      ].join(", "),
      load:
        days === undefined
          ? null
          : loadModel({ month: "", needed: then.days, given: null, free: days, available: days }, asking),
    };
  });
}

/** How many units keep their mentor, get another or a first one, and are left without. */
export function changeTiles({ rows }: StoredProposal, { t, locale }: Asking) {
  const counts = new Map<ProposalChange, number>();
  for (const row of rows) counts.set(changeOf(row), (counts.get(changeOf(row)) ?? 0) + 1);
  const tiles: [ProposalChange, string][] = [
    ["stays", t("mentors.proposal.tiles.stays", { count: counts.get("stays") ?? 0 })],
    ["moves", t("mentors.proposal.tiles.moves", { count: counts.get("moves") ?? 0 })],
    ["new", t("mentors.proposal.tiles.new", { count: counts.get("new") ?? 0 })],
    ["left", t("mentors.proposal.tiles.left", { count: counts.get("left") ?? 0 })],
  ];
  return tiles.map(([change, name]) => ({ value: formatNumber(counts.get(change) ?? 0, locale), name }));
}
