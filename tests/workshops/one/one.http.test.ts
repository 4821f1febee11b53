import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getWorkshop } from "../../../src/workshops/index.ts";
import { setTime } from "../../../src/workshops/one/time/commands.ts";
import { workshopVersion } from "../../../src/workshops/one/version.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { aSetting, aWorkshop, seat, type Setting } from "./a-workshop.ts";

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

const now = () => Temporal.Now.instant();
const year = Temporal.Now.plainDateISO().year + 1;
// A Tuesday in February, when there is nothing to warn of.
const tuesday = Array.from({ length: 7 }, (_, at) => Temporal.PlainDate.from({ year, month: 2, day: 8 + at }))
  .find(({ dayOfWeek }) => dayOfWeek === 2)
  ?.toString();
const nothing = { day: "", start: "", end: "", roomId: "", place: "", remoteUrl: "", places: "" };
const one = (id: string, page = "") => `${setting.url}/${id}${page}`;

async function versionOf(id: string): Promise<string> {
  return workshopVersion(await getWorkshop(product.db, setting.programmeId, id));
}
async function arrange(id: string, fields: Record<string, string | string[]>) {
  return await planner.post(one(id, "/time"), { ...nothing, version: await versionOf(id), ...fields });
}
async function rowOf(id: string) {
  const columns = ["startsAt", "endsAt", "roomId", "place", "remoteUrl", "places", "calendarSequence"] as const;
  const row = await product.db.selectFrom("workshops").select(columns).where("id", "=", id).executeTakeFirstOrThrow();
  return { ...row, startsAt: row.startsAt?.toString(), endsAt: row.endsAt?.toString() };
}
async function seatsOf(id: string) {
  const rows = await product.db
    .selectFrom("workshopSeats")
    .innerJoin("attendees", "attendees.id", "attendeeId")
    .innerJoin("participants", "participants.id", "participantId")
    .select(["participants.name", "state", "isRemote"])
    .where("workshopId", "=", id)
    .orderBy("participants.name")
    .execute();
  return rows.map(({ name, state, isRemote }) => `${name.split(" ")[0] ?? ""} ${isRemote ? "afar" : state}`);
}
async function subjectsTo(address: string) {
  const rows = await product.db
    .selectFrom("mails")
    .select(["subject", "calendar"])
    .where("toAddress", "=", address)
    .execute();
  return rows.map(({ subject, calendar }) => `${subject}${calendar === null ? "" : " + ics"}`);
}

