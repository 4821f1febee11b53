import type { Page } from "playwright-core";
import { follow, press, sees } from "../path/stage.ts";
import { readable, type Scene } from "./scene.ts";

/** The facilitator goes from the programme's page to the door of today's workshop in one press, on a phone. */
export async function goToDoor(scene: Scene, facilitator: Page): Promise<void> {
  await readable(scene, facilitator);
  await follow(facilitator, /^Merkitse läsnäolo/);
  await facilitator.getByRole("heading", { name: "Ketkä ovat paikalla?" }).waitFor();
  await readable(scene, facilitator);
}

/** The code is shown, and one who comes reads it with a phone on which the own pages are open. */
export async function checkIn(scene: Scene, facilitator: Page, comer: Page, name: string): Promise<void> {
  await press(facilitator, "Näytä QR-koodi");
  await facilitator.locator(".door-code svg").waitFor();
  await readable(scene, facilitator);
  const address = (await facilitator.locator(".door-address").textContent()) ?? "";
  await comer.goto(scene.url + address.slice(address.indexOf("/")));
  await readable(scene, comer);
  await press(comer, new RegExp(`${name}$`));
  await comer.locator("main .notice").getByText(name).waitFor();
  await follow(facilitator, "Läsnäololista");
  await facilitator.locator(".door-person.is-here").filter({ hasText: name }).waitFor();
}

/** Somebody who had not signed up comes to a full room, and the facilitator makes room. */
export async function letIn(scene: Scene, facilitator: Page, name: string): Promise<void> {
  await follow(facilitator, "Lisää listalta puuttuva");
  await readable(scene, facilitator);
  await facilitator.getByLabel("Nimi").fill(name);
  await press(facilitator, "Merkitse paikalle");
  await sees(facilitator, /paikkaa on varattu\. Onko tilaa vielä yhdelle\?/);
  await press(facilitator, "Kyllä, lisää paikka");
  await sees(facilitator, "Osallistuja on merkitty paikalle, ja paikkoja on nyt yksi enemmän.");
}

/** Whoever has not been marked is here. */
export async function markEverybody(scene: Scene, facilitator: Page): Promise<void> {
  await press(facilitator, "Kaikki ovat paikalla");
  await sees(facilitator, "Kaikki, joista ei ollut vielä merkintää, on merkitty paikalle.");
  await readable(scene, facilitator);
}

/** The workshop is over; those who were to come and are not marked were away. */
export async function hold(facilitator: Page): Promise<void> {
  await press(facilitator, "Merkitse pidetyksi");
  await sees(facilitator, "Työpaja on merkitty pidetyksi. Läsnäoloa voi vielä korjata.");
}
