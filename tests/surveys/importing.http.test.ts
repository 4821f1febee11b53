import { afterAll, beforeAll, expect, test } from "vitest";
import { listNeeds, listThemes } from "../../src/catalogue/index.ts";
import { getQuestionnaire, listSentAnswers, listSurveys } from "../../src/surveys/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { bringIn, fieldsOf, preview, upload } from "./importing-steps.ts";

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
  const isRole = ([name]: [string, string]) => !name.startsWith("block-");
  expect(Object.fromEntries(Object.entries(fieldsOf(columns.text)).filter(isRole))).toEqual({
    into: "",
    "role-0": "organisation",
    "role-1": "industry",
    "role-2": "need",
    "role-3": "need",
    "role-4": "need",
    "role-5": "need",
    "role-6": "barrier",
    "role-7": "text",
    part: "unit",
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

test("rows may be units or people of an organisation, which comes along; the same file again changes nothing", async () => {
  const { id, planner, base } = await aPlanner();
  const rows = [
    "Organisaatio;Osa organisaatiota;tarve_Verkkosivut;tarve_Videot",
    "Kotihoito;Hoiva Aalto;5;1",
    "Kotihoito;Hoiva Berg;2;4",
    "Hoiva Aalto;;1;5",
  ].join("\n");
  const draft = await upload(planner, base, "yksikot.csv", rows);
  const page = await preview(planner, draft);
  expect(page.text).toContain("Hoiva Berg › Kotihoito");
  await planner.post(`${draft}/answers`);
  const kept = () =>
    product.db
      .selectFrom("organisations as one")
      .leftJoin("organisations as parent", "parent.id", "one.parentId")
      .select(["one.name", "one.kind", "parent.name as partOf"])
      .where("one.programmeId", "=", id)
      .orderBy("one.name")
      .execute();
  const expected = [
    { name: "Hoiva Aalto", kind: "organisation", partOf: null },
    { name: "Hoiva Aalto › Kotihoito", kind: "unit", partOf: "Hoiva Aalto" },
    { name: "Hoiva Berg", kind: "organisation", partOf: null },
    { name: "Hoiva Berg › Kotihoito", kind: "unit", partOf: "Hoiva Berg" },
  ];
  expect(await kept()).toEqual(expected);
  const [survey] = await listSurveys(product.db, id);
  const named = async () =>
    (await listSentAnswers(product.db, id, survey?.id ?? "")).map(({ organisationName }) => organisationName);
  const answered = ["Hoiva Aalto", "Hoiva Aalto › Kotihoito", "Hoiva Berg › Kotihoito"];
  expect(await named()).toEqual(answered);
  const again = await bringIn(planner, base, "yksikot.csv", rows);
  expect((await planner.get(again.headers["location"] ?? "")).text).toContain("mikään ei muuttunut");
  expect([await kept(), await named()]).toEqual([expected, answered]);
});

test("names that lead nowhere, or too deep, are mistakes in their rows; names that only differ by spaces are the same", async () => {
  const { planner, base } = await aPlanner();
  const rows = [
    "Organisaatio;Osa organisaatiota;tarve_Verkkosivut;tarve_Videot",
    "›;;5;1",
    "Kotihoito;Hoiva ›;5;1",
    "g;a›b›c›d›e›f;2;4",
    "Hoiva›Kotihoito;;1;5",
    "Kotihoito;Hoiva;2;3",
  ].join("\n");
  const page = await preview(planner, await upload(planner, base, "polut.csv", rows));
  const said = [...page.text.matchAll(/<tr[^>]*>\s*<t[hd][^>]*>(\d+)<[\s\S]*?<\/tr>/g)].map(([whole, row]) => [
    Number(row),
    ...["Organisaation nimi puuttuu.", "enintään kuusi tasoa", "on tiedostossa jo aiemmin"].filter((words) => whole.includes(words)), // prettier-ignore
  ]);
  expect(said.filter(([, words]) => words !== undefined)).toEqual([
    [2, "Organisaation nimi puuttuu."],
    [3, "Organisaation nimi puuttuu."],
    [3, "Organisaation nimi puuttuu."],
    [4, "enintään kuusi tasoa"],
    [4, "enintään kuusi tasoa"],
    [6, "on tiedostossa jo aiemmin"],
  ]);
});

test("respondents without names are numbered within their organisation, and may be people", async () => {
  const { id, planner, base } = await aPlanner();
  const rows = ["Osa organisaatiota;tarve_Verkkosivut;tarve_Videot", "Hoiva Aalto;5;1", "Hoiva Aalto;2;4"].join("\n");
  const draft = await upload(planner, base, "henkilosto.csv", rows);
  await preview(planner, draft, { part: "person" });
  await planner.post(`${draft}/answers`);
  const again = await bringIn(planner, base, "henkilosto.csv", rows);
  expect((await planner.get(again.headers["location"] ?? "")).text).toContain("mikään ei muuttunut");
  expect(
    await product.db
      .selectFrom("organisations")
      .select(["name", "kind"])
      .where("programmeId", "=", id)
      .orderBy("name")
      .execute(),
  ).toEqual([
    { name: "Hoiva Aalto", kind: "organisation" },
    { name: "Hoiva Aalto › Vastaaja 1", kind: "person" },
    { name: "Hoiva Aalto › Vastaaja 2", kind: "person" },
  ]);
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
  const mended = lines.join("\n").replace("Fysio Berg;Kuntoutus;2", "Fysio Berg;Kuntoutus;4");
  await bringIn(planner, base, "kysely_2026.csv", mended);
  const after = await listSentAnswers(product.db, id, survey?.id ?? "");
  expect(after.map(({ responseId }) => responseId)).toEqual(sent.map(({ responseId }) => responseId));
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
  const refused = await planner.post(`${draft}/answers`);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Tiedostossa on virheitä.");
  expect(await listSurveys(product.db, id)).toEqual([]);
  const done = await planner.post(`${draft}/answers`, { leaveOut: "on" });
  expect(done.status).toBe(303);
  const [survey] = await listSurveys(product.db, id);
  expect(
    (await listSentAnswers(product.db, id, survey?.id ?? "")).map(({ organisationName }) => organisationName),
  ).toEqual(["Fysio Berg", "Hoiva Aalto", "Koti Kuusi"]);
});

/** Who has answered, with their rating of websites. */
async function rated(programmeId: string): Promise<Record<string, unknown>> {
  const [survey] = await listSurveys(product.db, programmeId);
  const sent = await listSentAnswers(product.db, programmeId, survey?.id ?? "");
  return Object.fromEntries(
    sent.map(({ organisationName, answers }) => {
      const answer = answers["needs-viestinta"];
      return [organisationName, answer?.kind === "ratings" ? answer.rows["verkkosivut"] : undefined];
    }),
  );
}

/** What the preview counts. */
function countsOf(html: string): string[] {
  const list = /<ul class="facts">([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? "";
  return Array.from(list.matchAll(/<li>([^<]*)<\/li>/g), ([, text = ""]) => text);
}

test("those who are not in the file keep their answers, unless staff tick that they go", async () => {
  const { id, planner, base } = await aPlanner();
  await bringIn(planner, base, "kysely.csv", lines.join("\n"));
  const [header = "", aalto = ""] = lines;
  const second = [header, aalto, "Uusi Oy;Hoiva;3;;;;;", "Fysio Berg;Kuntoutus;4;;4;1;;"].join("\n");
  const draft = await upload(planner, base, "kysely.csv", second);
  const page = await preview(planner, draft);
  expect(countsOf(page.text)).toEqual([
    "1 uusi",
    "1 muuttuu",
    "1 pysyy ennallaan",
    "0 jää pois",
    "1 ei ole enää tiedostossa",
  ]);
  expect(page.text).toContain("Koti Kuusi. Vastaukset säilyvät, ellet valitse poistamista.");
  expect(page.text).toMatch(/name="removeGone" value="on">/);
  await planner.post(`${draft}/answers`);
  expect(await rated(id)).toEqual({ "Fysio Berg": 4, "Hoiva Aalto": 5, "Koti Kuusi": 1, "Uusi Oy": 3 });

  const done = await bringIn(planner, base, "kysely.csv", second, { removeGone: "on" });
  expect(await rated(id)).toEqual({ "Fysio Berg": 4, "Hoiva Aalto": 5, "Uusi Oy": 3 });
  const survey = await planner.get(done.headers["location"] ?? "");
  expect(survey.text).toContain("1 vastaajan vastaukset on poistettu.");
  expect(survey.text).not.toContain("mikään ei muuttunut");
});

test("a row left out for an error is still in the file: its earlier answers stay even when those gone are removed", async () => {
  const { id, planner, base } = await aPlanner();
  await bringIn(planner, base, "kysely.csv", lines.join("\n"));
  const [header = ""] = lines;
  const wrong = [header, "hoiva  aalto;Hoiva;99;1;3;;x;", "Fysio Berg;Kuntoutus;2;;4;1;;"].join("\n");
  const draft = await upload(planner, base, "kysely.csv", wrong);
  const page = await preview(planner, draft, { min: "1", max: "5" });
  expect(countsOf(page.text)).toEqual([
    "0 uutta",
    "0 muuttuu",
    "1 pysyy ennallaan",
    "1 jää pois",
    "1 ei ole enää tiedostossa",
  ]);
  const refused = await planner.post(`${draft}/answers`, { removeGone: "on" });
  expect(refused.status).toBe(422);
  expect(refused.text).toMatch(/name="removeGone" value="on" checked>/);
  expect(await rated(id)).toEqual({ "Fysio Berg": 2, "Hoiva Aalto": 5, "Koti Kuusi": 1 });
  await planner.post(`${draft}/answers`, { leaveOut: "on", removeGone: "on" });
  expect(await rated(id)).toEqual({ "Fysio Berg": 2, "Hoiva Aalto": 5 });
});

test("while a row does not tell whose it is, nobody is known to be gone", async () => {
  const { id, planner, base } = await aPlanner();
  await bringIn(planner, base, "kysely.csv", lines.join("\n"));
  const [header = "", aalto = ""] = lines;
  const draft = await upload(planner, base, "kysely.csv", [header, aalto, ";Kuntoutus;2;;4;1;;"].join("\n"));
  const page = await preview(planner, draft);
  expect(countsOf(page.text)).toEqual(["0 uutta", "0 muuttuu", "1 pysyy ennallaan", "1 jää pois"]);
  expect(page.text).not.toContain("removeGone");
  await planner.post(`${draft}/answers`, { leaveOut: "on", removeGone: "on" });
  expect(await rated(id)).toEqual({ "Fysio Berg": 2, "Hoiva Aalto": 5, "Koti Kuusi": 1 });
});

test("accepting the same file twice imports it once, and both lead to the survey, as do the file's other pages", async () => {
  const { id, planner, base } = await aPlanner();
  const draft = await upload(planner, base, "kysely.csv", lines.join("\n"));
  await preview(planner, draft);
  const accept = async () => await planner.post(`${draft}/answers`);
  const answers = [...(await Promise.all([accept(), accept()])), await accept(), await planner.get(draft)];
  const [only, ...others] = await listSurveys(product.db, id);
  expect(others).toEqual([]);
  const url = `/programmes/${id}/surveys/${only?.id ?? ""}?added=3&updated=0&removed=0`;
  expect(answers.map(({ status, headers }) => [status, headers["location"]])).toEqual(
    [1, 2, 3, 4].map(() => [303, url]),
  );
  expect((await planner.get(url)).text).toContain("3 vastausta on tuotu.");
  expect(await rated(id)).toEqual({ "Fysio Berg": 2, "Hoiva Aalto": 5, "Koti Kuusi": 1 });
  const kept = await product.db.selectFrom("importDrafts").select("rows").where("programmeId", "=", id).execute();
  expect(kept).toEqual([{ rows: [] }]);
});

test("without names the same row is the same respondent, also when the first was left out at first", async () => {
  const { id, planner, base } = await aPlanner();
  const file = (first: string) => `tarve_VIESTINTÄ_Verkkosivut;tarve_VIESTINTÄ_Videot\n${first};5\n2;4\n5;3\n`;
  await bringIn(planner, base, "a.csv", file("virhe"), { leaveOut: "on" });
  expect(await rated(id)).toEqual({ "Vastaaja 2": 2, "Vastaaja 3": 5 });
  const again = await bringIn(planner, base, "a.csv", file("virhe"), { leaveOut: "on", removeGone: "on" });
  expect(again.headers["location"]).toMatch(/\?added=0&updated=0&removed=0$/);
  const mended = await bringIn(planner, base, "a.csv", file("1"));
  expect(mended.headers["location"]).toMatch(/\?added=1&updated=0&removed=0$/);
  expect(await rated(id)).toEqual({ "Vastaaja 1": 1, "Vastaaja 2": 2, "Vastaaja 3": 5 });
  const wrong = await upload(planner, base, "a.csv", file("virhe"));
  expect(countsOf((await preview(planner, wrong)).text)).toEqual([
    "0 uutta",
    "0 muuttuu",
    "2 pysyy ennallaan",
    "1 jää pois",
  ]);
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
  expect(sent.text).toContain("Valitse ainakin yksi kysymys tuotavaksi.");
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
    await other.planner.get(`${theirs}/points`),
    await other.planner.get(`${theirs}/preview`),
    await other.planner.post(`${theirs}/columns`, { min: "1", max: "5", from: "4" }),
    await other.planner.post(`${theirs}/points`),
    await other.planner.post(`${theirs}/answers`),
  ])
    expect(answer.status).toBe(404);
  const viewer = await product.signedIn("viewer", other.id);
  expect((await viewer.get(other.base)).status).toBe(403);
  expect((await viewer.post(`${theirs}/answers`)).status).toBe(403);
});

test("unfinished answers come in as unfinished and count once the file says that they were sent", async () => {
  const { planner, base, id } = await aPlanner();
  const file = (sent: string) =>
    ["id,submitdate,lastpage,startlanguage,Q1,Q2", "1,2026-11-22 12:30:00,3,fi,Hoiva Aalto,Kuvia", `2,${sent},1,fi,Fysio Berg,Videoita`].join("\n"); // prettier-ignore
  const bring = async (sent: string, unfinished: string) => {
    const draft = await upload(planner, base, "kesken.csv", file(sent));
    const html = (await planner.get(draft)).text;
    const at = Object.entries(fieldsOf(html)).find(([name, value]) => name.startsWith("role-") && value === "question");
    const seen = await preview(planner, draft, { [at![0]]: "organisation", unfinished });
    const done = await planner.post(`${draft}/answers`);
    return { seen: seen.text, done: (done.headers["location"] ?? "").replace(/^.*\?/, "") };
  };
  const surveyIds = async () => (await listSurveys(product.db, id)).map((survey) => survey.id);
  const sentOf = async () => (await listSentAnswers(product.db, id, (await surveyIds())[0]!)).map((each) => each.organisationName); // prettier-ignore

  const first = await bring("", "begun");
  expect(first.done).toBe("added=2&updated=0&removed=0");
  expect(first.seen).toContain("Keskeneräisinä tuodaan yksi vastaus. Sitä ei lasketa tuloksiin.");
  expect(await sentOf()).toEqual(["Hoiva Aalto"]);
  const [surveyId] = await surveyIds();
  const followed = (await planner.get(`/programmes/${id}/surveys/${surveyId!}/responses`)).text;
  expect(followed).toContain("1 / 2 organisaatiota on lähettänyt vastauksensa");
  expect((await bring("", "in")).done).toBe("added=0&updated=1&removed=0");
  expect(await sentOf()).toEqual(["Fysio Berg", "Hoiva Aalto"]);
  expect((await bring("", "begun")).done).toBe("added=0&updated=1&removed=0");
  expect(await sentOf()).toEqual(["Hoiva Aalto"]);
  expect((await bring("2026-11-22 12:40:00", "begun")).done).toBe("added=0&updated=1&removed=0");
  expect([await sentOf(), await surveyIds()]).toEqual([["Fysio Berg", "Hoiva Aalto"], [surveyId]]);
});

test("the file's tool is recognised, with what is unfinished and what the file leaves open", async () => {
  const { planner, base } = await aPlanner();
  const file = [
    "id,submitdate,lastpage,startlanguage,Q1,Q2[a],Q2[b]",
    "1,2026-11-22 12:30:00,3,fi,Vaasa,1,0",
    "2,,1,fi,Vaasa,0,0",
    "3,2026-11-22 12:40:00,3,fi,Lapua,1,1",
  ].join("\n");
  const { text } = await planner.get(await upload(planner, base, "results.csv", file));
  const roles = fieldsOf(text);
  expect([roles["role-0"], roles["role-3"], roles["role-4"], roles["role-5"]]).toEqual(["ignored", "ignored", "question", "question"]); // prettier-ignore
  expect(text).toContain("LimeSurvey: 3 vastausta, joista 1 kesken. Merkistö UTF-8, erottimena pilkku. Vastauskielet: fi 3."); // prettier-ignore
  expect(text).toContain("Yksi vastaus on jäänyt kesken. Tuodaanko se?");
  expect(text).toContain("Tiedosto jättää yhden kohdan epäselväksi.");
  expect(text).toMatch(/<strong>Q2<\/strong>: 1 ja 0 voivat olla valintoja tai arvioita\. <span[^>]*>1 · 0</);

  const sendTorn = async (content: string) => {
    const sent = await planner.upload(base, "file", { name: "torn.csv", content: Buffer.from(content) });
    expect(sent.status).toBe(422);
    return sent.text;
  };
  const wrongDate = await sendTorn(file.replace("2026-11-22 12:40", "eilen"));
  expect(wrongDate).toContain("Tiedosto ei ole ehjä, eikä siitä tuotu mitään.");
  expect(wrongDate).toContain("<strong>Rivi 4, sarake B</strong>: Tämä ei ole päivämäärä.");
  expect(await sendTorn(file.slice(0, -2))).toContain("<strong>Rivi 4, sarake G</strong>: Rivi loppuu kesken.");
});
