import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listOrganisations } from "../../src/organisations/index.ts";
import { json } from "../../src/platform/database.ts";
import { currentSeries, topicOptionsFor } from "../../src/series/index.ts";
import { appraise } from "../../src/series/method/objective.ts";
import { problemOf } from "../../src/series/method/problem.ts";
import type { ProposedWorkshop } from "../../src/series/method/propose.ts";
import { heldFrom, type StoredProposal } from "../../src/series/stored.ts";
import { unpacked } from "../../src/series/stored-form.ts";
import { listWorkshops, markHeld } from "../../src/workshops/index.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { aGroupedProgramme, settings } from "./planned-programme.ts";

let product: TestApp;
/** The same without anybody who does jobs. */
let idle: TestApp;
beforeAll(async () => {
  product = await openTestApp();
  idle = await openTestApp();
  await product.startJobs();
});
afterAll(async () => {
  await product.close();
  await idle.close();
});

const series = (programmeId: string) => `/programmes/${programmeId}/series`;

/** Asks for a proposal and waits until it is ready; returns its address. */
async function aProposal(
  planner: Browser,
  programmeId: string,
  changes: Partial<typeof settings> = {},
): Promise<string> {
  const sent = await planner.post(`${series(programmeId)}/proposals`, { ...settings, ...changes });
  expect(sent.status).toBe(303);
  const url = sent.headers["location"] ?? "";
  await finished(product, idOf(url));
  return url;
}

const idOf = (url: string) => url.split("/").at(-1) ?? "";

async function finished({ db }: TestApp, id: string) {
  for (;;) {
    const row = await db.selectFrom("proposals").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    if (row.state !== "queued" && row.state !== "running") return { ...row, result: unpacked(row.result) };
    await pause(100);
  }
}

/** The current series' id as the page's form carries it. */
const replacesOn = (page: string) => /name="replaces" value="([^"]*)"/.exec(page)?.[1] ?? "no form";

/** By workshop, how many of its people the page says need it. */
function neededOn(page: string): number[] {
  const said =
    /Kaikki (\d+) osallistujaa tarvitsevat|\d+ osallistujasta (\d+|yksi) tarvitsee|(Kenelläkään) \d+ osallistujasta/g;
  return [...page.matchAll(said)].map(([, all, some]) => (some === "yksi" ? 1 : Number(all ?? some ?? 0)));
}

/** As the page lists them: one group's workshops after another's, the common ones last. */
const asListed = ({ input }: StoredProposal, workshops: readonly ProposedWorkshop[]) =>
  [...input.groups.map(({ id }) => id), "free", "all"].flatMap((each) =>
    workshops.filter(({ audience }) => audience === each),
  );

/** How many need it as needs are counted: from a half up. */
function neededBy({ input: { instance } }: StoredProposal, { topic, members }: ProposedWorkshop): number {
  const place = instance.topics.findIndex(({ key }) => key === topic);
  return instance.participants.filter(({ id }, i) => members.includes(id) && instance.gap[i]![place]! >= 0.5).length;
}

test("without need groups there is nothing to plan for, and the page says where to go", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const page = await planner.get(series(id));
  expect(page.text).toContain("Muodosta ensin tarveryhmät.");
  expect(page.text).toContain(`/programmes/${id}/groups`);
  expect(page.text).not.toContain("Ehdota työpajasarjaa");
  const sent = await planner.post(`${series(id)}/proposals`, settings);
  expect(sent.status).toBe(422);
  expect(await product.db.selectFrom("proposals").selectAll().where("programmeId", "=", id).execute()).toEqual([]);
});

