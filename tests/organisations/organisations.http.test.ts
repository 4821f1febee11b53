import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { registerOrganisations } from "../../src/organisations/index.ts";
import { json } from "../../src/platform/database.ts";
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

const blank = {
  industryId: "",
  sizeClass: "",
  municipality: "",
  contactName: "",
  contactEmail: "",
  contactLocale: "fi",
};

async function industryIds(): Promise<string[]> {
  const rows = await product.db
    .selectFrom("industries")
    .select("id")
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .execute();
  return rows.map(({ id }) => id);
}

async function register(
  name: string,
  emails: string[] = [],
  municipality = "",
  industryId: string | null = null,
): Promise<string> {
  const contacts = emails.map((email) => ({ name: email.split("@")[0] ?? "", email, locale: "fi" as const }));
  const ids = await product.db
    .transaction()
    .execute((trx) =>
      registerOrganisations(trx, programmeId, [{ name, industryId, sizeClass: null, municipality, contacts }]),
    );
  return ids.get(name) ?? "";
}

const stored = () =>
  product.db
    .selectFrom("organisations")
    .select(["name", "sizeClass", "municipality"])
    .where("programmeId", "=", programmeId)
    .orderBy("name")
    .execute();

const people = (organisationId: string) =>
  product.db
    .selectFrom("participants")
    .select(["email", "isMain"])
    .where("organisationId", "=", organisationId)
    .orderBy("email")
    .execute();

const acts = async () =>
  (
    await product.db.selectFrom("auditLog").select("act").where("programmeId", "=", programmeId).orderBy("id").execute()
  ).map(({ act }) => act);

