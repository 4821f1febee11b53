import { writePabulib } from "../../files/pabulib-text.ts";
import { writeCat, writeOrders } from "../../files/preflib-text.ts";
import { profileFromJson } from "../../files/profile-json.ts";
import { writeProfile } from "../../files/profile-text.ts";
import type { BallotProfile, Profile } from "../../method/ballots.ts";
import { countedOptions } from "../counting/count-ballot.ts";
import { papersProfile, type CountedPaper } from "../counting/papers-file.ts";
import type { BallotResult } from "../result.ts";

/** The kinds of files in which the ballots are given out, the product's own first. */
export const recountFormats = ["json", "preflib", "pabulib"] as const;
export type RecountFormat = (typeof recountFormats)[number];

/** What a file says of the ballot that it comes from. */
export interface RecountTitle {
  readonly ballotId: string;
  readonly title: string;
  readonly programme: string;
  /** ISO dates: the day of the opening and that of the close. */
  readonly opened: string;
  readonly closed: string;
}

export interface RecountFile {
  readonly name: string;
  readonly text: string;
}

/** The ballots exactly as they were counted; null where they were not, or may not be given out. */
export function recountProfile(result: BallotResult, papers: readonly CountedPaper[], lotSeed: string): Profile | null {
  const { inputHash, file, settings, options, rows } = result;
  if (inputHash === null) return null;
  if (file !== null) return profileFromJson(JSON.parse(file));
  const supportedIds = rows.filter(({ approvals }) => approvals > 0).map(({ optionId }) => optionId);
  const counted = supportedIds.length === 0 ? options : countedOptions(options, settings, supportedIds);
  return papersProfile(papers, counted, settings, lotSeed);
}

/**
 * Which kinds of files hold the ballots with nothing lost: PrefLib no scores or costs, and neither of the two a series or votes that
 * weigh less than one; Pabulib no rankings with ties. Told by the result alone: its page is looked at by everybody at once,
 * and there may be thousands of papers.
 */
export function fittingFormats({ settings, orders }: BallotResult): RecountFormat[] {
  const { purpose, form, weighting } = settings;
  if (purpose === "series" || weighting === "group") return ["json"];
  if (form === "ranking") {
    if (orders === null) return ["json"];
    return orders === "toc" || orders === "toi" ? ["json", "preflib"] : [...recountFormats];
  }
  return form === "score" || form === "dots" || purpose === "hours" ? ["json", "pabulib"] : [...recountFormats];
}

/** The file's name in the format: "ballot-….json". */
export function recountName(ballotId: string, { orders }: BallotResult, format: RecountFormat): string {
  return `ballot-${ballotId}.${{ json: "json", preflib: orders ?? "cat", pabulib: "pb" }[format]}`;
}

/** The file in a format that fits. */
export function recountFile(
  profile: Profile,
  format: RecountFormat,
  about: RecountTitle,
  result: BallotResult,
): RecountFile {
  const name = recountName(about.ballotId, result, format);
  if (format === "json") return { name, text: writeProfile(profile) };
  if (format === "preflib") {
    const title = { fileName: name, title: about.title, date: about.closed };
    if (profile.type === "approval") return { name, text: writeCat(profile, title) };
    if (profile.type === "ranked") return { name, text: writeOrders(profile, title) };
    throw new TypeError("Such ballots have no PrefLib file.");
  }
  const meta = {
    description: about.title,
    unit: about.programme,
    instance: about.closed,
    dateBegin: about.opened,
    dateEnd: about.closed,
    seats: result.command?.seats ?? result.settings.seats,
  };
  return { name, text: writePabulib(profile as BallotProfile, meta) };
}

/** What is typed to count the file again to the same winners. */
export function recountCommand(
  name: string,
  { rule, seats, increment, byLot }: NonNullable<BallotResult["command"]>,
): string {
  return [
    `npm run -s cli -- tally ${name} --rule ${rule}`,
    ...(seats === null ? [] : [`--seats ${seats}`]),
    ...(increment === null ? [] : [`--increment ${increment}`]),
    ...(byLot ? ["--tie order"] : []),
  ].join(" ");
}
