import type { Locator, Page } from "playwright-core";
import { dayFromNow, follow, heading, press, sees, toStep, waitForJob } from "../path/stage.ts";
import { readable, type Scene } from "./scene.ts";

export const room = { name: "Framin sali", places: 6 };
const leader = "Olli Ohjaaja";

/** What the coverage page finds of the open and themed workshops, in its figures. */
export async function readFinding(
  scene: Scene,
  planner: Page,
): Promise<Record<"needs" | "met" | "covered" | "deepen", number>> {
  await toStep(planner, "Työpajat");
  await follow(planner, "Kuinka tarpeet on katettu");
  await heading(planner, "Mihin tarpeisiin työpajat vastaavat?");
  await readable(scene, planner);
  const finding = await textOf(planner, /^Suurinta osaa tarpeista on jo käsitelty/);
  const [needs = 0, met = 0, covered = 0, deepen = 0] = (finding.match(/\d+/g) ?? []).map(Number);
  return { needs, met, covered, deepen };
}

/** A proposal by the settings that the page offers; what it says of need groups and industries, and the line of that. */
export async function propose(
  scene: Scene,
  planner: Page,
): Promise<{ groups: number; industry: number; gain: number }> {
  await toStep(planner, "Työpajasarja");
  await press(planner, "Ehdota työpajasarjaa");
  await waitForJob(planner, scene, /Vastaako tämä sarja tarpeisiin\?/);
  await readable(scene, planner);
  const line = await textOf(planner, /^Tarveryhmille suunniteltu sarja kattaa/);
  const [, groups, industry, gain] =
    /kattaa (\d+)\s% tarpeista, toimialoittain suunniteltu (\d+)\s%\. Tarveryhmien etu on (\d+) prosenttiyksikkö/
      .exec(line)
      ?.map(Number) ?? [];
  return { groups: groups ?? 0, industry: industry ?? 0, gain: gain ?? 0 };
}

/** The group's last workshop is left out, what that costs is seen, and the rest becomes the series. */
export async function acceptWithoutLast(scene: Scene, planner: Page, group: string): Promise<void> {
  const last = sectionOf(planner, group).locator("ol > li").last();
  await last
    .locator("summary")
    .filter({ hasText: /^Muuta työpajaa/ })
    .click();
  await last.getByRole("button", { name: /^Jätä pois/ }).click();
  await planner.getByRole("heading", { name: "Miten muutokset vaikuttavat?" }).waitFor();
  await readable(scene, planner);
  await press(planner, "Ota sarja käyttöön");
  await heading(planner, "Miten käytössä oleva sarja vastaa tarpeisiin?");
}

/** The list of rooms and that of facilitators get their first rows, on the way from the group's next workshop. */
export async function furnish(planner: Page, group: string): Promise<void> {
  await toStep(planner, "Työpajat");
  await openNext(planner, group);
  await follow(planner, "Sovi aika ja paikka");
  await follow(planner, "Lisää tila luetteloon");
  await planner.getByLabel("Nimi").fill(room.name);
  await planner.getByLabel("Montako ihmistä mahtuu?").fill(String(room.places));
  await press(planner, "Tallenna");
  await sees(planner, "Milloin ja missä työpaja pidetään?");
  await follow(planner, "Lisää ohjaaja luetteloon");
  await planner.getByLabel("Nimi").fill(leader);
  await planner.getByLabel("Sähköposti").fill("olli.ohjaaja@example.org");
  await press(planner, "Tallenna");
  await sees(planner, "Milloin ja missä työpaja pidetään?");
}

/** The group's next workshop gets its time, and the room with who leads it, or a place of which no list knows. */
export async function arrange(scene: Scene, planner: Page, group: string, place?: string): Promise<void> {
  await toStep(planner, "Työpajat");
  await openNext(planner, group);
  await follow(planner, "Sovi aika ja paikka");
  await planner.getByLabel("Päivä").fill(dayFromNow(14));
  await planner.getByLabel("Alkaa").fill("13:00");
  await planner.getByLabel("Päättyy").fill("15:00");
  if (place === undefined) {
    await planner.getByLabel("Tila", { exact: true }).selectOption({ label: `${room.name} (${room.places} paikkaa)` });
    await planner.getByLabel(leader).check();
  } else await planner.getByLabel("Muu paikka").fill(place);
  await readable(scene, planner);
  await press(planner, "Tallenna");
  await sees(planner, "Tallennettu.");
}

/** The contacts of the group are invited, and a guest who speaks English. Returns how many were. */
export async function invite(scene: Scene, planner: Page, guest: { name: string; email: string }): Promise<number> {
  await follow(planner, "Osallistujat");
  await follow(planner, "Kutsu osallistujia");
  await readable(scene, planner);
  await press(planner, "Lähetä kutsut");
  const told = await textOf(planner, /kutsua on lähetetty\.$/);
  await follow(planner, "Kutsu joku nimellä");
  await planner.getByLabel("Nimi").fill(guest.name);
  await planner.getByLabel("Sähköpostiosoite").fill(guest.email);
  await planner.getByLabel("Kutsun kieli").selectOption({ label: "Englanti" });
  await press(planner, "Lähetä kutsu");
  await sees(planner, guest.name);
  await readable(scene, planner);
  return Number.parseInt(told, 10) + 1;
}

/** The page of the workshop that comes next for the group. */
export async function openNext(page: Page, group: string): Promise<void> {
  await sectionOf(page, group).locator(".is-next strong a").first().click();
}

function sectionOf(page: Page, group: string): Locator {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: new RegExp(`^${group}`) }) });
}

async function textOf(page: Page, text: RegExp): Promise<string> {
  const found = page.locator("main").getByText(text).first();
  await found.waitFor();
  return (await found.textContent())?.trim() ?? "";
}