describe("when and where a workshop is held", () => {
  test("is told by its page, with what is missing; saving fills in the end and the places", async () => {
    const id = await aWorkshop(product.db, setting);
    const before = await planner.get(one(id));
    for (const missing of [
      "Aikaa ei ole sovittu.",
      "Paikkaa ei ole valittu.",
      "Ohjaajaa ei ole valittu.",
      "Ketään ei ole vielä kutsuttu.",
    ])
      expect(before.text).toContain(missing);
    expect(before.text).not.toContain("Kohderyhmää ei ole valittu.");

    const form = await planner.get(one(id, "/time"));
    expect(form.text.indexOf("Taina Taitava")).toBeLessThan(form.text.indexOf("Mikko Muu"));
    expect(form.text).toContain("Osaamisista puuttuu: videot");
    const chosen = { day: tuesday ?? "", start: "13.00", roomId: setting.hall, facilitatorIds: setting.skilled };
    const saved = await arrange(id, chosen);
    expect(saved.status).toBe(303);
    expect(await rowOf(id)).toMatchObject({
      ...{ startsAt: `${tuesday ?? ""}T11:00:00Z`, endsAt: `${tuesday ?? ""}T13:00:00Z` },
      ...{ roomId: setting.hall, places: 10, calendarSequence: 1 },
    });
    const after = await planner.get(saved.headers["location"] ?? "");
    expect(after.text).toContain("klo 13.00–15.00");
    expect(after.text).toContain("Taina Taitava");
    expect(after.text).toContain("Yksi asia puuttuu vielä.");
  });

  test("is not taken half, upside down, or at an hour that is not there; what was typed stays", async () => {
    const id = await aWorkshop(product.db, setting);
    const said = async (fields: Record<string, string>) => {
      const { status, text } = await arrange(id, fields);
      expect(status).toBe(422);
      return /class="field-error"[^>]*>([^<]+)</.exec(text)?.[1];
    };
    expect(await said({ start: "13:00" })).toBe("Anna myös päivä.");
    expect(await said({ day: tuesday ?? "" })).toBe("Anna myös alkamisaika.");
    expect(await said({ day: tuesday ?? "", start: "25:00" })).toBe("Kirjoita kellonaika muodossa 13.00.");
    expect(await said({ day: tuesday ?? "", start: "15:00", end: "13:00" })).toContain("alkamisajan jälkeen");
    expect(await said({ day: "2027-03-28", start: "03:30" })).toContain("Tätä kellonaikaa ei ole");
    expect(await said({ roomId: setting.hall, place: "Kirjasto" })).toContain("älä molempia");
    expect(await said({ remoteUrl: "javascript:alert(1)" })).toContain("Kirjoita linkki kokonaan");
    const twice = await arrange(id, { day: "2027-10-31", start: "03:30", end: "05:00", place: "Yökerho" });
    expect(twice.text).toContain("Kumpaa tarkoitat?");
    expect(twice.text).toContain('value="Yökerho"');
    expect((await rowOf(id)).startsAt).toBeUndefined();
    expect((await arrange(id, { day: "2027-10-31", start: "03:30", end: "05:00", fold: "second" })).status).toBe(303);
    expect(await rowOf(id)).toMatchObject({ startsAt: "2027-10-31T01:30:00Z", endsAt: "2027-10-31T03:00:00Z" });
  });

  test("may go on over midnight or for days, and a form that is saved as it stands changes nothing", async () => {
    const id = await aWorkshop(product.db, setting);
    const saveAsItStands = async () => {
      const { text } = await planner.get(one(id, "/time"));
      const valueOf = (name: string) => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(text)?.[1] ?? "";
      const fields = { day: valueOf("day"), start: valueOf("start"), end: valueOf("end") };
      expect((await arrange(id, fields)).status).toBe(303);
      const { startsAt, endsAt } = await rowOf(id);
      return [fields.end, startsAt, endsAt];
    };
    // The clocks go forward at three: from ten in the evening until four is five hours.
    expect((await arrange(id, { day: "2027-03-27", start: "22", end: "4" })).status).toBe(303);
    expect(await saveAsItStands()).toEqual(["04:00", "2027-03-27T20:00:00Z", "2027-03-28T01:00:00Z"]);
    expect((await planner.get(one(id))).text).toContain("la 27.3.2027 klo 22.00 – su 28.3.2027 klo 04.00");
    const days = {
      startsAt: Temporal.Instant.from("2027-03-08T07:00Z"),
      endsAt: Temporal.Instant.from("2027-03-10T07:00Z"),
    };
    await product.db.updateTable("workshops").set(days).where("id", "=", id).execute();
    expect(await saveAsItStands()).toEqual(["", "2027-03-08T07:00:00Z", "2027-03-10T07:00:00Z"]);
  });

  test("is not written over unseen when a colleague has changed it meanwhile", async () => {
    const id = await aWorkshop(product.db, setting);
    const seen = await versionOf(id);
    await arrange(id, { place: "Kirjasto" });
    const late = await planner.post(one(id, "/time"), { ...nothing, place: "Kahvila", version: seen });
    expect(late.status).toBe(409);
    expect(late.text).toContain("Joku muutti työpajan tietoja sillä välin.");
    expect(late.text).toContain('value="Kahvila"');
    expect((await rowOf(id)).place).toBe("Kirjasto");
    const anew = /name="version" value="([^"]+)"/.exec(late.text)?.[1] ?? "";
    expect((await planner.post(one(id, "/time"), { ...nothing, place: "Kahvila", version: anew })).status).toBe(303);
    expect((await rowOf(id)).place).toBe("Kahvila");
  });

  test("what clashes is told before and after saving, to viewers without names", async () => {
    const [first, second] = [await aWorkshop(product.db, setting, "Eka"), await aWorkshop(product.db, setting, "Toka")];
    const time = { day: `${String(year)}-03-02`, start: "09:00", end: "11:00", roomId: setting.cell };
    await arrange(first, { ...time, facilitatorIds: setting.other });
    await seat(product.db, setting, first, ["coming"], now());
    await seat(product.db, setting, second, ["invited"], now());
    const version = await versionOf(second);
    const checked = await planner.post(one(second, "/time/check"), {
      ...{ ...nothing, ...time, version },
      ...{ start: "10:00", end: "22:00", places: "12", facilitatorIds: setting.other },
    });
    expect(checked.status).toBe(200);
    expect(checked.text).toContain(
      "Eka: sama tila (Pieni huone); samoja ohjaajia (Mikko Muu); samoja ihmisiä (Aava Aho)",
    );
    expect(checked.text).toContain("Tila on pieni: siihen mahtuu 2, mutta paikan tarvitsee 12.");
    expect(checked.text).toContain("Työpaja päättyy iltayhdeksän jälkeen.");
    expect((await rowOf(second)).startsAt).toBeUndefined();

    expect((await arrange(second, { ...time, facilitatorIds: setting.other })).status).toBe(303);
    expect((await planner.get(one(second))).text).toContain("samoja ihmisiä (Aava Aho)");
    const viewer = await product.signedIn("viewer", setting.programmeId);
    const seen = (await viewer.get(one(second))).text;
    expect(seen).toContain("samoja ihmisiä (alle 5)");
    expect(seen).toContain("Pieniä lukuja ei näytetä.");
    for (const name of ["Aava", "Mikko Muu"]) expect(seen).not.toContain(name);
    expect((await viewer.get(one(second, "/time"))).status).toBe(403);
  });
});