test("from settings over the proposal to the programme's workshops", { timeout: 60_000 }, async () => {
  const { id, groupIds, organisationIds } = await aGroupedProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  expect((await planner.get(series(id))).text).toContain("12 organisaatiota, 2 ryhmää, 23 aihetta");
  const url = await aProposal(planner, id);

  const { result, progress, inputHash, seed } = await finished(product, idOf(url));
  const workshops = result.proposal!.workshops;
  expect([progress, seed, inputHash?.length]).toEqual([1, 1, 64]);
  expect(workshops.map(({ audience }) => audience).toSorted()).toEqual([...groupIds, ...groupIds, "all"].toSorted());
  expect(result.quick!.objective).toBeLessThanOrEqual(result.proposal!.objective + 1e-9);
  expect(result.reasons).toHaveLength(5);
  expect(result.alternatives!.map(({ alternative }) => alternative)).toEqual([
    "need-groups",
    "industry",
    "free-choice",
    "one-audience",
  ]);

  const page = await planner.get(url);
  expect(page.text).toContain("Vastaako tämä sarja tarpeisiin?");
  expect(page.text).toContain(`Se kattaa ${Math.round(result.proposal!.people.mean * 100)}\u00a0% siitä`);
  expect(page.text).toContain("Tämä on todistetusti paras sarja näillä asetuksilla");
  expect(page.text).toContain("Ryhmä A: Some ja videot");
  expect(page.text).toContain("Entä jos ryhmät olisivat toiset?");
  expect(await listWorkshops(product.db, id)).toEqual([]);

  const moved = product.db.updateTable("groupMembers").where("organisationId", "=", organisationIds[0]![0]!);
  const asked: boolean[] = [];
  for (const groupId of [groupIds[1]!, groupIds[0]!]) {
    await moved.set({ groupId }).execute();
    asked.push((await planner.get(url)).text.includes("Ryhmät ovat muuttuneet tämän ehdotuksen jälkeen."));
  }
  expect(asked).toEqual([true, false]);

  expect(replacesOn(page.text)).toBe("");
  await planner.post(`${url}/acceptance`, { replaces: "" });
  await planner.post(`${url}/acceptance`, { replaces: "" });
  const planned = await listWorkshops(product.db, id);
  const topicOf = new Map(result.input.topics.map(({ key, names }) => [key, names.fi]));
  const level = ["basics", "intermediate", "advanced"];
  expect(planned.map((one) => `${one.groupId ?? "all"} ${one.names.fi} ${one.level}`).toSorted()).toEqual(
    workshops.map((one) => `${one.audience} ${topicOf.get(one.topic)!} ${level[one.level]!}`).toSorted(),
  );
  expect(planned.map(({ audienceNames }) => audienceNames.fi)).toEqual([
    "Ryhmä A: Some ja videot",
    "Ryhmä B: Tietosuoja",
    "Ryhmä A: Some ja videot",
    "Ryhmä B: Tietosuoja",
    "Kaikki yhdessä",
  ]);
  expect(planned.map((one) => one.organisationIds.toSorted())).toEqual(
    [organisationIds[0], organisationIds[1], organisationIds[0], organisationIds[1], organisationIds.flat()].map(
      (ids) => ids!.toSorted(),
    ),
  );
  const accepted = await product.db
    .selectFrom("series")
    .select(["proposalId", "isCurrent"])
    .where("programmeId", "=", id)
    .execute();
  expect(accepted).toEqual([{ proposalId: idOf(url), isCurrent: true }]);
  const acts = await product.db
    .selectFrom("auditLog")
    .select(["act", "details"])
    .where("programmeId", "=", id)
    .where("act", "=", "series.accept")
    .execute();
  expect(acts).toEqual([{ act: "series.accept", details: { workshops: 5, withdrawn: 0 } }]);
  expect((await planner.get(url)).text).toContain("Sarja on käytössä");
  expect(await currentSeries(product.db, id)).toMatchObject({ workshops: 5, figures: result.proposal!.people });
  const home = await planner.get(series(id));
  expect(home.text).toContain("Käytössä on 5 työpajan sarja.");
  expect(home.text).toContain("5 työpajaa, kattaa");
});

