// kill -9 while 50 organisations save their answers (docs: what "Saved" promises): nothing acknowledged is lost.
import { randomInt } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { csrfToken } from "../../src/platform/browser-session.ts";
import { openDatabase, type Db } from "../../src/platform/database.ts";
import { freshDatabase, migratedFolder } from "../support/fresh-database.ts";
import { startProduct, type ProductProcess } from "../support/process.ts";
import { anInvitation, anOpenSurvey, type AskedSurvey } from "../surveys/answering/asked.ts";

const rounds = Number(process.env["FAULT_ROUNDS"] ?? 2);
const organisations = 50;

let cleanUp: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const each of cleanUp.reverse()) await each();
  cleanUp = [];
});

test("the embedded database", async () => {
  const folder = await migratedFolder();
  cleanUp.push(() => rm(folder, { recursive: true, force: true }));
  await killDuringSaves({ DATA_DIR: folder }, () => openDatabase({ databaseUrl: null, dataDir: folder }));
});

test("PostgreSQL", async () => {
  const url = await freshDatabase("migrated");
  await killDuringSaves({ DATABASE_URL: url }, () => openDatabase({ databaseUrl: url, dataDir: "" }));
});

/** A respondent in one browser who writes on and on: "1", "2", "3" … */
class Writer {
  readonly token: string;
  readonly survey: AskedSurvey;
  #cookie = "";
  #seen = "";
  /** The last answer that the page called saved, and the last one sent at all. */
  acknowledged = 0;
  sent = 0;
  /** An answer other than "saved". */
  refusal: string | null = null;

  constructor(survey: AskedSurvey, token: string) {
    this.survey = survey;
    this.token = token;
  }

  async openLink(url: string): Promise<void> {
    this.#keep(await fetch(`${url}/s/${this.token}`));
    const pressed = await this.#post(`${url}/s/${this.token}`, {});
    if (pressed.status !== 303) throw new Error(`the link answered ${pressed.status}`);
    this.#keep(pressed);
  }

  /** What the page shows now; the number in its text field. */
  async read(url: string): Promise<number> {
    const html = await (await fetch(url + this.survey.second, { headers: { cookie: this.#cookie } })).text();
    this.#seen = /\.seen" value="([^"]+)"/.exec(html)![1]!;
    return Number(/<textarea[^>]*>(\d*)<\/textarea>/.exec(html)![1]);
  }

  /** Saves until the process is gone. */
  async write(url: string): Promise<void> {
    const { id } = this.survey.words;
    try {
      for (;;) {
        this.sent += 1;
        const saved = await this.#post(`${url}/survey/${this.survey.surveyId}/questions/${id}/answer`, {
          [`${id}.seen`]: this.#seen,
          [`${id}.text`]: String(this.sent),
        });
        const said = await saved.text();
        if (saved.status !== 200 || !said.includes("✓")) {
          this.refusal = `${saved.status}: ${said}`;
          return;
        }
        this.#seen = /\.seen" value="([^"]+)"/.exec(said)![1]!;
        this.acknowledged = this.sent;
      }
    } catch {
      // The connection is gone: what was on its way was not acknowledged.
    }
  }

  async #post(address: string, fields: Record<string, string>): Promise<Response> {
    const body = new URLSearchParams({ csrf: csrfToken(this.#cookie.replace("sid=", "")), ...fields });
    return await fetch(address, {
      method: "POST",
      body,
      redirect: "manual",
      headers: { cookie: this.#cookie, "hx-request": "true" },
    });
  }

  #keep(response: Response): void {
    const sid = response.headers.getSetCookie().find((cookie) => cookie.startsWith("sid="));
    if (sid !== undefined) this.#cookie = sid.split(";")[0]!;
  }
}

async function killDuringSaves(
  settings: Parameters<typeof startProduct>[0],
  open: () => ReturnType<typeof openDatabase>,
): Promise<void> {
  const writers = await invite(open);
  let running: ProductProcess = await startProduct(settings);
  cleanUp.push(() => running.kill());
  for (const writer of writers) {
    await writer.openLink(running.url);
    await writer.read(running.url);
  }
  for (let round = 0; round < rounds; round += 1) {
    const before = acknowledgedBy(writers);
    const writing = writers.map((writer) => writer.write(running.url));
    while (acknowledgedBy(writers) < before + organisations && refusalsOf(writers).length === 0) await wait(20);
    await wait(randomInt(1_500));
    await running.kill();
    await Promise.all(writing);
    expect(refusalsOf(writers)).toEqual([]);

    running = await startProduct(settings);
    const standing = await Promise.all(writers.map((writer) => writer.read(running.url)));
    const lost = writers.filter(
      ({ acknowledged, sent }, at) => !(standing[at]! >= acknowledged && standing[at]! <= sent),
    );
    expect(lost.map(({ acknowledged, sent }) => ({ acknowledged, sent }))).toEqual([]);
    // Something was on its way.
    expect(writers.some(({ acknowledged, sent }) => sent > acknowledged)).toBe(true);
    for (const [at, writer] of writers.entries()) writer.sent = writer.acknowledged = standing[at]!;
  }
  await running.stop();
  const database = await open();
  expect(await halfSaves(database.db)).toEqual([]);
  await database.close();
}

const acknowledgedBy = (writers: Writer[]) => writers.reduce((sum, { acknowledged }) => sum + acknowledged, 0);

const refusalsOf = (writers: Writer[]) => writers.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));

async function invite(open: () => ReturnType<typeof openDatabase>): Promise<Writer[]> {
  const database = await open();
  const survey = await anOpenSurvey(database.db);
  const writers: Writer[] = [];
  for (let at = 0; at < organisations; at += 1)
    writers.push(new Writer(survey, (await anInvitation(database.db, survey)).token));
  await database.close();
  return writers;
}

/** Responses whose answer and whose own row were not written together. */
async function halfSaves(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom("responses")
    .leftJoin("answers", "answers.responseId", "responses.id")
    .select(["responses.id", "responses.savedAt", "answers.savedAt as answerSavedAt"])
    .execute();
  return rows.filter((row) => row.answerSavedAt?.toString() !== row.savedAt.toString()).map(({ id }) => id);
}
