import { sql } from "kysely";
import type { Db } from "../../src/platform/database.ts";

/**
 * What somebody could type into any field, in one line: a formula for a spreadsheet, an element, an attribute's end, a
 * link that runs, a template's and a mail's placeholders.
 */
const payload =
  "=1+cmd|' /C calc'!A1\"><img src=x onerror=alert(1)><script>alert(2)</script>' onmouseover=alert(3) x=' [a](javascript:alert(4)) {{7*7}} [[link]]";

/** The same as far as it fits into a name. */
const shortPayload = '=1"><img src=x onerror=alert(1)>';

/** Texts by which rows are told apart or acted on, not what somebody typed: with these changed, no page would open. */
const notTyped =
  /hash|token|locale|time_zone|status|kind|state|role|method|version|seed|code|key|rule|digest|fingerprint|commitment/;

/** Writes the payload into every text of every row that may hold one; returns the columns that took it. */
export async function poison(db: Db): Promise<string[]> {
  const tables = (await db.introspection.getTables()).filter(({ schema }) => schema === "public");
  const taken: string[] = [];
  for (const { name: table, columns } of tables)
    for (const { name: column, dataType } of columns.filter(({ name }) => !notTyped.test(name)))
      if (
        (await poisoned(db, table, column, dataType, payload)) ||
        (await poisoned(db, table, column, dataType, shortPayload))
      )
        taken.push(`${table}.${column}`);
  return taken;
}

/** A text in a document, and how what replaces it begins, in PostgreSQL's own way of writing patterns. */
const aText = String.raw`"(fi|sv|en|text|label)": "(?:[^"\\]|\\.)+"`;
const before = String.raw`"\1": "`;

/** Whether any row took it. Rows of one table may have to differ, so that each gets a number of its own. */
async function poisoned(db: Db, table: string, column: string, dataType: string, text: string): Promise<boolean> {
  // eslint-disable-next-line no-restricted-syntax -- the names are the database's own
  const [ref, into] = [sql.ref(column), sql.table(table)];
  const inJson = JSON.stringify(text).slice(1, -1).replaceAll("\\", "\\\\");
  const value = {
    text: sql`${text} || numbered.number`,
    jsonb: sql`case when jsonb_typeof(${ref}) = 'string' then to_jsonb(${text}::text)
      else regexp_replace(${ref}::text, ${aText}, ${before} || ${inJson}::text || numbered.number || '"', 'g')::jsonb end`,
  }[dataType];
  if (value === undefined) return false;
  const result = await sql`
    update ${into} set ${ref} = ${value}
    from (select ctid as place, row_number() over () as number from ${into}) numbered
    where ${into}.ctid = numbered.place and ${ref} is not null and ${value}::text <> ${ref}::text`
    .execute(db)
    .catch(() => null);
  return (result?.numAffectedRows ?? 0n) > 0n;
}
