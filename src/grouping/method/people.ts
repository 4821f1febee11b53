import { answerMatrix, countedColumns, takeRows, type AnswerMatrix } from "./answers.ts";
import type { Material } from "./cloud.ts";
import { tie, untied, type Ties } from "./constraints/ties.ts";
import type { GroupingInput, GroupingSettings } from "./grouping.ts";
import { checkGrouping } from "./input.ts";
import { answeredRows, distanceMaterial, needVariables, shapedMaterial } from "./material.ts";
import { remarksOn, type Remark } from "./remarks.ts";
import { haveProfile, shapeProfiles, takeProfiles, type Profiles } from "./shape.ts";

/** Those who can be grouped: with a profile, or for variables of one's own choice with any answer. */
export interface People {
  /** All respondents. */
  respondents: number;
  /** Respondent by row of all that follows. */
  rows: readonly number[];
  answers: AnswerMatrix;
  /** Without the needs that weigh nothing; the same matrix where there are none. */
  counted: AnswerMatrix;
  material: Material;
  /** What ties them to each other. */
  ties: Ties;
  /** What is odd about the answers. */
  remarks: Remark[];
}

/**
 * Reads who can be grouped and by what. Answers and profiles of a hundred thousand take 32 MB each at 40 needs: of both
 * there is one matrix afterwards, shared by all, where everyone has a profile.
 * @param timed runs what belongs to the time of making distances.
 * @throws InputMistake for what cannot be grouped.
 */
export function readPeople(
  input: GroupingInput,
  settings: GroupingSettings,
  timed: <Value>(work: () => Value) => Value,
): People {
  const all = answerMatrix(input.blocks, input.blank);
  const respondents = all.rows;
  const { variables, constraints } = input;
  if (variables !== undefined) {
    const rows = answeredRows(variables);
    checkGrouping(input, settings, all, rows.length);
    const answers = takeRows(all, rows);
    const material = distanceMaterial(variables, settings.distance).take(rows);
    return { respondents, rows, answers, counted: countedColumns(answers), material, ties: untied, remarks: [] };
  }
  const { rows, profiles } = timed(() => shapeThoseWithProfile(countedColumns(all)));
  checkGrouping(input, settings, all, rows.length);
  const ties = constraints === undefined ? untied : tie(constraints, profiles, rows, settings.k);
  const answers = takeRows(all, rows);
  const counted = countedColumns(answers);
  const material =
    settings.method === "spherical"
      ? shapedMaterial(counted, profiles)
      : distanceMaterial(needVariables(counted), settings.distance);
  return { respondents, rows, answers, counted, material, ties, remarks: remarksOn(all, profiles) };
}

function shapeThoseWithProfile(answers: AnswerMatrix): { rows: number[]; profiles: Profiles } {
  const shapes = shapeProfiles(answers);
  const rows = haveProfile(answers, shapes).flatMap((has, i) => (has ? [i] : []));
  return { rows, profiles: takeProfiles(shapes, rows) };
}
