import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { newAttendeeLink } from "../../attendees/commands.ts";
import { getOwnAttendee, isKnown, listAttendeesByEmail } from "../../attendees/queries.ts";
import { linkQueue } from "../../attendees/queue.ts";
import type { Posting } from "../../letters/commands.ts";
import { linkLetter } from "./link-letter.ts";

/**
 * Sees to it that whoever has that e-mail gets a link to their workshops, one mail for each programme. An unknown e-mail
 * costs the same here, and the rest is done in a job: neither the answer nor its time tells who is known.
 */
export async function askForLink({ db, jobs }: Pick<Deps, "db" | "jobs">, email: string): Promise<void> {
  const attendeeIds = (await listAttendeesByEmail(db, email)).map(({ id }) => id);
  await db.transaction().execute((trx) => jobs.enqueue(trx, linkQueue, { attendeeIds }));
}

/** Sends the links that were asked for; those in earlier mails work on. */
export async function sendLinks(db: Db, { publicUrl, texts, postMail }: Posting, attendeeIds: string[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const id of attendeeIds) {
      const person = await getOwnAttendee(trx, id);
      if (!isKnown(person) || person.email === "") continue;
      const programme = await getProgramme(trx, person.programmeId);
      const token = await newAttendeeLink(trx, id);
      const letter = linkLetter({ programme, person }, texts, new URL(`/w/${token}`, publicUrl));
      await postMail(trx, { ...letter, isPrivate: true });
      await recordAct(trx, { actorId: null, programmeId: programme.id, act: "attendee.ask-link", subject: id });
    }
  });
}
