import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lotCommitment } from "../../src/voting/method/lot.ts";
import { json } from "../../src/platform/database.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { twoGroups } from "./closing/a-marked-ballot.ts";
import { aHeldWorkshop, anOpenBallot, aVoter, ballotForm, optionsOf, papersOf, tokensOf, vote } from "./ballots.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const videos = "Videot ja reelsit";

test("a programme without ballots is told what to do, and for whom a vote can be held", async () => {
  const { programmeId, workshopId } = await aHeldWorkshop(product.db, 2);
  const facilitator = await product.signedIn("facilitator", programmeId);
  expect((await facilitator.get(`/programmes/${programmeId}/ballots`)).text).toContain("Äänestyksiä ei ole vielä.");
  const choose = await facilitator.get(`/programmes/${programmeId}/ballots/new`);
  expect(choose.text).toContain("Ketkä saavat äänestää?");
  expect(choose.text).toContain(`/ballots/new?after&#x3D;${workshopId}`);
  const form = await facilitator.get(`/programmes/${programmeId}/ballots/new?after=${workshopId}`);
  expect(form.text).toContain("Äänestäjät: Some ja videot");
  expect(form.text).toContain(videos);
});

test("a form with mistakes comes back with what was chosen", async () => {
  const held = await aHeldWorkshop(product.db, 1);
  const planner = await product.signedIn("planner", held.programmeId);
  const wrong: Record<string, string | string[]> = {
    ...ballotForm(held),
    topics: [held.topicIds[1]!],
    closesOn: "",
    closesAt: "iltapäivä",
    "titles.fi": "Oma kysymys",
  };
  delete wrong["allowsProposals"];
  const sent = await planner.post(`/programmes/${held.programmeId}/ballots`, wrong);
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Valitse vähintään kaksi aihetta.");
  expect(sent.text).toContain("Kirjoita kellonaika muodossa 16:00.");
  expect(sent.text).toContain(`value="${held.topicIds[1]}" checked`);
  expect(sent.text).toContain("Oma kysymys");
  expect(sent.text).toContain("Äänestäjät: Some ja videot");
  expect(
    await product.db.selectFrom("ballots").select("id").where("programmeId", "=", held.programmeId).execute(),
  ).toEqual([]);
});

test("another programme's topic or workshop makes no ballot", async () => {
  const [held, other] = [await aHeldWorkshop(product.db, 1), await aHeldWorkshop(product.db, 1)];
  const planner = await product.signedIn("planner", held.programmeId);
  const foreignTopic = await planner.post(`/programmes/${held.programmeId}/ballots`, {
    ...ballotForm(held),
    topics: other.topicIds,
  });
  expect(foreignTopic.status).toBe(422);
  expect(foreignTopic.text).toContain("Jotakin valituista aiheista ei enää ole.");
  const foreignWorkshop = await planner.post(`/programmes/${held.programmeId}/ballots`, {
    ...ballotForm(held),
    audience: `workshop:${other.workshopId}`,
  });
  expect(foreignWorkshop.status).toBe(404);
  expect(
    await product.db
      .selectFrom("ballots")
      .select("id")
      .where("programmeId", "in", [held.programmeId, other.programmeId])
      .execute(),
  ).toEqual([]);
});

test("a draft says who will vote and who cannot, is edited, and is removed", async () => {
  const held = await aHeldWorkshop(product.db, 2);
  const { programmeId, workshopId, topicIds } = held;
  const lonely = await product.db
    .insertInto("organisations")
    .values({ programmeId, name: "Yksinäinen Oy" })
    .returning("id")
    .executeTakeFirstOrThrow();
  await product.db.insertInto("workshopOrganisations").values({ workshopId, organisationId: lonely.id }).execute();
  const planner = await product.signedIn("planner", programmeId);
  const { location = "" } = (await planner.post(`/programmes/${programmeId}/ballots`, ballotForm(held))).headers;
  const draft = await planner.get(location);
  expect(draft.text).toContain("Äänestyslinkin saa 2 osallistujaa (3 organisaatiota).");
  expect(draft.text).toContain("<li>Osallistuja 001</li>");
  expect(draft.text).toContain("Yksinäinen Oy");

  await planner.post(`${location}/details`, {
    ...ballotForm(held),
    topics: topicIds.slice(1),
    "titles.fi": "Mitä seuraavaksi?",
  });
  expect((await planner.get(location)).text).toContain("Mitä seuraavaksi?");
  expect(Object.keys(await optionsOf(product.db, location.split("/").at(-1) ?? "")).sort()).toEqual([
    "Excelin perusteet",
    "Markkinoinnin vuosikello",
  ]);
  expect((await planner.post(`${location}/removal`)).headers["location"]).toBe(`/programmes/${programmeId}/ballots`);
  expect((await planner.get(location)).status).toBe(404);
});

