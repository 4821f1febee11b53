import fc from "fast-check";
import { expect, test } from "vitest";
import { includesRole, passwordMistake, roles } from "../../src/identity/access.ts";
import { membershipMistake } from "../../src/identity/colleagues/membership.ts";

test.each([
  ["lyhyt", "too-short"],
  ["x".repeat(201), "too-long"],
  ["salasana2027!", "too-common"],
  ["Password-12345", "too-common"],
  ["abababababababab", "too-common"],
  ["ada.aalto on minä", "contains-email"],
  ["kevään ensimmäinen peippo", null],
])("the password %s: %s", (password, mistake) => {
  expect(passwordMistake(password, "ada.aalto@example.org")).toBe(mistake);
});

test("each role may do what those before it may, and no more", () => {
  const may = roles.map((role) => roles.filter((needed) => includesRole(role, needed)));
  expect(may).toEqual([roles.slice(0, 1), roles.slice(0, 2), roles.slice(0, 3), roles]);
});

test("whatever is changed one by one, a programme that has an owner keeps one", () => {
  const member = fc.record({ userId: fc.constantFrom("a", "b", "c", "d"), role: fc.constantFrom(...roles) });
  const members = fc.uniqueArray(member, { selector: ({ userId }) => userId, minLength: 1 });
  const changes = fc.array(
    fc.record({ userId: fc.constantFrom("a", "b", "c", "d"), role: fc.option(fc.constantFrom(...roles)) }),
  );
  fc.assert(
    fc.property(members, changes, (start, wanted) => {
      fc.pre(start.some(({ role }) => role === "owner"));
      let now = start;
      for (const { userId, role } of wanted) {
        if (membershipMistake(now, userId, role) !== null) continue;
        now = now.flatMap((each) => (each.userId !== userId ? [each] : role === null ? [] : [{ userId, role }]));
      }
      expect(now.some(({ role }) => role === "owner")).toBe(true);
    }),
  );
});
