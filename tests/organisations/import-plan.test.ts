import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessColumns, type Mapping } from "../../src/organisations/imports/columns.ts";
import { planImport, registrationsOf, type ImportMaterial } from "../../src/organisations/imports/plan.ts";
import { changesBy, type Known } from "../../src/organisations/registration.ts";
import { readSize } from "../../src/organisations/sizes.ts";
import { commitments, readCommitment } from "../../src/organisations/commitment/commitment.ts";
import { locales } from "../../src/platform/locales.ts";
import en from "../../views/locales/en/organisations.json" with { type: "json" };
import fi from "../../views/locales/fi/organisations.json" with { type: "json" };
import sv from "../../views/locales/sv/organisations.json" with { type: "json" };

const mapping: Mapping = {
  name: 0,
  partOf: null,
  kind: null,
  industry: 1,
  segment: null,
  size: 2,
  municipality: 3,
  commitment: null,
  contactName: 4,
  contactEmail: 5,
  contactLanguage: 6,
};

function material(rows: string[][], known: Known[] = []): ImportMaterial {
  return {
    file: { headerRow: 1, rows },
    known,
    vocabulary: {
      industries: new Map([
        ["hoiva", "care"],
        ["omsorg", "care"],
        ["fysioterapia", "physio"],
      ]),
      segments: new Map([
        ["lähipalvelut", "near"],
        ["närservice", "near"],
        ["koko alue", "wide"],
      ]),
      locales: ["fi", "sv"],
      defaultLocale: "fi",
      isEmail: (text) => /^[^@\s]+@[^@\s]+\.[a-z]+$/.test(text),
    },
  };
}

const reasons = (rows: string[][], known: Known[] = []) =>
  planImport(material(rows, known), mapping).rows.map(({ row, mistakes }) => [
    row,
    ...mistakes.map(({ reason }) => reason),
  ]);

/** What the database would hold after the import. */
function imported(rows: string[][], known: Known[] = [], columns = mapping): Known[] {
  const plan = planImport(material(rows, known), columns);
  const changes = changesBy(known, registrationsOf(plan), newIds());
  const before = known.filter(({ id }) => !changes.organisations.some((changed) => changed.id === id));
  const placed = new Map(changes.placings.map(({ unitId, segmentId }) => [unitId, segmentId]));
  const segmentOf = (id: string) => placed.get(id) ?? known.find((one) => one.id === id)?.segmentId ?? null;
  const changed = changes.organisations.map((one) => ({ ...one, segmentId: segmentOf(one.id), contacts: [] }));
  const all: Known[] = [...before, ...changed];
  return all.map((one) => {
    const kept = (known.find(({ id }) => id === one.id)?.contacts ?? []).filter(
      ({ id }) => !changes.contacts.some((changed) => changed.id === id),
    );
    const written = changes.contacts.filter(({ organisationId }) => organisationId === one.id);
    return { ...one, contacts: [...kept, ...written] };
  });
}

function newIds() {
  let last = 0;
  return () => `new-${(last += 1)}-${Math.random()}`;
}

describe("columns are guessed by their headings", () => {
  test.each([
    [
      [
        "Organisaatio",
        "Toimiala",
        "Henkilöstö",
        "Kunta",
        "Yhteyshenkilö",
        "Yhteyshenkilön sähköposti",
        "Yhteyshenkilön kieli",
      ],
    ],
    [
      [
        "Organisation",
        "Bransch",
        "Personal",
        "Kommun",
        "Kontaktperson",
        "Kontaktpersonens e-post",
        "Kontaktpersonens språk",
      ],
    ],
    [
      [
        "Organisation",
        "Industry",
        "Staff",
        "Municipality",
        "Contact person",
        "Contact person's e-mail",
        "Contact person's language",
      ],
    ],
    [["Yrityksen nimi", "ALA", "Kokoluokka", "Kotipaikka", "Yhteyshenkilön nimi", "S-posti", "Kieli"]],
    [["Nimi", "Toimiala ", "Työntekijöitä", "Paikkakunta", "Vastuuhenkilö", "E-mail", "Asiointikieli"]],
  ])("%j", (header) => {
    expect(guessColumns(header)).toEqual(mapping);
  });

  test("columns that tell nothing of these are left alone, and no column is taken twice", () => {
    expect(guessColumns(["Y-tunnus", "Yhteyshenkilön sähköposti", "Yritys", "Puhelin"])).toEqual({
      name: 2,
      partOf: null,
      kind: null,
      industry: null,
      segment: null,
      size: null,
      municipality: null,
      commitment: null,
      contactName: null,
      contactEmail: 1,
      contactLanguage: null,
    });
  });
});

