// What the register counts, counted otherwise in SQL, on rows of the sort that counts go wrong with.
import { sql } from "kysely";
import { readSheet } from "read-excel-file/node";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../src/platform/database.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let url: string;
beforeAll(async () => {
  product = await openTestApp();
  programmeId = (await aProgramme(product.db)).id;
  url = `/programmes/${programmeId}/workshops/figures`;
  await fill();
});
afterAll(async () => {
  await product.close();
});

const texts = (text: string) => json({ fi: text, sv: text, en: text });

/** Somebody twice, guests who are contacts, units, a night over the turn of the year, one cancelled, one not held yet. */
async function fill(): Promise<void> {
  const { db } = product;
  const add = async (name: string, parentId: string | null = null) => {
    const row = {
      programmeId,
      name,
      parentId,
      kind: parentId === null ? ("organisation" as const) : ("unit" as const),
    };
    return (await db.insertInto("organisations").values(row).returning("id").executeTakeFirstOrThrow()).id;
  };
  const hoiva = await add("Hoiva Oy");
  const [home, ward] = [await add("Hoiva Oy › Kotihoito", hoiva), await add("Hoiva Oy › Osasto", hoiva)];
  const [kunto, silent] = [await add("Kunto Oy"), await add("=Hiljaa Oy")];
  const contact = async (organisationId: string, name: string, email: string) => {
    const person = { programmeId, organisationId, name, email, locale: "fi" as const, isMain: false };
    const { id: participantId } = await db.insertInto("participants").values(person).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
    return await attendee({ participantId, organisationId });
  };
  const attendee = async (row: { participantId?: string; organisationId?: string; name?: string; email?: string }) =>
    (
      await db
        .insertInto("attendees")
        .values({ programmeId, ...row })
        .returning("id")
        .executeTakeFirstOrThrow()
    ).id;
  const [aino, ainoAtHome] = [await contact(hoiva, "Aino Aho", "aino@hoiva.fi"), await contact(home, "Aino Aho", "aino@hoiva.fi")]; // prettier-ignore
  const ainoAsGuest = await attendee({ name: "aino aho", email: "AINO@hoiva.fi" });
  const [bo, shared] = [await contact(ward, "Bo Berg", "osasto@hoiva.fi"), await contact(home, "Cia Dahl", "osasto@hoiva.fi")]; // prettier-ignore
  const [eero, nameless, other] = [await contact(kunto, "Eero Eskola", "eero@kunto.fi"), await attendee({ name: "Vieras" }), await attendee({ name: "Vieras" })]; // prettier-ignore

  let position = 0;
  const hold = async (more: object, there: string[], away: string[] = [], audience: string[] = []) => {
    const row = { programmeId, ownTitles: texts(`@Tilaisuus ${position}`), audienceNames: texts("Kaikki"), state: "held" as const, position: (position += 1), ...more }; // prettier-ignore
    const { id: workshopId } = await db.insertInto("workshops").values(row).returning("id").executeTakeFirstOrThrow();
    const seat = { programmeId, workshopId, state: "coming" as const, source: "walk-in" as const };
    const seats = [...there.map((id) => [id, true] as const), ...away.map((id) => [id, false] as const)];
    for (const [attendeeId, attended] of seats) await db.insertInto("workshopSeats").values({ ...seat, attendeeId, attended }).execute(); // prettier-ignore
    for (const organisationId of audience) await db.insertInto("workshopOrganisations").values({ workshopId, organisationId }).execute(); // prettier-ignore
  };
  const night = Temporal.ZonedDateTime.from("2026-12-31T22:30[Europe/Helsinki]").toInstant();
  const times = { startsAt: night, endsAt: night.add({ hours: 3 }), heldOn: "2026-12-31" };
  await hold({ ...times, kind: "open" }, [aino, ainoAtHome, nameless, other], [bo]);
  await hold({ heldOn: "2027-01-01", durationMinutes: 45, headCount: 9 }, [ainoAsGuest, bo, shared], [eero]);
  await hold({ heldOn: "2027-01-02", eventKind: "meeting", headCount: 7 }, [], [], [ward, silent]);
  await hold({ heldOn: "2027-02-03", eventKind: "training", durationMinutes: 30 }, [], [], [home, kunto]);
  await hold({ heldOn: null, state: "cancelled", cancelledAt: night }, [eero]);
  await hold({ heldOn: null, state: "planned", ...{ startsAt: null, endsAt: null } }, [eero]);
}

