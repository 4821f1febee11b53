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

/** Who is meant: by one of the choices, or one by one. */
export interface Meant {
  who: AskedChoice | "chosen";
  /** Contacts chosen one by one: their ids. */
  chosen: readonly string[];
}

/** The contacts who are meant. */
export function contactsMeant<T extends Choosable & { participantId: string }>(
  contacts: readonly T[],
  { who, chosen }: Meant,
): T[] {
  if (who !== "chosen") return contactsOf(contacts, who);
  return contacts.filter(({ participantId }) => chosen.includes(participantId));
}

/**
 * The choices that mean somebody who has not been asked yet, without those that mean the same people as an earlier one.
 * `seated` are those of the workshop who are new.
 */
export function openChoices<T extends Choosable>(
  contacts: readonly T[],
  seated: number,
  isNew: (contact: T) => boolean = () => true,
): { choice: AskedChoice; count: number }[] {
  const countOf = (choice: AskedChoice) => contactsOf(contacts, choice).filter(isNew).length;
  const counted = askedChoices.map((choice) => ({
    choice,
    count: choice === "seated" ? seated : countOf(choice),
  }));
  const main = countOf("main");
  return counted.filter(({ choice, count }) => count > 0 && (choice !== "every-main" || count !== main));
}
