import { isWriter, stateOf, type Reader } from "../article.ts";
import { isDue } from "../keeping/checking.ts";
import { isUnhelpful, type Help } from "../verdicts/standing.ts";

/** Lists of articles besides those by tool and need. */
export const listNames = ["all", "due", "unhelpful", "drafts", "talk", "mine", "archived"] as const;
export type ListName = (typeof listNames)[number];

/** Lists of what waits for somebody who writes. */
export const attentionLists = ["due", "unhelpful", "drafts", "talk"] as const satisfies readonly ListName[];

interface Chosen extends Help {
  publishedVersion: number | null;
  version: number;
  archivedAt: unknown;
  keeperId: string | null;
  checkBy: string | null;
  newPosts: number;
}

/** Whether the article stands on the list; all lists but "all" are of those who write. */
export function isOn(list: ListName, article: Chosen, { today, reader }: { today: string; reader: Reader }): boolean {
  const state = stateOf(article);
  if (list === "all") return state === "published" || (state === "draft" && isWriter(reader));
  if (!isWriter(reader)) return false;
  if (list === "archived") return state === "archived";
  if (state === "archived") return false;
  if (list === "drafts") return article.publishedVersion !== article.version;
  if (list === "talk") return article.newPosts > 0;
  if (list === "mine") return article.keeperId === reader.userId;
  if (state === "draft") return false;
  return list === "due" ? isDue(article.checkBy, today) : isUnhelpful(article);
}
