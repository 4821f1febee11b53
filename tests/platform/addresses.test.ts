import { expect, test } from "vitest";
import { nearestPages } from "../../src/platform/addresses.ts";

const page = (path: string) => ({ method: "get" as const, path });
const act = (path: string) => ({ method: "post" as const, path });
const nearest = nearestPages([
  page("/"),
  page("/hankkeet"),
  page("/hankkeet/new"),
  page("/hankkeet/:id"),
  page("/hankkeet/:id/kyselyt"),
  page("/hankkeet/:id/kyselyt/:surveyId"),
  act("/hankkeet"),
  act("/hankkeet/:programmeId"),
  act("/hankkeet/:programmeId/kyselyt/tuonti"),
  act("/hankkeet/:programmeId/kyselyt/:kysely"),
  act("/hankkeet/:programmeId/kyselyt/:kysely/osat/:osa/poisto"),
  act("/jaseneksi/:token"),
  act("/ryhmat"),
  page("/ryhmat/new"),
]);

test.each([
  ["the act's own address where a page has it, whatever its blank is called", "/hankkeet/1", "/hankkeet/1"],
  ["and then not the form below it", "/hankkeet", "/hankkeet"],
  ["the form for a new thing, where only that has a page", "/ryhmat", "/ryhmat/new"],
  [
    "the page above an address that only looks like another's page",
    "/hankkeet/1/kyselyt/tuonti",
    "/hankkeet/1/kyselyt",
  ],
  ["the nearest page far above", "/hankkeet/1/kyselyt/2/osat/3/poisto", "/hankkeet/1/kyselyt/2"],
  ["the front page where nothing else is above", "/jaseneksi/abc", "/"],
  ["the front page for an address that is no act's", "/hankkeet/1/muuta", "/"],
])("the page nearest to an act is %s", (_, path, expected) => {
  expect(nearest(path)).toBe(expected);
});
