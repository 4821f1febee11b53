import { answerMatrix, countedColumns } from "../method/answers.ts";
import type { GroupingInput } from "../method/grouping.ts";
import { haveProfile, shapeProfiles, takeProfiles, type Profiles } from "../method/shape.ts";

/** The places of those who have a profile; nobody has one where every block is left out. */
export function profiledRows({ blocks, blank }: GroupingInput): number[] {
  if (blocks.length === 0) return [];
  const answers = countedColumns(answerMatrix(blocks, blank));
  return haveProfile(answers, shapeProfiles(answers)).flatMap((has, i) => (has ? [i] : []));
}

/** The profiles of those who have one. */
export function countedProfiles(input: GroupingInput): Profiles {
  const answers = countedColumns(answerMatrix(input.blocks, input.blank));
  return takeProfiles(shapeProfiles(answers), profiledRows(input));
}
