import type { Temporal } from "temporal-polyfill";
import { segmentsByUnit, type Segment } from "../../../organisations/index.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { LinkNeeded } from "../../../platform/errors.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { getUnit, type Unit } from "../../assessing/queries.ts";
import type { Tool } from "../../queries.ts";
import { askForOwnLinkUrl } from "../addresses.ts";
import { isOpen, type Round } from "../round.ts";
import { roundColumns, type Ask } from "../queries.ts";
import type { StoredSaid } from "./said.ts";

/** All that a unit's own pages tell. */
export interface Own {
  ask: Ask;
  round: Round;
  isOpen: boolean;
  programme: Programme;
  unit: Unit;
  /** Null where the unit belongs to no segment. */
  segment: Segment | null;
  /** The tools that concern the unit now. */
  tools: Tool[];
  /** What is stored, by tool; also of tools that no longer concern it. */
  said: Map<string, Stored>;
}

/** What is stored of one tool. */
export interface Stored extends StoredSaid {
  toolId: string;
  assessmentId: string | null;
  savedAt: Temporal.Instant;
}

/** The unit's pages by what its link opened; throws LinkNeeded once the link has been ended. */
export async function loadOwn(db: Db, askId: string): Promise<Own> {
  const ask = await findAsk(db, askId);
  if (ask?.revokedAt !== null) throw new LinkNeeded("unit", askForOwnLinkUrl);
  const { programmeId, unitId: organisationId } = ask;
  const round = await db
    .selectFrom("ownRounds")
    .select(roundColumns)
    .where("id", "=", ask.roundId)
    .executeTakeFirstOrThrow();
  return {
    ...{ ask, round, isOpen: isOpen(round, await databaseNow(db)) },
    programme: await getProgramme(db, programmeId),
    ...(await getUnit(db, { programmeId, organisationId })),
    segment: (await segmentsByUnit(db, programmeId)).get(organisationId) ?? null,
    said: await listSaid(db, askId),
  };
}

export async function findAsk(db: Db, askId: string): Promise<Ask | undefined> {
  return await asks(db).where("id", "=", askId).executeTakeFirst();
}

/** The same, held until the act is done: one who answers at a time. */
export async function lockOwnAsk(trx: Tx, askId: string): Promise<Ask> {
  const ask = await asks(trx).where("id", "=", askId).forUpdate().executeTakeFirst();
  if (ask?.revokedAt !== null) throw new LinkNeeded("unit", askForOwnLinkUrl);
  return ask;
}

function asks(db: Db) {
  return db
    .selectFrom("ownAsks")
    .select(["id", "programmeId", "roundId", "unitId", "participantId", "mailedAt", "openedAt", "sentAt"])
    .select(["revokedAt", "declinedAt", "createdAt"]);
}

/** What is stored of an ask, by tool. */
export async function listSaid(db: Db, askId: string): Promise<Map<string, Stored>> {
  const rows = await db
    .selectFrom("ownAnswers")
    .select(["toolId", "answer", "note", "sentAnswer", "sentNote", "assessmentId", "savedAt"])
    .where("askId", "=", askId)
    .orderBy("toolId")
    .execute();
  return new Map(rows.map((row) => [row.toolId, row]));
}
