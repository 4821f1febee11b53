import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ballotState } from "../../ballot-life.ts";
import { hasAddress, localeOf } from "../../holding/addressee.ts";
import { listAddressees } from "../../holding/queries.ts";
import { listOptions, lockBallotOf } from "../../queries.ts";
import { inviteLetter } from "./letter.ts";
import { findInvitation } from "./queries.ts";

/**
 * Writes to those who have voted about the options that have come since. Nobody is written to twice about the same ones;
 * the letter holds no link, so it need not be kept from staff.
 */
export async function inviteBack(
  { db, texts, postMails }: Pick<Deps, "texts" | "postMails"> & { db: Db },
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (ballotState(ballot, await databaseNow(trx)) !== "open") return 0;
    const { added, voterIds } = await findInvitation(trx, ballot, await listOptions(trx, ballotId));
    if (voterIds.length === 0) return 0;
    const programme = await getProgramme(trx, programmeId);
    const people = await listAddressees(trx, programmeId);
    const voters = await trx.selectFrom("voters").select("participantId").where("id", "in", voterIds).execute();
    const mails = voters.flatMap(({ participantId }) => {
      const person = people.get(participantId ?? "");
      if (person === undefined || !hasAddress(person)) return [];
      const locale = localeOf(person, programme);
      const invite = {
        name: person.name,
        title: textIn(ballot.titles, locale),
        added: added.map(({ names }) => textIn(names, locale)),
        closes: ballot.closesAt === null ? "" : formatInstant(ballot.closesAt, locale, programme.timeZone),
        contact: [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", "),
        programme: programme.name,
      };
      const letter = inviteLetter(invite, texts[locale]);
      const to = { toName: person.name, toAddress: person.email, locale };
      return [{ programmeId, aboutBallotId: ballotId, ...to, ...letter }];
    });
    await postMails(trx, mails);
    const places = trx.selectFrom("ballotOptions").where("ballotId", "=", ballotId);
    const { last } = await places.select(({ fn }) => fn.max("position").as("last")).executeTakeFirstOrThrow();
    await trx.updateTable("ballots").set({ invitedBackTo: last }).where("id", "=", ballotId).execute();
    const details = { voters: mails.length };
    await recordAct(trx, { actorId, programmeId, act: "ballot.invite-back", subject: ballotId, details });
    return mails.length;
  });
}
