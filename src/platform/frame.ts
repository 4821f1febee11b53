/** What a feature tells of its step on the path: a few words ("34 of 52 answered") and whether it is behind. */
export interface StepState {
  text: string;
  isDone: boolean;
  /** What is done today, with the page where it is done; none when not given. */
  today?: Today[];
}

/** Something of today: one press away from the programme's own page. */
export interface Today {
  name: string;
  when: string;
  url: string;
  act: string;
}

/** One step of the path as the page shows it. */
export interface PathStep {
  name: string;
  url: string;
  state: string;
  isDone: boolean;
  today: Today[];
  isCurrent: boolean;
  /** Its place on the path, from 1. */
  number: number;
  mark: string;
}

/** What a programme can begin that does not stand on its path yet. */
export interface Offer {
  text: string;
  url: string;
}

/** What surrounds a staff page. */
export interface StaffFrame {
  visitor: { name: string } | null;
  programme: { name: string; url: string } | null;
  steps: PathStep[];
  step: PathStep | null;
  /** What its planners can begin. */
  offers: Offer[];
}

/** The frame of a page outside programmes. It asks nothing of the database, so that it can be shown without one. */
export function bareFrame(visitor: StaffFrame["visitor"]): StaffFrame {
  return { visitor, programme: null, steps: [], step: null, offers: [] };
}