test.each([
  ["2–9", "2-9"],
  ["10 - 49 henkilöä", "10-49"],
  ["yli 250", "250+"],
  ["250+", "250+"],
  ["1", "1"],
  ["7", "2-9"],
  ["1200", "250+"],
  ["2026-09-02", "2-9"],
  ["1949-10-01", "10-49"],
  ["0", undefined],
  ["-5", undefined],
  ["2-8", undefined],
  ["iso", undefined],
  ["9 tai 10", undefined],
])("a size of %j people is the class %j", (cell, size) => {
  expect(readSize(cell)).toBe(size);
});

test("every mistake of a row is told, by the row's number in the file", () => {
  const rows = [
    ["Aamu Oy", "hoiva", "2-9", "Ähtäri", "Aino", "aino@aamu.fi", "suomi"],
    ["", "kalastus", "iso", "Ähtäri", "", "", ""],
    ["", "", "", "", "", "", ""],
    ["Ilta Oy", "", "", "", "Ilmari", "", "en"],
    ["Yö Oy", "", "", "", "Yrjö", "yrjo(at)yo.fi", ""],
  ];
  expect(reasons(rows)).toEqual([
    [2],
    [3, "name-missing", "industry-unknown", "size-unknown"],
    [5, "email-missing", "language-unknown"],
    [6, "email-bad"],
  ]);
});

test("rows of one name are one organisation with several contacts; a repeated or contradicting row is a mistake", () => {
  const rows = [
    ["Aamu Oy", "Hoiva", "", "", "Aino", "aino@aamu.fi", ""],
    ["AAMU  OY", "omsorg", "7", "", "Antti", "antti@aamu.fi", ""],
    ["Aamu Oy", "hoiva", "", "", "Aino A.", "AINO@aamu.fi", ""],
    ["aamu oy", "fysioterapia", "", "", "Anna", "anna@aamu.fi", ""],
  ];
  const plan = planImport(material(rows), mapping);
  expect(plan.rows.map(({ mistakes }) => mistakes.map(({ reason, row }) => [reason, row]))).toEqual([
    [],
    [],
    [["repeated", 2]],
    [["conflict", 2]],
  ]);
  expect(plan.organisations).toEqual({ new: 1, changed: 0, unchanged: 0 });
  expect(registrationsOf(plan)).toEqual([
    {
      name: "Aamu Oy",
      industryId: "care",
      segmentId: null,
      sizeClass: "2-9",
      municipality: "",
      commitment: null,
      contacts: [
        { name: "Aino", email: "aino@aamu.fi", locale: "fi" },
        { name: "Antti", email: "antti@aamu.fi", locale: "fi" },
      ],
    },
  ]);
});

test("nothing can be a part of a person", () => {
  const nothing = { industryId: null, segmentId: null, sizeClass: null, municipality: "", contacts: [] };
  const details = { ...nothing, commitment: "none" as const };
  const known: Known[] = [
    { id: "c", name: "Hoiva Oy", kind: "organisation", parentId: null, ...details },
    { id: "a", name: "Hoiva Oy › Aino", kind: "person", parentId: "c", ...details },
  ];
  expect(reasons([["Hoiva Oy › Aino › Kotihoito"], ["Hoiva Oy › Kotihoito"]], known)).toEqual([
    [2, "part-of-person"],
    [3],
  ]);
});

