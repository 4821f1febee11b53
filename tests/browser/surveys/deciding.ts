import type { Page } from "playwright-core";
import { expect } from "vitest";
import { focused, tabTo } from "../../support/keyboard.ts";
import { follow, heading, press, sees, seesMistake } from "../path/stage.ts";
import type { Scene } from "../workshops/scene.ts";
import { books, hours, sections, size } from "./asked.ts";
import { act } from "./building.ts";
import { readable, settled, told } from "./scene.ts";

/** Small organisations are not asked about hours. Only what is asked before is offered: no circle can be written. */
export async function askHoursOfLarge(scene: Scene, planner: Page): Promise<void> {
  await act(planner, hours, "Lisää ehto");
  await heading(planner, "Milloin kysymys näytetään?");
  await readable(scene, planner);
  const offered = planner.getByLabel("Kysymys").first().locator("option");
  expect(await offered.allInnerTexts()).toEqual(["Valitse", size.texts.fi]);
  await chooseTest(scene, planner, 1, { about: size.texts.fi, op: "vastaus on muu kuin", value: "Alle 10" });
  await readable(scene, planner);
  await press(planner, "Tallenna ehto");
  await told(planner, "Ehto on tallennettu.");
  await sees(planner, `Näytetään, kun kysymyksen ”${size.texts.fi}” vastaus on muu kuin ”Alle 10”.`);
}

/** The section is asked of those who can be booked online. What could never be is refused first. */
export async function askBookingOfBooked(scene: Scene, planner: Page): Promise<void> {
  await follow(planner, `Lisää ehto: ${sections.booking.titles.fi}`);
  await heading(planner, "Milloin osio näytetään?");
  await chooseTest(scene, planner, 1, { about: books.texts.fi, op: "vastaus on", value: "Kyllä" });
  await press(planner, "Lisää vertailu");
  await chooseTest(scene, planner, 2, { about: books.texts.fi, op: "vastaus on", value: "Ei" });
  await press(planner, "Tallenna ehto");
  await seesMistake(
    planner,
    `”${sections.booking.titles.fi}”: Ehto ei voi täyttyä millään vastauksilla, joten tätä ei näytettäisi koskaan.`,
  );
  await readable(scene, planner);
  await press(planner, /^Poista vertailu ?: Vertailu 2$/);
  await planner.getByRole("group", { name: "Vertailu 2" }).waitFor({ state: "detached" });
  await press(planner, "Tallenna ehto");
  await told(planner, "Ehto on tallennettu.");
}

interface Test {
  about: string;
  op: string;
  value: string;
}

async function chooseTest(scene: Scene, planner: Page, number: number, { about, op, value }: Test): Promise<void> {
  const test = planner.getByRole("group", { name: `Vertailu ${number}`, exact: true });
  await test.getByLabel("Kysymys").selectOption({ label: about });
  if (!scene.javaScript) await test.getByRole("button", { name: "Näytä kentät" }).click();
  await test.getByLabel("Vertailu").waitFor();
  await test.getByLabel("Vertailu").selectOption({ label: op });
  if (scene.javaScript) await settled(planner);
  await test.getByLabel("Arvo").selectOption({ label: value });
}

/** By keyboard: the focus stays with the button that moved the line. */
export async function moveByKeys(planner: Page, name: string): Promise<void> {
  await tabTo(planner, name);
  const moved = planner.waitForResponse((response) => response.url().endsWith("/place"));
  await planner.keyboard.press("Enter");
  await moved;
  await settled(planner);
}

/** A move after which a condition would ask about what comes later is refused, and told why. */
export async function refusedMove(scene: Scene, planner: Page): Promise<void> {
  await planner.reload();
  await moveByKeys(planner, `Siirrä alas: ${size.texts.fi}`);
  await planner.getByRole("alert").getByText("Muutosta ei tehty, koska ehdot eivät enää toimisi:").waitFor();
  await sees(
    planner,
    `”${hours.texts.fi}”: Kysymys ”${size.texts.fi}” kysytään vasta myöhemmin. Ehto voi koskea vain aiempia kysymyksiä.`,
  );
  expect((await focused(planner)).name).toMatch(/^Muutosta ei tehty/);
  await readable(scene, planner);
}

/** The preview is walked as somebody small whom nobody can book: what is not asked, is told with its reason. */
export async function walkPreview(scene: Scene, planner: Page): Promise<void> {
  await follow(planner, "Kokeile vastaajana");
  await readable(scene, planner);
  await press(planner, "Aloita");
  await heading(planner, sections.background.titles.fi);
  await planner.getByLabel("Alle 10").check();
  await planner.getByLabel("Ei", { exact: true }).check();
  await readable(scene, planner);
  await press(planner, "Jatka");
  await heading(planner, sections.needs.titles.fi);
  await press(planner, "Jatka");
  await heading(planner, "Näillä vastauksilla kysely päättyi tähän");
  const hidden = planner.locator("section").filter({ has: planner.getByRole("heading", { name: "Mitä ei näytetty ja miksi" }) }); // prettier-ignore
  expect(await hidden.locator("dt").allInnerTexts()).toEqual([hours.texts.fi, `Osio ”${sections.booking.titles.fi}”`]);
  await readable(scene, planner);
}