test("figures of all the time and of a part of it are those that SQL counts, on the page and in the file", async () => {
  const planner = await product.signedIn("planner", programmeId);
  expect(await counted("2000-01-01", "2100-01-01")).toEqual({
    ...{
      events: 4,
      workshops: 2,
      meetings: 1,
      people: 5,
      attendances: 6,
      heads: 13,
      organisations: 1,
      parts: 2,
      minutes: 255,
    },
  });
  for (const [from, to] of [
    ["", ""],
    ["2027-01-01", ""],
    ["", "2026-12-31"],
    ["2027-01-01", "2027-01-02"],
  ] as const) {
    const { events, workshops, meetings, people, attendances, heads, organisations, parts, minutes } = await counted(from || "2000-01-01", to || "2100-01-01"); // prettier-ignore
    const page = (await planner.get(`${url}?from=${from}&to=${to}`)).text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
    for (const words of [
      `${events} Tilaisuuksia Työpaja ${workshops} · Koulutus ${events - workshops - meetings} · Tapaaminen ${meetings}`,
      `${people} Eri ihmisiä nimeltä ${attendances} osallistumi`,
      `${heads} Lisäksi laskettu ilman nimiä`,
      `${minutes % 60 === 0 ? minutes / 60 : (minutes / 60).toFixed(1).replace(".", ",")} Tunteja`,
      `${organisations} Organisaatioita Niistä tultiin ${parts === 1 ? "yhdestä" : parts} yksiköstä`,
    ])
      expect(page).toContain(words);
    const file = await taken(`${url}/export.xlsx?from=${from}&to=${to}`, planner);
    const [kinds, periods] = [await readSheet(file, 2), await readSheet(file, 3)];
    const total = ["Yhteensä", events, attendances, people, heads, organisations, Number((minutes / 60).toFixed(2))];
    expect([kinds.at(-1)?.slice(0, 7), periods.at(-1)?.slice(0, 7)]).toEqual([total, total]);
    const rows = (await readSheet(file, 1)).slice(1);
    const sum = (column: number) => rows.reduce((all, row) => all + Number(row[column] ?? 0), 0);
    expect([rows.length, sum(6).toFixed(1), sum(7), sum(8)]).toEqual([events, (minutes / 60).toFixed(1), attendances, heads]); // prettier-ignore
  }
});

test("what nobody has said is no nought, an organisation of which units came is one, and no cell is a formula", async () => {
  const planner = await product.signedIn("planner", programmeId);
  const csv = (await planner.get(`${url}/export.csv`)).text.split("\r\n");
  expect(csv[1]).toBe("2027-02-03;'@Tilaisuus 3;Kaikki;Koulutus;Ryhmien omat;;0,5;;;");
  expect(csv[2]).toBe("2027-01-02;'@Tilaisuus 2;Kaikki;Tapaaminen;Ryhmien omat;;;0;7;0");
  const list = (await planner.get(`${url}/organisations`)).text.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ");
  expect(list).toContain("He tulivat 1 organisaatiosta.");
  expect(list).toMatch(/Hoiva Oy – 2 Kotihoito Hoiva Oy – 2 Osasto Hoiva Oy – 1/);
});

