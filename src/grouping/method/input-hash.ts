import { createHash } from "node:crypto";
import type { GroupingInput } from "./grouping.ts";

/** Rows that are written at a time: the whole text of a hundred thousand would be as large as all the rest. */
const ROWS = 1000;

/**
 * SHA-256, in hex, of all that grouping is told, as JSON: the same hash, settings and version give the same result. Of
 * variables it is name, kind and values, in that order.
 */
export function inputHash(input: GroupingInput): string {
  const variables = input.variables?.map(({ name, kind, values }) => ({ name, kind, values }));
  const hash = createHash("sha256");
  for (const piece of jsonPieces({ ...input, variables })) hash.update(piece);
  return hash.digest("hex");
}

/** The JSON of lists of rows and of objects and lists of objects around them, in pieces. */
function* jsonPieces(value: unknown): Generator<string> {
  if (value instanceof Float64Array) yield* rowPieces(value, (from, to) => Array.from(value.subarray(from, to)));
  else if (Array.isArray(value) && isObject(value[0])) yield* listPieces(value);
  else if (Array.isArray(value)) yield* rowPieces(value, (from, to) => value.slice(from, to));
  else if (isObject(value)) yield* objectPieces(value);
  else yield JSON.stringify(value);
}

function* rowPieces(rows: ArrayLike<unknown>, some: (from: number, to: number) => unknown[]): Generator<string> {
  yield "[";
  for (let from = 0; from < rows.length; from += ROWS) {
    yield (from === 0 ? "" : ",") + JSON.stringify(some(from, from + ROWS)).slice(1, -1);
  }
  yield "]";
}

function* listPieces(list: readonly unknown[]): Generator<string> {
  for (const [at, value] of list.entries()) {
    yield at === 0 ? "[" : ",";
    yield* jsonPieces(value);
  }
  yield "]";
}

function* objectPieces(object: object): Generator<string> {
  const known = Object.entries(object).filter(([, value]) => value !== undefined);
  yield "{";
  for (const [at, [key, value]] of known.entries()) {
    yield `${at === 0 ? "" : ","}${JSON.stringify(key)}:`;
    yield* jsonPieces(value);
  }
  yield "}";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
