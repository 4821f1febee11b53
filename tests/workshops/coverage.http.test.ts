import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hold } from "../../seeds/digivointi-holding.ts";
import { listNeeds } from "../../src/catalogue/index.ts";
import { databaseNow } from "../../src/platform/database.ts";
import { readTable } from "../../src/platform/spreadsheets.ts";
import {
  countStates,
  coverage,
  listTopics,
  loadCoverage,
  planWorkshop,
  useTopicTemplate,
} from "../../src/workshops/index.ts";
import { logWorkshop } from "../../src/workshops/logging/commands.ts";
import { anAnsweredProgramme } from "../needs/answered-programme.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let demo: { id: string; ownerId: string; url: string; needId: (key: string) => string };
let [planner, facilitator, viewer]: Browser[] = [];
beforeAll(async () => {
  product = await openTestApp();
  const { id, ownerId } = await anAnsweredProgramme(product.db);
  await useTopicTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  await hold(product.deps, id, ownerId);
  const needs = new Map((await listNeeds(product.db, id)).map((need) => [need.key, need.id]));
  demo = { id, ownerId, url: `/programmes/${id}/workshops`, needId: (key) => needs.get(key) ?? "" };
  [planner, facilitator, viewer] = [
    await product.signedIn("planner", id),
    await product.signedIn("facilitator", id),
    await product.signedIn("viewer", id),
  ];
});
afterAll(async () => {
  await product.close();
});

const textOf = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");

describe("coverage of the demo's needs", () => {
  test("is the case's own finding: most are met by the open and themed workshops and want deepening", async () => {
    const material = await loadCoverage(product.db, demo.id);
    const needs = coverage(material, material.workshops.map(({ reaching }) => reaching)); // prettier-ignore
    const { covered, deepen, gap } = countStates(needs);
    expect([covered + deepen, gap, deepen > covered]).toEqual([19, 5, true]);
    const gaps = needs.filter(({ state }) => state === "gap").map(({ needId }) => needId);
    const keys = ["website", "online-booking", "client-feedback", "employer-image", "coping-at-work"];
    expect(gaps.toSorted()).toEqual(keys.map(demo.needId).toSorted());

    const page = await planner!.get(`${demo.url}/coverage`);
    expect(textOf(page.text)).toContain(
      `Suurinta osaa tarpeista on jo käsitelty: 24 tarpeesta avoimet ja teematyöpajat käsittelevät jo 19. Niistä ${covered} on katettu ja ${deepen} kaipaa syventämistä.`,
    );
    expect(textOf(page.text)).toContain("vailla työpajaa 5.");
    const industry = /coverage\?for&#x3D;(industry%3A[0-9a-f-]+)/.exec(page.text)?.[1] ?? "";
    const part = await planner!.get(`${demo.url}/coverage?count=general&for=${industry}`);
    expect(part.text).toContain("selected>Fysioterapia");
    expect((await planner!.get(`${demo.url}/coverage?count=held&for=industry:x`)).status).toBe(200);
  });

  test("opens to people and workshops for planners; facilitators and viewers see counts of five or more", async () => {
    const material = await loadCoverage(product.db, demo.id);
    const needs = coverage(material, material.workshops.map(({ reaching }) => reaching)); // prettier-ignore
    const videos = needs.find(({ needId }) => needId === demo.needId("videos"))!;
    const names = videos.wanting.map((i) => material.profiles.organisations[i]?.name ?? "");
    const url = `${demo.url}/coverage/${videos.needId}`;
    const seen = await planner!.get(url);
    expect(names.filter((name) => !seen.text.includes(name.replaceAll("&", "&amp;")))).toEqual([]);
    expect(textOf(seen.text)).toContain(`Vaille jääneet (${videos.left.length})`);
    expect(seen.text).toContain(`href="${demo.url}/${videos.workshops[0]!.workshopId}"`);
    for (const other of [facilitator!, viewer!]) {
      const page = await other.get(url);
      expect([page.status, names.filter((name) => page.text.includes(name))]).toEqual([200, []]);
      expect(textOf(page.text)).toContain("Organisaatioiden nimet näkevät hankkeen suunnittelijat.");
    }
    const few = await viewer!.get(`${demo.url}/coverage/${demo.needId("comparing-services")}`);
    expect(textOf(few.text)).toContain("Tarvitsijoita on alle viisi, joten lukuja ei näytetä.");
    expect((await viewer!.get(`${demo.url}/coverage?count=general`)).text).not.toContain("Lasketaan mukaan");
  });

  test("can be taken along by planners, and says what is missing where nothing is known", async () => {
    const csv = await planner!.get(`${demo.url}/coverage/export.csv`);
    const table = await readTable(product.deps.workers, { name: "a.csv", bytes: Buffer.from(csv.text) });
    expect("rows" in table ? table.rows.length : table.mistake).toBe(24);
    expect((await planner!.get(`${demo.url}/coverage/export.xlsx`)).status).toBe(200);
    expect((await viewer!.get(`${demo.url}/coverage/export.csv`)).status).toBe(403);
    const acts = await product.db
      .selectFrom("auditLog")
      .select("details")
      .where("act", "=", "coverage.export")
      .execute();
    expect(acts.map(({ details }) => details)).toEqual([{ kind: "csv" }, { kind: "xlsx" }]);

    const empty = await aProgramme(product.db);
    const owner = await product.signedIn("owner", empty.id);
    const pages = [
      await owner.get(`/programmes/${empty.id}/workshops/coverage`),
      await owner.get(`/programmes/${empty.id}/workshops/figures`),
    ];
    expect(pages.map(({ text }) => textOf(text))).toEqual([
      expect.stringContaining("Kyselyä ei ole vielä julkaistu."),
      expect.stringContaining("Yhtään työpajaa ei ole vielä pidetty tai kirjattu."),
    ]);
    const foreign = await owner.get(`/programmes/${empty.id}/workshops/coverage/${demo.needId("videos")}`);
    expect(foreign.status).toBe(404);
  });
});

