import type { Temporal } from "temporal-polyfill";
import type { FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Programme } from "../../programmes/index.ts";
import type { Duplicate } from "../moderating/similar/queries.ts";
import type { Ballot, BallotOption, Turnout } from "../queries.ts";
import type { Secrecy } from "../secrecy.ts";
import type { Done } from "./forms.ts";
import type { Electorate } from "./queries.ts";

/** What a ballot's page shows while it is not closed. */
export interface Shown {
  ballot: Ballot;
  programme: Programme;
  options: BallotOption[];
  /** Options that probably mean the same. */
  duplicates: Duplicate[];
  turnout: Turnout;
  /** What those who came by the room's code call themselves. */
  walkInNames: string[];
  now: Temporal.Instant;
  /** Who would get a vote now; only asked for while nobody has one. */
  electorate: Electorate;
  secrecy: Secrecy;
  done: Done | undefined;
}

/** What was wrong with which of the page's forms. */
export type Trouble =
  { at: "opening"; text: Key } | { at: "scheduling" | "proposing" | "closing"; form: FormState } | null;
