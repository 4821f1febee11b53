import { setImmediate as letOthersIn } from "node:timers/promises";
import { sql } from "kysely";
import { currentGrouping } from "../../grouping/index.ts";
import { listOrganisations } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import { listRefusedTopicDrafts, listTopics } from "../../workshops/index.ts";
import { topicOfDraft, type SeriesTopic } from "../material/material.ts";
import {
  currentSeries,
  getProposal,
  listProposals,
  type CurrentSeries,
  type ProposalLine,
  type StoredRow,
} from "../queries.ts";
import { doneOf, type PresentGroup } from "../stored.ts";

/** A proposal with all that its page tells of what is around it now. */
export interface ProposalSeen {
  programme: { id: string; timeZone: string };
  row: StoredRow;
  current: CurrentSeries | undefined;
  /** What a new series would take back: planned workshops of the current one, and the people in them. */
  replaced: { workshops: number; people: number };
  /** The groups in use now, after all that staff have done to them. */
  groups: readonly PresentGroup[];
  /** Names by id. */
  organisations: ReadonlyMap<string, string>;
  industries: ReadonlyMap<string, Texts>;
  /** What has become of the proposal's new topics, by their keys. */
  drafts: ReadonlyMap<string, DraftState>;
  /** Other proposals that are done, and the one to set beside this. */
  others: readonly ProposalLine[];
  beside: StoredRow | null;
}

export type DraftState = "open" | "accepted" | "refused";

const mostOthers = 20;

/** Everything that the page of a proposal shows; another programme's proposal is not found, nor set beside it. */
export async function loadSeen(
  db: Db,
  { programmeId, proposalId, besideId }: { programmeId: string; proposalId: string; besideId: string | null },
): Promise<ProposalSeen> {
  const row = await getProposal(db, programmeId, proposalId);
  // To read what was stored for thousands of people, and to make the page of it, takes some hundredths of a second each.
  await letOthersIn();
  const current = await currentSeries(db, programmeId);
  const others = (await listProposals(db, programmeId, mostOthers)).filter(
    ({ id, workshops }) => id !== proposalId && workshops !== null,
  );
  const seen = {
    programme: await getProgramme(db, programmeId),
    row,
    current,
    replaced: current === undefined ? { workshops: 0, people: 0 } : await countReplaced(db, programmeId, current.id),
    groups: (await currentGrouping(db, programmeId))?.groups ?? [],
    organisations: new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name])),
    industries: new Map((await listIndustries(db, programmeId)).map(({ id, names }) => [id, names])),
    drafts: await draftStates(db, programmeId, row.result?.input.topics ?? []),
    others,
    beside: besideId === null ? null : await getDone(db, programmeId, besideId),
  };
  await letOthersIn();
  return seen;
}

async function getDone(db: Db, programmeId: string, proposalId: string): Promise<StoredRow | null> {
  const row = await getProposal(db, programmeId, proposalId);
  return doneOf(row) === null ? null : row;
}

async function draftStates(
  db: Db,
  programmeId: string,
  topics: readonly SeriesTopic[],
): Promise<Map<string, DraftState>> {
  const drafts = topics.filter(({ id }) => id === null);
  if (drafts.length === 0) return new Map();
  const known = await listTopics(db, programmeId);
  const refused = new Set((await listRefusedTopicDrafts(db, programmeId)).map((needId) => `need:${needId}`));
  const stateOf = (key: string) =>
    topicOfDraft(known, key) !== undefined ? "accepted" : refused.has(key) ? "refused" : "open";
  return new Map(drafts.map(({ key }) => [key, stateOf(key)]));
}

/** Planned workshops of a series, and how many people have been invited to them, come or wait. */
async function countReplaced(
  db: Db,
  programmeId: string,
  seriesId: string,
): Promise<{ workshops: number; people: number }> {
  const { rows } = await sql<{ workshops: number; people: number }>`
    select count(distinct planned.id)::integer as workshops, count(distinct seats.attendee_id)::integer as people
    from workshops planned
    left join workshop_seats seats on seats.workshop_id = planned.id and seats.state <> 'declined'
    where planned.programme_id = ${programmeId} and planned.series_id = ${seriesId} and planned.state = 'planned'`.execute(
    db,
  );
  return rows[0] ?? { workshops: 0, people: 0 };
}
