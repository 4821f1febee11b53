import type { FormState } from "../../platform/forms.ts";
import type { Programme } from "../queries.ts";
import type { Roadmap } from "./queries.ts";

export interface RoadmapSeen {
  programme: Programme;
  roadmap: Roadmap;
  /** The day in the programme's time zone. */
  today: string;
}

/** What a row was sent as and did not pass: the phase's or milestone's id, or "phase" or "milestone" for a new one. */
export interface Sent {
  row: string;
  form: FormState;
}