async function aSurvey(): Promise<string> {
  const texts = json({ fi: "Kysely", sv: "", en: "" });
  const values = { programmeId, titles: texts, intros: texts, notice: texts };
  return (await product.db.insertInto("surveys").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

describe("the list", () => {
  test("an empty one says what to do next, and the path says that nobody takes part", async () => {
    const page = await planner.get(url);
    expect(page.text).toContain("Mukana ei ole vielä yhtään organisaatiota.");
    expect(page.text).toContain("Tuo organisaatiot ja yhteyshenkilöt taulukosta");
    expect(page.text).toContain('<span class="state">ei vielä yhtään</span>');
  });

  test("tells how many take part and how each stands", async () => {
    const [physio, care] = await industryIds();
    await register("Aamu Oy", ["aino@aamu.fi"], "Ähtäri", physio);
    const invited = await register("Ilta Oy", ["ilmari@ilta.fi"], "Vaasa", care);
    await register("Yö Oy", [], "", care);
    await product.db
      .insertInto("surveyInvitations")
      .values({ programmeId, surveyId: await aSurvey(), organisationId: invited })
      .execute();

    const page = await planner.get(url);
    expect(page.text).toContain("Mukana on 3 organisaatiota, 2 toimialaa ja 2 yhteyshenkilöä.");
    expect(page.text).toContain("Yhdeltä organisaatiolta puuttuu yhteyshenkilö");
    expect(page.text).toContain('<span class="state">3 mukana, 2 toimialaa</span>');
    const standings = [...page.text.matchAll(/<span class="chip[^"]*">([^<]*)<\/span>/g)].map((match) => match[1]);
    expect(standings).toEqual(["Voi kutsua", "Kutsuttu", "Ei yhteyshenkilöä"]);

    const many = ["a", "b", "c", "d", "e"].map((name) => `${name}@example.org`);
    await register("Suuri", many);
    expect((await planner.get(`${url}?q=suuri`)).text).toContain(">a, b, c ja 2 muuta</td>");
    await product.db
      .deleteFrom("organisations")
      .where("programmeId", "=", programmeId)
      .where("name", "=", "Suuri")
      .execute();
  });

  test("is searched without regard to case, filtered by industry and sorted, Å, Ä and Ö after Z", async () => {
    const [physio, care] = await industryIds();
    for (const [name, town, industry] of [
      ["Östra", "Vaasa", care],
      ["Zeta", "ÄHTÄRI", physio],
      ["Åker", "Seinäjoki", physio],
      ["Äänekosken kunto", "Kurikka", physio],
    ] as const)
      await register(name, [], town, industry);

    const namesAt = async (query: string) =>
      [...(await planner.get(`${url}?${query}`)).text.matchAll(/role="rowheader"><a[^>]*>([^<]*)</g)].map(
        (match) => match[1],
      );
    expect(await namesAt("")).toEqual(["Zeta", "Åker", "Äänekosken kunto", "Östra"]);
    expect(await namesAt("q=ähtäri")).toEqual(["Zeta"]);
    expect(await namesAt("q=ÄÄNE")).toEqual(["Äänekosken kunto"]);
    expect(await namesAt(`industry=${care ?? ""}`)).toEqual(["Östra"]);
    expect(await namesAt("industry=none")).toEqual([]);
    expect(await namesAt("sort=municipality")).toEqual(["Äänekosken kunto", "Åker", "Östra", "Zeta"]);
    expect((await planner.get(`${url}?q=ei-ole`)).text).toContain("Yksikään organisaatio ei vastaa hakua.");
    expect((await planner.get(`${url}?sort=created_at`)).status).toBe(400);
  });

  test("is cut at a hundred, and htmx gets the rows alone", async () => {
    const rows = Array.from({ length: 101 }, (_, at) => ({
      name: `Nro ${at + 1}`,
      industryId: null,
      sizeClass: null,
      municipality: "",
      contacts: [],
    }));
    await product.db.transaction().execute((trx) => registerOrganisations(trx, programmeId, rows));
    const first = await planner.get(url);
    expect(first.text).toContain("Näkyvissä 1–100, yhteensä 101 organisaatiota.");
    expect(first.text).toContain("page&#x3D;2");
    const second = await planner.agent.get(`${url}?page=2`).set("HX-Request", "true");
    expect(second.text.trimStart()).toMatch(/^<section id="organisations"/);
    expect([...second.text.matchAll(/<a[^>]*>(Nro \d+)<\/a>/g)].map(([, name]) => name)).toEqual(["Nro 101"]);
  });

  test("a viewer reads it but gets neither addresses nor acts", async () => {
    const id = await register("Aamu Oy", ["aino@aamu.fi"]);
    const viewer = await product.signedIn("viewer", programmeId);
    const page = await viewer.get(url);
    expect(page.text).toContain("Aamu Oy");
    expect(page.text).not.toContain("aino@aamu.fi");
    expect(page.text).not.toContain("/imports/new");
    expect([(await viewer.get(`${url}/${id}`)).status, (await viewer.get(`${url}/export.csv`)).status]).toEqual([
      403, 403,
    ]);
  });
});

describe("adding and editing", () => {
  test("an organisation is added with its main contact person", async () => {
    const [physio] = await industryIds();
    const sent = await planner.post(url, {
      ...blank,
      name: " Aamu   Oy ",
      industryId: physio ?? "",
      sizeClass: "2-9",
      municipality: "Ähtäri",
      contactName: "Aino Aalto",
      contactEmail: "Aino@Aamu.fi",
      contactLocale: "sv",
    });
    expect(sent.status).toBe(303);
    const page = await planner.get(sent.headers["location"] ?? "");
    for (const text of [
      "Aamu Oy",
      "Fysioterapia",
      "2–9",
      "Ähtäri",
      "Aino Aalto",
      "aino@aamu.fi",
      "ruotsi",
      "pääyhteyshenkilö",
    ])
      expect(page.text).toContain(text);
    expect(await acts()).toEqual(["programme.start", "organisation.add"]);
  });

  test("a taken name, whatever its case, comes back at its field with what was typed", async () => {
    await register("Äänekosken Hoiva");
    const sent = await planner.post(url, { ...blank, name: "äänekosken hoiva", municipality: "Äänekoski" });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("Samanniminen organisaatio on jo mukana.");
    expect(sent.text).toContain('value="Äänekoski"');
    expect((await stored()).map(({ name }) => name)).toEqual(["Äänekosken Hoiva"]);
  });

  test("a contact person needs both a name and an address", async () => {
    const nameless = await planner.post(url, { ...blank, name: "Aamu Oy", contactEmail: "aino@aamu.fi" });
    expect(nameless.text).toContain('<a href="#f-contactName">Täytä tämä kohta.</a>');
    const addressless = await planner.post(url, { ...blank, name: "Aamu Oy", contactName: "Aino" });
    expect(addressless.text).toContain('<a href="#f-contactEmail">Täytä tämä kohta.</a>');
    expect(await stored()).toEqual([]);
  });

  test("two that add the same name at once: one stands", async () => {
    const sent = await Promise.all([
      planner.post(url, { ...blank, name: "Aamu Oy" }),
      planner.post(url, { ...blank, name: "AAMU OY" }),
    ]);
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect(await stored()).toHaveLength(1);
  });

  test("details are changed, its own name is not taken, another programme's industry is refused", async () => {
    const id = await register("Aamu Oy");
    const other = await aProgramme(product.db);
    const foreign = await product.db
      .selectFrom("industries")
      .select("id")
      .where("programmeId", "=", other.id)
      .limit(1)
      .executeTakeFirstOrThrow();
    const refused = await planner.post(`${url}/${id}/details`, { ...blank, name: "Aamu Oy", industryId: foreign.id });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("Valitse toimiala luettelosta.");
    const sent = await planner.post(`${url}/${id}/details`, {
      ...blank,
      name: "aamu oy",
      sizeClass: "250+",
      municipality: "Kurikka",
    });
    expect(sent.headers["location"]).toBe(`${url}/${id}`);
    expect(await stored()).toEqual([{ name: "aamu oy", sizeClass: "250+", municipality: "Kurikka" }]);
  });
});

describe("participants", () => {
  test("the first is main, another can be made main, and the next becomes main when the main one goes", async () => {
    const id = await register("Aamu Oy");
    await planner.post(`${url}/${id}/participants`, { name: "Aino", email: "aino@aamu.fi", locale: "fi" });
    await planner.post(`${url}/${id}/participants`, { name: "Berit", email: "berit@aamu.fi", locale: "sv" });
    expect(await people(id)).toEqual([
      { email: "aino@aamu.fi", isMain: true },
      { email: "berit@aamu.fi", isMain: false },
    ]);

    const berit = await product.db
      .selectFrom("participants")
      .select("id")
      .where("email", "=", "berit@aamu.fi")
      .where("organisationId", "=", id)
      .executeTakeFirstOrThrow();
    await planner.post(`${url}/${id}/participants/${berit.id}`, {
      name: "Berit",
      email: "berit@aamu.fi",
      locale: "sv",
      isMain: "on",
    });
    expect(await people(id)).toEqual([
      { email: "aino@aamu.fi", isMain: false },
      { email: "berit@aamu.fi", isMain: true },
    ]);

    expect((await planner.get(`${url}/${id}/participants/${berit.id}/removal`)).text).toContain("Poistetaanko Berit?");
    await planner.post(`${url}/${id}/participants/${berit.id}/removal`);
    expect(await people(id)).toEqual([{ email: "aino@aamu.fi", isMain: true }]);
  });

  test("an address that the organisation has already, and a wrong one, come back at the field", async () => {
    const id = await register("Aamu Oy", ["aino@aamu.fi"]);
    const twice = await planner.post(`${url}/${id}/participants`, {
      name: "Aino",
      email: "AINO@aamu.fi",
      locale: "fi",
    });
    expect(twice.text).toContain('<a href="#f-email">Organisaatiolla on jo yhteyshenkilö, jolla on tämä osoite.</a>');
    const wrong = await planner.post(`${url}/${id}/participants`, { name: "", email: "aino", locale: "fi" });
    expect(wrong.text).toContain('<a href="#f-name">Täytä tämä kohta.</a>');
    expect(wrong.text).toContain('<a href="#f-email">Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi.</a>');
    expect(await people(id)).toEqual([{ email: "aino@aamu.fi", isMain: true }]);
  });
});

describe("removing", () => {
  test("asks first, then removes the organisation and its people", async () => {
    const id = await register("Aamu Oy", ["aino@aamu.fi"]);
    expect((await planner.get(`${url}/${id}/removal`)).text).toContain("Poistetaanko Aamu Oy?");
    expect(await stored()).toHaveLength(1);
    const sent = await planner.post(`${url}/${id}/removal`);
    expect(sent.headers["location"]).toBe(url);
    expect([await stored(), await people(id)]).toEqual([[], []]);
    expect(await acts()).toContain("organisation.remove");
    expect((await planner.post(`${url}/${id}/removal`)).status).toBe(404);
  });

  test("is refused, with the reason, once the organisation is invited or has answered", async () => {
    const id = await register("Aamu Oy");
    const surveyId = await aSurvey();
    await product.db.insertInto("surveyInvitations").values({ programmeId, surveyId, organisationId: id }).execute();
    const invited = await planner.post(`${url}/${id}/removal`);
    expect(invited.status).toBe(409);
    expect(invited.text).toContain("Organisaatio on kutsuttu kyselyyn, joten sitä ei voi poistaa.");
    await product.db
      .insertInto("responses")
      .values({ programmeId, surveyId, organisationId: id, locale: "fi", noticeVersion: 1 })
      .execute();
    const asked = await planner.get(`${url}/${id}/removal`);
    expect(asked.text).toContain("Organisaatio on vastannut kyselyyn, joten sitä ei voi poistaa.");
    expect(asked.text).not.toContain(`action="${url}/${id}/removal"`);
    expect(await stored()).toHaveLength(1);
  });

  test("a participant with a vote stays", async () => {
    const id = await register("Aamu Oy", ["aino@aamu.fi"]);
    const { id: participantId } = await product.db
      .selectFrom("participants")
      .select("id")
      .where("organisationId", "=", id)
      .executeTakeFirstOrThrow();
    const ballot = await product.db
      .insertInto("ballots")
      .values({ programmeId, titles: json({ fi: "A", sv: "A", en: "A" }) })
      .returning("id")
      .executeTakeFirstOrThrow();
    await product.db
      .insertInto("voters")
      .values({ ballotId: ballot.id, participantId, tokenHashes: [participantId] })
      .execute();
    const sent = await planner.post(`${url}/${id}/participants/${participantId}/removal`);
    expect([sent.status, await people(id)]).toEqual([409, [{ email: "aino@aamu.fi", isMain: true }]]);
    expect(sent.text).toContain("Yhteyshenkilö on mukana äänestyksessä, joten häntä ei voi poistaa.");
    expect((await planner.post(`${url}/${id}/removal`)).text).toContain(
      "Organisaation yhteyshenkilö on mukana äänestyksessä",
    );
  });
});

test("another programme's organisation and participant do not exist here", async () => {
  const id = await register("Aamu Oy", ["aino@aamu.fi"]);
  const { id: participantId } = await product.db
    .selectFrom("participants")
    .select("id")
    .where("organisationId", "=", id)
    .executeTakeFirstOrThrow();
  const elsewhere = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", elsewhere.id);
  const theirs = `/programmes/${elsewhere.id}/organisations/${id}`;
  const form = { ...blank, name: "Vallattu", email: "x@x.fi", locale: "fi" };
  const answers = [
    await stranger.get(theirs),
    await stranger.get(`${theirs}/details`),
    await stranger.post(`${theirs}/details`, form),
    await stranger.post(`${theirs}/removal`),
    await stranger.post(`${theirs}/participants`, form),
    await stranger.post(`${theirs}/participants/${participantId}`, form),
    await stranger.post(`${theirs}/participants/${participantId}/removal`),
    await stranger.get(`${url}/${id}`),
  ];
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
  expect((await stored()).map(({ name }) => name)).toEqual(["Aamu Oy"]);
  expect(await people(id)).toEqual([{ email: "aino@aamu.fi", isMain: true }]);
});

describe("units and people of an organisation", () => {
  const form = (over: Record<string, string>) => ({ ...blank, name: "Kotihoito", kind: "unit", parentId: "", ...over });
  const tree = () =>
    product.db
      .selectFrom("organisations")
      .select(["name", "kind"])
      .where("programmeId", "=", programmeId)
      .orderBy("name")
      .execute();

  test("a unit is added from its organisation's page, listed under it, and its name follows the organisation's", async () => {
    const careId = await register("Hoiva Oy");
    expect((await planner.get(`${url}/${careId}`)).text).toContain(`${url}/new?parent&#x3D;${careId}`);
    const empty = await planner.get(`${url}/new?parent=${careId}`);
    expect(empty.text).toContain("Mikä organisaation Hoiva Oy yksikkö tulee mukaan?");
    expect(empty.text).toContain(`<option value="${careId}" selected>Hoiva Oy</option>`);

    const sent = await planner.post(url, form({ parentId: careId }));
    const unitUrl = sent.headers["location"] ?? "";
    expect((await planner.get(unitUrl)).text).toContain(`Osa: <a href="${url}/${careId}">Hoiva Oy</a>`);
    const list = (await planner.get(url)).text;
    expect(list).toContain("Mukana on 1 organisaatio, 1 yksikkö tai henkilö, 0 toimialaa");
    expect(list).toContain('Kotihoito</a><span class="d-block text-secondary fw-normal">Hoiva Oy</span>');
    expect(list).toContain('<span class="state">1 mukana, 1 yksikkö tai henkilö</span>');

    await planner.post(`${url}/${careId}/details`, { ...blank, name: "Hoito Oy", kind: "organisation", parentId: "" });
    expect(await tree()).toEqual([
      { name: "Hoito Oy", kind: "organisation" },
      { name: "Hoito Oy › Kotihoito", kind: "unit" },
    ]);
  });

  test("a unit's page tells what it has from its organisation; its form keeps asking about the unit after a mistake", async () => {
    const careId = await register("Hoiva Oy");
    const wrong = await planner.post(url, form({ parentId: careId, name: "" }));
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("<h1>Mikä organisaation Hoiva Oy yksikkö tulee mukaan?</h1>");
    const unitUrl = (await planner.post(url, form({ parentId: careId }))).headers["location"] ?? "";
    await planner.post(`${url}/${careId}/details`, {
      ...blank,
      name: "Hoiva Oy",
      kind: "organisation",
      parentId: "",
      municipality: "Lapua",
    });
    const page = (await planner.get(unitUrl)).text;
    expect(page).toContain("<dt>Kunta</dt><dd>Lapua (organisaation tieto)</dd>");
    expect(page).toContain("<dt>Toimiala</dt><dd>Ei tiedossa</dd>");
    expect(page).toContain("Poista yksikkö");
    expect((await planner.get(`${url}/${careId}`)).text).toContain("<dt>Kunta</dt><dd>Lapua</dd>");
  });

  test("what has parts of its own can't become a person", async () => {
    const careId = await register("Hoiva Oy");
    const unitUrl = (await planner.post(url, form({ parentId: careId }))).headers["location"] ?? "";
    const unitId = unitUrl.split("/").at(-1)!;
    await planner.post(url, form({ parentId: unitId, name: "Pohjoinen" }));
    const sent = await planner.post(`${unitUrl}/details`, form({ parentId: careId, kind: "person" }));
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("joten se ei voi olla henkilö.");
  });

  test("two organisations may have units of one name; one organisation may not", async () => {
    const [first, second] = [await register("Hoiva Oy"), await register("Toivo Oy")];
    await planner.post(url, form({ parentId: first }));
    expect((await planner.post(url, form({ parentId: second }))).status).toBe(303);
    const twice = await planner.post(url, form({ name: "KOTIHOITO", parentId: first }));
    expect([twice.status, twice.text.includes("Samanniminen organisaatio on jo mukana.")]).toEqual([422, true]);
    expect((await tree()).length).toBe(4);
  });

  test.each([
    [{ parentId: "" }, "Valitse, minkä osa tämä on."],
    [{ kind: "organisation", parentId: "care" }, "Organisaatio ei ole minkään osa."],
    [{ name: "Koti › hoito", parentId: "care" }, "Nimessä ei voi olla merkkiä ›."],
  ])("%j is refused in words, and what was typed stays", async (over, words) => {
    const careId = await register("Hoiva Oy");
    const filled = form({ ...over, parentId: over.parentId === "care" ? careId : "" });
    const sent = await planner.post(url, filled);
    expect([sent.status, sent.text.includes(words), sent.text.includes(`value="${filled.name}"`)]).toEqual([
      422,
      true,
      true,
    ]);
    expect((await tree()).length).toBe(1);
  });

  test("a unit can't become a part of its own part, nor of another programme's organisation", async () => {
    await register("Hoiva Oy › Kotihoito › Pohjoinen");
    const ids = new Map(
      (
        await product.db
          .selectFrom("organisations")
          .select(["name", "id"])
          .where("programmeId", "=", programmeId)
          .execute()
      ).map(({ name, id }) => [name, id]),
    );
    const home = ids.get("Hoiva Oy › Kotihoito") ?? "";
    const below = await planner.post(
      `${url}/${home}/details`,
      form({ parentId: ids.get("Hoiva Oy › Kotihoito › Pohjoinen") ?? "" }),
    );
    expect([below.status, below.text.includes("Yksikkö ei voi kuulua itseensä")]).toEqual([422, true]);
    const other = await aProgramme(product.db);
    const foreign = await product.db
      .insertInto("organisations")
      .values({ programmeId: other.id, name: "Vieras Oy" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const sent = await planner.post(`${url}/${home}/details`, form({ parentId: foreign.id }));
    expect([sent.status, sent.text.includes("Valitse organisaatio luettelosta.")]).toEqual([422, true]);
  });

  test("an organisation with units stays until they are removed", async () => {
    const careId = await register("Hoiva Oy");
    await register("Hoiva Oy › Kotihoito");
    const refused = await planner.post(`${url}/${careId}/removal`);
    expect([refused.status, refused.text.includes("Organisaatioon kuuluu yksiköitä tai henkilöitä.")]).toEqual([
      409,
      true,
    ]);
    expect((await tree()).length).toBe(2);
  });
});

test("commitment is noted on the organisation's page, seen and filtered on the list; the same again is no act", async () => {
  const id = await register("Aava Oy");
  await register("Beeta Oy");
  const quiet = (await planner.get(url)).text;
  expect(quiet).not.toContain("Sitoutuneita on");
  for (let time = 1; time <= 2; time++) {
    const saved = await planner.post(`${url}/${id}/commitment`, { commitment: "committed" });
    expect(saved.headers["location"]).toBe(`${url}/${id}#commitment`);
  }
  expect((await planner.get(`${url}/${id}`)).text).toContain('<option value="committed" selected>');
  const list = (await planner.get(`${url}?commitment=committed`)).text;
  expect([list.includes("Aava Oy"), list.includes("Beeta Oy"), list.includes("Sitoutuneita on 1.")]).toEqual([
    ...[true, false, true],
  ]);
  expect(list).toContain('<span class="chip solid">Sitoutunut</span>');
  const acts = await product.db
    .selectFrom("auditLog")
    .select("details")
    .where("act", "=", "organisation.commit")
    .execute();
  expect(acts.map(({ details }) => details)).toEqual([{ commitment: "committed" }]);
  const strange = await product.signedIn("planner", (await aProgramme(product.db)).id);
  expect((await strange.post(`${url}/${id}/commitment`, { commitment: "left" })).status).toBe(404);
});

test("commitment is changed for those ticked, or for all whom the search finds on whatever page", async () => {
  const ids = [await register("Aava Oy"), await register("Beeta Oy"), await register("Beeta 2 Oy")];
  const foreign = await product.db
    .insertInto("organisations")
    .values({ programmeId: (await aProgramme(product.db)).id, name: "Muu Oy" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const standing = async () => {
    const rows = product.db
      .selectFrom("organisations")
      .select("commitment")
      .where("id", "in", [...ids, foreign.id]);
    return (await rows.orderBy("programmeId").orderBy("name").execute()).map(({ commitment }) => commitment).sort();
  };
  const seen = "q=beeta&industry=&commitment=&sort=name&page=1";
  const wrong = await planner.post(`${url}/commitment`, { seen, commitment: "committed" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Valitse luettelosta ainakin yksi organisaatio tai kaikki hakua vastaavat.");
  expect([wrong.text.includes("Beeta 2 Oy"), wrong.text.includes("Aava Oy")]).toEqual([true, false]);
  const untold = await planner.post(`${url}/commitment`, { seen, organisationIds: ids[1]!, commitment: "" });
  expect([untold.status, untold.text.includes(`value="${ids[1]!}" checked`)]).toEqual([422, true]);
  expect(await standing()).toEqual(["none", "none", "none", "none"]);

  const ticked = { seen: "", organisationIds: [ids[0]!, foreign.id], commitment: "interested" };
  const some = await planner.post(`${url}/commitment`, ticked);
  expect((await planner.get(some.headers["location"] ?? "")).text).toContain(
    "Yhden organisaation sitoutuminen on nyt: kiinnostunut.",
  );
  const all = await planner.post(`${url}/commitment`, { seen, everyone: "on", commitment: "committed" });
  expect(all.headers["location"]).toBe(`${url}?${seen}&became=committed&becameCount=2`);
  expect(await standing()).toEqual(["committed", "committed", "interested", "none"]);
  const again = await planner.post(`${url}/commitment`, { seen, everyone: "on", commitment: "committed" });
  expect((await planner.get(again.headers["location"] ?? "")).text).toContain("Mikään ei muuttunut");
});
