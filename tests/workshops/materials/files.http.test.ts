// Materials as files: kept as they came, handed out to those to whom they are shown, and never shown by the browser.
import { afterAll, beforeAll, expect, test } from "vitest";
import { mostBytes, sizeRefusal } from "../../../src/workshops/materials/files/material-file.ts";
import { sizeOfOthers } from "../../../src/workshops/materials/files/queries.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aWorkshop, linkOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const pdf = (text = "kalvot") => Buffer.from(`%PDF-1.7\n\u0000\u00ff${text}`, "latin1");

test("a file is kept, replaced, told by its content, and goes only to those for whom it is", async () => {
  const workshop = await aWorkshop(product.db);
  const { programmeId, workshopId } = workshop;
  const [a = "", b = ""] = await seatAll(product.db, workshop, [{ state: "coming" }, { state: "declined" }]);
  const url = `/programmes/${programmeId}/workshops/${workshopId}/materials`;
  const planner = await product.signedIn("planner", programmeId);
  const fields = { phase: "before", title: "Kalvot", url: "", note: "Lue ensin" };
  const send = async (path: string, name: string, content: Buffer) =>
    await planner.upload(path, "file", { name, content }, fields);

  for (const [name, content, words] of [
    ["kalvot.pdf", Buffer.from("<script>alert(1)</script>"), "Tätä tiedostoa ei voi jakaa."],
    ["suuri.pdf", Buffer.concat([pdf(), Buffer.alloc(10 * 1024 * 1024)]), "Tiedosto on yli 10 Mt."],
    ["tyhja.pdf", Buffer.alloc(0), "Tiedosto on tyhjä."],
  ] as const) {
    const refused = await send(url, name, content);
    expect([refused.status, refused.text.includes(words), refused.text.includes('value="Kalvot"')]).toEqual([
      422,
      true,
      true,
    ]);
  }
  // Larger than any file that is read: what was typed below the file is there too.
  const { note, ...before } = fields;
  const huge = Buffer.alloc(20 * 1024 * 1024 + 1, "%PDF");
  const form = planner.agent.post(url).field({ csrf: await planner.csrf(), ...before });
  const again = await form.attach("file", huge, "suuri.pdf").field({ note });
  expect([again.status, again.text.includes("Tiedosto on yli 10 Mt."), again.text.includes(note)]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await product.db.selectFrom("workshopMaterials").select("id").execute()).toEqual([]);

  expect((await send(url, "..\\Kalvot åäö.PDF", pdf())).headers["location"]).toContain("done=added");
  const { id } = await product.db.selectFrom("workshopMaterials").select("id").executeTakeFirstOrThrow();
  const edited = await send(`${url}/${id}`, "suuri.pdf", huge);
  expect([edited.status, edited.text.includes("Tiedosto on yli 10 Mt.")]).toEqual([422, true]);
  const own = `/attendee/${a}/workshops/${workshopId}/materials/${id}`;
  const browser = product.browser();
  for (const each of [a, b]) await browser.post(`/w/${await linkOf(product.db, each)}`);
  expect((await browser.get(`/attendee/${a}?lang=fi`)).text).toContain(
    `<a href="${own}">Lataa Kalvot åäö.pdf (0,1 Mt)</a>`,
  );
  const taken = await browser.get(own);
  expect(taken.headers).toMatchObject({
    "content-type": "application/pdf",
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
    "content-disposition": `attachment; filename="Kalvot ???.pdf"; filename*=UTF-8''Kalvot%20%C3%A5%C3%A4%C3%B6.pdf`,
  });
  expect(Buffer.compare(taken.body as Buffer, pdf())).toBe(0);
  // Who said no, somebody else's pages, another workshop's address, another programme's staff.
  expect((await browser.get(`/attendee/${b}/workshops/${workshopId}/materials/${id}`)).status).toBe(404);
  expect((await product.browser().get(own)).status).toBe(401);
  const another = await aWorkshop(product.db);
  const theirs = await product.signedIn("owner", another.programmeId);
  const stolen = `/programmes/${another.programmeId}/workshops/${another.workshopId}/materials/${id}/file`;
  expect((await theirs.get(stolen)).status).toBe(404);

  // A change without a file keeps it, one with a file replaces it; and what a workshop holds is counted.
  await planner.post(`${url}/${id}`, { ...fields, title: "Uudet kalvot" });
  expect(Buffer.compare((await planner.get(`${url}/${id}/file`)).body as Buffer, pdf())).toBe(0);
  await send(`${url}/${id}`, "uudet.pdf", pdf("uudet"));
  const files = product.db.selectFrom("materialFiles").select(["name", "kind", "size"]);
  expect(await files.execute()).toEqual([{ name: "uudet.pdf", kind: "pdf", size: pdf("uudet").length }]);
  await send(url, "viela.pdf", pdf("toinen"));
  const others = (materialId: string | null) => sizeOfOthers(product.db, workshopId, materialId);
  expect([await others(null), await others(id), await sizeOfOthers(product.db, another.workshopId, null)]).toEqual([
    pdf("uudet").length + pdf("toinen").length,
    pdf("toinen").length,
    0,
  ]);
  const most = mostBytes.workshop;
  expect([sizeRefusal(5, most - 5), sizeRefusal(5, most - 4), sizeRefusal(mostBytes.file, 0)]).toEqual([
    null,
    "too-much",
    null,
  ]);
  // Ticked off, the file goes and the rest stays; one that comes along takes its place all the same.
  expect((await planner.get(`${url}/${id}?lang=fi`)).text).toContain("Poista tiedosto, jätä muut tiedot");
  const ticked = { ...fields, title: "Ilman tiedostoa", removesFile: "on" };
  const nameless = await planner.post(`${url}/${id}`, { ...ticked, title: "" });
  expect([nameless.status, nameless.text.includes('name="removesFile" value="on" checked')]).toEqual([422, true]);
  await planner.upload(`${url}/${id}`, "file", { name: "uusin.pdf", content: pdf("uusin") }, ticked);
  const nameOf = () => files.where("materialId", "=", id).execute();
  expect(await nameOf()).toMatchObject([{ name: "uusin.pdf" }]);
  await planner.post(`${url}/${id}`, ticked);
  expect([await nameOf(), (await browser.get(own)).status]).toEqual([[], 404]);
  const left = (await planner.get(`${url}/${id}`)).text;
  expect([left.includes("Ilman tiedostoa"), left.includes("Lue ensin"), left.includes("removesFile")]).toEqual([
    ...[true, true, false],
  ]);
  await planner.post(`${url}/${id}/removal`);
  expect((await browser.get(own)).status).toBe(404);
});
