import { hasSent, type Stage } from "./listing.ts";

/** What the table of those who have not sent is written with. */
interface Words<Row> {
  industry: (row: Row) => string;
  language: (row: Row) => string;
  stage: (row: Row) => string;
  since: (row: Row) => string;
  reminders: (row: Row) => string;
  mail: (row: Row) => string;
}

/** One row for each organisation that has not sent: who it is, whom to write to or ring, and how it stands. */
export function unsentRows<
  Row extends {
    organisationName: string;
    municipality: string;
    contact: { name: string; email: string } | null;
    stage: Stage;
  },
>(rows: readonly Row[], words: Words<Row>): string[][] {
  return rows
    .filter((row) => !hasSent(row))
    .map((row) => [
      ...[row.organisationName, words.industry(row), row.municipality],
      ...[row.contact?.name ?? "", row.contact?.email ?? "", row.contact === null ? "" : words.language(row)],
      ...[words.stage(row), words.since(row), words.reminders(row), words.mail(row)],
    ]);
}
