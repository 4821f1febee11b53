import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/platform/database.ts";
import { FolderInUse, takeFolderLock } from "../../src/platform/folder-lock.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tarvepaja-lock-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const leaveLock = (holder: object | string) =>
  writeFile(join(folder, "tarvepaja.lock"), typeof holder === "string" ? holder : JSON.stringify(holder));

test("a second database on the same folder is refused in plain words, until the first is closed", async () => {
  const where = { databaseUrl: null, dataDir: folder };
  const first = await openDatabase(where);
  const refused = openDatabase(where);
  await expect(refused).rejects.toThrow(FolderInUse);
  await expect(refused).rejects.toThrow(
    `The data folder ${folder} is in use by another Tarvepaja (process ${process.pid} on ${hostname()}). ` +
      "Stop that one first, or give this one another folder with DATA_DIR.",
  );
  await first.close();
  await (await openDatabase(where)).close();
  expect(await readdir(folder)).toEqual(["pglite"]);
});

test("the lock of a process that is gone is taken over", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  await leaveLock({ pid, startedAt: "1", host: hostname() });
  takeFolderLock(folder)();
  expect(await readdir(folder)).toEqual([]);
});

test("so is one whose process id now belongs to another process, and one that was written only in half", async () => {
  await leaveLock({ pid: process.pid, startedAt: "1", host: hostname() });
  takeFolderLock(folder)();
  await leaveLock('{"pid":');
  takeFolderLock(folder)();
  expect(await readdir(folder)).toEqual([]);
});

test("the lock of another machine is never taken", async () => {
  await leaveLock({ pid: 1, startedAt: "1", host: "another-machine" });
  expect(() => takeFolderLock(folder)).toThrow("process 1 on another-machine");
  expect(await readdir(folder)).toEqual(["tarvepaja.lock"]);
});
