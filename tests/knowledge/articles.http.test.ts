import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { giveVerdict } from "../../src/knowledge/verdicts/commands.ts";
import { takeUsualTools } from "../../src/maturity/tools/commands.ts";
import { listTools } from "../../src/maturity/queries.ts";
import { json } from "../../src/platform/database.ts";
import { unzip } from "../../src/platform/unzip.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

interface Ground {
  id: string;
  url: string;
  writer: Browser;
  viewer: Browser;
}

async function aGround(): Promise<Ground> {
  const { id } = await aProgramme(product.db);
  const url = `/programmes/${id}/knowledge`;
  return { id, url, writer: await product.signedIn("facilitator", id), viewer: await product.signedIn("viewer", id) };
}

const blank = Object.fromEntries(
  ["titles", "bodies"].flatMap((part) => ["fi", "sv", "en"].map((locale) => [`${part}.${locale}`, ""])),
);
type Fields = Record<string, string | string[]>;
const article = (title: string, body: string, more: Fields = {}): Fields => ({
  ...{ ...blank, kind: "instruction", note: "" },
  ...{ "titles.fi": title, "bodies.fi": body, act: "publish", ...more },
});

/** Writes an article and returns its address. */
async function written({ url, writer }: Ground, ...of: Parameters<typeof article>): Promise<string> {
  const sent = await writer.post(url, article(...of));
  expect(sent.status).toBe(303);
  return String(sent.headers["location"]).replace(/\?.*$/, "");
}

const idIn = (address: string) => address.split("/").at(-1) ?? "";
const row = async (address: string) =>
  await product.db
    .selectFrom("articles")
    .select(["version", "publishedVersion", "archivedAt", "checkBy", "keeperId"])
    .where("id", "=", idIn(address))
    .executeTakeFirst();
const versions = async (address: string) =>
  await product.db
    .selectFrom("articleVersions")
    .select(["number", "titles", "bodies", "note", "restoredFrom"])
    .where("articleId", "=", idIn(address))
    .orderBy("number")
    .execute();
