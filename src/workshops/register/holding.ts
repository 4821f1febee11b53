export type WorkshopState = "planned" | "held" | "cancelled";
/** What sort of gathering it is, as the funder counts them. */
export type EventKind = "workshop" | "training" | "meeting";
export type WorkshopLevel = "basics" | "intermediate" | "advanced" | "all";

/** Why a workshop cannot be marked as held. */
export type HoldingRefusal = "in-future" | "cancelled";

/** Whether a workshop was held on that day; days are "2027-03-12", `today` is the programme's. */
export function holdingRefusal(state: WorkshopState, heldOn: string, today: string): HoldingRefusal | null {
  if (state === "cancelled") return "cancelled";
  return heldOn > today ? "in-future" : null;
}