test(
  "a new series replaces what has not been held of the one before, after saying so",
  { timeout: 60_000 },
  async () => {
    const { id } = await aGroupedProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    const first = await aProposal(planner, id, { own: "1" });
    await planner.post(`${first}/acceptance`, { replaces: "" });
    const [held] = await listWorkshops(product.db, id);
    await markHeld(product.db, { programmeId: id, workshopId: held!.id, heldOn: "2026-01-15" }, (await anyone()).id);

    const second = await aProposal(planner, id);
    expect((await finished(product, idOf(second))).result.input.had).toHaveLength(7);
    const stale = await planner.post(`${second}/acceptance`, { replaces: "" });
    expect(stale.status).toBe(422);
    expect(stale.text).toContain("Toinen sarja on otettu käyttöön tällä välin.");
    expect(stale.text).toContain("Sen 2 suunniteltua työpajaa perutaan.");
    expect(await listWorkshops(product.db, id)).toHaveLength(3);

    const [, planned] = await listWorkshops(product.db, id);
    const guest = { programmeId: id, name: "Eija", email: "eija@example.org" };
    const attendee = await product.db.insertInto("attendees").values(guest).returning("id").executeTakeFirstOrThrow();
    const seat = { programmeId: id, workshopId: planned!.id, attendeeId: attendee.id, source: "invitation" as const };
    await product.db
      .insertInto("workshopSeats")
      .values({ ...seat, state: "coming" })
      .execute();
    expect((await planner.get(second)).text).toContain("on kutsuttu tai ilmoittautunut 1 henkilö.");

    await planner.post(`${second}/acceptance`, { replaces: replacesOn(stale.text) });
    const mails = await product.db.selectFrom("mails").select("toAddress").where("programmeId", "=", id).execute();
    expect(mails.filter(({ toAddress }) => toAddress === guest.email)).toHaveLength(1);
    const now = await listWorkshops(product.db, id);
    expect(now.map(({ state }) => state)).toEqual(["held", "planned", "planned", "planned", "planned", "planned"]);
    expect(now[0]!.id).toBe(held!.id);
    const rows = await product.db
      .selectFrom("series")
      .select(["proposalId", "isCurrent"])
      .where("programmeId", "=", id)
      .orderBy("acceptedAt")
      .execute();
    expect(rows).toEqual([
      { proposalId: idOf(first), isCurrent: false },
      { proposalId: idOf(second), isCurrent: true },
    ]);
  },
);

async function anyone(): Promise<{ id: string }> {
  return await product.db.selectFrom("users").select("id").limit(1).executeTakeFirstOrThrow();
}

test("the same again gives the same proposal, and computed anew the same series", { timeout: 60_000 }, async () => {
  const { id } = await aGroupedProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const [first, again] = [await aProposal(planner, id), await aProposal(planner, id)];
  expect(again).toBe(first);
  const { result } = await finished(product, idOf(first));
  await product.db.deleteFrom("proposals").where("id", "=", idOf(first)).execute();
  const anew = await finished(product, idOf(await aProposal(planner, id)));
  expect(anew.result.proposal!.workshops).toEqual(result.proposal!.workshops);
  expect(anew.result.input).toEqual(result.input);
  const other = await planner.post(`${series(id)}/proposals`, { ...settings, seed: "2" });
  expect(idOf(other.headers["location"] ?? "")).not.toBe(anew.id);
  await planner.post(`${other.headers["location"] ?? ""}/cancellation`);
});

test("settings that cannot be met are told in words with a way out, and nothing typed is lost", async () => {
  const { id } = await aGroupedProgramme(idle.db);
  const planner = await idle.signedIn("planner", id);
  const told = async (changes: Partial<typeof settings>) => {
    const sent = await planner.post(`${series(id)}/proposals`, { ...settings, ...changes });
    expect(sent.status).toBe(422);
    return sent.text;
  };
  expect(await told({ least: "6" })).toContain(
    "Ryhmä B: Tietosuoja: ryhmässä on 5 organisaatiota, mutta työpajaan otetaan 6–20.",
  );
  expect(await told({ limit: "hours", amount: "3" })).toContain(
    "mutta raja on 3 tuntia. Nosta rajaa tai vähennä työpajoja.",
  );
  expect(await told({ own: "0", common: "0" })).toContain("Asetuksilla ei synny yhtään työpajaa.");
  expect(await told({ mode: "mixed", workshops: "3" })).toContain("vievät jo 5 työpajaa, mutta enimmäismäärä on 3.");
  expect(await told({ limit: "euros" })).toContain("Kirjoita, montako euroa tai tuntia sarja saa enintään viedä.");
  expect(await told({ least: "9", most: "8" })).toContain(
    "Enimmäismäärän pitää olla vähintään yhtä suuri kuin vähimmäismäärä.",
  );
  const wrong = await told({ own: "kaksi", amount: "1234" });
  expect(wrong).toContain("Anna kokonaisluku, esimerkiksi 2.");
  expect(wrong).toContain('value="kaksi"');
  expect(wrong).toContain('value="1234"');
  expect(await idle.db.selectFrom("proposals").selectAll().where("programmeId", "=", id).execute()).toEqual([]);
});

