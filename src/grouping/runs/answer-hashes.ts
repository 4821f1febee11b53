import { createHash } from "node:crypto";
import type { GroupingInput } from "../method/grouping.ts";

/**
 * By respondent the first 16 hex digits of SHA-256 of its own answers, as grouping is told them: need by need what was
 * answered in which block. Blank needs do not count, so that a need that the survey gets later changes nobody's; nor do
 * weights, which are settings. Two runs' hashes tell whose answers have changed between them, without the answers.
 */
export function answerHashes({ blocks }: Pick<GroupingInput, "blocks">): string[] {
  const respondents = blocks[0]?.values.length ?? 0;
  return Array.from({ length: respondents }, (_, row) => {
    const answered = blocks.flatMap(({ name, columns, values }) =>
      columns.flatMap((need, column) => {
        const value = values[row]?.[column] ?? null;
        return value === null ? [] : [JSON.stringify([name, need, value])];
      }),
    );
    return createHash("sha256").update(answered.sort().join("\n")).digest("hex").slice(0, 16);
  });
}
