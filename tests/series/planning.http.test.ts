import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseNow, json } from "../../src/platform/database.ts";
import { unpacked } from "../../src/series/stored-form.ts";
import { listTopics, listWorkshops } from "../../src/workshops/index.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { aGroupedProgramme, settings, type GroupedProgramme } from "./planned-programme.ts";

let product: TestApp;
let programme: GroupedProgramme;
let planner: Browser;
let home: string;
beforeAll(async () => {
  product = await openTestApp();
  await product.startJobs();
  programme = await aGroupedProgramme(product.db);
  planner = await product.signedIn("planner", programme.id);
  home = `/programmes/${programme.id}/series`;
});
afterAll(async () => {
  await product.close();
});

const idOf = (url: string) => url.split("/").at(-1) ?? "";

async function finished(url: string) {
  for (;;) {
    const { db } = product;
    const row = await db.selectFrom("proposals").selectAll().where("id", "=", idOf(url)).executeTakeFirstOrThrow();
    if (row.state !== "queued" && row.state !== "running") return { ...row, result: unpacked(row.result) };
    await pause(50);
  }
}

async function asked(path: string, fields: Record<string, string | string[]> = {}): Promise<string> {
  const sent = await planner.post(path, fields);
  expect(sent.status).toBe(303);
  return sent.headers["location"] ?? "";
}

/** A poll of four dates a day apart from next week on; a contact of each organisation can't come on so many first ones. */
async function aPoll(organisationIds: string[], away: number): Promise<{ pollId: string; dates: string[] }> {
  const { db } = product;
  const { id: programmeId } = programme;
  const now = await databaseNow(db);
  const titles = json({ fi: "Kevään ajat", sv: "Vårens tider", en: "Spring times" });
  const poll = { programmeId, titles, closesAt: now.add({ hours: 100 }) };
  const { id: pollId } = await db.insertInto("datePolls").values(poll).returning("id").executeTakeFirstOrThrow();
  const dates: string[] = [];
  for (const day of [7, 8, 9, 10]) {
    const startsAt = now.add({ hours: 24 * day }).round("hour");
    const date = { pollId, startsAt, endsAt: startsAt.add({ hours: 2 }) };
    dates.push((await db.insertInto("pollDates").values(date).returning("id").executeTakeFirstOrThrow()).id);
  }
  const contacts = organisationIds.map((organisationId, at) => ({
    ...{ programmeId, organisationId, name: "Eija", email: `eija-${at}-${pollId}@example.org` },
  }));
  const ids = (await db.insertInto("attendees").values(contacts).returning("id").execute()).map(({ id }) => id);
  const people = ids.map((attendeeId) => ({ programmeId, pollId, attendeeId, answeredAt: now }));
  await db.insertInto("pollPeople").values(people).execute();
  const answers = ids.flatMap((attendeeId) =>
    dates.map((dateId, at) => ({ pollId, dateId, attendeeId, answer: at < away ? ("no" as const) : ("yes" as const) })),
  );
  await db.insertInto("pollAnswers").values(answers).execute();
  return { pollId, dates };
}

