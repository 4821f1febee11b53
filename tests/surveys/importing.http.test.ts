import { afterAll, beforeAll, expect, test } from "vitest";
import { listNeeds, listThemes } from "../../src/catalogue/index.ts";
import { getQuestionnaire, listSentAnswers, listSurveys } from "../../src/surveys/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { bringIn, fieldsOf, preview, readingOf, upload } from "./importing-steps.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const lines = [
  "Organisaatio;Toimiala;tarve_VIESTINTÄ_Verkkosivut;tarve_VIESTINTÄ_Videot;tarve_ARKI_Excel;tarve_ARKI_Etäpalaverit;Este: ajanpuute;Avoin: terveiset",
  "Hoiva Aalto;Hoiva;5;1;3;;x;Kiitos kyselystä",
  "Fysio Berg;Kuntoutus;2;;4;1;;",
  ";;;;;;;",
  "Koti Kuusi;hoiva;1;2;5;5;x;",
];

async function aPlanner() {
  const { id } = await aProgramme(product.db);
  return { id, planner: await product.signedIn("planner", id), base: `/programmes/${id}/surveys/import` };
}

test("columns are guessed, shown with what they would bring, and nothing is written before the preview is accepted", async () => {
  const { id, planner, base } = await aPlanner();
  const draft = await upload(planner, base, "kysely_2026.csv", lines.join("\n"));
  const columns = await planner.get(draft);
  expect(fieldsOf(columns.text)).toEqual({
    "role-0": "organisation",
    "role-1": "industry",
    "role-2": "need",
    "role-3": "need",
    "role-4": "need",
    "role-5": "need",
    "role-6": "barrier",
    "role-7": "text",
    min: "1",
    max: "5",
    from: "4",
  });
  const page = await preview(planner, draft);
  expect(page.text).toContain("3 vastaajaa, 4 tarvetta.");
  expect(page.text).toContain("Hankkeeseen lisätään 1 toimiala: Kuntoutus.");
  expect(page.text).toContain("Tarveluetteloon lisätään 4 tarvetta.");
  expect(page.text).toContain("Hankkeeseen lisätään 3 organisaatiota ilman yhteyshenkilöä.");
  expect(await product.db.selectFrom("organisations").select("id").where("programmeId", "=", id).execute()).toEqual([]);
  expect(await listSurveys(product.db, id)).toEqual([]);
});

test("the answers become a closed survey tied to the catalogue; the same file again changes nothing, a mended one updates", async () => {
  const { id, planner, base } = await aPlanner();
  const first = await bringIn(planner, base, "kysely_2026.csv", lines.join("\n"));
  expect((await planner.get(first.headers["location"] ?? "")).text).toContain("3 vastausta on tuotu.");
  const [survey] = await listSurveys(product.db, id);
  expect({ state: survey?.state, title: survey?.titles.fi }).toEqual({ state: "closed", title: "kysely 2026" });
  expect((await listThemes(product.db, id)).map(({ names }) => names.fi)).toEqual(["VIESTINTÄ", "ARKI"]);
  expect((await listNeeds(product.db, id)).map(({ names }) => names.fi)).toEqual([
    "Verkkosivut",
    "Videot",
    "Excel",
    "Etäpalaverit",
  ]);
  const sent = await listSentAnswers(product.db, id, survey?.id ?? "");
  expect(sent.map(({ organisationName }) => organisationName)).toEqual(["Fysio Berg", "Hoiva Aalto", "Koti Kuusi"]);
  expect(sent[1]?.answers).toEqual({
    "needs-viestinta": { kind: "ratings", rows: { verkkosivut: 5, videot: 1 } },
    "needs-arki": { kind: "ratings", rows: { excel: 3, etapalaverit: null } },
    barriers: { kind: "multiple", chosen: ["ajanpuute"], other: null },
    "avoin-terveiset": { kind: "text", text: "Kiitos kyselystä" },
  });
  const questionnaire = await getQuestionnaire(product.db, survey?.id ?? "");
  expect(questionnaire.sections[0]?.questions[0]).toMatchObject({
    kind: "ratings",
    block: "ratings",
    settings: { min: 1, max: 5 },
  });
  expect(questionnaire.sections[0]?.questions[0]?.options.map(({ need }) => need)).toEqual(["verkkosivut", "videot"]);
  const industries = await product.db
    .selectFrom("industries")
    .select("names")
    .where("programmeId", "=", id)
    .orderBy("position")
    .execute();
  expect(industries.map(({ names }) => names.fi)).toEqual(["Fysioterapia", "Hoiva", "Lastensuojelu", "Kuntoutus"]);

  const again = await bringIn(planner, base, "kysely_2026 (1).csv", lines.join("\n"));
  expect((await planner.get(again.headers["location"] ?? "")).text).toContain("mikään ei muuttunut");
  expect(await listSentAnswers(product.db, id, survey?.id ?? "")).toEqual(sent);
  const mended = lines
    .join("\n")
    .replace("Fysio Berg;Kuntoutus;2", "Fysio Berg;Kuntoutus;4")
    .replace(/\nKoti Kuusi.*/, "");
  await bringIn(planner, base, "kysely_2026.csv", mended);
  const after = await listSentAnswers(product.db, id, survey?.id ?? "");
  expect(after.map(({ responseId }) => responseId)).toEqual(sent.slice(0, 2).map(({ responseId }) => responseId));
  expect(after[0]?.answers["needs-viestinta"]).toEqual({ kind: "ratings", rows: { verkkosivut: 4, videot: null } });
  expect(await listSurveys(product.db, id)).toHaveLength(1);
});

