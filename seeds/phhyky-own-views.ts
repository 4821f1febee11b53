import { Temporal } from "temporal-polyfill";
import { saveOwnAnswers, sendOwnAnswers } from "../src/maturity/own/answering/commands.ts";
import type { Answer } from "../src/maturity/own/answering/said.ts";
import { askUnits, closeRound } from "../src/maturity/own/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { chance, type Chance } from "./chance.ts";
import { workday } from "./phhyky-days.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { phhykyRounds, type DemoRound } from "./phhyky-scores.ts";

const viewsSeed = 2021;
/** How many units tell how they see themselves. */
const askedUnits = 20;

const notes = [
  "Riippuu vuorosta: iltavuorossa käytetään vähemmän.",
  "Uudet työntekijät tarvitsevat tähän perehdytystä.",
  "Sovittiin tiimissä, että tästä tehdään yhteinen ohje.",
  "Laitteita on liian vähän, jotta kaikki voisivat käyttää tätä.",
];

/** In the programme's second half some units judge their own use of the tools, somewhat higher than their mentors do. */
export async function tellOwnViews(
  deps: Deps,
  { ground, toolIds }: { ground: Ground; toolIds: ReadonlyMap<string, string> },
): Promise<void> {
  const { programmeId, ownerId } = ground;
  const random = chance(viewsSeed);
  const looks = random.shuffled(phhykyRounds().filter(isAutumnLook)).slice(0, askedUnits);
  const byUnit = new Map(looks.map((look) => [idOf(ground, look.unit.name), look]));
  // The letters stay unwritten: a demo has nobody to read them.
  const posting = { ...deps, postMails: () => Promise.resolve() };
  const closesAt = Temporal.Now.instant().add({ hours: 24 });
  const asking = { programmeId, unitIds: [...byUnit.keys()], closesAt };
  const outcome = await askUnits(posting, asking, ownerId);
  if ("refused" in outcome) throw new Error(`The demo's units' own views: ${outcome.refused}`);
  if (outcome.asked.length !== askedUnits) throw new Error("The demo asks units without a contact");
  const askIds = new Map(outcome.asked.map(({ askId, unitId }) => [unitId, askId]));
  for (const [unitId, look] of byUnit) {
    const askId = askIds.get(unitId) ?? "";
    const typed = look.rows.map(({ tool, score }) => ({
      ...{ toolId: toolIds.get(tool) ?? "", was: null },
      ...viewOf(score, random),
    }));
    await saveOwnAnswers(deps.db, askId, typed);
    const on = workday({ from: "2021-10-04", to: "2021-10-29" }, random);
    const sent = await sendOwnAnswers(deps.db, askId, on);
    if (typeof sent === "string") throw new Error(`The demo's own view of ${look.unit.name}: ${sent}`);
  }
  await closeRound(deps.db, programmeId, ownerId);
}

const isAutumnLook = ({ phase, on }: DemoRound) => phase === "middle" && on <= "2021-09-30";

/** The anchor that the unit chooses of a tool, beside the mentor's score; here and there it can't say. */
function viewOf(score: number, random: Chance): { answer: Answer; note: string } {
  if (random.real() < 0.06) return { answer: "unknown", note: "" };
  const seen = Math.min(5, Math.max(0, Math.round((score + 35 + random.normal() * 65) / 100)));
  const note = random.real() < 0.12 ? (notes[Math.floor(random.real() * notes.length)] ?? "") : "";
  return { answer: String(seen * 100) as Answer, note };
}
