import { listOrganisations, listSegments, registerOrganisations } from "../../src/organisations/index.ts";
import { columns } from "../../src/organisations/imports/columns.ts";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { writeCsv, writeXlsx } from "../../src/platform/spreadsheets.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let planner: Browser;
let url: string;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  programmeId = (await aProgramme(product.db)).id;
  planner = await product.signedIn("planner", programmeId);
  url = `/programmes/${programmeId}/organisations`;
});
afterAll(async () => {
  await product.close();
});

const header = ["Organisaatio", "Toimiala", "Henkilöstö", "Kunta", "Yhteyshenkilö", "Sähköposti", "Kieli"];
const mapping = {
  above1: "",
  above2: "",
  above3: "",
  name: "0",
  partOf: "",
  kind: "",
  industry: "1",
  segment: "",
  size: "2",
  municipality: "3",
  commitment: "",
  contactName: "4",
  contactEmail: "5",
  contactLanguage: "6",
};
/** The columns of the product's own file. */
const ownMapping = Object.fromEntries(columns.map((column, at) => [column, String(at)]));
const previewQuery = new URLSearchParams(mapping).toString();

const goodRows = [
  ["Aamu Oy", "Fysioterapia", "2–9", "Ähtäri", "Aino Aalto", "aino@aamu.fi", "suomi"],
  ["Aamu Oy", "", "", "", "Berit Berg", "berit@aamu.fi", "ruotsi"],
  ["Ilta Oy", "omsorg", "120", "Vaasa", "", "", ""],
];

async function upload(rows: string[][], name = "organisaatiot.csv"): Promise<string> {
  const content = name.endsWith(".csv") ? writeCsv(header, rows) : await writeXlsx([{ name: "Sivu", header, rows }]);
  const sent = await planner.upload(`${url}/imports`, "file", { name, content });
  expect(sent.status).toBe(303);
  return sent.headers["location"]!;
}

async function stored() {
  const rows = await product.db
    .selectFrom("organisations")
    .leftJoin("participants", "participants.organisationId", "organisations.id")
    .leftJoin("industries", "industries.id", "industryId")
    .select([
      "organisations.name",
      "names",
      "sizeClass",
      "municipality",
      "participants.name as contact",
      "email",
      "locale",
      "isMain",
    ])
    .where("organisations.programmeId", "=", programmeId)
    .orderBy("organisations.name")
    .orderBy("email")
    .execute();
  return rows.map((row) => [
    row.name,
    (row.names as { fi: string } | null)?.fi ?? null,
    row.sizeClass,
    row.municipality,
    row.contact,
    row.email,
    row.locale,
    row.isMain,
  ]);
}

const storedGood = [
  ["Aamu Oy", "Fysioterapia", "2-9", "Ähtäri", "Aino Aalto", "aino@aamu.fi", "fi", true],
  ["Aamu Oy", "Fysioterapia", "2-9", "Ähtäri", "Berit Berg", "berit@aamu.fi", "sv", false],
  ["Ilta Oy", "Hoiva", "50-249", "Vaasa", null, null, null, null],
];

test.each(["organisaatiot.csv", "organisaatiot.xlsx"])(
  "%s: columns are guessed, rows shown, and nothing is written before the import",
  async (name) => {
    const draft = await upload(goodRows, name);
    const columns = await planner.get(draft);
    expect(columns.text).toContain(`Tiedostossa ${name} on 3 riviä.`);
    expect(columns.text.match(/<option value="\d" selected>/g)).toEqual(
      ["0", "1", "2", "3", "4", "5", "6"].map((at) => `<option value="${at}" selected>`),
    );
    const preview = await planner.get(`${draft}/preview?${previewQuery}`);
    expect(preview.text).toContain("2 uutta organisaatiota.");
    expect(await stored()).toEqual([]);

    const sent = await planner.post(`${draft}/completion`, mapping);
    expect(sent.headers["location"]).toBe(`${url}?added=2&changed=0`);
    expect(await stored()).toEqual(storedGood);
    expect((await planner.get(sent.headers["location"] ?? "")).text).toContain(
      "Tuonti onnistui: 2 lisättiin, 0 muuttui.",
    );
    expect(
      await product.db.selectFrom("importDrafts").select("id").where("programmeId", "=", programmeId).execute(),
    ).toEqual([]);
  },
);

