import type { Said } from "../../../platform/i18n.ts";
import type { TypedMarks } from "./typed-marks.ts";

/** What stands on a paper as it is shown, and at which options it cannot stand. */
export interface Marking {
  typed: TypedMarks;
  wrong: ReadonlySet<string>;
  /** The button of a ranking that was pressed last: the keyboard goes on there. */
  moved: { optionId: string; act: "up" | "down" } | null;
}

/** An option on a paper, as its field shows it. */
export interface Row {
  id: string;
  fieldId: string;
  name: string;
  text: Said;
  /** The same as plain words, for a button's name. */
  label: string;
  facts: string | null;
  chips: string[];
  error: string | null;
  value: string;
}
