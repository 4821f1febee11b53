import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Express } from "express";
import supertest from "supertest";
import { inject } from "vitest";
import { allRoutes, createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { startStaffSession } from "../../src/identity/commands.ts";
import type { Role } from "../../src/platform/asking.ts";
import { csrfToken } from "../../src/platform/browser-session.ts";
import { openDatabase, openEmbedded, type Database, type Db } from "../../src/platform/database.ts";
import type { Deps } from "../../src/platform/deps.ts";
import { openLog } from "../../src/platform/logs.ts";
import type { Health } from "../../src/platform/operations.ts";
import type { Handler } from "../../src/platform/routes.ts";
import { openProduct } from "../../src/product.ts";
import { startProgramme } from "../../src/programmes/index.ts";
import { databaseUrl, statement } from "./template-databases.ts";

export interface TestApp {
  db: Db;
  deps: Deps;
  app: Express;
  health: Health;
  /** The product's own doors with another handler behind every route: who gets in, and nothing else. */
  doorsBefore: (handler: Handler) => Express;
  /** A browser that nobody has signed in with. */
  browser: () => Browser;
  /** A browser with a new staff member in it, who has the role in the programme. */
  signedIn: (role: Role, programmeId: string) => Promise<Browser>;
  /** A browser with a new administrator in it. */
  administrator: () => Promise<Browser>;
  /** Starts doing jobs, as a worker process does. */
  startJobs: () => Promise<void>;
  close: () => Promise<void>;
}

/**
 * The product on a fresh clone of the template, on the database that the test project names; without a mail server, or
 * with one whose address is given. Nothing is sent before the jobs are started.
 */
export async function openTestApp({ smtpUrl }: { smtpUrl?: string } = {}): Promise<TestApp> {
  const database = await cloneTemplate();
  const config = readConfig({
    LOG_LEVEL: process.env["LOG_LEVEL"],
    PUBLIC_URL: "http://tarvepaja.test",
    WORKER_THREADS: "1",
    SMTP_URL: smtpUrl,
  });
  const log = openLog(config.logLevel);
  const product = await openProduct(config, log, database);
  const app = createApp(product.deps, config, log, product.health);
  const { db } = product.deps;
  return {
    db,
    deps: product.deps,
    app,
    health: product.health,
    doorsBefore: (handler) =>
      createApp(
        product.deps,
        config,
        log,
        product.health,
        allRoutes(product.deps).map((route) => ({ ...route, handler })),
      ),
    browser: () => new Browser(app),
    signedIn: async (role, programmeId) => {
      const userId = await addUser(db, false);
      await db.insertInto("memberships").values({ programmeId, userId, role }).execute();
      return await browserOf(app, db, userId);
    },
    administrator: async () => await browserOf(app, db, await addUser(db, true)),
    startJobs: product.startJobs,
    close: product.close,
  };
}

/** A programme with three industries, owned by a new person. */
export async function aProgramme(db: Db): Promise<{ id: string; ownerId: string }> {
  const ownerId = await addUser(db, false);
  const details = {
    name: `DigiVointi ${randomBytes(3).toString("hex")}`,
    locales: ["fi" as const, "sv" as const, "en" as const],
    defaultLocale: "fi" as const,
    timeZone: "Europe/Helsinki",
    startsOn: null,
    endsOn: null,
    industries:
      "Fysioterapia | Fysioterapi | Physiotherapy\nHoiva | Omsorg | Care\nLastensuojelu | Barnskydd | Child welfare",
    contactName: "Ada Aalto",
    contactEmail: "ada@example.org",
  };
  const started = await startProgramme(db, details, ownerId);
  if (!("id" in started)) throw new Error(started.mistake);
  return { id: started.id, ownerId };
}

async function addUser(db: Db, isAdmin: boolean): Promise<string> {
  const name = `Person ${randomBytes(8).toString("hex")}`;
  const values = { name, email: `${name.replace(" ", ".").toLowerCase()}@example.org`, isAdmin };
  return (await db.insertInto("users").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function browserOf(app: Express, db: Db, userId: string): Promise<Browser> {
  const token = await db.transaction().execute((trx) => startStaffSession(trx, userId, "none"));
  return new Browser(app, token);
}

/** What a person's browser does: keeps cookies, and sends the form token with every form. */
export class Browser {
  readonly agent: ReturnType<typeof supertest.agent>;
  #token: string | undefined;

  constructor(app: Express, sessionToken?: string) {
    this.agent = supertest.agent(app);
    this.#token = sessionToken;
    if (sessionToken !== undefined) this.agent.jar.setCookie(`sid=${sessionToken}`, "127.0.0.1");
  }

  /** The token of this browser's session, to go on with in a real one. */
  get session(): string {
    return this.#token ?? "";
  }

  /** The same browser, with all its cookies, before another app over the same database. */
  at(app: Express): Browser {
    const other = new Browser(app, this.#token);
    other.agent.jar = this.agent.jar;
    return other;
  }

  async get(path: string): Promise<supertest.Response> {
    return this.#keep(await this.agent.get(path));
  }

  /** Sends a form; a field with several values is given as a list. */
  async post(path: string, fields: Record<string, string | string[]> = {}): Promise<supertest.Response> {
    const csrf = await this.csrf(); // first: a request takes the cookies that are there when it is made
    return this.#keep(
      await this.agent
        .post(path)
        .type("form")
        .send(encodeForm({ csrf, ...fields })),
    );
  }

  /** Sends a form with a file in it. */
  async upload(
    path: string,
    field: string,
    file: { name: string; content: Buffer },
    fields: Record<string, string> = {},
  ) {
    const csrf = await this.csrf();
    const request = this.agent.post(path).field({ csrf, ...fields });
    return this.#keep(await request.attach(field, file.content, file.name));
  }

  /** The token that this browser's forms carry; a first visit gives the browser its session. */
  async csrf(): Promise<string> {
    if (this.#token === undefined) await this.get("/sign-in");
    return csrfToken(this.#token ?? "");
  }

  #keep(response: supertest.Response): supertest.Response {
    const cookies = (response.headers["set-cookie"] ?? []) as unknown as string[];
    const sid = cookies.map((cookie) => /^sid=([^;]+)/.exec(cookie)?.[1]).find((token) => token !== undefined);
    this.#token = sid ?? this.#token;
    return response;
  }
}

function encodeForm(fields: Record<string, string | string[]>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((each) => [name, each] as [string, string]),
  );
  return new URLSearchParams(pairs).toString();
}

async function cloneTemplate(): Promise<Database> {
  const { pgliteDump, socketUrl, templateName } = inject("templates");
  if (process.env["TEST_DATABASE"] !== "postgres")
    return await openEmbedded({ loadDataDir: new Blob([await readFile(pgliteDump)]) });
  const name = `test_${randomBytes(6).toString("hex")}`;
  const server = await openDatabase({ databaseUrl: socketUrl, dataDir: "" });
  await server.db.executeQuery(statement(`create database ${name} template ${templateName}`));
  await server.close();
  return await openDatabase({ databaseUrl: databaseUrl(socketUrl, name), dataDir: "" });
}
