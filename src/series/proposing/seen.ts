import type { FormState } from "../../platform/forms.ts";
import type { PlanningPoll } from "../available/queries.ts";
import type { ProgrammeMaterial } from "../material/queries.ts";
import type { CurrentSeries, ProposalLine } from "../queries.ts";

/** What the page of settings is made from. */
export interface SeriesSeen {
  programme: { id: string; timeZone: string };
  material: ProgrammeMaterial | undefined;
  current: CurrentSeries | undefined;
  proposals: ProposalLine[];
  polls: PlanningPoll[];
  /** The largest room that is known. */
  room: { name: string; places: number } | undefined;
}

/** What was typed with what is wrong: at its field, in words with figures. */
export interface Typed {
  form: FormState;
  told: { field: FieldName; text: string } | null;
}

/** The fields of the settings. */
export type FieldName =
  | "mode"
  | "own"
  | "common"
  | "workshops"
  | "perPerson"
  | "least"
  | "most"
  | "fairness"
  | "limit"
  | "amount"
  | "seed"
  | "plannedFor"
  | "pollId"
  | "atOnce"
  | "withFacilitators"
  | "kept";
