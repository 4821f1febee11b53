import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import type { Verdict } from "../method/number/choose.ts";
import { getRun, getVariantInUse, listGroups, type Run } from "../queries.ts";
import { readSettings, type RunSettings, type StoredSettings } from "../runs/settings.ts";
import type { StoredResult } from "../stored.ts";

/** A run in the list of those that have been made; its figures are null where it came to no result. */
export interface RunRow {
  id: string;
  isCurrent: boolean;
  state: Run["state"];
  createdAt: Temporal.Instant;
  /** Null when the person has no account any more. */
  createdByName: string | null;
  settings: RunSettings;
  seed: number;
  version: string;
  inputHash: string | null;
  k: number | null;
  verdict: Verdict | null;
}

export interface RunsSeen {
  programme: Programme;
  /** How many have been made in all. */
  made: number;
  /** The newest first: the latest ones, and the one that is in use. */
  runs: RunRow[];
}

/** Older runs than so many are not listed; they are kept. */
const mostListed = 100;

export async function loadRuns(db: Db, programmeId: string): Promise<RunsSeen> {
  const rows = await db
    .selectFrom("groupingRuns")
    .leftJoin("users", "users.id", "groupingRuns.createdBy")
    .select([
      "groupingRuns.id",
      "groupingRuns.surveyId",
      "groupingRuns.isCurrent",
      "groupingRuns.state",
      "groupingRuns.createdAt",
      "users.name as createdByName",
      "groupingRuns.settings",
      "groupingRuns.seed",
      "groupingRuns.methodVersion as version",
      "groupingRuns.inputHash",
      // A result has a line for every respondent; the list needs two words of it.
      sql<number | null>`(result ->> 'k')::int`.as("k"),
      sql<Verdict | null>`result ->> 'verdict'`.as("verdict"),
    ])
    .where("groupingRuns.programmeId", "=", programmeId)
    .where((eb) => {
      const newest = eb.selectFrom("groupingRuns as latest").select("latest.id").where("latest.programmeId", "=", programmeId); // prettier-ignore
      const listed = newest.orderBy("latest.createdAt", "desc").orderBy("latest.id").limit(mostListed);
      return eb.or([eb("groupingRuns.isCurrent", "=", true), eb("groupingRuns.id", "in", listed)]);
    })
    .orderBy("groupingRuns.createdAt", "desc")
    .orderBy("groupingRuns.id")
    .execute();
  const counted = db.selectFrom("groupingRuns").select(sql<number>`count(*)::int`.as("made"));
  const { made } = await counted.where("programmeId", "=", programmeId).executeTakeFirstOrThrow();
  return {
    programme: await getProgramme(db, programmeId),
    made,
    runs: rows.map(({ surveyId, settings, ...row }) => ({
      ...row,
      settings: readSettings(settings as StoredSettings, surveyId),
    })),
  };
}

/** A run with its result and what its groups are called now, by place. */
export interface NamedRun {
  run: Run & { result: StoredResult };
  names: ReadonlyMap<number, Texts>;
}

/** A run that can be compared: one that came to a result. */
export async function getNamedRun(db: Db, programmeId: string, runId: string): Promise<NamedRun> {
  const run = await getRun(db, programmeId, runId);
  if (run.result === null) throw new NotFound("run");
  const groups = await listGroups(db, (await getVariantInUse(db, run.id)).id);
  return {
    run: { ...run, result: run.result },
    names: new Map(groups.map(({ position, names }) => [position, names])),
  };
}
