import type { Db } from "../../../src/platform/database.ts";

/** What the database holds of one workshop, in a form to compare. */
export async function keptOf(db: Db, workshopId: string) {
  const seats = await db
    .selectFrom("workshopSeats as seat")
    .innerJoin("attendees as attendee", "attendee.id", "seat.attendeeId")
    .leftJoin("participants as participant", "participant.id", "attendee.participantId")
    .select(["seat.state", "seat.source", "seat.attended", "seat.checkedInAt"])
    .select(({ fn }) => fn.coalesce("participant.name", "attendee.name").as("name"))
    .where("seat.workshopId", "=", workshopId)
    .execute();
  const { state, places, programmeId } = await db
    .selectFrom("workshops")
    .select(["state", "places", "programmeId"])
    .where("id", "=", workshopId)
    .executeTakeFirstOrThrow();
  const responses = await db
    .selectFrom("responses as response")
    .innerJoin("workshopFeedback as feedback", "feedback.surveyId", "response.surveyId")
    .select(["response.personId", "response.organisationId", "response.purpose"])
    .where("feedback.workshopId", "=", workshopId)
    .where("response.sentAt", "is not", null)
    .execute();
  const unsent = await db
    .selectFrom("mails")
    .select("subject")
    .where("programmeId", "=", programmeId)
    .where("state", "<>", "sent")
    .execute();
  return {
    state,
    places,
    seats: seats
      .map(({ name, state: answer, source, attended, checkedInAt }) =>
        [name, answer, source, attended === true ? "there" : attended === false ? "away" : "unmarked"]
          .concat(checkedInAt === null ? [] : ["by own phone"])
          .join(", "),
      )
      .sort(),
    responses: responses.map(({ purpose }) => purpose),
    /** Letters leave with the personal link, and nothing of it is kept. */
    unsent: unsent.map(({ subject }) => subject),
  };
}