test("commitment, wishes, dates and facilitators go from the settings to the plan", { timeout: 60_000 }, async () => {
  const { db } = product;
  const { id: programmeId, organisationIds, groupIds } = programme;
  const [, uncommitted] = [organisationIds[0]![0]!, organisationIds[1]![0]!];
  await db
    .updateTable("organisations")
    .set({ commitment: "committed" })
    .where("programmeId", "=", programmeId)
    .execute();
  await db.updateTable("organisations").set({ commitment: "interested" }).where("id", "=", uncommitted).execute();
  await db.insertInto("rooms").values({ programmeId, name: "Pieni sali", places: 5 }).execute();
  await db
    .updateTable("topics")
    .set({ leastPeople: 21, mostPeople: 30 })
    .where("programmeId", "=", programmeId)
    .execute();
  const topics = await listTopics(db, programmeId);
  const skills = json([...new Set(topics.flatMap((topic) => topic.skills))]);
  const { id: facilitatorId } = await db
    .insertInto("facilitators")
    .values({ programmeId, name: "Fia Ohjaaja", skills })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { pollId, dates } = await aPoll([organisationIds[0]![0]!], 1);

  const page = (await planner.get(home)).text;
  expect(page).toMatch(/value="committed" checked>.*?Sitoutuneille organisaatioille \(11\)/s);
  expect(page).toContain("Kevään ajat (4 ajankohtaa, 1 vastannut)");
  expect(page).toContain("Ryhmä A: Some ja videot: ryhmässä on enemmän organisaatioita kuin suurimmassa tilassa");
  const videos = topics.find(({ names }) => names.fi === "Videot ja reelsit")!;
  const wishing = { ...settings, own: "1", wishTopic: videos.id, wishLevel: "0", wishAudience: groupIds[0]! };
  const wish = `${videos.id}|0|${groupIds[0]!}`;
  const listed = await planner.post(`${home}/wishes`, wishing);
  expect(listed.status).toBe(200);
  expect(listed.text).toContain(`name="kept" value="${wish}"`);
  expect(listed.text).toMatch(/name="own" type="text" value="1"/);
  expect((await planner.post(`${home}/wishes`, { ...wishing, kept: wish })).text).toContain("Toive on jo luettelossa.");
  const dropped = await planner.post(`${home}/wishes`, { ...wishing, kept: wish, drop: wish });
  expect(dropped.text).toContain("Ei toiveita.");
  const wrongly = await planner.post(`${home}/proposals`, { ...settings, kept: `${videos.id}|0|free` });
  expect(wrongly.status).toBe(422);
  expect(wrongly.text).toContain("Ryhmittäin suunnitellussa sarjassa ei ole vapaasti valittavia työpajoja.");

  const dear = await planner.post(`${home}/proposals`, {
    ...settings,
    limit: "euros",
    amount: "0",
    wishTopic: videos.id,
  });
  expect(dear.status).toBe(422);
  expect(dear.text).toMatch(/Halvinkin tällainen sarja vie [\d\s]+ €, mutta raja on 0 €\./);
  expect(dear.text).toMatch(/<details class="series-settings" id="f-kept"><summary>/);

  // A poll in which nobody can come on any date: told at once, with what to do, and the poll stays chosen.
  const useless = (await aPoll(organisationIds.flat(), 4)).pollId;
  const nobody = await planner.post(`${home}/proposals`, { ...settings, pollId: useless });
  expect(nobody.status).toBe(422);
  expect(nobody.text).toContain("Yksikään ajankohta ei sovi kenellekään, jolla on tarpeita. Ehdota muita ajankohtia.");
  expect(nobody.text).toContain(`value="${useless}" selected`);
  await db.deleteFrom("datePolls").where("id", "=", useless).execute();

  const chosen = { ...settings, own: "1", kept: wish, plannedFor: "committed", pollId, withFacilitators: "on" };
  const url = await asked(`${home}/proposals`, chosen);
  const { result } = await finished(url);
  const workshops = result.proposal!.workshops;
  expect(workshops.map(({ audience }) => audience).toSorted()).toEqual([...groupIds, "all"].toSorted());
  expect(workshops.map(({ facilitator }) => facilitator)).toEqual(workshops.map(() => facilitatorId));
  // One facilitator: no two at once.
  expect(new Set(workshops.map(({ slot }) => slot)).size).toBe(3);
  expect(workshops.filter(({ members }) => members.includes(uncommitted)).map(({ audience }) => audience)).toEqual([
    "all",
  ]);
  expect(workshops.find(({ audience }) => audience === groupIds[0])).toMatchObject({ topic: videos.id, level: 0 });

  const shown = (await planner.get(url)).text;
  expect(shown.match(/ohjaaja Fia Ohjaaja/g)).toHaveLength(3);
  expect(shown.match(/Aihe on suunniteltu vähintään 21 hengelle, mutta tässä on \d+ osallistujaa\./g)).toHaveLength(3);
  expect(shown).toContain("suunniteltu 11 sitoutuneelle organisaatiolle. Lisäksi luvuissa on 1 organisaatio,");
  expect(shown).toContain("myös ne, joille ryhmien omia työpajoja ei tässä suunnitella.");
  expect(shown).toContain("ehdotettuine aikoineen ja ohjaajineen.");
  expect(shown.match(/<li class="chip solid">pidetään<\/li>/g)).toHaveLength(1);
  expect(shown).not.toContain("Ryhmät ovat muuttuneet");
  const free = dates.find((date) => workshops.every(({ slot }) => slot !== date))!;
  const common = workshops.findIndex(({ audience }) => audience === "all");
  await asked(`${url}/times`, { place: String(common), slot: free });
  const wished = workshops.findIndex(({ audience }) => audience === groupIds[0]);
  const changed = (await finished(url)).result;
  expect([changed.edited![common]!.slot, changed.kept]).toEqual([free, [wished, common]]);
  expect((await planner.get(url)).text).toContain("Miten muutokset vaikuttavat?");

  const anew = await asked(`${url}/renewal`);
  expect(anew).not.toBe(url);
  const { result: found, settings: kept } = await finished(anew);
  expect(found.proposal!.workshops.find(({ audience }) => audience === "all")).toMatchObject({
    ...{ slot: free, topic: workshops[common]!.topic, level: workshops[common]!.level },
  });
  expect((kept as { kept: unknown[] }).kept).toHaveLength(2);
  const beside = (await planner.get(`${anew}?with=${idOf(url)}`)).text;
  expect(beside).toContain("samaa työpajaa");
  expect(beside).toMatch(/<option value="[^"]+" selected>/);

  await asked(`${anew}/acceptance`, { replaces: "" });
  expect((await planner.get(home)).text).toContain("siinä suunniteltu sitoutuneille organisaatioille.");
  const planned = await listWorkshops(db, programmeId);
  expect(planned.map(({ facilitatorIds }) => facilitatorIds)).toEqual(planned.map(() => [facilitatorId]));
  expect(planned.at(-1)).toMatchObject({ groupId: null, kind: "common" });
  const times = await db.selectFrom("pollDates").select(["id", "startsAt"]).where("id", "=", free).execute();
  expect(planned.at(-1)!.startsAt!.toString()).toBe(times[0]!.startsAt.toString());
  const limits = new Map(topics.map(({ id, mostPeople }) => [id, mostPeople]));
  expect(planned.map(({ places }) => places)).toEqual(
    planned.map(({ topicId, groupId }) => limits.get(topicId!) ?? (groupId === null ? null : 20)),
  );
});