describe("the register's figures", () => {
  test("count events, people by name, heads apart, hours and organisations, each opening to its rows", async () => {
    const seats = await product.db
      .selectFrom("workshopSeats")
      .select(["attendeeId"])
      .where("attended", "=", true)
      .execute();
    const people = new Set(seats.map(({ attendeeId }) => attendeeId)).size;
    const { headCount } = await product.db
      .selectFrom("workshops")
      .select("headCount")
      .where("headCount", "is not", null)
      .executeTakeFirstOrThrow();
    const page = textOf((await facilitator!.get(`${demo.url}/figures`)).text);
    expect(page).toContain(`Pidettynä on 16 tilaisuutta. Nimeltä tunnettuja osallistujia on ${people}.`);
    expect(page).toContain(`${people} Eri ihmisiä nimeltä ${seats.length} osallistumista`);
    expect(page).toContain(`${headCount ?? 0} Lisäksi laskettu ilman nimiä 1 tilaisuudessa`);
    expect(page).toContain("45,5 Tunteja");

    const events = textOf((await viewer!.get(`${demo.url}/figures/events?kind=open`)).text);
    expect(events).toContain("7 tilaisuutta, uusin ensin.");
    const list = await facilitator!.get(`${demo.url}/figures/people`);
    expect([list.text.includes("Inkeri Jokiranta"), (await viewer!.get(`${demo.url}/figures/people`)).status]).toEqual([
      true,
      403,
    ]);
    const organisations = await facilitator!.get(`${demo.url}/figures/organisations`);
    expect(textOf(organisations.text)).toMatch(/He tulivat \d+ organisaatiosta\./);
    expect((await planner!.get(`${demo.url}/figures/export.xlsx`)).status).toBe(200);
    expect((await planner!.get(`${demo.url}/figures/export.csv`)).text).toContain(
      "Sote-uudistus palveluntuottajan arjessa",
    );
  });

  test("look at a part of the time for staff; viewers see half-years and no small figures", async () => {
    const today = (await databaseNow(product.db)).toZonedDateTimeISO("Europe/Helsinki").toPlainDate();
    const [topic] = await listTopics(product.db, demo.id);
    const { participantIds, organisationIds } = await twoContacts();
    const logged = await logWorkshop(
      product.db,
      {
        ...{
          programmeId: demo.id,
          topicId: topic!.id,
          ownTitles: null,
          level: "basics",
          eventKind: "training",
          place: "",
        },
        ...{ heldOn: today.toString(), durationMinutes: 90, headCount: null, isSamePeople: false },
        audience: { organisationIds, names: { fi: "Kaksi", sv: "Två", en: "Two" } },
        named: { participantIds, attendeeIds: [] },
      },
      demo.ownerId,
    );
    expect(logged).toHaveProperty("id");
    const url = `${demo.url}/figures?from=${today.toString()}&to=&by=quarter`;
    expect(textOf((await facilitator!.get(url)).text)).toContain(
      "Pidettynä on 1 tilaisuus. Nimeltä tunnettuja osallistujia on 2.",
    );
    const late = Temporal.PlainDate.from(today).add({ days: 1 }).toString();
    const none = await facilitator!.get(`${demo.url}/figures?from=${late}&to=nonsense&by=week`);
    expect(textOf(none.text)).toContain("Tältä ajalta ei löydy pidettyjä työpajoja.");
    expect(textOf((await viewer!.get(url)).text)).toContain("Pidettynä on 17 tilaisuutta.");
    const rows = textOf((await viewer!.get(`${demo.url}/figures/events?eventKind=training`)).text);
    expect(rows).toContain("1 tilaisuus, uusin ensin.");
    expect(rows).toMatch(/Koulutus · Avoimet – 1,5/);
  });

  test("tell viewers nothing from which a few could be counted whom only planned workshops reach", async () => {
    const material = await loadCoverage(product.db, demo.id);
    const held = coverage(material, material.workshops.map(({ reaching }) => reaching)); // prettier-ignore
    const few = held.find(({ right, other, left }) => Math.min(right.length, other.length) > 4 && left.length > 4)!;
    const told = `${few.right.length + few.other.length} / ${few.wanting.length} · `;
    const name = material.needsInOrder.find(({ id }) => id === few.needId)?.names.fi ?? "";
    const rowOf = async (browser: Browser) => {
      const page = textOf((await browser.get(`${demo.url}/figures`)).text);
      return page.slice(page.indexOf(name, page.indexOf("Mihin tarpeisiin ne vastasivat?"))).slice(0, name.length + 25);
    };
    expect(await rowOf(viewer!)).toContain(told);
    const topic = (await listTopics(product.db, demo.id)).find(({ covers }) => covers[0]?.needId === few.needId)!;
    const one = material.profiles.organisations[few.left[0]!]!.id;
    const names = { fi: "Yksi", sv: "En", en: "One" };
    const plan = { programmeId: demo.id, topicId: topic.id, ownTitles: null, level: "all" as const, groupId: null };
    await product.db
      .transaction()
      .execute((trx) => planWorkshop(trx, { ...plan, audienceNames: names, organisationIds: [one], seriesId: null }));
    expect([(await rowOf(viewer!)).includes(told), (await rowOf(planner!)).includes(told)]).toEqual([false, true]);
  });

  async function twoContacts() {
    const contacts = await product.db
      .selectFrom("participants")
      .select(["id", "organisationId"])
      .where("programmeId", "=", demo.id)
      .orderBy("email")
      .limit(2)
      .execute();
    return {
      participantIds: contacts.map(({ id }) => id),
      organisationIds: contacts.map((each) => each.organisationId),
    };
  }
});
