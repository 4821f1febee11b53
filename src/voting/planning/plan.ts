import type { Texts } from "../../platform/locales.ts";
import type { WorkshopLevel, WorkshopState } from "../../workshops/index.ts";

/** What a workshop is about: a topic of the catalogue, what was voted for as it was put, or a topic that is made of it. */
export type Source = { kind: "topic"; topicId: string } | { kind: "words" } | { kind: "new"; needIds: string[] };

/** How one winner becomes a workshop. */
export interface WinnerPlan {
  optionId: string;
  source: Source;
  /** One level for all, or for each audience the one that suits it best. */
  level: WorkshopLevel | "suited";
  minutes: number;
  euros: number;
}

/** What staff make of a result: of which winners, and of each one workshop for all who voted or one for each group. */
export interface Plan {
  winners: WinnerPlan[];
  spread: Spread;
}

export type Spread = "common" | "each";

/** Those whom a workshop is for. */
export interface Audience {
  groupId: string | null;
  names: Texts;
  organisationIds: string[];
}

/** Why nothing is planned from a result; "planned": it has been, perhaps otherwise by somebody else. */
export type PlanningRefusal = "not-closed" | "no-winner" | "unknown-winner" | "planned";

/** How short and how long a workshop may be, in minutes; and how long a topic may say that it takes. */
export const workshopMinutes = { least: 5, most: 2880 } as const;
export const topicMinutes = { least: 15, most: 960 } as const;

export function within(minutes: number, { least, most }: { readonly least: number; readonly most: number }): number {
  return Math.min(most, Math.max(least, minutes));
}

/** Whom each winner's workshops are for. Where there are no groups to part the voters into, there is one for all. */
export function audiencesOf(
  { whole, groups }: { readonly whole: Audience; readonly groups: readonly Audience[] },
  spread: Spread,
): Audience[] {
  return spread === "each" && groups.length > 0 ? [...groups] : [whole];
}

/** What is planned: the winners in the order in which they were chosen, each for each audience. */
export function inOrder<W extends { readonly optionId: string }>(
  winners: readonly W[],
  chosenIds: readonly string[],
  audiences: readonly Audience[],
): { winner: W; audience: Audience }[] {
  return chosenIds.flatMap((id) =>
    winners
      .filter(({ optionId }) => optionId === id)
      .flatMap((winner) => audiences.map((audience) => ({ winner, audience }))),
  );
}

/** The options on which there is a workshop, cancelled ones aside. */
export function plannedOptions(planned: readonly { optionId: string; state: WorkshopState }[]): Set<string> {
  return new Set(planned.filter(({ state }) => state !== "cancelled").map(({ optionId }) => optionId));
}
