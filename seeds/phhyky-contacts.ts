import { randomUUID } from "node:crypto";
import { noteContact, type ContactDetails } from "../src/mentoring/contacts/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { mentoredUnits } from "./phhyky-units.ts";

type Noted = Pick<ContactDetails, "who" | "way" | "contactedOn" | "about" | "nextStep" | "nextOn">;

/** Whom the coordinators were in touch with, by the unit's own name. Invented. */
const notes: (Noted & { unit: string })[] = [
  {
    ...{ unit: "Keskustan terveysasema", who: "Esihenkilö", way: "phone", contactedOn: "2021-05-06" },
    ...{ about: "Sovittiin ensimmäisen haastattelun aika ja ketkä siihen tulevat.", nextStep: "", nextOn: null },
  },
  {
    ...{ unit: "Etäkotihoito", who: "Palvelupäällikkö", way: "remote", contactedOn: "2021-08-17" },
    ...{ about: "Mentorin vuorot muuttuivat, tapaamiset siirtyvät syyskuulle.", nextStep: "", nextOn: null },
  },
  {
    ...{ unit: "Keuhkopoliklinikka", who: "Ylihoitaja", way: "meeting", contactedOn: "2021-10-12" },
    ...{ about: "Digihoitopolun sisällöille ei löydy tekijää tänä vuonna.", nextOn: "2022-01-14" },
    nextStep: "Kysy, onko tekijälle aikaa tammikuusta alkaen.",
  },
  {
    ...{ unit: "Servicehuset Solgläntan", who: "Föreståndare", way: "mail", contactedOn: "2021-11-03" },
    ...{ about: "Önskar handledning på svenska om Teams.", nextStep: "", nextOn: null },
  },
];

/** The contact log of those who coordinate. */
export async function noteContacts({ db }: Deps, ground: Ground): Promise<void> {
  for (const { unit: name, ...note } of notes) {
    const unit = mentoredUnits.find((each) => each.unit === name)!;
    const place = { programmeId: ground.programmeId, unitId: idOf(ground, unit.name), participantId: null };
    const refused = await noteContact(db, { id: randomUUID(), ...place, ...note }, ground.ownerId);
    if (refused !== null) throw new Error(`The demo's contact with ${name}: ${refused}`);
  }
}
