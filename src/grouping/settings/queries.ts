import { groupingInput, loadProfiles, type ProfileChoice, type SurveyProfiles } from "../../needs/index.ts";
import type { Db } from "../../platform/database.ts";
import type { GroupingInput } from "../method/grouping.ts";
import type { RunSettings } from "../runs/settings.ts";
import { constraintsOf } from "./constraints.ts";
import { asksForAll, passes } from "./filter.ts";

/** What grouping is told of the respondents that the settings ask for, with the profiles it is made of. */
export async function loadInput(
  db: Db,
  { programmeId, settings }: { programmeId: string; settings: RunSettings },
): Promise<{ input: GroupingInput; profiles: SurveyProfiles }> {
  const profiles = await loadProfiles(db, programmeId, profileChoice(settings));
  return { profiles, input: inputOf(profiles, settings) };
}

/** The profiles that settings ask for. */
export function profileChoice({ surveyIds, subject, filter }: RunSettings): ProfileChoice {
  const choice = { surveyIds, subject };
  return asksForAll(filter) ? choice : { ...choice, keeps: (background) => passes(filter, background) };
}

/**
 * The answers with the weights of blocks and needs, what groups tell of themselves beside them, and what staff have
 * fixed. What settings leave as usual adds nothing, so that the hash of such an input stays what it always was.
 */
export function inputOf(
  { respondents, organisations, answeredBy, barriers, barrierValues, generalLevels }: SurveyProfiles,
  { weights, needWeights, blank, hand, sizes }: RunSettings,
): GroupingInput {
  const placeOf = new Map(
    organisations.flatMap(({ id }, place) =>
      [id, ...(answeredBy[place] ?? []).map((part) => part.id)].map((each) => [each, place] as const),
    ),
  );
  const constraints = constraintsOf(hand, sizes, organisations.length, (id) => placeOf.get(id));
  return {
    ...groupingInput(respondents, weights, blank, needWeights),
    industry: organisations.map(({ industryId }) => industryId),
    barriers: { columns: barriers.map(({ key }) => key), values: barrierValues },
    levels: generalLevels,
    ...(constraints === undefined ? {} : { constraints }),
  };
}
