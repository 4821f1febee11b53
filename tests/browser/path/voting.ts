import type { Page } from "playwright-core";
import { follow, heading, press, sees, sitDown, type Stage } from "./stage.ts";

/** A voter opens the link on a phone. */
export async function openBallot(stage: Stage, link: string): Promise<Page> {
  const voter = await sitDown(stage, 390);
  await voter.goto(stage.url + link);
  await press(voter, "Avaa äänestys");
  await heading(voter, "Mistä aiheesta seuraava työpaja?");
  return voter;
}

/** Chooses nothing at first and is asked about it; then approves the first topic and proposes one. */
export async function voteAndPropose(voter: Page, proposal: string): Promise<void> {
  await press(voter, "Äänestä");
  await sees(voter, /Et valinnut yhtään aihetta/);
  await voter.getByRole("checkbox").first().check();
  await voter.getByText("Ehdota omaa aihetta").click();
  await voter.getByLabel("Aihe yhdellä lauseella").fill(proposal);
  await press(voter, /^Äänestä$/);
  await heading(voter, "Kiitos, äänesi on tallessa");
  await sees(voter, proposal);
}

/** Approves what another voter has proposed. */
export async function voteForProposal(voter: Page, proposal: string): Promise<void> {
  await voter.getByRole("checkbox", { name: proposal }).check();
  await press(voter, /^Äänestä$/);
  await heading(voter, "Kiitos, äänesi on tallessa");
}

/** Takes the first topic back and approves the second one instead. */
export async function changeVote(voter: Page): Promise<void> {
  await follow(voter, "Muuta ääntäsi");
  await sees(voter, /Olet äänestänyt/);
  await voter.getByRole("checkbox").first().uncheck();
  await voter.getByRole("checkbox").nth(1).check();
  await press(voter, "Tallenna muutettu ääni");
  await heading(voter, "Kiitos, äänesi on tallessa");
}