test("a proposal under way can be left, looked at and cancelled", async () => {
  const { id } = await aGroupedProgramme(idle.db);
  const planner = await idle.signedIn("planner", id);
  const sent = await planner.post(`${series(id)}/proposals`, settings);
  const url = sent.headers["location"] ?? "";
  const waiting = await planner.get(url);
  expect(waiting.text).toContain("Odottaa vuoroaan");
  expect((await planner.get(series(id))).text).toContain("tekeillä");
  const early = await planner.post(`${url}/acceptance`, { replaces: "" });
  expect(early.text).toContain("Ehdotus ei ole valmis");

  await planner.post(`${url}/cancellation`);
  expect((await finished(idle, idOf(url))).state).toBe("cancelled");
  expect((await planner.get(url)).text).toContain("Ehdotuksen teko keskeytettiin.");
  expect((await planner.post(`${series(id)}/proposals`, settings)).headers["location"]).not.toBe(url);
});

test("a workshop is changed by hand with the consequence shown, and put back", { timeout: 60_000 }, async () => {
  const { id } = await aGroupedProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const url = await aProposal(planner, id);
  const proposed = (await finished(product, idOf(url))).result.proposal!.workshops;
  const options = /id="choice-0".*?<\/select>/s.exec((await planner.get(url)).text)![0];
  const other = [...options.matchAll(/<option value="([^"]+)">/g)].at(-1)![1]!;

  await planner.post(`${url}/changes`, { place: "0", choice: other });
  const changed = (await finished(product, idOf(url))).result;
  expect(`${changed.edited![0]!.topic}|${changed.edited![0]!.level}`).toBe(other);
  expect(changed.edited!.slice(1)).toEqual(proposed.slice(1));
  const page = await planner.get(url);
  expect(page.text).toContain("Miten muutokset vaikuttavat?");
  expect(page.text).toContain("Ehdotettiin:");
  const shown = asListed(
    changed,
    changed.edited!.map((workshop) => workshop!),
  );
  expect(neededOn(page.text)).toEqual(shown.map((workshop) => neededBy(changed, workshop)));

  const common = proposed.findIndex(({ audience }) => audience === "all");
  const twice = await planner.post(`${url}/changes`, {
    place: "0",
    choice: `${proposed[common]!.topic}|${proposed[common]!.level}`,
  });
  expect(twice.status).toBe(422);
  expect(twice.text).toContain("Ryhmällä on jo työpaja tästä aiheesta.");

  const told = /id="workshop-1".*?Jos tilalle ei tule mitään, sarja kattaa ([\d,]+\s%)/s.exec(page.text)![1]!;
  await planner.post(`${url}/changes`, { place: "1", choice: "left-out" });
  const leftOut = (await planner.get(url)).text;
  expect(leftOut).toContain("Sarjassa on 4 työpajaa.");
  expect(leftOut).toContain(`${told}</td>`);
  await planner.post(`${url}/changes/removal`);
  expect((await finished(product, idOf(url))).result.edited).toBeUndefined();
  await planner.post(`${url}/changes`, { place: "1", choice: "left-out" });
  await planner.post(`${url}/acceptance`, { replaces: "" });
  expect(await listWorkshops(product.db, id)).toHaveLength(4);
  const { instance } = (await finished(product, idOf(url))).result.input;
  const rest = heldFrom(instance, proposed.toSpliced(1, 1));
  const current = await currentSeries(product.db, id);
  expect([current!.workshops, current!.figures]).toEqual([4, appraise(problemOf(instance), rest).people]);
  expect((await planner.post(`${url}/changes`, { place: "1", choice: "proposed" })).text).toContain(
    "Sarja on jo käytössä",
  );
});