test("the same file again changes nothing, and sending the same import twice writes once", async () => {
  const draft = await upload(goodRows);
  const sent = await Promise.all([
    planner.post(`${draft}/completion`, mapping),
    planner.post(`${draft}/completion`, mapping),
  ]);
  expect(sent.map(({ status }) => status).sort()).toEqual([303, 404]);
  expect(await stored()).toEqual(storedGood);

  const again = await upload(goodRows, "organisaatiot.xlsx");
  const preview = await planner.get(`${again}/preview?${previewQuery}`);
  expect(preview.text).toContain("Uutta tuotavaa ei ole");
  expect(preview.text).toContain("2 pysyy ennallaan.");
  await planner.post(`${again}/completion`, mapping);
  expect(await stored()).toEqual(storedGood);
});

test("one wrong row keeps the whole file out until it is left out; the others then come in", async () => {
  const draft = await upload([
    ...goodRows,
    ["Yö Oy", "Hoiva", "iso", "", "Yrjö", "yrjo", "kiina"],
    ["", "", "1", "", "", "", ""],
  ]);
  const preview = await planner.get(`${draft}/preview?${previewQuery}`);
  expect(preview.text).toContain("2 uutta organisaatiota, 2 rivillä on virheitä.");
  const mistakes = [
    ...preview.text.matchAll(/data-label="Rivi">(\d+)<\/th><td role="cell">([^<]*)<\/td><td role="cell">(.*?)<\/td>/g),
  ];
  expect(
    mistakes.map(([, row, name, words]) => [
      row,
      name,
      [...(words ?? "").matchAll(/<span class="row-mistake">([^<]*)/g)].map((match) => match[1]),
    ]),
  ).toEqual([
    [
      "5",
      "Yö Oy",
      [
        "Henkilöstön määrää ”iso” ei tunnisteta. Kirjoita luku tai 1, 2–9, 10–49, 50–249 tai 250+.",
        "Sähköpostiosoite ”yrjo” on väärin kirjoitettu.",
        "”kiina” ei ole hankkeen kieli.",
      ],
    ],
    ["6", "", ["Organisaation nimi puuttuu."]],
  ]);

  const refused = await planner.post(`${draft}/completion`, mapping);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(
    '<a href="#f-leaveOut">Tiedostossa on virheellisiä rivejä. Korjaa ne tai jätä ne pois.</a>',
  );
  expect(await stored()).toEqual([]);

  expect((await planner.post(`${draft}/completion`, { ...mapping, leaveOut: "on" })).status).toBe(303);
  expect(await stored()).toEqual(storedGood);
});

test("missing industries are added on request, in each of which the rows then belong", async () => {
  const draft = await upload([
    ["Aamu Oy", "Kuntoutus", "", "", "", "", ""],
    ["Ilta Oy", "kuntoutus", "", "", "", "", ""],
    ["Yö Oy", "Fysoterapia", "", "", "", "", ""],
  ]);
  const preview = await planner.get(`${draft}/preview?${previewQuery}`);
  expect(preview.text).toContain("Lisätäänkö puuttuvat toimialat?");
  expect(preview.text).toContain("Kuntoutus (2 riviä)");
  expect(preview.text).toContain("Fysoterapia (1 rivi)");

  const added = await planner.post(`${draft}/industries`, { ...mapping, industries: ["Kuntoutus", "fysioterapia"] });
  expect(added.headers["location"]).toBe(`${draft}/preview?${previewQuery}`);
  expect((await planner.get(added.headers["location"] ?? "")).text).toContain(
    "2 uutta organisaatiota, 1 rivillä on virheitä.",
  );
  const names = await product.db
    .selectFrom("industries")
    .select("names")
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .execute();
  expect(names.map((row) => (row.names as { fi: string }).fi)).toEqual([
    "Fysioterapia",
    "Hoiva",
    "Lastensuojelu",
    "Kuntoutus",
  ]);
  await planner.post(`${draft}/completion`, { ...mapping, leaveOut: "on" });
  expect((await stored()).map(([name, industry]) => [name, industry])).toEqual([
    ["Aamu Oy", "Kuntoutus"],
    ["Ilta Oy", "Kuntoutus"],
  ]);
});

