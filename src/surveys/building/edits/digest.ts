import { createHash } from "node:crypto";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";

/** Sixteen hexadecimal digits that are the same for what says the same, in whatever order its members stand. */
export function digestOf(value: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(inOneOrder(value)))
    .digest("hex")
    .slice(0, 16);
}

/** Whether both say the same: what is left out is what is not there. */
export function saysSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(inOneOrder(a)) === JSON.stringify(inOneOrder(b));
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, inOneOrder(member)]);
}

/** By which a page knows whether the edits stand where it showed them: the latest one may be a colleague's by now. */
export function standOf({
  editNumber,
  questionnaire,
}: {
  editNumber: number | null;
  questionnaire: Questionnaire;
}): string {
  return digestOf([editNumber, questionnaire]);
}
