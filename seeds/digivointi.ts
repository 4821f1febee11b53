import type { Deps } from "../src/platform/deps.ts";
import { digivointiAnswers, shuffledDigivointiAnswers } from "./digivointi-answers.ts";
import { attend } from "./digivointi-attending.ts";
import { code } from "./digivointi-coding.ts";
import { lookAhead } from "./digivointi-coming.ts";
import { giveFeedback } from "./digivointi-feedback.ts";
import { furnish } from "./digivointi-furnishing.ts";
import { hold } from "./digivointi-holding.ts";
import { organise } from "./digivointi-organising.ts";
import { plan } from "./digivointi-planning.ts";
import { survey } from "./digivointi-surveying.ts";
import { vote, voteTogether } from "./digivointi-voting.ts";
import { unsentLetters } from "./links.ts";

const programmes = {
  digivointi: { name: "DigiVointi", answers: digivointiAnswers },
  "digivointi-shuffled": { name: "DigiVointi, vastaukset sekoitettu", answers: shuffledDigivointiAnswers },
};

/**
 * Builds a programme of workshops for small providers: organisations, the needs survey and its answers, two of three open
 * answers coded, the open and themed workshops that were held, the groups, the accepted series, its first workshop held
 * and judged, a public workshop, a date that is asked about, and two open votes. The jobs must be running: the grouping
 * and the proposal are computed by them.
 */
export async function workshopProgramme(
  deps: Deps,
  { seed, ownerId }: { seed: keyof typeof programmes; ownerId: string },
): Promise<{ programmeId: string; ballotId: string }> {
  const { name, answers } = programmes[seed];
  const organisations = answers();
  const programmeId = await organise(deps, name, organisations, ownerId);
  const surveyId = await survey(deps, programmeId, organisations, ownerId);
  await code(deps, { programmeId, surveyId }, ownerId);
  await hold(deps, programmeId, ownerId);
  const workshopId = await plan(deps, { programmeId, surveyId }, ownerId);
  const furniture = await furnish(deps, programmeId, ownerId);
  const { deps: silent } = unsentLetters(deps);
  await attend(silent, { programmeId, workshopId, furniture }, ownerId);
  await giveFeedback(deps, { programmeId, workshopId }, ownerId);
  await lookAhead(silent, { programmeId, workshopId, furniture }, ownerId);
  await voteTogether(deps, programmeId, ownerId);
  const ballotId = await vote(deps, { programmeId, workshopId }, ownerId);
  return { programmeId, ballotId };
}
