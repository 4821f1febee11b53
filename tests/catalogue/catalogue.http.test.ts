import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  addEntries,
  addNeeds,
  listBarriers,
  listNeeds,
  listServices,
  listThemes,
  useCatalogueTemplate,
} from "../../src/catalogue/index.ts";
import { json } from "../../src/platform/database.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const texts = (fi: string, sv = "", en = "") => ({ fi, sv, en });
const fields = (name: string, { fi, sv, en }: ReturnType<typeof texts>) => ({
  [`${name}.fi`]: fi,
  [`${name}.sv`]: sv,
  [`${name}.en`]: en,
});
const need = (name: string, more: Record<string, string> = {}) => ({
  ...fields("names", texts(name)),
  ...fields("descriptions", texts("")),
  ...fields("keywords", texts("")),
  themeId: "",
  newTheme: "",
  ...more,
});

async function aPlanner(): Promise<{ id: string; url: string; planner: Browser }> {
  const { id } = await aProgramme(product.db);
  return { id, url: `/programmes/${id}/catalogue`, planner: await product.signedIn("planner", id) };
}

async function withTemplate() {
  const { id, ownerId } = await aProgramme(product.db);
  await useCatalogueTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  return { id, ownerId, url: `/programmes/${id}/catalogue`, planner: await product.signedIn("planner", id) };
}

describe("the template", () => {
  test("is offered by an empty catalogue, and fills it with needs, services and barriers", async () => {
    const { id, url, planner } = await aPlanner();
    expect((await planner.get(url)).text).toContain("Luettelo on tyhjä.");
    const sent = await planner.post(`${url}/template`, { template: "digivointi" });
    expect([sent.status, sent.headers["location"]]).toEqual([303, url]);
    const page = await planner.get(url);
    expect(page.text).toContain("Luettelossa on 24 tarvetta 5 teemassa.");
    expect(page.text).toContain("Asiakaspalautteen kerääminen");
    const themes = await listThemes(product.db, id);
    const needs = await listNeeds(product.db, id);
    expect(themes.map(({ key }) => key)).toEqual(["visibility", "information", "clients", "staff", "choosing"]);
    expect(needs.length).toBe(24);
    expect(themes.map(({ id: theme }) => needs.filter(({ themeId }) => themeId === theme).length)).toEqual([
      6, 5, 5, 5, 3,
    ]);
    expect(needs.map(({ themeId }) => themeId)).toEqual(
      themes.flatMap(({ id: theme }) => needs.filter(({ themeId }) => themeId === theme).map(() => theme)),
    );
  });

  test("used twice, and twice at once, changes nothing that staff have made of it", async () => {
    const { id, url, planner } = await withTemplate();
    const [first] = await listNeeds(product.db, id);
    await planner.post(`${url}/needs/${first?.id ?? ""}`, need("Oma nimi", { themeId: first?.themeId ?? "" }));
    const before = [
      await listThemes(product.db, id),
      await listNeeds(product.db, id),
      await listServices(product.db, id),
      await listBarriers(product.db, id),
    ];
    await Promise.all([1, 2].map(() => planner.post(`${url}/template`, { template: "digivointi" })));
    expect([
      await listThemes(product.db, id),
      await listNeeds(product.db, id),
      await listServices(product.db, id),
      await listBarriers(product.db, id),
    ]).toEqual(before);
    expect(before[1]?.[0]?.names).toEqual(texts("Oma nimi"));
  });
});

