import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../../src/config.ts";

test("everything has a default that starts on one machine", () => {
  expect(readConfig({})).toEqual({
    production: false,
    host: "127.0.0.1",
    port: 3000,
    publicUrl: new URL("http://localhost:3000"),
    databaseUrl: null,
    dataDir: "data",
    role: "all",
    smtpUrl: null,
    mailFrom: "Tarvepaja <tarvepaja@localhost>",
    mailsPerMinute: 120,
    trustedProxies: 0,
    logLevel: "info",
    metricsToken: null,
    workerThreads: 2,
  });
});

test("all mistakes are told at once, each with its name", () => {
  const broken = { PORT: "99999", PUBLIC_URL: "ftp://x", LOG_LEVEL: "loud", TRUSTED_PROXIES: "-1" };
  let message = "";
  try {
    readConfig(broken);
  } catch (error) {
    message = (error as Error).message;
  }
  const names = message
    .split("\n")
    .slice(1)
    .map((line) => line.trim().split(":")[0]);
  expect(names).toEqual(["PORT", "PUBLIC_URL", "TRUSTED_PROXIES", "LOG_LEVEL"]);
});

test("in production the address is https, and one embedded database serves one process", () => {
  expect(() => readConfig({ NODE_ENV: "production", PUBLIC_URL: "http://tarvepaja.test" })).toThrow(
    "PUBLIC_URL: must be the https address",
  );
  expect(readConfig({ NODE_ENV: "production", PUBLIC_URL: "https://tarvepaja.test" }).production).toBe(true);
  expect(() => readConfig({ PROCESS_ROLE: "worker" })).toThrow("PROCESS_ROLE: needs DATABASE_URL");
});

test("a secret may be in a file; only the secrets may, and what is empty counts as not given", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tarvepaja-secrets-"));
  const file = join(folder, "database_url");
  await writeFile(file, "postgres://a:b@c/d\n");
  const config = readConfig({ DATABASE_URL_FILE: file, HOST_FILE: file, SMTP_URL: "" });
  expect([config.databaseUrl, config.host, config.smtpUrl]).toEqual(["postgres://a:b@c/d", "127.0.0.1", null]);
  await rm(folder, { recursive: true });
});
