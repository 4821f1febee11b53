import { assessUnit } from "../src/maturity/assessing/grid/commands.ts";
import { correctAssessment } from "../src/maturity/assessing/history/commands.ts";
import { listHistory } from "../src/maturity/assessing/queries.ts";
import type { Deps } from "../src/platform/deps.ts";
import { chance } from "./chance.ts";
import { noteOf } from "./phhyky-notes.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { phhykyRounds, type DemoRound } from "./phhyky-scores.ts";
import type { DemoMentor } from "./phhyky-staff.ts";

const notesSeed = 77;

interface Judging {
  ground: Ground;
  toolIds: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<DemoMentor, string>;
}

/** The mentors judge their units when they begin and when the programme ends, most of them in between as well. */
export async function assess(deps: Deps, { ground, toolIds, accounts }: Judging): Promise<void> {
  const random = chance(notesSeed);
  const rounds = phhykyRounds();
  for (const [at, round] of rounds.entries()) {
    const rows = round.rows.map(({ tool, score }, row) => {
      // The first score of all was read from the wrong line, and corrected.
      const given = at === 0 && row === 0 ? wrong(score) : score;
      return { toolId: toolIds.get(tool) ?? "", score: given, ...noteOf({ score, phase: round.phase }, random) };
    });
    const of = { programmeId: ground.programmeId, organisationId: idOf(ground, round.unit.name) };
    const refused = await assessUnit(deps.db, { ...of, on: round.on, rows }, accounts.get(round.mentor) ?? "");
    if (refused !== null) throw new Error(`The demo's assessment of ${round.unit.name}: ${refused.kind}`);
  }
  await correct(deps, rounds[0]!, { ground, toolIds, accounts });
}

async function correct({ db }: Deps, round: DemoRound, { ground, toolIds, accounts }: Judging): Promise<void> {
  const { tool, score } = round.rows[0]!;
  const of = { programmeId: ground.programmeId, organisationId: idOf(ground, round.unit.name) };
  const place = { ...of, toolId: toolIds.get(tool) ?? "" };
  const [first] = await listHistory(db, place);
  const note = "Korjattu: ensimmäinen luku oli luettu väärältä riviltä.";
  const actor = { userId: accounts.get(round.mentor) ?? "", plans: false };
  const corrected = await correctAssessment(
    db,
    { ...place, assessmentId: first?.id ?? "" },
    { on: round.on, score, note, evidence: "" },
    actor,
  );
  if (corrected !== "corrected") throw new Error(`The demo's correction: ${corrected}`);
}

const wrong = (score: number): number => (score + 150) % 500;
