// Places are given once: many at once, those who wait in turn, and what the database refuses whoever writes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenConstraint } from "../../../src/platform/database.ts";
import { getWorkshop } from "../../../src/workshops/register/queries.ts";
import { arrangementOf } from "../../../src/workshops/one/time/arrangement.ts";
import { arrangeWorkshop } from "../../../src/workshops/one/time/commands.ts";
import { workshopVersion } from "../../../src/workshops/one/version.ts";
import { passPlace } from "../../../src/workshops/own/colleagues/commands.ts";
import { fillFreePlaces } from "../../../src/workshops/seats/filling/commands.ts";
import { answerForOneself } from "../../../src/workshops/own/commands.ts";
import { listOwnWorkshops } from "../../../src/workshops/own/queries.ts";
import { getAttendee } from "../../../src/workshops/attendees/queries.ts";
import type { SeatAnswer } from "../../../src/workshops/seats/seat.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aWorkshop, lettersOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

// The embedded database does one thing at a time anyway.
const many = process.env["TEST_DATABASE"] === "postgres" ? 200 : 20;

const answer = (attendeeId: string, workshopId: string, said: SeatAnswer) =>
  answerForOneself(product.db, product.deps, { attendeeId, workshopId, answer: said });

const statesOf = async (workshopId: string, ids: string[]) => {
  const rows = await product.db
    .selectFrom("workshopSeats")
    .select(["attendeeId", "state", "isRemote"])
    .where("workshopId", "=", workshopId)
    .execute();
  return ids.map((id) => {
    const row = rows.find(({ attendeeId }) => attendeeId === id);
    return row?.isRemote === true ? "remote" : row?.state;
  });
};

test(
  "200 at once for the last place: one gets it, 199 wait, each told a turn of their own",
  { timeout: 60_000 },
  async () => {
    const workshop = await aWorkshop(product.db, { organisations: many + 1, places: 2 });
    const { programmeId, workshopId } = workshop;
    const [first = "", ...others] = await seatAll(product.db, workshop, Array<object>(many + 1).fill({}));
    await answer(first, workshopId, "coming");

    const answered = await Promise.all(others.map((id) => answer(id, workshopId, "coming")));
    expect(answered).toEqual(Array(many).fill(null));
    const states = await statesOf(workshopId, others);
    const count = (state: string) => states.filter((each) => each === state).length;
    expect([count("coming"), count("waiting")]).toEqual([1, many - 1]);
    const letters = await lettersOf(product.db, programmeId);
    const turns = letters.map(({ body }) =>
      Number(
        /sijalla (\d+)|plats (\d+) i kön|number (\d+)/
          .exec(body ?? "")
          ?.slice(1)
          .join(""),
      ),
    );
    expect(turns.sort((a, b) => a - b)).toEqual(Array.from({ length: many - 1 }, (_, at) => at + 1));
    expect(new Set(letters.map(({ toAddress }) => toAddress)).size).toBe(many - 1);
  },
);

test("a place that becomes free goes to the first in line, whoever asks in between; nobody is let in twice", async () => {
  const workshop = await aWorkshop(product.db, { organisations: 5, places: 1, remoteUrl: "https://example.org/etana" });
  const { programmeId, workshopId } = workshop;
  const [a = "", b = "", c = "", d = "", e = ""] = await seatAll(product.db, workshop, Array<object>(5).fill({}));
  for (const id of [a, b, c]) await answer(id, workshopId, "coming");
  expect(await statesOf(workshopId, [a, b, c])).toEqual(["coming", "waiting", "waiting"]);

  // From afar takes no place; the place goes to b, who waited first. d asks at that very moment and waits.
  await Promise.all([answer(a, workshopId, "remote"), answer(d, workshopId, "coming")]);
  expect(await statesOf(workshopId, [a, b, c, d])).toEqual(["remote", "coming", "waiting", "waiting"]);
  // Said again: nothing changes, nobody is written to again.
  const before = await lettersOf(product.db, programmeId);
  await answer(b, workshopId, "coming");
  await answer(c, workshopId, "coming");
  expect(await lettersOf(product.db, programmeId)).toEqual(before);
  expect(before.filter(({ subject }) => subject.includes("Du fick plats")).map(({ toName }) => toName)).toEqual([
    "Osallistuja 2",
  ]);

  // More places by another way: the next answer lets in those who wait before it is answered itself.
  await product.db.updateTable("workshops").set({ places: 2 }).where("id", "=", workshopId).execute();
  await answer(e, workshopId, "coming");
  expect(await statesOf(workshopId, [c, d, e])).toEqual(["coming", "waiting", "waiting"]);
  const own = await listOwnWorkshops(product.db, await getAttendee(product.db, programmeId, e));
  expect(own.map(({ turn, room }) => [turn, room.taken])).toEqual([[2, 2]]);
});

