import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { isStronger } from "../../../src/workshops/matching/merging/stronger.ts";
import { reasonsFor, suggested, type Candidate } from "../../../src/workshops/matching/suggestions.ts";
import { hasPublicPage, signUpClosed } from "../../../src/workshops/public/open.ts";

const candidate = (name: string, more: Partial<Candidate>): Candidate => ({
  ...{ organisationId: name, name, isNamed: false, isSameDomain: false, likeness: 0 },
  ...more,
});

test("what the guest wrote goes before a shared domain, and that before a name like it; three at most", () => {
  const all = [
    candidate("Aivan muu", { likeness: 0.34 }),
    candidate("Toinen", { likeness: 0.9 }),
    candidate("Kolmas", { isSameDomain: true }),
    candidate("Neljäs", { isNamed: true, likeness: 1 }),
    candidate("Viides", { likeness: 0.4 }),
  ];
  expect(suggested(all).map(({ name }) => name)).toEqual(["Neljäs", "Kolmas", "Toinen"]);
  expect(suggested(all.slice(0, 1))).toEqual([]);
  expect(reasonsFor(candidate("A", { likeness: 0.5, isSameDomain: true }))).toEqual(["name", "domain"]);
  expect(reasonsFor(candidate("A", { likeness: 1, isNamed: true }))).toEqual(["named"]);
});

test("of two seats of one person the one that says more stays", () => {
  const order = ["declined", "invited", "waiting", "coming"] as const;
  for (const [at, state] of order.entries())
    for (const [before, other] of order.entries())
      expect(isStronger({ state, attended: null }, { state: other, attended: null })).toBe(at > before);
  expect(isStronger({ state: "declined", attended: true }, { state: "coming", attended: null })).toBe(true);
  expect(isStronger({ state: "coming", attended: false }, { state: "coming", attended: true })).toBe(false);
});

test("anybody can sign up for an open or themed workshop until it begins", () => {
  const startsAt = Temporal.Instant.from("2027-03-12T11:00:00Z");
  const workshop = { kind: "open" as const, isPublic: true, state: "planned" as const, startsAt };
  expect([workshop, { ...workshop, isPublic: false }, { ...workshop, startsAt: null }].map(hasPublicPage)).toEqual([
    ...[true, false, false],
  ]);
  const kinds = ["open", "themed", "segmented", "common"] as const;
  expect(kinds.filter((kind) => hasPublicPage({ ...workshop, kind }))).toEqual(["open", "themed"]);
  expect(signUpClosed(workshop, startsAt.subtract({ seconds: 1 }))).toBeNull();
  expect(signUpClosed(workshop, startsAt)).toBe("begun");
  expect(signUpClosed({ ...workshop, state: "held" }, startsAt.subtract({ hours: 1 }))).toBe("begun");
  expect(signUpClosed({ ...workshop, state: "cancelled" }, startsAt)).toBe("cancelled");
});
