import type { Db, Tx } from "../../../platform/database.ts";
import { isAtWork, type Mentor } from "../../mentors/mentor.ts";
import { listLoads, listUnitDays, monthsFrom } from "../../mentors/months/queries.ts";
import { loadOverview } from "../../mentors/overview/queries.ts";
import { listMentors } from "../../mentors/queries.ts";
import { getSettings } from "../../mentors/settings/queries.ts";
import { loadUnitNeeds } from "../material/queries.ts";
import type { UnitNeeds } from "../method/distance.ts";
import { listAssigned, listUnits } from "../queries.ts";
import type { AskedMentor, AskedUnit } from "./instance.ts";
import {
  stateKey,
  type ProposalFigures,
  type ProposalRow,
  type ProposalWishes,
  type StoredProposal,
} from "./proposal.ts";

/** The proposal that waits for staff, with its rows by unit; undefined where there is none. */
export async function findProposal(db: Db, programmeId: string): Promise<StoredProposal | undefined> {
  const row = await db
    .selectFrom("assignmentProposals")
    .select(["id", "settings", "figures", "basedOn"])
    .where("programmeId", "=", programmeId)
    .where("acceptedAt", "is", null)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const rows = await db
    .selectFrom("assignmentProposalRows")
    .select(["unitId", "nowMentorId", "mentorId", "isLocked", "isChanged", "why"])
    .where("proposalId", "=", row.id)
    .execute();
  return {
    ...{ id: row.id, basedOn: row.basedOn, rows: rows as ProposalRow[] },
    wishes: row.settings as ProposalWishes,
    figures: row.figures as ProposalFigures,
  };
}

/** A sign of who has whom now: see stateKey. */
export async function currentState(db: Db | Tx, programmeId: string): Promise<string> {
  return stateKey(await listAssigned(db, programmeId), await listMentors(db, programmeId));
}

/** Everything that a proposal is made from. */
export interface Material {
  mentors: AskedMentor[];
  units: AskedUnit[];
  needsOf: Map<string, UnitNeeds>;
  basedOn: string;
}

/** What staff have decided on in the proposal that waits. */
export type Locked = ReadonlyMap<string, string | null>;

/** The units that staff have decided on in the proposal that waits, by unit with the mentor or none. */
export async function listLocked(db: Db, programmeId: string): Promise<Locked> {
  const rows = await db
    .selectFrom("assignmentProposalRows")
    .innerJoin("assignmentProposals", "assignmentProposals.id", "proposalId")
    .select(["unitId", "mentorId"])
    .where("assignmentProposals.programmeId", "=", programmeId)
    .where("acceptedAt", "is", null)
    .where("isLocked", "=", true)
    .execute();
  return new Map(rows.map(({ unitId, mentorId }) => [unitId, mentorId]));
}

export async function loadProposalMaterial(
  db: Db,
  programmeId: string,
  wishes: ProposalWishes,
  locked: Locked,
): Promise<Material> {
  const everybody = await listMentors(db, programmeId);
  const assigned = await listAssigned(db, programmeId);
  const basedOn = stateKey(assigned, everybody);
  const atWork = everybody.filter((mentor) => isAtWork(mentor, wishes.startsOn));
  const mentors = await withMonths(db, programmeId, atWork, wishes);

  const all = await listUnits(db, programmeId);
  const presentOf = new Map(assigned.map((each) => [each.unitId, each]));
  const inBranch = within(all, wishes.branchId);
  const present = new Set(atWork.map(({ id }) => id));
  const { waiting } = await loadOverview(db, programmeId);
  const weeksOf = new Map(waiting.map(({ unitId, weeks }) => [unitId, weeks]));
  const unitDays = await listUnitDays(db, programmeId);
  const { usualDays } = await getSettings(db, programmeId);
  const units = all.flatMap(({ id, isBottom }): AskedUnit[] => {
    const has = presentOf.get(id);
    const isLookedAt = isBottom && inBranch.has(id);
    // What others have takes of their days, whatever is looked at.
    if (has === undefined ? !isLookedAt : !isLookedAt && !present.has(has.mentorId)) return [];
    const keeps = has !== undefined && (wishes.keepsPresent || !isLookedAt || has.startsOn > wishes.startsOn);
    const kept = keeps && present.has(has.mentorId) ? has.mentorId : undefined;
    const decided = locked.get(id);
    return [
      {
        ...{ id, days: unitDays.get(id) ?? usualDays, nowMentorId: has?.mentorId ?? null },
        fixedMentorId: decided === null || present.has(decided ?? "") ? decided : kept,
        weeksWaited: weeksOf.get(id) ?? 0,
      },
    ];
  });
  return { mentors, units, basedOn, needsOf: await loadUnitNeeds(db, programmeId, all) };
}

async function withMonths(
  db: Db,
  programmeId: string,
  mentors: readonly Mentor[],
  { startsOn, months }: ProposalWishes,
): Promise<AskedMentor[]> {
  const loads = await listLoads(db, programmeId, mentors, monthsFrom(startsOn, months));
  return mentors.map(({ id, needIds, toolIds }) => ({ id, needIds, toolIds, months: loads.get(id) ?? [] }));
}

/** The ids of the part of the tree and of everything below it; all of them where none is chosen. */
function within(units: readonly { id: string; parentId: string | null }[], branchId: string | null): Set<string> {
  if (branchId === null) return new Set(units.map(({ id }) => id));
  const below = Map.groupBy(units, ({ parentId }) => parentId);
  const found = new Set([branchId]);
  for (const id of found) for (const part of below.get(id) ?? []) found.add(part.id);
  return found;
}
