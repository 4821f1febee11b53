/** Who can be asked: those of the workshop, main contacts, all contacts, or main contacts of every organisation. */
export const askedChoices = ["seated", "main", "everyone", "every-main"] as const;
export type AskedChoice = (typeof askedChoices)[number];

/** A contact as far as it matters for choosing. */
export interface Choosable {
  isCommitted: boolean;
  isMain: boolean;
}

/**
 * The contacts whom the choice means. Where any organisation has committed itself, main and all contacts are those of the
 * committed ones; "every-main" never leaves any organisation out. "seated" means nobody here: they are not contacts.
 */
export function contactsOf<T extends Choosable>(contacts: readonly T[], choice: AskedChoice): T[] {
  if (choice === "seated") return [];
  const anyCommitted = choice !== "every-main" && contacts.some(({ isCommitted }) => isCommitted);
  return contacts.filter(
    ({ isCommitted, isMain }) => (isCommitted || !anyCommitted) && (isMain || choice === "everyone"),
  );
}

/** The choices that mean somebody, without those that mean the same people as an earlier one. */
export function openChoices(contacts: readonly Choosable[], seated: number): { choice: AskedChoice; count: number }[] {
  const counted = askedChoices.map((choice) => ({
    choice,
    count: choice === "seated" ? seated : contactsOf(contacts, choice).length,
  }));
  const main = contactsOf(contacts, "main").length;
  return counted.filter(({ choice, count }) => count > 0 && (choice !== "every-main" || count !== main));
}
