import { Temporal } from "temporal-polyfill";

interface Written {
  authorId: string | null;
  postedAt: Temporal.Instant;
}

/** Whether the post has come since the person last read the discussion; one's own is never new. */
export function isNew({ authorId, postedAt }: Written, readAt: Temporal.Instant | null, userId: string): boolean {
  if (authorId === userId) return false;
  return readAt === null || Temporal.Instant.compare(postedAt, readAt) > 0;
}