describe("a workshop with people in it", () => {
  test("does not lose them to fewer places, a lost link or a lost time; more places let the first of the queue in", async () => {
    const id = await aWorkshop(product.db, setting);
    const start = {
      day: tuesday ?? "",
      start: "09:00",
      end: "11:00",
      place: "Kirjasto",
      remoteUrl: "https://etana.fi/x",
    };
    await product.db.deleteFrom("mails").execute();
    await arrange(id, { ...start, places: "1" });
    await seat(product.db, setting, id, ["coming", "remote", "waiting"], now());
    const said = async (fields: Record<string, string>) => (await arrange(id, { ...start, ...fields })).text;
    expect(await said({ places: "1", remoteUrl: "" })).toContain("Osa on tulossa etänä, joten linkkiä ei voi poistaa.");
    expect(await said({ places: "1", day: "", start: "", end: "" })).toContain("aikaa ei voi poistaa");
    expect(await seatsOf(id)).toEqual(["Aava coming", "Beeta afar", "Ceta waiting"]);

    const more = await arrange(id, { ...start, places: "2" });
    expect(more.headers["location"]).toContain("told=0&letIn=1");
    expect(await seatsOf(id)).toEqual(["Aava coming", "Beeta afar", "Ceta coming"]);
    expect(await said({ places: "1" })).toContain("enemmän ihmisiä kuin paikkoja olisi");
    expect(await subjectsTo("ceta@example.org")).toHaveLength(1);
    expect(await subjectsTo("aava@example.org")).toHaveLength(0);

    // Who gets a place by the same change is told both in one letter.
    await product.db
      .updateTable("workshopSeats")
      .set({ state: "waiting", waitingSince: now() })
      .where("workshopId", "=", id)
      .where("attendeeId", "=", setting.people[2]?.attendeeId ?? "")
      .execute();
    const moved = await arrange(id, { ...start, places: "2", start: "12:00", end: "14:00" });
    expect(moved.headers["location"]).toContain("told=2&letIn=1");
    expect(await subjectsTo("aava@example.org")).toEqual([expect.stringMatching(/Videot.* \+ ics$/)]);
    expect(await subjectsTo("ceta@example.org")).toHaveLength(2);
    const afar = await arrange(id, { ...start, start: "12:00", end: "14:00", place: "" });
    expect(afar.headers["location"]).toContain("told=3");
    expect(await seatsOf(id)).toEqual(["Aava afar", "Beeta afar", "Ceta afar"]);
    expect((await rowOf(id)).calendarSequence).toBe(4);
  });

  test("cannot be changed once it is cancelled, whoever asks", async () => {
    const id = await aWorkshop(product.db, setting);
    const version = await versionOf(id);
    await product.db
      .updateTable("workshops")
      .set({ state: "cancelled", cancelReason: "Flunssa" })
      .where("id", "=", id)
      .execute();
    expect((await arrange(id, { place: "Kirjasto" })).status).toBe(409);
    const details = { kind: "open", eventKind: "meeting", version };
    expect((await planner.post(one(id, "/details"), details)).status).toBe(409);
    expect((await planner.post(one(id, "/audience"), { audience: "all", audienceName: "", version })).status).toBe(409);
    const page = await planner.get(one(id));
    expect(page.text).toContain("Työpaja on peruttu. Syy: Flunssa");
    expect(page.text).not.toContain(`href="${one(id, "/time")}"`);
    const startsAt = now().add({ hours: 48 });
    const place = { programmeId: setting.programmeId, workshopId: id };
    const set = { ...place, startsAt, endsAt: startsAt.add({ hours: 2 }) };
    expect(await product.db.transaction().execute((trx) => setTime(trx, product.deps, set, setting.ownerId))).toBe(
      "cancelled",
    );
    expect(await rowOf(id)).toMatchObject({ place: "", calendarSequence: 0 });
  });

  test("that was held keeps its day in step with its corrected time, which is never in the future", async () => {
    const id = await aWorkshop(product.db, setting);
    await product.db
      .updateTable("workshops")
      .set({ state: "held", heldOn: "2026-03-02" })
      .where("id", "=", id)
      .execute();
    expect((await arrange(id, { day: tuesday ?? "", start: "9" })).text).toContain("Päivä on tulevaisuudessa.");
    expect((await arrange(id, { day: "2026-03-03", start: "23:00", end: "23:30" })).status).toBe(303);
    const { heldOn } = await product.db
      .selectFrom("workshops")
      .select("heldOn")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    expect(heldOn).toBe("2026-03-03");
    expect((await arrange(id, {})).text).toContain("Työpaja on jo pidetty, joten sen aikaa ei voi poistaa.");
  });
});

