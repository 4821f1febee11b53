import { writePabulib } from "../../files/pabulib-text.ts";
import { ordersKind, writeCat, writeOrders } from "../../files/preflib-text.ts";
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
  const { command, file, settings, options, rows } = result;
  if (command === null) return null;
  if (file !== null) return profileFromJson(JSON.parse(file));
  const supportedIds = rows.filter(({ approvals }) => approvals > 0).map(({ optionId }) => optionId);
  return papersProfile(papers, countedOptions(options, settings, supportedIds), settings, lotSeed);
}

/**
 * Which kinds of files hold these ballots with nothing lost: PrefLib no scores or costs, and neither of the two a series or votes that
 * weigh less than one; Pabulib no rankings with ties.
 */
export function fittingFormats(profile: Profile): RecountFormat[] {
  if (profile.type === "approval-sequence" || profile.unit.denominator !== 1n) return ["json"];
  if (profile.type === "score") return ["json", "pabulib"];
  if (profile.type === "approval") return profile.budget === null ? [...recountFormats] : ["json", "pabulib"];
  const hasTies = profile.tiers.some((ballot) => ballot.some((tier) => tier.length > 1));
  return hasTies ? ["json", "preflib"] : [...recountFormats];
}

/** The file's name in the format: "ballot-….json". */
export function recountName(ballotId: string, profile: Profile, format: RecountFormat): string {
  const orders = profile.type === "ranked" ? ordersKind(profile) : "cat";
  return `ballot-${ballotId}.${{ json: "json", preflib: orders, pabulib: "pb" }[format]}`;
}

/** The file in a format that fits. */
export function recountFile(profile: Profile, format: RecountFormat, about: RecountTitle, seats: number): RecountFile {
  const name = recountName(about.ballotId, profile, format);
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
    seats,
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