test("one row with an error keeps the whole file out, until staff leave such rows out", async () => {
  const { id, planner, base } = await aPlanner();
  const wrong = [...lines, "hoiva aalto;Hoiva;1;1;1;1;;", "Uusi Oy;Hoiva;9;kyllä;1;1;;", ";Hoiva;1;1;1;1;;"].join("\n");
  const draft = await upload(planner, base, "virheet.csv", wrong);
  const page = await preview(planner, draft, { max: "5" });
  const errors = [
    ...page.text.matchAll(
      /data-label="Rivi">(\d+)<\/th><td[^>]*>([^<]*)<\/td><td[^>]*>([^<]*)<\/td><td role="cell">([^<]*)</g,
    ),
  ];
  expect(errors.map(([, row, column, cell, text]) => [row, column, cell, text])).toEqual([
    ["6", "Organisaatio", "hoiva aalto", "Sama organisaatio on tiedostossa jo aiemmin."],
    ["7", "tarve_VIESTINTÄ_Verkkosivut", "9", "Arvo ei ole asteikolla."],
    ["7", "tarve_VIESTINTÄ_Videot", "kyllä", "Tässä pitäisi olla luku."],
    ["8", "Organisaatio", "", "Organisaation nimi puuttuu."],
  ]);
  const refused = await planner.post(`${draft}/answers`, readingOf(page.text));
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Tiedostossa on virheitä.");
  expect(await listSurveys(product.db, id)).toEqual([]);
  const done = await planner.post(`${draft}/answers`, { ...readingOf(page.text), leaveOut: "on" });
  expect(done.status).toBe(303);
  const [survey] = await listSurveys(product.db, id);
  expect(
    (await listSentAnswers(product.db, id, survey?.id ?? "")).map(({ organisationName }) => organisationName),
  ).toEqual(["Fysio Berg", "Hoiva Aalto", "Koti Kuusi"]);
});

test("without a name column respondents are numbered, and those of two files stay apart", async () => {
  const { id, planner, base } = await aPlanner();
  await bringIn(planner, base, "a.csv", "Tarve: sivut;Tarve: somet\n1;5\n2;4\n");
  await bringIn(planner, base, "b.csv", "Tarve: videot;Tarve: kuvat\n3;5\n5;1\n");
  await bringIn(planner, base, "a.csv", "Tarve: sivut;Tarve: somet\n1;5\n2;3\n");
  const surveys = await listSurveys(product.db, id);
  const names = await Promise.all(
    surveys.map(async (survey) =>
      (await listSentAnswers(product.db, id, survey.id)).map((each) => each.organisationName),
    ),
  );
  expect(Object.fromEntries(surveys.map(({ titles }, at) => [titles.fi, names[at]]))).toEqual({
    a: ["Vastaaja 1", "Vastaaja 2"],
    b: ["Vastaaja 3", "Vastaaja 4"],
  });
});

test("a file that is none, and roles that do not do, come back with words at their place", async () => {
  const { planner, base } = await aPlanner();
  const nothing = await planner.agent.post(base).field({ csrf: await planner.csrf() });
  expect(nothing.status).toBe(422);
  expect(nothing.text).toContain("Valitse tiedosto.");
  const notTable = await planner.upload(base, "file", {
    name: "a.csv",
    content: Buffer.from("<html><body>hei</body></html>"),
  });
  expect(notTable.text).toContain("Tämä ei ole taulukko.");
  const draft = await upload(planner, base, "a.csv", lines.join("\n"));
  const columns = await planner.get(draft);
  const ignored = Object.fromEntries(
    Object.keys(fieldsOf(columns.text))
      .filter((name) => name.startsWith("role"))
      .map((name) => [name, "ignored"]),
  );
  const sent = await planner.post(`${draft}/columns`, { ...fieldsOf(columns.text), ...ignored });
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Valitse ainakin yksi sarake tarpeeksi");
  const scale = await planner.post(`${draft}/columns`, fieldsOf(columns.text, { min: "paljon" }));
  expect(scale.status).toBe(422);
  expect(scale.text).toContain("Kirjoita luku.");
  expect(scale.text).toContain('value="paljon"');
});

test("another programme's upload is not found, and a viewer imports nothing", async () => {
  const { planner, base } = await aPlanner();
  const draft = await upload(planner, base, "a.csv", lines.join("\n"));
  const other = await aPlanner();
  const theirs = draft.replace(base, other.base);
  for (const answer of [
    await other.planner.get(theirs),
    await other.planner.post(`${theirs}/answers`, { roles: "oinnnnbt", min: "1", max: "5", from: "4" }),
  ])
    expect(answer.status).toBe(404);
  const viewer = await product.signedIn("viewer", other.id);
  expect((await viewer.get(other.base)).status).toBe(403);
  expect((await viewer.post(`${theirs}/answers`)).status).toBe(403);
});
