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
  /** When workshops can be held; every workshop then has a slot, and a person one workshop at a time. */
  slots?: readonly Slot[] | undefined;
  /** Who can lead workshops; every workshop then has one of them, and they one workshop at a time. */
  facilitators?: readonly Facilitator[] | undefined;
}

/** A time at which workshops can be held. */
export interface Slot {
  id: string;
  /** Ids of the participants who can't come then. Everybody else can, also those who have not said. */
  away: readonly string[];
  /** The most workshops at once; no limit when left out. */
  rooms?: number | undefined;
}

export interface Facilitator {
  id: string;
  /** Keys of the topics that they can lead. */
  topics: readonly string[];
  /** Ids of the slots in which they can't. */
  away: readonly string[];
}

export type Mode = "free" | "groups" | "mixed";

export interface Person {
  id: string;
  weight: number;
  group?: string | undefined;
  /** Only keeps people of one language together where thousands are planned for in segments. */
  language?: string | undefined;
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
  /** Ids of the slot and the facilitator that it keeps. */
  slot?: string | undefined;
  facilitator?: string | undefined;
}

/** One workshop of a plan; members, topic, slot and facilitator are indices into the instance. */
export interface Held {
  topic: number;
  level: number;
  audience: Audience;
  /**
   * Who belongs to it. In a slot, a member of a group's or common workshop who is away then belongs to it still, but
   * gets nothing from it.
   */
  members: readonly number[];
  /** Only where the instance has slots, or facilitators. */
  slot?: number | undefined;
  facilitator?: number | undefined;
}

/** Whom a workshop is for: one group, everybody, or whoever chooses it. */
export type Audience = { kind: "group"; group: string } | { kind: "all" } | { kind: "free" };
