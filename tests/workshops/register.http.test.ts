import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { databaseNow, json, type Tx } from "../../src/platform/database.ts";
import {
  addTopics,
  getWorkshop,
  listWorkshops,
  markHeld,
  planWorkshop,
  type WorkshopPlan,
} from "../../src/workshops/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
let today: string;
beforeAll(async () => {
  product = await openTestApp();
  today = (await databaseNow(product.db)).toZonedDateTimeISO("Europe/Helsinki").toPlainDate().toString();
});
afterAll(async () => {
  await product.close();
});

const daysFromNow = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString();
const texts = (fi: string, sv = fi, en = fi) => ({ fi, sv, en });

async function aRegister() {
  const { id, ownerId } = await aProgramme(product.db);
  const topic = {
    descriptions: texts(""),
    kind: "segmented" as const,
    durationMinutes: 120,
    costEuros: 0,
    levels: ["basics" as const],
    covers: [],
  };
  const { topicIds, organisationIds } = await product.db.transaction().execute(async (trx) => ({
    topicIds: await addTopics(
      trx,
      id,
      ["Videot", "Kanta", "Jaksaminen"].map((name) => ({ ...topic, names: texts(name) })),
    ),
    organisationIds: await threeOrganisations(trx, id),
  }));
  const plan = async (more: Partial<WorkshopPlan>) => {
    const basis = {
      programmeId: id,
      topicId: topicIds[0] ?? "",
      ownTitles: null,
      level: "basics" as const,
      groupId: null,
      audienceNames: texts("Ryhmä A"),
      organisationIds,
      seriesId: null,
    };
    return await product.db.transaction().execute((trx) => planWorkshop(trx, { ...basis, ...more }));
  };
  return {
    id,
    ownerId,
    topicIds,
    organisationIds,
    plan,
    url: `/programmes/${id}/workshops`,
    facilitator: await product.signedIn("facilitator", id),
  };
}

async function threeOrganisations(trx: Tx, programmeId: string): Promise<string[]> {
  const rows = ["Aava Oy", "Beeta Oy", "Ceta Oy"].map((name) => ({ programmeId, name }));
  return (await trx.insertInto("organisations").values(rows).returning("id").execute()).map(({ id }) => id).sort();
}

