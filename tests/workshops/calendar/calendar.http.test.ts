import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFeed } from "../../../src/workshops/calendar/feeds/commands.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { readCalendar } from "../../support/calendar-reader.ts";
import { aSetting, aWorkshop, seat, type Setting } from "../one/a-workshop.ts";

let product: TestApp;
let setting: Setting;
let planner: Browser;
beforeAll(async () => {
  product = await openTestApp();
  setting = await aSetting(product.db);
  planner = await product.signedIn("planner", setting.programmeId);
});
afterAll(async () => {
  await product.close();
});

/** Gives a workshop two hours from that hour, "2027-03-26T11", as if it had been arranged. */
async function hold(id: string, hour: string, facilitatorId: string, roomId = setting.hall) {
  const startsAt = Temporal.Instant.from(`${hour}:00:00Z`);
  const time = { startsAt, endsAt: startsAt.add({ hours: 2 }), roomId };
  await product.db.updateTable("workshops").set(time).where("id", "=", id).execute();
  const { programmeId } = setting;
  await product.db.insertInto("workshopFacilitators").values({ programmeId, workshopId: id, facilitatorId }).execute();
}

describe("rooms and facilitators", () => {
  test("are added, changed and removed, each name once; what is in use stays", async () => {
    const url = `${setting.url}/rooms`;
    const room = { name: "Auditorio", address: "Kampusranta 9", places: "40" };
    expect((await planner.post(url, { ...room, places: "0" })).text).toContain("Anna paikkojen määrä kokonaislukuna");
    expect((await planner.post(url, room)).status).toBe(303);
    const taken = await planner.post(url, { ...room, name: "AUDITORIO" });
    expect([taken.status, taken.text.includes("Samanniminen tila on jo luettelossa.")]).toEqual([422, true]);
    const used = await aWorkshop(product.db, setting, "Salissa");
    await product.db.updateTable("workshops").set({ roomId: setting.hall }).where("id", "=", used).execute();
    expect((await planner.post(`${url}/${setting.hall}/removal`)).status).toBe(409);
    const { id = "" } =
      (await product.db.selectFrom("rooms").select("id").where("name", "=", "Auditorio").executeTakeFirst()) ?? {};
    expect((await planner.post(`${url}/${id}/removal`)).status).toBe(303);
    const list = (await planner.get(url)).text;
    expect([
      list.includes("Auditorio"),
      list.includes("Luettelossa on 2 tilaa. Niihin mahtuu yhteensä 32 ihmistä."),
    ]).toEqual([false, true]);

    const people = `${setting.url}/facilitators`;
    const person = { name: "Åke Öman", email: "", locale: "sv", skills: "Videot, videot,  kuvat" };
    expect((await planner.post(people, { ...person, isActive: "on" })).status).toBe(303);
    const stored = await product.db
      .selectFrom("facilitators")
      .selectAll()
      .where("name", "=", "Åke Öman")
      .executeTakeFirstOrThrow();
    expect(stored).toMatchObject({ locale: "sv", skills: ["Videot", "kuvat"], isActive: true });
    await planner.post(`${people}/${stored.id}`, person);
    expect((await planner.get(people)).text).toContain("Ei ohjaa nyt");
    expect((await planner.get(`${setting.url}/${used}/time`)).text).not.toContain("Åke Öman");
  });

  test("a room's new address is told to those who are to come there, a new name alone is not", async () => {
    const id = await aWorkshop(product.db, setting, "Huoneessa");
    await hold(id, "2090-03-02T08", setting.other, setting.cell);
    await seat(product.db, setting, id, ["coming"], Temporal.Now.instant());
    const mails = async () => (await product.db.selectFrom("mails").select("id").execute()).length;
    const before = await mails();
    const room = { name: "Pikkuhuone", address: "", places: "2" };
    await planner.post(`${setting.url}/rooms/${setting.cell}`, room);
    expect(await mails()).toBe(before);
    await planner.post(`${setting.url}/rooms/${setting.cell}`, { ...room, address: "Uusi katu 1" });
    expect(await mails()).toBe(before + 1);
    const { calendarSequence } = await product.db
      .selectFrom("workshops")
      .select("calendarSequence")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(calendarSequence).toBe(2);
  });
});

