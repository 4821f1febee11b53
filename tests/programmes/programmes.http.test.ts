import { afterAll, beforeAll, expect, test } from "vitest";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const details = {
  name: "Oma hanke",
  locales: ["fi", "sv"],
  defaultLocale: "fi",
  timeZone: "Europe/Helsinki",
  startsOn: "2027-01-01",
  endsOn: "2027-12-31",
  industries: "Fysioterapia | Fysioterapi | Physiotherapy\nHoiva",
  contactName: "",
  contactEmail: "",
};

test("an administrator starts a programme, and its first page says what to do next", async () => {
  const ada = await product.administrator();
  const sent = await ada.post("/programmes", details);
  expect(sent.status).toBe(303);
  const page = await ada.get(sent.headers["location"] ?? "");
  expect(page.status).toBe(200);
  expect(page.text).toContain("Oma hanke");
  const rows = await product.db
    .selectFrom("industries")
    .innerJoin("programmes", "programmes.id", "programmeId")
    .select("names")
    .where("name", "=", "Oma hanke")
    .orderBy("position")
    .execute();
  expect(rows.map((row) => row.names)).toEqual([
    { fi: "Fysioterapia", sv: "Fysioterapi", en: "Physiotherapy" },
    { fi: "Hoiva", sv: "Hoiva", en: "Hoiva" },
  ]);
});

test("a form with mistakes comes back with what was typed and a message at each field", async () => {
  const ada = await product.administrator();
  const sent = await ada.post("/programmes", { ...details, name: "", endsOn: "2026-01-01", timeZone: "Mars/Base" });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Täytä tämä kohta.");
  expect(sent.text).toContain("Kirjoita aikavyöhyke muodossa Europe/Helsinki.");
  expect(sent.text).toContain("Fysioterapia | Fysioterapi | Physiotherapy");
});

test("an industry that an organisation uses stays", async () => {
  const { id } = await aProgramme(product.db);
  const industry = await product.db
    .selectFrom("industries")
    .select("id")
    .where("programmeId", "=", id)
    .orderBy("position")
    .executeTakeFirstOrThrow();
  await product.db
    .insertInto("organisations")
    .values({ programmeId: id, name: "Fysio Oy", industryId: industry.id })
    .execute();
  const planner = await product.signedIn("planner", id);
  const sent = await planner.post(`/programmes/${id}/settings`, { ...details, industries: "Hoiva" });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Et voi poistaa toimialaa, jota organisaatiot käyttävät.");
});
