// A stored proposal of who helps whom: what it was made for, what came out, and what staff have changed in it since.
import { createHash } from "node:crypto";
import type { Cost, Weights } from "../method/problem.ts";

/** What a proposal is made for. */
export interface ProposalWishes {
  /** From when on the mentors help. */
  startsOn: string;
  /** How many months from then on the mentors' days must be enough. */
  months: number;
  weights: Weights;
  /** Whether units keep the mentor that they have, so that only those without get one. */
  keepsPresent: boolean;
  /** The part of the tree whose units are looked at; null is all of it. */
  branchId: string | null;
}

export const usualWishes: Omit<ProposalWishes, "startsOn"> = {
  months: 3,
  weights: { skills: 1, balance: 1, continuity: 1 },
  keepsPresent: false,
  branchId: null,
};

/** What came out, as it was computed. */
export interface ProposalFigures {
  /** The mentors in the order of the rows' distances, with their days a month. */
  mentors: { id: string; days: number }[];
  cost: Cost;
  gap: number;
}

/** Why a row is what it is: how far each mentor's skills are from what the unit needs, in the order of the mentors. */
export interface RowWhy {
  distances: number[];
  days: number;
  /** Whether anything is known of what the unit needs. */
  isKnown: boolean;
}

export interface ProposalRow {
  unitId: string;
  nowMentorId: string | null;
  mentorId: string | null;
  isLocked: boolean;
  isChanged: boolean;
  why: RowWhy;
}

export interface StoredProposal {
  id: string;
  wishes: ProposalWishes;
  figures: ProposalFigures;
  basedOn: string;
  rows: ProposalRow[];
}

/** What becomes of a unit: its mentor stays, another comes, it gets a first one, or it is left without. */
export type ProposalChange = "stays" | "moves" | "new" | "left";

export function changeOf({ nowMentorId, mentorId }: Pick<ProposalRow, "nowMentorId" | "mentorId">): ProposalChange {
  if (mentorId === null) return "left";
  if (nowMentorId === null) return "new";
  return nowMentorId === mentorId ? "stays" : "moves";
}

/** The units and days a month that the rows give to each mentor, by id. @param of whose the row is; null for nobody's. */
export function loadsOf(
  rows: readonly ProposalRow[],
  of: (row: ProposalRow) => string | null,
): Map<string, { units: number; days: number }> {
  const loads = new Map<string, { units: number; days: number }>();
  for (const row of rows) {
    const id = of(row);
    if (id === null) continue;
    const { units, days } = loads.get(id) ?? { units: 0, days: 0 };
    loads.set(id, { units: units + 1, days: days + row.why.days });
  }
  return loads;
}

/** A sign of who has whom and who is there: when it has changed, a proposal made before is none any more. */
export function stateKey(
  assigned: readonly { unitId: string; mentorId: string; startsOn: string }[],
  mentors: readonly { id: string; startsOn: string; endsOn: string | null }[],
): string {
  const rows = [
    ...assigned.map(({ unitId, mentorId, startsOn }) => `unit ${unitId} ${mentorId} ${startsOn}`),
    ...mentors.map(({ id, startsOn, endsOn }) => `mentor ${id} ${startsOn} ${endsOn ?? ""}`),
  ];
  return createHash("sha256").update(rows.sort().join("\n")).digest("hex");
}

/** The input's hash, stored with what came out of it. */
export function inputHash(input: unknown): string {
  return createHash("sha256").update(JSON.stringify(input)).digest("hex");
}
