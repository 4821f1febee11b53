/** How many readers an article has helped. */
export interface Help {
  helped: number;
  notHelped: number;
  /** Those of them who read the version that is shown now. */
  helpedNow: number;
  notHelpedNow: number;
}

/**
 * Whether the article is to be looked at: of those who read the version that is shown, at least as many were not helped
 * as were. What was said of earlier versions does not count: the writer may have mended it since.
 */
export function isUnhelpful({ helpedNow, notHelpedNow }: Pick<Help, "helpedNow" | "notHelpedNow">): boolean {
  return notHelpedNow > 0 && notHelpedNow >= helpedNow;
}
