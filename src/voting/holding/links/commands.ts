import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { currentGrouping } from "../../../grouping/index.ts";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Locale } from "../../../platform/locales.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { staffCanOpenLinks, type Ballot } from "../../queries.ts";
import { secrecyOf } from "../../secrecy.ts";
import { writeLetter, type Occasion } from "./letter.ts";
import { hasAddress, localeOf } from "../addressee.ts";
import { getElectorate, listAddressees } from "../queries.ts";

/*
 * A voter is a row; links are added to it, and none is taken away before the voter votes with one: a mail that arrives
 * late, a slip of paper and a reminder all work. These are parts of other acts, which hold the ballot.
 */

/** What writing to voters needs besides the database. */
export type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMails" | "sendsMail" | "jobs">;

const rowsAtOnce = 1_000;

/** Gives a vote to each of the electorate who has none yet. Who has one keeps it. */
export async function enlist(trx: Tx, ballot: Ballot): Promise<void> {
  const { id: ballotId, programmeId, votingBy, audienceKind } = ballot;
  const { voters } = await getElectorate(trx, ballot);
  // Groups matter only where several of them vote together.
  const groups = audienceKind === "everyone" ? ((await currentGrouping(trx, programmeId))?.groups ?? []) : [];
  // The contact of several groups' organisations votes with the first of the groups.
  const groupOf = (asked: readonly string[]) =>
    groups.find(({ organisationIds }) => asked.some((each) => organisationIds.includes(each)))?.id ?? null;
  const rows = voters.map(({ id: participantId, organisationId, organisationIds }) => ({
    ballotId,
    participantId,
    organisationId: votingBy === "organisation" ? organisationId : null,
    groupId: groupOf(organisationIds),
  }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto("voters")
      .values(rows.slice(from, from + rowsAtOnce))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** A voter who has not voted and may be given a link. */
export interface WaitingVoter {
  id: string;
  participantId: string;
  organisationId: string | null;
}

/** A voter's new link; it is nowhere but here. */
export interface Linked<V extends WaitingVoter> {
  voter: V;
  token: string;
}

/** Adds a link to each of the voters. */
export async function addLinks<V extends WaitingVoter>(trx: Tx, voters: readonly V[]): Promise<Linked<V>[]> {
  const linked = voters.map((voter) => ({ voter, token: newToken() }));
  for (let from = 0; from < linked.length; from += rowsAtOnce) {
    const part = linked.slice(from, from + rowsAtOnce);
    const given = sql.join(part.map(({ voter, token }) => sql`(${voter.id}::uuid, ${tokenHash(token)}::text)`));
    await sql`
      update voters set token_hashes = token_hashes || given.hash
      from (values ${given}) as given (id, hash) where voters.id = given.id`.execute(trx);
  }
  return linked;
}

/** Writes to those of the voters who have an address, each with a new link. Returns whom. */
export async function writeTo<V extends WaitingVoter>(
  trx: Tx,
  { publicUrl, texts, postMails, sendsMail }: Posting,
  { ballot, occasion }: { ballot: Ballot; occasion: Occasion },
  voters: readonly V[],
): Promise<V[]> {
  const { id: ballotId, programmeId } = ballot;
  const programme = await getProgramme(trx, programmeId);
  const people = await listAddressees(trx, programmeId);
  const secrecy = secrecyOf(ballot, await staffCanOpenLinks({ db: trx, sendsMail }, ballotId));
  const reached = voters.filter(({ participantId }) => hasAddress(people.get(participantId)));
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  const mails = (await addLinks(trx, reached)).flatMap(({ voter, token }) => {
    const person = people.get(voter.participantId);
    if (person === undefined) return [];
    const { name, email } = person;
    const locale = localeOf(person, programme);
    const when = (instant: Temporal.Instant | null) =>
      instant === null ? "" : formatInstant(instant, locale, programme.timeZone);
    const letter = {
      ...{ occasion, secrecy, contact, name, programme: programme.name },
      ...{ title: textIn(ballot.titles, locale), audience: textIn(ballot.audienceNames, locale) },
      ...{ opens: when(ballot.opensAt), closes: when(ballot.closesAt) },
      votesFor: voter.organisationId === null ? null : person.organisation,
      url: voterUrl(publicUrl, token, locale),
      declineUrl: new URL(`/v/${token}/reminders?lang=${locale}`, publicUrl).href,
    };
    const written = writeLetter(letter, texts[locale]);
    return [{ programmeId, ballotId, toName: name, toAddress: email, locale, ...written }];
  });
  await postMails(trx, mails);
  return reached;
}

/** The address that opens a voter's page. */
export function voterUrl(publicUrl: URL, token: string, locale: Locale): string {
  return new URL(`/v/${token}?lang=${locale}`, publicUrl).href;
}
