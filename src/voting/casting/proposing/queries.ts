import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Locale, Texts } from "../../../platform/locales.ts";
import { getTopic } from "../../../workshops/index.ts";
import { similarOptions, type Similar } from "../../moderating/similar/queries.ts";
import { shortestTitle, tidyTitle } from "../../proposals.ts";
import { getBallotOfLink } from "../../queries.ts";

/** What says nearly the same as the title; of a huge text nothing, for that is no title. */
export async function listSimilar(db: Db, ballotId: string, title: string, locale: Locale): Promise<Similar[]> {
  const tidy = title.length > 1000 ? "" : tidyTitle(title);
  if (tidy.length < shortestTitle) return [];
  const { programmeId } = await getBallotOfLink(db, ballotId);
  return await similarOptions(db, { id: ballotId, programmeId }, tidy, locale);
}

/** A topic of the catalogue, as it is proposed. */
export async function topicTitle(db: Db, programmeId: string, topicId: string, locale: Locale): Promise<string> {
  return textIn((await getTopic(db, programmeId, topicId)).names, locale);
}

/** Those of these options that are on a paper handed in by somebody else than the holder of the paper under `key`. */
export async function listSeenByOthers(
  db: Db,
  { ballotId, key }: { ballotId: string; key: string },
  optionIds: readonly string[],
): Promise<Set<string>> {
  if (optionIds.length === 0) return new Set();
  const rows = await db
    .selectFrom("ballotOptions")
    .select("id")
    .where("ballotId", "=", ballotId)
    .where("id", "in", optionIds)
    .where(
      sql<boolean>`exists (select from ballot_papers where ballot_id = ${ballotId}
        and key is distinct from ${key} and seen @> to_jsonb(ballot_options.id::text))`,
    )
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** The options whose words the team has edited. */
export async function listEditedOptions(db: Db, ballotId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("ballotOptionChanges")
    .select("optionId")
    .distinct()
    .where("ballotId", "=", ballotId)
    .where("kind", "=", "edited")
    .execute();
  return new Set(rows.map(({ optionId }) => optionId));
}

/** What each of these options was called before the team edited it first. */
export async function listFirstWords(
  db: Db,
  ballotId: string,
  optionIds: readonly string[],
): Promise<Map<string, Texts>> {
  if (optionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("ballotOptionChanges")
    .select(["optionId", "before"])
    .distinctOn("optionId")
    .where("ballotId", "=", ballotId)
    .where("optionId", "in", optionIds)
    .where("kind", "=", "edited")
    .where("before", "is not", null)
    .orderBy("optionId")
    .orderBy("changedAt")
    .execute();
  return new Map(rows.map(({ optionId, before }) => [optionId, before as Texts]));
}