describe("the calendar", () => {
  test("shows a month with its days off and clashes, a list, and what has no time", async () => {
    const [first, second] = [
      await aWorkshop(product.db, setting, "Pääsiäispaja"),
      await aWorkshop(product.db, setting, "Toinen paja"),
    ];
    await aWorkshop(product.db, setting, "Ajaton paja");
    await hold(first, "2027-03-26T11", setting.skilled);
    await hold(second, "2027-03-26T12", setting.other);
    const month = (await planner.get(`${setting.url}/calendar?month=2027-03`)).text;
    for (const text of [
      "maaliskuu 2027",
      "pitkäperjantai",
      "13.00–15.00",
      "Pääsiäispaja",
      "Ajaton paja",
      "sama tila, samoja organisaatioita",
    ])
      expect(month).toContain(text);
    expect(month).toContain('<th scope="row" class="calendar-week num">9</th>');
    const mine = (await planner.get(`${setting.url}/calendar?month=2027-02&view=list&facilitator=${setting.skilled}`))
      .text;
    expect([
      mine.includes("Pääsiäispaja"),
      mine.includes("Toinen paja"),
      mine.includes("helmikuu 2027 – huhtikuu 2027"),
    ]).toEqual([true, false, true]);
    const junk = await planner.get(`${setting.url}/calendar?month=2027-13&view=year&facilitator=1&room=&kind=x`);
    expect(junk.status).toBe(200);
  });
});

describe("a feed", () => {
  test("is shown once, follows what changes and what is cancelled, and ends when it is renewed", async () => {
    const [mine, others] = [
      await aWorkshop(product.db, setting, "Oma paja"),
      await aWorkshop(product.db, setting, "Muiden paja"),
    ];
    await hold(mine, "2027-03-16T11", setting.skilled);
    await hold(others, "2027-03-17T11", setting.other);
    const made = await planner.post(`${setting.url}/calendar/feeds`, { facilitatorId: setting.skilled });
    const path = /value="http:\/\/tarvepaja\.test(\/calendar\/[\w-]+\.ics)"/.exec(made.text)?.[1] ?? "";
    expect((await planner.get(`${setting.url}/calendar/feeds`)).text).not.toContain(path);
    const follow = async (at = path) => await product.browser().agent.get(at);

    const first = await follow();
    expect([first.status, first.headers["content-type"], first.headers["set-cookie"]]).toEqual([
      200,
      "text/calendar; charset=utf-8",
      undefined,
    ]);
    const ownOf = (text: string) => readCalendar(text).events.find(({ SUMMARY }) => SUMMARY === "Oma paja");
    expect(ownOf(first.text)).toMatchObject({
      ...{ UID: `workshop-${mine}@tarvepaja`, SEQUENCE: "0", STATUS: "CONFIRMED", LOCATION: "Iso sali" },
      ...{ DTSTART: "20270316T110000Z", URL: `http://tarvepaja.test${setting.url}/${mine}` },
    });
    expect(first.text).not.toContain("Muiden paja");
    await planner.post(`${setting.url}/${mine}/cancellation`, { reason: "Flunssa" });
    const later = ownOf((await follow()).text);
    expect(later?.["STATUS"]).toBe("CANCELLED");
    expect(Number(later?.["SEQUENCE"])).toBeGreaterThan(0);

    const [row] = await product.db.selectFrom("calendarFeeds").select("tokenHash").execute();
    const renewed = await planner.post(`${setting.url}/calendar/feeds/${row?.tokenHash ?? ""}/renewal`);
    const next = /value="http:\/\/tarvepaja\.test(\/calendar\/[\w-]+\.ics)"/.exec(renewed.text)?.[1] ?? "";
    expect([(await follow()).status, (await follow(next)).status]).toEqual([404, 200]);
    const stranger = await product.signedIn("viewer", setting.programmeId);
    expect((await stranger.get(`${setting.url}/calendar/feeds`)).status).toBe(403);
  });

  test("of one person holds what the person comes to or is asked to, and no other's name", async () => {
    const [asked, coming] = [
      await aWorkshop(product.db, setting, "Kutsuttu"),
      await aWorkshop(product.db, setting, "Tulossa"),
    ];
    await product.db
      .updateTable("workshops")
      .set({ remoteUrl: "https://etana.fi/x" })
      .where("id", "in", [asked, coming])
      .execute();
    await hold(asked, "2027-03-09T11", setting.other);
    await hold(coming, "2027-03-10T11", setting.other);
    await seat(product.db, setting, asked, ["declined", "invited", "coming"], Temporal.Now.instant());
    await seat(product.db, setting, coming, ["coming", "coming"], Temporal.Now.instant());
    const { programmeId, people } = setting;
    const token = await product.db
      .transaction()
      .execute((trx) => makeFeed(trx, { programmeId, attendeeId: people[1]?.attendeeId ?? "" }));
    const { text } = await product.browser().agent.get(`/calendar/${token}.ics`);
    const { events } = readCalendar(text);
    expect(
      events.map(({ SUMMARY, DESCRIPTION = "" }) => [
        SUMMARY,
        DESCRIPTION.includes("etana.fi"),
        DESCRIPTION.includes("Et ole vielä vastannut"),
      ]),
    ).toEqual([
      ["Kutsuttu", false, true],
      ["Tulossa", true, false],
    ]);
    for (const name of ["Aava", "Ceta"]) expect(text).not.toContain(name);
  });
});
