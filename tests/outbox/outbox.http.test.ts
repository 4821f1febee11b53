import { afterAll, beforeAll, expect, test } from "vitest";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function post(programmeId: string, subject: string): Promise<string> {
  const mail = { programmeId, toName: "Ada", toAddress: "ada@example.org", locale: "fi" as const, subject };
  await product.db
    .transaction()
    .execute((trx) => product.deps.postMail(trx, { ...mail, body: "Avaa https://tarvepaja.test/s/abc nyt <b>" }));
  return (await product.db.selectFrom("mails").select("id").where("subject", "=", subject).executeTakeFirstOrThrow())
    .id;
}

test("without a mail server, staff read the mails in the product and can follow their links", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  expect((await planner.get(`/programmes/${id}/mails`)).text).toContain("Viestejä ei ole vielä.");
  const mailId = await post(id, "Tarvekysely");
  expect((await planner.get(`/programmes/${id}/mails`)).text).toContain("Tarvekysely");
  const page = await planner.get(`/programmes/${id}/mails/${mailId}`);
  expect(page.text).toContain('<a href="https://tarvepaja.test/s/abc">https://tarvepaja.test/s/abc</a> nyt &lt;b&gt;');
});

test("a mail belongs to its programme, and a viewer reads none: they hold personal links", async () => {
  const [mine, other] = [await aProgramme(product.db), await aProgramme(product.db)];
  const mailId = await post(mine.id, "Vain meille");
  const stranger = await product.signedIn("planner", other.id);
  expect((await stranger.get(`/programmes/${other.id}/mails/${mailId}`)).status).toBe(404);
  const viewer = await product.signedIn("viewer", mine.id);
  expect((await viewer.get(`/programmes/${mine.id}/mails/${mailId}`)).status).toBe(403);
});

test("line breaks in names and subjects never reach a header", async () => {
  const { id } = await aProgramme(product.db);
  const mailId = await post(id, "Otsikko\r\nBcc: evil@example.org").catch(() => "");
  const row = await product.db
    .selectFrom("mails")
    .select("subject")
    .where("programmeId", "=", id)
    .executeTakeFirstOrThrow();
  expect(row.subject).toBe("Otsikko Bcc: evil@example.org");
  expect(mailId).toBe("");
});