describe("a need", () => {
  test("is added under a new theme, with keywords in lower case and a key from its name", async () => {
    const { id, url, planner } = await aPlanner();
    const sent = await planner.post(
      `${url}/needs`,
      need("Näkyvyys & löydettävyys", { newTheme: "Viestintä", "keywords.fi": "Some, google\nSOME;  haku " }),
    );
    expect(sent.status).toBe(303);
    const [theme] = await listThemes(product.db, id);
    expect(theme).toEqual({ id: theme?.id, key: "viestinta", names: texts("Viestintä") });
    expect(await listNeeds(product.db, id)).toEqual([
      {
        id: expect.any(String) as string,
        key: "nakyvyys-loydettavyys",
        themeId: theme?.id,
        names: texts("Näkyvyys & löydettävyys"),
        descriptions: texts(""),
        keywords: { fi: ["some", "google", "haku"], sv: [], en: [] },
      },
    ]);
    expect((await planner.get(url)).text).toContain("Puuttuu: ruotsi, englanti");
  });

  test("without a name or a theme comes back with what was typed and a message at each field", async () => {
    const { id, url, planner } = await aPlanner();
    const sent = await planner.post(`${url}/needs`, need("", { "descriptions.sv": "Vad det <är>" }));
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('<a href="#f-names-fi">Anna nimi ainakin yhdellä kielellä.</a>');
    expect(sent.text).toContain('<a href="#f-newTheme">Valitse teema tai anna uudelle teemalle nimi.</a>');
    expect(sent.text).toContain("Vad det &lt;är&gt;");
    expect(await listNeeds(product.db, id)).toEqual([]);
  });

  test("of the same name gets a key of its own", async () => {
    const { id, url, planner } = await aPlanner();
    for (const name of ["Sama", "sama", "Sama!"]) await planner.post(`${url}/needs`, need(name, { newTheme: "Teema" }));
    expect((await listNeeds(product.db, id)).map(({ key }) => key)).toEqual(["sama", "sama-2", "sama-3"]);
    expect((await listThemes(product.db, id)).length).toBe(1);
  });

  test("moves within its theme, and htmx gets the lists alone", async () => {
    const { id, url, planner } = await aPlanner();
    for (const name of ["A", "B", "C"]) await planner.post(`${url}/needs`, need(name, { newTheme: "Teema" }));
    const order = async () => (await listNeeds(product.db, id)).map(({ names }) => names.fi).join("");
    const idOf = async (name: string) =>
      (await listNeeds(product.db, id)).find(({ names }) => names.fi === name)?.id ?? "";
    await planner.post(`${url}/needs/${await idOf("C")}/position`, { direction: "up" });
    expect(await order()).toBe("ACB");
    await planner.post(`${url}/needs/${await idOf("A")}/position`, { direction: "up" });
    expect(await order()).toBe("ACB");
    const csrf = await planner.csrf();
    const region = await planner.agent
      .post(`${url}/needs/${await idOf("A")}/position`)
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf, direction: "down" });
    expect(region.status).toBe(200);
    expect(region.text.trimStart()).toMatch(/^<div id="catalogue-lists">/);
    expect(await order()).toBe("CAB");
  });

  test("stays while a question asks it or a topic covers it, and says so; otherwise it goes", async () => {
    const { id, url, planner } = await withTemplate();
    const needs = await listNeeds(product.db, id);
    const [asked, covered, free] = needs.map((each) => each.id);
    await askAbout(id, asked ?? "");
    await coverWithTopic(id, covered ?? "");
    const refusals = await Promise.all(
      [asked, covered].map((each) => planner.post(`${url}/needs/${each ?? ""}/removal`)),
    );
    expect(refusals.map(({ status }) => status)).toEqual([409, 409]);
    expect(refusals[0]?.text).toContain("Tätä ei voi poistaa, koska sitä kysytään kyselyssä.");
    expect(refusals[1]?.text).toContain("Tarvetta ei voi poistaa, koska työpajan aihe vastaa siihen.");
    expect((await planner.post(`${url}/needs/${free ?? ""}/removal`)).status).toBe(303);
    expect((await listNeeds(product.db, id)).map((each) => each.id)).toEqual(
      needs.map((each) => each.id).filter((each) => each !== free),
    );
  });
});

describe("themes, services and barriers", () => {
  test.each(["themes", "services", "barriers"] as const)("%s are added, named, moved and removed", async (kind) => {
    const { id, url, planner } = await aPlanner();
    const list = { themes: listThemes, services: listServices, barriers: listBarriers }[kind];
    for (const name of ["Yksi", "Kaksi"])
      expect((await planner.post(`${url}/${kind}`, fields("names", texts(name)))).status).toBe(303);
    const [one, two] = await list(product.db, id);
    expect((await planner.get(`${url}/${kind}/${one?.id ?? ""}`)).text).toContain('value="Yksi"');
    await planner.post(`${url}/${kind}/${one?.id ?? ""}`, fields("names", texts("Eka", "Första", "First")));
    await planner.post(`${url}/${kind}/${two?.id ?? ""}/position`, { direction: "up" });
    expect(await list(product.db, id)).toEqual([
      { id: two?.id, key: "kaksi", names: texts("Kaksi") },
      { id: one?.id, key: "yksi", names: texts("Eka", "Första", "First") },
    ]);
    expect((await planner.post(`${url}/${kind}`, fields("names", texts("")))).status).toBe(422);
    await planner.post(`${url}/${kind}/${two?.id ?? ""}/removal`);
    expect((await list(product.db, id)).map((each) => each.key)).toEqual(["yksi"]);
  });

  test("a theme stays while it has needs", async () => {
    const { id, url, planner } = await withTemplate();
    const [theme] = await listThemes(product.db, id);
    const sent = await planner.post(`${url}/themes/${theme?.id ?? ""}/removal`);
    expect(sent.status).toBe(409);
    expect(sent.text).toContain("Teemaa ei voi poistaa, koska siinä on tarpeita.");
    expect((await listThemes(product.db, id)).length).toBe(5);
  });
});

