import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeFeed } from "../../../src/workshops/calendar/feeds/commands.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { readCalendar } from "../../support/calendar-reader.ts";
import { press } from "../../support/pressing.ts";
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

    // From a workshop's form one comes back to it, with what was added chosen.
    const time = await planner.get(`${setting.url}/${used}/time`);
    expect(time.text).toContain(`href="${url}/new?workshop&#x3D;${used}"`);
    const back = await press(planner, await planner.get(`${url}/new?workshop=${used}`), /^Tallenna/, {
      ...room,
      name: "Uusi sali",
    });
    expect(back.text).toMatch(/<option value="[^"]+" selected>Uusi sali/);
    const form = await planner.get(`${people}/new?workshop=${used}`);
    expect(form.text).toContain(`href="${setting.url}/${used}/time"`);
    const led = await press(planner, form, /^Tallenna/, {
      name: "Vilma Uusi",
      locale: "fi",
      skills: "",
      isActive: "on",
    });
    expect(led.text).toMatch(/checked[^>]*>\s*<span>Vilma Uusi/);
    // Another programme's workshop in the address: what was added is kept, and one comes to the list.
    const theirs = await aWorkshop(product.db, await aSetting(product.db), "Muualla");
    for (const [list, fields] of [
      [url, { ...room, name: "Kolmas sali" }],
      [people, { ...person, name: "Ohjaaja Vieras" }],
    ] as const) {
      expect((await planner.get(`${list}/new?workshop=${theirs}`)).text).not.toContain(`workshops/${theirs}`);
      expect((await planner.post(list, { ...fields, workshop: theirs })).headers["location"]).toBe(list);
    }
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

test("who is taken off the list gets a cancellation that outranks the invitation", async () => {
  const id = await aWorkshop(product.db, setting, "Perutaan yhdeltä");
  await hold(id, "2090-03-03T08", setting.other);
  await seat(product.db, setting, id, ["coming"], Temporal.Now.instant());
  const seats = product.db.selectFrom("workshopSeats").select("id").where("workshopId", "=", id);
  const { id: seatId } = await seats.executeTakeFirstOrThrow();
  await product.db.deleteFrom("mails").execute();
  await planner.post(`${setting.url}/${id}/people/${seatId}/removal`);
  const { calendar } = await product.db.selectFrom("mails").select("calendar").executeTakeFirstOrThrow();
  const { method, content } = calendar as { method: string; content: string };
  expect([method, readCalendar(content).events.map(({ SEQUENCE, STATUS }) => [SEQUENCE, STATUS])]).toEqual([
    "CANCEL",
    [["1", "CANCELLED"]],
  ]);
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
    // What a program has as it is, it need not load again; the time of writing alone makes no difference.
    const { etag = "" } = first.headers as { etag?: string };
    const again = async () => (await product.browser().agent.get(path).set("If-None-Match", etag)).status;
    expect([first.headers["cache-control"], await again()]).toEqual(["private, no-cache", 304]);
    const ownOf = (text: string) => readCalendar(text).events.find(({ SUMMARY }) => SUMMARY === "Oma paja");
    expect(ownOf(first.text)).toMatchObject({
      ...{ UID: `workshop-${mine}@tarvepaja`, SEQUENCE: "0", STATUS: "CONFIRMED", LOCATION: "Iso sali" },
      ...{ DTSTART: "20270316T110000Z", URL: `http://tarvepaja.test${setting.url}/${mine}` },
    });
    expect(first.text).not.toContain("Muiden paja");
    await planner.post(`${setting.url}/${mine}/cancellation`, { reason: "Flunssa" });
    expect(await again()).toBe(200);
    const later = ownOf((await follow()).text);
    expect(later?.["STATUS"]).toBe("CANCELLED");
    expect(Number(later?.["SEQUENCE"])).toBeGreaterThan(0);
    // It is found where it went: in the list and in the calendar, and can be held after all from its page.
    for (const page of ["", "/calendar?month=2027-03"])
      expect((await planner.get(`${setting.url}${page}`)).text).toMatch(
        new RegExp(`Peru\\w+ \\(\\d\\)[^]*href="${setting.url}/${mine}"`),
      );
    const restored = await press(planner, await planner.get(`${setting.url}/${mine}/cancellation`), /^Pidä sittenkin/);
    expect([restored.text.includes("Työpaja on taas suunnitelmassa."), restored.text.includes("Perutaanko")]).toEqual([
      true,
      false,
    ]);
    const taken = ownOf((await follow()).text);
    expect([taken?.["STATUS"], taken?.["SEQUENCE"]]).toEqual(["CONFIRMED", "2"]);

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
    // It ends when the person is removed from the register.
    const name = "Beeta Aho";
    await product.db
      .deleteFrom("participants")
      .where("programmeId", "=", programmeId)
      .where("name", "=", name)
      .execute();
    expect((await product.browser().agent.get(`/calendar/${token}.ics`)).status).toBe(404);
  });
});
