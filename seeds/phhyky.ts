// The rows of this programme are invented to fit the published totals of the PHHYKY case (Päijät-Häme, 2021): 8 mentors in
// two waves, 77 units assessed in three sectors, 407 trainings, workshops and meetings, 2,033 people, 800 answers to the
// survey of readiness, and growth of maturity by 26, 16 and 20 per cent. No total is written down anywhere in the product:
// each is computed from these rows, and changes when a row is corrected. Units and people are invented.
import type { Deps } from "../src/platform/deps.ts";
import { assess } from "./phhyky-assessing.ts";
import { noteContacts } from "./phhyky-contacts.ts";
import { followUp } from "./phhyky-following.ts";
import { interview } from "./phhyky-interviewing.ts";
import { welcomeMentors } from "./phhyky-joining.ts";
import { writeKnowledge } from "./phhyky-knowledge.ts";
import { logEvents } from "./phhyky-logging.ts";
import { startMentoring } from "./phhyky-mentoring.ts";
import { organise } from "./phhyky-organising.ts";
import { tellOwnViews } from "./phhyky-own-views.ts";
import { drawRoadmap, setTargets } from "./phhyky-planning.ts";
import { promiseServices } from "./phhyky-segments.ts";
import { askReadiness } from "./phhyky-surveying.ts";
import { followTools } from "./phhyky-tools.ts";
import { tellUse } from "./phhyky-use.ts";

const phhykyName = "PHHYKY, digimentorit";

/** Builds the mentors' programme of a large organisation, from its units to what came of it. */
export async function mentorProgramme(
  deps: Deps,
  { ownerId, password }: { ownerId: string; password: string | null },
): Promise<{ programmeId: string }> {
  const ground = await organise(deps, phhykyName, ownerId);
  await promiseServices(deps, ground);
  await drawRoadmap(deps, ground);
  await askReadiness(deps, ground);
  const toolIds = await followTools(deps, ground);
  const accounts = await welcomeMentors(deps, ground, password);
  const mentorIds = await startMentoring(deps, { ground, toolIds, accounts });
  const interviews = await interview(deps, { ground, mentorIds, accounts });
  await followUp(deps, { ground, toolIds, mentorIds, accounts, interviews });
  await assess(deps, { ground, toolIds, accounts });
  await tellOwnViews(deps, { ground, toolIds });
  await logEvents(deps, { ground, toolIds, mentorIds, accounts });
  await noteContacts(deps, ground);
  await setTargets(deps, { ground, toolIds });
  await tellUse(deps, { ground, toolIds });
  await writeKnowledge(deps, { ground, toolIds, accounts });
  return { programmeId: ground.programmeId };
}
