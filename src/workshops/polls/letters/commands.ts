import { Temporal } from "temporal-polyfill";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, formatSpan, textIn } from "../../../platform/i18n.ts";
import { newAttendeeLink } from "../../attendees/commands.ts";
import type { Posting } from "../../letters/commands.ts";
import { letterLocale } from "../../letters/writing.ts";
import type { PollContents, PollPerson } from "../queries.ts";
import { pollLetter, type PollTongue } from "./poll-letter.ts";

/** What letters of a poll tell of it. */
type Told = Pick<PollContents, "programme" | "poll" | "dates">;

/** Asks these people, or asks them once more, each by a personal link; returns how many had an address. */
export async function postAsking(
  trx: Tx,
  { publicUrl, texts, postMail }: Posting,
  kind: "ask" | "remind",
  { dates: all, ...more }: Told,
  people: readonly PollPerson[],
): Promise<number> {
  const { programme, poll } = more;
  const now = await databaseNow(trx);
  const dates = all.filter(({ startsAt }) => Temporal.Instant.compare(startsAt, now) > 0);
  const reached = people.filter(({ isReached }) => isReached);
  for (const person of reached) {
    const url = new URL(`/w/${await newAttendeeLink(trx, person.attendeeId)}`, publicUrl);
    const letter = { kind, programme, pollId: poll.id, person };
    await postMail(trx, pollLetter(letter, tongueOf({ ...more, dates }, person, texts), url));
  }
  const ids = reached.map(({ attendeeId }) => attendeeId);
  if (ids.length === 0) return 0;
  const mailed = trx.updateTable("pollPeople").set({ mailedAt: now }).where("pollId", "=", poll.id);
  await mailed.where("attendeeId", "in", ids).execute();
  return ids.length;
}

/** Tells these people which date it became; nothing is asked of them. Returns how many had an address. */
export async function postFixed(
  trx: Tx,
  { texts, postMail }: Posting,
  told: Told,
  people: readonly PollPerson[],
): Promise<number> {
  const { programme, poll } = told;
  const reached = people.filter(({ isReached }) => isReached);
  for (const person of reached) {
    const letter = { kind: "fixed" as const, programme, pollId: poll.id, person };
    await postMail(trx, pollLetter(letter, tongueOf(told, person, texts), null));
  }
  return reached.length;
}

/** The poll in the person's language where the programme speaks it. */
function tongueOf({ programme, poll, dates }: Told, person: PollPerson, texts: Deps["texts"]): PollTongue {
  const locale = letterLocale(programme, person.locale);
  const { timeZone } = programme;
  return {
    ...{ t: texts[locale], locale, name: textIn(poll.titles, locale) },
    dates: dates.map((date) => formatSpan(date, locale, timeZone) ?? ""),
    closes: formatInstant(poll.closesAt, locale, timeZone),
  };
}
