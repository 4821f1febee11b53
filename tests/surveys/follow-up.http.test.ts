// Following up at some length: industries, rates over time, where answering stops, and who has not answered.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTable, type Table } from "../../src/platform/spreadsheets.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { getQuestionnaire, isBlank, type AnswerValue } from "../../src/surveys/index.ts";
import { allQuestions } from "../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { withOrganisations } from "./people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const nothing = { importance: null, level: null };
/** Answers of every kind, with something in them and without. */
const values: AnswerValue[] = [
  { kind: "multiple", chosen: [], other: " " },
  { kind: "multiple", chosen: [], other: "Oma" },
  { kind: "single", chosen: null, other: null },
  { kind: "single", chosen: "a", other: null },
  { kind: "matrix", rows: { a: nothing, b: nothing } },
  { kind: "matrix", rows: { a: nothing, b: { importance: null, level: "unknown" } } },
  { kind: "ratings", rows: { a: null } },
  { kind: "ratings", rows: { a: 3 } },
  { kind: "scale", value: null },
  { kind: "scale", value: 0 },
  { kind: "ranking", order: [] },
  { kind: "ranking", order: ["a"] },
  { kind: "number", number: null },
  { kind: "number", number: "0" },
  { kind: "date", date: null },
  { kind: "date", date: "2027-01-01" },
  { kind: "yesno", yes: null },
  { kind: "yesno", yes: false },
  { kind: "text", text: " \n" },
  { kind: "text", text: "Apua" },
  { kind: "unknown" },
  { kind: "notShown" },
];

/** As many organisations as there are values, each with one of them; two more that have not begun. Some have sent. */
async function aSurvey() {
  const { id: programmeId, ownerId } = await aProgramme(product.db);
  const names = [...values.map((_, at) => `Yritys ${at}`), "Ähtärin hoiva", "Fysio Berg"];
  const people = Object.fromEntries(
    names.map((name) => [name, name === "Fysio Berg" ? ("sv" as const) : ("fi" as const)]),
  );
  const organisations = await withOrganisations(product.db, programmeId, people);
  const { id: surveyId } = await createSurveyFromTemplate(product.db, { programmeId, template: "digivointi" }, ownerId);
  const planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  await planner.post(`${url}/publication`, { closesOn: "2099-01-01", closesAt: "16:00" });
  const now = Temporal.Now.instant();
  await product.db
    .updateTable("surveys")
    .set({ openedAt: now.subtract({ hours: 96 }) })
    .where("id", "=", surveyId)
    .execute();
  const industries = await product.db
    .selectFrom("industries")
    .select("id")
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .execute();
  const [question] = allQuestions(await getQuestionnaire(product.db, surveyId));
  for (const [at, value] of values.entries()) {
    const organisationId = organisations.get(`Yritys ${at}`) ?? "";
    const industryId = industries[at < 18 ? 0 : 1]?.id ?? null; // eighteen, four, and two without any
    await product.db.updateTable("organisations").set({ industryId }).where("id", "=", organisationId).execute();
    const times = { startedAt: now.subtract({ hours: 50 }), sentAt: at < 7 ? now.subtract({ hours: 48 }) : null };
    const response = { surveyId, programmeId, organisationId, locale: "fi" as const, noticeVersion: 1, ...times };
    const { id: responseId } = await product.db
      .insertInto("responses")
      .values(response)
      .returning("id")
      .executeTakeFirstOrThrow();
    const answer = { responseId, questionId: question?.id ?? "", value: JSON.stringify(value) };
    await product.db.insertInto("answers").values(answer).execute();
  }
  return { programmeId, surveyId, url, planner, organisations };
}

const cells = (html: string, name: string) => {
  const row = new RegExp(`<tr><th scope="row">${name}</th>(.*?)</tr>`).exec(html)?.[1] ?? "";
  return [...row.matchAll(/<td class="num">([^<]*)</g)].map(([, cell]) => cell?.replaceAll("\u00a0", " "));
};

