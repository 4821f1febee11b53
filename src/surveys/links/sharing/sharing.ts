/** At most so many colleagues at once: a mistake or a script must not write to the whole world. */
export const mostColleagues = 30;

export type SharingRefusal = "no-such-section" | "too-many";

/** Why sections are not handed to one more colleague, or null when they are. */
export function sharingRefusal(
  wanted: { sectionIds: readonly string[] },
  now: { sectionIds: ReadonlySet<string>; colleagues: number },
): SharingRefusal | null {
  if (wanted.sectionIds.length === 0 || wanted.sectionIds.some((id) => !now.sectionIds.has(id)))
    return "no-such-section";
  return now.colleagues >= mostColleagues ? "too-many" : null;
}
