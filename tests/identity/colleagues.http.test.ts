import { afterAll, beforeAll, expect, test } from "vitest";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let owner: Browser;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function freshProgramme(): Promise<void> {
  programmeId = (await aProgramme(product.db)).id;
  await product.db.deleteFrom("memberships").where("programmeId", "=", programmeId).execute();
  owner = await product.signedIn("owner", programmeId);
}

async function invite(email: string, role = "planner"): Promise<string> {
  const sent = await owner.post(`/programmes/${programmeId}/staff/invitations`, { email, role });
  expect(sent.headers["location"]).toBe(`/programmes/${programmeId}/staff`);
  const mail = await product.db
    .selectFrom("mails")
    .select("body")
    .where("toAddress", "=", email)
    .orderBy("createdAt", "desc")
    .executeTakeFirstOrThrow();
  return new URL(/https?:\S+/.exec(mail.body ?? "")?.[0] ?? "").pathname;
}

const rolesOf = async () =>
  (
    await product.db
      .selectFrom("memberships")
      .select("role")
      .where("programmeId", "=", programmeId)
      .orderBy("role")
      .execute()
  ).map((row) => row.role);
const memberId = async (role: "owner" | "planner" | "viewer") =>
  (
    await product.db
      .selectFrom("memberships")
      .select("userId")
      .where("programmeId", "=", programmeId)
      .where("role", "=", role)
      .executeTakeFirstOrThrow()
  ).userId;

test("a colleague joins by the link in the mail, with an account of their own", async () => {
  await freshProgramme();
  const path = await invite("berit@example.org");
  const berit = product.browser();
  expect((await berit.get(path)).text).toContain("Luo tunnus osoitteelle berit@example.org.");
  expect(await rolesOf()).toEqual(["owner"]);
  const unnamed = await berit.post(path, { name: "", password: "sata vuotta yksinäisyyttä" });
  expect(unnamed.status).toBe(422);
  const joined = await berit.post(path, { name: "Berit Berg", password: "sata vuotta yksinäisyyttä" });
  expect(joined.headers["location"]).toBe(`/programmes/${programmeId}`);
  expect(await rolesOf()).toEqual(["owner", "planner"]);
  expect((await berit.get(`/programmes/${programmeId}/settings`)).status).toBe(200);
  expect((await product.browser().get(path)).status).toBe(404);

  const first = programmeId;
  await freshProgramme();
  const again = await invite("berit@example.org", "viewer");
  expect((await product.browser().get(again)).text).toContain("Sinulla on jo tunnus");
  expect((await product.browser().post(again, { password: "joku muu salasana" })).status).toBe(422);
  expect((await product.browser().post(again, { password: "sata vuotta yksinäisyyttä" })).status).toBe(303);
  expect(await rolesOf()).toEqual(["owner", "viewer"]);
  expect(programmeId).not.toBe(first);
});

test("a second invitation replaces the first, and one can be withdrawn", async () => {
  await freshProgramme();
  const first = await invite("cecilia@example.org");
  const second = await invite("cecilia@example.org", "viewer");
  expect((await product.browser().get(first)).status).toBe(404);
  expect((await product.browser().get(second)).status).toBe(200);
  const page = await owner.get(`/programmes/${programmeId}/staff`);
  const withdrawal = /action="([^"]*withdrawal)"/.exec(page.text)?.[1]?.replaceAll("&#x3D;", "=") ?? "";
  await owner.post(withdrawal);
  expect((await product.browser().get(second)).status).toBe(404);
});

test("a changed role and a removal hold from the next request on", async () => {
  await freshProgramme();
  const planner = await product.signedIn("planner", programmeId);
  const userId = await memberId("planner");
  expect((await planner.get(`/programmes/${programmeId}/settings`)).status).toBe(200);
  await owner.post(`/programmes/${programmeId}/staff/${userId}/role`, { role: "viewer" });
  expect((await planner.get(`/programmes/${programmeId}/settings`)).status).toBe(403);
  await owner.post(`/programmes/${programmeId}/staff/${userId}/removal`);
  expect((await planner.get(`/programmes/${programmeId}`)).status).toBe(404);
});

test("the last owner stays, and only an owner changes anything", async () => {
  await freshProgramme();
  const userId = await memberId("owner");
  for (const act of ["removal", "role"]) {
    const refused = await owner.post(`/programmes/${programmeId}/staff/${userId}/${act}`, { role: "viewer" });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("Hankkeella pitää olla omistaja.");
  }
  const planner = await product.signedIn("planner", programmeId);
  expect(
    (await planner.post(`/programmes/${programmeId}/staff/invitations`, { email: "x@example.org", role: "owner" }))
      .status,
  ).toBe(403);
  expect((await planner.post(`/programmes/${programmeId}/staff/${userId}/removal`)).status).toBe(403);
  expect(await rolesOf()).toEqual(["owner", "planner"]);
});

test("of two owners who remove each other at once, one stays", async () => {
  await freshProgramme();
  const other = await product.signedIn("owner", programmeId);
  const ids = (
    await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", programmeId).execute()
  ).map((row) => row.userId);
  await Promise.all(
    [owner, other].map((browser, at) => browser.post(`/programmes/${programmeId}/staff/${ids[1 - at] ?? ""}/removal`)),
  );
  expect(await rolesOf()).toEqual(["owner"]);
});
