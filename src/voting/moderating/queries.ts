import { sql } from "kysely";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { ballotState } from "../ballot-life.ts";
import { listOptions, lockBallotOf, type Ballot, type BallotOption } from "../queries.ts";

/** One option of a programme's ballot. */
export interface OptionPlace {
  programmeId: string;
  ballotId: string;
  optionId: string;
}

export interface LockedOption {
  ballot: Ballot;
  options: BallotOption[];
  option: BallotOption;
  /** Whether options may be tended: while topics are proposed or voted on. */
  isTended: boolean;
}

/** The option for a change, with its ballot locked: one change at a time, and none while a vote is being cast. */
export async function lockOption(trx: Tx, { programmeId, ballotId, optionId }: OptionPlace): Promise<LockedOption> {
  const ballot = await lockBallotOf(trx, programmeId, ballotId);
  const options = await listOptions(trx, ballotId);
  return { ballot, options, option: optionOf(options, optionId), isTended: isTended(ballot, await databaseNow(trx)) };
}

/** Whether the ballot's options may be tended now. */
export function isTended(ballot: Ballot, now: Parameters<typeof ballotState>[1]): boolean {
  const state = ballotState(ballot, now);
  return state === "proposing" || state === "open";
}

/** The option of the address; throws NotFound for one that is not the ballot's. */
export function optionOf(options: readonly BallotOption[], optionId: string): BallotOption {
  const option = options.find(({ id }) => id === optionId);
  if (option === undefined) throw new NotFound("option");
  return option;
}

/** Whether somebody has voted who had one of the options before them. */
export async function isOnPapers(db: Db, ballotId: string, optionIds: readonly string[]): Promise<boolean> {
  const paper = db
    .selectFrom("ballotPapers")
    .select("id")
    .where("ballotId", "=", ballotId)
    .where(sql<boolean>`jsonb_exists_any(seen, ${optionIds}::text[])`)
    .limit(1);
  return (await paper.executeTakeFirst()) !== undefined;
}