test("opening sends each participant a link in their language, once, and binds the lot", async () => {
  const { ballotId, url, planner, programmeId, tokens } = await anOpenBallot(product, 3);
  expect(new Set(tokens).size).toBe(3);
  await planner.post(`${url}/opening`);
  const mails = await product.db
    .selectFrom("mails")
    .select(["toName", "subject", "locale"])
    .where("programmeId", "=", programmeId)
    .orderBy("toName")
    .execute();
  expect(mails).toEqual([
    { toName: "Osallistuja 001", subject: "Äänestä: Mistä aiheesta seuraava työpaja?", locale: "fi" },
    { toName: "Osallistuja 002", subject: "Rösta: Vad ska nästa workshop handla om?", locale: "sv" },
    { toName: "Osallistuja 003", subject: "Äänestä: Mistä aiheesta seuraava työpaja?", locale: "fi" },
  ]);
  const ballot = await product.db
    .selectFrom("ballots")
    .select(["lotSeed", "lotCommitment"])
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  expect(ballot.lotCommitment).toBe(lotCommitment(ballot.lotSeed ?? ""));
  const page = await planner.get(url);
  expect(page.text).toContain(ballot.lotCommitment);
  expect(page.text).not.toContain(ballot.lotSeed);
  expect(page.text).toContain("0 / 3 on äänestänyt.");
  expect((await planner.get(`/programmes/${programmeId}/ballots`)).text).toContain("0 / 3 äänestänyt");
});

test("a ballot that nobody could vote in, or whose time has passed, is not opened", async () => {
  const held = await aHeldWorkshop(product.db, 0);
  const planner = await product.signedIn("planner", held.programmeId);
  const open = async (form: Record<string, string | string[]>) => {
    const { location = "" } = (await planner.post(`/programmes/${held.programmeId}/ballots`, form)).headers;
    return await planner.post(`${location}/opening`);
  };
  const nobody = await open(ballotForm(held));
  expect(nobody.status).toBe(422);
  expect(nobody.text).toContain("Kukaan ei saisi linkkiä.");
  const past = await planner.post(`/programmes/${held.programmeId}/ballots`, {
    ...ballotForm(held),
    closesOn: "2020-01-01",
  });
  expect(past.status).toBe(422);
  expect(past.text).toContain("Päättymisajan pitää olla tulevaisuudessa.");
  const { location: waited = "" } = (await planner.post(`/programmes/${held.programmeId}/ballots`, ballotForm(held)))
    .headers;
  const closesAt = Temporal.Instant.from("2020-01-01T14:00:00Z");
  await product.db
    .updateTable("ballots")
    .set({ closesAt })
    .where("id", "=", waited.split("/").at(-1) ?? "")
    .execute();
  expect((await planner.get(waited)).text).toContain("Päättymisaika on jo mennyt.");
  expect((await planner.post(`${waited}/opening`)).text).toContain("Päättymisajan pitää olla tulevaisuudessa.");
  expect(
    await product.db.selectFrom("mails").select("id").where("programmeId", "=", held.programmeId).execute(),
  ).toEqual([]);
});

test("the closing time is moved forwards, never into the past", async () => {
  const { url, planner, ballotId } = await anOpenBallot(product, 1);
  await planner.post(`${url}/closing-time`, { closesOn: "2099-04-01", closesAt: "09:30" });
  const past = await planner.post(`${url}/closing-time`, { closesOn: "2020-04-01", closesAt: "09:30" });
  expect(past.status).toBe(422);
  expect(past.text).toContain("Päättymisajan pitää olla tulevaisuudessa.");
  const { closesAt } = await product.db
    .selectFrom("ballots")
    .select("closesAt")
    .where("id", "=", ballotId)
    .executeTakeFirstOrThrow();
  expect(closesAt?.toString()).toBe("2099-04-01T06:30:00Z");
});

