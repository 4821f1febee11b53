import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { isMigrated, migrate, NewerDatabase } from "../../src/platform/migrate.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { databaseUrl, statement } from "../support/template-databases.ts";

let product: TestApp;
const processes: ChildProcess[] = [];
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  for (const child of processes) child.kill("SIGKILL");
  await product.close();
});

test("a database that is up to date is left as it is", async () => {
  expect(await migrate(product.db)).toEqual([]);
  expect(await isMigrated(product.db)).toBe(true);
});

test("a program older than the database refuses, in words for who started it", async () => {
  const name = "20991231T0000_from_the_future";
  const mark = statement(`insert into kysely_migration (name, timestamp) values ('${name}', '2099-12-31T00:00:00Z')`);
  await product.db.executeQuery(mark);
  const refused = migrate(product.db);
  await expect(refused).rejects.toThrow(NewerDatabase);
  await expect(refused).rejects.toThrow(
    `(${name}): a newer Tarvepaja has used it. Start that version, or restore a backup made before it.`,
  );
  await product.db.executeQuery(statement(`delete from kysely_migration where name = '${name}'`));
});

test(
  "of two processes that start at once on one empty PostgreSQL, one migrates and both serve",
  { timeout: 240_000 },
  async () => {
    const url = await emptyDatabase();
    processes.push(startProcess(url), startProcess(url));
    const outputs = await Promise.all(processes.map(untilServing));
    const migrated = outputs.filter((output) => output.includes("database brought up to date"));
    expect(migrated.length).toBe(1);
    const codes = await Promise.all(processes.map(stopped));
    expect(codes).toEqual([0, 0]);

    const database = await openDatabase({ databaseUrl: url, dataDir: "" });
    expect(await isMigrated(database.db)).toBe(true);
    await database.close();
  },
);

async function emptyDatabase(): Promise<string> {
  const { serverUrl } = inject("templates");
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const server = await openDatabase({ databaseUrl: serverUrl, dataDir: "" });
  await server.db.executeQuery(statement(`create database ${name}`));
  await server.close();
  return databaseUrl(serverUrl, name);
}

function startProcess(url: string): ChildProcess {
  const env = { PATH: process.env["PATH"], DATABASE_URL: url, PORT: "0", LOG_LEVEL: "info" };
  return spawn(process.execPath, ["src/main.ts"], { cwd: fileURLToPath(new URL("../../", import.meta.url)), env });
}

/** What the process has written by the time it says that it answers. */
async function untilServing(child: ChildProcess): Promise<string> {
  let output = "";
  return await new Promise((resolve, reject) => {
    child.stderr?.on("data", (part: Buffer) => (output += part.toString()));
    child.stdout?.on("data", (part: Buffer) => {
      output += part.toString();
      if (output.includes("Tarvepaja answers on")) resolve(output);
    });
    child.once("exit", (code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
}

async function stopped(child: ChildProcess): Promise<unknown> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = (await ended) as [number | null];
  return code;
}