test(
  "without topics each need is a draft, and accepting makes topics of those in the series once",
  { timeout: 60_000 },
  async () => {
    const { id } = await aGroupedProgramme(product.db, { topics: false });
    const planner = await product.signedIn("planner", id);
    expect((await planner.get(series(id))).text).toContain("tarpeeseen ei ole vielä aihetta.");
    const url = await aProposal(planner, id);
    const { result } = await finished(product, idOf(url));
    expect(result.input.topics.every((topic) => topic.id === null)).toBe(true);
    const page = await planner.get(url);
    expect(page.text).toContain("Uusi aihe");
    // Once a draft is edited, one comes back to the proposal.
    expect(page.text).toContain(`&amp;back&#x3D;${encodeURIComponent(url)}`);

    // A draft is about one need, so as many need its workshop as the needs page counts.
    const needed = neededOn(page.text);
    expect(needed).toEqual(asListed(result, result.proposal!.workshops).map((workshop) => neededBy(result, workshop)));
    const common = result.proposal!.workshops.findIndex(({ audience }) => audience === "all");
    const topic = result.input.topics.find(({ key }) => key === result.proposal!.workshops[common]!.topic)!;
    const needs = await planner.get(`/programmes/${id}/needs`);
    const table = needs.text
      .slice(needs.text.indexOf('id="table"'))
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ");
    expect(table).toContain(` ${topic.names.fi} ${needed[common]!} / 12 `);
    expect(page.text).toContain("Sarjan uudet aiheet lisätään samalla aiheluetteloon.");

    const inSeries = result.proposal!.workshops.map(({ topic: key }) => key);
    const refusal = `/programmes/${id}/workshops/topics/drafts/${inSeries[0]!.slice(5)}/refusal`;
    await planner.post(refusal, { back: url });
    expect((await planner.get(url)).text).toContain("Hylätty aihe");
    const refused = await planner.post(`${url}/acceptance`, { replaces: "" });
    expect([refused.status, await listWorkshops(product.db, id)]).toEqual([422, []]);
    expect(refused.text).toContain("Sarjassa on aihe, jonka olet hylännyt.");
    await planner.post(`${refusal}/removal`, { back: url });

    await planner.post(`${url}/acceptance`, { replaces: "" });
    const topics = await product.db
      .selectFrom("topics")
      .select("names")
      .where("programmeId", "=", id)
      .orderBy("position")
      .execute();
    const used = new Set(inSeries);
    expect(topics.map(({ names }) => names.fi)).toEqual(
      result.input.topics.filter(({ key }) => used.has(key)).map(({ names }) => names.fi),
    );
    expect((await listWorkshops(product.db, id)).every(({ topicId }) => topicId !== null)).toBe(true);
  },
);

test("in free choice everybody sits where they gain, within the sizes", { timeout: 60_000 }, async () => {
  const { id } = await aGroupedProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const url = await aProposal(planner, id, { mode: "free", workshops: "4", perPerson: "2" });
  const { result } = await finished(product, idOf(url));
  expect(result.proposal!.workshops.map(({ audience }) => audience)).toEqual(["free", "free", "free", "free"]);
  expect(result.proposal!.workshops.every(({ members }) => members.length >= 4)).toBe(true);
  const page = await planner.get(url);
  expect(page.text).toContain("Vapaasti valittavat");
  const [first, second] = result.proposal!.workshops;
  const member = first!.members.find((each) => !second!.members.includes(each))!;
  await planner.post(`${url}/moves`, { member, from: "0", to: "1" });
  const again = { audience: "free", choice: `${first!.topic}|${first!.level}` };
  expect((await planner.post(`${url}/additions`, again)).text).toContain("Kukaan, jolla on vielä tilaa työpajalle");
  await planner.post(`${url}/changes`, { place: "0", choice: "left-out" });
  await planner.post(`${url}/additions`, again);
  const edited = (await finished(product, idOf(url))).result.edited!;
  expect([edited[0], edited[1]!.members.includes(member)]).toEqual([null, true]);
  // Who was in the workshop has a seat left again; whoever moved to another has not.
  expect(edited[4]!.members.toSorted()).toEqual(first!.members.filter((each) => each !== member).toSorted());
  expect(page.text).not.toContain("Entä jos ryhmät olisivat toiset?");
});

test("a viewer reads and plans nothing; another programme's proposal is not there", { timeout: 60_000 }, async () => {
  const { id } = await aGroupedProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const url = await aProposal(planner, id);
  const viewer = await product.signedIn("viewer", id);
  const page = await viewer.get(url);
  expect(page.text).toContain("Vastaako tämä sarja tarpeisiin?");
  expect(page.text).not.toContain("Ota sarja käyttöön");
  expect(page.text).not.toContain("Muuta työpajaa");
  expect((await viewer.get(series(id))).text).not.toContain("Ehdota työpajasarjaa");
  expect((await viewer.post(`${url}/acceptance`, { replaces: "" })).status).toBe(403);

  const { id: otherId } = await aProgramme(product.db);
  const other = await product.signedIn("owner", otherId);
  for (const path of ["", "/acceptance", "/changes", "/changes/removal", "/cancellation"]) {
    const address = `${series(otherId)}/proposals/${idOf(url)}${path}`;
    expect(
      (path === ""
        ? await other.get(address)
        : await other.post(address, { replaces: "", place: "0", choice: "left-out" })
      ).status,
    ).toBe(404);
  }
  expect((await finished(product, idOf(url))).result.edited).toBeUndefined();
  expect(await product.db.selectFrom("series").selectAll().where("proposalId", "=", idOf(url)).execute()).toEqual([]);
});

