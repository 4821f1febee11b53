import { createHash } from "node:crypto";

/*
 * How an anonymous answer leads to nobody and can still be gone on with until the close. The link's token is with its
 * holder alone: in the mail, and in a cookie of the survey's own pages. From it both are reckoned anew at each request:
 * its plain SHA-256, under which the link of a person is stored (survey_access_links), and the key of the answer's row
 * (anonymous_responses), which is another hash of it. Neither can be reckoned from the other, and no table, session, job
 * or log holds both or the token: the session's grant of an anonymous survey holds no key at all, since a session may be
 * a staff member's. A link that all share has no token: each browser that begins gets one of its own, of which nothing
 * is stored but the key. Sending writes the link as used and the row as sent in one transaction, which is in memory
 * while it lasts; what the database keeps of that (the transaction's number and the order) goes at the close, when rows
 * and links are written anew (see anonymous/closing).
 */

/** What the holder of a link can reckon from its token. */
export interface Secret {
  rowKey: string;
  /** The SHA-256 under which a person's own link is stored; null of a link that all share. */
  linkHash: string | null;
  /** Whether the person has answered by another link: then only that one opens the answer. */
  isSpent: boolean;
}

/** The key of the row with the answers: SHA-256, in hex, of "survey:", the survey's id, ":" and the link's token. */
export function rowKeyOf(surveyId: string, token: string): string {
  return createHash("sha256").update(`survey:${surveyId}:${token}`, "utf8").digest("hex");
}
