import { expect, test } from "vitest";
import { chosenOf, noIndustry, notAskedYet, peopleOf } from "../../../src/surveys/anonymous/inviting/people.ts";

const organisations = [
  { id: "o1", name: "Hoiva", industryId: "care" },
  { id: "o2", name: "Kunta", industryId: null },
];
const person = (id: string, organisationId: string, email: string) => {
  return { id, organisationId, name: id, email, locale: "fi" as const };
};
const people = peopleOf(organisations, [
  person("p2", "o2", "PEKKA@example.org"),
  person("p1", "o1", "aino@example.org"),
  person("p3", "o1", ""),
  person("p4", "o2", "Aino@example.org "),
]);
const ids = (list: { participantId: string }[]) => list.map(({ participantId }) => participantId);

test("everybody with an address is asked once, in the order of the organisations", () => {
  expect(ids(people)).toEqual(["p1", "p2"]);
});

test("a choice means the people of its industries and organisations, each once", () => {
  expect(ids(chosenOf(people, { who: "all" }))).toEqual(["p1", "p2"]);
  expect(ids(chosenOf(people, { who: "some", industryIds: ["care"], organisationIds: ["o1"] }))).toEqual(["p1"]);
  expect(ids(chosenOf(people, { who: "some", industryIds: [noIndustry], organisationIds: [] }))).toEqual(["p2"]);
  expect(chosenOf(people, { who: "some", industryIds: [], organisationIds: ["o3"] })).toEqual([]);
});

test("who has been asked, by themselves or under the same address, is not asked again", () => {
  expect(ids(notAskedYet(people, [{ participantId: "p2", email: "old@example.org" }]))).toEqual(["p1"]);
  expect(ids(notAskedYet(people, [{ participantId: "p9", email: "AINO@example.org" }]))).toEqual(["p2"]);
});
