import type { Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { getTurnout, type Ballot } from "../../queries.ts";
import { countsAreShown, type ShownResult } from "../shown.ts";
import { listPapers, type StoredPaper } from "../queries.ts";
import { recountProfile } from "../recounting/files.ts";
import type { BallotResult } from "../result.ts";

/** What a reader of a result may see beside it. */
export interface Reader {
  /** Where the ballots are downloaded; null for whom they are not. */
  readonly recountUrl: string | null;
  /** Where the papers are listed by their codes; null for whom they are not. */
  readonly papersUrl: string | null;
  /** Whether the reader may know who chose what in an open vote. */
  readonly seesVoters: boolean;
}

/** All that the page of a result shows to this reader. */
export async function loadShown(db: Db, ballot: Ballot, result: BallotResult, reader: Reader): Promise<ShownResult> {
  const { recountUrl, papersUrl, seesVoters } = reader;
  const namesVoters = seesVoters && !ballot.isSecret;
  const isCounted = countsAreShown(result);
  const needsPapers = namesVoters || (isCounted && recountUrl !== null);
  const papers = needsPapers ? await listPapers(db, ballot) : [];
  const profile =
    isCounted && recountUrl !== null && ballot.lotSeed !== null ? recountProfile(result, papers, ballot.lotSeed) : null;
  return {
    ballot,
    result,
    turnout: await getTurnout(db, ballot.id),
    programme: await getProgramme(db, ballot.programmeId),
    recount: profile === null || recountUrl === null ? null : { profile, url: recountUrl },
    papersUrl: ballot.hasReceipts && isCounted ? papersUrl : null,
    supporters: namesVoters ? supportersOf(papers) : null,
  };
}

/** Who supports each option, by name. */
function supportersOf(papers: readonly StoredPaper[]): Map<string, string[]> {
  const supporters = new Map<string, string[]>();
  for (const { name, marks } of papers) {
    for (const [id, mark] of Object.entries(marks)) {
      if (mark > 0 && name !== null) supporters.set(id, [...(supporters.get(id) ?? []), name]);
    }
  }
  for (const names of supporters.values()) names.sort((a, b) => a.localeCompare(b, "fi"));
  return supporters;
}