/** What was found, in its order. */
async function found(browser: Browser, url: string, words: string): Promise<string[]> {
  const { text } = await browser.get(`${url}?q=${encodeURIComponent(words)}`);
  const results = text.slice(text.indexOf('id="results"'), text.indexOf('id="by-tool"') >>> 0);
  return [...results.matchAll(/fw-semibold" href="[^"]*">(?:<span[^>]*>)?([^<]*)/g)].map(([, title = ""]) => title);
}
const heading = (text: string) => /<h2 id="results">(.*?)<\/h2>/.exec(text)?.[1];

describe("the search", () => {
  test("finds a word in whatever form it was written, in Finnish, Swedish and English", async () => {
    const ground = await aGround();
    const { url, viewer } = ground;
    await written(ground, "Videovastaanotto", "Kutsu asiakas etävastaanotolle. Hoitopolun alussa on ajanvaraus.");
    await written(ground, "Puhelin", "Kokous alkaa, kun puhelimet ovat äänettömällä.");
    await written(ground, "", "", {
      "titles.sv": "Blanketten",
      "bodies.sv": "Fyll i blanketten på hemsidan.",
      "bodies.fi": "",
    });
    await written(ground, "", "", {
      "titles.en": "Meetings",
      "bodies.en": "Invite the clients early.",
      "bodies.fi": "",
    });
    for (const words of ["etävastaanottojen", "hoitopolku", "ajanvarauksen", "ajanvaraukset hoitopolulla"])
      expect([words, await found(viewer, url, words)]).toEqual([words, ["Videovastaanotto"]]);
    for (const words of ["puhelin", "kokoukset", "kokouksessa puhelimella"])
      expect([words, await found(viewer, url, words)]).toEqual([words, ["Puhelin"]]);
    for (const words of ["blankett", "hemsida", "blanketter"])
      expect([words, await found(viewer, url, words)]).toEqual([words, ["Blanketten"]]);
    expect(await found(viewer, url, "meeting inviting client")).toEqual(["Meetings"]);
    const phrase = await viewer.get(`${url}?q=${encodeURIComponent('"ajanvaraus alussa"')}`);
    expect(heading(phrase.text)).toContain("ei löytynyt ohjeita");
  });

  test("puts a title first, marks the words, and shows nothing of a text as markup", async () => {
    const ground = await aGround();
    const { url, viewer } = ground;
    await written(
      ground,
      "Kuvat verkkoon",
      "Lisää **kuva** ja <img src=x onerror=alert(1)> [ohje](https://example.org).",
    );
    await written(ground, "Muuta", "Kuva voi olla myös esitteessä, mutta tämä kertoo muusta. <b>Kuva</b>");
    expect(await found(viewer, url, "kuvan")).toEqual(["Kuvat verkkoon", "Muuta"]);
    const { text } = await viewer.get(`${url}?q=kuva`);
    expect(/article-row.*?<p class="mb-1">(.*?)<\/p>/s.exec(text)?.[1]).toBe(
      "Lisää <mark>kuva</mark> ja &lt;img src&#x3D;x onerror&#x3D;alert(1)&gt; ohje",
    );
    expect(text).not.toMatch(/<img|example\.org|\*\*/);
    const wild = await viewer.get(`${url}?q=${encodeURIComponent("'; drop & | ! ( :* <b>\\")}`);
    expect([wild.status, heading(wild.text)]).toEqual([
      200,
      "Haulla ”&#x27;; drop &amp; | ! ( :* &lt;b&gt;\\” ei löytynyt ohjeita",
    ]);
  });

  test("offers what is spelt alike where nothing is found, and else says what to do", async () => {
    const ground = await aGround();
    const { url, viewer } = ground;
    await written(ground, "Etävastaanotto", "Näin se alkaa.");
    const near = await viewer.get(`${url}?q=etavastanoto`);
    expect(heading(near.text)).toBe("Haulla ”etavastanoto” ei löytynyt ohjeita. Nämä ovat lähellä sitä:");
    expect(await found(viewer, url, "etavastanoto")).toEqual(["Etävastaanotto"]);
    const none = await viewer.get(`${url}?q=mikroskooppi`);
    expect(heading(none.text)).toBe("Haulla ”mikroskooppi” ei löytynyt ohjeita");
    expect(none.text).toContain("Kokeile yhtä sanaa kerrallaan");
    expect(none.text).toContain('id="newest"');
  });
});

describe("an article", () => {
  test("is a draft that only writers see until it is published, in the language that it is there in", async () => {
    const ground = await aGround();
    const { url, viewer, writer } = ground;
    expect((await viewer.get(url)).text).toContain("Ohjeita ei ole vielä julkaistu.");
    const at = await written(ground, "Kutsu", "Lähetä <i>kutsu</i>.\n\n## A\n\n## B\n\n## C", { act: "save" });
    expect(await found(writer, url, "kutsuminen")).toEqual(["Kutsu"]);
    expect(await found(viewer, url, "kutsu")).toEqual([]);
    expect((await viewer.get(at)).status).toBe(404);
    expect((await viewer.get(`${at}/text`)).status).toBe(403);
    const draft = (await writer.get(at)).text;
    expect(draft).toContain("Tämä on luonnos");
    expect(draft).not.toContain("Auttoiko tämä?");
    for (const version of ["1", "1"]) await writer.post(`${at}/publication`, { version });
    expect(await row(at)).toMatchObject({ version: 1, publishedVersion: 1 });
    const read = (await viewer.get(`${at}?lang=sv`)).text;
    expect(read).toContain('<span lang="fi">Kutsu</span>');
    expect(read).toContain('<article class="article-text mb-4" lang="fi"><p>Lähetä &lt;i&gt;kutsu&lt;/i&gt;.</p>');
    expect(read).toContain('<a href="#part-2">B</a>');
    expect(read).toContain("Det här har ännu inte skrivits på det valda språket.");
    expect(read).not.toMatch(/Skribenternas diskussion|versioner?<|Redigera/);
  });

  test("without a title, of a taken one, or published without a text comes back with what was typed", async () => {
    const ground = await aGround();
    const { url, writer } = ground;
    await written(ground, "Kutsu", "Teksti");
    for (const [fields, field, said] of [
      [article("", "Jotakin"), "titles-fi", "Anna nimi ainakin yhdellä kielellä."],
      [article("KUTSU", "Jotakin"), "titles-fi", "Samanniminen ohje on jo olemassa."],
      [
        article("Toinen", "", { "titles.sv": "Jotakin" }),
        "bodies-fi",
        "Kirjoita teksti ainakin yhdellä kielellä ennen julkaisemista.",
      ],
    ] as const) {
      const sent = await writer.post(url, fields);
      expect([sent.status, sent.text.includes(`<a href="#f-${field}">${said}</a>`)]).toEqual([422, true]);
      expect(sent.text).toContain("Jotakin");
    }
    const preview = await writer.post(url, article("Kolmas", "**näin**", { act: "preview" }));
    expect([preview.status, preview.text.includes("<strong>näin</strong>")]).toEqual([200, true]);
    const all = product.db.selectFrom("articles").select("id").where("programmeId", "=", ground.id);
    expect(await all.execute()).toHaveLength(1);
  });

  test("pressed twice at once is written once", async () => {
    const ground = await aGround();
    const sent = await Promise.all([1, 2].map(() => ground.writer.post(ground.url, article("Kerran", "Teksti"))));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test("keeps every version: readers see the published one, and an older one comes back", async () => {
    const ground = await aGround();
    const { viewer, writer } = ground;
    const at = await written(ground, "Kutsu", "Yksi rivi.\nToinen rivi.");
    const second = article("Kutsu", "Yksi rivi.\nToinen uusi rivi.", { seen: "1", act: "save", note: "Tarkennus" });
    expect((await writer.post(`${at}/text`, second)).headers["location"]).toBe(`${at}?done=saved`);
    // Nothing changed: no version.
    await writer.post(`${at}/text`, { ...second, seen: "2" });
    expect((await versions(at)).map(({ number, note, restoredFrom }) => [number, note, restoredFrom])).toEqual([
      [1, "", null],
      [2, "Tarkennus", null],
    ]);
    expect((await viewer.get(at)).text).not.toContain("uusi");
    const change = (await writer.get(`${at}/versions/2`)).text;
    expect(change).toContain("Muutokset versioon 1 verrattuna");
    expect(change).toMatch(/<p>Toinen <ins><span class="visually-hidden">Lisätty: <\/span>uusi <\/ins>rivi\.<\/p>/);
    expect((await viewer.get(`${at}/versions`)).status).toBe(403);
    await writer.post(`${at}/publication`, { version: "2" });
    expect((await viewer.get(at)).text).toContain("uusi");
    for (const act of [1, 2])
      expect([act, (await writer.post(`${at}/versions/1/restoration`)).status]).toEqual([act, 303]);
    expect((await versions(at)).map(({ bodies, restoredFrom }) => [bodies.fi, restoredFrom])).toEqual([
      ["Yksi rivi.\nToinen rivi.", null],
      ["Yksi rivi.\nToinen uusi rivi.", null],
      ["Yksi rivi.\nToinen rivi.", 1],
    ]);
    expect(await row(at)).toMatchObject({ version: 3, publishedVersion: 2 });
  });

  test("written by two at once holds both where they wrote apart, and shows both where they did not", async () => {
    const ground = await aGround();
    const { id, writer } = ground;
    const at = await written(ground, "Kutsu", "Alku");
    const other = await product.signedIn("planner", id);
    await other.post(`${at}/text`, article("Kutsu", "Alku", { "bodies.sv": "Början", seen: "1" }));
    expect((await writer.post(`${at}/text`, article("Kutsu", "Alku ja loppu", { seen: "1" }))).status).toBe(303);
    const texts = (await versions(at)).map(({ bodies }) => [bodies.fi, bodies.sv]);
    expect(texts.at(-1)).toEqual(["Alku ja loppu", "Början"]);
    const clash = await other.post(
      `${at}/text`,
      article("Kutsu", "Alku ja keskikohta", { seen: "2", "bodies.sv": "Början" }),
    );
    expect(clash.status).toBe(409);
    expect(clash.text).toContain("on tallentanut tästä ohjeesta uuden version");
    expect(clash.text).toMatch(
      /Toisen tekemä muutos: teksti suomeksi.*<ins>.*ja loppu<\/ins>.*Oma muutos.*<ins>.*ja keskikohta<\/ins>/s,
    );
    expect(clash.text).toContain(">Alku ja keskikohta</textarea>");
    expect(clash.text).toContain('name="seen" value="3"');
    expect(await versions(at)).toHaveLength(3);
    expect((await other.post(`${at}/text`, article("Kutsu", "Alku ja keskikohta", { seen: "3", "bodies.sv": "Början" }))).status).toBe(303); // prettier-ignore
    expect(await versions(at)).toHaveLength(4);
  });
});

test("what an article is about is merged like its texts, and shown on both sides where two chose otherwise", async () => {
  const ground = await aGround();
  const { id, writer } = ground;
  const owner = await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", id).where("role", "=", "owner").executeTakeFirstOrThrow(); // prettier-ignore
  await takeUsualTools(product.db, id, owner.userId);
  const [one = "", two = "", three = ""] = (await listTools(product.db, id)).map((tool) => tool.id);
  const at = await written(ground, "Kutsu", "Alku", { toolIds: [one] });
  const begun = `instruction;${one};`;
  expect((await writer.get(`${at}/text`)).text).toContain(`name="about" value="${begun}"`);
  const other = await product.signedIn("planner", id);
  const save = (browser: Browser, more: Fields) => browser.post(`${at}/text`, article("Kutsu", "Alku", { seen: "1", about: begun, ...more })); // prettier-ignore
  const toolIds = async () => (await product.db.selectFrom("articleTools").select("toolId").where("articleId", "=", idIn(at)).execute()).map(({ toolId }) => toolId).sort(); // prettier-ignore
  const kind = async () => (await product.db.selectFrom("articles").select("kind").where("id", "=", idIn(at)).executeTakeFirst())?.kind; // prettier-ignore
  expect((await save(other, { toolIds: [one, two], kind: "article" })).status).toBe(303);
  // Who changed the text alone keeps what the colleague chose.
  expect((await save(writer, { toolIds: [one], "bodies.fi": "Alku ja loppu" })).status).toBe(303);
  expect([await toolIds(), await kind()]).toEqual([[one, two].sort(), "article"]);
  const clash = await save(writer, { toolIds: [one, three], "bodies.fi": "Alku ja loppu", note: "Lisäys", seen: "2" });
  expect(clash.status).toBe(409);
  expect(clash.text).toMatch(/Toisen valinnat: työkalut.*Omat valinnat: työkalut/s);
  expect(clash.text).toContain('value="Lisäys"');
  const chosen = [...clash.text.matchAll(/name="toolIds" value="([0-9a-f-]{36})" checked/g)].map(([, tool]) => tool);
  expect(chosen.sort()).toEqual([one, two, three].sort());
  expect(await toolIds()).toEqual([one, two].sort());
  const about = [...clash.text.matchAll(/name="about" value="([^"]*)"/g)].at(-1)?.[1] ?? "";
  const seen = { about, seen: "2", "bodies.fi": "Alku ja loppu", kind: "article" };
  expect((await save(writer, { ...seen, toolIds: [one, two, three] })).status).toBe(303);
  expect(await toolIds()).toEqual([one, two, three].sort());
});

describe("upkeep", () => {
  test("a keeper and a day are agreed, what is due is listed, and a check moves it a year on", async () => {
    const ground = await aGround();
    const { id, url, viewer, writer } = ground;
    const at = await written(ground, "Kutsu", "Teksti");
    const { userId } = await product.db.selectFrom("memberships").select("userId").where("programmeId", "=", id).where("role", "=", "viewer").executeTakeFirstOrThrow(); // prettier-ignore
    const wrong = await writer.post(`${at}/keeping`, { keeperId: userId, checkBy: "2026-13-45" });
    expect([wrong.status, wrong.text.includes("Anna päivä, esimerkiksi 31.12.2027.")]).toEqual([422, true]);
    const reader = await writer.post(`${at}/keeping`, { keeperId: userId, checkBy: "2026-01-15" });
    expect([reader.status, reader.text.includes("Ylläpitäjän on oltava hankkeen jäsen")]).toEqual([422, true]);
    await writer.post(`${at}/keeping`, { keeperId: "", checkBy: "2026-01-15" });
    expect(await row(at)).toMatchObject({ keeperId: null, checkBy: "2026-01-15" });
    expect((await writer.get(url)).text).toContain("Yksi ohje on tarkistettava");
    expect((await viewer.get(url)).text).not.toContain("tarkistettava");
    await writer.post(`${at}/check`);
    expect((await row(at))?.checkBy).toMatch(/^20(2[7-9]|[3-9])/);
    expect((await writer.get(url)).text).not.toContain("Yksi ohje on tarkistettava");
  });

  test("a draft goes for good, a published one to the archive, by its keeper or a planner alone", async () => {
    const ground = await aGround();
    const { id, url, viewer, writer } = ground;
    const [at, draft] = [
      await written(ground, "Kutsu", "Teksti"),
      await written(ground, "Kesken", "", { act: "save" }),
    ];
    const other = await product.signedIn("facilitator", id);
    for (const act of ["archive", "removal"]) expect((await other.post(`${draft}/${act}`)).status).toBe(403);
    const refused = await writer.post(`${at}/removal`);
    expect([refused.status, refused.text.includes("Sen voi arkistoida.")]).toEqual([409, true]);
    expect((await writer.post(`${draft}/removal`)).headers["location"]).toBe(`${url}?done=removed`);
    expect(await row(draft)).toBeUndefined();
    const planner = await product.signedIn("planner", id);
    for (const act of ["archive", "archive"]) await planner.post(`${at}/${act}`);
    expect([(await viewer.get(at)).status, await found(viewer, url, "kutsu"), await found(writer, url, "kutsu")]).toEqual([404, [], []]); // prettier-ignore
    expect((await writer.get(`${url}?show=archived`)).text).toContain(">Kutsu</a>");
    await planner.post(`${at}/return`);
    expect(await found(viewer, url, "kutsu")).toEqual(["Kutsu"]);
  });

  test("files are kept to be downloaded, whatever they call themselves", async () => {
    const ground = await aGround();
    const { id, viewer, writer } = ground;
    const at = await written(ground, "Kutsu", "Teksti");
    const pdf = { name: "malli.pdf", content: Buffer.from("%PDF-1.7\n") };
    for (const file of [pdf, pdf]) expect((await writer.upload(`${at}/files`, "file", file)).status).toBe(303);
    const html = await writer.upload(`${at}/files`, "file", {
      name: "a.pdf",
      content: Buffer.from("<script></script>"),
    });
    expect([html.status, html.text.includes("Tätä tiedostoa ei voi liittää.")]).toEqual([422, true]);
    const files = await product.db
      .selectFrom("articleFiles")
      .select(["id", "name"])
      .where("programmeId", "=", id)
      .execute();
    expect(files.map(({ name }) => name)).toEqual(["malli.pdf"]);
    const taken = await viewer.get(`${at}/files/${files[0]?.id ?? ""}`);
    expect([taken.status, taken.headers["content-disposition"], taken.headers["x-content-type-options"]]).toEqual([
      200,
      "attachment; filename=malli.pdf",
      "nosniff",
    ]);
    const another = await aGround();
    const theirs = await written(another, "Muu", "Teksti");
    expect((await another.writer.get(`${theirs}/files/${files[0]?.id ?? ""}`)).status).toBe(404);
    await writer.post(`${at}/files/${files[0]?.id ?? ""}/removal`);
    expect((await viewer.get(at)).text).not.toContain("malli.pdf");
  });
});

test("all of it comes as Markdown files with what is known of each, and with attachments, for who writes", async () => {
  const ground = await aGround();
  const { url, viewer, writer } = ground;
  const at = await written(ground, 'Kutsu: "etänä"', "## Alku\n\nLähetä kutsu.", { "titles.sv": "Kallelse", "bodies.sv": "Skicka." }); // prettier-ignore
  await written(ground, "Kesken", "", { act: "save" });
  for (const content of ["%PDF-1.7\n", "%PDF-1.7\n2"])
    await writer.upload(`${at}/files`, "file", { name: "Malli.pdf", content: Buffer.from(content) });
  expect((await viewer.get(`${url}/export.zip`)).status).toBe(403);
  const entriesOf = async (address: string) => {
    const { body } = (await writer.agent.get(address).buffer(true).responseType("blob")) as unknown as { body: Buffer };
    const entries = unzip(body, { entries: 100, unpackedBytes: 1_000_000, ratio: 100 }, () => true);
    return typeof entries === "string" ? [] : entries.map(({ name, data }) => [name, data.toString("utf8")] as const);
  };
  const all = await entriesOf(`${url}/export.zip`);
  expect(all.map(([name]) => name)).toEqual([
    "1-kutsu-etana/kutsu-etana.fi.md",
    "1-kutsu-etana/kutsu-etana.sv.md",
    "1-kutsu-etana/attachments/Malli.pdf",
    "1-kutsu-etana/attachments/Malli (2).pdf",
    "2-kesken/kesken.fi.md",
  ]);
  const [, text = ""] = all[0] ?? [];
  expect(text).toMatch(
    /^---\ntitle: "Kutsu: \\"etänä\\""\nlanguage: "fi"\nkind: "instruction"\nstate: "published"\nversion: 1\nupdated: "\d{4}-\d\d-\d\d"\nkeeper: "Person \w+"\n/,
  );
  expect(text).toMatch(/\nattachments: \["attachments\/Malli\.pdf","attachments\/Malli \(2\)\.pdf"\]\n---\n\n## Alku\n\nLähetä kutsu\.\n$/); // prettier-ignore
  expect((await entriesOf(`${url}/export.zip?files=no`)).map(([name]) => name)).toHaveLength(3);
});

describe("readers and writers", () => {
  test("a reader says once whether it helped; what does not help rises until it is mended", async () => {
    const ground = await aGround();
    const { id, url, viewer, writer } = ground;
    const at = await written(ground, "Kutsu", "Teksti");
    await viewer.post(`${at}/verdict`, { helped: "yes", why: "" });
    await viewer.post(`${at}/verdict`, { helped: "no", why: "Kuva puuttuu <b>" });
    const verdicts = product.db.selectFrom("articleVerdicts").select(["helped", "why", "version"]);
    const given = await verdicts.where("articleId", "=", idIn(at)).execute();
    expect(given).toEqual([{ helped: false, why: "Kuva puuttuu <b>", version: 1 }]);
    expect((await viewer.get(at)).text).toContain("Vastaus: ei auttanut.");
    expect((await viewer.get(at)).text).not.toContain("Lukijoiden vastaukset");
    const seen = (await writer.get(at)).text;
    expect(seen).toContain("Nykyisestä versiosta: auttoi 0 lukijaa, ei auttanut yhtä.");
    expect(seen).toContain("Kuva puuttuu &lt;b&gt;");
    expect((await writer.get(url)).text).toContain("Yksi ohje on auttanut enintään puolta vastanneista");
    await writer.post(`${at}/text`, article("Kutsu", "Teksti ja kuva", { seen: "1" }));
    expect((await writer.get(url)).text).not.toContain("on auttanut enintään puolta");
    const draft = await written(ground, "Kesken", "", { act: "save" });
    await expect(giveVerdict(product.db, { programmeId: id, articleId: idIn(draft) }, { helped: true, why: "" }, id)).rejects.toThrow(); // prettier-ignore
  });

  test("writers talk: new posts are marked until they are read, one's own can be changed, the keeper takes them in", async () => {
    const ground = await aGround();
    const { id, url, viewer, writer } = ground;
    const at = await written(ground, "Kutsu", "Teksti");
    const other = await product.signedIn("facilitator", id);
    await Promise.all([1, 2].map(() => other.post(`${at}/posts`, { text: "Lisätään kuva <b>" })));
    const empty = await other.post(`${at}/posts`, { text: " " });
    expect([empty.status, empty.text.includes('<a href="#f-text">Kirjoita viesti.</a>')]).toEqual([422, true]);
    const posts = async () =>
      await product.db
        .selectFrom("articlePosts")
        .select(["id", "text", "takenAt"])
        .where("articleId", "=", idIn(at))
        .execute();
    const [{ id: postId } = { id: "" }, ...rest] = await posts();
    expect(rest).toEqual([]);
    expect((await viewer.get(at)).text).not.toContain("Lisätään kuva");
    expect((await viewer.post(`${at}/posts`, { text: "Hei" })).status).toBe(403);
    const isNew = async (browser: Browser) =>
      (await browser.get(at)).text.includes('<span class="chip solid">Uusi</span>');
    expect([await isNew(writer), await isNew(other)]).toEqual([true, false]);
    expect((await writer.get(url)).text).toContain("Uusia viestejä yhden ohjeen keskustelussa");
    await writer.post(`${at}/reading`);
    expect(await isNew(writer)).toBe(false);
    expect((await writer.post(`${at}/posts/${postId}`, { text: "Toisen nimissä" })).status).toBe(403);
    await other.post(`${at}/posts/${postId}`, { text: "Lisätään kaksi kuvaa" });
    expect((await other.post(`${at}/posts/${postId}/taking`, { taken: "yes" })).status).toBe(403);
    await writer.post(`${at}/posts/${postId}/taking`, { taken: "yes" });
    expect((await posts()).map(({ text, takenAt }) => [text, takenAt !== null])).toEqual([
      ["Lisätään kaksi kuvaa", true],
    ]);
    expect((await writer.get(at)).text).toContain("Otettu ohjeeseen");
    await other.post(`${at}/posts/${postId}/removal`);
    expect(await posts()).toEqual([]);
  });
});

test("tools, units' grids and workshops lead to what has been published about them", async () => {
  const ground = await aGround();
  const { id, url, viewer, writer } = ground;
  const { db } = product;
  const { userId } = await db.selectFrom("memberships").select("userId").where("programmeId", "=", id).where("role", "=", "owner").executeTakeFirstOrThrow(); // prettier-ignore
  await takeUsualTools(db, id, userId);
  const [teams, chatbot] = (await listTools(db, id)).map((tool) => tool.id);
  const names = json({ fi: "Verkkosivut", sv: "", en: "" });
  const nothing = json({ fi: "", sv: "", en: "" });
  const entry = { programmeId: id, key: "verkko", names, position: 0 };
  const { id: themeId } = await db.insertInto("themes").values(entry).returning("id").executeTakeFirstOrThrow();
  const keywords = json({ fi: [], sv: [], en: [] });
  const need = { ...entry, themeId, descriptions: nothing, keywords };
  const { id: needId } = await db.insertInto("needs").values(need).returning("id").executeTakeFirstOrThrow();
  const { id: topicId } = await db.insertInto("topics").values({ ...entry, descriptions: nothing, kind: "open" }).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  await db.insertInto("topicNeeds").values({ topicId, needId, strength: 1 }).execute();
  const workshop = { programmeId: id, topicId, position: 0, audienceNames: nothing };
  const { id: workshopId } = await db.insertInto("workshops").values(workshop).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  const { id: unitId } = await db.insertInto("organisations").values({ programmeId: id, name: "Osasto 3" }).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  await written(ground, "Yksi", "Teksti", { toolIds: [teams ?? ""], needIds: [needId] });
  await written(ground, "Kaksi", "Teksti", { toolIds: [teams ?? "", chatbot ?? ""] });
  await written(ground, "Kesken", "Teksti", { toolIds: [teams ?? ""], act: "save" });
  const [link, needLink] = [
    `<a href="${url}?tool&#x3D;${teams ?? ""}">Ohjeita tästä (2)</a>`,
    `href="${url}?need&#x3D;${needId}">Ohjeita tästä (1)</a>`,
  ];
  expect((await viewer.get(`/programmes/${id}/maturity/tools`)).text).toContain(link);
  expect((await writer.get(`/programmes/${id}/maturity/organisations/${unitId}`)).text).toContain(
    `${url}?tool&#x3D;${teams ?? ""}`,
  );
  expect((await viewer.get(`/programmes/${id}/workshops/${workshopId}`)).text).toContain(`Verkkosivut: <a ${needLink}`);
  const about = (await viewer.get(`${url}?tool=${teams ?? ""}`)).text;
  expect([heading(about), about.includes(">Yksi</a>"), about.includes(">Kesken</a>")]).toEqual([
    "Ohjeet: Teams",
    true,
    false,
  ]);
  expect((await viewer.get(`/programmes/${id}`)).text).toContain(`<a href="${url}">Ohjeet ja artikkelit</a>`);
});
