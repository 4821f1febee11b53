import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { AnsweringOrganisation } from "../../../seeds/digivointi-answers.ts";
import { announceSetup } from "../../../src/identity/index.ts";
import { dayFromNow, follow, heading, press, sees, seesMistake, toStep, type Stage } from "./stage.ts";

/** The first administrator comes in through the set-up link and starts a programme. */
export async function startProgramme(stage: Stage, owner: Page): Promise<void> {
  const link = await announceSetup(stage.product.db, stage.product.deps.publicUrl);
  await owner.goto(stage.url + new URL(link ?? "").pathname);
  await heading(owner, "Ota Tarvepaja käyttöön");
  await owner.getByLabel("Nimi").fill("Tarja Esimerkki");
  await owner.getByLabel("Sähköposti").fill("tarja@example.org");
  await owner.getByLabel("Salasana").fill("lyhyt");
  await press(owner, "Luo tunnus");
  await seesMistake(owner, "Salasanassa pitää olla vähintään 12 merkkiä.");
  expect(await owner.getByLabel("Sähköposti").inputValue()).toBe("tarja@example.org");
  await owner.getByLabel("Salasana").fill("kevään ensimmäinen peippo");
  await press(owner, "Luo tunnus");

  await heading(owner, "Mitä hanketta teet?");
  await follow(owner, "Perusta hanke");
  const industries = "Fysioterapia | Fysioterapi | Physiotherapy\nHoiva | Omsorg | Care\nLastensuojelu";
  await owner.getByLabel("Toimialat").fill(industries);
  await press(owner, "Perusta hanke");
  await seesMistake(owner, "Täytä tämä kohta.");
  expect(await owner.getByLabel("Toimialat").inputValue()).toBe(industries);
  await owner.getByLabel("Hankkeen nimi").fill("Digipolku");
  await owner.getByLabel("Yhteyshenkilö osallistujille").fill("Tarja Esimerkki");
  await press(owner, "Perusta hanke");
  await heading(owner, "Mitä seuraavaksi?");
}

/** The organisations come from a file, mended once, and the last one by hand. */
export async function bringOrganisations(
  owner: Page,
  organisations: AnsweringOrganisation[],
  byHand: AnsweringOrganisation,
): Promise<void> {
  await toStep(owner, "Organisaatiot");
  await heading(owner, "Ketkä ovat mukana?");
  await follow(owner, "Tuo taulukosta");
  await press(owner, "Jatka");
  await seesMistake(owner, "Valitse tiedosto.");
  const fromFile = organisations.filter((organisation) => organisation !== byHand);
  await chooseFile(owner, csvOf(fromFile).replace("@", " at "));
  await sees(owner, /väärin kirjoitettu/);
  await follow(owner, "Valitse toinen tiedosto");
  await chooseFile(owner, csvOf(fromFile));
  await sees(owner, `${fromFile.length} uutta organisaatiota`);
  await press(owner, "Tuo organisaatiot");
  await sees(owner, `Tuonti onnistui: ${fromFile.length} lisättiin, 0 muuttui.`);

  await follow(owner, "Lisää organisaatio");
  const [contact] = byHand.contacts;
  await owner.getByLabel("Yhteyshenkilön nimi").fill(contact?.name ?? "");
  await owner.getByLabel("Sähköposti").fill(contact?.email ?? "");
  await press(owner, "Lisää organisaatio");
  await seesMistake(owner, "Täytä tämä kohta.");
  await owner.getByLabel("Nimi", { exact: true }).fill(byHand.name);
  await owner.getByLabel("Toimiala").selectOption("Hoiva");
  await press(owner, "Lisää organisaatio");
  await heading(owner, byHand.name);
  await toStep(owner, "Organisaatiot");
  await sees(owner, new RegExp(`Mukana on ${organisations.length} organisaatiota, 3 toimialaa`));
}

/** Needs and topics from the template, the survey from the template, and its links on their way. */
export async function publishSurvey(owner: Page, invited: number): Promise<void> {
  await toStep(owner, "Kysely");
  await follow(owner, "Tarveluettelo");
  await press(owner, "Tuo DigiVointi-pohja");
  await sees(owner, /Luettelossa on \d+ tarvetta \d+ teemassa/);
  await follow(owner, "Työpajojen aiheet");
  await press(owner, "Tuo DigiVointi-aiheet");
  await sees(owner, /Luettelossa on 23 aihetta/);

  await toStep(owner, "Kysely");
  await follow(owner, "Uusi kysely");
  await press(owner, "Tee DigiVointi-kysely");
  await follow(owner, "Valitse sulkeutumisaika ja julkaise");
  await heading(owner, "Ketkä saavat kyselyn?");
  await owner.getByLabel("Kysely sulkeutuu").fill(dayFromNow(-3));
  await press(owner, "Julkaise kysely");
  await seesMistake(owner, "Valitse aika, joka on tulevaisuudessa.");
  await owner.getByLabel("Kysely sulkeutuu").fill(dayFromNow(14));
  await press(owner, "Julkaise kysely");
  await sees(owner, `Kysely on julkaistu, ja ${invited} kutsua on lähetetty.`);
}

/** The address of the personal link in the mail to this person, read among the programme's mails. */
export async function readLink(owner: Page, person: string, subject: RegExp): Promise<string> {
  await owner.getByRole("link", { name: "Digipolku" }).click();
  await follow(owner, "Viestit");
  const mail = owner.getByRole("listitem").filter({ hasText: person }).filter({ hasText: subject });
  while ((await mail.count()) === 0) await follow(owner, "Vanhemmat");
  await mail.first().getByRole("link").click();
  const link = await owner.locator(".mail-body a").first().getAttribute("href");
  return new URL(link ?? "").pathname;
}

/** The survey is closed, and what was answered is seen. */
export async function closeSurvey(owner: Page, answered: number): Promise<void> {
  await toStep(owner, "Kysely");
  await follow(owner, "Digitarvekysely");
  await follow(owner, "Kutsut, muistutukset ja sulkeutumisaika");
  await press(owner, "Sulje kysely nyt");
  await sees(owner, "Kysely on suljettu.");
  await toStep(owner, "Tarpeet");
  await heading(owner, "Mitä organisaatiot tarvitsevat?");
  await sees(owner, new RegExp(`${answered} organisaatiota on vastannut`));
}

async function chooseFile(owner: Page, csv: string): Promise<void> {
  await owner
    .getByLabel("Tiedosto")
    .setInputFiles({ name: "ilmoittautuneet.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await press(owner, "Jatka");
  await heading(owner, "Missä sarakkeessa mikin tieto on?");
  await press(owner, "Tarkista rivit");
  await heading(owner, "Tuodaanko nämä organisaatiot?");
}

const industryNames = { physiotherapy: "Fysioterapia", care: "Hoiva", "child-welfare": "Lastensuojelu" };

/** A row for each contact person, with headings such as people write. */
function csvOf(organisations: AnsweringOrganisation[]): string {
  const rows = organisations.flatMap(({ name, industry, sizeClass, municipality, contacts }) =>
    contacts.map((contact) => [
      name,
      industryNames[industry],
      sizeClass,
      municipality,
      contact.name,
      contact.email,
      contact.locale,
    ]),
  );
  const header = ["Yritys", "Toimiala", "Henkilöstö", "Kunta", "Yhteyshenkilö", "Sähköposti", "Kieli"];
  return [header, ...rows].map((cells) => cells.join(";")).join("\n");
}
