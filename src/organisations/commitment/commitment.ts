/** How far an organisation has bound itself to taking part. */
export type Commitment = "none" | "interested" | "committed" | "left";

/** Every commitment, from the closest to the farthest. */
export const commitments = ["committed", "interested", "none", "left"] as const satisfies readonly Commitment[];
