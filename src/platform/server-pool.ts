import type { PostgresPool, PostgresPoolClient } from "kysely";
import { DatabaseError, Pool, types as parsers, type QueryResult } from "pg";
import { Temporal } from "temporal-polyfill";
import { DatabaseAway } from "./errors.ts";

const mostConnections = 12;
/** So long a request waits for a connection, a new one or one that others use. */
const connectMs = 10_000;

/**
 * Connections to a PostgreSQL server. One that breaks is thrown away and the next question opens a new one at once, so
 * that the program outlives a restart of the server. What fails because the server is away throws DatabaseAway.
 */
export function openServerPool(url: string): PostgresPool {
  const pool = new Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    options: "-c TimeZone=UTC",
    types: { getTypeParser },
  });
  // A connection that breaks between questions tells it to nobody else; unheard, the event would end the process.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const client = await pool.connect().catch(throwAway);
      let isBroken = false;
      return {
        query: (async (text, parameters) => {
          try {
            return await client.query<object>(text, parameters.map(written));
          } catch (error) {
            isBroken ||= !(error instanceof DatabaseError);
            throw isAway(error) ? new DatabaseAway(error) : error;
          }
        }) satisfies Query as unknown as PostgresPoolClient["query"],
        release: (destroy) => client.release(destroy === true || isBroken),
      };
    },
  };
}

// Of the two things that Kysely's type can ask, the other is a cursor, which the product does not use.
type Query = (text: string, parameters: readonly unknown[]) => Promise<QueryResult<object>>;

const ignore = () => undefined;

function throwAway(error: unknown): never {
  throw new DatabaseAway(error);
}

// Connection exceptions, insufficient resources, and the operator's shutdown; without a code the line itself broke.
function isAway(error: unknown): boolean {
  return error instanceof DatabaseError ? /^(08|53|57P)/.test(error.code ?? "") : !(error instanceof TypeError);
}

const written = (value: unknown) => (value instanceof Temporal.Instant ? value.toString() : value);

// The same values as from the embedded database: instants as Temporal.Instant, days as text, counts as numbers.
function getTypeParser(type: TypeId, format?: "text" | "binary"): (text: string) => unknown {
  return ours.get(type) ?? (parsers.getTypeParser(type, format) as (text: string) => unknown);
}

const { TIMESTAMPTZ, DATE, INT8 } = parsers.builtins;
type TypeId = (typeof parsers.builtins)[keyof typeof parsers.builtins];
const ours = new Map<TypeId, (text: string) => unknown>([
  [TIMESTAMPTZ, (text) => Temporal.Instant.from(text)],
  [DATE, (text) => text],
  [INT8, Number],
]);