describe("the register", () => {
  test("points to the series while it is empty", async () => {
    const { url, facilitator, id } = await aRegister();
    const page = await facilitator.get(url);
    expect(page.text).toContain("Työpajoja ei ole vielä.");
    expect(page.text).toContain(`href="/programmes/${id}/series"`);
  });

  test("shows each audience's workshops, those held first, and which is next", async () => {
    const { id, ownerId, url, facilitator, plan, topicIds, organisationIds } = await aRegister();
    const [videos = "", kanta = "", coping = ""] = topicIds;
    const first = await plan({ topicId: videos });
    const second = await plan({ topicId: kanta });
    const common = await plan({ topicId: coping, audienceNames: texts("Kaikki yhdessä"), level: "all" });
    await markHeld(product.db, { programmeId: id, workshopId: second, heldOn: daysFromNow(-3) }, ownerId);
    expect(
      (await listWorkshops(product.db, id)).map((each) => [
        each.id,
        each.names.fi,
        each.state,
        each.heldOn,
        each.position,
      ]),
    ).toEqual([
      [second, "Kanta", "held", daysFromNow(-3), 1],
      [first, "Videot", "planned", null, 0],
      [common, "Jaksaminen", "planned", null, 2],
    ]);
    expect(await getWorkshop(product.db, id, first)).toEqual({
      id: first,
      topicId: videos,
      names: texts("Videot"),
      level: "basics",
      groupId: null,
      audienceNames: texts("Ryhmä A"),
      seriesId: null,
      position: 0,
      state: "planned",
      heldOn: null,
      kind: "common",
      eventKind: "workshop",
      ...{ startsAt: null, endsAt: null, roomId: null, place: "", remoteUrl: "", places: null, isPublic: false },
      ...{
        durationMinutes: 120,
        costEuros: 0,
        headCount: null,
        loggedAt: null,
        cancelledAt: null,
        cancelReason: "",
        isSession: false,
        calendarSequence: 0,
      },
      facilitatorIds: [],
      organisations: 3,
      organisationIds,
    });
    const page = await facilitator.get(url);
    expect(page.text).toContain("Sarjassa on 3 työpajaa, pidetty 1. Työpajat on suunniteltu 2 kohderyhmälle.");
    expect(page.text).toContain('<span class="state">1 / 3 pidetty</span>');
    expect(page.text.match(/is-next" id="workshop-[^"]+/g)).toEqual(
      [first, common].map((each) => `is-next" id="workshop-${each}`),
    );
    expect(page.text).toContain(`href="/programmes/${id}/ballots/new?after&#x3D;${second}"`);
  });
});

describe("marking a workshop as held", () => {
  test("today, then correcting the day and undoing it", async () => {
    const { id, url, facilitator, plan } = await aRegister();
    const startsAt = Temporal.PlainDateTime.from(`${daysFromNow(200)}T13:00`)
      .toZonedDateTime("Europe/Helsinki")
      .toInstant();
    const workshop = await plan({ startsAt, endsAt: startsAt.add({ hours: 2 }) });
    // Held on another day than planned, it stands on that day, at the same time of day; the undoing gives the plan back.
    const time = async () => {
      const { startsAt: from, endsAt: to, calendarSequence } = await getWorkshop(product.db, id, workshop);
      const local = from?.toZonedDateTimeISO("Europe/Helsinki").toPlainDateTime().toString({ smallestUnit: "minute" });
      return [local, from === null ? null : to?.since(from).total("minutes"), calendarSequence];
    };
    const held = await facilitator.post(`${url}/${workshop}/holding`, { heldOn: today });
    expect(await time()).toEqual([`${today}T13:00`, 120, 1]);
    expect([held.status, held.headers["location"]]).toEqual([303, `${url}?held=${workshop}`]);
    const page = await facilitator.get(`${url}?held=${workshop}`);
    expect(page.text).toContain("Merkitty pidetyksi: Videot.");
    await facilitator.post(`${url}/${workshop}/holding`, { heldOn: daysFromNow(-1) });
    expect(await getWorkshop(product.db, id, workshop)).toMatchObject({ state: "held", heldOn: daysFromNow(-1) });
    expect(await time()).toEqual([`${daysFromNow(-1)}T13:00`, 120, 2]);
    await facilitator.post(`${url}/${workshop}/holding/removal`);
    await facilitator.post(`${url}/${workshop}/holding/removal`);
    expect(await getWorkshop(product.db, id, workshop)).toMatchObject({ state: "planned", heldOn: null });
    expect(await time()).toEqual([`${daysFromNow(200)}T13:00`, 120, 3]);
    const acts = await product.db
      .selectFrom("auditLog")
      .select("act")
      .where("subject", "=", workshop)
      .orderBy("id")
      .execute();
    expect(acts.map(({ act }) => act)).toEqual(["workshop.hold", "workshop.hold", "workshop.unhold"]);
  });

  test("is offered for the day of its time, or for today while that is to come", async () => {
    const { url, facilitator, plan } = await aRegister();
    for (const days of [-4, 4]) {
      const day = Temporal.PlainDate.from(daysFromNow(days));
      const startsAt = day.toZonedDateTime({ timeZone: "Europe/Helsinki", plainTime: { hour: 23 } }).toInstant();
      await plan({ startsAt, endsAt: startsAt.add({ hours: 2 }) });
    }
    const offered = [...(await facilitator.get(url)).text.matchAll(/name="heldOn" type="date" value="([^"]*)"/g)];
    expect(offered.map(([, day]) => day)).toEqual([daysFromNow(-4), today]);
  });

  test("not tomorrow, and not on no day: the page says so at that workshop", async () => {
    const { id, url, facilitator, plan } = await aRegister();
    const workshop = await plan({});
    const late = await facilitator.post(`${url}/${workshop}/holding`, { heldOn: daysFromNow(1) });
    expect(late.status).toBe(422);
    expect(late.text).toContain(`<a href="#day-${workshop}">Päivä on tulevaisuudessa.`);
    expect(late.text).toContain(`value="${daysFromNow(1)}"`);
    const none = await facilitator.post(`${url}/${workshop}/holding`, { heldOn: "huomenna" });
    expect(none.status).toBe(422);
    expect(none.text).toContain("Kirjoita päivä muodossa 31.12.2027");
    expect(await getWorkshop(product.db, id, workshop)).toMatchObject({ state: "planned", heldOn: null });
  });

  test("htmx gets the register alone, with the way to the vote", async () => {
    const { id, url, facilitator, plan } = await aRegister();
    const workshop = await plan({});
    const csrf = await facilitator.csrf();
    const region = await facilitator.agent
      .post(`${url}/${workshop}/holding`)
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf, heldOn: today });
    expect(region.status).toBe(200);
    expect(region.text.trimStart()).toMatch(/^<div id="register">/);
    expect(region.text).toContain(`/programmes/${id}/ballots/new?after&#x3D;${workshop}`);
  });

  test("is not for viewers, and another programme's workshop is not there", async () => {
    const { id, plan, url } = await aRegister();
    const { url: otherUrl, facilitator } = await aRegister();
    const workshop = await plan({});
    const viewer = await product.signedIn("viewer", id);
    expect((await viewer.post(`${url}/${workshop}/holding`, { heldOn: today })).status).toBe(403);
    expect((await viewer.get(url)).text).not.toContain("Merkitse pidetyksi");
    const foreign = [
      await facilitator.post(`${otherUrl}/${workshop}/holding`, { heldOn: today }),
      await facilitator.post(`${otherUrl}/${workshop}/holding`, { heldOn: "" }),
      await facilitator.post(`${otherUrl}/${workshop}/holding/removal`),
    ];
    expect(foreign.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(await getWorkshop(product.db, id, workshop)).toMatchObject({ state: "planned" });
  });
});

describe("entering a workshop afterwards", () => {
  const entry = (more: Record<string, string | string[]>) => ({
    topicId: "",
    ownTitle: "",
    level: "all",
    heldOn: today,
    audience: "all",
    audienceName: "",
    ...{ eventKind: "workshop", durationMinutes: "", headCount: "", place: "" },
    ...more,
  });

  test("for all, for an earlier audience and for those picked", async () => {
    const { id, url, facilitator, plan, topicIds, organisationIds } = await aRegister();
    const like = await plan({ organisationIds: organisationIds.slice(0, 2) });
    const [videos = "", kanta = ""] = topicIds;
    const sent = [
      await facilitator.post(url, entry({ topicId: kanta, heldOn: daysFromNow(-2) })),
      await facilitator.post(url, entry({ topicId: videos, audience: like, heldOn: daysFromNow(-1) })),
      await facilitator.post(
        url,
        entry({ ownTitle: "Kahvit", audience: "picked", organisationIds: organisationIds.slice(2) }),
      ),
    ];
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303]);
    const held = (await listWorkshops(product.db, id)).filter(({ state }) => state === "held");
    expect(
      held.map(({ names, audienceNames, organisationIds: who, heldOn }) => [names.fi, audienceNames, who, heldOn]),
    ).toEqual([
      [
        "Kanta",
        { fi: "Kaikki yhdessä", sv: "Alla tillsammans", en: "Everyone together" },
        organisationIds,
        daysFromNow(-2),
      ],
      ["Videot", texts("Ryhmä A"), organisationIds.slice(0, 2), daysFromNow(-1)],
      [
        "Kahvit",
        { fi: "1 valittu organisaatio", sv: "1 utvald organisation", en: "1 chosen organisation" },
        organisationIds.slice(2),
        today,
      ],
    ]);
  });

  test("twice, and twice at once, is entered once", async () => {
    const { id, url, facilitator, topicIds, organisationIds } = await aRegister();
    const fields = entry({ topicId: topicIds[0] ?? "" });
    const sent = await Promise.all([1, 2, 3].map(() => facilitator.post(url, fields)));
    expect(sent.map(({ status }) => status).sort()).toEqual([303, 422, 422]);
    expect(sent.find(({ status }) => status === 422)?.text).toContain("Tämä työpaja on jo kirjattu");
    expect((await listWorkshops(product.db, id)).length).toBe(1);
    const visit = (at: number) =>
      entry({ ownTitle: "Käynti", audience: "picked", organisationIds: organisationIds[at] ?? "" });
    const visits = [];
    for (const at of [0, 1, 0]) visits.push((await facilitator.post(url, visit(at))).status);
    expect(visits).toEqual([303, 303, 422]);
  });

  test("without a topic, for nobody, or with a day to come comes back with words", async () => {
    const { id, url, facilitator, topicIds } = await aRegister();
    const topicId = topicIds[0] ?? "";
    const empty = await facilitator.post(url, entry({ audience: "picked" }));
    const late = await facilitator.post(url, entry({ topicId, heldOn: daysFromNow(1), ownTitle: "Oma <b>" }));
    expect([empty.status, late.status]).toEqual([422, 422]);
    expect(empty.text).toContain("Valitse aihe tai kirjoita oma otsikko.");
    expect(empty.text).toContain("Valitse ainakin yksi organisaatio.");
    expect(late.text).toContain("Päivä on tulevaisuudessa.");
    expect(late.text).toContain("Oma &lt;b&gt;");
    const halfTyped = await facilitator.post(url, entry({ topicId, heldOn: "0026-11-12" }));
    expect([halfTyped.status, halfTyped.text.includes("Tarkista vuosi.")]).toEqual([422, true]);
    expect(await listWorkshops(product.db, id)).toEqual([]);
  });

  test("takes no topic, audience or organisation of another programme", async () => {
    const { topicIds, organisationIds, plan } = await aRegister();
    const { id, url, facilitator, topicIds: own } = await aRegister();
    const workshop = await plan({});
    const sent = [
      await facilitator.post(url, entry({ topicId: topicIds[0] ?? "" })),
      await facilitator.post(url, entry({ topicId: own[0] ?? "", audience: workshop })),
    ];
    expect(sent.map(({ status }) => status)).toEqual([404, 404]);
    const picked = await facilitator.post(url, entry({ topicId: own[0] ?? "", audience: "picked", organisationIds }));
    expect(picked.status).toBe(422);
    expect(picked.text).toContain("Valitse ainakin yksi organisaatio.");
    expect(await listWorkshops(product.db, id)).toEqual([]);
  });

  test("with its kind, length, head count and people by name; the same people again in one press", async () => {
    const { id, url, facilitator, topicIds, organisationIds, people } = await aRegisterOfPeople();
    const [topicId = ""] = topicIds;
    const facts = { eventKind: "training", durationMinutes: "90", headCount: "5", place: "Seinäjoki" };
    const picked = { audience: "picked", participantIds: people, audienceName: "Alkajat" };
    await facilitator.post(url, entry({ topicId, heldOn: daysFromNow(-2), ...picked, ...facts }));
    const [first] = await listWorkshops(product.db, id);
    expect(first).toMatchObject({
      ...{
        eventKind: "training",
        durationMinutes: 90,
        headCount: 5,
        place: "Seinäjoki",
        audienceNames: texts("Alkajat", "", ""),
      },
      organisationIds: organisationIds.slice(0, 2),
    });
    const page = await facilitator.get(`${url}/new`);
    expect(page.text).toMatch(/2 organisaatiota · viimeksi [\d.]+, 2 nimeltä/);
    await facilitator.post(url, entry({ topicId, audience: first?.id ?? "", isSamePeople: "on" }));
    const seats = await product.db
      .selectFrom("workshopSeats")
      .innerJoin("attendees", "attendees.id", "attendeeId")
      .select(["workshopId", "participantId", "state", "source", "attended"])
      .where("workshopSeats.programmeId", "=", id)
      .execute();
    const workshops = (await listWorkshops(product.db, id)).map((each) => each.id);
    const expected = workshops.flatMap((workshopId) =>
      people.map((participantId) => ({ workshopId, participantId, state: "coming", source: "log", attended: true })),
    );
    const inOrder = (rows: object[]) => rows.map((row) => JSON.stringify(row)).sort();
    expect(inOrder(seats)).toEqual(inOrder(expected));
    expect(workshops.length).toBe(2);
  });

  test("refuses fewer heads than names, nobody known by name last time, and what is no number", async () => {
    const { id, url, facilitator, topicIds, people } = await aRegisterOfPeople();
    const [topicId = ""] = topicIds;
    const wrong = [
      entry({ topicId, participantIds: people, headCount: "1" }),
      entry({ topicId, isSamePeople: "on" }),
      entry({ topicId, headCount: "paljon", durationMinutes: "1" }),
      entry({ topicId, participantIds: [(await aRegisterOfPeople()).people[0] ?? ""], audience: "picked" }),
    ];
    const sent = [];
    for (const fields of wrong) sent.push(await facilitator.post(url, fields));
    expect(sent.map(({ status }) => status)).toEqual([422, 422, 422, 422]);
    expect(sent[0]?.text).toContain("Luku on pienempi kuin nimeltä merkittyjen");
    expect(sent[0]?.text.match(/name="participantIds" value="[^"]+" checked/g)?.length).toBe(2);
    expect(sent[1]?.text).toContain("ei ole merkitty ketään nimeltä");
    expect(sent[2]?.text).toContain("Anna osallistujamäärä kokonaislukuna");
    expect(sent[3]?.text).toContain("Valitse ainakin yksi organisaatio.");
    expect(await listWorkshops(product.db, id)).toEqual([]);
  });

  test("can be corrected and, when it was entered by mistake, removed; not what was planned or followed by a vote", async () => {
    const { id, ownerId, url, facilitator, plan, topicIds, people } = await aRegisterOfPeople();
    const [videos = "", kanta = ""] = topicIds;
    const planned = await plan({});
    expect((await facilitator.get(`${url}/${planned}/log`)).status).toBe(404);
    await markHeld(product.db, { programmeId: id, workshopId: planned, heldOn: daysFromNow(-3) }, ownerId);
    await facilitator.post(url, entry({ topicId: videos, participantIds: people, headCount: "4" }));
    const logged = (await listWorkshops(product.db, id)).find(({ loggedAt }) => loggedAt !== null)?.id ?? "";
    const form = await facilitator.get(`${url}/${logged}/log`);
    expect(form.text).toContain('name="headCount" type="text" value="4"');

    const titled = entry({ topicId: kanta, ownTitle: "Kanta-ilta", heldOn: daysFromNow(-5) });
    const evening = (await facilitator.post(url, titled)).headers["location"]?.split("held=")[1] ?? "";
    expect((await facilitator.get(`${url}/${evening}/log`)).text).toContain('value="Kanta-ilta"');
    await facilitator.post(`${url}/${evening}/log/removal`);

    const right = entry({ topicId: kanta, heldOn: daysFromNow(-1), headCount: "6", durationMinutes: "60" });
    const wrong = await facilitator.post(`${url}/${logged}/log`, { ...right, heldOn: daysFromNow(1), place: "Lapua" });
    expect([
      wrong.status,
      wrong.text.includes("Päivä on tulevaisuudessa."),
      wrong.text.includes('value="Lapua"'),
    ]).toEqual([422, true, true]);
    expect((await facilitator.post(`${url}/${logged}/log`, right)).status).toBe(303);
    const corrected = { topicId: kanta, heldOn: daysFromNow(-1), headCount: 6, durationMinutes: 60, place: "" };
    expect(await getWorkshop(product.db, id, logged)).toMatchObject(corrected);

    const stays = await facilitator.post(`${url}/${planned}/log/removal`);
    expect([stays.status, stays.text.includes("Työpaja oli suunniteltu etukäteen")]).toEqual([409, true]);
    const ballot = {
      programmeId: id,
      afterWorkshopId: logged,
      titles: json(texts("Ääni")),
      lotCommitment: "0",
      lotSeed: "0",
    };
    await product.db
      .insertInto("ballots")
      .values({ ...ballot, closesAt: Temporal.Now.instant() })
      .execute();
    expect((await facilitator.post(`${url}/${logged}/log/removal`)).status).toBe(409);
    await product.db.deleteFrom("ballots").where("programmeId", "=", id).execute();
    const viewer = await product.signedIn("viewer", id);
    expect((await viewer.post(`${url}/${logged}/log/removal`)).status).toBe(403);
    const gone = [
      await facilitator.post(`${url}/${logged}/log/removal`),
      await facilitator.post(`${url}/${logged}/log/removal`),
    ];
    expect(gone.map(({ status }) => status)).toEqual([303, 404]);
    expect((await listWorkshops(product.db, id)).map((each) => each.id)).toEqual([planned]);
    const seats = await product.db.selectFrom("workshopSeats").select("id").where("programmeId", "=", id).execute();
    expect(seats).toEqual([]);
  });

  async function aRegisterOfPeople() {
    const register = await aRegister();
    const contact = (organisationId: string, at: number) => ({
      ...{ programmeId: register.id, organisationId, name: `Ihminen ${at}`, email: `i${at}@example.org`, isMain: true },
    });
    const rows = register.organisationIds.slice(0, 2).map(contact);
    const people = await product.db.insertInto("participants").values(rows).returning("id").execute();
    return { ...register, people: people.map(({ id }) => id) };
  }
});
