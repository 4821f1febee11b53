// What a held workshop has taught changes the next proposal: who was there, and what they said of it.
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadMaterial } from "../../src/series/material/queries.ts";
import { gapsOf } from "../../src/series/material/gaps.ts";
import type { Material } from "../../src/series/material/material.ts";
import type { StoredProposal } from "../../src/series/stored.ts";
import { unpacked } from "../../src/series/stored-form.ts";
import { markHeld, planWorkshop } from "../../src/workshops/index.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { giveFeedback, peopleAt } from "../workshops/feedback/held-workshop.ts";
import { aGroupedProgramme, settings } from "./planned-programme.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
  await product.startJobs();
});
afterAll(async () => {
  await product.close();
});

async function aProposal(planner: Browser, programmeId: string): Promise<{ url: string; stored: StoredProposal }> {
  const sent = await planner.post(`/programmes/${programmeId}/series/proposals`, settings);
  const url = sent.headers["location"] ?? "";
  for (;;) {
    const query = product.db.selectFrom("proposals").select(["state", "result"]);
    const row = await query.where("id", "=", url.split("/").at(-1) ?? "").executeTakeFirstOrThrow();
    if (row.state === "done") return { url, stored: unpacked(row.result) };
    await pause(100);
  }
}

/** Whether the topic could be in the proposal at all. */
function isOffered({ input: { instance } }: StoredProposal, topicId: string): boolean {
  return instance.offered?.[instance.topics.findIndex(({ key }) => key === topicId)]?.includes(true) === true;
}

/** What each organisation lacks of the topic. */
function gapsIn(material: Material, topicId: string): Map<string, number> {
  const topic = material.topics.find(({ id }) => id === topicId)!;
  return new Map(material.people.map(({ id }, i) => [id, gapsOf(material)(i, topic).gap]));
}

test("who stayed away still needs it, and what was judged useless is left out until staff say so", async () => {
  const { id: programmeId, ownerId, groupIds, organisationIds } = await aGroupedProgramme(product.db);
  const [groupId = "", members = []] = [groupIds[0], organisationIds[0]];
  const planner = await product.signedIn("planner", programmeId);
  const material = async () => (await loadMaterial(product.db, programmeId, "kept"))!;
  const [topicId] = (await material()).topics.map(({ key }) => key) as [string];
  const before = gapsIn(await material(), topicId);

  const workshopId = await product.db.transaction().execute(async (trx) => {
    const texts = { fi: "Ryhmä A", sv: "Grupp A", en: "Group A" };
    const planned = { ...{ programmeId, topicId, ownTitles: null, level: "all" as const, groupId, seriesId: null } };
    return await planWorkshop(trx, { ...planned, audienceNames: texts, organisationIds: members });
  });
  await markHeld(product.db, { programmeId, workshopId, heldOn: "2026-11-12" }, ownerId);
  const told = gapsIn(await material(), topicId);
  expect(members.filter((id) => before.get(id)! > 0).every((id) => told.get(id)! < before.get(id)!)).toBe(true);

  // Two of the seven were there, five people of theirs: the others lack what they lacked.
  const [there = "", too = ""] = members.filter((id) => before.get(id)! > 0);
  const people = [
    ...(await peopleAt(product.db, programmeId, workshopId, { count: 3, organisationId: there })),
    ...(await peopleAt(product.db, programmeId, workshopId, { count: 2, organisationId: too })),
  ];
  const attended = gapsIn(await material(), topicId);
  expect(members.filter((id) => attended.get(id) !== before.get(id)).toSorted()).toEqual([there, too].toSorted());

  // The five found it useless: it gave less than it promised, and the next proposal is without it and says so.
  const feedback = `/programmes/${programmeId}/workshops/${workshopId}/feedback`;
  await planner.post(feedback, { closesOn: "2027-06-30", closesAt: "16:00" });
  const given = people.map((personId) => ({ personId, given: { useful: 1 } }));
  await giveFeedback(product.db, programmeId, workshopId, given);
  await planner.post(`${feedback}/closing`);
  const judged = gapsIn(await material(), topicId);
  // Of each need its strength was served to who was there; by five who said 1 of 5, half of that: s · (5 + 5 · 0) / 10.
  const { needIds, values, people: all, topics } = await material();
  const mine = values[all.findIndex(({ id }) => id === there)]!;
  const left = (part: number) =>
    Math.max(
      ...topics[0]!.covers.map(
        ({ needId, strength }) => (mine[needIds.indexOf(needId)] ?? 0) * (1 - strength * part) * strength,
      ),
    );
  expect([before, attended, judged].map((gaps) => gaps.get(there))).toEqual(
    [0, 1, 1 / 2].map((part) => expect.closeTo(left(part), 3) as number),
  );
  const next = await aProposal(planner, programmeId);
  expect(isOffered(next.stored, topicId)).toBe(false);
  const page = (await planner.get(`${next.url}?lang=fi`)).text;
  expect(page).toContain("Aihe, jota ei ehdoteta palautteen vuoksi");
  expect(page).toContain(`href="/programmes/${programmeId}/workshops/feedback"`);

  await planner.post(`/programmes/${programmeId}/workshops/topics/${topicId}/offer`);
  const again = await aProposal(planner, programmeId);
  expect(isOffered(again.stored, topicId)).toBe(true);
  expect((await planner.get(`${again.url}?lang=fi`)).text).not.toContain("ei ehdoteta palautteen vuoksi");
});
