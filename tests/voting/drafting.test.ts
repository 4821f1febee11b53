import fc from "fast-check";
import { expect, test } from "vitest";
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

test("by organisation each has one vote, its main contact's; who has nobody has none", () => {
  const organisations = ["a", "b", "c"].map((each) => ({ id: each, name: each }));
  const participants = ["a", "b", "a", "x"].map((organisationId, at) => ({ organisationId, at }));
  const asked = (votingBy: "person" | "organisation") => {
    const found = electorate({ organisationIds: ["a", "b", "c"], votingBy }, organisations, participants);
    return { voters: found.voters.map(({ at }) => at), without: found.without.map((each) => each.id) };
  };
  expect(asked("person")).toEqual({ voters: [0, 1, 2], without: ["c"] });
  expect(asked("organisation")).toEqual({ voters: [0, 1], without: ["c"] });
});