test("the column of the name must be chosen, and what was chosen of the others stays", async () => {
  const draft = await upload(goodRows);
  const page = await planner.get(
    `${draft}/preview?${new URLSearchParams({ ...mapping, name: "", size: "3" }).toString()}`,
  );
  expect(page.status).toBe(422);
  expect(page.text).toContain('<a href="#f-name">Valitse sarake, jossa on organisaation nimi.</a>');
  expect(/id="f-size".*?<\/select>/s.exec(page.text)?.[0]).toContain('<option value="3" selected>');
});

test.each([
  ["no file", "", Buffer.alloc(0), "Valitse tiedosto."],
  [
    "an old Excel file",
    "vanha.xls",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600), Buffer.from("Workbook", "utf16le")]),
    "vanhassa Excel-muodossa",
  ],
  ["a picture", "kuva.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), "Tämä ei ole taulukko."],
  ["headings alone", "tyhja.csv", writeCsv(header, []), "Tiedostossa ei ole rivejä."],
])("%s comes back with the reason at the field", async (_what, name, content, words) => {
  const sent =
    name === ""
      ? await planner.agent.post(`${url}/imports`).field({ csrf: await planner.csrf() })
      : await planner.upload(`${url}/imports`, "file", { name, content });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain(words);
  expect(sent.text).toContain('<a href="#f-file">');
});

test("what was exported is imported into another programme just as it was, formulas and all", async () => {
  const rows = [...goodRows, ["=Plus Oy", "Lastensuojelu", "250+", "", "", "", ""]];
  await planner.post(`${await upload(rows)}/completion`, mapping);
  const care = await product.db
    .selectFrom("organisations")
    .select("id")
    .where("name", "=", "Ilta Oy")
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  const unit = {
    name: "Kotihoito",
    kind: "unit",
    parentId: care.id,
    industryId: "",
    sizeClass: "",
    municipality: "",
    contactName: "",
    contactEmail: "",
    contactLocale: "fi",
  };
  expect((await planner.post(url, unit)).status).toBe(303);
  await planner.post(`${url}/commitment`, { organisationIds: care.id, commitment: "committed" });
  const [before, committed] = [await stored(), await commitments()];
  expect(before).toHaveLength(5);
  expect(committed).toEqual(["=Plus Oy none", "Aamu Oy none", "Ilta Oy committed", "Ilta Oy › Kotihoito none"]);
  const csv = await planner.get(`${url}/export.csv?lang=sv`);
  expect(csv.headers["content-disposition"]).toBe("attachment; filename=organisationer.csv");
  expect(csv.text).toContain("'=Plus Oy;;Organisation;Barnskydd;;250+;;Inte känt;;;");
  const xlsx = await planner.agent
    .get(`${url}/export.xlsx`)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => done(null, Buffer.concat(parts)));
    });

  for (const file of [
    { name: "a.csv", content: Buffer.from(csv.text) },
    { name: "a.xlsx", content: xlsx.body as Buffer },
  ]) {
    programmeId = (await aProgramme(product.db)).id;
    planner = await product.signedIn("planner", programmeId);
    url = `/programmes/${programmeId}/organisations`;
    const draft = (await planner.upload(`${url}/imports`, "file", file)).headers["location"]!;
    await planner.post(`${draft}/completion`, ownMapping);
    expect([await stored(), await commitments()]).toEqual([before, committed]);
  }
});

async function commitments(): Promise<string[]> {
  const rows = product.db.selectFrom("organisations").select(["name", "commitment"]);
  const all = await rows.where("programmeId", "=", programmeId).execute();
  return all.map(({ name, commitment }) => `${name} ${commitment}`).sort();
}

