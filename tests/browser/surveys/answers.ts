import {
  agreed,
  books,
  corrected,
  faults,
  hours,
  inCharge,
  judged,
  order,
  security,
  size,
  support,
  wanted,
} from "./asked.ts";
import type { Given } from "./answering.ts";

const secretary = 'Toimistosihteeri; "varahenkilö" puuttuu';

/** What each of the three answers, page by page. */
export const finnish: Record<"background" | "choices" | "scales" | "booking" | "new", Given[]> = {
  background: [
    { to: size, choose: [1] },
    { to: hours, type: "12,5" },
    { to: books, yes: true },
    { to: agreed, type: "31.8.2026" },
  ],
  // "We need no support" first: the others take its mark away.
  choices: [{ to: support, choose: [3, 0, 2], own: "Tekoälyn käyttö" }],
  scales: [
    { to: wanted, steps: [3, 1] },
    { to: judged, steps: [4, 1, null, "unknown"] },
    { to: security, steps: [2] },
  ],
  booking: [
    { to: order, rank: [1, 0] },
    { to: faults, type: "Peruutukset eivät näy.\nAjat menevät päällekkäin." },
  ],
  new: [{ to: inCharge, type: secretary }],
};

export const swedish: Record<"background" | "needs", Given[]> = {
  background: [
    { to: size, choose: [0] },
    { to: books, yes: false },
    { to: agreed, type: "15.1.2025" },
  ],
  needs: [
    { to: support, choose: [3] },
    { to: wanted, steps: [0, null] },
    { to: security, steps: ["unknown"] },
  ],
};

export const english: Record<"background" | "needs" | "order" | "faults", Given[]> = {
  background: [
    { to: size, choose: [2], own: "Seasonal, 4–30" },
    { to: books, yes: true },
  ],
  needs: [
    { to: support, choose: [1] },
    { to: judged, steps: [2, 3, null, null] },
    { to: security, steps: [3] },
  ],
  order: [{ to: order, rank: [1, 0] }],
  faults: [{ to: faults, type: "Double bookings, twice a week" }],
};

/** The same as the database is to hold it: by the questions' Finnish texts, with options by theirs. */
export const finnishKept = {
  [size.texts.fi]: { chosen: "10 tai enemmän", other: null },
  [hours.texts.fi]: "12.5",
  [books.texts.fi]: true,
  [agreed.texts.fi]: "2026-08-31",
  [support.texts.fi]: { chosen: ["Videoiden tekeminen", "Muu, mikä?"], other: "Tekoälyn käyttö" },
  [wanted.texts.fi]: { Verkkosivut: 4, Esitteet: 2 },
  [judged.texts.fi]: {
    Asiakaspalaute: { importance: 4, level: 1 },
    Kirjaaminen: { importance: null, level: "unknown" },
  },
  [security.texts.fi]: 2,
  [order.texts.fi]: ["Muistutukset", "Helppous"],
  [faults.texts.fi]: "Peruutukset eivät näy.\nAjat menevät päällekkäin.",
};

/** With the words that were put right, and what was asked only later. */
export const finnishSent = Object.fromEntries([
  ...Object.entries(finnishKept).map(([question, answer]) => [
    question === support.texts.fi ? corrected : question,
    answer,
  ]),
  [inCharge.texts.fi, secretary],
]) as Record<string, unknown>;

export const swedishKept = {
  [size.texts.fi]: { chosen: "Alle 10", other: null },
  [books.texts.fi]: false,
  [agreed.texts.fi]: "2025-01-15",
  [support.texts.fi]: { chosen: ["Emme tarvitse tukea"], other: null },
  [wanted.texts.fi]: { Verkkosivut: 1, Esitteet: null },
  [security.texts.fi]: "unknown",
};

export const englishKept = {
  [size.texts.fi]: { chosen: "Muu, mikä?", other: "Seasonal, 4–30" },
  [books.texts.fi]: true,
  [support.texts.fi]: { chosen: ["Tietosuoja"], other: null },
  [judged.texts.fi]: {
    Asiakaspalaute: { importance: 2, level: 3 },
    Kirjaaminen: { importance: null, level: null },
  },
  [security.texts.fi]: 3,
  [order.texts.fi]: ["Helppous", "Muistutukset"],
  [faults.texts.fi]: "Double bookings, twice a week",
};
