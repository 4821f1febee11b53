import type { Locale } from "../../../src/platform/locales.ts";
import { english } from "./english.ts";
import { finnish } from "./finnish.ts";
import { swedish } from "./swedish.ts";

/** A page: the question that it asks, and sentences that it answers with. */
export interface Told {
  heading: string;
  says: string[];
}

/** What a planner reads of the demo's groups in one language, in the order in which the pages are opened. */
export interface Said {
  links: Record<
    "groupA" | "groupC" | "why" | "borderline" | "toBorderline" | "move" | "toGroups" | "changes" | "compare",
    string
  >;
  buttons: Record<"show" | "make" | "undo", string>;
  /** The list of groups, the one chosen in it, and the way that the comparison was made. */
  group: string;
  groupC: string;
  how: string;
  groups: Told;
  groupA: Told;
  typical: Told;
  borderline: Told;
  near: Told;
  nearest: Told;
  choosing: Told;
  cost: Told;
  board: Told;
  moved: Told;
  whyMoved: Told;
  changed: Told;
  undone: Told;
  comparison: Told;
  compared: string[];
}

export const said: Record<Locale, Said> = { fi: finnish, sv: swedish, en: english };

/** Who is opened: the most typical member of group A, and the two nearest to the border of their groups. */
export const typical = "Muistikoti Sammalpolku";
export const near = "Päivätoiminta Ruskohelmi ry";
export const nearest = "Kotipalvelu Auttava Apila";