test("a row may be a unit or a person of an organisation, which need not have a row of its own", () => {
  const wider: Mapping = { ...mapping, partOf: 7, kind: 8 };
  const row = (name: string, partOf: string, kind = "") => [name, "", "", "", "", "", "", partOf, kind];
  const rows = [
    row("Kotihoito", "Aamu Oy"),
    row("Pohjoinen", "aamu oy ›  kotihoito", "yksikkö"),
    row("Aino", "Aamu Oy", "Henkilö"),
    row("Kotihoito", "Ilta Oy"),
    row("Yö Oy", "", "organisaatio"),
    row("Erillinen", "", "yksikkö"),
    row("Outo", "Aamu Oy", "osasto"),
    row("Syvä", "a › b › c › d › e › f"),
  ];
  const plan = planImport(material(rows), wider);
  expect(plan.rows.map(({ mistakes }) => mistakes.map(({ reason }) => reason))).toEqual([
    ...[[], [], [], [], []],
    ["part-of-missing"],
    ["kind-unknown"],
    ["too-deep"],
  ]);
  const { organisations } = changesBy([], registrationsOf(plan), newIds());
  expect(organisations.map(({ name, kind }) => [name, kind])).toEqual([
    ["Aamu Oy", "organisation"],
    ["Aamu Oy › Kotihoito", "unit"],
    ["Aamu Oy › Kotihoito › Pohjoinen", "unit"],
    ["Aamu Oy › Aino", "person"],
    ["Ilta Oy", "organisation"],
    ["Ilta Oy › Kotihoito", "unit"],
    ["Yö Oy", "organisation"],
  ]);
});

test("what the file leaves empty stays as it is known, and the first contact is the main one", () => {
  const aamu: Known = {
    id: "a",
    name: "Aamu Oy",
    kind: "organisation",
    parentId: null,
    industryId: "care",
    sizeClass: "1",
    municipality: "Ähtäri",
    commitment: "interested",
    segmentId: null,
    contacts: [{ id: "c", name: "Aino Aalto", email: "aino@aamu.fi", locale: "sv", isMain: true }],
  };
  const plan = planImport(material([["aamu oy", "", "", "", "", "aino@aamu.fi", ""]], [aamu]), mapping);
  expect(plan.rows.map(({ effect }) => effect)).toEqual(["unchanged"]);
  const [after] = imported([["AAMU OY", "", "2-9", "", "Anna", "anna@aamu.fi", ""]], [aamu]);
  expect(after).toMatchObject({ id: "a", name: "Aamu Oy", sizeClass: "2-9", municipality: "Ähtäri" });
  expect(after?.contacts.map(({ name, isMain }) => [name, isMain])).toEqual([
    ["Aino Aalto", true],
    ["Anna", false],
  ]);
});

test("an apostrophe that our own CSV file puts before a formula sign is taken off", () => {
  const plan = planImport(material([["'=Plus Oy", "", "", "", "", "", ""]]), mapping);
  expect(plan.rows[0]?.registration.name).toBe("=Plus Oy");
});

describe("commitment", () => {
  const withCommitment = { ...mapping, commitment: 1, industry: null, size: null, municipality: null };
  const plan = (rows: string[][], known: Known[] = []) => planImport(material(rows, known), withCommitment);

  test.each(["Sitoutuminen", "Sitoutunut hankkeeseen?", "Engagemang", "Har förbundit sig", "Commitment", "Committed"])(
    "is found under the heading %s",
    (heading) => {
      expect(guessColumns(["Organisaatio", "Kommunförbund", heading])).toMatchObject({ name: 0, commitment: 2 });
    },
  );

  test("is understood in the product's own words in each language, and as a yes or a no", () => {
    const own = { fi, sv, en };
    for (const locale of locales)
      for (const commitment of commitments) expect(readCommitment(own[locale].commitment[commitment])).toBe(commitment);
    expect(["KYLLÄ", "x", "ei", "Nej", "ehkä", "", "totta kai"].map(readCommitment)).toEqual([
      ...["committed", "committed", "none", "none", "interested", undefined, undefined],
    ]);
  });

  test("of words that mean nothing the row tells; an empty cell leaves what is known, another row may not contradict", () => {
    const rows = [
      ["Aamu Oy", "Sitoutunut"],
      ["Ilta Oy", "totta kai"],
      ["Aamu Oy", "left", "", "", "Aino", "a@b.fi"],
    ];
    expect(plan(rows).rows.map(({ mistakes }) => mistakes)).toEqual([
      [],
      [{ reason: "commitment-unknown", value: "totta kai", row: null }],
      [{ reason: "conflict", value: "Aamu Oy", row: 2 }],
    ]);
    const [aamu] = imported([["Aamu Oy", "", "", "", "", "", ""]]);
    const known = [{ ...aamu!, commitment: "committed" as const }];
    expect(plan([["Aamu Oy", ""]], known).organisations).toEqual({ new: 0, changed: 0, unchanged: 1 });
    const changes = changesBy(known, registrationsOf(plan([["Aamu Oy", "jäänyt pois"]], known)), newIds());
    expect(changes.organisations).toMatchObject([{ id: aamu!.id, commitment: "left" }]);
  });
});

