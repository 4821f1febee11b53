import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import type { Db } from "../../../src/platform/database.ts";
import type { Locale } from "../../../src/platform/locales.ts";
import { tabTo } from "../../support/keyboard.ts";
import { heading, press } from "../path/stage.ts";
import { arrive, type Scene } from "../workshops/scene.ts";
import type { Asked } from "./asked.ts";
import { readable, settled } from "./scene.ts";

/** What a respondent reads and presses, by their language. */
const said = {
  fi: {
    ...{ begin: "Aloita", where: "Mistä haluatte aloittaa?", go: "Jatka", save: "Tallenna ja jatka" },
    ...{ check: "Tarkistakaa vastauksenne", send: "Lähetä vastaukset", sent: /Kiitos, vastaukset on lähetetty/ },
    ...{ add: "Lisää", own: "Muu, mikä? Kirjoittakaa tähän", yes: "Kyllä", no: "Ei" },
  },
  sv: {
    ...{ begin: "Börja", where: "Var vill ni börja?", go: "Fortsätt", save: "Spara och fortsätt" },
    ...{ check: "Granska era svar", send: "Skicka svaren", sent: /Tack, svaren har skickats/ },
    ...{ add: "Lägg till", own: "Annat, vad? Skriv här", yes: "Ja", no: "Nej" },
  },
  en: {
    ...{ begin: "Start", where: "Where do you want to start?", go: "Continue", save: "Save and continue" },
    ...{ check: "Check your answers", send: "Send the answers", sent: /Thank you, your answers have been sent/ },
    ...{ add: "Add", own: "Something else, what? Write here", yes: "Yes", no: "No" },
  },
};

/** A step of a scale, by its place; "unknown" is "I don't know". */
type Step = number | "unknown" | null;

/** An answer as it is given: options by their places, own words, a line or more that is typed, steps of the scales, an order. */
export type Given = { to: Asked } & (
  { choose: number[]; own?: string } | { yes: boolean } | { type: string } | { steps: Step[] } | { rank: number[] }
);

interface Respondent {
  scene: Scene;
  page: Page;
  locale: Locale;
}

/** The personal link of the organisation, out of its latest letter. */
export async function linkOf(db: Db, organisation: string): Promise<string> {
  const { body } = await db
    .selectFrom("mails")
    .innerJoin("surveyInvitations as invitation", "invitation.id", "mails.surveyInvitationId")
    .innerJoin("organisations as organisation", "organisation.id", "invitation.organisationId")
    .select("mails.body")
    .where("organisation.name", "=", organisation)
    .orderBy("mails.createdAt", "desc")
    .executeTakeFirstOrThrow();
  return /\/s\/[\w-]{43}\S*/.exec(body ?? "")![0];
}

/** Opens the link, and begins; the page speaks the language of the letter whatever the browser's is. */
export async function begin(scene: Scene, link: string, locale: Locale, width: number): Promise<Respondent> {
  const page = await arrive(scene, width);
  await page.goto(scene.url + link);
  await page.locator(`html[lang=${locale}]`).waitFor({ state: "attached" });
  await readable(scene, page);
  await press(page, said[locale].begin);
  await heading(page, said[locale].where);
  await readable(scene, page);
  return { scene, page, locale };
}

/** Goes on with the same link on another device. */
export async function goOn(scene: Scene, link: string, locale: Locale, width: number): Promise<Respondent> {
  const page = await arrive(scene, width);
  await page.goto(scene.url + link);
  await press(page, said[locale].go);
  return { scene, page, locale };
}

export async function openSection({ page }: Respondent, name: string): Promise<void> {
  await page.locator(".tasks a").filter({ hasText: name }).click();
  await heading(page, name);
}

/** The page's button leads on to the next page, which is read. */
export async function saveOn({ scene, page, locale }: Respondent, next: string): Promise<void> {
  await press(page, said[locale].save);
  await heading(page, next);
  await readable(scene, page);
}

