// What a reader of files hands on, as an answer to our question: the mapping that staff would choose.
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { checkAnswer } from "../../../src/surveys/questionnaire/check-answer.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import type { ForeignAnswer } from "../../../src/surveys/importing/files/reading.ts";

/** How the file calls our options, rows and steps. */
export interface Names {
  /** Our key of a choice, a row or a rank's cell. */
  keyOf: (name: string) => string;
  /** The row and the scale of a part of a matrix. */
  partOf: (code: string) => { row: string; scale: "importance" | "level" };
  other: string;
}

/** The answer as it is stored; what the file says of another kind is a mistake of the test. */
export function asOurs(question: Question, foreign: ForeignAnswer, names: Names): AnswerValue | string {
  if (foreign.kind === "notShown" || foreign.kind === "unknown") return { kind: foreign.kind };
  const checked = checkAnswer(question, rawOf(question, foreign, names));
  return "value" in checked ? checked.value : `${checked.mistake} at ${checked.at ?? "-"}`;
}

function rawOf(question: Question, foreign: ForeignAnswer, { keyOf, partOf, other }: Names): unknown {
  const { kind } = question;
  const value = foreign.kind === "value" ? foreign.value : "";
  const typed = foreign.kind === "value" || foreign.kind === "chosen" ? (foreign.other ?? "") : "";
  const parts = foreign.kind === "parts" ? Object.entries(foreign.parts) : [];
  switch (kind) {
    case "multiple": {
      const ticked = parts.filter(([, cell]) => cell === "Kyllä").map(([part]) => keyOf(part));
      const words = parts.find(([part]) => part === other)?.[1] ?? typed;
      const chosen = foreign.kind === "chosen" ? foreign.chosen.map(keyOf) : value === "" ? ticked : [keyOf(value)];
      return { kind, chosen, other: words };
    }
    case "single":
      return { kind, chosen: value === "" ? null : keyOf(value), other: typed };
    case "ranking": {
      const placed = parts.toSorted((a, b) => Number(a[1]) - Number(b[1])).map(([part]) => keyOf(part));
      const listed = foreign.kind === "chosen" ? foreign.chosen.map(keyOf) : value === "" ? placed : [keyOf(value)];
      return { kind, order: foreign.kind === "ranking" ? foreign.order.map(keyOf) : listed };
    }
    case "ratings":
      return { kind, rows: Object.fromEntries(parts.map(([part, cell]) => [keyOf(part), decimal(cell)])) };
    case "matrix": {
      const rows: Record<string, Record<string, unknown>> = {};
      for (const [part, cell] of parts) {
        const { row, scale } = partOf(part);
        rows[row] = { ...rows[row], [scale]: /^\d/.test(cell) ? Number.parseInt(cell) : "unknown" };
      }
      return { kind, rows };
    }
    case "scale":
      return { kind, value: Number.parseInt(value) };
    case "yesno":
      return { kind, yes: ["Y", "1", "Kyllä"].includes(value) };
    case "number":
      return { kind, number: value };
    case "date":
      return { kind, date: value };
    default:
      return { kind, text: value };
  }
}

const decimal = (cell: string) => Number(cell.replace(",", ".").replace(/ .*$/s, ""));
