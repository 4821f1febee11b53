import type { Page } from "playwright-core";
import { expect } from "vitest";
import { tabTo } from "../../support/keyboard.ts";
import { QuickVoter } from "../../voting/written-ballot.ts";
import { heading, press, sees } from "../path/stage.ts";
import { lettersAbout, linkIn, type Letter } from "../workshops/letters.ts";
import { arrive, readable } from "../workshops/scene.ts";
import type { Hall } from "./hall.ts";
import { addressOnWall } from "./room.ts";

const phone = 390;
const read = { isRead: true };

/** A voter opens the letter's link on a phone; the page that the link leads to does nothing by itself. */
export async function comeByLink(hall: Hall, letter: Letter, { javaScript = true } = {}): Promise<Page> {
  const page = await arrive({ ...hall, javaScript }, phone);
  await page.goto(hall.phones + linkIn(letter, /\/v\//));
  await page.locator("main form button.btn-primary").click();
  await page.waitForURL(/\/ballot\/[\w-]{36}(\?|$)/);
  return page;
}

/** By keyboard alone: topics like it are shown while it is written, so another is written, and Enter sends it. */
export async function proposeByKeys(page: Page, known: string, proposal: string): Promise<void> {
  await tabTo(page, "Aihe yhdellä lauseella");
  await page.keyboard.type(known);
  await page.locator("#similar").getByText(known).waitFor();
  await readable(read, page);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(proposal);
  await page.keyboard.press("Enter");
  await page.locator("main [role=status]").getByText("Kiitos, ehdotuksesi on mukana.").waitFor();
}

/** Without scripts what is like it is shown after the first press, and the voter says that it is another thing. */
export async function proposeAnyway(page: Page, proposal: string, like: string): Promise<void> {
  await page.getByLabel("Aihe yhdellä lauseella").fill(proposal);
  await press(page, /^Ehdota$/);
  await page.locator("#similar").getByText(like).waitFor();
  await press(page, "Ehdota silti");
  await sees(page, "Kiitos, ehdotuksesi on mukana.");
}

export async function proposeInSwedish(page: Page, proposal: string): Promise<void> {
  await page.getByLabel("Ämnet i en mening").fill(proposal);
  await press(page, /^Föreslå$/);
  await sees(page, "Tack, ditt förslag är med.");
  await readable(read, page);
}

/** By keyboard alone: each topic by the space bar, then the button. */
export async function approveByKeys(page: Page, topics: string[]): Promise<void> {
  await page.reload();
  const all = await page.locator("#options .fw-semibold").allTextContents();
  for (const topic of all.filter((each) => topics.includes(each))) {
    await tabTo(page, new RegExp(`^${topic}`));
    await page.keyboard.press("Space");
  }
  await tabTo(page, "Äänestä");
  await page.keyboard.press("Enter");
  await heading(page, "Kiitos, äänesi on tallessa");
  await seesChosen(page, topics);
}

export async function approve(page: Page, topics: string[], button: string): Promise<void> {
  await page.reload();
  for (const topic of topics) await page.getByRole("checkbox", { name: topic }).check();
  await press(page, new RegExp(`^${button}$`));
  await page.waitForURL(/\/receipt$/);
  await seesChosen(page, topics);
}

/** Somebody who has not found the letter holds the phone up to the wall's QR code: another letter comes, with a link. */
export async function askForLetter(hall: Hall, wall: Page, { to }: Letter): Promise<Letter> {
  const page = await arrive({ ...hall, javaScript: true }, phone);
  await page.goto(await addressOnWall(wall));
  await page.getByLabel("Sähköposti").fill(to);
  const before = hall.smtp.received.length;
  await press(page, "Lähetä linkki");
  const [letter] = await lettersAbout(hall.smtp, /^Äänestyslinkki: /, 1, before);
  await page.close();
  if (letter?.to !== to) throw new Error(`the letter went to ${letter?.to ?? "nobody"}`);
  return letter;
}

/** A vote with a proposal in it: what is like it is shown first, and the second press sends both. */
export async function approveAndPropose(page: Page, topics: string[], proposal: string, like: string): Promise<void> {
  await page.reload();
  for (const topic of topics) await page.getByRole("checkbox", { name: topic }).check();
  await page.locator("summary").filter({ hasText: "Ehdota omaa aihetta" }).click();
  await page.getByLabel("Aihe yhdellä lauseella").fill(proposal);
  await press(page, /^Äänestä$/);
  await page.locator("#similar").getByText(like).waitFor();
  await press(page, "Äänestä ja ehdota silti");
  await page.waitForURL(/\/receipt$/);
  await seesChosen(page, [...topics, proposal]);
}

async function seesChosen(page: Page, topics: string[]): Promise<void> {
  await readable({ isRead: (await page.locator("html.js").count()) > 0 }, page);
  expect((await page.locator(".vote-chosen li").allTextContents()).sort()).toEqual([...topics].sort());
}

/** Puts topics in order by their buttons and keys alone: each press gives the next place. */
export async function rankByKeys(page: Page, topics: string[]): Promise<void> {
  for (const [at, topic] of topics.entries()) {
    await page.locator("h1").first().evaluate("document.activeElement.blur()");
    await tabTo(page, `Ylemmäs: ${topic}`);
    await page.keyboard.press("Enter");
    await page
      .locator("[data-places-said]")
      .getByText(`${topic}: nyt sijalla ${at + 1}`)
      .waitFor();
  }
  await readable(read, page);
  await tabTo(page, "Äänestä");
  await page.keyboard.press("Enter");
  await heading(page, "Kiitos, äänesi on tallessa");
}

/** The same without scripts: each press of a topic's button brings the paper back with the topic moved. */
export async function rankByButtons(page: Page, topics: string[]): Promise<void> {
  for (const [at, topic] of topics.entries()) {
    await press(page, `Ylemmäs: ${topic}`);
    await sees(page, `${topic}: nyt sijalla ${at + 1}`);
  }
  await press(page, /^Äänestä$/);
  await heading(page, "Kiitos, äänesi on tallessa");
}

/** The same by choosing the places. */
export async function rankByPlaces(page: Page, topics: string[], button: string): Promise<void> {
  for (const [at, topic] of topics.entries()) {
    const line = page.locator(".ranks li").filter({ has: page.getByText(topic, { exact: true }) });
    await line.locator("select").selectOption(String(at + 1));
  }
  await press(page, new RegExp(`^${button}$`));
  await page.waitForURL(/\/receipt$/);
}

/** Somebody without a link holds the phone up to the wall's QR code, and has a vote on it. */
export async function comeByCode(hall: Hall, wall: Page): Promise<Page> {
  const page = await arrive({ ...hall, javaScript: true }, phone);
  await page.goto(await addressOnWall(wall));
  await readable(read, page);
  await press(page, "Liity äänestykseen");
  await page.waitForURL(/\/ballot\/[\w-]{36}$/);
  return page;
}

/** Those whose phones nobody looks at: they vote by their letters, at one process and the other. */
export async function othersVote(
  { desk, phones }: Hall,
  ballotId: string,
  others: { letter: Letter; marks: Record<string, number> }[],
): Promise<void> {
  for (const [at, { letter, marks }] of others.entries()) {
    const url = at % 2 === 0 ? desk : phones;
    const [, , token = ""] = new URL(linkIn(letter, /\/v\//), url).pathname.split("/");
    const voter = new QuickVoter({ ballotId }, token);
    await voter.openLink(url);
    const shown = [...(await voter.page(url)).matchAll(/name="seen" value="([\w-]{36})"/g)].map(([, id]) => id ?? "");
    const response = await voter.mark(url, marks, shown);
    expect(response.headers.get("location")).toBe(`/ballot/${ballotId}/receipt`);
  }
}

/** What the voter's own page tells after the close. */
export async function seesResult(page: Page, ballotId: string, headline: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/ballot/${ballotId}`);
  await page.getByRole("heading", { name: headline }).waitFor();
  await readable({ isRead: (await page.locator("html.js").count()) > 0 }, page);
}

/** The receipt's code stands once in the published list, beside what the voter chose. */
export async function findsOwnVote(page: Page, code: string): Promise<string> {
  await page.getByRole("link", { name: "Etsi äänesi" }).click();
  await heading(page, "Löytyykö ääni tarkistuskoodilla?");
  await readable(read, page);
  const row = page.locator("tbody tr").filter({ hasText: code });
  expect(await row.count()).toBe(1);
  return (await row.locator("td").last().innerText()).trim().replaceAll(/\s+/g, " ");
}
