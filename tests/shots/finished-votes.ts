import type { Db } from "../../src/platform/database.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { closeBallot } from "../../src/voting/closing/commands.ts";
import { draftBallot } from "../../src/voting/drafting/commands.ts";
import { usualSettings } from "../../src/voting/settings.ts";
import { aMarkedBallot } from "../voting/closing/a-marked-ballot.ts";

export interface FinishedVotes {
  /** Two topics chosen from rankings; its result is published, with receipts. */
  closed: { ballotId: string; token: string };
  /** The same asked again, with nobody's vote yet. */
  ranked: { ballotId: string; token: string };
  /** Papers on which points are given, and dots shared out. */
  scored: { ballotId: string; token: string };
  dotted: { ballotId: string; token: string };
  /** Topics within hours, which nobody has been told of. */
  draftId: string;
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
  const scored = await aMarkedBallot(db, { ...ballot, settings: { form: "score", rule: "score" }, papers: [] });
  const dots = { form: "dots", rule: "score", mostMarks: 10 } as const;
  const dotted = await aMarkedBallot(db, { ...ballot, settings: dots, papers: [] });
  const linkOf = ({ ballotId, tokens: [token = ""] }: typeof closed) => ({ ballotId, token });
  const links = { closed: linkOf(closed), ranked: linkOf(ranked), scored: linkOf(scored), dotted: linkOf(dotted) };
  return { ...links, draftId: await draftHours(db, { programmeId, ownerId }) };
}

/** A draft for everyone in the programme, of topics of the team's own with hours to be written. */
async function draftHours(
  db: Db,
  { programmeId, ownerId }: { programmeId: string; ownerId: string },
): Promise<string> {
  const named = (fi: string) => ({ fi, sv: `${fi} (sv)`, en: `${fi} (en)` });
  const settings = { ...usualSettings, purpose: "hours", rule: "pb_mes", budgetMinutes: 360 } as const;
  const times = { closesOn: "2099-03-20", closesAt: "16:00", chainId: null };
  const options = { topics: [], ownTopics: optionNames.map(named), organisations: [] };
  const everyone = { everyone: named("Kaikki"), list: named("Luettelo") };
  const details = { titles: named("Mihin kuusi tuntia käytetään?"), settings, ...times, ...options };
  const drafted = await draftBallot(db, programmeId, { ...details, audience: { kind: "everyone" } }, everyone, ownerId);
  if ("refused" in drafted) throw new Error(drafted.refused);
  return drafted.id;
}

/** A participant may propose a word that is wider than a phone: no page of the vote may be. */
async function proposeLongWord(db: Db, ballotId: string): Promise<void> {
  const proposal = "Asiakastyytyväisyysmittausjärjestelmät";
  await db.insertInto("ballotOptions").values({ ballotId, proposal, origin: "voter", position: 9 }).execute();
}
