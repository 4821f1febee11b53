import { PGlite, types as pgTypes } from "@electric-sql/pglite";
import { pg_trgm } from "@electric-sql/pglite/contrib/pg_trgm";
import { CamelCasePlugin, Kysely, PGliteDialect, PostgresDialect, sql, type Transaction } from "kysely";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Temporal } from "temporal-polyfill";
import { takeFolderLock } from "./folder-lock.ts";
import type { Schema } from "./schema.ts";
import { openServerPool } from "./server-pool.ts";

export type Db = Kysely<Schema>;
export type Tx = Transaction<Schema>;

export interface Database {
  db: Db;
  kind: "pglite" | "postgres";
  /** The embedded instance, or the address of the server: the job queue needs the one it runs on. */
  source: { pglite: PGlite } | { url: string };
  close(): Promise<void>;
}

/** A value for a jsonb column, on both databases. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}

/** Opens PostgreSQL by its address, or the embedded database in a folder, which it locks for this process. */
export async function openDatabase(where: { databaseUrl: string | null; dataDir: string }): Promise<Database> {
  return where.databaseUrl === null ? await openFolder(where.dataDir) : openServer(where.databaseUrl);
}

async function openFolder(dataDir: string): Promise<Database> {
  mkdirSync(dataDir, { recursive: true });
  const unlock = takeFolderLock(dataDir);
  try {
    const database = await openEmbedded({ dataDir: join(dataDir, "pglite") });
    return {
      ...database,
      close: async () => {
        await database.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** The embedded database: in a folder, or in memory (from a dump, in tests). */
export async function openEmbedded(options: { dataDir?: string; loadDataDir?: Blob } = {}): Promise<Database> {
  const pglite = await PGlite.create({
    ...options,
    extensions: { pg_trgm },
    parsers: embeddedParsers,
    serializers: { [pgTypes.TIMESTAMPTZ]: String, [pgTypes.DATE]: String },
  });
  await pglite.exec("set time zone 'UTC'");
  const db = new Kysely<Schema>({ dialect: new PGliteDialect({ pglite }), plugins: [camelCase()] });
  return { db, kind: "pglite", source: { pglite }, close: () => db.destroy().then(() => closeOnce(pglite)) };
}

// Kysely closes the instance only after it has run a query.
async function closeOnce(pglite: PGlite): Promise<void> {
  if (!pglite.closed) await pglite.close();
}

function openServer(url: string): Database {
  const dialect = new PostgresDialect({ pool: openServerPool(url) });
  const db = new Kysely<Schema>({ dialect, plugins: [camelCase()] });
  return { db, kind: "postgres", source: { url }, close: () => db.destroy() };
}

const camelCase = () => new CamelCasePlugin({ maintainNestedObjectKeys: true });

// Both databases hand out the same values: instants as Temporal.Instant, days and texts as strings, counts as numbers.
const embeddedParsers = {
  [pgTypes.TIMESTAMPTZ]: (text: string) => Temporal.Instant.from(text),
  [pgTypes.DATE]: (text: string) => text,
  [pgTypes.INT8]: Number,
};

/** The database's clock, which decides what is open and what is late: processes' clocks may differ. */
export async function databaseNow(db: Db): Promise<Temporal.Instant> {
  const { rows } = await sql<{ now: Temporal.Instant }>`select clock_timestamp() as now`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error("the database has no clock");
  return row.now;
}

/** The name of the constraint that a failed write ran into, or null when it failed for another reason. */
export function brokenConstraint(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  return (error as { constraint?: string }).constraint ?? null;
}
