import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { costOf } from "../../src/voting/drafting/costs/costs.ts";
import { BallotForm } from "../../src/voting/drafting/forms.ts";
import { linesOf, ownTopics } from "../../src/voting/drafting/own-topics.ts";
import { titlesFor } from "../../src/voting/drafting/titles.ts";
import { electorate } from "../../src/voting/holding/audience.ts";
import { settingsRefusals, usualSettings } from "../../src/voting/settings.ts";

const id = "00000000-0000-4000-8000-000000000001";
const least = {
  "titles.fi": "Mistä?",
  "titles.sv": "",
  "titles.en": "",
  closesOn: "2099-03-20",
  closesAt: "16:00",
};
const usual = { ...least, allowsProposals: "on" };

test("the form as it opens holds the usual ballot, and without any setting it is the same one", () => {
  expect(BallotForm.parse(usual).settings).toEqual(usualSettings);
  const everything = { ...usual, seats: "moni", budgetHours: "?", chain: "?", mostApprovals: "x", mostDots: "", severalRule: "?" }; // prettier-ignore
  expect(BallotForm.parse(everything).settings).toEqual(usualSettings);
});

test("what belongs to the choices made is read, and the rule is the one that was chosen for them", () => {
  const of = (form: Record<string, string>) => BallotForm.parse({ ...usual, ...form }).settings;
  const rules = { rankingRule: "irv", severalRule: "seqpav", seriesRule: "per_quota" };
  expect(of({ purpose: "next", form: "ranking", ...rules })).toEqual({
    ...usualSettings,
    form: "ranking",
    rule: "irv",
  });
  expect(of({ purpose: "several", form: "limited", seats: "4", mostApprovals: "2", ...rules })).toEqual({
    ...{ ...usualSettings, purpose: "several", form: "limited", rule: "seqpav", seats: 4, mostMarks: 2 },
  });
  expect(of({ purpose: "hours", form: "dots", budgetHours: "7,5", mostDots: "10", ...rules })).toEqual({
    ...{ ...usualSettings, purpose: "hours", form: "dots", rule: "pb_mes", budgetMinutes: 450, mostMarks: 10 },
  });
  expect(settingsRefusals(of({ purpose: "series", secrecy: "open", ...rules }))).toEqual([]);
  const refused = { audience: "everyone", secrecy: "secret", weighting: "group", allowsWalkIns: "on" };
  expect(of({ purpose: "series", ...refused })).toEqual(of({ purpose: "series" }));
  expect(of({ purpose: "next", ...refused })).toEqual({ ...usualSettings, weighting: "group", allowsWalkIns: true });
  expect(settingsRefusals(of({ purpose: "hours", form: "ranking", budgetHours: "3", ...rules }))).toEqual([
    "form-unfit",
  ]);
});

test("every mistake of the form is told at once, each at its field", () => {
  const wrong = {
    ...least,
    ...{ topics: id, purpose: "several", seats: "1", form: "dots", mostDots: "101" },
    ...{ closesAt: "ilta", quorumPercent: "0", ownOptions: "a" },
  };
  const parsed = BallotForm.safeParse(wrong);
  expect(parsed.error?.issues.map(({ path }) => path.join(".")).sort()).toEqual(
    ["closesAt", "mostDots", "ownOptions", "quorumPercent", "seats", "topics"].sort(),
  );
});

test("no more options than a ballot can offer, ticked ones and those in the team's own words together", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, at) => `Aihe ${at + 1}`).join("\n");
  const refused = (ownOptions: string) =>
    BallotForm.safeParse({ ...usual, topics: id, ownOptions }).error?.issues.map(({ path, message }) => [
      path,
      message,
    ]);
  expect(refused(lines(499))).toBeUndefined();
  expect(refused(lines(500))).toEqual([[["ownOptions"], "voting.edit.tooManyTopics"]]);
});

test("own topics: one a line in one language or three, the same one once, and written back as they were read", () => {
  expect(ownTopics("Tekoäly | AI i vården | AI in care\n\n  Jaksaminen\njaksaminen! | Att orka")).toEqual([
    { fi: "Tekoäly", sv: "AI i vården", en: "AI in care" },
    { fi: "jaksaminen!", sv: "Att orka", en: "jaksaminen!" },
  ]);
  expect(["ab", "a | b", "Yksi | Två | Three | Neljä", "Hyvä | ", "x".repeat(141)].map(ownTopics)).toEqual(
    Array.from({ length: 5 }, () => "wrong"),
  );
  const title = fc.stringMatching(/^[a-zåäö]{3,12}$/);
  const topic = fc.record({ fi: title, sv: title, en: title });
  fc.assert(
    fc.property(fc.uniqueArray(topic, { selector: ({ fi }) => fi }), (topics) => {
      expect(ownTopics(linesOf(topics))).toEqual(topics);
    }),
  );
});

test("titles that are the product's own follow the purpose, and what staff wrote stays", () => {
  const own = {
    next: { fi: "Seuraava?", sv: "Nästa?", en: "Next?" },
    several: { fi: "Mitkä?", sv: "Vilka?", en: "Which?" },
    hours: { fi: "Tunnit?", sv: "Timmar?", en: "Hours?" },
    series: { fi: "Sarja?", sv: "Serie?", en: "Series?" },
  };
  expect(titlesFor("several", { fi: "Seuraava?", sv: "Min egen", en: "Hours?" }, own)).toEqual({
    ...{ fi: "Mitkä?", sv: "Min egen", en: "Which?" },
  });
});

test("an option without hours takes what the options usually do", () => {
  const options = [180, 60, null, 120, 240].map((costMinutes) => ({ costMinutes }));
  expect(options.map((option) => costOf(option, options))).toEqual([180, 60, 120, 120, 240]);
  expect(costOf({ costMinutes: null }, [])).toBe(120);
});

describe("who gets a vote", () => {
  const organisations = ["a", "b", "c"].map((each) => ({ id: each, name: each }));
  const participants = [
    { id: "4", organisationId: "a", email: "Kati@example.org" },
    { id: "3", organisationId: "b", email: "" },
    { id: "2", organisationId: "b", email: "kati@EXAMPLE.org" },
    { id: "1", organisationId: "a", email: "" },
    { id: "0", organisationId: "x", email: "kati@example.org" },
  ];
  const asked = (votingBy: "person" | "organisation", known: string[] = []) => {
    const asking = { organisationIds: ["a", "b", "c"], votingBy, known: new Set(known) };
    const { voters, without } = electorate(asking, organisations, participants);
    expect(without.map(({ id }) => id)).toEqual(["c"]);
    return voters.map(({ id, organisationIds }) => `${id} of ${organisationIds.join(" ")}`);
  };

  test("each person one, the contact of two organisations too; those without an e-mail are no one person", () => {
    expect(asked("person")).toEqual(["2 of a b", "3 of b", "1 of a"]);
    expect(asked("person", ["4"])).toEqual(["4 of a b", "3 of b", "1 of a"]);
  });

  test("by organisation each has one, its main contact's; who has nobody has none", () => {
    expect(asked("organisation", ["2"])).toEqual(["4 of a", "3 of b"]);
  });
});