describe("a workshop planned by hand", () => {
  const plan = {
    ownTitle: "Kahvihetki",
    topicId: "",
    level: "all",
    kind: "open",
    audience: "nobody",
    audienceName: "",
  };

  test("is there once, however often the form is sent, and then gets its audience and its sort", async () => {
    const form = await planner.get(`${setting.url}/planned/new`);
    const id = /name="workshopId" value="([^"]+)"/.exec(form.text)?.[1] ?? "";
    const sent = [
      await planner.post(`${setting.url}/planned`, { ...plan, workshopId: id }),
      await planner.post(`${setting.url}/planned`, { ...plan, workshopId: id }),
    ];
    expect(sent.map(({ headers }) => headers["location"])).toEqual([
      one(id, "?done=planned"),
      one(id, "?done=planned"),
    ]);
    const nameless = await planner.post(`${setting.url}/planned`, { ...plan, ownTitle: "", workshopId: id });
    expect(nameless.status).toBe(422);
    const [first] = setting.people;
    const audience = { audience: "picked", audienceName: "Aamuvirkut", organisationIds: first?.organisationId ?? "" };
    await planner.post(one(id, "/audience"), { ...audience, version: await versionOf(id) });
    const details = {
      "titles.fi": "Kahvitunti",
      "titles.sv": "Kaffestund",
      "titles.en": "",
      kind: "themed",
      eventKind: "meeting",
    };
    const closed = { ...details, kind: "common", isPublic: "on", version: await versionOf(id) };
    expect((await planner.post(one(id, "/details"), closed)).text).toContain("Julkinen sivu voi olla vain");
    await planner.post(one(id, "/details"), { ...details, isPublic: "on", version: await versionOf(id) });
    const row = await product.db.selectFrom("workshops").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      ownTitles: { fi: "Kahvitunti", sv: "Kaffestund", en: "" },
      audienceNames: { fi: "Aamuvirkut", sv: "", en: "" },
      ...{ kind: "themed", eventKind: "meeting", isPublic: true, state: "planned", seriesId: null },
    });
    const acts = await product.db
      .selectFrom("auditLog")
      .select("act")
      .where("subject", "=", id)
      .orderBy("id")
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["workshop.plan", "workshop.audience", "workshop.details"]);
  });

  test("for a group alone is offered to those that have committed themselves", async () => {
    const [, second] = setting.people;
    const form = await planner.get(`${setting.url}/planned/new`);
    expect(form.text).not.toContain('value="committed"');
    const id = /name="workshopId" value="([^"]+)"/.exec(form.text)?.[1] ?? "";
    await planner.post(`${setting.url}/planned`, { ...plan, kind: "segmented", workshopId: id });
    const organisationId = second?.organisationId ?? "";
    const organisations = product.db.updateTable("organisations").where("id", "=", organisationId);
    await organisations.set({ commitment: "committed" }).execute();
    expect((await planner.get(one(id, "/audience"))).text).toContain('name="audience" value="committed" checked');
    // A new one on a topic that is for one group alone starts with them too, another topic's with nobody.
    for (const [kind, audience] of [
      ["segmented", "committed"],
      ["open", "nobody"],
    ] as const) {
      await product.db.updateTable("topics").set({ kind }).where("id", "=", setting.topicId).execute();
      const started = await planner.get(`${setting.url}/planned/new?topic=${setting.topicId}`);
      expect(started.text).toContain(`name="kind" value="${kind}" checked`);
      expect(started.text).toContain(`name="audience" value="${audience}" checked`);
    }
    const sent = { audience: "committed", audienceName: "", version: await versionOf(id) };
    await planner.post(one(id, "/audience"), sent);
    expect(await getWorkshop(product.db, setting.programmeId, id)).toMatchObject({
      audienceNames: { fi: "Sitoutuneet", sv: "De som har förbundit sig", en: "The committed" },
      organisationIds: [organisationId],
    });
    await organisations.set({ commitment: "none" }).execute();
  });
});
