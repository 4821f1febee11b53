import { ordersKind } from "../../files/preflib-text.ts";
import { writeProfile } from "../../files/profile-text.ts";
import type { Label, Profile } from "../../method/ballots.ts";
import { count, countVersion } from "../../method/count.ts";
import { isPerpetual } from "../../method/settings.ts";
import type { BallotSettings } from "../../settings.ts";
import type { BallotResult, CountedSettings, ResultKind, ResultOption } from "../result.ts";
import { duelsOf, othersOf, tiedIds, withoutMatrix } from "./beside.ts";
import { groupShares, type NamedGroup, tellsOfFew } from "./groups.ts";
import { type CountedPaper, papersProfile } from "./papers-file.ts";
import { commandOf, countSettings } from "./rule-settings.ts";
import { type EarlierRound, seriesProfile } from "./series.ts";
import { coveredBy, supportRows } from "./support.ts";

/** How the ballot is counted, and whether it was secret: plain values, which can be sent to a thread. */
export type CloseSettings = CountedSettings & Pick<BallotSettings, "isSecret">;

/** All that a close knows: the papers with merged options united, the options that could be voted for, and who could vote. */
export interface Close {
  readonly settings: CloseSettings;
  readonly papers: readonly CountedPaper[];
  readonly options: readonly ResultOption[];
  readonly lotSeed: string;
  readonly entitled: number;
  /** The need groups, of a vote of everybody; else none. */
  readonly groups: readonly NamedGroup[];
  /** Of a series the votes before that had a winner, the first one first; else none. */
  readonly earlier: readonly EarlierRound[];
}

/** So many marks are counted in well under a fifth of a second by any rule. */
const mostAtOnce = 10_000;

/** Counts the ballot by its rule. Papers that support only what was taken out are votes too, for nothing. */
export function countBallot(close: Close): BallotResult {
  const { papers, lotSeed } = close;
  const settings = settingsOf(close.settings);
  const ids = close.options.map(({ id }) => id);
  const isWeightHidden = tellsOfFew(papers, settings);
  // Neither shown nor stored: the mean of the groups' shares would tell what the few of a small group voted.
  const shared = isWeightHidden ? { ...settings, weighting: "person" as const } : settings;
  const rows = supportRows(papers, ids, shared, lotSeed);
  const supportedIds = rows.filter(({ approvals }) => approvals > 0).map(({ optionId }) => optionId);
  const kind = kindOf(close, supportedIds.length);
  const base = {
    kind,
    voters: papers.length,
    entitled: close.entitled,
    someUnseen: rows.some(({ seen, voters }) => seen < voters),
    options: [...close.options],
    settings,
    ...groupShares(papers, close.groups, ids, settings),
    earlier: close.earlier.map(earlierVote),
    isWeightHidden,
    version: countVersion,
  };
  if (kind !== "decided") return { ...base, ...undecided, rows, ...recountable(close, settings, supportedIds, kind) };

  const { winnerIds, ...found } = counted(close, settings, supportedIds);
  const approves = settings.form !== "ranking";
  return {
    ...base,
    ...found,
    kind: winnerIds.length === 0 ? "nothing-fits" : kind,
    winnerIds,
    winnerId: winnerIds[0] ?? null,
    rows: [
      ...winnerIds.map((id) => rows.find(({ optionId }) => optionId === id)!),
      ...rows.filter(({ optionId }) => !winnerIds.includes(optionId)),
    ],
    covered: approves ? coveredBy(papers, winnerIds) : null,
    // Its fractions would tell what the few of a small group voted.
    ...(isWeightHidden && { count: null, duels: [], others: [], command: null, inputHash: null, file: null }),
    groups: orderedLike(base.groups, ids, [...winnerIds, ...rows.map(({ optionId }) => optionId)]),
  };
}

/** Whether counting may take more than a fifth of a second: marks that there can be, those of earlier votes with them. */
export function isHeavy({ papers, options, earlier }: Close): boolean {
  const marks = earlier.reduce((sum, round) => sum + round.votes.length * round.options.length, 0);
  return marks + papers.length * options.length > mostAtOnce;
}

function settingsOf({
  purpose,
  form,
  rule,
  seats,
  budgetMinutes,
  weighting,
  quorumPercent,
}: CloseSettings): CountedSettings {
  return { purpose, form, rule, seats, budgetMinutes, weighting, quorumPercent };
}

