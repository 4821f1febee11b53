import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import type { Asking } from "../../src/platform/asking.ts";
import { loadTexts } from "../../src/platform/i18n.ts";
import { stopsPage } from "../../src/surveys/following/stops/pages.ts";
import type { Standing } from "../../src/surveys/queries.ts";
import type { StoredQuestionnaire } from "../../src/surveys/questionnaire/stored.ts";
import { line, text, yesno } from "./questions.ts";

const condition = { question: yesno.key, op: "is" as const, value: "yes" };
const questions = [yesno, { ...line, condition }].map((each) => ({ ...each, id: each.key }));
const questionnaire = {
  ...{ titles: text(""), intros: text(""), notice: text("") },
  sections: [
    { id: "first", key: "first", titles: text("Aluksi"), helps: text(""), questions },
    { id: "more", key: "more", titles: text("Lisää"), helps: text(""), condition, questions: [{ ...line, key: "b", id: "b" }] }, // prettier-ignore
  ],
} as unknown as StoredQuestionnaire;
const now = Temporal.Instant.from("2027-03-01T10:00:00Z");

/** The questions on the page of forty who began, ten of whom said no. */
function told(role: "viewer" | "planner", closesAt: Temporal.Instant): string[] {
  const survey = { id: "s", programmeId: "p", titles: text("Kysely"), state: "open" as const, opensAt: null, closesAt };
  const hidden = { answered: 30, notShown: 10 };
  const stops = {
    begun: 40,
    questions: new Map([
      [yesno.key, { answered: 40, notShown: 0 }],
      [line.key, hidden],
      ["b", hidden],
    ]),
    sections: new Map([["first", { answered: 40, notShown: 0 }], ["more", hidden]]), // prettier-ignore
  };
  const asking = { locale: "fi", role, t: loadTexts().fi } as Asking;
  const page = stopsPage({ survey, now } as Pick<Standing, "survey" | "now">, questionnaire, stops, asking);
  const { questions: table } = page.model as { questions: { rows: unknown[][] } | null };
  return (table?.rows ?? []).map(([, answered, , section]) => `${String(section)} ${String(answered)}`);
}

test("who sees groups only is shown what hangs on conditions after the close: before it, each answer would be seen to come", () => {
  const [ahead, past] = [now.add({ hours: 1 }), now.subtract({ hours: 1 })];
  const all = ["Aluksi 40", "Aluksi 30", "Lisää 30"];
  expect(told("planner", ahead)).toEqual(all);
  expect(told("viewer", past)).toEqual(all);
  expect(told("viewer", ahead)).toEqual(["Aluksi 40"]);
});