test(
  "a search that is stopped leaves its first answer, to be used or searched to the end",
  { timeout: 60_000 },
  async () => {
    const { db } = product;
    const rows = await db.selectFrom("proposals").selectAll().where("programmeId", "=", programme.id).execute();
    const { id: before, result, runId, settings: chosen, inputHash, methodVersion } = rows[0]!;
    const { input: known, quick } = unpacked(result);
    // Topics made for one audience, and two industries in every group.
    const input = {
      ...known,
      topics: known.topics.map((topic) => ({ ...topic, kind: "segmented" as const })),
      industries: known.industries.map((_, i) => `industry ${i % 2}`),
    };
    const row = { programmeId: programme.id, runId, settings: json(chosen), seed: 7, inputHash, methodVersion };
    const { id } = await db
      .insertInto("proposals")
      .values({ ...row, state: "running", result: json({ input, quick }) })
      .returning("id")
      .executeTakeFirstOrThrow();
    const url = `${home}/proposals/${id}`;
    const waiting = (await planner.get(url)).text;
    expect(waiting).toContain("Ensimmäinen ehdotus");
    expect(waiting).toContain("Videot ja reelsit – Perusteet");
    await asked(`${url}/cancellation`);
    const stopped = await finished(url);
    expect([stopped.state, stopped.result.endedEarly]).toEqual(["done", "cancelled"]);
    expect(stopped.result.proposal).toEqual(quick);
    const page = (await planner.get(url)).text;
    expect(page).toContain("Haku keskeytettiin, joten tämä on ensimmäinen, nopea ehdotus.");
    expect(page).toContain("Ota sarja käyttöön");
    expect(page).toContain("Aihe on laadittu yhdelle kohderyhmälle, mutta tässä on 2 toimialaa.");
    expect(idOf(before)).not.toBe(id);

    const clash = { isSmallest: true, wishes: [{ wish: "budget", is: 1000, needed: 2700, isEnough: true }] };
    const inEuros = { ...row, settings: json({ limit: "euros" }), state: "done" as const };
    const { id: clashing } = await db
      .insertInto("proposals")
      .values({ ...inEuros, result: json({ input, mistake: { mistake: "cannot-be-met" }, clash }) })
      .returning("id")
      .executeTakeFirstOrThrow();
    const told = (await planner.get(`${home}/proposals/${clashing}`)).text;
    expect(told).toContain('<p class="lead">Näitä asetuksia ei voi täyttää yhtä aikaa.</p>');
    expect(told).toMatch(/Sarjan raja: enintään 1\s000 €\..*Nosta rajaa: tarvitaan ainakin 2\s700 €\./s);
  },
);

test("a proposal of another programme is neither changed nor set beside one's own", async () => {
  const other = await aGroupedProgramme(product.db, { topics: false });
  const owner = await product.signedIn("owner", other.id);
  const [mine] = await product.db
    .selectFrom("proposals")
    .select("id")
    .where("programmeId", "=", programme.id)
    .execute();
  const theirs = `/programmes/${other.id}/series/proposals/${mine!.id}`;
  for (const path of ["additions", "moves", "times", "keeps", "renewal"])
    expect([path, (await owner.post(`${theirs}/${path}`, {})).status]).toEqual([path, 404]);
  const { id: own } = await product.db
    .insertInto("proposals")
    .values({ programmeId: other.id, settings: json({}), seed: 1, methodVersion: "1", state: "cancelled" })
    .returning("id")
    .executeTakeFirstOrThrow();
  const mineBeside = await owner.get(`/programmes/${other.id}/series/proposals/${own}?with=${mine!.id}`);
  expect(mineBeside.status).toBe(404);
});