test("a municipality written with other capitals is the same one", () => {
  const rows = [
    ["Aamu Oy", "", "", "Ähtäri", "", "", ""],
    ["AAMU OY", "", "", "ähtäri", "", "c@d.fi", ""],
  ];
  expect(planImport(material(rows, imported(rows)), mapping).organisations).toEqual({
    new: 0,
    changed: 0,
    unchanged: 1,
  });
});

test("whatever the file, the same file again changes nothing", () => {
  const word = fc.constantFrom(
    "",
    "Aamu Oy",
    "AAMU OY",
    "Ilta Oy",
    "Yö Oy",
    "hoiva",
    "7",
    "2–9",
    "Ähtäri",
    "a@b.fi",
    "A@b.fi",
    "c@d.fi",
    "sv",
  );
  const row = fc.tuple(
    fc.constantFrom("", "Aamu Oy", "AAMU OY", "Ilta Oy"),
    fc.constantFrom("", "hoiva", "fysioterapia", "kalastus"),
    fc.constantFrom("", "7", "2–9", "iso"),
    word,
    word,
    fc.constantFrom("", "a@b.fi", "A@b.fi", "c@d.fi", "ei"),
    fc.constantFrom("", "sv", "suomi"),
    fc.constantFrom("", "", "Lähipalvelut", "NÄRSERVICE", "Koko alue", "muut"),
  );
  const columns = { ...mapping, segment: 7 };
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 }), (earlier, rows) => {
      const known = imported(rows, imported(earlier, [], columns), columns);
      const again = planImport(material(rows, known), columns);
      expect(again.organisations).toMatchObject({ new: 0, changed: 0 });
      expect(changesBy(known, registrationsOf(again), newIds())).toMatchObject({
        ...{ organisations: [], placings: [], contacts: [] },
      });
      for (const { contacts } of known)
        expect(contacts.filter(({ isMain }) => isMain)).toHaveLength(contacts.length === 0 ? 0 : 1);
    }),
  );
});

test("a segment is known by its name in any language, an unknown one is asked about, an empty cell leaves it as it is", () => {
  const columns = { ...mapping, segment: 1, industry: null };
  const plan = (rows: string[][], known: Known[] = []) => planImport(material(rows, known), columns);
  const rows = [
    ["Aamu Oy", "lähipalvelut"],
    ["Aamu Oy › Kotihoito", "NÄRSERVICE"],
    ["Ilta Oy", "Uusi"],
    ["Yö Oy", "uusi"],
    ["Aamu Oy", "Koko alue", "", "", "", "a@b.fi"],
  ];
  const { rows: planned, missingSegments } = plan(rows);
  expect(planned.map(({ mistakes }) => mistakes.map(({ reason, row }) => [reason, row]))).toEqual([
    ...[[], [], [["segment-unknown", null]], [["segment-unknown", null]], [["conflict", 2]]],
  ]);
  expect(missingSegments).toEqual([{ name: "Uusi", rows: 2 }]);
  const known = imported(rows, [], columns);
  expect(known.map(({ name, segmentId }) => [name, segmentId])).toEqual([
    ["Aamu Oy", "near"],
    ["Aamu Oy › Kotihoito", "near"],
  ]);
  expect(plan([["Aamu Oy", ""]], known).organisations).toEqual({ new: 0, changed: 0, unchanged: 1 });
  const moved = changesBy(known, registrationsOf(plan([["Aamu Oy", "koko alue"]], known)), newIds());
  expect(moved.placings).toEqual([{ unitId: known[0]?.id, segmentId: "wide" }]);
});

