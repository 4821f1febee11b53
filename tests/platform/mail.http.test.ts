// The outbox and its queue, with a real mail server that comes and goes.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobHandler } from "../../src/platform/jobs.ts";
import { mailHandler, openOutbox, type Mail, type PostMail } from "../../src/platform/mail.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { header, startSmtpServer } from "../support/smtp-server.ts";

let product: TestApp;
let port: number;
let postMail: PostMail;
let handler: JobHandler;
beforeAll(async () => {
  product = await openTestApp();
  const server = await startSmtpServer();
  ({ port } = server);
  await server.stop(); // the address is known, but nobody is there yet
  const smtpUrl = `smtp://127.0.0.1:${port}`;
  postMail = openOutbox(product.deps.jobs, smtpUrl, product.deps.publicUrl);
  handler = mailHandler(product.db, smtpUrl, "Tarvepaja <tarvepaja@example.org>");
  await product.deps.jobs.work([handler]);
});
afterAll(async () => {
  await product.close();
});

const mail: Mail = {
  programmeId: null,
  toName: "Ada",
  toAddress: "ada@example.org",
  locale: "fi",
  subject: "Kutsu",
  body: "Linkkisi: https://tarvepaja.test/s/abc",
};

async function post(changes: Partial<Mail>): Promise<void> {
  await product.db.transaction().execute((trx) => postMail(trx, { ...mail, ...changes }));
}

const stored = (subject: string) =>
  product.db.selectFrom("mails").selectAll().where("subject", "=", subject).executeTakeFirst();
const until = { timeout: 25_000, interval: 100 };

test(
  "a mail that found no server goes later, once, with the Message-ID it had, and its body is erased",
  { timeout: 60_000 },
  async () => {
    await post({ subject: "Myöhässä" });
    await expect.poll(async () => (await stored("Myöhässä"))?.state, until).toBe("failed");
    const waiting = await stored("Myöhässä");
    expect(waiting).toMatchObject({ body: mail.body, lastError: expect.stringContaining("ECONNREFUSED") as string });

    const server = await startSmtpServer(port);
    await expect.poll(async () => (await stored("Myöhässä"))?.state, until).toBe("sent");
    expect(await stored("Myöhässä")).toMatchObject({ body: null, lastError: null, messageId: waiting?.messageId });
    expect(server.received.map(({ to, text }) => [to, header(text, "Message-ID")])).toEqual([
      [["ada@example.org"], waiting?.messageId],
    ]);
    await server.stop();
  },
);

test("after a crash between sending and noting it, the second mail is the same one by its Message-ID", async () => {
  const server = await startSmtpServer(port);
  await post({ subject: "Kahdesti" });
  await expect.poll(async () => (await stored("Kahdesti"))?.state, until).toBe("sent");
  const { id = "", messageId } = (await stored("Kahdesti")) ?? {};
  await handler.handle({ mailId: id }, AbortSignal.timeout(5000));
  expect(server.received.length).toBe(1); // a job that runs twice sends once

  await product.db.updateTable("mails").set({ state: "queued", body: mail.body }).where("id", "=", id).execute();
  await handler.handle({ mailId: id }, AbortSignal.timeout(5000));
  expect(server.received.map(({ text }) => header(text, "Message-ID"))).toEqual([messageId, messageId]);
  await server.stop();
});

test("what a mail puts in the calendar goes with it, and is erased with the body", async () => {
  const server = await startSmtpServer(port);
  const content = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n";
  await post({ subject: "Kalenteri", calendar: { method: "REQUEST", content } });
  expect((await stored("Kalenteri"))?.calendar).toEqual({ method: "REQUEST", content });
  await expect.poll(async () => (await stored("Kalenteri"))?.state, until).toBe("sent");
  expect(await stored("Kalenteri")).toMatchObject({ body: null, calendar: null });
  const text = server.received[0]?.text ?? "";
  expect(text).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
  expect(text).toContain(Buffer.from(content).toString("base64").slice(0, 40));
  await server.stop();
});

test("no line break in a name, an address or a subject makes a header or another recipient", async () => {
  const server = await startSmtpServer(port);
  const evil = "\r\nBcc: eve@example.org";
  await post({ toName: `Ada${evil}`, subject: `Hei${evil}\u2028X-Evil: 1` });
  await expect.poll(() => server.received.length, until).toBe(1);
  const { to, text } = server.received[0] ?? { to: [], text: "" };
  expect(to).toEqual(["ada@example.org"]);
  expect([header(text, "Bcc"), header(text, "X-Evil")]).toEqual([undefined, undefined]);
  expect(header(text, "Subject")).toBe("Hei Bcc: eve@example.org X-Evil: 1");
  await server.stop();
});

test("the mail of an act that was undone never leaves", async () => {
  const server = await startSmtpServer(port);
  const undone = product.db.transaction().execute(async (trx) => {
    await postMail(trx, { ...mail, subject: "Peruttu" });
    throw new Error("the act failed");
  });
  await expect(undone).rejects.toThrow("the act failed");
  await post({ subject: "Jälkimmäinen" });
  await expect.poll(async () => (await stored("Jälkimmäinen"))?.state, until).toBe("sent");
  expect(await stored("Peruttu")).toBeUndefined();
  expect(server.received.map(({ text }) => text.includes("Peruttu"))).toEqual([false]);
  await server.stop();
});

test(
  "many mails leave at the chosen pace, whoever sends them, and one that comes later goes before them",
  { timeout: 60_000 },
  async () => {
    const server = await startSmtpServer();
    const sending = await openTestApp({ smtpUrl: `smtp://127.0.0.1:${server.port}` });
    const { db, deps } = sending;
    const subjects = ["1/3", "2/3", "3/3"];
    await db.transaction().execute((trx) =>
      deps.postMails(
        trx,
        subjects.map((subject) => ({ ...mail, subject })),
      ),
    );
    await db.transaction().execute((trx) => deps.postMail(trx, { ...mail, subject: "Heti" }));
    const started = Date.now();
    // Two processes' handlers at forty a minute: a mail every one and a half seconds, not two.
    const from = "Tarvepaja <tarvepaja@example.org>";
    for (let process = 0; process < 2; process += 1)
      await deps.jobs.work([mailHandler(db, `smtp://127.0.0.1:${server.port}`, from, 40)]);
    await expect.poll(() => server.received.length, until).toBe(4);
    expect(Date.now() - started).toBeGreaterThan(2_900);
    const received = server.received.map(({ text }) => header(text, "Subject"));
    // The other process takes one of the many in the same moment: which of the two arrives first is chance.
    expect(received.slice(0, 2)).toContain("Heti");
    expect(received.sort()).toEqual([...subjects, "Heti"]);
    await sending.close();
    await server.stop();
  },
);

test("without a mail server mails are kept for staff to read", async () => {
  const keep = openOutbox(product.deps.jobs, null, product.deps.publicUrl);
  await product.db.transaction().execute((trx) => keep(trx, { ...mail, subject: "Talteen" }));
  expect(await stored("Talteen")).toMatchObject({ state: "kept", body: mail.body, attempts: 0 });
});
