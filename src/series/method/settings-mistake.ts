/** Why no series can be planned with these settings; each with the figures that its words need. */
export type SettingsMistake =
  | { mistake: "nobody-has-a-need" }
  | { mistake: "no-workshops" }
  | { mistake: "size-upside-down"; least: number; most: number }
  | { mistake: "no-group" }
  | { mistake: "group-outside-size"; group: string; members: number; least: number; most: number }
  | { mistake: "too-few-topics"; needed: number; topics: number }
  | { mistake: "too-few-workshops"; needed: number; workshops: number }
  | { mistake: "budget-too-small"; needed: number; budget: number }
  | { mistake: "may-not-meet-in-group"; group: string; first: string; second: string }
  | { mistake: "may-not-meet-in-common"; first: string; second: string }
  | { mistake: "fixed-group-unknown"; group: string }
  | { mistake: "fixed-too-many"; audience: string; fixed: number; allowed: number }
  | { mistake: "fixed-topic-twice"; audience: string; topic: string }
  | { mistake: "fixed-member-elsewhere"; group: string; member: string }
  | { mistake: "fixed-seats-over-size"; topic: string; seats: number; most: number }
  | { mistake: "fixed-seats-per-person"; member: string; seats: number; most: number }
  | { mistake: "fixed-slot-unknown"; topic: string }
  | { mistake: "fixed-facilitator-unknown"; topic: string }
  | { mistake: "fixed-nobody-leads"; topic: string }
  | { mistake: "size-above-demand"; least: number; wanting: number }
  | { mistake: "no-slots" }
  | { mistake: "nobody-free" }
  | { mistake: "nobody-can-lead" }
  | { mistake: "too-few-slots"; needed: number; slots: number }
  | { mistake: "too-few-rooms"; needed: number; rooms: number }
  | { mistake: "cannot-be-met" }
  | { mistake: "none-found-in-time" };
