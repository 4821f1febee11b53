import { afterAll, beforeAll, expect, test } from "vitest";
import { mentorAddress } from "../../seeds/phhyky-joining.ts";
import { seedProgramme } from "../../seeds/index.ts";
import { phhykyMentors } from "../../seeds/phhyky-staff.ts";
import { demoStaff } from "../../seeds/staff.ts";
import { signIn } from "../../src/identity/accounts/commands.ts";
import { correctAssessment } from "../../src/maturity/assessing/history/commands.ts";
import { logSession } from "../../src/mentoring/sessions/commands.ts";
import { printSummary } from "../../src/reports/summary/printing/queries.ts";
import { openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId = "";
beforeAll(async () => {
  product = await openTestApp();
  ({ programmeId } = await seedProgramme(product.deps, "phhyky"));
}, 300_000);
afterAll(async () => await product.close());

const summarised = async () => await printSummary(product.db, "phhyky", {});

test("its published figures are computed from its rows", async () => {
  const { growth, toolUse, growthByTool, ...summary } = await summarised();
  expect(summary).toMatchObject({
    ...{ needsAssessments: 77, assessedUnits: 77, events: 407, people: 2033, headCount: 0, readinessAnswers: 800 },
    ...{ eventsOutside: 0, eventsWithoutCount: 0, mentored: { units: 77, mentors: 8 } },
    followUps: { "no-resources": 20 },
  });
  expect(growth.map(({ sector, percent, units, unitsLeftOut }) => [sector, percent, units, unitsLeftOut])).toEqual([
    ["Ikääntyneiden palvelut ja kuntoutus", 20, 30, 1],
    ["Perhe- ja sosiaalipalvelut", 16, 20, 0],
    ["Terveys- ja sairaanhoitopalvelut", 26, 26, 0],
  ]);
  expect(growthByTool.find(({ tool }) => tool === "Teams")?.unitsImproved).toBe(51);
  expect(toolUse.map(({ name, total, measure }) => `${name}: ${total} ${measure}`)).toEqual(
    expect.arrayContaining(["Keskustelut: 10510 keskustelua", "Aloitetut kehittämissilmukat: 5 silmukkaa"]),
  );
});

test("the programme's page tells them", async () => {
  const page = await (await product.signedIn("viewer", programmeId)).get(`/programmes/${programmeId}`);
  const text = page.text.replaceAll(/<[^>]+>|&nbsp;|\s/gu, " ").replaceAll(/\s+/gu, " ");
  expect(["77", "407", "2 033", "800", "+26 %", "+16 %", "+20 %"].filter((figure) => !text.includes(figure))).toEqual(
    [],
  );
});

test("twenty units have told how they see themselves, and two mentors have judged some of the same", async () => {
  const mentor = await product.signedIn("facilitator", programmeId);
  const page = await mentor.get(`/programmes/${programmeId}/maturity/own/differences`);
  expect(page.text).toContain("20 yksikön omat arviot ovat keskimäärin");
  const own = product.db.selectFrom("assessments").where("programmeId", "=", programmeId).where("judge", "=", "unit");
  const span = await own.select(({ fn }) => [fn.min("assessedOn").as("from"), fn.max("assessedOn").as("to")]).execute();
  expect(span.every(({ from, to }) => from >= "2021-10-04" && to <= "2021-10-29")).toBe(true);
  const judged = product.db.selectFrom("assessments").select("unitId").where("programmeId", "=", programmeId);
  const byTwo = judged.where("judge", "=", "mentor").groupBy("unitId");
  const units = await byTwo.having(({ fn }) => fn.count("judgedBy").distinct(), ">", 1).execute();
  expect(units.length).toBeGreaterThan(0);
});

test("a corrected judgement changes the growth of its sector", async () => {
  const before = await summarised();
  const first = await product.db
    .selectFrom("assessments")
    .innerJoin("organisations", "organisations.id", "unitId")
    .select(["assessments.id", "unitId", "toolId", "assessedOn", "score"])
    .where("assessments.programmeId", "=", programmeId)
    .where("organisations.name", "like", "%› Keuhkopoliklinikka")
    .where("isCorrected", "=", false)
    .orderBy("assessedOn")
    .orderBy("toolId")
    .executeTakeFirstOrThrow();
  const place = { programmeId, organisationId: first.unitId, toolId: first.toolId, assessmentId: first.id };
  const said = { on: first.assessedOn, score: 500 - (first.score ?? 0), note: "", evidence: "" };
  const { id: userId } = await product.db.selectFrom("users").select("id").where("isAdmin", "=", true).executeTakeFirstOrThrow(); // prettier-ignore
  expect(await correctAssessment(product.db, place, said, { userId, plans: true })).toBe("corrected");
  const after = await summarised();
  expect(after.growth.slice(0, 2)).toEqual(before.growth.slice(0, 2));
  expect(after.growth[2]?.start).toBeGreaterThan(before.growth[2]?.start ?? 500);
});

test("one more session counts, with somebody who had not been there", async () => {
  const { db } = product;
  const newcomer = await db
    .selectFrom("participants")
    .innerJoin("organisations", "organisations.id", "organisationId")
    .select(["participants.id", "organisationId"])
    .where("participants.programmeId", "=", programmeId)
    .where("organisations.name", "like", "%› Yökotihoito")
    .executeTakeFirstOrThrow();
  const mentor = await db.selectFrom("mentors").select(["id", "userId"]).where("name", "=", "Tuukka Lepistö").executeTakeFirstOrThrow(); // prettier-ignore
  const held = { eventKind: "training" as const, heldOn: "2021-12-20", durationMinutes: 60, headCount: null };
  const whom = { programmeId, mentorId: mentor.id, unitId: newcomer.organisationId, toolId: null };
  const logged = await logSession(db, { ...whom, ...held, participantIds: [newcomer.id] }, mentor.userId ?? "");
  expect(logged).toHaveProperty("id");
  expect(await summarised()).toMatchObject({ events: 408, people: 2034 });
});

test("nobody signs in as a mentor where no password was given", async () => {
  const email = mentorAddress(phhykyMentors[0]!);
  expect(await signIn(product.db, { email, password: demoStaff.password }, "none")).toEqual({ mistake: "wrong-password" }); // prettier-ignore
});
