/** What every answer carries, errors included (ASVS 5.0, 3.4). */
export const safeHeaders = {
  "content-security-policy":
    "default-src 'none';script-src 'self';style-src 'self';font-src 'self';connect-src 'self';img-src 'self' data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
};

/** Those of the answer's headers that are told of above. */
export function safetyOf(headers: Record<string, string>): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(safeHeaders).map((name) => [name, headers[name]]));
}

/** Whether they are all as they should be, and nothing tells what the product is made with. */
export function isSafe(headers: Record<string, string>): boolean {
  return JSON.stringify(safetyOf(headers)) === JSON.stringify(safeHeaders) && !("x-powered-by" in headers);
}
