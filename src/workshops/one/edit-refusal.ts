/** Why what a form says of a workshop is not taken. */
export type EditRefusal = "cancelled" | "changed-meanwhile";
