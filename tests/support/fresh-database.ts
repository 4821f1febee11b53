import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { inject } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { databaseUrl, statement } from "./template-databases.ts";

/** The address of a new database on the tests' PostgreSQL: empty, or a copy of the migrated template. */
export async function freshDatabase(from: "empty" | "migrated"): Promise<string> {
  const { serverUrl, templateName } = inject("templates");
  const name = `fault_${randomBytes(6).toString("hex")}`;
  const server = await openDatabase({ databaseUrl: serverUrl, dataDir: "" });
  const template = from === "empty" ? "template0" : templateName;
  await server.db.executeQuery(statement(`create database ${name} template ${template}`));
  await server.close();
  return databaseUrl(serverUrl, name);
}

/** A new data folder with a copy of the migrated template in it: to make an embedded database takes seconds. */
export async function migratedFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tarvepaja-data-"));
  const database = join(folder, "pglite");
  await mkdir(database);
  await promisify(execFile)("tar", ["-xf", inject("templates").pgliteDump, "-C", database]);
  return folder;
}