test("once the workshop has begun a free place stays free, and after its end no answer is taken", async () => {
  const now = (await aWorkshop(product.db)).startsAt.subtract({ hours: 21 * 24 });
  const workshop = await aWorkshop(product.db, {
    places: 1,
    startsAt: now.subtract({ hours: 1 }),
    endsAt: now.add({ hours: 1 }),
  });
  const { workshopId } = workshop;
  const [a = "", b = ""] = await seatAll(product.db, workshop, [
    { state: "coming" },
    { state: "waiting", waitingSince: now },
  ]);
  expect(await answer(a, workshopId, "declined")).toBeNull();
  expect(await statesOf(workshopId, [a, b])).toEqual(["declined", "waiting"]);
  await product.db
    .updateTable("workshops")
    .set({ endsAt: now.subtract({ minutes: 1 }) })
    .where("id", "=", workshopId)
    .execute();
  expect(await answer(b, workshopId, "declined")).toBe("over");
});

test("the database refuses one too many, whoever writes", async () => {
  const workshop = await aWorkshop(product.db, { places: 1 });
  const [, second = ""] = await seatAll(product.db, workshop, [{ state: "coming" }, {}]);
  const written = product.db
    .updateTable("workshopSeats")
    .set({ state: "coming" })
    .where("attendeeId", "=", second)
    .execute();
  expect(brokenConstraint(await written.catch((error: unknown) => error))).toBe("workshop_seats_within_places");
  const fewer = product.db.updateTable("workshops").set({ places: 1 }).where("id", "=", workshop.workshopId);
  await product.db.updateTable("workshops").set({ places: 2 }).where("id", "=", workshop.workshopId).execute();
  await product.db.updateTable("workshopSeats").set({ state: "coming" }).where("attendeeId", "=", second).execute();
  expect(brokenConstraint(await fewer.execute().catch((error: unknown) => error))).toBe(
    "workshops_places_hold_who_comes",
  );
});

test("people who come, cancel, pass their place and walk in while staff lower the places: full, and never over", async () => {
  const workshop = await aWorkshop(product.db, { organisations: 12, places: 6 });
  const { programmeId, workshopId, ownerId } = workshop;
  const place = { programmeId, workshopId };
  const coming = { state: "coming" as const };
  const ids = await seatAll(product.db, workshop, [...Array<object>(5).fill(coming), ...Array<object>(7).fill({})]);
  const { version, arrangement } = await arrangementNow(place);
  const tuula = { name: "Tuula Tuuraaja", email: "tuula@example.org", locale: "fi" as const };
  const outcomes = await Promise.all([
    ...ids.slice(5).map((id) => answer(id, workshopId, "coming")),
    answer(ids[0] ?? "", workshopId, "declined"),
    passPlace(product.db, product.deps, { attendeeId: ids[1] ?? "", workshopId, colleague: tuula }),
    arrangeWorkshop(
      product.db,
      product.deps,
      { ...place, version, arrangement: { ...arrangement, places: 5 } },
      ownerId,
    ),
    ...ids.slice(7).map((id) => answer(id, workshopId, "declined")),
  ]);
  expect(outcomes.filter((each) => typeof each === "string" && each !== "too-few-places")).toEqual([]);
  const rows = await product.db
    .selectFrom("workshopSeats")
    .select("state")
    .where("workshopId", "=", workshopId)
    .execute();
  const count = (state: string) => rows.filter((row) => row.state === state).length;
  const { arrangement: after } = await arrangementNow(place);
  expect(count("coming")).toBeLessThanOrEqual(after.places ?? 0);
  // Whoever waits, waits for a full room.
  expect(count("waiting") === 0 || count("coming") === after.places).toBe(true);
});

async function arrangementNow({ programmeId, workshopId }: { programmeId: string; workshopId: string }) {
  const now = await getWorkshop(product.db, programmeId, workshopId);
  return { version: workshopVersion(now), arrangement: arrangementOf(now) };
}

test("somebody removed from the register leaves the place and the turn to the others, who are told once", async () => {
  const workshop = await aWorkshop(product.db, { places: 1 });
  const { programmeId, workshopId, participantIds } = workshop;
  const since = workshop.startsAt.subtract({ hours: 999 });
  const ids = await seatAll(product.db, workshop, [
    { state: "coming" },
    { state: "waiting", waitingSince: since },
    { state: "waiting", waitingSince: since.add({ hours: 1 }) },
  ]);
  await product.db.deleteFrom("participants").where("id", "in", participantIds.slice(0, 2)).execute();
  expect(await statesOf(workshopId, ids)).toEqual(["declined", "declined", "waiting"]);
  // Another programme's workshop for which it fails is reported by itself and keeps nobody else waiting.
  const broken = await aWorkshop(product.db, { places: 1 });
  await seatAll(product.db, broken, [{ state: "waiting", waitingSince: since }]);
  const failure = new Error("no room in the outbox");
  const posting: typeof product.deps = {
    ...product.deps,
    postMail: (trx, mail) =>
      mail.programmeId === broken.programmeId ? Promise.reject(failure) : product.deps.postMail(trx, mail),
  };
  const reported: unknown[] = [];
  const fill = () => fillFreePlaces(product.db, posting, (error) => reported.push(error));
  await Promise.all([fill(), fill()]);
  expect(reported).toEqual([failure, failure]);
  expect(await statesOf(workshopId, ids)).toEqual(["declined", "declined", "coming"]);
  await product.db.updateTable("workshops").set({ state: "cancelled" }).where("id", "=", broken.workshopId).execute();
  expect((await lettersOf(product.db, programmeId)).map(({ toName, subject }) => [toName, subject])).toEqual([
    ["Osallistuja 3", "You have a place in the workshop: Videos"],
  ]);
});
