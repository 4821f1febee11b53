/** No such thing, or none that this person may know of: a 404 page. */
export class NotFound extends Error {}

/** Signed in, known, but without the right: a 403 page. */
export class Forbidden extends Error {}

/** Nobody is signed in: to the sign-in page, and back afterwards. */
export class SignInNeeded extends Error {}

/** The personal link's session is over: a page that says how to go on. */
export class LinkNeeded extends Error {
  /** Where one can ask for a new link, where that is possible. */
  newLinkUrl: string | null;

  constructor(kind: string, newLinkUrl: string | null = null) {
    super(kind);
    this.newLinkUrl = newLinkUrl;
  }
}

/** The request did not come from a form of ours. */
export class NotFromOurForm extends Error {}

/** A request that no form of ours sends. */
export class BadRequest extends Error {}

/** What the person who starts the program can mend: the message is for them, and is shown without a stack. */
export class CannotStart extends Error {}

/** The database cannot be reached, or is stopping: a 503 page that gives back what was typed. */
export class DatabaseAway extends Error {
  constructor(cause: unknown) {
    super(`The database cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** The words for whoever started the program, or null where only its makers can mend it. */
export function wordsForOperator(error: unknown): string | null {
  return error instanceof CannotStart || error instanceof DatabaseAway ? error.message : null;
}

export class TooManyRequests extends Error {
  retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    super("too many requests");
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
