import { Temporal } from "temporal-polyfill";
import type { Answers } from "../answers.ts";

/** What respondents were asked until a later version took its place. */
export interface ReplacedVersion {
  keys: ReadonlySet<string>;
  replacedAt: Temporal.Instant;
}

export interface Versions {
  /** In their order. */
  replaced: readonly ReplacedVersion[];
  /** What is asked now. */
  now: ReadonlySet<string>;
}

/**
 * The questions that were not asked of who sent then, or has not sent (null): those that a later version brought, and
 * those that had been left out by then. They were not left blank.
 */
export function notAskedThen({ replaced, now }: Versions, sentAt: Temporal.Instant | null): Answers {
  if (replaced.length === 0) return {};
  const before = replaced.find((version) => sentAt !== null && Temporal.Instant.compare(sentAt, version.replacedAt) <= 0); // prettier-ignore
  const asked = before?.keys ?? now;
  const ever = new Set([...replaced.flatMap(({ keys }) => [...keys]), ...now]);
  return Object.fromEntries([...ever].filter((key) => !asked.has(key)).map((key) => [key, { kind: "notShown" }]));
}
