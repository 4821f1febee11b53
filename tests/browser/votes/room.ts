import type { Page } from "playwright-core";
import { expect } from "vitest";
import { qrSvg } from "../../../src/platform/qr.ts";
import { readable } from "../workshops/scene.ts";

/** The page for the wall, where everybody in the room sees it: it is not loaded again while they vote. */
export async function showOnWall(wall: Page, ballotUrl: string): Promise<void> {
  await wall.goto(`${ballotUrl}/room`);
  await wall.locator(".room-qr svg").waitFor();
  await wall.evaluate("globalThis.isSameAsShown = true");
  await readable({ isRead: true }, wall);
}

/** Voting begins by the facilitator's two presses on the wall's own page. */
export async function startVoting(wall: Page): Promise<void> {
  await wall.locator("summary").filter({ hasText: "Aloita äänestys" }).click();
  await wall.getByRole("button", { name: "Aloita nyt" }).click();
  await wall.locator("#room[data-phase=open]").waitFor();
}

/** Waits until the wall tells by itself how many have voted, without having been loaded again. */
export async function wallTells(wall: Page, voted: number, voters: number): Promise<void> {
  await wall.locator(".room-count .num").getByText(`${voted} / ${voters}`, { exact: true }).waitFor();
  if ((await wall.evaluate("globalThis.isSameAsShown")) !== true) throw new Error("the wall has been loaded again");
}

/** The address that the wall's QR code holds: what stands below it, of which the code has just these modules. */
export async function addressOnWall(wall: Page): Promise<string> {
  const address = `http://${await wall.locator(".room-join strong").innerText()}`;
  const modules = (await wall.locator(".room-qr svg path").getAttribute("d")) ?? "none";
  expect(qrSvg(address, "")).toContain(`d="${modules}"`);
  return address;
}

/** How far the bars of those topics reach that have any, once so many votes are in them. */
export async function bars(wall: Page, votes: RegExp): Promise<Record<string, number>> {
  await wall.locator(".room-note").getByText(votes).waitFor();
  const rows = await wall.locator(".room-options li").all();
  const lengths = rows.map(async (row): Promise<[string, number]> => {
    const length = await row.locator(".vote-bar-value").getAttribute("width");
    return [await row.locator(".room-name").innerText(), Number(length)];
  });
  return Object.fromEntries((await Promise.all(lengths)).filter(([, length]) => length > 0));
}

/** The vote ends from the wall, which then shows the winner. */
export async function closeFromWall(wall: Page, winner: string): Promise<void> {
  await wall.locator("summary").filter({ hasText: "Päätä äänestys nyt" }).click();
  await readable({ isRead: true }, wall);
  await wall.getByRole("button", { name: "Päätä ja laske äänet" }).click();
  await wallShowsWinner(wall, winner);
}

export async function wallShowsWinner(wall: Page, winner: string): Promise<void> {
  await wall.locator(".room-winners").getByText(winner, { exact: true }).waitFor();
  await readable({ isRead: true }, wall);
}
