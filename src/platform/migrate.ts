import { Migrator, type Migration, type MigrationProvider } from "kysely/migration";
import { readdirSync } from "node:fs";
import type { Db } from "./database.ts";
import { CannotStart } from "./errors.ts";

const folder = new URL("../../migrations/", import.meta.url);

/** The database was migrated by a newer program than this one. */
export class NewerDatabase extends CannotStart {}

/**
 * Brings the database to this program's schema; several processes may start at once (Kysely takes an advisory lock).
 * Returns the names of the migrations that ran. Throws NewerDatabase with words for the operator.
 */
export async function migrate(db: Db): Promise<string[]> {
  const unknown = await unknownMigrations(db);
  if (unknown.length > 0)
    throw new NewerDatabase(
      `The database has migrations that this program does not know (${unknown.join(", ")}): a newer Tarvepaja has used it. Start that version, or restore a backup made before it.`,
    );
  const { error, results } = await migrator(db).migrateToLatest();
  if (error !== undefined) throw error as Error;
  return (results ?? []).map((result) => result.migrationName);
}

/** Whether every migration of this program has run: asked by /readyz. */
export async function isMigrated(db: Db): Promise<boolean> {
  const migrations = await migrator(db).getMigrations();
  return migrations.every((migration) => migration.executedAt !== undefined);
}

async function unknownMigrations(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === "kysely_migration")) return [];
  const known = new Set(migrationNames());
  const rows = await (db as unknown as MigrationDb).selectFrom("kyselyMigration").select("name").execute();
  return rows.map((row) => row.name).filter((name) => !known.has(name));
}

interface MigrationDb {
  selectFrom(table: string): { select(column: string): { execute(): Promise<{ name: string }[]> } };
}

function migrator(db: Db): Migrator {
  return new Migrator({ db: db.withoutPlugins(), provider });
}

const provider: MigrationProvider = {
  async getMigrations() {
    const entries = migrationNames().map(async (name) => {
      const module = (await import(new URL(`${name}.ts`, folder).href)) as Migration;
      return [name, module] as const;
    });
    return Object.fromEntries(await Promise.all(entries));
  },
};

function migrationNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}