export async function saveToCheck(respondent: Respondent): Promise<void> {
  await saveOn(respondent, said[respondent.locale].check);
}

export async function send({ scene, page, locale }: Respondent): Promise<void> {
  await press(page, said[locale].send);
  await heading(page, said[locale].sent);
  await readable(scene, page);
}

export function questionOf({ page, locale }: Respondent, { texts }: Asked): Locator {
  return page.locator(".question").filter({ hasText: texts[locale] });
}

/** Gives the answer with a mouse or a finger. */
export async function give(respondent: Respondent, given: Given): Promise<void> {
  const { locale } = respondent;
  const question = questionOf(respondent, given.to);
  const click = async (one: Locator) => await saved(respondent, () => one.click());
  // What is typed is saved when the field is left.
  const type = async (field: Locator, text: string) =>
    await saved(respondent, async () => {
      await field.fill(text);
      await field.blur();
    });
  if ("choose" in given) {
    for (const at of given.choose) await click(question.getByLabel(optionOf(given.to, at, locale), { exact: true }));
    if (given.own !== undefined) await type(question.getByLabel(said[locale].own), given.own);
  } else if ("yes" in given) await click(question.getByLabel(said[locale][given.yes ? "yes" : "no"], { exact: true }));
  else if ("type" in given) await type(question.getByRole("textbox"), given.type);
  else if ("steps" in given)
    for (const [at, step] of given.steps.entries()) {
      if (step === "unknown") await click(question.locator(".step-unknown").nth(at));
      else if (step !== null) await click(question.locator(".steps").nth(at).locator(".step").nth(step));
    }
  else
    for (const at of given.rank) {
      const option = question.locator(".unranked li").filter({ hasText: optionOf(given.to, at, locale) });
      await click(option.getByText(said[locale].add));
    }
}

/** Gives the answer by keyboard alone, from where the focus is onwards. */
export async function giveByKeys(respondent: Respondent, given: Given): Promise<void> {
  const { page, locale } = respondent;
  const press = async (key: string) => await saved(respondent, () => page.keyboard.press(key));
  const type = async (text: string) => {
    await page.keyboard.type(text);
    await press("Tab");
    await page.keyboard.press("Shift+Tab");
  };
  if ("choose" in given) {
    const isRadio = given.to.kind === "Yksi vaihtoehto";
    for (const at of given.choose) {
      await tabTo(page, optionOf(given.to, isRadio ? 0 : at, locale));
      if (isRadio && at > 0) for (let step = 0; step < at; step += 1) await press("ArrowDown");
      else await press("Space");
    }
    if (given.own !== undefined) {
      await tabTo(page, said[locale].own);
      await type(given.own);
    }
  } else if ("yes" in given) {
    await tabTo(page, said[locale].yes);
    await press(given.yes ? "Space" : "ArrowDown");
  } else if ("type" in given) {
    await tabTo(page, given.to.texts[locale]);
    await type(given.type);
  } else if ("steps" in given)
    for (const step of given.steps) {
      await tabTo(page, given.to.kind.startsWith("Monta") ? "1" : "0");
      if (step === 0) await press("Space");
      if (typeof step === "number") for (let at = 0; at < step; at += 1) await press("ArrowRight");
    }
  else
    for (const at of given.rank) {
      await tabTo(page, `${said[locale].add}: ${optionOf(given.to, at, locale)}`);
      await press("Enter");
    }
}

function optionOf({ options = [] }: Asked, at: number, locale: Locale): string {
  return options[at]!.texts[locale];
}

/** With scripts an answer is saved as it is given; without them with the page, and a ranking's buttons bring the page anew. */
export async function saved({ scene, page }: Respondent, act: () => Promise<void>): Promise<void> {
  if (!scene.javaScript) {
    await act();
    return;
  }
  await page.waitForLoadState();
  const answered = page.waitForResponse((response) => response.url().endsWith("/answer"));
  await act();
  expect((await answered).status()).toBe(200);
  await settled(page);
}
