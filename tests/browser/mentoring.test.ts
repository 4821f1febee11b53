// A month of a mentor programme in a real browser: the lead at a desk, a mentor with a phone, another on a phone without
// scripts, and a unit that answers in Swedish by its own link. What they do is then in the programme's figures, and the
// figures follow when a row is corrected.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp } from "../support/app.ts";
import { listen } from "../support/listening.ts";
import { openBrowser } from "../support/pages.ts";
import { keptOf } from "./month/kept.ts";
import { addMentors, askUnit, bringUnits, chooseTools, figures, linkTo, seesDifference, shareUnits } from "./month/leading.ts"; // prettier-ignore
import { assess, assessTooEarly, correct, interview, logSession, noResources } from "./month/mentoring.ts";
import { aMonth, colleague, day, watched, type Month } from "./month/scene.ts";
import { judgeOneself } from "./month/unit.ts";

const [mira, otso] = ["Mira Mentori", "Otso Opastaja"];

let month: Month;
let cleanUp: (() => Promise<void>)[] = [];
beforeAll(async () => {
  const product = await openTestApp();
  await product.startJobs();
  const served = await listen(product.app);
  const browser = await openBrowser();
  cleanUp = [() => browser.close(), served.close, product.close];
  month = await aMonth({ product, url: served.url, browser });
}, 180_000);
afterAll(async () => {
  for (const each of cleanUp) await each();
});

test("a month: assess, interview, log, assign, report", async () => {
  const { home, stage } = month;
  const lead = await colleague(month, { name: "Leena Lahti", role: "planner" }, { width: 1280 });
  const phone = await colleague(month, { name: mira, role: "facilitator" }, { width: 390 });
  const plain = await colleague(month, { name: otso, role: "facilitator" }, { width: 390, javaScript: false });
  const unit = await watched(month, { width: 390, locale: "sv" });
  await bringUnits(lead);
  await chooseTools(lead, home);
  await addMentors(lead, home, [mira, otso]);
  await shareUnits(lead, home, { unit: "Kotihoito", mentor: mira });

  await assessTooEarly(phone, home, "Kotihoito", "Teams");
  await assess(phone, home, { unit: "Kotihoito", on: day(-80), scores: { Teams: 200, Chatbot: 100 } });
  await assess(plain, home, { unit: "Strandgården", on: day(-75), scores: { Teams: 100 } });
  await interview(phone, home, "Kotihoito");
  await noResources(plain, home);
  await logSession(phone, home, { kind: "Koulutus", unit: "Kotihoito", tool: "Teams", heads: 9 });
  await logSession(plain, home, { kind: "Työpaja", unit: "Strandgården", tool: "Teams", heads: 4 });
  await askUnit(lead, home, "Strandgården");
  await judgeOneself(unit, stage.url + (await linkTo(lead, home, "Stina Strand")), "Teams", "En del av personalen använder verktyget"); // prettier-ignore
  await assess(phone, home, { unit: "Kotihoito", on: day(0), scores: { Teams: 300, Chatbot: 100 } });
  await assess(plain, home, { unit: "Strandgården", on: day(0), scores: { Teams: 200 } });

  // The units' levels: (200 + 100) / 2 and 100 at the start, (300 + 100) / 2 and 200 at the end.
  const told = { events: "2", heads: "13", assessments: "1", followUps: "1", mentored: "4" };
  expect(await figures(lead, home)).toEqual({ ...told, growth: "+60 %" });
  await seesDifference(lead, home, { unit: "Strandgården", own: "300", mentors: "200", difference: "+100" });
  await correct(phone, home, { unit: "Kotihoito", tool: "Teams", on: day(-80), score: 100 });
  expect(await figures(lead, home)).toEqual({ ...told, growth: "+100 %" });

  expect(await keptOf(stage.product.db, month.programmeId)).toEqual({
    judged: [
      "Kotihoito, Teams: 200 by mentor, corrected",
      "Kotihoito, Chatbot: 100 by mentor",
      "Strandgården, Teams: 100 by mentor",
      "Strandgården, Teams: 300 by unit",
      "Kotihoito, Teams: 300 by mentor",
      "Kotihoito, Chatbot: 100 by mentor",
      "Strandgården, Teams: 200 by mentor",
      "Kotihoito, Teams: 100 by mentor",
    ],
    sessions: [`${mira}, Kotihoito: training held, 9 people`, `${otso}, Strandgården: workshop held, 4 people`],
    met: ["Sairaanhoitajia 3"],
    followUps: ["Etävastaanotto: no-resources"],
  });
  for (const page of [lead, phone, plain, unit]) await page.close();
  expect(month.stopped).toEqual([]);
});
