import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { closeWhenDue } from "../../src/voting/closing/commands.ts";
import { openWhenDue } from "../../src/voting/holding/opening/commands.ts";
import { remindWhenDue } from "../../src/voting/holding/reminding/commands.ts";
import { getBallot } from "../../src/voting/queries.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aHeldWorkshop, anOpenBallot, aVoter, ballotForm, optionsOf, tokensOf, vote } from "./ballots.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const ahead = { opensOn: "2099-03-10", opensAt: "09:00" };
const ago = (minutes: number) => Temporal.Now.instant().subtract({ minutes });

/** A draft of three participants by a planner, with more of the form where it is given. */
async function aDraft(more: Record<string, string | string[]> = {}) {
  const held = await aHeldWorkshop(product.db, 3);
  const { programmeId } = held;
  const planner = await product.signedIn("planner", programmeId);
  const sent = await planner.post(`/programmes/${programmeId}/ballots`, { ...ballotForm(held), ...more });
  const url = (sent.headers["location"] ?? "").replace(/\/costs$/, "");
  const ballotId = url.split("/").at(-1) ?? "";
  return { ...held, planner, url, ballotId, stored: () => getBallot(product.db, programmeId, ballotId) };
}

async function subjectsOf(programmeId: string): Promise<string[]> {
  const mails = await product.db.selectFrom("mails").select("subject").where("programmeId", "=", programmeId).execute();
  return mails.map(({ subject }) => subject.split(":")[0] ?? "").sort();
}

