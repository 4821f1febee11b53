import type { Condition, Test } from "../../questionnaire/conditions/condition.ts";

export type Match = "all" | "any";

/** A condition as staff write it: groups of tests, in two levels; every condition can be said in this way. */
export interface ConditionGroups {
  match: Match;
  groups: { match: Match; tests: Test[] }[];
}

/** More groups than these cannot be read by anyone: such a condition is told, and can be written anew. */
const mostGroups = 12;

/** The condition in groups that mean the same; null where there would be too many. */
export function toGroups(condition: Condition): ConditionGroups | null {
  const flat = flattened(condition);
  if (isTest(flat)) return { match: "all", groups: [{ match: "all", tests: [flat] }] };
  const [match, parts] = partsOf(flat);
  if (parts.every(isTest)) return { match: "all", groups: [{ match, tests: parts }] };
  const groups = inOrder(match, parts);
  if (groups !== null) return { match, groups };
  const ways = waysOf(flat);
  return ways === null ? null : { match: "any", groups: ways.map((tests) => ({ match: "all", tests })) };
}

/** The parts as groups, tests that stand beside each other in one; null where a part holds groups itself. */
function inOrder(match: Match, parts: Condition[]): ConditionGroups["groups"] | null {
  const groups: ConditionGroups["groups"] = [];
  let loose: Test[] | null = null;
  for (const part of parts) {
    if (isTest(part)) {
      if (loose === null) groups.push({ match, tests: (loose = []) });
      loose.push(part);
      continue;
    }
    loose = null;
    const within = partsOf(part)[1];
    if (!within.every(isTest)) return null;
    groups.push({ match: match === "all" ? "any" : "all", tests: within });
  }
  return groups;
}

/** The condition that the groups say, as plainly as it goes; null where they hold no test at all. */
export function fromGroups({ match, groups }: ConditionGroups): Condition | null {
  const parts = groups.filter(({ tests }) => tests.length > 0).map((group) => joined(group.match, group.tests));
  return parts.length === 0 ? null : flattened(joined(match, parts));
}

/** Groups within a group of the same kind, and groups of one, say nothing of their own. */
function flattened(condition: Condition): Condition {
  if (isTest(condition)) return condition;
  const [match, parts] = partsOf(condition);
  const flat = parts.map(flattened).flatMap((part) => {
    if (isTest(part)) return [part];
    const [own, within] = partsOf(part);
    return own === match ? within : [part];
  });
  return joined(match, flat);
}

function joined(match: Match, parts: Condition[]): Condition {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return match === "all" ? { all: parts } : { any: parts };
}

/** Each list of tests of which all holding is one way for the condition to hold; null where there are too many. */
function waysOf(condition: Condition): Test[][] | null {
  if (isTest(condition)) return [[condition]];
  const [match, parts] = partsOf(condition);
  let ways: Test[][] = match === "all" ? [[]] : [];
  for (const part of parts) {
    const own = waysOf(part);
    if (own === null) return null;
    ways = match === "any" ? [...ways, ...own] : ways.flatMap((way) => own.map((tests) => [...way, ...tests]));
    if (ways.length > mostGroups) return null;
  }
  return ways;
}

function isTest(condition: Condition): condition is Test {
  return !("all" in condition) && !("any" in condition);
}

function partsOf(condition: Exclude<Condition, Test>): [Match, Condition[]] {
  return "all" in condition ? ["all", condition.all] : ["any", condition.any];
}
