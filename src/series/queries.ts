import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../platform/asking.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { StepState } from "../platform/frame.ts";
import { formatShare } from "../platform/i18n.ts";
import type { SeriesSettings } from "./material/material.ts";
import type { PeopleFigures } from "./method/objective.ts";
import type { StoredProposal } from "./stored.ts";
import { unpacked } from "./stored-form.ts";

/** The series that the programme goes by. */
export interface CurrentSeries {
  id: string;
  proposalId: string;
  acceptedAt: Temporal.Instant;
  workshops: number;
  figures: PeopleFigures;
  /** For whom the groups' own workshops were planned; null where people choose and there are none. */
  plannedFor: "committed" | "all" | null;
}

/** Every staff page tells of it, so the database picks its few figures from the stored proposal, which is large. */
export async function currentSeries(db: Db, programmeId: string): Promise<CurrentSeries | undefined> {
  return await db
    .selectFrom("series")
    .innerJoin("proposals", "proposals.id", "proposalId")
    .select(["series.id", "proposalId", "acceptedAt", plannedCount.as("workshops"), plannedFigures.as("figures")])
    .select(plannedForWhom.as("plannedFor"))
    .where("series.programmeId", "=", programmeId)
    .where("isCurrent", "=", true)
    .executeTakeFirst();
}

/** How many `plannedWorkshops` gives, and what `figuresOf` gives, of a proposal that is done. */
const plannedCount = sql<number>`jsonb_array_length(jsonb_path_query_array(
  coalesce(proposals.result->'edited', proposals.result->'proposal'->'workshops'), '$[*] ? (@ != null)'))`;
const plannedFigures = sql<PeopleFigures>`coalesce(
  proposals.result->'editedPeople', proposals.result->'proposal'->'people')`;

const plannedForWhom = sql<CurrentSeries["plannedFor"]>`case when proposals.settings->>'mode' <> 'free'
  then coalesce(proposals.settings->>'plannedFor', 'all') end`;

/** The fifth step of the path: how many workshops, and how much of the needs they meet. */
export async function seriesState(db: Db, programmeId: string, { t, locale }: Asking): Promise<StepState> {
  const series = await currentSeries(db, programmeId);
  if (series === undefined)
    return { text: t((await hasProposal(db, programmeId)) ? "series.step.open" : "series.step.none"), isDone: false };
  const share = formatShare(series.figures.mean, locale);
  return { text: t("series.step.accepted", { count: series.workshops, share }), isDone: true };
}

async function hasProposal(db: Db, programmeId: string): Promise<boolean> {
  const query = db
    .selectFrom("proposals")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("state", "=", "done")
    .where(sql<boolean>`not jsonb_exists(proposals.result, 'isForgotten')`);
  return (await query.limit(1).executeTakeFirst()) !== undefined;
}

/** A proposal as it is stored. */
export interface StoredRow {
  id: string;
  programmeId: string;
  runId: string | null;
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  /** 0 … 1. */
  progress: number;
  settings: SeriesSettings;
  seed: number;
  methodVersion: string;
  inputHash: string | null;
  result: StoredProposal | null;
  createdAt: Temporal.Instant;
}

const proposalColumns = [
  "id",
  "programmeId",
  "runId",
  "state",
  "progress",
  "settings",
  "seed",
  "methodVersion",
  "inputHash",
  "result",
  "createdAt",
] as const;

export async function getProposal(db: Db, programmeId: string, id: string): Promise<StoredRow> {
  const row = await selectProposals(db, programmeId).where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("proposal");
  return readRow(row);
}

/** The same, locked until the act on it is done. */
export async function lockProposal(trx: Tx, programmeId: string, id: string): Promise<StoredRow> {
  const row = await selectProposals(trx, programmeId).where("id", "=", id).forUpdate().executeTakeFirst();
  if (row === undefined) throw new NotFound("proposal");
  return readRow(row);
}

/** A proposal as lists show it, without the large rest. */
export interface ProposalLine {
  id: string;
  state: StoredRow["state"];
  settings: SeriesSettings;
  seed: number;
  createdAt: Temporal.Instant;
  isEdited: boolean;
  /** How many workshops it plans, and what they come to; null while there is none. */
  workshops: number | null;
  figures: PeopleFigures | null;
}

/** The programme's last proposals, newest first. */
export async function listProposals(db: Db, programmeId: string, most: number): Promise<ProposalLine[]> {
  const rows = await db
    .selectFrom("proposals")
    .select(["id", "state", "settings", "seed", "createdAt"])
    .select([
      sql<boolean>`coalesce(jsonb_exists(proposals.result, 'edited'), false)`.as("isEdited"),
      sql<number | null>`case when state = 'done' then ${plannedCount} end`.as("workshops"),
      sql<PeopleFigures | null>`case when state = 'done' then ${plannedFigures} end`.as("figures"),
    ])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(most)
    .execute();
  return rows.map(({ settings, ...row }) => ({ ...row, settings: settings as SeriesSettings }));
}

function selectProposals(db: Db, programmeId: string) {
  return db.selectFrom("proposals").select(proposalColumns).where("programmeId", "=", programmeId);
}

type ProposalRow = Awaited<ReturnType<ReturnType<typeof selectProposals>["executeTakeFirstOrThrow"]>>;

// What is in the JSON columns was written by this feature's commands.
function readRow({ settings, result, ...row }: ProposalRow): StoredRow {
  return { ...row, settings: settings as SeriesSettings, result: result === null ? null : unpacked(result) };
}
