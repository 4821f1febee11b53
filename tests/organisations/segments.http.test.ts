import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { listPlacings, listSegments, segmentsByUnit } from "../../src/organisations/index.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let planner: Browser;
let home: string;
let url: string;
let ids: Record<"area" | "care" | "ward" | "firm", string>;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  programmeId = (await aProgramme(product.db)).id;
  planner = await product.signedIn("planner", programmeId);
  home = `/programmes/${programmeId}`;
  url = `${home}/segments`;
  const area = await aUnit("Alue", null);
  const care = await aUnit("Alue › Kotihoito", area);
  ids = { area, care, ward: await aUnit("Alue › Osasto", area), firm: await aUnit("Yritys", null) };
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null): Promise<string> {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const row = { programmeId, name, kind, parentId };
  return (await product.db.insertInto("organisations").values(row).returning("id").executeTakeFirstOrThrow()).id;
}

const segment = (name: string, promise: string, unitIds: string[]) => ({
  ...{ "names.fi": name, "names.sv": "", "names.en": "", "promises.fi": promise, "promises.sv": "", "promises.en": "" },
  unitIds,
});

function visibleText(html: string): string {
  const [, main = ""] = html.split("<main");
  return main
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.:,])/g, "");
}
const namesByUnit = async () =>
  Object.fromEntries([...(await segmentsByUnit(product.db, programmeId))].map(([id, { names }]) => [id, names.fi]));

test("segments have a promise each, reach what is below their parts, and a unit's own choice stands first", async () => {
  const list = await planner.get(`${home}/organisations`);
  expect(list.text).toContain(`href="${url}"`);
  await planner.post(url, segment("Alueen palvelut", "- Mentori **käy** joka viikko\n- <b>Ei HTML</b>", [ids.area]));
  expect(await namesByUnit()).toEqual(
    Object.fromEntries([ids.area, ids.care, ids.ward].map((id) => [id, "Alueen palvelut"])),
  );
  await planner.post(url, segment("Koteihin", "", [ids.care]));
  expect(await namesByUnit()).toMatchObject({ [ids.care]: "Koteihin", [ids.ward]: "Alueen palvelut" });
  const page = await planner.get(url);
  expect(page.text).toContain("<li>Mentori <strong>käy</strong> joka viikko</li><li>&lt;b&gt;Ei HTML&lt;/b&gt;</li>");
  const text = visibleText(page.text);
  expect(text).toContain("Segmenttejä on 2, ja niihin kuuluu 2 yksikköä.");
  expect(text).toMatch(/Alueen palvelut .*1 yksikkö Osat: Alue/);
  expect(text).toMatch(/Yksi yksikkö ei kuulu mihinkään segmenttiin Yritys/);
  const organisation = await planner.get(`${home}/organisations/${ids.care}`);
  expect(visibleText(organisation.text)).toContain("Segmentti Koteihin");
});

test("a part belongs to one segment: chosen for another it moves, and the form says where it is now", async () => {
  await planner.post(url, segment("Ensimmäinen", "", [ids.care, ids.firm]));
  const [first] = await listSegments(product.db, programmeId);
  const form = visibleText((await planner.get(`${url}/new`)).text);
  expect(form).toContain("Kotihoito (nyt: Ensimmäinen)");
  await Promise.all([1, 2].map((number) => planner.post(url, segment(`Toinen ${number}`, "", [ids.care]))));
  const placed = await listPlacings(product.db, programmeId);
  expect(placed.filter(({ unitId }) => unitId === ids.care).length).toBe(1);
  expect(placed.find(({ unitId }) => unitId === ids.firm)?.segmentId).toBe(first?.id);
  await planner.post(`${url}/${first?.id}`, segment("Ensimmäinen", "Lupaus", []));
  expect((await listSegments(product.db, programmeId))[0]).toMatchObject({ branchIds: [], promises: { fi: "Lupaus" } });
  await planner.post(`${url}/${first?.id}/position`, { direction: "down" });
  expect((await listSegments(product.db, programmeId)).map(({ names }) => names.fi)[1]).toBe("Ensimmäinen");
  await planner.post(`${url}/${first?.id}/removal`);
  expect((await listSegments(product.db, programmeId)).length).toBe(2);
  // A unit that is removed leaves its segment.
  await planner.post(`${home}/organisations/${ids.care}/removal`);
  expect(await listPlacings(product.db, programmeId)).toEqual([]);
});

test("what is wrong comes back with what was typed, and only planners change anything", async () => {
  await planner.post(url, segment("Sama", "", []));
  const taken = await planner.post(url, segment("sama ", "Pitkä lupaus", [ids.care]));
  expect(taken.status).toBe(422);
  expect(taken.text).toContain("Tämänniminen segmentti on jo olemassa.");
  expect(taken.text).toContain("Pitkä lupaus");
  expect(taken.text).toMatch(new RegExp(`value="${ids.care}" checked`));
  const nameless = await planner.post(url, segment("", "", []));
  expect([nameless.status, nameless.text.includes("error-summary")]).toEqual([422, true]);
  const gone = await planner.post(url, segment("Uusi", "", ["00000000-0000-4000-8000-000000000000"]));
  expect(gone.text).toContain("Jokin valituista yksiköistä on juuri poistettu hankkeesta. Tarkista valinnat.");
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(url)).text).not.toContain("Lisää segmentti");
  expect((await viewer.post(url, segment("Oma", "", []))).status).toBe(403);
  expect((await listSegments(product.db, programmeId)).map(({ names }) => names.fi)).toEqual(["Sama"]);
  expect(visibleText((await planner.get(`${url}?lang=sv`)).text)).toContain(
    "Det finns ett segment, och till det hör 0 enheter.",
  );
});
