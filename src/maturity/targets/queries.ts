import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

/** A level that units are to reach by a day. */
export interface Target {
  id: string;
  programmeId: string;
  /** The part of the register, with what is below it; null is every unit. */
  unitId: string | null;
  /** Null is the mean of all tools. */
  toolId: string | null;
  /** 1–500. */
  level: number;
  startsOn: string;
  dueOn: string;
  /** The colleague who answers for it. */
  ownerId: string | null;
  /** The colleague's name, or somebody else's as it was written. */
  ownerName: string;
  isEnded: boolean;
}

/** The programme's targets by the day they are due on, those that are not pursued any more last. */
export async function listTargets(db: Db, programmeId: string): Promise<Target[]> {
  const rows = await db
    .selectFrom("maturityTargets")
    .leftJoin("users", "users.id", "ownerId")
    .select(["maturityTargets.id", "programmeId", "unitId", "toolId", "level", "startsOn", "dueOn"])
    .select(["ownerId", "ownerName", "users.name as colleague", "endedAt"])
    .where("programmeId", "=", programmeId)
    .orderBy(({ eb }) => eb("endedAt", "is not", null))
    .orderBy("dueOn")
    .orderBy("maturityTargets.createdAt")
    .orderBy("maturityTargets.id")
    .execute();
  return rows.map(({ colleague, endedAt, ownerName, ...row }) => ({
    ...row,
    ownerName: colleague ?? ownerName,
    isEnded: endedAt !== null,
  }));
}

export async function getTarget(db: Db, programmeId: string, targetId: string): Promise<Target> {
  const target = (await listTargets(db, programmeId)).find(({ id }) => id === targetId);
  if (target === undefined) throw new NotFound("target");
  return target;
}