describe("a file with a column a level", () => {
  const columnsOf = (...header: string[]) => {
    const { above1, above2, above3, name, industry } = guessColumns(header);
    return { above1, above2, above3, name, industry };
  };

  test("is known by its headings, and a sector alone is an industry", () => {
    const nothing = { above1: undefined, above2: undefined, above3: undefined };
    expect(columnsOf("Toimiala", "Tulosalue", "Yksikkö", "Yhteyshenkilö")).toEqual({
      ...{ ...nothing, above1: 0, above2: 1, name: 2, industry: null },
    });
    expect(columnsOf("Yksikkö", "Hyvinvointialue", "Tulosalue", "Toimiala")).toEqual({
      ...{ above1: 1, above2: 3, above3: 2, name: 0, industry: null },
    });
    expect(columnsOf("Nivå 1", "Nivå 2")).toEqual({ ...nothing, above1: 0, name: 1, industry: null });
    expect(columnsOf("Sector", "Unit", "E-mail")).toEqual({ ...nothing, above1: 0, name: 1, industry: null });
    expect(columnsOf("Organisaatio", "Toimiala", "Kunta")).toEqual({ ...nothing, name: 0, industry: 1 });
    expect(columnsOf("Yrityksen nimi", "Toimiala", "Yksikkö")).toMatchObject({ ...nothing, industry: 1 });
  });

  const tree: Mapping = { ...mapping, industry: null, size: null, municipality: null, above1: 0, above2: 1, name: 2 };
  const rows = [
    ["Terveys", "Avopalvelut", "Neuvola"],
    ["", "", "Terveysasema"],
    ["", "Sairaala", "Osasto 1"],
    ["Perheet", "", "Lapsiperheet"],
    ["", "", ""],
    ["Perheet", "Sosiaalityö", ""],
  ];
  const wide = rows.map((row) => [...row, "", "", "", ""]);
  const settings = { ...tree, contactName: null, contactEmail: null, contactLanguage: null };

  test("tells what is above once; a level left empty after another is none; the tree comes in one go", () => {
    const plan = planImport(material(wide), settings);
    expect(plan.rows.map(({ row, registration }) => [row, registration.name])).toEqual([
      [2, "Terveys › Avopalvelut › Neuvola"],
      [3, "Terveys › Avopalvelut › Terveysasema"],
      [4, "Terveys › Sairaala › Osasto 1"],
      [5, "Perheet › Lapsiperheet"],
      [7, "Perheet › Sosiaalityö"],
    ]);
    expect([plan.organisations, plan.implied, plan.wrongRows]).toEqual([{ new: 5, changed: 0, unchanged: 0 }, 4, 0]);
  });

  test("of an organisation that it does not tell is part of the one chosen, once", () => {
    const plan = planImport(material([...wide, ["ALUE", "Tuki", "Hallinto", "", "", "", ""]]), {
      ...settings,
      under: "Alue",
    });
    expect(plan.rows.map(({ registration }) => registration.name).slice(-3)).toEqual([
      "Alue › Perheet › Lapsiperheet",
      "Alue › Perheet › Sosiaalityö",
      "ALUE › Tuki › Hallinto",
    ]);
    const { organisations } = changesBy([], registrationsOf(plan), newIds());
    expect(organisations.flatMap(({ name, kind }) => (kind === "organisation" ? [name.toLowerCase()] : []))).toEqual([
      "alue",
    ]);
    const under = (header: string[], wholes: string[]) => guessColumns(header, wholes).under;
    expect(under(["Toimiala", "Tulosalue", "Yksikkö"], ["Alue"])).toBe("Alue");
    expect(under(["Toimiala", "Tulosalue", "Yksikkö"], ["Alue", "Toinen"])).toBe(undefined);
    expect(under(["Hyvinvointialue", "Tulosalue", "Yksikkö"], ["Alue"])).toBe(undefined);
    expect(under(["Organisaatio", "Toimiala"], ["Alue"])).toBe(undefined);
  });

  test("brought in again it adds nothing", () => {
    const { organisations } = changesBy([], registrationsOf(planImport(material(wide), settings)), newIds());
    expect(organisations.map(({ name, kind }) => [name, kind]).filter(([, kind]) => kind === "organisation")).toEqual([
      ["Terveys", "organisation"],
      ["Perheet", "organisation"],
    ]);
    expect(organisations.length).toBe(9);
    const known = organisations.map((one) => ({ ...one, segmentId: null, contacts: [] }));
    const again = planImport(material(wide, known), settings);
    expect([again.organisations, again.implied]).toEqual([{ new: 0, changed: 0, unchanged: 5 }, 0]);
  });
});
