import type { Page } from "playwright-core";
import { expect } from "vitest";
import { follow, heading, press, sees, sitDown, type Stage } from "./stage.ts";

/** A voter opens the link on a phone. */
export async function openBallot(stage: Stage, link: string): Promise<Page> {
  const voter = await sitDown(stage, 390);
  await voter.goto(stage.url + link);
  await press(voter, "Avaa äänestys");
  await heading(voter, "Mistä aiheesta seuraava työpaja?");
  return voter;
}

/** Chooses nothing at first and is asked about it; then approves the first topic and proposes one. Returns the first's name. */
export async function voteAndPropose(voter: Page, proposal: string): Promise<string> {
  await press(voter, "Äänestä");
  await sees(voter, /Et valinnut yhtään aihetta/);
  const [topic = ""] = await topicsOf(voter);
  await voter.getByRole("checkbox", { name: topic }).check();
  await voter.getByText("Ehdota omaa aihetta").click();
  await voter.getByLabel("Aihe yhdellä lauseella").fill(proposal);
  await press(voter, /^Äänestä$/);
  await seesChosen(voter, [topic, proposal]);
  return topic;
}

/** Approves what another voter has proposed. */
export async function voteForProposal(voter: Page, proposal: string): Promise<void> {
  await voter.getByRole("checkbox", { name: proposal }).check();
  await press(voter, /^Äänestä$/);
  await seesChosen(voter, [proposal]);
}

/** Takes one topic back and approves another of the team's instead; the proposal stays. */
export async function changeVote(voter: Page, topic: string, proposal: string): Promise<void> {
  await follow(voter, "Muuta ääntäsi");
  await sees(voter, /Olet äänestänyt/);
  const other = (await topicsOf(voter)).find((each) => each !== topic && each !== proposal) ?? "";
  await voter.getByRole("checkbox", { name: topic }).uncheck();
  await voter.getByRole("checkbox", { name: other }).check();
  await press(voter, "Tallenna muutettu ääni");
  await seesChosen(voter, [other, proposal]);
}

async function topicsOf(voter: Page): Promise<string[]> {
  return await voter.locator("#options .fw-semibold").allTextContents();
}

async function seesChosen(voter: Page, topics: string[]): Promise<void> {
  await heading(voter, "Kiitos, äänesi on tallessa");
  expect((await voter.locator(".vote-chosen li").allTextContents()).sort()).toEqual([...topics].sort());
}
