import { sql } from "kysely";
import type { Db } from "../../src/platform/database.ts";

interface Column {
  tableName: string;
  columnName: string;
  type: string;
  nullable: boolean;
  hasDefault: boolean;
}
interface Check {
  tableName: string;
  definition: string;
}

/** The source text of src/platform/schema.ts, read from a migrated database. */
export async function schemaSource(db: Db): Promise<string> {
  const { rows: columns } = await sql<Column>`
    select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, null) as type,
      not a.attnotnull as nullable, (a.atthasdef or a.attidentity <> '') as has_default
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and c.relname not like 'kysely%'
    order by c.relname collate "C", a.attnum`.execute(db);
  const { rows: checks } = await sql<Check>`
    select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace`.execute(db);
  return source(columns, oneOf(checks));
}

function source(columns: Column[], values: Map<string, string>): string {
  const tables = Map.groupBy(columns, (column) => column.tableName);
  const names = [...tables.keys()];
  return [
    "// Made from the migrated database by `npm run schema`; a test compares the two.",
    `import type { ColumnType } from "kysely";`,
    `import type { Temporal } from "temporal-polyfill";`,
    `import type { Texts } from "./locales.ts";`,
    "",
    "type Generated<T> =",
    "  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;",
    "type Instant = ColumnType<Temporal.Instant, Temporal.Instant, Temporal.Instant>;",
    "// Read as a value, written as the text that json() of database.ts makes.",
    "type Json = ColumnType<unknown, string, string>;",
    "type TextsJson = ColumnType<Texts, string, string>;",
    "",
    "export interface Schema {",
    ...names.map((name) => `  ${camel(name)}: ${pascal(name)};`),
    "}",
    ...names.flatMap((name) => {
      const fields = (tables.get(name) ?? []).map((column) => field(column, values));
      return ["", `interface ${pascal(name)} {`, ...fields, "}"];
    }),
    "",
  ].join("\n");
}

// CHECK (state = ANY (ARRAY['draft'::text, 'open'::text])) tells the column's string union.
function oneOf(checks: Check[]): Map<string, string> {
  const found = checks.flatMap(({ tableName, definition }) => {
    const match = /^CHECK \(\((\w+) = ANY \(ARRAY\[([^\]]+)\]\)\)\)$/.exec(definition);
    if (match === null) return [];
    const [, column = "", list = ""] = match;
    const union = list.split(", ").map((value) => `"${value.replace(/^'|'::text$/g, "")}"`);
    return [[`${tableName}.${column}`, union.join(" | ")] as const];
  });
  return new Map(found);
}

function field(column: Column, values: Map<string, string>): string {
  const type = values.get(`${column.tableName}.${column.columnName}`) ?? typeOf(column);
  const nullable = column.nullable ? `${type} | null` : type;
  return `  ${camel(column.columnName)}: ${column.hasDefault ? `Generated<${nullable}>` : nullable};`;
}

function typeOf(column: Column): string {
  if (column.type === "jsonb" && textsColumns.has(column.columnName)) return "TextsJson";
  const known = typeScriptTypes[column.type];
  if (known === undefined) throw new Error(`${column.tableName}.${column.columnName}: no type for ${column.type}`);
  return known;
}

const textsColumns = new Set(
  "names descriptions titles intros notice texts helps audience_names own_titles promises bodies subjects openings".split(
    " ",
  ),
);

const typeScriptTypes: Record<string, string> = {
  uuid: "string",
  text: "string",
  "character varying": "string",
  date: "string",
  boolean: "boolean",
  integer: "number",
  bigint: "number",
  real: "number",
  // Exact decimals stay texts: a floating number would round them.
  numeric: "string",
  bytea: "Uint8Array",
  "text[]": "string[]",
  jsonb: "Json",
  tsvector: "string",
  "timestamp with time zone": "Instant",
};

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const pascal = (name: string) => camel(`_${name}`);
