import { expect, test } from "vitest";
import { forms, formsFor, purposes, rulesFor, settingsRefusals, usualSettings } from "../../src/voting/settings.ts";

test("the usual ballot can be held, and each of its parts has its own refusal", () => {
  expect(settingsRefusals(usualSettings)).toEqual([]);
  expect(
    [
      { form: "ranking" as const },
      { purpose: "series" as const, rule: "per_phragmen" as const },
      { purpose: "series" as const, form: "ranking" as const, isSecret: false },
      { purpose: "several" as const, rule: "mes" as const },
      { purpose: "hours" as const, rule: "pb_mes" as const },
      { form: "dots" as const, rule: "score" as const },
      { allowsWalkIns: true, votingBy: "organisation" as const },
    ].map((change) => settingsRefusals({ ...usualSettings, ...change })),
  ).toEqual([
    ["rule-unfit"],
    ["secret-series"],
    ["form-unfit"],
    ["seats-missing"],
    ["budget-missing"],
    ["most-marks-missing"],
    ["walk-ins-by-organisation"],
  ]);
});

test("each purpose has forms, and each fitting form a rule of its own choice that is not refused", () => {
  expect(purposes.map(formsFor)).toEqual([
    [...forms],
    [...forms],
    ["approval", "limited", "score", "dots"],
    ["approval", "limited"],
  ]);
  for (const purpose of purposes) {
    for (const form of formsFor(purpose)) {
      const [rule] = rulesFor({ purpose, form });
      const settings = { ...usualSettings, purpose, form, rule: rule!, seats: 2, budgetMinutes: 60, mostMarks: 2 };
      expect(settingsRefusals({ ...settings, isSecret: purpose !== "series" })).toEqual([]);
    }
  }
});