test("slips add a link for everybody who has not voted; the one that is voted with first is the only one from then on", async () => {
  const { url, planner, ballotId, tokens, options, programmeId } = await anOpenBallot(product, 3);
  const voted = await aVoter(product, tokens[0]!);
  await vote(voted, ballotId, [options[videos]!]);
  const waiting = await aVoter(product, tokens[1]!);
  expect((await planner.get(`${url}/slips`)).text).toContain("2 osallistujaa ei ole vielä äänestänyt.");
  const sheet = await planner.post(`${url}/slips`);
  const printed = [...sheet.text.matchAll(/\/v\/([A-Za-z0-9_-]{43})\?lang(?:=|&#x3D;)(\w+)/g)].map(
    ([, token, lang]) => ({ token: token!, lang }),
  );
  expect(printed.map(({ lang }) => lang)).toEqual(["sv", "fi"]);
  expect(sheet.text).not.toContain("Osallistuja 001");
  expect((await waiting.get(`/ballot/${ballotId}`)).status).toBe(200);
  expect((await vote(voted, ballotId, [options[videos]!])).status).toBe(303);
  expect((await vote(await aVoter(product, printed[0]!.token), ballotId, [options[videos]!])).status).toBe(303);
  expect((await product.browser().get(`/v/${tokens[1]}`)).status).toBe(404);
  expect((await product.browser().get(`/v/${tokens[2]}`)).status).toBe(200);
  expect((await papersOf(product.db, ballotId)).length).toBe(2);
  expect(await tokensOf(product.db, programmeId)).toEqual(tokens);
});

test("staff are warned of a vote that decides nothing or shows no figures, and see how near its end a vote is", async () => {
  const { db } = product;
  const held = await aHeldWorkshop(db, 2);
  const { programmeId } = held;
  const groupIds = await twoGroups(db, programmeId);
  const result = json({ k: 2, verdict: "groups", groups: [], organisationIds: [] });
  const done = { isCurrent: true, state: "done" as const, result };
  await db.updateTable("groupingRuns").set(done).where("programmeId", "=", programmeId).execute();
  const { id: variantId } = await db.selectFrom("groupVariants").select("id").where("programmeId", "=", programmeId).executeTakeFirstOrThrow(); // prettier-ignore
  const organisations = await db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId).orderBy("name", "desc").execute(); // prettier-ignore
  const members = organisations.map(({ id: organisationId }, at) => ({ variantId, organisationId, groupId: groupIds[at]! })); // prettier-ignore
  await db.insertInto("groupMembers").values(members).execute();
  // Of the second group's organisation, by its participant, and of the first's too.
  const twin = { programmeId, organisationId: organisations[0]!.id, name: "Osallistuja 001", email: "O1@example.org" };
  await db.insertInto("participants").values(twin).execute();

  const planner = await product.signedIn("planner", programmeId);
  const usual: Record<string, string | string[]> = { ...ballotForm(held), audience: "everyone" };
  delete usual["allowsProposals"];
  const full = { ...usual, purpose: "several", seats: "2" };
  const { location: url = "" } = (await planner.post(`/programmes/${programmeId}/ballots`, full)).headers;
  const draft = (await planner.get(url)).text;
  expect(draft).toContain("Äänestyslinkin saa 2 osallistujaa (2 organisaatiota).");
  expect(draft).toContain("1 heistä on usean organisaation yhteyshenkilö ja saa vain yhden äänen.");
  expect(draft).toContain("Kaikki aiheet mahtuvat tulokseen");
  expect(draft).toContain("Äänestäjiä on 2. Salaisen äänestyksen äänimäärät kerrotaan vasta, kun vähintään 5");
  await planner.post(`${url}/details`, { ...usual, secrecy: "open", showsLive: "on", quorumPercent: "51", publishing: "hand" }); // prettier-ignore
  const changed = (await planner.get(url)).text;
  for (const words of ["Kaikki aiheet mahtuvat", "Salaisen äänestyksen äänimäärät"])
    expect(changed).not.toContain(words);

  await planner.post(`${url}/opening`);
  const ballotId = url.split("/").at(-1) ?? "";
  const voters = db.selectFrom("voters").innerJoin("participants", "participants.id", "participantId");
  const grouped = voters.select(["name", "groupId"]).where("ballotId", "=", ballotId).orderBy("name");
  expect(await grouped.execute()).toEqual([
    { name: "Osallistuja 001", groupId: groupIds[0] },
    { name: "Osallistuja 002", groupId: groupIds[0] },
  ]);
  const seen = async () => {
    const { text } = await planner.get(url);
    const told = ["Tulos on pätevä, kun vielä 2", "Tulos on pätevä, kun vielä 1", "tarpeeksi moni on", "Kaikki ovat äänestäneet"]; // prettier-ignore
    expect(text).toContain(
      "Äänimääriä näytetään jo äänestyksen aikana. Äänestäjät näkevät tuloksen, kun hankkeen väki",
    );
    expect(text).toContain("Äänestäjät näkevät tuloksen vasta, kun julkaiset sen.");
    return told.filter((words) => text.includes(words));
  };
  expect(await seen()).toEqual(["Tulos on pätevä, kun vielä 2"]);
  const [first = "", second = ""] = await tokensOf(db, programmeId);
  expect((await product.browser().get(`/v/${first}`)).text).toContain("kun päättymisestä on kulunut 2 vuotta.");
  const options = Object.values(await optionsOf(db, ballotId));
  await vote(await aVoter(product, first), ballotId, options);
  expect(await seen()).toEqual(["Tulos on pätevä, kun vielä 1"]);
  await vote(await aVoter(product, second), ballotId, options);
  expect(await seen()).toEqual(["tarpeeksi moni on", "Kaikki ovat äänestäneet"]);
});
