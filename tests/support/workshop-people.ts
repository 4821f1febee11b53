import type { Temporal } from "temporal-polyfill";
import { newAttendeeLink } from "../../src/workshops/attendees/commands.ts";
import { databaseNow, json, type Db } from "../../src/platform/database.ts";
import type { StoredSeat } from "../../src/workshops/seats/queries.ts";
import { aProgramme } from "./app.ts";

export interface WorkshopRow {
  state: "planned" | "held" | "cancelled";
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant | null;
  places: number | null;
  place: string;
  remoteUrl: string;
}

/** A programme with organisations, each with one contact, and one workshop for all of them in three weeks. */
export async function aWorkshop(
  db: Db,
  { organisations = 3, ...more }: Partial<WorkshopRow> & { organisations?: number } = {},
) {
  const { id: programmeId, ownerId } = await aProgramme(db);
  const startsAt = (await databaseNow(db)).add({ hours: 21 * 24 }).round("minute");
  const names = { fi: "Videot", sv: "Videor", en: "Videos" };
  const row = { startsAt, endsAt: startsAt.add({ hours: 2 }), places: null, place: "Framin sali", ...more };
  const { id: workshopId } = await db
    .insertInto("workshops")
    .values({ programmeId, position: 0, level: "basics", ownTitles: json(names), audienceNames: json(names), ...row })
    .returning("id")
    .executeTakeFirstOrThrow();
  const organisationRows = Array.from({ length: organisations }, (_, at) => ({
    programmeId,
    name: `Yritys ${at + 1} Oy`,
  }));
  const organisationIds = (
    await db.insertInto("organisations").values(organisationRows).returning(["id", "name"]).execute()
  )
    .sort((a, b) => a.name.localeCompare(b.name, "fi", { numeric: true }))
    .map(({ id }) => id);
  await db
    .insertInto("workshopOrganisations")
    .values(organisationIds.map((organisationId) => ({ workshopId, organisationId })))
    .execute();
  const contacts = organisationIds.map((organisationId, at) => ({
    ...{ programmeId, organisationId, isMain: true, locale: (["fi", "sv", "en"] as const)[at % 3] ?? "fi" },
    ...{ name: `Osallistuja ${at + 1}`, email: `osallistuja${at + 1}@example.org` },
  }));
  const participantIds = (await db.insertInto("participants").values(contacts).returning(["id", "name"]).execute())
    .sort((a, b) => a.name.localeCompare(b.name, "fi", { numeric: true }))
    .map(({ id }) => id);
  return { programmeId, ownerId, workshopId, startsAt, organisationIds, participantIds };
}

/** Seats of the workshop's contacts, in the order of their numbers; returns the people's ids. */
export async function seatAll(
  db: Db,
  { programmeId, workshopId, organisationIds, participantIds }: Awaited<ReturnType<typeof aWorkshop>>,
  seats: Partial<StoredSeat>[],
): Promise<string[]> {
  const attendees = seats.map((_, at) => ({
    programmeId,
    participantId: participantIds[at] ?? "",
    organisationId: organisationIds[at] ?? "",
  }));
  const rows = await db.insertInto("attendees").values(attendees).returning(["id", "participantId"]).execute();
  const idOf = (at: number) => rows.find(({ participantId }) => participantId === participantIds[at])?.id ?? "";
  const ids = seats.map((_, at) => idOf(at));
  const base = { programmeId, workshopId, state: "invited" as const, source: "invitation" as const };
  await db
    .insertInto("workshopSeats")
    .values(seats.map((seat, at) => ({ ...base, ...seat, attendeeId: idOf(at) })))
    .execute();
  return ids;
}

/** A personal link of the attendee, as a letter holds it. */
export async function linkOf(db: Db, attendeeId: string): Promise<string> {
  return await db.transaction().execute((trx) => newAttendeeLink(trx, attendeeId));
}

/** The newest letters, in the order in which they were written. */
export async function lettersOf(db: Db, programmeId: string) {
  return await db
    .selectFrom("mails")
    .select(["toAddress", "toName", "subject", "body", "locale", "calendar", "state"])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt")
    .orderBy("toAddress")
    .execute();
}
