/** Where one checks in with the code that is shown at the door. */
export function checkInUrl(code: string, path = ""): string {
  return `/check-in/${code}${path}`;
}
