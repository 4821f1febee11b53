/** The page to go back to, where it is one of this programme's. */
export function backTo(programmeId: string, back: string | undefined): string | undefined {
  const home = `/programmes/${programmeId}`;
  return back === home || back?.startsWith(`${home}/`) === true ? back : undefined;
}