test("people are looked for by name and organisation, page by page, each once and within the time", async () => {
  const planner = await product.signedIn("planner", programmeId);
  const people = async (query: string) => {
    const page = (await planner.get(`${url}/people?${query}`)).text;
    const [, table = ""] = page.split("<tbody");
    return { page, rows: [...table.matchAll(/rowheader">([^<]*)<.*?num" [^>]*>(\d+)</gs)].map(([, ...row]) => row) };
  };
  const all = await people("");
  expect(all.page).toContain("Nimeltä tunnettuja osallistujia on 5.");
  expect(all.rows.map((row) => row.join(" ").toLowerCase())).toEqual(["aino aho 2", "bo berg 1", "cia dahl 1", "vieras 1", "vieras 1"]); // prettier-ignore
  expect(all.page).toContain('Osasto</a><span class="d-block text-secondary fw-normal">Hoiva Oy</span>');
  const found = await people("q=OSASTO&page=9");
  expect([found.rows, found.page.includes("Haulla löytyi yksi osallistuja.")]).toEqual([[["Bo Berg", "1"]], true]);
  expect((await people("from=2027-01-01&q=aho")).rows).toEqual([[expect.stringMatching(/aino aho/i), "1"]]);

  const attendees = Array.from({ length: 50 }, (_, at) => ({ programmeId, name: `Åke Österberg ${at + 10}` }));
  const guests = await product.db.insertInto("attendees").values(attendees).returning("id").execute();
  const held = { programmeId, ownTitles: texts("Iso"), audienceNames: texts("Kaikki"), state: "held" as const, position: 99, heldOn: "2030-01-01" }; // prettier-ignore
  const { id: workshopId } = await product.db.insertInto("workshops").values(held).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  const seat = { programmeId, workshopId, state: "coming" as const, source: "walk-in" as const };
  const seats = (marks: object) => guests.map(({ id: attendeeId }) => ({ ...seat, attendeeId, ...marks }));
  await product.db
    .insertInto("workshopSeats")
    .values(seats({ attended: true }))
    .execute();
  const [first, second] = [await people("q=åke ö"), await people("page=2")];
  expect([first.rows.length, first.page.includes("Haulla löytyi 50 osallistujaa."), first.page.includes("page=2")]).toEqual([50, true, false]); // prettier-ignore
  expect([second.rows.length, second.page.includes("Sivu 2 / 2"), second.page.includes('rel="next"')]).toEqual([5, true, false]); // prettier-ignore

  // Everybody marked absent by hand: it is known that nobody came. Taken from the list only: nobody knows.
  const notes = async () => /(\d+) tilaisuudesta ei tiedetä/.exec((await planner.get(url)).text)?.[1];
  const row = async () => (await planner.get(`${url}/export.csv`)).text.split("\r\n")[1];
  const mark = async (marks: object) => await product.db.updateTable("workshopSeats").set({ attended: false, ...marks }).where("workshopId", "=", workshopId).execute(); // prettier-ignore
  await mark({});
  expect([await notes(), await row()]).toEqual(["2", "2030-01-01;Iso;Kaikki;Työpaja;Ryhmien omat;;;;;"]);
  await mark({ attendanceMarkedAt: Temporal.Now.instant() });
  expect([await notes(), await row()]).toEqual(["1", "2030-01-01;Iso;Kaikki;Työpaja;Ryhmien omat;;;0;0;0"]);
});

/** The figures, each asked of the rows by itself. */
async function counted(from: string, to: string) {
  const { rows } = await sql<
    Record<
      "events" | "workshops" | "meetings" | "people" | "attendances" | "heads" | "organisations" | "parts" | "minutes",
      number
    >
  >`
    with held as (
      select * from workshops
      where programme_id = ${programmeId} and state = 'held' and held_on between ${from} and ${to}),
    there as (
      select distinct held.id as workshop_id,
        coalesce(nullif(lower(coalesce(p.email, a.email)), '') || '/' || lower(coalesce(p.name, a.name)), a.id::text) as who,
        held.head_count
      from held join workshop_seats s on s.workshop_id = held.id and s.attended
        join attendees a on a.id = s.attendee_id left join participants p on p.id = a.participant_id),
    units as (
      select distinct o.id, o.parent_id from held join workshop_seats s on s.workshop_id = held.id and s.attended
        join attendees a on a.id = s.attendee_id join participants p on p.id = a.participant_id
        join organisations o on o.id = p.organisation_id)
    select
      (select count(*) from held)::int as events,
      (select count(*) from held where event_kind = 'workshop')::int as workshops,
      (select count(*) from held where event_kind = 'meeting')::int as meetings,
      (select count(distinct who) from there)::int as people,
      (select count(*) from there)::int as attendances,
      (select coalesce(sum(greatest(0, head_count - (select count(*) from there where workshop_id = held.id))), 0) from held)::int as heads,
      (select count(distinct coalesce(parent_id, id)) from units)::int as organisations,
      (select count(*) from units where parent_id is not null)::int as parts,
      (select coalesce(sum(coalesce(extract(epoch from ends_at - starts_at) / 60, duration_minutes, 0)), 0) from held)::int as minutes`.execute(
    product.db,
  );
  return rows[0]!;
}

async function taken(address: string, { agent }: Awaited<ReturnType<TestApp["signedIn"]>>): Promise<Buffer> {
  const answer = await agent
    .get(address)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => done(null, Buffer.concat(parts)));
    });
  return answer.body as Buffer;
}
