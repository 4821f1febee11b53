import type { Chance } from "./chance.ts";

/** What mentors write beside a score, by the level of the scale that the score has reached, 0–5. */
const notes: string[][] = [
  ["Väline ei ole yksikössä tuttu.", "Ei ole vielä puhuttu, mihin tätä käytettäisiin."],
  ["Välineestä on kuultu, mutta sitä ei ole kokeiltu.", "Tunnukset on, käyttö ei ole alkanut."],
  [
    "Kaksi työntekijää kokeilee.",
    "Kokeiltu muutaman asiakkaan kanssa.",
    "Käytössä esihenkilöllä, muilla satunnaisesti.",
  ],
  [
    "Osa tiimeistä käyttää viikoittain.",
    "Käyttö on yhden innostuneen varassa.",
    "Uudet työntekijät tarvitsevat ohjeen.",
  ],
  ["Kuuluu viikko-ohjelmaan.", "Yhteiset pelisäännöt on kirjattu.", "Sijaiset perehdytetään tähän."],
  ["Kaikki käyttävät, vanhasta tavasta on luovuttu."],
];

const evidence = ["Havainnoitu tiimipalaverissa.", "Esihenkilön haastattelu.", "Käyttötilasto kahdelta viikolta."];

interface Judged {
  score: number;
  phase: "start" | "middle" | "second" | "end";
}

/** A note with every third score at the beginning and the end, and what it rests on with some of these. */
export function noteOf({ score, phase }: Judged, random: Chance): { note: string; evidence: string } {
  const [draw, other] = [random.real(), random.real()];
  if (draw > (phase === "start" || phase === "end" ? 0.33 : 0.1)) return { note: "", evidence: "" };
  const fitting = notes[Math.min(5, Math.floor(score / 100))]!;
  return {
    note: fitting[Math.floor(other * fitting.length)]!,
    evidence: draw < 0.08 ? evidence[Math.floor(other * evidence.length)]! : "",
  };
}
