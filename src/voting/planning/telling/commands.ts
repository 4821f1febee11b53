import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Mail } from "../../../platform/mail.ts";
import type { Texts } from "../../../platform/locales.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { hasAddress, localeOf, type Addressee } from "../../holding/addressee.ts";
import { listAddressees } from "../../holding/queries.ts";
import { mergeTargets } from "../../marks.ts";
import { listOptions, lockBallotOf, type Ballot } from "../../queries.ts";
import { plannedOptions } from "../plan.ts";
import { listPlanned } from "../queries.ts";
import { proposerLetter, resultLetter } from "./letter.ts";
import { listTold, listUntoldProposers } from "./queries.ts";

type Posting = Pick<Deps, "db" | "texts" | "postMails">;

export type TellingRefusal = "not-published";

/**
 * Writes the published result to everybody who has a vote and an address, once. The mails hold no link, so nothing in
 * them is secret; proposers whose topic was chosen are told of it too, where they are known.
 */
export async function tellResult(
  posting: Posting,
  { programmeId, ballotId }: { programmeId: string; ballotId: string },
  actorId: string,
): Promise<TellingRefusal | null> {
  return await posting.db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    const { result, publishedAt } = ballot;
    if (result === null || publishedAt === null) return "not-published";
    const { numUpdatedRows: rows } = await trx
      .updateTable("ballots")
      .set({ resultToldAt: await databaseNow(trx) })
      .where("id", "=", ballotId)
      .where("resultToldAt", "is", null)
      .executeTakeFirst();
    if (rows === 0n) return null;
    const programme = await getProgramme(trx, programmeId);
    const chosen = result.winnerIds.flatMap((id) => result.options.find((option) => option.id === id)?.names ?? []);
    const isPlanned = (await listPlanned(trx, ballotId)).some(({ state }) => state === "planned");
    const lettersTo = ({ locale, ...reader }: Addressee) => {
      const title = textIn(ballot.titles, locale);
      const names = chosen.map((texts) => textIn(texts, locale));
      return resultLetter({ title, chosen: names, isPlanned, programme }, { ...reader, locale }, posting.texts[locale]);
    };
    const mails = await mailsTo(trx, { programme, ballotId }, await listTold(trx, ballotId), lettersTo);
    await posting.postMails(trx, mails);
    await tellProposers(trx, posting, ballot);
    const details = { told: mails.length };
    await recordAct(trx, { actorId, programmeId, act: "ballot.tell-result", subject: ballotId, details });
    return null;
  });
}

/**
 * Writes to those whose own proposal was chosen and has become a workshop, once each, as a part of another act. Of a
 * secret vote nobody knows who they are: their own page tells them. Nobody is told before the result is published.
 */
export async function tellProposers(trx: Tx, posting: Posting, ballot: Ballot): Promise<void> {
  if (ballot.publishedAt === null) return;
  const untold = await listUntoldProposers(trx, ballot.id);
  if (untold.length === 0) return;
  const planned = plannedOptions(await listPlanned(trx, ballot.id));
  const options = await listOptions(trx, ballot.id);
  const targets = mergeTargets(options);
  const namesOf = (id: string): Texts =>
    options.find((option) => option.id === id)?.names ?? { fi: "", sv: "", en: "" };
  const chosen = untold
    .map((proposer) => ({ ...proposer, chosenId: targets.get(proposer.optionId) ?? proposer.optionId }))
    .filter(({ chosenId }) => planned.has(chosenId));
  if (chosen.length === 0) return;
  const programme = await getProgramme(trx, ballot.programmeId);
  const mails: Mail[] = [];
  for (const { participantId, optionId, chosenId } of chosen) {
    const letterTo = ({ name, locale }: Addressee) => {
      const [own, topic] = [textIn(namesOf(optionId), locale), textIn(namesOf(chosenId), locale)];
      const about = { title: textIn(ballot.titles, locale), own, topic, programme };
      return proposerLetter(about, { name }, posting.texts[locale]);
    };
    mails.push(...(await mailsTo(trx, { programme, ballotId: ballot.id }, [participantId], letterTo)));
  }
  await posting.postMails(trx, mails);
  await trx
    .updateTable("ballotOptions")
    .set({ proposerToldAt: await databaseNow(trx) })
    .where(
      "id",
      "in",
      chosen.map(({ optionId }) => optionId),
    ) // prettier-ignore
    .execute();
}

/** A mail to each of the participants who has an address, in their own language where the programme speaks it. */
async function mailsTo(
  trx: Tx,
  { programme, ballotId }: { programme: Programme; ballotId: string },
  participantIds: readonly string[],
  letterTo: (reader: Addressee) => { subject: string; body: string },
): Promise<Mail[]> {
  const people = await listAddressees(trx, programme.id);
  return participantIds.flatMap((id) => {
    const person = people.get(id);
    if (person === undefined || !hasAddress(person)) return [];
    const reader = { ...person, locale: localeOf(person, programme) };
    const to = { toName: person.name, toAddress: person.email, locale: reader.locale };
    return [{ programmeId: programme.id, aboutBallotId: ballotId, ...to, ...letterTo(reader) }];
  });
}