test("figures by industry, over time, by question and in the middle; a viewer sees no group under five", async () => {
  const { programmeId, url, planner } = await aSurvey();
  const page = (await planner.get(`${url}/responses`)).text;
  expect(cells(page, "Fysioterapia")).toEqual(["18", "18", "18", "7", "39 %"]);
  expect(cells(page, "Hoiva")).toEqual(["4", "4", "4", "0", "0 %"]);
  expect(cells(page, "Ei toimialaa")).toEqual(["2", "0", "0", "0", "0 %"]);
  const day = (hours: number) => {
    const at = Temporal.Now.instant().subtract({ hours }).toZonedDateTimeISO("Europe/Helsinki");
    return `${at.day}.${at.month}.${at.year}`;
  };
  expect([day(96), day(48), day(0)].map((each) => cells(page, each.replaceAll(".", "\\.")))).toEqual([
    ["0", "0 %"],
    ["7", "29 %"],
    ["7", "29 %"],
  ]);
  expect(page).toContain("(mediaani) 2 tuntia");
  const stops = (await planner.get(`${url}/responses/stops`)).text;
  const answered = values.filter((value) => !isBlank(value) && value.kind !== "notShown").length;
  const row = /<td class="num">(\d+)<\/td><td class="num">([^<]*)<\/td><td class="num">[^<]*<\/td><\/tr>/.exec(stops);
  const share = `${Math.round((100 * answered) / (values.length - 1))} %`;
  expect([row?.[1], row?.[2]?.replaceAll("\u00a0", " ")]).toEqual([String(answered), share]);

  const viewer = await product.signedIn("viewer", programmeId);
  const seen = (await viewer.get(`${url}/responses`)).text;
  expect(cells(seen, "Hoiva")).toEqual([]);
  expect(cells(seen, "Ei toimialaa")).toEqual([]);
  expect(seen).toContain("Alle viiden organisaation toimialoja ei näytetä erikseen.");
  expect(seen).not.toContain("Yritys 1");
  expect((await viewer.get(`${url}/not-answered.csv`)).status).toBe(403);
  // What was hidden from one only would tell what that one has answered before.
  const few = (await viewer.get(`${url}/responses/stops`)).text;
  expect(few).toContain("alle viidelle");
  const rowsOf = (html: string) => html.split(`<th scope="row">`).length;
  expect(rowsOf(few)).toBe(rowsOf(stops) - 1);
});

test("the list is searched and narrowed; who has not sent goes out with contacts, as CSV and XLSX, and it is noted", async () => {
  const { surveyId, url, planner, organisations } = await aSurvey();
  await product.db
    .updateTable("surveyInvitations")
    .set({ declinedAt: Temporal.Now.instant() })
    .where("organisationId", "=", organisations.get("Fysio Berg") ?? "")
    .execute();
  const rows = async (query: string) =>
    [...(await planner.get(`${url}/responses?${query}`)).text.matchAll(/role="rowheader">([^<]+)</g)].map(
      ([, name]) => name,
    );
  expect(await rows("q=%C3%84HT%C3%84R")).toEqual(["Ähtärin hoiva"]);
  expect(await rows("state=declined")).toEqual(["Fysio Berg"]);
  expect(await rows("state=sent")).toHaveLength(7);
  expect(await rows("state=invited&page=7")).toEqual(["Fysio Berg", "Ähtärin hoiva"]);
  expect((await planner.get(`${url}/responses?q=zzz&state=x`)).text).toContain("Haulla ei löytynyt");

  const csv = await planner.get(`${url}/not-answered.csv`);
  const lines = csv.text.split("\r\n").filter((line) => line !== "");
  expect(lines).toHaveLength(1 + values.length - 7 + 2);
  expect(lines[1]).toMatch(
    /^Fysio Berg[;,][;,][;,]Fysio Berg person[;,]fysio\.berg@example\.org[;,]ruotsi[;,]Kutsuttu/i,
  );
  expect(lines[1]).toContain("Ei muistutuksia");
  const xlsx = await planner.agent.get(`${url}/not-answered.xlsx`).responseType("blob");
  const read = (await readTable(product.deps.workers, { name: "a.xlsx", bytes: xlsx.body as Buffer })) as Table;
  expect(read.rows).toHaveLength(lines.length - 1);
  const acts = await product.db
    .selectFrom("auditLog")
    .select("details")
    .where("subject", "=", surveyId)
    .where("act", "=", "survey.export")
    .orderBy("id")
    .execute();
  expect(acts.map(({ details }) => details)).toEqual(
    ["csv", "xlsx"].map((kind) => ({ kind, unanswered: lines.length - 1 })),
  );
});