/** How many of the ballot's reminder jobs may start by now. */
async function remindersDue(ballotId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from jobs.job
    where name = 'ballot-reminder' and data->>'ballotId' = ${ballotId} and start_after <= now()`.execute(product.db);
  return rows[0]?.n ?? 0;
}

describe("opening by the clock", () => {
  test("nobody is told before the time; then it opens once, however often the job runs", async () => {
    const { planner, url, ballotId, programmeId, stored } = await aDraft();
    const early = await planner.post(`${url}/schedule`, { opensOn: "2020-01-01", opensAt: "09:00" });
    expect(early.status).toBe(422);
    expect(early.text).toContain("Avautumisajan pitää olla tulevaisuudessa.");
    const late = await planner.post(`${url}/schedule`, { opensOn: "2099-03-21", opensAt: "09:00" });
    expect(late.text).toContain("Äänestyksen pitää päättyä vasta avaamisen jälkeen.");
    const scheduled = await planner.post(`${url}/schedule`, ahead);
    expect(scheduled.headers["location"]).toBe(`${url}?done=scheduled`);
    expect((await planner.get(url)).text).toContain("Äänestys avautuu ti 10.3.2099 klo 09.00");
    expect((await planner.get(`${url}/details`)).status).toBe(303);
    await openWhenDue(product.deps, ballotId);
    expect([(await stored()).state, await subjectsOf(programmeId)]).toEqual(["scheduled", []]);

    await product.db
      .updateTable("ballots")
      .set({ opensAt: ago(5) })
      .where("id", "=", ballotId)
      .execute();
    await Promise.all([1, 2, 3].map(() => openWhenDue(product.deps, ballotId)));
    expect((await stored()).state).toBe("open");
    expect(await subjectsOf(programmeId)).toEqual(["Rösta", "Äänestä", "Äänestä"]);
    expect(new Set(await tokensOf(product.db, programmeId)).size).toBe(3);
  });

  test("who comes to the list opens what is due; a schedule can be taken back before that", async () => {
    const { planner, url, ballotId, programmeId, stored } = await aDraft();
    await planner.post(`${url}/schedule`, ahead);
    expect((await planner.post(`${url}/schedule/removal`)).headers["location"]).toBe(`${url}?done=unscheduled`);
    expect([(await stored()).state, (await stored()).opensAt]).toEqual(["draft", null]);
    await planner.post(`${url}/schedule`, ahead);
    await product.db
      .updateTable("ballots")
      .set({ opensAt: ago(1) })
      .where("id", "=", ballotId)
      .execute();
    expect((await planner.post(`${url}/schedule/removal`)).headers["location"]).toBe(url);
    expect((await planner.get(`/programmes/${programmeId}/ballots`)).text).toContain("0 / 3 äänestänyt.");
    expect((await stored()).state).toBe("open");
  });

  test("what cannot open waits for staff, who are told: its end has passed, or its voters are gone", async () => {
    const { planner, url, ballotId, programmeId, stored } = await aDraft();
    await planner.post(`${url}/schedule`, ahead);
    const past = { opensAt: ago(60), closesAt: ago(30) };
    await product.db.updateTable("ballots").set(past).where("id", "=", ballotId).execute();
    await closeWhenDue(product.db, ballotId);
    expect((await planner.get(url)).text).toContain("mutta se ei onnistunut");
    expect([(await stored()).state, await subjectsOf(programmeId)]).toEqual(["draft", []]);
    expect((await planner.get(`/programmes/${programmeId}/ballots`)).text).toContain(
      "Äänestys ei avautunut ajallaan. Avaa se uudelleen.",
    );
  });
});

describe("proposals first", () => {
  test("each gets a link, and at the opening another one that works as well; the one voted with stays", async () => {
    const { planner, url, ballotId, programmeId, topicIds, stored } = await aDraft({ topics: [] });
    const draft = await planner.get(url);
    expect(draft.text).toContain("Avaamiseen tarvitaan vähintään kaksi");
    expect((await planner.post(`${url}/opening`)).text).toContain("Valitse vähintään kaksi aihetta.");
    const [first, second] = [0, 1].map(() => planner.post(`${url}/proposing`, { opensOn: "", opensAt: "09:00" }));
    expect((await first!).headers["location"]).toBe(`${url}?done=proposing`);
    expect((await second!).headers["location"]).toBe(`${url}?done=proposing`);
    expect(await subjectsOf(programmeId)).toEqual(["Ehdota aiheita", "Ehdota aiheita", "Föreslå ämnen"]);
    const asked = await tokensOf(product.db, programmeId);
    // The contact of one organisation becomes that of another too: a person who has a vote gets no other.
    const { id: organisationId } = await product.db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId).where("name", "=", "Yritys 002").executeTakeFirstOrThrow(); // prettier-ignore
    const twin = { id: "00000000-0000-4000-8000-000000000000", programmeId, organisationId, name: "Aada", email: "O1@example.org" }; // prettier-ignore
    await product.db.insertInto("participants").values(twin).execute();
    expect((await planner.get(url)).text).toContain("Äänestys voi avautua vasta, kun aiheita on vähintään kaksi.");

    await planner.post(`${url}/schedule`, ahead);
    await product.db
      .updateTable("ballots")
      .set({ opensAt: ago(1) })
      .where("id", "=", ballotId)
      .execute();
    await openWhenDue(product.deps, ballotId);
    expect([(await stored()).state, (await stored()).opensAt]).toEqual(["proposing", null]);

    const options = topicIds.slice(0, 2).map((topicId, position) => ({ ballotId, topicId, position }));
    await product.db.insertInto("ballotOptions").values(options).execute();
    expect((await planner.post(`${url}/opening`)).headers["location"]).toBe(`${url}?done=opened`);
    const tokens = await tokensOf(product.db, programmeId);
    expect(tokens.length).toBe(6);
    const { "Videot ja reelsit": videos = "" } = await optionsOf(product.db, ballotId);
    expect((await vote(await aVoter(product, asked[0]!), ballotId, [videos])).status).toBe(303);
    const own = tokens.filter((token) => token !== asked[0]).map((token) => product.browser().get(`/v/${token}`));
    expect((await Promise.all(own)).map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 404]);
  });

  test("a ballot without proposals asks for none", async () => {
    const { planner, url, stored } = await aDraft();
    await product.db.updateTable("ballots").set({ allowsProposals: false }).where("id", "=", (await stored()).id).execute(); // prettier-ignore
    const sent = await planner.post(`${url}/proposing`, { opensOn: "", opensAt: "09:00" });
    expect(sent.status).toBe(422);
    expect((await stored()).state).toBe("draft");
  });
});

describe("reminding", () => {
  test("only who has not voted, has not declined and has an address; pressed twice each once", async () => {
    const { planner, url, ballotId, programmeId, tokens, options } = await anOpenBallot(product, 4);
    await vote(await aVoter(product, tokens[0]!), ballotId, [Object.values(options)[0]!]);
    const declining = product.browser();
    await declining.post(`/v/${tokens[1]}/reminders/refusal`);
    expect((await declining.get(`/v/${tokens[1]}/reminders`)).text).toContain("Emme lähetä sinulle muistutuksia");
    await product.db.updateTable("participants").set({ email: "" }).where("name", "=", "Osallistuja 003").where("programmeId", "=", programmeId).execute(); // prettier-ignore
    const preview = await planner.get(`${url}/reminders`);
    for (const words of [
      "3 ei ole vielä äänestänyt.",
      "1 on kieltänyt muistutukset.",
      "1 on ilman sähköpostiosoitetta.",
    ])
      expect(preview.text).toContain(words);
    expect(preview.text).toContain("Lähetä 1 muistutus");
    await Promise.all([planner.post(`${url}/reminders`), planner.post(`${url}/reminders`)]);
    const reminders = await product.db
      .selectFrom("mails")
      .select(["toName", "body"])
      .where("programmeId", "=", programmeId)
      .where("subject", "like", "Muistutus%")
      .execute();
    expect(reminders.map(({ toName }) => toName)).toEqual(["Osallistuja 004"]);
    expect((await planner.get(`${url}/reminders`)).text).toContain("1 on saanut muistutuksen viimeisen tunnin aikana.");
    const [, added = ""] = /\/v\/([A-Za-z0-9_-]{43})\?/.exec(reminders[0]?.body ?? "") ?? [];
    expect(reminders[0]?.body).toContain(`/v/${added}/reminders`);
    expect((await vote(await aVoter(product, added), ballotId, [Object.values(options)[0]!])).status).toBe(303);
    expect((await product.browser().get(`/v/${tokens[3]}`)).status).toBe(404);
  });

  test("by itself at its time before the close, once, and not after the close", async () => {
    const { planner, url, ballotId, programmeId } = await aDraft({ reminderHours: "24" });
    await planner.post(`${url}/opening`);
    await product.db
      .updateTable("ballots")
      .set({ openedAt: ago(60 * 72) })
      .where("id", "=", ballotId)
      .execute();
    const closeIn = async (hours: number) => {
      const closesAt = Temporal.Now.instant().add({ minutes: Math.round(hours * 60) });
      await product.db.updateTable("ballots").set({ closesAt }).where("id", "=", ballotId).execute();
      await remindWhenDue(product.deps, ballotId);
      return (await subjectsOf(programmeId)).filter((subject) => /^(Muistutus|Påminnelse)/.test(subject)).length;
    };
    expect([await closeIn(25), await closeIn(23.9), await closeIn(23.9), await closeIn(23)]).toEqual([0, 3, 3, 3]);
    // The close is moved by two days: the reminder comes again before the new one.
    await product.db
      .updateTable("voters")
      .set({ remindedAt: ago(60 * 48) })
      .where("ballotId", "=", ballotId)
      .execute();
    expect([await closeIn(24.1), await closeIn(23.9)]).toEqual([3, 6]);
    await product.db.updateTable("voters").set({ remindedAt: null }).where("ballotId", "=", ballotId).execute();
    expect(await closeIn(-1)).toBe(6);
    // A close that is moved so near that the reminder's time is past reminds at once.
    await product.db.updateTable("ballots").set({ closesAt: Temporal.Now.instant().add({ hours: 240 }) }).where("id", "=", ballotId).execute(); // prettier-ignore
    const near = Temporal.Now.instant().add({ hours: 12 }).toZonedDateTimeISO("Europe/Helsinki");
    const moved = { closesOn: near.toPlainDate().toString(), closesAt: near.toPlainTime().toString({ smallestUnit: "minute" }) }; // prettier-ignore
    expect((await planner.post(`${url}/closing-time`, moved)).headers["location"]).toBe(`${url}?done=moved`);
    expect(await remindersDue(ballotId)).toBe(1);
    await remindWhenDue(product.deps, ballotId);
    expect((await subjectsOf(programmeId)).filter((subject) => /^(Muistutus|Påminnelse)/.test(subject)).length).toBe(9);
    // Voting that is shorter than that has no reminder: its voters have only just got their links.
    await product.db
      .updateTable("ballots")
      .set({ openedAt: ago(5) })
      .where("id", "=", ballotId)
      .execute();
    await product.db.updateTable("voters").set({ remindedAt: null }).where("ballotId", "=", ballotId).execute();
    await remindWhenDue(product.deps, ballotId);
    expect((await subjectsOf(programmeId)).filter((subject) => /^(Muistutus|Påminnelse)/.test(subject)).length).toBe(9);
    expect((await planner.get(url)).text).toContain("Muistutusta ei lähde");
  });
});

describe("other ways to vote", () => {
  test("a list of organisations, one vote each: the link goes to the main contact, and the mail says whose vote it is", async () => {
    const held = await aHeldWorkshop(product.db, 3);
    const { programmeId } = held;
    const planner = await product.signedIn("planner", programmeId);
    const organisations = await product.db.selectFrom("organisations").select(["id", "name"]).where("programmeId", "=", programmeId).orderBy("name").execute(); // prettier-ignore
    const ids = organisations.slice(0, 2).map(({ id }) => id);
    const second = { programmeId, organisationId: ids[0]!, name: "Aada Toinen", email: "toinen@example.org" };
    await product.db.insertInto("participants").values(second).execute();
    const form = { ...ballotForm(held), audience: "list", votingBy: "organisation", secrecy: "open" };
    const none = await planner.post(`/programmes/${programmeId}/ballots`, form);
    expect(none.text).toContain("Valitse vähintään yksi organisaatio.");
    const { location: url = "" } = (await planner.post(`/programmes/${programmeId}/ballots`, { ...form, organisations: ids })).headers; // prettier-ignore
    expect((await planner.get(url)).text).toContain("Äänestyslinkin saa 2 pääyhteyshenkilöä");
    await planner.post(`${url}/opening`);
    const mails = await product.db.selectFrom("mails").select(["toName", "body"]).where("programmeId", "=", programmeId).orderBy("toName").execute(); // prettier-ignore
    expect(mails.map(({ toName }) => toName)).toEqual(["Osallistuja 001", "Osallistuja 002"]);
    expect(mails[0]?.body).toContain("Sinä annat organisaation Yritys 001 äänen.");
    expect(mails[0]?.body).toContain("Äänestys on avoin: hankkeen väki näkee, kuka valitsi mitä.");
    expect(mails[0]?.body).not.toContain("salainen");
  });

  test("with hours each topic's are kept over an edit, and while voting only missing ones can be written", async () => {
    const drafted = await aDraft({
      purpose: "hours",
      budgetHours: "5",
      ownOptions: "Oma aihe | Eget ämne | Own topic",
    });
    const { planner, url, ballotId } = drafted;
    const ids = await optionsOf(product.db, ballotId);
    const own = (await product.db.selectFrom("ballotOptions").select(["id", "ownNames"]).where("ballotId", "=", ballotId).where("ownNames", "is not", null).executeTakeFirstOrThrow()); // prettier-ignore
    expect(own.ownNames).toEqual({ fi: "Oma aihe", sv: "Eget ämne", en: "Own topic" });
    const videos = ids["Videot ja reelsit"]!;
    const wrong = await planner.post(`${url}/costs`, { [`hours.${videos}`]: "kaksi" });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="kaksi"');
    await planner.post(`${url}/costs`, { [`hours.${videos}`]: "2,5" });
    await planner.post(`${url}/details`, { ...ballotForm(drafted), purpose: "hours", budgetHours: "6", ownOptions: "Oma aihe | Eget ämne | Own topic" }); // prettier-ignore
    const costs = async () =>
      (await product.db.selectFrom("ballotOptions").select("costMinutes").where("ballotId", "=", ballotId).orderBy("position").execute()).map(({ costMinutes }) => costMinutes); // prettier-ignore
    const before = await costs();
    expect([before[0], before[2]]).toEqual([150, null]);
    await planner.post(`${url}/opening`);
    const page = await planner.get(url);
    expect(page.text).toContain("1 ehdotuksesta puuttuvat tunnit.");
    const rows = await product.db.selectFrom("ballotOptions").select("id").where("ballotId", "=", ballotId).orderBy("position").execute(); // prettier-ignore
    await planner.post(`${url}/costs`, Object.fromEntries(rows.map(({ id }) => [`hours.${id}`, "1"])));
    expect(await costs()).toEqual([150, before[1], 60]);
  });

  test("the room's code is there from the opening, is changed and ended, and only where it is allowed", async () => {
    const { planner, url, stored } = await aDraft({ allowsWalkIns: "on" });
    expect((await planner.post(`${url}/join-code`)).headers["location"]).toBe(url);
    await planner.post(`${url}/opening`);
    const { joinCode } = await stored();
    expect((await planner.get(url)).text).toContain(joinCode);
    await planner.post(`${url}/join-code`);
    const renewed = (await stored()).joinCode;
    expect(renewed).toMatch(/^[a-z0-9]{6}$/i);
    expect(renewed).not.toBe(joinCode);
    await planner.post(`${url}/join-code/removal`);
    expect((await stored()).joinCode).toBeNull();
    const { planner: other, url: without, stored: storedWithout } = await aDraft();
    await other.post(`${without}/opening`);
    await other.post(`${without}/join-code`);
    expect((await storedWithout()).joinCode).toBeNull();
  });

  test("a series goes on from its first ballot, is never secret, and its title follows the purpose", async () => {
    const held = await aHeldWorkshop(product.db, 1);
    const planner = await product.signedIn("planner", held.programmeId);
    const list = `/programmes/${held.programmeId}/ballots`;
    const form = { ...ballotForm(held), purpose: "series", "titles.fi": "Mistä aiheesta seuraava työpaja?" };
    // What a series cannot have is not read: each of its votes is known by its voter.
    const { location: url = "" } = (await planner.post(list, { ...form, secrecy: "secret", allowsWalkIns: "on" }))
      .headers;
    expect((await planner.get(url)).text).toContain("Äänestys on avoin: hankkeen väki näkee, kuka valitsi mitä.");
    const first = url.split("/").at(-1) ?? "";
    const draftOrPlanned = async () => (await planner.post(list, { ...form, secrecy: "open", chain: first })).text;
    expect(await draftOrPlanned()).toContain("Valittua sarjaa ei enää ole.");
    await planner.post(`${url}/schedule`, { opensOn: "2099-03-01", opensAt: "09:00" });
    expect((await getBallot(product.db, held.programmeId, first)).state).toBe("scheduled");
    expect(await draftOrPlanned()).toContain("Valittua sarjaa ei enää ole.");
    await planner.post(`${url}/opening`);
    const { location: next = "" } = (await planner.post(list, { ...form, secrecy: "open", chain: first })).headers;
    const ballot = await getBallot(product.db, held.programmeId, next.split("/").at(-1) ?? "");
    expect([ballot.chainId, ballot.titles.fi, ballot.rule]).toEqual([first, "Mikä on sarjan seuraava aihe?", "per_phragmen"]); // prettier-ignore
  });
});

test("another programme's ballot is none here, whatever is done to it", async () => {
  const { ballotId, stored } = await aDraft();
  const { planner, programmeId } = await aDraft();
  const url = `/programmes/${programmeId}/ballots/${ballotId}`;
  const acts = ["schedule", "schedule/removal", "proposing", "closing-time", "reminders", "join-code", "join-code/removal", "costs"]; // prettier-ignore
  const form = { ...ahead, closesOn: "2099-01-01", closesAt: "10:00" };
  const statuses = [];
  for (const act of acts) statuses.push((await planner.post(`${url}/${act}`, form)).status);
  expect(statuses).toEqual(acts.map(() => 404));
  expect((await stored()).state).toBe("draft");
});
