import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { getProgramme } from "../../programmes/index.ts";
import { ballotState } from "../ballot-life.ts";
import { localeOf, type Addressee } from "../holding/addressee.ts";
import { addLinks, voterUrl } from "../holding/links/commands.ts";
import { lockWaiting } from "../holding/links/queries.ts";
import { listAddressees } from "../holding/queries.ts";
import { lockBallotOf } from "../queries.ts";

/** A voter's slip of paper: whose it is, and the link that stands on it and nowhere else. */
export interface Slip extends Addressee {
  url: string;
}

/**
 * Makes new links, to be printed, for everybody who has not voted. The links they have go on working until they vote
 * with one of them. Who has voted gets no slip: it would be a second vote.
 */
export async function printSlips(
  { db, publicUrl }: Pick<Deps, "db" | "publicUrl">,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<Slip[] | "not-open"> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballotState(ballot, await databaseNow(trx)) !== "open") return "not-open";
    const people = await listAddressees(trx, programmeId);
    const programme = await getProgramme(trx, programmeId);
    const slips = (await addLinks(trx, await lockWaiting(trx, ballotId))).flatMap(({ voter, token }): Slip[] => {
      const person = people.get(voter.participantId);
      if (person === undefined) return [];
      const locale = localeOf(person, programme);
      return [{ ...person, locale, url: voterUrl(publicUrl, token, locale) }];
    });
    const act = { actorId, programmeId, act: "ballot.new-links", subject: ballotId };
    await recordAct(trx, { ...act, details: { slips: slips.length } });
    return slips.sort(
      (a, b) => a.organisation.localeCompare(b.organisation, "fi") || a.name.localeCompare(b.name, "fi"),
    );
  });
}
