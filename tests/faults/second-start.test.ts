// Starts that have to be refused in plain words, above all a second one on the embedded database's folder.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { migratedFolder } from "../support/fresh-database.ts";
import { freePort } from "../support/postgres-server.ts";
import { startInVain, startProduct, type ProductProcess, type Settings } from "../support/process.ts";
import { firstAdministrator, programmeNamed } from "../support/visitor.ts";

const rounds = Number(process.env["FAULT_ROUNDS"] ?? 2);
const cleanUp: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const each of cleanUp.splice(0).reverse()) await each();
});

async function aFolder(from: "empty" | "migrated" = "empty"): Promise<string> {
  const folder = from === "empty" ? await mkdtemp(join(tmpdir(), "tarvepaja-second-")) : await migratedFolder();
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function started(settings: Settings): Promise<ProductProcess> {
  const product = await startProduct(settings);
  cleanUp.push(product.kill);
  return product;
}

test("a second process on the folder refuses, the first goes on, and after kill -9 the next start takes the folder", async () => {
  const folder = await aFolder();
  const first = await started({ DATA_DIR: folder });
  const ada = await firstAdministrator(first);

  const second = await startInVain({ DATA_DIR: folder });
  expect(second.code).toBe(2);
  expect(second.said).toMatch(
    new RegExp(`^The data folder ${folder} is in use by another Tarvepaja \\(process ${first.pid} on .+\\)\\. ` +
      "Stop that one first, or give this one another folder with DATA_DIR\\.\n$"), // prettier-ignore
  );

  const made = await ada.post(`${first.url}/programmes`, programmeNamed("Ensimmäinen jatkaa"));
  expect(made.status).toBe(303);
  await first.kill();
  const next = await started({ DATA_DIR: folder });
  expect(await (await ada.get(next.url + (made.headers.get("location") ?? ""))).text()).toContain("Ensimmäinen jatkaa");
  expect(await next.stop()).toBe(0);
  expect(await (await started({ DATA_DIR: folder })).stop()).toBe(0);
});

const locking = `
  import { takeFolderLock } from ${JSON.stringify(new URL("../../src/platform/folder-lock.ts", import.meta.url).href)};
  process.stdin.once("data", () => {
    try { takeFolderLock(process.argv[1]); console.log("taken"); } catch (error) { console.log(error.constructor.name); }
  });
  process.stdin.on("end", () => process.exit());
  console.log("here");
`;

test("of eight that reach for a folder at once, left by a dead process or not, exactly one gets it", async () => {
  for (let round = 0; round < rounds * 2; round += 1) {
    const folder = await aFolder();
    if (round % 2 === 0)
      await writeFile(
        join(folder, "tarvepaja.lock"),
        JSON.stringify({ pid: 2 ** 22 + 1, startedAt: "1", host: hostname() }),
      );
    const children = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", locking, folder]),
    );
    const said = await Promise.all(
      children.map(async (child) => {
        await once(child.stdout, "data");
        return child;
      }),
    ).then(async (ready) => {
      const answers = ready.map(async (child) => String((await once(child.stdout, "data"))[0]).trim());
      for (const child of ready) child.stdin.write("go\n");
      return await Promise.all(answers);
    });
    expect(said.sort()).toEqual([...Array<string>(7).fill("FolderInUse"), "taken"]);
    for (const child of children) child.stdin.end();
    await Promise.all(children.map(async (child) => child.exitCode ?? (await once(child, "exit"))));
  }
});

test("a port that is taken, a database that is not there, and wrong settings are each told in one message", async () => {
  const first = await started({ DATA_DIR: await aFolder("migrated") });
  const { port } = new URL(first.url);
  const taken = await startInVain({ DATA_DIR: await aFolder("migrated"), PORT: port });
  expect(taken.said).toContain(`Port ${port} of 127.0.0.1 cannot be used`);

  const nowhere = await startInVain({ DATABASE_URL: `postgres://postgres@127.0.0.1:${await freePort()}/none` });
  expect(nowhere.said).toContain("The database cannot be reached: connect ECONNREFUSED");

  const wrong = await startInVain({ PORT: "eighty", PROCESS_ROLE: "boss" });
  expect(wrong.said).toMatch(/^The configuration has mistakes:\n +PORT: .+\n +PROCESS_ROLE: .+\n$/);

  for (const { code, said } of [taken, nowhere, wrong]) {
    expect(code).toBe(2);
    expect(said).not.toContain("    at ");
  }
});
