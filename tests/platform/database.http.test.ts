// Both databases hand out the same values and tell of the same mistakes.
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenConstraint, databaseNow, json } from "../../src/platform/database.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("instants, days, counts and json come out as they went in", async () => {
  const { db } = product;
  const { id } = await aProgramme(db);
  const closesAt = Temporal.Instant.from("2027-03-28T01:30:00.123456Z");
  const titles = { fi: 'Ä "o" \\ [x]', sv: "", en: "null" };
  await db
    .insertInto("surveys")
    .values({
      programmeId: id,
      titles: json(titles),
      intros: json(titles),
      notice: json(titles),
      state: "open",
      openedAt: closesAt,
      closesAt,
    })
    .execute();
  await db.updateTable("programmes").set({ startsOn: "2027-03-28" }).where("id", "=", id).execute();
  const survey = await db
    .selectFrom("surveys")
    .select(["titles", "closesAt"])
    .where("programmeId", "=", id)
    .executeTakeFirstOrThrow();
  expect(survey.titles).toEqual(titles);
  expect(survey.closesAt?.toString()).toBe("2027-03-28T01:30:00.123456Z");
  const programme = await db
    .selectFrom("programmes")
    .select(["startsOn", "locales", ({ fn }) => fn.countAll<number>().over().as("count")])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(programme).toEqual({ startsOn: "2027-03-28", locales: ["fi", "sv", "en"], count: 1 });
});

test("the clock is the database's, and goes on inside a transaction", async () => {
  await product.db.transaction().execute(async (trx) => {
    const first = await databaseNow(trx);
    await sql`select pg_sleep(0.02)`.execute(trx);
    expect(Temporal.Instant.compare(await databaseNow(trx), first)).toBe(1);
  });
});

test("a broken rule is told by its name, and what else fails has none", async () => {
  const values = { programmeId: "00000000-0000-4000-8000-000000000000", name: "X" };
  const error = await product.db
    .insertInto("organisations")
    .values(values)
    .execute()
    .catch((caught: unknown) => caught);
  expect(brokenConstraint(error)).toMatch(/^organisations_programme/);
  expect(brokenConstraint(await sql`select 1/0`.execute(product.db).catch((caught: unknown) => caught))).toBeNull();
});

test("an act that fails leaves nothing", async () => {
  const { db } = product;
  const { id } = await aProgramme(db);
  const failing = db.transaction().execute(async (trx) => {
    await trx.insertInto("organisations").values({ programmeId: id, name: "X" }).execute();
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await db.selectFrom("organisations").select("id").where("programmeId", "=", id).execute()).toEqual([]);
});
