import { listNeeds } from "../../../catalogue/index.ts";
import { tellingStems } from "../../../needs/index.ts";
import type { Db } from "../../../platform/database.ts";
import { needsSpokenOf } from "./needs.ts";

/** The ids of the programme's needs that each of the titles speaks of, the nearest first; by title. */
export async function listNeedsSpokenOf(
  db: Db,
  programmeId: string,
  titles: readonly string[],
): Promise<Map<string, string[]>> {
  const needs = titles.length === 0 ? [] : await listNeeds(db, programmeId);
  return new Map(titles.map((title) => [title, needsSpokenOf(title, needs, tellingStems)]));
}
