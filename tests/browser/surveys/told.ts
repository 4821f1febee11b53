import { agreed, books, corrected, faults, hours, inCharge, judged, order, security, size, wanted } from "./asked.ts";
import type { ReadResult } from "./reading.ts";

const one = ["1", "33 %"];
const half = ["1", "50 %"];

/** What the page of results is to tell of the three: who was not asked is told apart from who left it blank. */
export const results: Record<string, ReadResult> = {
  [size.texts.fi]: {
    note: "3 vastasi",
    rows: { "Alle 10": one, "10 tai enemmän": one, "Muu, mikä?": one },
    words: ["Seasonal, 4–30"],
  },
  [hours.texts.fi]: {
    note: "1 vastasi · 1 jätti vastaamatta · 1 vastaajalta ei kysytty",
    rows: { "12,5 tuntia": ["1", "100 %"] },
    words: [],
  },
  [books.texts.fi]: { note: "3 vastasi", rows: { Kyllä: ["2", "67 %"], Ei: one }, words: [] },
  [inCharge.texts.fi]: {
    note: "1 vastasi · 2 vastaajalta ei kysytty",
    rows: {},
    words: ['Toimistosihteeri; "varahenkilö" puuttuu'],
  },
  [corrected]: {
    note: "3 vastasi",
    rows: { "Videoiden tekeminen": one, Tietosuoja: one, "Muu, mikä?": one, "Emme tarvitse tukea": one },
    words: ["Tekoälyn käyttö"],
  },
  [wanted.texts.fi]: {
    note: "2 vastasi · 1 jätti vastaamatta",
    rows: {
      Verkkosivut: ["2,5", "2,5", "1", "0", "0", "1", "0", "2"],
      Esitteet: ["2,0", "2,0", "0", "1", "0", "0", "0", "1"],
    },
    words: [],
  },
  [judged.texts.fi]: {
    note: "2 vastasi · 1 jätti vastaamatta",
    rows: {
      Asiakaspalaute: ["3,0", "3,0", "0", "0", "1", "0", "1", "2", "2,0", "2,0", "0", "1", "0", "1", "0", "2", "1,0"],
      Kirjaaminen: ["–", "–", "0", "0", "0", "0", "0", "0", "–", "–", "0", "0", "0", "0", "0", "0", "–"],
    },
    words: [],
  },
  [security.texts.fi]: {
    note: "2 vastasi · 1 ei osannut sanoa",
    rows: { "0 – En lainkaan": ["0", "0 %"], "1 – Vähän": ["0", "0 %"], "2 – Melko paljon": half, "3 – Paljon": half },
    words: [],
  },
  [order.texts.fi]: {
    note: "2 vastasi · 1 vastaajalta ei kysytty",
    rows: {
      Helppous: ["75", "1", "1", "2", "1,5"],
      Muistutukset: ["75", "1", "1", "2", "1,5"],
      Peruuttaminen: ["0", "0", "0", "0", "–"],
    },
    words: [],
  },
  [faults.texts.fi]: {
    note: "2 vastasi · 1 vastaajalta ei kysytty",
    rows: {},
    words: ["Double bookings, twice a week", "Peruutukset eivät näy.\nAjat menevät päällekkäin."],
  },
  [agreed.texts.fi]: {
    note: "2 vastasi · 1 jätti vastaamatta",
    rows: { "2025": half, "2026": half },
    words: [],
  },
};

const notShown = "Ei näytetty";

/** The answers' cells in the table of words, in the order of its columns; an empty one was left blank. */
export const cells: Record<string, string[]> = {
  "Care Cedar": [
    ...["Muu, mikä?", "Seasonal, 4–30", "", "Kyllä", notShown, "", "Tietosuoja", "", "", ""],
    ...["2 Melko tärkeä", "3 Hyvin hallussa", "", "", "3 Paljon", "Helppous; Muistutukset"],
    "Double bookings, twice a week",
  ],
  "Hoiva Ahjo": [
    ...["10 tai enemmän", "", "12,5", "Kyllä", 'Toimistosihteeri; "varahenkilö" puuttuu', "2026-08-31"],
    ...["Videoiden tekeminen; Muu, mikä?", "Tekoälyn käyttö", "4", "2", "4 Erittäin tärkeä", "1 Olemme alussa"],
    ...["", "En osaa sanoa", "2 Melko paljon", "Muistutukset; Helppous"],
    "Peruutukset eivät näy.\nAjat menevät päällekkäin.",
  ],
  "Omsorg Ek": [
    ...["Alle 10", "", notShown, "Ei", notShown, "2025-01-15", "Emme tarvitse tukea", "", "1", "", "", "", "", ""],
    ...["En osaa sanoa", notShown, notShown],
  ],
};
