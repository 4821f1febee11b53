// The demo from its groups to a workshop that was held and judged, in a real browser with letters over a real mail server:
// a planner at a desk, a facilitator and participants on phones. Then its main line once more without scripts.
import type { Browser, Page } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { seedProgramme } from "../../seeds/index.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { readCalendar } from "../support/calendar-reader.ts";
import { listen } from "../support/listening.ts";
import { openBrowser } from "../support/pages.ts";
import { startSmtpServer, type SmtpServer } from "../support/smtp-server.ts";
import { dayFromNow, sees } from "./path/stage.ts";
import { answer, openInvitation, participantWords, sendSubstitute } from "./workshops/answering.ts";
import { checkIn, goToDoor, hold, letIn, markEverybody } from "./workshops/door.ts";
import { askForFeedback, giveFeedback, readFigures, readResults } from "./workshops/feedback.ts";
import { keptOf } from "./workshops/kept.ts";
import { lettersAbout, linkIn, type Letter } from "./workshops/letters.ts";
import { acceptWithoutLast, arrange, furnish, invite, propose, readFinding, room } from "./workshops/planning.ts";
import { answerDates, askForDates, pickBest } from "./workshops/polling.ts";
import { arrive, type Scene } from "./workshops/scene.ts";

const invitation = /^(Kutsu työpajaan|Inbjudan till workshop|Invitation to a workshop): /;
const placeGiven = /^Sait paikan työpajaan: /;
const feedbackAsked = /^(Mitä pidit työpajasta|Vad tyckte du om worksho\w+|What did you think of the workshop) /;
const guest = { name: "Emma Guest", email: "emma.guest@example.org" };
const substitute = { name: "Sanna Sijainen", email: "sanna.sijainen@example.org" };

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let smtp: SmtpServer;
let programmeId: string;
let scene: Scene;
beforeAll(async () => {
  smtp = await startSmtpServer();
  product = await openTestApp({ smtpUrl: `smtp://127.0.0.1:${smtp.port}` });
  await product.startJobs();
  served = await listen(product.app);
  [browser, { programmeId }] = await Promise.all([openBrowser(), seedProgramme(product.deps, "digivointi")]);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.close();
  await product.close();
  await smtp.stop();
});
beforeEach(() => {
  scene = { product, url: served.url, browser, javaScript: true, isRead: true, stopped: [] };
});

