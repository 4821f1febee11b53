// A full room without scripts: waiting, a place that comes free, and somebody who walks in, all by the pages' own forms.
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseNow } from "../../../src/platform/database.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { press } from "../../support/pressing.ts";
import { aWorkshop, linkOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("who comes to a full room waits, gets the place that comes free, and staff let in who walks in", async () => {
  const now = await databaseNow(product.db);
  const today = { startsAt: now.add({ minutes: 1 }), endsAt: now.add({ minutes: 2 }) };
  const workshop = await aWorkshop(product.db, { places: 1, ...today });
  const { programmeId, workshopId } = workshop;
  const [a = "", b = ""] = await seatAll(product.db, workshop, [{ state: "coming" }, {}]);
  const [first, second] = [product.browser(), product.browser()];

  const start = await second.get(`/w/${await linkOf(product.db, b)}?workshop=${workshopId}&answer=coming&lang=fi`);
  expect(start.text).toContain("Työpaja on täynnä.");
  const waits = await press(second, start, /^Haluan jonoon/);
  expect(waits.text).toContain("Olet jonossa sijalla 1");

  const own = await press(first, await first.get(`/w/${await linkOf(product.db, a)}?lang=fi`), /^Avaa omat työpajat$/);
  expect((await press(first, own, /^En pääsekään/)).text).toContain("Kiitos tiedosta. Et ole tulossa");
  expect((await second.get(`/attendee/${b}`)).text).toContain("Olet tulossa");

  // From the start page to the list of the door in two presses; a viewer is not led there.
  const facilitator = await product.signedIn("facilitator", programmeId);
  const door = `/programmes/${programmeId}/workshops/${workshopId}/attendance`;
  for (const page of ["", "/workshops"])
    expect((await facilitator.get(`/programmes/${programmeId}${page}`)).text).toContain(`href="${door}"`);
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(`/programmes/${programmeId}`)).text).not.toContain(door);

  const here = await press(facilitator, await facilitator.get(door), /^Merkitse paikalle: Osallistuja 2/);
  expect(here.text).toContain("Merkitse poissaolevaksi");
  const form = await facilitator.get(`${door}/walk-ins`);
  const walkIn = { name: "Väinö Åström", organisation: "Uusi yhdistys" };
  const question = await press(facilitator, form, /^Merkitse paikalle/, walkIn);
  expect([question.status, question.text.includes("1 / 1 paikkaa on varattu.")]).toEqual([409, true]);
  const added = await press(facilitator, question, /^Kyllä, lisää paikka/);
  expect(added.text).toContain("Osallistuja on merkitty paikalle, ja paikkoja on nyt yksi enemmän.");
  expect(added.text).toContain("Väinö Åström");
});
