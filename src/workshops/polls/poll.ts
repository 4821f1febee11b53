import { Temporal } from "temporal-polyfill";

/** What one says of a date: it suits, it will do if need be, it doesn't suit. */
export const dateAnswers = ["yes", "maybe", "no"] as const;
export type DateAnswer = (typeof dateAnswers)[number];

export interface PollDate {
  id: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

/** Somebody who has been asked, as far as dates are weighed. */
export interface Asked {
  attendeeId: string;
  organisationId: string | null;
  /** Whether the person is the organisation's main contact. */
  isMain: boolean;
}

export interface GivenAnswer {
  dateId: string;
  attendeeId: string;
  answer: DateAnswer;
}

/** Where a date stands: how many it suits, and whom it would leave out. */
export interface Standing {
  date: PollDate;
  yes: number;
  maybe: number;
  no: number;
  /** Organisations of which somebody answered and nobody can. */
  leftOut: string[];
  /** The main contacts who can't. */
  mainMissing: string[];
  isPast: boolean;
}

/** The dates, the best first; those that are past come last. */
export function standings(
  { dates, people, answers }: { dates: PollDate[]; people: Asked[]; answers: GivenAnswer[] },
  now: Temporal.Instant,
): Standing[] {
  const byDate = Map.groupBy(answers, ({ dateId }) => dateId);
  return dates.map((date) => standing(date, people, byDate.get(date.id) ?? [], now)).sort(compareStandings);
}

function standing(date: PollDate, people: Asked[], answers: GivenAnswer[], now: Temporal.Instant): Standing {
  const given = new Map(answers.map(({ attendeeId, answer }) => [attendeeId, answer]));
  const count = (answer: DateAnswer) => answers.filter((each) => each.answer === answer).length;
  const answered = people.filter(({ attendeeId }) => given.has(attendeeId));
  const byOrganisation = Map.groupBy(answered, ({ organisationId }) => organisationId);
  const cannot = ({ attendeeId }: Asked) => given.get(attendeeId) === "no";
  return {
    ...{ date, yes: count("yes"), maybe: count("maybe"), no: count("no") },
    leftOut: [...byOrganisation].flatMap(([id, members]) => (id !== null && members.every(cannot) ? [id] : [])),
    mainMissing: answered.filter((person) => person.isMain && cannot(person)).map(({ attendeeId }) => attendeeId),
    isPast: Temporal.Instant.compare(date.startsAt, now) <= 0,
  };
}

/**
 * The better date first: most who can (if need be counts), then fewest who can't, then most whom it suits well, then the
 * earliest. A date that is past is worse than any other.
 */
export function compareStandings(a: Standing, b: Standing): number {
  return (
    Number(a.isPast) - Number(b.isPast) ||
    b.yes + b.maybe - (a.yes + a.maybe) ||
    a.no - b.no ||
    b.yes - a.yes ||
    Temporal.Instant.compare(a.date.startsAt, b.date.startsAt) ||
    Temporal.Instant.compare(a.date.endsAt, b.date.endsAt)
  );
}

/** The best date that is still to come, once anybody can come on it. */
export function bestOf(ranked: readonly Standing[]): Standing | null {
  const [first] = ranked;
  return first === undefined || first.isPast || first.yes + first.maybe === 0 ? null : first;
}

/** Whether dates can be answered to, or why not any more. */
export type PollState = "open" | "closed" | "past" | "cancelled";

/** What a poll's state follows from; `workshopState` is null in a poll for planning. */
export interface PollFacts {
  closesAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  dates: readonly Pick<PollDate, "startsAt">[];
  workshopState: "planned" | "held" | "cancelled" | null;
}

export function pollState({ closesAt, closedAt, dates, workshopState }: PollFacts, now: Temporal.Instant): PollState {
  if (workshopState === "cancelled") return "cancelled";
  if (workshopState === "held" || dates.every(({ startsAt }) => Temporal.Instant.compare(startsAt, now) <= 0))
    return "past";
  return closedAt !== null || Temporal.Instant.compare(closesAt, now) <= 0 ? "closed" : "open";
}

/**
 * The date on which the workshop is held now, where that is one of the dates and the asking has ended: while it goes on,
 * the time that the workshop has is one among others.
 */
export function pickedDate({
  poll: { closedAt },
  dates,
  workshop,
}: {
  poll: { closedAt: Temporal.Instant | null };
  dates: readonly PollDate[];
  workshop: { startsAt: Temporal.Instant | null; endsAt: Temporal.Instant | null } | null;
}): PollDate | null {
  const { startsAt = null, endsAt = null } = workshop ?? {};
  if (closedAt === null || startsAt === null || endsAt === null) return null;
  return dates.find((date) => date.startsAt.equals(startsAt) && date.endsAt.equals(endsAt)) ?? null;
}

const pause = { hours: 1 };

/** Whether the person is to be reminded: has not answered, and was not written to within the hour (a form sent twice). */
export function isToBeReminded(
  { answeredAt, mailedAt }: { answeredAt: Temporal.Instant | null; mailedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  return answeredAt === null && (mailedAt === null || Temporal.Instant.compare(mailedAt, now.subtract(pause)) < 0);
}
