import { growthOf, type Span } from "../src/maturity/method/growth.ts";
import { chance, type Chance } from "./chance.ts";
import { daysLater, workday } from "./phhyky-days.ts";
import { toolReach, toolsOf } from "./phhyky-reach.ts";
import { mentorOf, phhykyMentors, type DemoMentor } from "./phhyky-staff.ts";
import { mentoredUnits, type DemoSector, type DemoUnit } from "./phhyky-units.ts";

/** Growth as it was published, to which the invented scores are fitted; and in how many units the use of Teams improved. */
const publishedGrowth: Record<DemoSector, number> = { health: 0.26, family: 0.16, older: 0.2 };
const unitsImprovedInTeams = 51;

const scoresSeed = 407;
const step = 10;

/** A unit and a tool with its scores at the beginning and the end, 0–500. */
interface DemoPair {
  unit: DemoUnit;
  tool: string;
  start: number;
  end: number;
  /** What is known of it: both ends; nothing of the beginning; two judgements that are too near each other. */
  known: "both" | "late" | "near";
}

/** What one mentor judged of a unit on one day. */
export interface DemoRound {
  unit: DemoUnit;
  mentor: DemoMentor;
  on: string;
  phase: "start" | "middle" | "second" | "end";
  rows: { tool: string; score: number }[];
}

/** Everything that the mentors judged, in the order of the days; the same at every run. */
export function phhykyRounds(): DemoRound[] {
  const random = chance(scoresSeed);
  const pairs = drawPairs(random);
  for (const sector of ["health", "family", "older"] as const) fitGrowth(pairs, sector, random);
  const rounds = mentoredUnits.flatMap((unit, at) =>
    roundsOf(
      unit,
      pairs.filter((pair) => pair.unit === unit),
      { at, random },
    ),
  );
  return rounds.filter(({ rows }) => rows.length > 0).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

/** One unit was reached too late to tell of its growth, and here and there a tool was. */
function drawPairs(random: Chance): DemoPair[] {
  const late = mentoredUnits.findLastIndex(({ area }) => area === "Asumispalvelut");
  const pairs = mentoredUnits.flatMap((unit, at) => {
    const habit = random.normal() * 35;
    return toolsOf(unit).map((tool): DemoPair => {
      const start = rounded(toolReach[tool]!.level + habit + random.normal() * 30, 20, 380);
      const draw = random.real();
      const known = at === late || draw < 0.03 ? "late" : draw < 0.05 ? "near" : "both";
      return { unit, tool, start, end: rounded(start + 35 + random.normal() * 30, start - step, 500), known };
    });
  });
  improveTeams(pairs, random);
  return pairs;
}

/** Teams is better used in so many units, and in the others as before. */
function improveTeams(pairs: DemoPair[], random: Chance): void {
  const known = random.shuffled(pairs.filter(({ tool, known }) => tool === "Teams" && known === "both"));
  for (const [at, pair] of known.entries())
    pair.end = at < unitsImprovedInTeams ? rounded(pair.start + 25 + random.real() * 80, pair.start + step, 500) : pair.start; // prettier-ignore
}

/** Raises or lowers scores at the end, a step at a time, until the sector has grown as was published. */
function fitGrowth(pairs: readonly DemoPair[], sector: DemoSector, random: Chance): void {
  const known = pairs.filter(({ unit, known }) => unit.sector === sector && known === "both");
  const movable = random.shuffled(known.filter(({ tool }) => tool !== "Teams"));
  const wanted = publishedGrowth[sector];
  for (let at = 0; at < 10_000; at++) {
    const off = (growthOf(known.map(spanOf), "units")?.share ?? 0) - wanted;
    if (Math.abs(off) < 0.001) return;
    const pair = movable[at % movable.length]!;
    pair.end = rounded(pair.end - Math.sign(off) * step, Math.max(0, pair.start - 2 * step), 500);
  }
  throw new Error(`The demo's scores do not fit: ${sector}`);
}

function spanOf({ unit, tool, start, end }: DemoPair): Span {
  const pair = { unitId: unit.name, toolId: tool };
  return {
    ...pair,
    start: { ...pair, on: "2021-05-03", score: start },
    end: { ...pair, on: "2021-12-01", score: end },
  };
}

/** The rounds of a unit: mentors of the first wave look at it in between, and a colleague judges some units besides. */
function roundsOf(
  unit: DemoUnit,
  pairs: readonly DemoPair[],
  { at, random }: { at: number; random: Chance },
): DemoRound[] {
  const mentor = mentorOf.get(unit)!;
  const colleague = phhykyMentors.find((other) => other.sector === unit.sector && other !== mentor)!;
  const isFirst = mentor.wave === 1;
  const started = workday(isFirst ? { from: "2021-05-17", to: "2021-06-23" } : { from: "2021-08-23", to: "2021-09-17" }, random); // prettier-ignore
  const looked = workday({ from: "2021-09-06", to: "2021-09-30" }, random);
  const ended = workday({ from: "2021-11-22", to: "2021-12-17" }, random);
  const both = pairs.filter(({ known }) => known === "both");
  const row = ({ tool }: DemoPair, score: number) => ({ tool, score });
  const middle = both.map((pair) => row(pair, rounded(pair.start + (pair.end - pair.start) * 0.45, 0, 500)));
  const second = middle.map(({ tool, score }) => ({ tool, score: rounded(score + random.normal() * 22, 0, 500) }));
  const rounds: Omit<DemoRound, "unit">[] = [
    { mentor, on: started, phase: "start", rows: both.map((pair) => row(pair, pair.start)) },
    ...(isFirst ? [{ mentor, on: looked, phase: "middle" as const, rows: middle }] : []),
    ...(isFirst && at % 4 === 1 ? [{ mentor: colleague, on: daysLater(looked, 9), phase: "second" as const, rows: second }] : []), // prettier-ignore
    // What is looked at first when a month is left can't tell of growth.
    { mentor, on: daysLater(ended, -42), phase: "middle", rows: pairs.filter(({ known }) => known === "near").map((pair) => row(pair, pair.start)) }, // prettier-ignore
    { mentor, on: ended, phase: "end", rows: pairs.map((pair) => row(pair, pair.end)) },
  ];
  return rounds.map((round) => ({ unit, ...round }));
}

function rounded(score: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, 0, Math.round(score / step) * step));
}