function kindOf({ papers, options, settings, entitled }: Close, supported: number): ResultKind {
  if (options.length === 0) return "no-options";
  if (papers.length === 0) return "no-ballots";
  if (settings.quorumPercent !== null && papers.length * 100 < settings.quorumPercent * entitled) return "no-quorum";
  return supported === 0 ? "blank" : "decided";
}

const undecided = {
  winnerIds: [],
  winnerId: null,
  decidedByLot: false,
  tiedIds: [],
  countedIds: [],
  count: null,
  duels: [],
  command: null,
  orders: null,
  covered: null,
  others: [],
  file: null,
  inputHash: null,
} satisfies Partial<BallotResult>;

function counted(close: Close, settings: CountedSettings, supportedIds: readonly string[]) {
  const profile = profileOf(close, settings, supportedIds);
  const how = countSettings(profile, settings, { supported: supportedIds.length, lotSeed: close.lotSeed });
  const { inputHash, ...found } = count(profile, how);
  const isSeries = profile.type === "approval-sequence";
  const countedIds = profile.options.map(({ id }) => id);
  const idOf = (label: Label): string => (isSeries ? String(label) : countedIds[label as number]!);
  const chosen = (found.winners?.[0] ?? []).map(idOf);
  const winnerIds = isSeries
    ? chosen.slice(-1)
    : found.order
        .flat()
        .map(idOf)
        .filter((id) => chosen.includes(id));
  return {
    winnerIds,
    countedIds,
    count: withoutMatrix({ ...found, inputHash }, countedIds.length),
    duels: duelsOf(found, countedIds, winnerIds),
    inputHash,
    command: commandOf(how),
    decidedByLot: isSeries ? found.steps.at(-1)!.tiedWith.length > 0 : found.tied,
    tiedIds: tiedIds(found.steps.at(-1), winnerIds, idOf, close),
    others: othersOf(profile, how, close.papers, idOf),
    ...kept(profile, close),
  };
}

/** Rankings are counted without the options that nobody ranks: else these could take a seat by the lot. */
function profileOf(close: Close, settings: CountedSettings, supportedIds: readonly string[]): Profile {
  const { papers, options, lotSeed, earlier } = close;
  if (!isPerpetual(settings.rule))
    return papersProfile(papers, countedOptions(options, settings, supportedIds), settings, lotSeed);
  const votes = papers.flatMap(({ voter, marks }) => (voter === null ? [] : [{ voter, approved: Object.keys(marks) }]));
  return seriesProfile(earlier, { options, lotSeed, votes }, settings.rule);
}

/** The options that are on the ballots that are counted. */
export function countedOptions<O extends { readonly id: string }>(
  options: readonly O[],
  { form }: Pick<CountedSettings, "form">,
  supportedIds: readonly string[],
): O[] {
  return options.filter(({ id }) => form !== "ranking" || supportedIds.includes(id));
}

/**
 * Votes that chose nothing can be looked through too: those that were too few are counted as they would have been; those
 * that support nothing only have their hash, for a rule would choose from them by the lot alone.
 */
function recountable(close: Close, settings: CountedSettings, supportedIds: readonly string[], kind: ResultKind) {
  if (close.papers.length === 0 || close.options.length === 0 || tellsOfFew(close.papers, settings)) return {};
  if (kind === "no-quorum" && supportedIds.length > 0) {
    const { command, inputHash, file, orders, countedIds } = counted(close, settings, supportedIds);
    return { command, inputHash, file, orders, countedIds };
  }
  const ids = close.options.map(({ id }) => id);
  const profile = profileOf(close, settings, ids);
  const how = countSettings(profile, settings, { supported: ids.length, lotSeed: close.lotSeed });
  return { inputHash: count(profile, how).inputHash, ...kept(profile, close) };
}

/** The ballots themselves where the papers may not tell them for ever, and what their files are called. */
function kept(profile: Profile, { settings }: Close) {
  const file = settings.weighting === "group" || !settings.isSecret ? writeProfile(profile) : null;
  return { file, orders: profile.type === "ranked" ? ordersKind(profile) : null };
}

function earlierVote({ titles, options, winnerId, votes }: EarlierRound) {
  return {
    titles,
    winnerNames: options.find(({ id }) => id === winnerId)!.names,
    supporters: votes.filter(({ approved }) => approved.includes(winnerId)).length,
    voters: votes.length,
  };
}

function orderedLike(
  groups: BallotResult["groups"],
  ids: readonly string[],
  order: readonly string[],
): BallotResult["groups"] {
  const places = [...new Set(order)].map((id) => ids.indexOf(id));
  return groups.map((group) => ({ ...group, approvals: places.map((place) => group.approvals[place]!) }));
}
