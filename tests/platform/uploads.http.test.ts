// A file is read only from who may send it: the others are answered while they are still sending.
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { addressOf, nameOf } from "../support/addresses.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { listen } from "../support/listening.ts";

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let programmeId: string;
beforeAll(async () => {
  product = await openTestApp();
  served = await listen(product.app);
  programmeId = (await aProgramme(product.db)).id;
});
afterAll(async () => {
  await served.close();
  await product.close();
});

const uploads = () => allRoutes(product.deps).filter(({ file }) => file !== null);

/** Begins to send a file and goes on for as long as nothing is answered. */
async function statusWhileSending(path: string, field: string, session: string): Promise<number | "not answered"> {
  const sending = request(served.url + path, {
    method: "POST",
    headers: { "Content-Type": "multipart/form-data; boundary=raja", Cookie: `sid=${session}` },
  });
  sending.write(`--raja\r\nContent-Disposition: form-data; name="${field}"; filename="a.csv"\r\n\r\nNimi\n`);
  return await new Promise((resolve, reject) => {
    const late = setTimeout(() => finish("not answered"), 1_500);
    const finish = (outcome: number | "not answered") => {
      clearTimeout(late);
      sending.off("error", reject).on("error", () => undefined);
      sending.destroy();
      resolve(outcome);
    };
    sending.on("error", reject);
    sending.on("response", ({ statusCode = 0 }) => finish(statusCode));
  });
}

test("who may not send a file is refused before it is read", async () => {
  const { session: viewer } = await product.signedIn("viewer", programmeId);
  const { session: stranger } = await product.signedIn("owner", (await aProgramme(product.db)).id);
  const { session: planner } = await product.signedIn("planner", programmeId);
  const answers: Record<string, unknown> = {};
  const expected: Record<string, unknown> = {};
  for (const route of uploads()) {
    const send = async (session: string) =>
      await statusWhileSending(addressOf(route, { programmeId }), route.file ?? "", session);
    answers[nameOf(route)] = [await send("nobody"), await send(viewer), await send(stranger), await send(planner)];
    expected[nameOf(route)] = [401, 403, 404, "not answered"];
  }
  expect(answers).toEqual(expected);
  expect(uploads().length).toBeGreaterThan(0);
});

test("who may send one but not from our form is refused after it is read, and nothing is kept", async () => {
  const planner = await product.signedIn("planner", programmeId);
  for (const route of uploads()) {
    const sent = await planner.agent
      .post(addressOf(route, { programmeId }))
      .field({ csrf: "wrong" })
      .attach(route.file ?? "", Buffer.from("Nimi\nHoiva Oy\n"), "a.csv");
    expect(sent.status).toBe(403);
  }
  expect(await product.db.selectFrom("importDrafts").select("id").execute()).toEqual([]);
});

test("a file that is too large brings the page back where another can be chosen, and nothing is kept", async () => {
  const planner = await product.signedIn("planner", programmeId);
  const file = { name: "vastaukset.csv", content: Buffer.alloc(20 * 1024 * 1024 + 1, "a;") };
  for (const page of ["surveys/import", "organisations/imports"]) {
    const refused = await planner.upload(`/programmes/${programmeId}/${page}`, "file", file);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Tiedosto on liian suuri luettavaksi.");
    expect(refused.text).toContain(`action="/programmes/${programmeId}/${page}" enctype="multipart/form-data"`);
  }
  expect(await product.db.selectFrom("importDrafts").select("id").execute()).toEqual([]);
});