test("from what the workshops cover to a series, a full room, attendance and feedback", async () => {
  const group = "Ryhmä D";
  const planner = await staff("planner", 1280);
  expect(await readFinding(scene, planner)).toEqual({ needs: 24, met: 19, covered: 7, deepen: 12 });
  const shares = await propose(scene, planner);
  expect(shares.gain).toBeGreaterThan(0);
  expect(Math.abs(shares.groups - shares.industry - shares.gain)).toBeLessThanOrEqual(1); // each is rounded on its own
  await acceptWithoutLast(scene, planner, "Ryhmä C");
  await furnish(planner, group);
  await arrange(scene, planner, group);
  const workshopId = /workshops\/([\w-]{36})/.exec(planner.url())?.[1] ?? "";
  const invited = await invite(scene, planner, guest);

  const letters = await lettersAbout(smtp, invitation, invited);
  expect([...new Set(letters.map(({ language }) => language))].sort()).toEqual(["en", "fi", "sv"]);
  for (const { calendar } of letters) {
    const { calendar: file, events } = readCalendar(calendar ?? "");
    expect([file["METHOD"], events.length, events[0]?.["UID"], events[0]?.["LOCATION"]]).toEqual([
      ...["REQUEST", 1, `workshop-${workshopId}@tarvepaja`, room.name],
    ]);
  }

  // Those who read other languages first, so that the room is full before the last of the Finns.
  const byLanguage = letters.toSorted(
    (a, b) => Number(a.language === "fi") - Number(b.language === "fi") || (a.to < b.to ? -1 : 1),
  );
  const phones: Page[] = [];
  for (const [at, letter] of byLanguage.slice(0, room.places).entries())
    phones.push(await comes({ ...scene, isRead: at < 3 }, workshopId, letter));
  const [swede, , , giver, leaver] = phones as [Page, Page, Page, Page, Page];
  const late = byLanguage[room.places]!;
  const waiter = await arrive(scene, 390);
  await openInvitation(scene, waiter, late);
  await answer(scene, waiter, /^Haluan jonoon/, /Olet jonossa sijalla 1 ja saat viestin/);
  await answer({ ...scene, isRead: false }, leaver, /^En pääsekään/, /Et ole tulossa/);
  const [given] = await lettersAbout(smtp, placeGiven, 1);
  expect(given?.to).toBe(late.to);
  await sendSubstitute(scene, giver, substitute);
  expect((await lettersAbout(smtp, placeGiven, 2))[1]?.to).toBe(substitute.email);

  await theDayComes(workshopId);
  const facilitator = await staff("facilitator", 390);
  await goToDoor(scene, facilitator);
  await checkIn(scene, facilitator, swede, await nameOf(byLanguage[0]));
  await letIn(scene, facilitator, "Väinö Vieras");
  await markEverybody(scene, facilitator);
  await hold(facilitator);

  await planner.reload();
  expect(await askForFeedback(scene, planner)).toBe(room.places);
  const asked = await lettersAbout(smtp, feedbackAsked, room.places);
  for (const [at, letter] of asked.entries()) {
    const page = await arrive(scene, 390);
    const useful = at === 0 ? 3 : 5;
    await giveFeedback({ ...scene, isRead: at === 0 }, page, linkIn(letter, /\/s\//), { useful, before: 1, now: 3 });
    await page.close();
  }
  expect(await readResults(scene, planner)).toBe("4,7 / 5 (6 vastausta)");

  const { held, change } = await readFigures(scene, planner);
  expect(held).toMatch(/^Pidettynä on 18 tilaisuutta\./);
  expect(change).toMatch(/nyt (\d+) tarpeesta\. Osaaminen on parantunut niistä \1 kohdalla\.$/);

  // The survey's own letters leave gently, so the last of them may still be on their way.
  await expect
    .poll(() => keptOf(product.db, workshopId), { timeout: 60_000, interval: 1_000 })
    .toEqual({
      state: "held",
      places: room.places + 1,
      seats: [
        "Annika Östermark, coming, invitation, there, by own phone",
        "Emma Guest, coming, invitation, there",
        "Hanne Peräkorpi, coming, invitation, there",
        "Leena Taipalus, declined, invitation, unmarked",
        "Maarit Koskenranta, declined, invitation, unmarked",
        "Marjut Tuokkola, coming, invitation, there",
        "Niina Takkula, coming, invitation, there",
        "Pekka Rantavitikko, invited, invitation, unmarked",
        "Raija Kortesluoma, invited, invitation, unmarked",
        "Riitta Metsätähti-Oja, invited, invitation, unmarked",
        `${substitute.name}, coming, colleague, there`,
        "Väinö Vieras, coming, walk-in, there",
      ],
      responses: Array.from({ length: room.places }, () => "feedback"),
      unsent: [],
    });
  for (const page of [planner, facilitator, waiter, ...phones]) await page.close();
  expect(scene.stopped).toEqual([]);
});

test("dates are asked of people by letter, and those whom the best one suits are invited", async () => {
  const sent = smtp.received.length;
  const planner = await staff("planner", 1280);
  const asked = await askForDates(scene, planner, "Ryhmä C");
  const letters = await lettersAbout(smtp, /^(Milloin sinulle sopii|När passar det dig)\? /, asked, sent);
  for (const wanted of ["sv", "fi"]) {
    const page = await arrive(scene, 390);
    await answerDates(
      scene,
      page,
      letters.find(({ language }) => language === wanted)!,
      ["no", "yes"],
    );
    await page.close();
  }
  await pickBest(scene, planner);
  const invitations = await lettersAbout(smtp, invitation, 2, sent);
  expect(invitations.map(({ language }) => language).sort()).toEqual(["fi", "sv"]);
  for (const { calendar } of invitations)
    expect(readCalendar(calendar ?? "").events[0]?.["DTSTART"]).toMatch(dayFromNow(27).replaceAll("-", ""));
  await lettersAbout(smtp, /^(Aika on päätetty|Tiden är bestämd): /, asked - 2, sent);
  await planner.close();
  expect(scene.stopped).toEqual([]);
});

test("without scripts a workshop is arranged, answered, held and judged all the same", async () => {
  const group = "Ryhmä B";
  scene = { ...scene, javaScript: false, isRead: false };
  const planner = await staff("planner", 1280);
  expect(await readFinding(scene, planner)).toMatchObject({ needs: 24, met: 19 });
  const sent = smtp.received.length;
  await arrange(scene, planner, group, "Kirjaston kokoushuone");
  const workshopId = /workshops\/([\w-]{36})/.exec(planner.url())?.[1] ?? "";
  const invited = await invite(scene, planner, { name: "Erik Guest", email: "erik.guest@example.org" });
  const letters = await lettersAbout(smtp, invitation, invited, sent);
  const finnish = letters.find(({ language }) => language === "fi")!;
  const english = letters.find(({ language }) => language === "en")!;
  const phones = [await comes(scene, workshopId, finnish), await comes(scene, workshopId, english)] as const;

  await theDayComes(workshopId);
  const facilitator = await staff("facilitator", 390);
  await goToDoor(scene, facilitator);
  await checkIn(scene, facilitator, phones[1], "Erik Guest");
  await hold(facilitator);

  await planner.reload();
  expect(await askForFeedback(scene, planner)).toBe(1);
  const asked = await lettersAbout(smtp, feedbackAsked, 1, sent);
  await giveFeedback(scene, phones[1], linkIn(asked[0]!, /\/s\//), { useful: 4, before: 1, now: 2 });
  await planner.reload();
  await sees(planner, /^Vastannut 1 \/ 1\./);
  await sees(planner, /^Tulokset näytetään, kun palautteen keruu on päättynyt/);
  const { state, seats, responses, unsent } = await keptOf(product.db, workshopId);
  expect({ state, responses, unsent }).toEqual({ state: "held", responses: ["feedback"], unsent: [] });
  const answered = seats.filter((seat) => !seat.includes(", invited,")).map((seat) => seat.replace(/^.*?, /, ""));
  expect(answered.sort()).toEqual(["coming, invitation, away", "coming, invitation, there, by own phone"]);
  for (const page of [planner, facilitator, ...phones]) await page.close();
});

test("where the answers have been shuffled, the proposal says that need groups bring nothing", async () => {
  const { programmeId: shuffledId } = await seedProgramme(product.deps, "digivointi-shuffled");
  const { session } = await product.signedIn("planner", shuffledId);
  const planner = await arrive(scene, 1280, { url: served.url, token: session });
  await planner.goto(`${served.url}/programmes/${shuffledId}/series`);
  await planner.getByRole("link", { name: "Katso sarja ja perustelut" }).click();
  await sees(planner, /^Tarveryhmistä ei ole tässä hyötyä: /);
  await planner.close();
});

/** Somebody of the staff, on the programme's first page. */
async function staff(role: "planner" | "facilitator", width: number): Promise<Page> {
  const { session } = await product.signedIn(role, programmeId);
  const page = await arrive(scene, width, { url: served.url, token: session });
  await page.goto(`${served.url}/programmes/${programmeId}`);
  return page;
}

/** The letter is opened, which answers nothing, and one press answers it. */
async function comes(here: Scene, workshopId: string, letter: Letter): Promise<Page> {
  const page = await arrive(here, 390);
  const before = await comingTo(workshopId);
  await openInvitation(here, page, letter);
  expect(await comingTo(workshopId)).toBe(before);
  const words = participantWords[letter.language as "fi" | "sv" | "en"];
  await answer(here, page, words.come, words.coming);
  expect(await comingTo(workshopId)).toBe(before + 1);
  return page;
}

async function comingTo(workshopId: string): Promise<number> {
  const seats = product.db.selectFrom("workshopSeats").select("id").where("workshopId", "=", workshopId);
  return (await seats.where("state", "=", "coming").execute()).length;
}

/** Who the letter was written to, as the product knows them. */
async function nameOf(letter: Letter | undefined): Promise<string> {
  const mails = product.db
    .selectFrom("mails")
    .select("toName")
    .where("toAddress", "=", letter?.to ?? "");
  return (await mails.executeTakeFirstOrThrow()).toName;
}

/** The workshop begins: the one thing that a browser cannot do is to wait for two weeks. */
async function theDayComes(workshopId: string): Promise<void> {
  const startsAt = Temporal.Now.instant().subtract({ minutes: 30 });
  const times = { startsAt, endsAt: startsAt.add({ hours: 2 }) };
  await product.db.updateTable("workshops").set(times).where("id", "=", workshopId).execute();
}