test("segments come by name in any language, unknown ones are asked about, and the export brings back just the same", async () => {
  const names = { "names.fi": "Lähipalvelut", "names.sv": "Närservice", "names.en": "" };
  const promises = { "promises.fi": "", "promises.sv": "", "promises.en": "" };
  await planner.post(`/programmes/${programmeId}/segments`, { ...names, ...promises });
  const content = writeCsv(
    ["Organisaatio", "Osa organisaatiota", "Segmentti"],
    [
      ["Alue", "", "NÄRSERVICE"],
      ["Kotihoito", "Alue", ""],
      ["Neuvola", "Alue", "Perheet"],
    ],
  );
  const file = { name: "segmentit.csv", content };
  const draft = (await planner.upload(`${url}/imports`, "file", file)).headers["location"]!;
  const chosen = { ...mapping, industry: "", size: "", municipality: "", contactName: "", contactEmail: "" };
  const columns = { ...chosen, contactLanguage: "", partOf: "1", segment: "2" };
  expect((await planner.get(draft)).text).toMatch(/name="segment"[^]*?<option value="2" selected>/);
  const preview = await planner.get(`${draft}/preview?${new URLSearchParams(columns).toString()}`);
  expect(preview.text).toContain("Segmenttiä ”Perheet” ei ole hankkeessa.");
  expect(preview.text).toContain("Lisätäänkö puuttuvat segmentit?");
  const added = await planner.post(`${draft}/segments`, { ...columns, segments: ["Perheet", "lähipalvelut"] });
  const now = await planner.get(added.headers["location"] ?? "");
  expect(now.text).toContain('data-label="Segmentti">Lähipalvelut</td>');
  await planner.post(`${draft}/completion`, columns);
  const placed = async () => {
    const all = await listSegments(product.db, programmeId);
    const units = new Map((await listOrganisations(product.db, programmeId)).map(({ id, name }) => [id, name]));
    return all.map((segment) => [segment.names.fi, ...segment.branchIds.map((id) => units.get(id))]);
  };
  const before = await placed();
  expect(before).toEqual([
    ["Lähipalvelut", "Alue"],
    ["Perheet", "Alue › Neuvola"],
  ]);

  const csv = await planner.get(`${url}/export.csv?lang=sv`);
  expect(csv.text).toContain("Neuvola;Alue;Enhet;;Perheet;");
  const again = { name: "organisationer.csv", content: Buffer.from(csv.text) };
  const second = (await planner.upload(`${url}/imports`, "file", again)).headers["location"]!;
  const same = await planner.get(`${second}/preview?${new URLSearchParams({ ...mapping, ...ownMapping }).toString()}`);
  expect(same.text).toContain("3 förblir som de är.");
  await planner.post(`${second}/completion`, ownMapping);
  expect(await placed()).toEqual(before);
  const moved = [{ name: "Alue › Kotihoito", segmentId: (await listSegments(product.db, programmeId))[1]?.id ?? null }];
  const rest = { industryId: null, sizeClass: null, municipality: "", contacts: [] };
  const rows = moved.map((row) => ({ ...row, ...rest }));
  await product.db.transaction().execute((trx) => registerOrganisations(trx, programmeId, rows));
  expect((await placed())[1]?.slice(1).sort()).toEqual(["Alue › Kotihoito", "Alue › Neuvola"]);
});