test("a viewer and a facilitator see no names, and no few of them counted", { timeout: 60_000 }, async () => {
  const { id } = await aGroupedProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const url = await aProposal(planner, id, { mode: "free", workshops: "4", perPerson: "2" });
  const small = (await finished(product, idOf(url))).result;
  // Two organisations that no topic helps, one workshop of four and one of five.
  const [first, second, ...rest] = small.proposal!.workshops;
  const sized = [first!, second!].map((each, at) => ({
    ...each,
    members: small.input.instance.participants.slice(2, 6 + at).map((one) => one.id),
  }));
  const workshops = [...sized, ...rest];
  const gap = small.input.instance.gap.map((row, i) => (i < 2 ? row.map(() => 0) : row));
  const instance = { ...small.input.instance, gap };
  const { people } = appraise(problemOf(instance), heldFrom(instance, workshops));
  const result: StoredProposal = {
    input: { ...small.input, instance },
    proposal: { ...small.proposal!, workshops, people },
  };
  const stored = product.db.updateTable("proposals").set({ result: json(result) });
  await stored.where("id", "=", idOf(url)).execute();
  const names = (await listOrganisations(product.db, id)).map(({ name }) => name);
  const namedOn = (page: string) => names.filter((name) => page.includes(name));

  const whole = await planner.get(url);
  expect(namedOn(whole.text).length).toBeGreaterThanOrEqual(7);
  expect(whole.text).toContain("Mikään aihe ei vastaa 2 vastanneen tarpeisiin:");

  for (const role of ["viewer", "facilitator"] as const) {
    const { text } = await (await product.signedIn(role, id)).get(url);
    expect(namedOn(text)).toEqual([]);
    expect(text).toContain("Mikään aihe ei vastaa muutaman vastanneen tarpeisiin.");
    expect(text).toContain("Osallistujia on alle 5, joten lukuja ei näytetä.");
    const counted = [...text.matchAll(/(?<!alle )(\d+) (?:osallistuj|organisaatio|tarvitse)/g)].map(([, count]) =>
      Number(count),
    );
    expect(counted.filter((count) => count < 5)).toEqual([]);
  }
});

test("the team's options for a vote are a group's best topics that it has not had", async () => {
  const { id, groupIds } = await aGroupedProgramme(idle.db);
  const before = await topicOptionsFor(idle.db, id, groupIds[0]!);
  expect(before).toHaveLength(6);
  expect(before.map(({ share }) => share)).toEqual(before.map(({ share }) => share).toSorted((a, b) => b - a));
  expect(before[0]!.members).toBe(7);
  const best = before[0]!.topicId;
  const { id: workshopId } = await idle.db
    .insertInto("workshops")
    .values({
      programmeId: id,
      topicId: best,
      groupId: groupIds[0]!,
      audienceNames: JSON.stringify({ fi: "A", sv: "A", en: "A" }),
      position: 0,
      state: "held",
      heldOn: "2026-10-01",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const members = await idle.db
    .selectFrom("groupMembers")
    .select("organisationId")
    .where("groupId", "=", groupIds[0]!)
    .execute();
  await idle.db
    .insertInto("workshopOrganisations")
    .values(members.map(({ organisationId }) => ({ workshopId, organisationId })))
    .execute();
  expect((await topicOptionsFor(idle.db, id, groupIds[0]!)).map(({ topicId }) => topicId)).not.toContain(best);
  expect((await topicOptionsFor(idle.db, id, groupIds[1]!)).length).toBe(6);
  expect((await topicOptionsFor(idle.db, id, null))[0]!.members).toBe(12);
  expect(await topicOptionsFor(idle.db, (await aProgramme(idle.db)).id, null)).toEqual([]);
});
