import { listNeeds, type Need } from "../../../catalogue/index.ts";
import { loadProfiles } from "../../../needs/index.ts";
import { listOrganisations, organisationsOfParts } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { RunChoice } from "../../forms.ts";
import { findCurrentRun, getVariantInUse, listGroups, listMembers } from "../../queries.ts";
import type { StartRefusal } from "../../runs/settings.ts";
import { resolveChoice } from "../choices/queries.ts";
import { asksForAll } from "../filter.ts";
import { toldMistake, type ToldMistake } from "../mistakes.ts";
import { profiledRows } from "../profiled.ts";
import { inputOf, profileChoice } from "../queries.ts";
import type { EffectTask } from "./worker.ts";

/** Above so many the groups are not made for a preview: it would take too long to wait for. */
const previewedAtMost = 2000;

/** Who and what settings leave in and out, before anything is computed. */
export interface Preview {
  /** Respondents or organisations with answers in the chosen surveys, and those of them that the filter keeps. */
  answered: number;
  kept: number;
  withoutProfile: string[];
  /** Who is in a group now and would be in none. */
  fallOut: string[];
  notAsked: Need[];
  unanswered: Need[];
  leftOut: Need[];
  mistake: ToldMistake | null;
  /** Whether staff have set the number of groups; else it is searched when they are made. */
  isSet: boolean;
  /** Organisations' names by id. */
  names: Map<string, string>;
  /** What a worker is to compute; or why there is nothing to compute. */
  task: EffectTask | "no-groups" | "too-many" | "impossible";
}

export async function loadPreview(
  db: Db,
  programmeId: string,
  choice: RunChoice,
): Promise<Preview | { refused: StartRefusal }> {
  const resolved = await resolveChoice(db, programmeId, choice);
  if ("refused" in resolved) return resolved;
  const { settings, seed } = resolved;
  const { surveyIds, subject, k, filter } = settings;
  const everyone = await loadProfiles(db, programmeId, { surveyIds, subject });
  if (everyone.organisations.length === 0) return { refused: "no-answers" };
  const profiles = asksForAll(filter) ? everyone : await loadProfiles(db, programmeId, profileChoice(settings));
  const input = inputOf(profiles, settings);
  const mistake = toldMistake(input, profiles, k);
  const now = await loadPresent(db, programmeId);

  const organisations = await listOrganisations(db, programmeId);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const kept = new Set(profiledRows(input).map((row) => profiles.organisations[row]?.id ?? ""));
  // A unit that is counted in its organisation, or an organisation whose units are counted, has not fallen out.
  const counted = profiledRows(input).flatMap((row) => (profiles.answeredBy[row] ?? []).map(({ id }) => id));
  const wholeOf = organisationsOfParts(organisations);
  const isIn = new Set([...kept, ...counted, ...[...kept].map((id) => wholeOf.get(id) ?? id)]);
  const asked = new Set(profiles.needs.map(({ key }) => key));
  const previewedK = k === "auto" ? now.k : k;
  const present = profiles.organisations.map(({ id }) => now.placeOf.get(id) ?? null);
  return {
    answered: everyone.organisations.length,
    kept: profiles.organisations.length,
    withoutProfile: profiles.organisations.filter(({ id }) => !kept.has(id)).map(({ name }) => name),
    fallOut: [...now.placeOf.keys()].filter((id) => !isIn.has(id)).map((id) => names.get(id) ?? ""),
    notAsked: (await listNeeds(db, programmeId)).filter(({ key }) => !asked.has(key)),
    unanswered: profiles.needs.filter((_, j) => profiles.values.every((row) => row[j] === null)),
    leftOut: profiles.needs.filter(({ key }) => settings.needWeights[key] === 0),
    mistake,
    isSet: k !== "auto",
    names,
    task:
      mistake !== null
        ? "impossible"
        : previewedK === null
          ? "no-groups"
          : kept.size > previewedAtMost
            ? "too-many"
            : { input, settings: { k: previewedK, seed }, present },
  };
}

/** The groups in use: the place of each member's group, and how many groups there are. */
async function loadPresent(db: Db, programmeId: string): Promise<{ k: number | null; placeOf: Map<string, number> }> {
  const run = await findCurrentRun(db, programmeId);
  if (run === undefined) return { k: null, placeOf: new Map() };
  const { id: variantId } = await getVariantInUse(db, run.id);
  const groups = await listGroups(db, variantId);
  const positionOf = new Map(groups.map(({ id, position }) => [id, position]));
  const members = await listMembers(db, variantId);
  const placed = members.flatMap(({ organisationId, groupId }) => {
    const position = groupId === null ? undefined : positionOf.get(groupId);
    return position === undefined ? [] : [[organisationId, position] as const];
  });
  return { k: groups.length, placeOf: new Map(placed) };
}
