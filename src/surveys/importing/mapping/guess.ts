// How a file is likely to be read, until staff say otherwise: the guesses are shown, and nothing is done by them alone.
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";
import { matchFor } from "../brought/matched.ts";
import { guessColumns, type ColumnRole } from "../columns.ts";
import type { AnswersReading } from "../files/reading.ts";
import { detectScale, suggestedThreshold } from "../scale.ts";
import type { Mapping, Role } from "./mapping.ts";
import type { Unit } from "./units.ts";

interface Uploaded {
  headerRow: number;
  rows: readonly (readonly string[])[];
}

/**
 * Tools' own columns are no answers. In tables that people make, headings and cells tell what a column is; where they
 * speak of needs, what else is in the file is left out. Of a survey that is there, questions are matched.
 */
export function guessedMapping(
  reading: AnswersReading,
  units: readonly Unit[],
  draft: Uploaded,
  into: { id: string; questionnaire: Questionnaire } | null,
): Mapping {
  const cells = reading.responses.map(({ row }) => {
    const line = draft.rows[row - draft.headerRow - 1] ?? [];
    return units.map(({ column }) => (column === null ? "" : (line[column] ?? "")));
  });
  const columns = guessColumns(
    units.map(({ text, source }) => (source.from === "own" ? "" : text)),
    cells,
  );
  const speaksOfNeeds = columns.some(({ role }) => role === "need");
  const taken = new Set<string>();
  const roles = units.map((unit, at): Role => {
    const role = columns[at]?.role ?? "ignored";
    if (unit.source.from === "own") return ownRole(unit.source.name, reading.kind, into !== null);
    if (whoColumns.includes(role)) return role;
    if (into !== null) return matchedRole(unit, into.questionnaire, taken);
    if (unit.kind === "unknown" || (reading.kind === "table" && role === "ignored" && speaksOfNeeds)) return "ignored";
    return reading.kind === "table" && role !== "ignored" && unit.column !== null ? role : "question";
  });
  const cellsOf = (...wanted: Role[]) =>
    roles.flatMap((role, at) => (wanted.includes(role) ? cells.map((line) => line[at] ?? "") : []));
  const marks = cellsOf("barrier", "service");
  const isTwice = into !== null && roles.includes("organisation") && roles.includes("email");
  return {
    ...{ into: into?.id ?? null, blocks: {}, part: "unit", unfinished: null, decisions: {} },
    roles: Object.fromEntries(units.map(({ code }, at) => [code, isTwice && roles[at] === "email" ? "ignored" : (roles[at] ?? "ignored")])), // prettier-ignore
    scale: detectScale(cellsOf("need")),
    chosenFrom: marks.length === 0 ? 1 : suggestedThreshold(detectScale(marks)),
  };
}

/** Our own tables tell whose each row is; other tools at most an address, which is known where a survey is answered. */
function ownRole(name: string, kind: AnswersReading["kind"], isInto: boolean): Role {
  if (kind === "tarvepaja" && (name === "organisation" || name === "industry")) return name;
  return isInto && name === "email" ? "email" : "ignored";
}

const whoColumns: readonly ColumnRole[] = ["organisation", "partOf", "industry"];

/** Each question of the survey is matched once. */
function matchedRole(unit: Unit, questionnaire: Questionnaire, taken: Set<string>): Role {
  const key = matchFor(unit, questionnaire);
  if (key === null || taken.has(key)) return "ignored";
  taken.add(key);
  return `match:${key}`;
}
