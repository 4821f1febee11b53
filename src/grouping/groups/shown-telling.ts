import type { SurveyProfiles } from "../../needs/index.ts";
import { isShown, suppressedCounts } from "../../platform/visibility.ts";
import type { TellingNeed } from "../method/telling.ts";
import type { Figures, GroupFigures } from "./figures.ts";

type Answers = Pick<
  SurveyProfiles,
  "organisations" | "needs" | "values" | "barriers" | "barrierValues" | "services" | "serviceValues"
>;
type Told = Pick<GroupFigures, "telling" | "lessNeeded" | "barriers" | "services">;

/**
 * What tells a group apart, as far as those who may not see single organisations' answers may know it. Each figure has
 * a denominator of its own, those who answered the need, which is smaller than the group; so the group's size does not
 * decide, and the rule for small groups is applied need by need.
 */
export function shownTelling(
  { telling, lessNeeded, barriers, services }: Told,
  place: number,
  { figures, profiles }: { figures: Figures; profiles: Answers },
): Told {
  const inNeeds = answeredBy(figures, profiles.organisations, profiles.needs, profiles.values);
  const inBarriers = answeredBy(figures, profiles.organisations, profiles.barriers, profiles.barrierValues);
  const inServices = answeredBy(figures, profiles.organisations, profiles.services, profiles.serviceValues);
  const shown = (told: TellingNeed[], answered: AnsweredBy) =>
    told.filter((need) => isShown(need.inside[1]) && isShown(need.outside[1]) && isTold(answered(need.need), place));
  return {
    telling: shown(telling, inNeeds),
    lessNeeded: shown(lessNeeded, inNeeds),
    barriers: shown(barriers, inBarriers),
    services: shown(services, inServices),
  };
}

/** How many answered a need: group by group, and of those in no group. */
export interface Answered {
  groups: number[];
  ungrouped: number;
}

type AnsweredBy = (key: string) => Answered;

/**
 * Whether one group's figure, with that of all other groups, may be told. The needs page tells the total, so the figure
 * also tells how many outside the groups answered; and the figures of several groups together tell the rest.
 */
export function isTold({ groups, ungrouped }: Answered, place: number): boolean {
  return (ungrouped === 0 || isShown(ungrouped)) && suppressedCounts(groups)[place] === false;
}

function answeredBy(
  { groups }: Figures,
  organisations: Answers["organisations"],
  columns: readonly { key: string }[],
  values: readonly (readonly (number | null)[])[],
): AnsweredBy {
  const groupOf = new Map(
    groups.flatMap(({ members }, at) => members.map(({ organisationId }) => [organisationId, at] as const)),
  );
  const rowGroups = organisations.map(({ id }) => groupOf.get(id) ?? null);
  return (key) => {
    const column = columns.findIndex((one) => one.key === key);
    const answering = rowGroups.filter((_, row) => (values[row]?.[column] ?? null) !== null);
    const inGroup = (at: number | null) => answering.filter((group) => group === at).length;
    return { groups: groups.map((_, at) => inGroup(at)), ungrouped: inGroup(null) };
  };
}
