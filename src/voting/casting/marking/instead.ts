import { highestScore, type Marks } from "../../marks.ts";
import type { BallotForm } from "../../settings.ts";
import { movedPlace } from "./places.ts";

/** What a voter takes instead of proposing: an option of the ballot, or a topic of the catalogue to propose as it is. */
export interface Instead {
  readonly kind: "option" | "topic";
  readonly id: string;
}

/** The value that the button sends: "option.<id>". */
export function writeInstead({ kind, id }: Instead): string {
  return `${kind}.${id}`;
}

/** Reads the button's value back; null when it is not one of ours. */
export function readInstead(value: string): Instead | null {
  const [, kind, id] = /^(option|topic)\.([0-9a-f-]{36})$/.exec(value) ?? [];
  return kind === undefined || id === undefined ? null : { kind: kind as Instead["kind"], id };
}

/** The marks with one for the option, where it has none: full support, or the last place of a ranking. */
export function supporting(marks: Marks, optionId: string, form: BallotForm): Marks {
  if ((marks[optionId] ?? 0) > 0) return marks;
  switch (form) {
    case "approval":
    case "limited":
    case "dots":
      return { ...marks, [optionId]: 1 };
    case "score":
      return { ...marks, [optionId]: highestScore };
    case "ranking":
      return movedPlace(marks, { act: "up", optionId });
  }
}
