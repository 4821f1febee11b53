import { topicLevel } from "../../needs/index.ts";
import type { Db } from "../../platform/database.ts";
import { listTopics, type Topic } from "../../workshops/index.ts";
import { profileCloseness } from "../method/closeness.ts";
import { answerMatrix, countedColumns } from "../method/answers.ts";
import { getCurrent, type Current } from "../queries.ts";
import { profiledRows } from "../settings/profiled.ts";
import { shapeProfiles, takeProfiles } from "../method/shape.ts";
import { divisionsOf, type Division, type Divisions } from "./divisions.ts";
import { topicSteps, type NeedAnswers, type OfferedTopic } from "./need-met/benefit.ts";
import type { OtherMethodInput } from "./other-method/around-medoids.ts";

/** The current grouping beside other ways to divide the same people. */
export interface Compared extends Current {
  divisions: Divisions;
  /** Of the people compared, in their order. */
  answers: NeedAnswers;
  topics: OfferedTopic[];
  /** A programme without topics gets one for each need. */
  topicsAreNeeds: boolean;
  /** Mean closeness of two people of the same group; NaN where no group has two. */
  closenessOf: (division: Division) => number;
  /** What a comparison with industry would be made of now. */
  groupable: {
    /** Of everybody who can be grouped; null: not known. */
    industries: (string | null)[];
    /** How many needs count in the grouping. */
    needs: number;
  };
}

export async function loadCompared(db: Db, programmeId: string): Promise<Compared> {
  const current = await getCurrent(db, programmeId);
  const { profiles, figures, run, input } = current;
  const { organisationIds, assignments } = run.result;
  const now = figures.groups.flatMap(({ members }, at) =>
    members.map(({ organisationId }) => [organisationId, at] as const),
  );
  const computed = organisationIds.flatMap((id, row) => {
    const group = assignments[row] ?? null;
    return group === null ? [] : [[id, group] as const];
  });
  const divisions = divisionsOf(profiles.organisations, new Map(now), new Map(computed));
  const topics = await listTopics(db, programmeId);
  const shapes = takeProfiles(shapeProfiles(answerMatrix(input.blocks, input.blank)), divisions.rows);
  return {
    ...current,
    divisions,
    answers: answersOf(current, divisions.rows),
    topics: offeredTopics(topics, profiles.needs),
    topicsAreNeeds: topics.length === 0,
    closenessOf: ({ labels, groups }) => profileCloseness(shapes, labels, groups).overall,
    groupable: {
      industries: profiledRows(input).map((row) => profiles.organisations[row]?.industryId ?? null),
      needs: new Set(countedColumns(answerMatrix(input.blocks, input.blank)).needs).size,
    },
  };
}

/** Strengths and levels as topics have them: the stated level of the need, else that of the organisation as a whole. */
function answersOf({ profiles }: Current, rows: readonly number[]): NeedAnswers {
  const { values, levels, levelSteps, generalLevels } = profiles;
  return {
    values: rows.map((row) => values[row] ?? []),
    levels: rows.map((row) =>
      (levels[row] ?? []).map((level, need) =>
        level === null ? (generalLevels[row] ?? null) : topicLevel(level, levelSteps[need] ?? 1, topicSteps.length),
      ),
    ),
  };
}

function offeredTopics(topics: readonly Topic[], needs: Current["profiles"]["needs"]): OfferedTopic[] {
  const columns = new Map(needs.map(({ id }, column) => [id, column]));
  if (topics.length === 0) {
    const levels = topicSteps.map((_, level) => level);
    return needs.map(({ names }, need) => ({ names, levels, covers: [{ need, strength: 1 }] }));
  }
  return topics.map(({ names, covers, levels }) => ({
    names,
    levels: levels.map((level) => topicSteps.indexOf(level)),
    covers: covers.flatMap(({ needId, strength }) => {
      const need = columns.get(needId);
      return need === undefined ? [] : [{ need, strength }];
    }),
  }));
}

/** The groups as they stand, to be laid beside those of another method; a group that nobody is left in is none. */
export function otherMethodInput({ input, profiles, figures, run }: Compared): OtherMethodInput {
  const groups = figures.groups.filter(({ members }) => members.length > 0);
  const groupOf = new Map(
    groups.flatMap(({ members }, at) => members.map(({ organisationId }) => [organisationId, at] as const)),
  );
  return {
    blocks: input.blocks,
    blank: input.blank,
    labels: profiles.organisations.map(({ id }) => groupOf.get(id) ?? null),
    k: groups.length,
    seed: run.seed,
  };
}
