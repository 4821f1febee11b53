import type { StoredResult } from "../stored.ts";
import { matchGroups, type Match } from "./matching.ts";
import type { RunSettings } from "./settings.ts";

/** A run that is done, as it is compared with another. */
export interface ComparedRun {
  settings: RunSettings;
  seed: number;
  result: StoredResult;
}

/** Why somebody is in another group, in the order in which it is asked. */
export type MoveReason =
  | "new"
  | "gone"
  | "answers"
  /** A link or a lock of its own is only in one of the runs. */
  | "own-hand"
  /** Others' links or locks, or the sizes allowed, differ. */
  | "hand"
  | "settings"
  /** In one of the runs it was nearly as near to another group. */
  | "borderline"
  | "groups";

/** What a run can be set to, beside staff's links, locks and sizes. */
export type SettingName = Exclude<keyof RunSettings, "hand" | "sizes"> | "seed" | "version";

export interface Moved {
  organisationId: string;
  /** Place in the first run, in the second; null: in no group, or not among the respondents. */
  from: number | null;
  to: number | null;
  reason: MoveReason;
}

export interface Difference {
  matches: Match[];
  /** Groups of the first run, of the second, that match none of the other. */
  onlyA: number[];
  onlyB: number[];
  /** In the order of the first run's respondents, those who are new last. */
  moved: Moved[];
  /** Respondents of both runs in matched groups, or in none both times. */
  stayed: number;
  settings: SettingName[];
  hand: ("links" | "locks" | "sizes")[];
  /** Same answers, settings, seed and version must give the same result: whether they do; null where they differ. */
  repeated: "same" | "defect" | null;
}

const decisive: readonly SettingName[] = ["k", "seed", "version"];

/**
 * Where two runs differ, as computed: which groups are the same ones, who is elsewhere, and the first reason that can be
 * told. Of runs that were made before answers were kept apart by their hashes, changed answers cannot be told.
 */
export function differenceOf(a: ComparedRun, b: ComparedRun): Difference {
  const [placesA, placesB] = [placesOf(a.result), placesOf(b.result)];
  const matches = matchGroups(placesA, placesB);
  const inB = new Map(matches.map((match) => [match.a, match.b]));
  const settings = settingsApart(a, b);
  const hand = handApart(a.settings, b.settings);
  const everybody = [...new Set([...a.result.organisationIds, ...b.result.organisationIds])];
  const reasonOf = reasonTeller(a, b, { settings, hand });
  const moved = everybody.flatMap((organisationId) => {
    const from = placesA.get(organisationId) ?? null;
    const to = placesB.get(organisationId) ?? null;
    const isInBoth = placesA.has(organisationId) && placesB.has(organisationId);
    if (isInBoth && (from === null ? to === null : inB.get(from) === to)) return [];
    return [{ organisationId, from, to, reason: reasonOf(organisationId) }];
  });
  // All other settings act through the input, and its hash covers them.
  const isSame = a.result.inputHash === b.result.inputHash && !settings.some((name) => decisive.includes(name));
  return {
    matches,
    onlyA: unmatched(placesA, matches.map((match) => match.a)), // prettier-ignore
    onlyB: unmatched(placesB, matches.map((match) => match.b)), // prettier-ignore
    moved,
    stayed: everybody.length - moved.length,
    settings,
    hand,
    repeated: isSame ? (figures(a.result) === figures(b.result) ? "same" : "defect") : null,
  };
}

function placesOf({ organisationIds, assignments }: StoredResult): Map<string, number | null> {
  return new Map(organisationIds.map((id, row) => [id, assignments[row] ?? null]));
}

function unmatched(places: ReadonlyMap<string, number | null>, matched: readonly number[]): number[] {
  const all = new Set([...places.values()].filter((place) => place !== null));
  return [...all.difference(new Set(matched))].sort((x, y) => x - y);
}

function reasonTeller(
  a: ComparedRun,
  b: ComparedRun,
  { settings, hand }: Pick<Difference, "settings" | "hand">,
): (organisationId: string) => MoveReason {
  const [rowsA, rowsB] = [a, b].map(({ result }) => new Map(result.organisationIds.map((id, row) => [id, row])));
  const ownHand = new Set([...handOf(a.settings).symmetricDifference(handOf(b.settings))].flatMap(peopleOf));
  return (id) => {
    const [rowA, rowB] = [rowsA?.get(id), rowsB?.get(id)];
    if (rowA === undefined) return "new";
    if (rowB === undefined) return "gone";
    const [hashA, hashB] = [a.result.answerHashes?.[rowA], b.result.answerHashes?.[rowB]];
    if (hashA !== undefined && hashB !== undefined && hashA !== hashB) return "answers";
    if (ownHand.has(id)) return "own-hand";
    if (hand.length > 0) return "hand";
    if (settings.length > 0) return "settings";
    const isBorderline = a.result.members[rowA]?.bridge === true || b.result.members[rowB]?.bridge === true;
    return isBorderline ? "borderline" : "groups";
  };
}

function settingsApart(a: ComparedRun, b: ComparedRun): SettingName[] {
  const values = ({ settings, seed, result }: ComparedRun) => ({ ...settings, seed, version: result.version });
  const [ofA, ofB] = [values(a), values(b)];
  const names = Object.keys({ ...ofA, ...ofB }).filter((name) => name !== "hand" && name !== "sizes") as SettingName[];
  return names.filter((name) => canonical(ofA[name]) !== canonical(ofB[name]));
}

function handApart(a: RunSettings, b: RunSettings): Difference["hand"] {
  const apart = [...handOf(a).symmetricDifference(handOf(b))];
  const isLink = (wish: string) => wish.startsWith("link ");
  return [
    ...(apart.some(isLink) ? (["links"] as const) : []),
    ...(apart.some((wish) => !isLink(wish)) ? (["locks"] as const) : []),
    ...(canonical(a.sizes) === canonical(b.sizes) ? [] : (["sizes"] as const)),
  ];
}

/** Links, and who is locked together: ids of groups are others in each run, and say nothing. */
function handOf({ hand: { links, locks } }: RunSettings): Set<string> {
  const together = [...Map.groupBy(locks, ({ groupId }) => groupId).values()];
  return new Set([
    ...links.map(({ a, b, kind }) => `link ${kind} ${[a, b].sort().join(" ")}`),
    ...together.map((group) => `lock ${group.map(({ organisationId }) => organisationId).sort().join(" ")}`), // prettier-ignore
  ]);
}

/** Whom a wish is about: the words after its kind. */
function peopleOf(wish: string): string[] {
  return wish.split(" ").slice(wish.startsWith("link ") ? 2 : 1);
}

/** All that the same computing must give again; how long it took is not. */
function figures(result: StoredResult): string {
  return canonical({ ...result, milliseconds: null, answerHashes: null, organisationIds: null });
}

/** JSON with its keys in order: databases and programs keep them in different ones. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
}