test("another programme's upload does not exist here, and a facilitator may not import", async () => {
  const draft = await upload(goodRows);
  const elsewhere = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", elsewhere.id);
  const theirs = draft.replace(programmeId, elsewhere.id);
  const answers = [
    await stranger.get(theirs),
    await stranger.get(`${theirs}/preview?${previewQuery}`),
    await stranger.post(`${theirs}/completion`, mapping),
    await stranger.post(`${theirs}/industries`, { ...mapping, industries: "Uusi" }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(
    await product.db
      .selectFrom("organisations")
      .select("id")
      .where("programmeId", "in", [programmeId, elsewhere.id])
      .execute(),
  ).toEqual([]);
  const facilitator = await product.signedIn("facilitator", programmeId);
  expect((await facilitator.post(`${draft}/completion`, mapping)).status).toBe(403);
  expect(await stored()).toEqual([]);
});

test("a thousand rows with twenty wrong ones: the counts are told, some hundred rows shown, all or nothing", async () => {
  const rows = Array.from({ length: 1_000 }, (_, at) => [
    `Yritys ${at}`,
    "Hoiva",
    at % 50 === 7 ? "iso" : "7",
    "Vaasa",
    `Henkilö ${at}`,
    `h${at}@yritys.fi`,
    "",
  ]);
  const draft = await upload(rows, "iso.xlsx");
  const preview = await planner.get(`${draft}/preview?${previewQuery}`);
  expect(preview.text).toContain("980 uutta organisaatiota, 20 rivillä on virheitä.");
  expect(preview.text.match(/<tr role="row">/g)).toHaveLength(1 + 20 + 1 + 200);
  expect((await planner.post(`${draft}/completion`, mapping)).status).toBe(422);
  expect(await stored()).toEqual([]);
  await planner.post(`${draft}/completion`, { ...mapping, leaveOut: "on" });
  expect(await stored()).toHaveLength(980);
});

test("an upload older than a day is gone when the next one comes", async () => {
  const old = await upload(goodRows);
  const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString();
  await product.db
    .updateTable("importDrafts")
    .set({ createdAt: yesterday as never })
    .where("programmeId", "=", programmeId)
    .execute();
  const fresh = await upload(goodRows);
  expect([(await planner.get(old)).status, (await planner.get(fresh)).status]).toEqual([404, 200]);
});

test("a file with a column a level brings the whole tree in one go, and twice brings it once", async () => {
  const levels = ["Toimiala", "Tulosalue", "Yksikkö", "Yhteyshenkilö", "Sähköposti"];
  const content = writeCsv(levels, [
    ["Terveyspalvelut", "Avosairaanhoito", "Terveysasema", "Tiina Tervo", "tiina@example.org"],
    ["", "", "Neuvola", "", ""],
    ["Perhepalvelut", "Lapsiperheet", "Perhekeskus", "", ""],
  ]);
  const draft = async () =>
    (await planner.upload(`${url}/imports`, "file", { name: "yksikot.csv", content })).headers["location"] ?? "";
  const guessed = async (address: string) => {
    const fields = [...(await planner.get(address)).text.matchAll(/<select[^>]* name="(\w+)"[\s\S]*?<\/select>/g)];
    return Object.fromEntries(
      fields.map(([html, name = ""]) => [name, /value="(\d*)" selected/.exec(html)?.[1] ?? ""] as const),
    );
  };
  const first = await draft();
  const chosen = await guessed(first);
  expect(chosen).toMatchObject({ above1: "0", above2: "1", above3: "", name: "2", industry: "", contactEmail: "4" });
  const preview = await planner.get(`${first}/preview?${new URLSearchParams(chosen).toString()}`);
  expect(preview.text).toContain("3 uutta organisaatiota, 4 uutta osaa, joihin ne kuuluvat.");
  expect(preview.text).toContain("Terveyspalvelut › Avosairaanhoito › Neuvola");
  expect((await planner.post(`${first}/completion`, chosen)).headers["location"]).toBe(`${url}?added=7&changed=0`);
  const second = await draft();
  const again = await planner.get(`${second}/preview?${new URLSearchParams(chosen).toString()}`);
  expect(again.text).toContain("Uutta tuotavaa ei ole");
  await planner.post(`${second}/completion`, chosen);
  expect((await stored()).map(([name]) => name)).toEqual([
    "Perhepalvelut",
    "Perhepalvelut › Lapsiperheet",
    "Perhepalvelut › Lapsiperheet › Perhekeskus",
    "Terveyspalvelut",
    "Terveyspalvelut › Avosairaanhoito",
    "Terveyspalvelut › Avosairaanhoito › Neuvola",
    "Terveyspalvelut › Avosairaanhoito › Terveysasema",
  ]);
});

test("a tree that does not tell its organisation goes to the programme's only one, or to the one chosen", async () => {
  await product.db.insertInto("organisations").values({ programmeId, name: "Alue" }).execute();
  const content = writeCsv(["Toimiala", "Tulosalue", "Yksikkö"], [["Terveys", "Avohoito", "Neuvola"]]);
  const draft = async () =>
    (await planner.upload(`${url}/imports`, "file", { name: "yksikot.csv", content })).headers["location"] ?? "";
  const first = await draft();
  expect((await planner.get(first)).text).toMatch(/name="under"[^>]*>[^]*<option value="Alue" selected>Alue</);
  const chosen = { under: "Alue", above1: "0", above2: "1", name: "2" };
  const preview = await planner.get(`${first}/preview?${new URLSearchParams(chosen).toString()}`);
  expect(preview.text).toContain("Alue › Terveys › Avohoito › Neuvola");
  expect((await planner.post(`${first}/completion`, chosen)).headers["location"]).toBe(`${url}?added=3&changed=0`);
  await product.db.insertInto("organisations").values({ programmeId, name: "Toinen" }).execute();
  expect((await planner.get(await draft())).text).toMatch(/name="under"[^>]*>\s*<option value="" selected>/);
  expect((await stored()).map(([name]) => name)).toEqual([
    "Alue",
    "Alue › Terveys",
    "Alue › Terveys › Avohoito",
    "Alue › Terveys › Avohoito › Neuvola",
    "Toinen",
  ]);
});
