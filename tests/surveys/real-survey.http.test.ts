import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect } from "vitest";
import { listNeeds, listThemes } from "../../src/catalogue/index.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { listSentAnswers, listSurveys } from "../../src/surveys/index.ts";
import { listTopics, listWorkshops } from "../../src/workshops/index.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { referenceTest } from "../support/reference-data.ts";
import { bringIn } from "./importing-steps.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
  await product.startJobs();
});
afterAll(async () => {
  await product.close();
});

const file = "sib_training_needs_2026.csv";

referenceTest(
  file,
  "a real training-needs survey of 260 people is taken as it is, and goes all the way to a series",
  async (path) => {
    const { id } = await aProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    const base = `/programmes/${id}/surveys/import`;
    const content = readFileSync(path);
    const done = await bringIn(planner, base, file, content);
    expect((await planner.get(done.headers["location"] ?? "")).text).toContain("260 vastausta on tuotu.");
    expect(await listNeeds(product.db, id)).toHaveLength(33);
    expect((await listThemes(product.db, id)).map(({ names }) => names.fi)).toEqual([
      "OMICS",
      "DATA",
      "COMP",
      "BIOMED",
      "ECO",
    ]);
    const [survey] = await listSurveys(product.db, id);
    const sent = await listSentAnswers(product.db, id, survey?.id ?? "");
    expect(sent).toHaveLength(260);
    const first = sent.find(({ organisationName }) => organisationName === "Vastaaja 1");
    const eco = { "phylogenetics-data-analysis": null, "environmental-dna-edna-analysis": 4 };
    expect(first?.answers["needs-eco"]).toEqual({ kind: "ratings", rows: eco });
    const ratings = sent
      .flatMap(({ answers }) => Object.values(answers))
      .flatMap((answer) => (answer.kind === "ratings" ? Object.values(answer.rows) : []));
    expect(ratings.filter((rating) => rating !== null)).toHaveLength(6602);
    await bringIn(planner, base, file, content);
    expect(await listSentAnswers(product.db, id, survey?.id ?? "")).toEqual(sent);
    expect(
      await product.db.selectFrom("organisations").select("id").where("programmeId", "=", id).execute(),
    ).toHaveLength(260);

    await goTo(planner, "runs", `/programmes/${id}/groups/runs`, {});
    const grouping = await currentGrouping(product.db, id);
    expect(grouping?.groups.map(({ organisationIds }) => organisationIds.length)).toHaveLength(4);
    const groups = await planner.get(`/programmes/${id}/groups`);
    expect(groups.text).toContain("jakautuu 4 ryhmään");

    const settings = { mode: "groups", own: "2", common: "1", workshops: "9", perPerson: "3", least: "4", most: "300" };
    const proposal = await goTo(planner, "proposals", `/programmes/${id}/series/proposals`, {
      ...settings,
      fairness: "balanced",
      limit: "none",
      amount: "",
    });
    expect((await planner.post(`${proposal}/acceptance`, { replaces: "" })).status).toBe(303);
    const workshops = await listWorkshops(product.db, id);
    expect(workshops).toHaveLength(9);
    // The programme had no topics: those of the 33 drafts that stand in the series have become topics.
    const held = new Set(workshops.map(({ topicId }) => topicId));
    expect(new Set((await listTopics(product.db, id)).map((topic) => topic.id))).toEqual(held);
  },
  180_000,
);

/** Asks for a run or a proposal and waits for its job, as staff wait on its page. Returns its address. */
async function goTo(
  planner: Browser,
  kind: "runs" | "proposals",
  address: string,
  form: Record<string, string>,
): Promise<string> {
  const asked = await planner.post(address, form);
  expect(asked.status).toBe(303);
  const table = kind === "runs" ? "groupingRuns" : "proposals";
  await expect
    .poll(async () => (await product.db.selectFrom(table).select("state").execute()).map(({ state }) => state), {
      timeout: 150_000,
    })
    .toEqual(["done"]);
  return asked.headers["location"] ?? "";
}
