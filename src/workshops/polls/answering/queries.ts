import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { Attendee } from "../../attendees/queries.ts";
import { pollState } from "../poll.ts";
import {
  getPoll,
  listPolls,
  loadPoll,
  type ListedPoll,
  type Poll,
  type PollContents,
  type PollPerson,
} from "../queries.ts";

/** A poll as one of those asked sees it: others' answers stay unseen. */
export interface OwnPoll extends PollContents {
  person: PollPerson;
}

export async function getOwnPoll(db: Db, { id, programmeId }: Attendee, pollId: string): Promise<OwnPoll> {
  const contents = await loadPoll(db, await getPoll(db, programmeId, pollId));
  const person = contents.people.find(({ attendeeId }) => attendeeId === id);
  if (person === undefined) throw new NotFound("poll");
  return { ...contents, person, answers: contents.answers.filter(({ attendeeId }) => attendeeId === id) };
}

/** The poll where the person is one of those asked. */
export async function findOwnPoll(db: Db, { id, programmeId }: Attendee, pollId: string): Promise<Poll | undefined> {
  const mine = db.selectFrom("pollPeople").select("pollId").where("attendeeId", "=", id).where("pollId", "=", pollId);
  return (await mine.executeTakeFirst()) === undefined ? undefined : await getPoll(db, programmeId, pollId);
}

/** A poll that the person can still answer. */
export interface OpenPoll extends ListedPoll {
  hasAnswered: boolean;
}

/** The polls that wait for the person's answer, or can be answered anew. */
export async function listOpenPolls(
  db: Db,
  { id, programmeId }: Attendee,
  now: PollContents["now"],
): Promise<OpenPoll[]> {
  const mine = await db
    .selectFrom("pollPeople")
    .select(["pollId", "answeredAt"])
    .where("attendeeId", "=", id)
    .execute();
  if (mine.length === 0) return [];
  const answered = new Map(mine.map(({ pollId, answeredAt }) => [pollId, answeredAt !== null]));
  return (await listPolls(db, programmeId)).flatMap((poll) => {
    const hasAnswered = answered.get(poll.id);
    return hasAnswered === undefined || pollState(poll, now) !== "open" ? [] : [{ ...poll, hasAnswered }];
  });
}
