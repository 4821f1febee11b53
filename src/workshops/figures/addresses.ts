/** The address of a page of the register's figures, with what is looked at where that is not everything. */
export function figuresUrl(
  programmeId: string,
  asked: Record<string, string | number | undefined> = {},
  path = "",
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked))
    if (value !== undefined && value !== "") query.set(name, String(value));
  const text = query.toString();
  return `/programmes/${programmeId}/workshops/figures${path}${text === "" ? "" : `?${text}`}`;
}