test("another programme's entries are not there, and viewers see without changing", async () => {
  const { id: theirs } = await withTemplate();
  const { url, planner, id } = await aPlanner();
  const [need1] = await listNeeds(product.db, theirs);
  const [theme] = await listThemes(product.db, theirs);
  const [service] = await listServices(product.db, theirs);
  const foreign = [
    await planner.get(`${url}/needs/${need1?.id ?? ""}`),
    await planner.post(`${url}/needs/${need1?.id ?? ""}`, need("X", { newTheme: "Y" })),
    await planner.post(`${url}/needs/${need1?.id ?? ""}/removal`),
    await planner.post(`${url}/needs`, need("X", { themeId: theme?.id ?? "" })),
    await planner.post(`${url}/themes/${theme?.id ?? ""}/position`, { direction: "up" }),
    await planner.post(`${url}/services/${service?.id ?? ""}`, fields("names", texts("X"))),
    await planner.post(`${url}/services/${service?.id ?? ""}/removal`),
  ];
  expect(foreign.map(({ status }) => status)).toEqual(foreign.map(() => 404));
  expect([await listNeeds(product.db, id), await listThemes(product.db, id)]).toEqual([[], []]);
  expect((await listServices(product.db, theirs))[0]).toEqual(service);

  const viewer = await product.signedIn("viewer", theirs);
  const page = await viewer.get(`/programmes/${theirs}/catalogue`);
  expect(page.text).toContain("Asiakaspalautteen kerääminen");
  expect(page.text).not.toContain("/position");
  expect((await viewer.post(`/programmes/${theirs}/catalogue/template`, { template: "digivointi" })).status).toBe(403);
});

test("an import adds needs and services by name, and takes those that are there", async () => {
  const { id } = await withTemplate();
  const names = ["Genome assembly", "Verkkosivut", "genome ASSEMBLY"].map((name) => ({ fi: name, sv: name, en: name }));
  const known = (await listNeeds(product.db, id)).find(({ names: { fi } }) => fi === "Verkkosivut");
  const add = () =>
    product.db.transaction().execute(async (trx) => ({
      needs: await addNeeds(trx, { programmeId: id, themeNames: texts("OMICS", "OMICS", "OMICS"), names }),
      services: await addEntries(trx, {
        programmeId: id,
        kind: "services",
        names: [texts("Uusi palvelu"), texts("sähköposti")],
      }),
    }));
  const first = await add();
  expect(first.needs).toEqual([first.needs[0], known?.id, first.needs[0]]);
  expect(await add()).toEqual(first);
  const needs = await listNeeds(product.db, id);
  expect(needs.length).toBe(25);
  expect(needs.at(-1)).toMatchObject({ id: first.needs[0], key: "genome-assembly" });
  expect(
    (await listServices(product.db, id)).filter((each) => first.services.includes(each.id)).map(({ key }) => key),
  ).toEqual(["email", "uusi-palvelu"]);
});

async function askAbout(programmeId: string, needId: string): Promise<void> {
  const { db } = product;
  const survey = { programmeId, titles: json(texts("K")), intros: json(texts("")), notice: json(texts("")) };
  const { id: surveyId } = await db.insertInto("surveys").values(survey).returning("id").executeTakeFirstOrThrow();
  const section = { surveyId, key: "s", titles: json(texts("S")), helps: json(texts("")), position: 0 };
  const { id: sectionId } = await db
    .insertInto("surveySections")
    .values(section)
    .returning("id")
    .executeTakeFirstOrThrow();
  const question = {
    surveyId,
    sectionId,
    key: "q",
    kind: "multiple" as const,
    block: "support" as const,
    texts: json(texts("Q")),
    helps: json(texts("")),
    position: 0,
  };
  const { id: questionId } = await db
    .insertInto("questions")
    .values(question)
    .returning("id")
    .executeTakeFirstOrThrow();
  await db
    .insertInto("questionOptions")
    .values({ questionId, key: "o", texts: json(texts("O")), needId, position: 0 })
    .execute();
}

async function coverWithTopic(programmeId: string, needId: string): Promise<void> {
  const topic = {
    programmeId,
    key: "t",
    names: json(texts("T")),
    descriptions: json(texts("")),
    kind: "open" as const,
    position: 0,
  };
  const { id: topicId } = await product.db.insertInto("topics").values(topic).returning("id").executeTakeFirstOrThrow();
  await product.db.insertInto("topicNeeds").values({ topicId, needId, strength: 0.6 }).execute();
}
