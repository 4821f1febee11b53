import type { Temporal } from "temporal-polyfill";
import { json, type Db } from "../../../src/platform/database.ts";
import { planWorkshop } from "../../../src/workshops/index.ts";
import { aProgramme } from "../../support/app.ts";

const texts = (text: string) => ({ fi: text, sv: "", en: "" });

/** A programme with a topic, two rooms, two facilitators and three organisations with a contact each. */
export async function aSetting(db: Db) {
  const { id: programmeId, ownerId } = await aProgramme(db);
  const idOf = async (insert: { executeTakeFirstOrThrow: () => Promise<{ id: string }> }) =>
    (await insert.executeTakeFirstOrThrow()).id;
  const topic = { programmeId, key: "videot", names: json(texts("Videot")), descriptions: json(texts("")) };
  const more = { kind: "themed" as const, durationMinutes: 120, mostPeople: 10, skills: json(["videot"]), position: 0 };
  const topicId = await idOf(
    db
      .insertInto("topics")
      .values({ ...topic, ...more })
      .returning("id"),
  );
  const room = (name: string, places: number) =>
    idOf(db.insertInto("rooms").values({ programmeId, name, places }).returning("id"));
  const facilitator = (name: string, skills: string[]) =>
    idOf(
      db
        .insertInto("facilitators")
        .values({ programmeId, name, skills: json(skills) })
        .returning("id"),
    );
  const people: { organisationId: string; attendeeId: string }[] = [];
  for (const name of ["Aava", "Beeta", "Ceta"]) {
    const organisationId = await idOf(
      db
        .insertInto("organisations")
        .values({ programmeId, name: `${name} Oy` })
        .returning("id"),
    );
    const contact = { programmeId, organisationId, name: `${name} Aho`, email: `${name.toLowerCase()}@example.org` };
    const participantId = await idOf(db.insertInto("participants").values(contact).returning("id"));
    const attendee = { programmeId, participantId, organisationId };
    people.push({
      organisationId,
      attendeeId: await idOf(db.insertInto("attendees").values(attendee).returning("id")),
    });
  }
  return {
    programmeId,
    ownerId,
    topicId,
    hall: await room("Iso sali", 30),
    cell: await room("Pieni huone", 2),
    skilled: await facilitator("Taina Taitava", ["Videot"]),
    other: await facilitator("Mikko Muu", []),
    people,
    url: `/programmes/${programmeId}/workshops`,
  };
}

export type Setting = Awaited<ReturnType<typeof aSetting>>;

/** A planned workshop on the topic for all three organisations. */
export async function aWorkshop(
  db: Db,
  { programmeId, topicId, people }: Setting,
  title: string | null = null,
): Promise<string> {
  return await db.transaction().execute((trx) =>
    planWorkshop(trx, {
      ...{ programmeId, topicId: title === null ? topicId : null, ownTitles: title === null ? null : texts(title) },
      ...{ level: "all", kind: "themed", groupId: null, audienceNames: texts("Kaikki"), seriesId: null },
      organisationIds: people.map(({ organisationId }) => organisationId),
    }),
  );
}

type SeatState = "invited" | "coming" | "waiting" | "declined";

/** Seats of the setting's people, in their order. */
export async function seat(
  db: Db,
  { programmeId, people }: Setting,
  workshopId: string,
  states: (SeatState | "remote")[],
  now: Temporal.Instant,
): Promise<void> {
  const rows = states.map((state, at) => ({
    ...{ programmeId, workshopId, attendeeId: people[at]?.attendeeId ?? "", source: "invitation" as const },
    ...{ state: state === "remote" ? ("coming" as const) : state, isRemote: state === "remote" },
    waitingSince: state === "waiting" ? now : null,
  }));
  await db.insertInto("workshopSeats").values(rows).execute();
}
