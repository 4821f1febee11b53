/**
 * What is asked of a proposal: who has which gap in which topic at which level, and the limits of the series.
 * The fields are those of the file that `propose` reads; ids are the caller's own.
 */
export interface Instance {
  participants: readonly Person[];
  topics: readonly { key: string }[];
  /** Number of levels a topic can be held at; level 0 is the basics. */
  levels: number;
  /** offered[t][l]: whether topic t can be held at level l; every one can when left out. */
  offered?: readonly (readonly boolean[])[] | undefined;
  /** gap[i][t] in 0…1: how much person i lacks of topic t. */
  gap: readonly (readonly number[])[];
  /** level[i][t] in 0…levels−1, or null when it is not known. */
  level: readonly (readonly (number | null)[])[];
  /** The most workshops in the whole series (not in mode "groups", where `own` and `common` decide). */
  workshops: number;
  budget?: number | undefined;
  /** Hours or money of a workshop: one number for all, or by [topic][level]; 1 when left out. */
  cost?: number | readonly (readonly number[])[] | undefined;
  /** Seats that a person may freely take. */
  perPerson: number;
  /** Least and most members of a workshop. */
  size: readonly [number, number];
  /** How many times the same topic and level may be held. */
  copies: number;
  /** 0 "most need met" … 1 "something for everyone". */
  lambda: number;
  /** A candidate is a top need of a person from this share of their best benefit upwards. */
  topShare: number;
  mode: Mode;
  own?: number | undefined;
  common?: number | undefined;
  fixed?: readonly Fixed[] | undefined;
  /** Pairs of participants' ids that may not sit in one workshop. */
  cannotLink?: readonly (readonly [string, string])[] | undefined;
}

export type Mode = "free" | "groups" | "mixed";

export interface Person {
  id: string;
  weight: number;
  group?: string | undefined;
}

/**
 * A workshop that is held in any case. With a group it is for that group. Without one it is: free choice in mode
 * "free"; common in mode "groups"; in mode "mixed" free choice when it names members or the series has no common
 * workshops, else common. Members named have a seat; others may join while there is room.
 */
export interface Fixed {
  topic: string;
  level: number;
  group?: string | undefined;
  members?: readonly string[] | undefined;
}

/** One workshop of a plan; members and topic are indices into the instance. */
export interface Held {
  topic: number;
  level: number;
  audience: Audience;
  members: readonly number[];
}

/** Whom a workshop is for: one group, everybody, or whoever chooses it. */
export type Audience = { kind: "group"; group: string } | { kind: "all" } | { kind: "free" };
