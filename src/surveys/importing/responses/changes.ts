import type { Locale } from "../../../platform/locales.ts";
import { sameAnswer, type Answers } from "../../questionnaire/answers.ts";
import type { ResponseSource } from "../../survey-life.ts";

/** One organisation's answers out of a file. */
export interface Entry {
  organisationId: string;
  answers: Answers;
  /** Whether they count as sent; unfinished ones are there for staff to follow up and in no figure. */
  isSent: boolean;
  /** The language that it was answered in, where the file tells. */
  locale: Locale | null;
}

/** How many responses an import wrote, and how. */
export interface Written {
  added: number;
  updated: number;
  unchanged: number;
  /** Left as they are, since the organisation has answered by its own link. */
  kept: number;
  /** Answered by their own link, and replaced by the file's since staff want it so. */
  replaced: number;
  removed: number;
}

interface Known {
  responseId: string;
  organisationId: string;
  source: ResponseSource;
  isSent: boolean;
}

export interface Changes<T extends Known> {
  added: Entry[];
  updated: Entry[];
  unchanged: Entry[];
  /** The organisation has answered otherwise by its own link: a file never overwrites that unless staff say so. */
  kept: Entry[];
  /** Brought in before, and not in the file any more, not even in a row left out. */
  gone: T[];
}

/**
 * What the file's entries change in the survey; `answers` are those stored, by response. `leftOut` are the organisations
 * of the rows left out, which are not gone; null is a row that does not tell whose it is: then nobody is known to be.
 * Of what was brought in before the file also says whether it was sent.
 * Where the file does not ask all of the survey, only the questions that it asks (`asked`) are held against each other.
 */
export function changesTo<T extends Known>(
  known: readonly T[],
  answers: ReadonlyMap<string, Answers>,
  entries: readonly Entry[],
  leftOut: readonly (string | null)[],
  asked: ReadonlySet<string> | null = null,
): Changes<T> {
  const byOrganisation = new Map(known.map((each) => [each.organisationId, each]));
  const present = new Set([...entries.map(({ organisationId }) => organisationId), ...leftOut]);
  const gone = present.has(null)
    ? []
    : known.filter(({ organisationId, source }) => source === "import" && !present.has(organisationId));
  const changes: Changes<T> = { added: [], updated: [], unchanged: [], kept: [], gone };
  for (const entry of entries) {
    const before = byOrganisation.get(entry.organisationId);
    if (before === undefined) changes.added.push(entry);
    else if (isSame(before, answers.get(before.responseId) ?? {}, entry, asked)) changes.unchanged.push(entry);
    else if (before.source !== "import") changes.kept.push(entry);
    else changes.updated.push(entry);
  }
  return changes;
}

function isSame(known: Known, before: Answers, entry: Entry, asked: ReadonlySet<string> | null): boolean {
  return (
    sameAnswers(withinOf(before, asked), entry.answers) && (known.source !== "import" || known.isSent === entry.isSent)
  );
}

function withinOf(answers: Answers, asked: ReadonlySet<string> | null): Answers {
  return asked === null ? answers : Object.fromEntries(Object.entries(answers).filter(([key]) => asked.has(key)));
}

/** The questions to which the two give different answers. */
export function differences(before: Answers, after: Answers, asked: ReadonlySet<string> | null): string[] {
  const known = withinOf(before, asked);
  const keys = [...new Set([...Object.keys(known), ...Object.keys(after)])];
  return keys.filter((key) => {
    const [left, right] = [known[key], after[key]];
    return left === undefined || right === undefined || !sameAnswer(left, right);
  });
}

function sameAnswers(a: Answers, b: Answers): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => {
    const [left, right] = [a[key], b[key]];
    return left !== undefined && right !== undefined && sameAnswer(left, right);
  });
}
