import type { Db } from "../../src/platform/database.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { closeBallot } from "../../src/voting/closing/commands.ts";
import { aMarkedBallot } from "../voting/closing/a-marked-ballot.ts";

export interface FinishedVotes {
  /** Two topics chosen from rankings; its result is published, with receipts. */
  closed: { ballotId: string; token: string };
  /** The same asked again, with nobody's vote yet. */
  ranked: { ballotId: string; token: string };
}

const voters = 14;
const optionNames = ["Videot ja reelsit", "Excelin perusteet", "Tietosuoja ja hyvä kirjaaminen", "Canva", "Etätyön sovellukset"]; // prettier-ignore

/** What the demo's own votes do not show: papers to be put in order, and what was chosen from them, told step by step. */
export async function finishVotes(
  { db }: Deps,
  { programmeId, ownerId }: { programmeId: string; ownerId: string },
): Promise<FinishedVotes> {
  const people = db.selectFrom("participants").select("id").where("programmeId", "=", programmeId);
  const participantIds = (await people.orderBy("name").limit(voters).execute()).map(({ id }) => id);
  const settings = { purpose: "several", form: "ranking", rule: "stv", seats: 2, hasReceipts: true } as const;
  const orders = participantIds.map((_, at) => ({ [at % 3]: 1, [3 + (at % 2)]: 2, [(at + 1) % 3]: 3 }));
  const ballot = { programmeId, participantIds, settings, optionNames };
  const closed = await aMarkedBallot(db, { ...ballot, papers: orders });
  await proposeLongWord(db, closed.ballotId);
  await closeBallot(db, { programmeId, ballotId: closed.ballotId }, ownerId);
  const ranked = await aMarkedBallot(db, { ...ballot, papers: [] });
  await proposeLongWord(db, ranked.ballotId);
  const linkOf = ({ ballotId, tokens: [token = ""] }: typeof closed) => ({ ballotId, token });
  return { closed: linkOf(closed), ranked: linkOf(ranked) };
}

/** A participant may propose a word that is wider than a phone: no page of the vote may be. */
async function proposeLongWord(db: Db, ballotId: string): Promise<void> {
  const proposal = "Asiakastyytyväisyysmittausjärjestelmät";
  await db.insertInto("ballotOptions").values({ ballotId, proposal, origin: "voter", position: 9 }).execute();
}
