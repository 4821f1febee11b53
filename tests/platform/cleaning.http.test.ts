import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { saveImportDraft } from "../../src/organisations/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const ago = (time: string) => sql<Temporal.Instant>`now() - ${time}::interval`;
const ahead = (time: string) => sql<Temporal.Instant>`now() + ${time}::interval`;

test("a process that does jobs deletes what is over, and leaves what is not", async () => {
  const { db } = product;
  const { id: programmeId, ownerId } = await aProgramme(db);
  const limit = { points: 1, expire: Date.now() - 5_000 };
  await db
    .insertInto("rateLimits")
    .values([
      { key: "upload:over", ...limit },
      { key: "upload:now", ...limit, expire: Date.now() + 600_000 },
    ])
    .execute();
  await db
    .insertInto("sessions")
    .values([
      { tokenHash: "over", userId: ownerId, expiresAt: ago("1 minute") },
      { tokenHash: "now", userId: ownerId, expiresAt: ahead("1 hour") },
    ])
    .execute();
  const link = { kind: "reset", email: "ada@example.org", expiresAt: ahead("1 hour") } as const;
  await db
    .insertInto("accountLinks")
    .values([
      { ...link, tokenHash: "over", expiresAt: ago("1 minute") },
      { ...link, tokenHash: "used", usedAt: ago("1 minute") },
      { ...link, tokenHash: "now" },
    ])
    .execute();
  const file = { programmeId, kind: "organisations" as const, createdBy: ownerId, header: ["Nimi"], headerRow: 1 };
  await saveImportDraft(db, { ...file, fileName: "now.csv", rows: [] });
  const over = await saveImportDraft(db, { ...file, fileName: "over.csv", rows: [] });
  await db
    .updateTable("importDrafts")
    .set({ createdAt: ago("25 hours") })
    .where("id", "=", over)
    .execute();

  const guest = { programmeId, name: "Vieras", email: "vieras@example.org" };
  const { id: attendeeId } = await db.insertInto("attendees").values(guest).returning("id").executeTakeFirstOrThrow();
  await db
    .insertInto("attendeeLinks")
    .values([
      { tokenHash: "over", attendeeId, expiresAt: ago("1 minute") },
      { tokenHash: "now", attendeeId, expiresAt: ahead("1 hour") },
    ])
    .execute();

  await product.startJobs();
  const left = async () => ({
    limits: (await db.selectFrom("rateLimits").select("key").execute()).map(({ key }) => key),
    sessions: (await db.selectFrom("sessions").select("tokenHash").execute()).map((row) => row.tokenHash),
    links: (await db.selectFrom("accountLinks").select("tokenHash").execute()).map((row) => row.tokenHash),
    personal: (await db.selectFrom("attendeeLinks").select("tokenHash").execute()).map((row) => row.tokenHash),
    drafts: (await db.selectFrom("importDrafts").select("fileName").execute()).map((row) => row.fileName),
  });
  await expect
    .poll(left, { timeout: 10_000 })
    .toEqual({ limits: ["upload:now"], sessions: ["now"], links: ["now"], personal: ["now"], drafts: ["now.csv"] });
});
