import { createHash } from "node:crypto";

/** The version of a calendar file for the ETag header: of what it tells, without the times at which it was written. */
export function feedVersion(file: string): string {
  const told = file.replaceAll(/^(DTSTAMP|LAST-MODIFIED):.*\r\n/gm, "");
  return `W/"${createHash("sha256").update(told).digest("base64url").slice(0, 27)}"`;
}
