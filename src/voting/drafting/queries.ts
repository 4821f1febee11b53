import type { Temporal } from "temporal-polyfill";
import { listOrganisations, type Organisation } from "../../organisations/index.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { topicOptionsFor, type TopicOption } from "../../series/index.ts";
import { listTopics, type Topic } from "../../workshops/index.ts";
import type { Ballot } from "../queries.ts";

/** A series of ballots that another may continue, by its first. */
export interface Chain {
  id: string;
  titles: Texts;
  audienceNames: Texts;
  groupId: string | null;
  audienceKind: Ballot["audienceKind"];
}

/** What a ballot's form chooses from. */
export interface Draft {
  programme: Programme;
  topics: Topic[];
  suggested: TopicOption[];
  /** Whether those are what one group needs, or else all organisations. */
  isOfGroup: boolean;
  /** Only for an audience that is ticked one by one. */
  organisations: Organisation[];
  chains: Chain[];
  now: Temporal.Instant;
}

export async function loadDraft(
  db: Db,
  programmeId: string,
  { groupId, isList }: { groupId: string | null; isList: boolean },
): Promise<Draft> {
  return {
    programme: await getProgramme(db, programmeId),
    topics: await listTopics(db, programmeId),
    suggested: await topicOptionsFor(db, programmeId, groupId),
    isOfGroup: groupId !== null,
    organisations: isList ? await listOrganisations(db, programmeId) : [],
    chains: await listChains(db, programmeId),
    now: await databaseNow(db),
  };
}

/** The programme's series of ballots that have been opened, newest first. */
async function listChains(db: Db, programmeId: string): Promise<Chain[]> {
  return await chainRows(db, programmeId).orderBy("createdAt", "desc").orderBy("id").execute();
}

export async function findChain(db: Db, programmeId: string, id: string): Promise<Chain | undefined> {
  return await chainRows(db, programmeId).where("id", "=", id).executeTakeFirst();
}

function chainRows(db: Db, programmeId: string) {
  return (
    db
      .selectFrom("ballots")
      .select(["id", "titles", "audienceNames", "groupId", "audienceKind"])
      .where("programmeId", "=", programmeId)
      .where("purpose", "=", "series")
      .where("chainId", "is", null)
      // What is only planned may become a draft again, and be thrown away.
      .where("state", "not in", ["draft", "scheduled"])
      // Who has won before is known no more.
      .where("votersForgottenAt", "is", null)
  );
}
