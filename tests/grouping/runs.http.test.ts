import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { currentGrouping } from "../../src/grouping/index.ts";
import { anAnsweredProgramme, sendAnswers, type AnsweredProgramme } from "../needs/answered-programme.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { doJob, groupsOf, read, runsOf, textOf } from "./groupings.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

describe("before there are groups", () => {
  test("the page says what is missing, and starting is refused", async () => {
    const { id } = await aProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    expect(await read(planner, groupsOf(id))).toContain(
      "Ryhmät muodostetaan kyselyn vastauksista, eikä kyselyä ole vielä julkaistu.",
    );
    const refused = await planner.post(`${groupsOf(id)}/runs`);
    expect([refused.status, await runsOf(product, id)]).toEqual([409, []]);
    expect(await currentGrouping(product.db, id)).toBeUndefined();
    expect((await planner.get(`${groupsOf(id)}/comparison`)).status).toBe(404);
  });

  test("a survey without answers gives no groups", async () => {
    const silent = digivointiAnswers().map((one) => ({ ...one, answers: null }));
    const { id } = await anAnsweredProgramme(product.db, silent);
    const planner = await product.signedIn("planner", id);
    expect(textOf((await planner.post(`${groupsOf(id)}/runs`)).text)).toContain(
      "eikä kukaan ole vielä lähettänyt vastauksiaan",
    );
    expect(await runsOf(product, id)).toEqual([]);
  });

  test("a wrong seed comes back with what was typed", async () => {
    const { id } = await anAnsweredProgramme(product.db, digivointiAnswers().slice(0, 6));
    const planner = await product.signedIn("planner", id);
    const sent = await planner.post(`${groupsOf(id)}/runs`, { k: "3", seed: "kolme" });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain("Kirjoita kokonaisluku väliltä 0–999 999 999.");
    expect(sent.text).toContain('value="kolme"');
    expect(sent.text).toMatch(/<option value="3" selected>/);
    expect(await runsOf(product, id)).toEqual([]);
  });
});

describe("a grouping under way", () => {
  let programme: AnsweredProgramme;
  let planner: Browser;
  beforeEach(async () => {
    programme = await anAnsweredProgramme(product.db, digivointiAnswers().slice(0, 20));
    planner = await product.signedIn("planner", programme.id);
    await planner.post(`${groupsOf(programme.id)}/runs`);
  });

  test("is started once, however often the button is pressed, and the page tells how far it has come", async () => {
    await Promise.all([1, 2, 3].map(() => planner.post(`${groupsOf(programme.id)}/runs`)));
    const [run, ...others] = await runsOf(product, programme.id);
    expect(others).toEqual([]);
    const settings = {
      ...{ k: "auto", blank: "missing", subject: "respondents", surveyIds: [programme.surveyId], needWeights: {} },
      ...{ weights: { support: 1, wishes: 0.5, ratings: 1 }, sizes: { least: null, most: null } },
      filter: { industries: [], languages: [], sizes: [], municipalities: [], parts: [] },
      hand: { links: [], locks: [] },
    };
    expect([run!.state, run!.settings, run!.seed]).toEqual(["queued", settings, 1]);
    expect(await read(planner, groupsOf(programme.id))).toContain("Ryhmiä muodostetaan");

    await product.db
      .updateTable("groupingRuns")
      .set({ state: "running", progress: 0.4 })
      .where("id", "=", run!.id)
      .execute();
    const region = await planner.agent.get(`${groupsOf(programme.id)}/runs/${run!.id}`).set("HX-Request", "true");
    expect(textOf(region.text)).toContain("40 %: kokeillaan, pysyvätkö ryhmät samoina");
    expect(region.text).not.toContain("<html");
  });

  test("is not joined by one with other settings: those stay typed, and the page says what to do", async () => {
    const sent = await planner.post(`${groupsOf(programme.id)}/runs`, { k: "3", seed: "7" });
    expect(sent.status).toBe(422);
    expect(textOf(sent.text)).toContain(
      "Ryhmittely toisilla asetuksilla on vielä kesken. Odota, että se valmistuu, tai keskeytä se Ryhmät-sivulla.",
    );
    expect(sent.text).toMatch(/<option value="3" selected>/);
    expect((await runsOf(product, programme.id)).map(({ settings }) => (settings as { k: unknown }).k)).toEqual([
      "auto",
    ]);
  });

  test("tells htmx to load the page anew once it is done", async () => {
    const [run] = await runsOf(product, programme.id);
    await doJob(product, programme.id, run!.id);
    const region = await planner.agent.get(`${groupsOf(programme.id)}/runs/${run!.id}`).set("HX-Request", "true");
    expect([region.headers["hx-redirect"], region.text]).toEqual([groupsOf(programme.id), ""]);
  });

  test("can be stopped, and then its job does nothing", async () => {
    const [run] = await runsOf(product, programme.id);
    await planner.post(`${groupsOf(programme.id)}/runs/${run!.id}/cancellation`);
    await doJob(product, programme.id, run!.id);
    expect((await runsOf(product, programme.id)).map(({ state, result }) => [state, result])).toEqual([
      ["cancelled", null],
    ]);
    expect(await currentGrouping(product.db, programme.id)).toBeUndefined();
    expect(await read(planner, groupsOf(programme.id))).toContain("Muodosta tarveryhmät");
  });

  test("that loses its respondents meanwhile fails in words, and can be tried again when they are back", async () => {
    const [run] = await runsOf(product, programme.id);
    await planner.post(`${groupsOf(programme.id)}/runs/${run!.id}/cancellation`);
    await planner.post(`${groupsOf(programme.id)}/runs`, { k: "5" });
    await product.db.deleteFrom("responses").where("surveyId", "=", programme.surveyId).execute();
    const [one] = digivointiAnswers().filter(({ answers }) => answers !== null);
    const organisationId = programme.organisationIds.get(one!.name)!;
    const place = { programmeId: programme.id, surveyId: programme.surveyId, organisationId };
    await sendAnswers(product.db, place, one!.answers!);
    await doJob(product, programme.id, (await runsOf(product, programme.id)).at(-1)!.id);
    const text = await read(planner, groupsOf(programme.id));
    expect(text).toContain(
      "Ryhmittely ei onnistunut. Ryhmiä pyydettiin 5, mutta ryhmiteltäviä vastaajia on 1. Valitse pienempi määrä",
    );
    expect(text).toContain("Yritä uudelleen");

    const refused = await planner.post(`${groupsOf(programme.id)}/runs`, { k: "2" });
    expect([refused.status, (await runsOf(product, programme.id)).length]).toEqual([422, 2]);
    expect(textOf(refused.text)).toContain("Ryhmiä pyydettiin 2, mutta ryhmiteltäviä vastaajia on 1.");
  });

  test("goes on when the process ends in the middle, and is not taken for failed", async () => {
    const [run] = await runsOf(product, programme.id);
    await expect(doJob(product, programme.id, run!.id, AbortSignal.abort())).rejects.toThrow("aborted");
    expect((await runsOf(product, programme.id))[0]!.state).toBe("running");
    await doJob(product, programme.id, run!.id);
    expect((await runsOf(product, programme.id))[0]!.state).toBe("done");
  });
});
