/** How far an organisation has come with the needs survey. */
export type Progress = "invited" | "answering" | "answered";

/** How an organisation stands: what is missing before it can be invited, or how far it has come. */
export type Standing = "no-contact" | "ready" | Progress;

/** Every standing, in the order of the work. */
export const standings: readonly Standing[] = ["no-contact", "ready", "invited", "answering", "answered"];

export function standingOf(progress: Progress | undefined, contacts: number): Standing {
  return progress ?? (contacts === 0 ? "no-contact" : "ready");
}
