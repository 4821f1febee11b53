// Global set-up of the tests that need a database: one migrated template of each kind, cloned by every test file.
import { CompiledQuery } from "kysely";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openDatabase, openEmbedded, type Database } from "../../src/platform/database.ts";
import { openJobs } from "../../src/platform/jobs.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { queues } from "../../src/product.ts";
import { startServer } from "./postgres-server.ts";

export interface Templates {
  /** A dump of the embedded database's folder. */
  pgliteDump: string;
  /** Address of a real server's maintenance database, and the template on it. */
  serverUrl: string;
  /** The server's address for who only asks much: by its socket, where it has one. */
  socketUrl: string;
  templateName: string;
}

declare module "vitest" {
  interface ProvidedContext {
    templates: Templates;
  }
}

/** Vitest sets up each of its projects by itself, with this file read anew: the templates are made by the first. */
const shared = globalThis as { testTemplates?: { users: number; made: ReturnType<typeof makeTemplates> } };

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const all = (shared.testTemplates ??= { users: 0, made: makeTemplates() });
  all.users += 1;
  const { templates, remove } = await all.made;
  project.provide("templates", templates);
  return async () => {
    all.users -= 1;
    if (all.users > 0) return;
    delete shared.testTemplates;
    await remove();
  };
}

async function makeTemplates(): Promise<{ templates: Templates; remove: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), "tarvepaja-templates-"));
  const pgliteDump = join(folder, "template.tar");
  const server = await startServer();
  const templateName = "tarvepaja_template";
  // One after the other: the embedded database computes in this thread, and the server's connection would time out.
  await writePgliteTemplate(pgliteDump);
  await writeServerTemplate(server.url, templateName);
  return {
    templates: { pgliteDump, serverUrl: server.url, socketUrl: server.socketUrl, templateName },
    remove: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function writePgliteTemplate(path: string): Promise<void> {
  const database = await openEmbedded();
  await prepare(database);
  if (!("pglite" in database.source)) throw new Error("not embedded");
  const dump = await database.source.pglite.dumpDataDir("none");
  await writeFile(path, Buffer.from(await dump.arrayBuffer()));
  await database.close();
}

async function writeServerTemplate(serverUrl: string, name: string): Promise<void> {
  const server = await openDatabase({ databaseUrl: serverUrl, dataDir: "" });
  await server.db.executeQuery(statement(`create database ${name}`));
  await server.close();
  const database = await openDatabase({ databaseUrl: databaseUrl(serverUrl, name), dataDir: "" });
  await prepare(database);
  await database.close();
}

async function prepare(database: Database): Promise<void> {
  await migrate(database.db);
  const jobs = await openJobs(database, queues, (error) => {
    throw error;
  });
  await jobs.stop(1000);
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A statement that takes no parameters: a database's name cannot be one. */
export function statement(sql: string) {
  return CompiledQuery.raw(sql, []);
}
