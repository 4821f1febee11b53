import type { Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { getTurnout, listOptions, type Ballot } from "../../queries.ts";
import { countsAreShown, type ShownResult } from "../shown.ts";
import { listPapers, type StoredPaper } from "../queries.ts";
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
  const hasFiles = isCounted && result.inputHash !== null && ballot.lotSeed !== null;
  return {
    ballot,
    result,
    options: await listOptions(db, ballot.id),
    turnout: await getTurnout(db, ballot.id),
    programme: await getProgramme(db, ballot.programmeId),
    recountUrl: hasFiles ? recountUrl : null,
    papersUrl: ballot.hasReceipts && isCounted ? papersUrl : null,
    supporters: namesVoters ? supportersOf(await listPapers(db, ballot)) : null,
  };
}

/** Who supports each option, by name; null once those who voted are forgotten. */
function supportersOf(papers: readonly StoredPaper[]): Map<string, string[]> | null {
  if (papers.length > 0 && papers.every(({ name }) => name === null)) return null;
  const supporters = new Map<string, string[]>();
  for (const { name, marks } of papers) {
    for (const [id, mark] of Object.entries(marks)) {
      if (mark > 0 && name !== null) supporters.set(id, [...(supporters.get(id) ?? []), name]);
    }
  }
  for (const names of supporters.values()) names.sort((a, b) => a.localeCompare(b, "fi"));
  return supporters;
}
