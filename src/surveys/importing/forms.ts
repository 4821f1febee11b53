import { z } from "zod";
import { line, says, tick } from "../../platform/forms.ts";
import { columnRoles, roleLetters, type ColumnRole } from "./columns.ts";

export const DraftParams = z.object({ programmeId: z.uuid(), draftId: z.uuid() });

const number = line(8)
  .transform((text) => text.replace(",", "."))
  .pipe(z.string().regex(/^-?\d+(\.\d+)?$/, says("surveys.import.numberWanted")))
  .transform(Number);

/** On which scale the file rates, and from which value on a barrier or service counts. */
const scaleFields = { min: number, max: number, from: number };

/** What a respondent is that belongs to an organisation of the file. */
export const partKinds = ["unit", "person"] as const;
const part = z.enum(partKinds).default("unit");

/** How staff say the columns are to be read: `role-0`, `role-1` … in their order. */
export const ColumnsForm = z
  .object({ ...scaleFields, part })
  .catchall(z.unknown())
  .transform(({ min, max, from, part, ...rest }) => ({ min, max, from, part, roles: rolesOf(rest) }));

/** The same in an address: one letter a column. */
export const ReadingQuery = z.object({
  ...scaleFields,
  part,
  roles: z
    .string()
    .regex(/^[a-z-]{1,1000}$/)
    .transform(readRoles),
});
export type Reading = z.output<typeof ReadingQuery>;

/**
 * Taking the answers in: whether rows with errors are left out (without it one error keeps the whole file out), and
 * whether the answers of those who are no longer in the file go (without it they stay).
 */
export const AcceptanceForm = z.object({ leaveOut: tick, removeGone: tick });

/** The roles that a form gives its columns, whatever else is wrong with it. */
export function rolesOf(body: unknown): ColumnRole[] {
  const fields = (body ?? {}) as Record<string, unknown>;
  const roles: ColumnRole[] = [];
  for (let at = 0; `role-${at}` in fields; at += 1)
    roles.push(columnRoles.find((role) => role === fields[`role-${at}`]) ?? "ignored");
  return roles;
}

function readRoles(letters: string): ColumnRole[] {
  return Array.from(letters, (letter) => columnRoles.find((role) => roleLetters[role] === letter) ?? "ignored");
}
