import { Temporal } from "temporal-polyfill";
import type { TopicKind } from "../../catalogue/index.ts";
import type { Texts } from "../../platform/locales.ts";
import { byAudience, type AudiencePlan } from "./audiences.ts";
import type { WorkshopState } from "./holding.ts";

interface Listed {
  id: string;
  kind: TopicKind;
  groupId: string | null;
  audienceNames: Texts;
  organisations: number;
  position: number;
  state: WorkshopState;
  heldOn: string | null;
  startsAt: Temporal.Instant | null;
}

interface Rows<W> {
  /** The next one first. */
  planned: W[];
  /** The latest first. */
  held: W[];
}

/** A section of the list: an audience's own workshops, or those of one kind that everyone may come to. */
export type ListSection<W extends Listed> = Rows<W> &
  ({ kind: "groups"; audience: AudiencePlan<W> } | { kind: "open" | "themed" });

/**
 * The list in sections: the audiences of the series in its order, then open and themed workshops. Planned ones stand by
 * their time, those without one after them in the series' order.
 */
export function sectionsOf<W extends Listed>(
  workshops: readonly W[],
): { groups: (ListSection<W> & { kind: "groups" })[]; general: (ListSection<W> & { kind: "open" | "themed" })[] } {
  const own = workshops.filter(({ kind }) => kind === "segmented" || kind === "common");
  const general = (["open", "themed"] as const).flatMap((kind) => {
    const members = workshops.filter((each) => each.kind === kind);
    return members.length === 0 ? [] : [{ kind, ...rowsOf(members) }];
  });
  const groups = byAudience(own).map((audience) => ({
    kind: "groups" as const,
    audience,
    ...rowsOf(audience.workshops),
  }));
  return { groups, general };
}

function rowsOf<W extends Listed>(workshops: readonly W[]): Rows<W> {
  const held = workshops.filter(({ state }) => state === "held");
  return {
    planned: workshops.filter(({ state }) => state === "planned").toSorted(byTime),
    held: held.toSorted((a, b) => -compared(a.heldOn ?? "", b.heldOn ?? "")),
  };
}

function byTime(a: Listed, b: Listed): number {
  if (a.startsAt !== null && b.startsAt !== null) return Temporal.Instant.compare(a.startsAt, b.startsAt);
  return Number(a.startsAt === null) - Number(b.startsAt === null) || a.position - b.position;
}

const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b));
