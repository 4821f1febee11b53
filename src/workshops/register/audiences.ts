import type { Texts } from "../../platform/locales.ts";
import type { WorkshopState } from "./holding.ts";

/** What of a workshop tells whom it is for and where it stands. */
interface Placed {
  id: string;
  groupId: string | null;
  audienceNames: Texts;
  organisations: number;
  position: number;
  state: WorkshopState;
}

export interface AudiencePlan<W extends Placed> {
  names: Texts;
  /** The largest audience among its workshops. */
  organisations: number;
  /** Those held first, as the list had them, then those to come. */
  workshops: W[];
}

/** The workshops audience by audience: one per need group, and one per label where there is no group; in the order of the series. */
export function byAudience<W extends Placed>(workshops: readonly W[]): AudiencePlan<W>[] {
  const audiences = [...Map.groupBy(workshops, audienceKey).values()].map((members) => {
    const held = members.filter(({ state }) => state === "held");
    const planned = members.filter(({ state }) => state === "planned");
    return {
      names: members[0]?.audienceNames ?? { fi: "", sv: "", en: "" },
      organisations: Math.max(0, ...members.map(({ organisations }) => organisations)),
      workshops: [...held, ...planned],
    };
  });
  const first = ({ workshops: members }: AudiencePlan<W>) => Math.min(...members.map(({ position }) => position));
  return audiences.sort((a, b) => first(a) - first(b));
}

/** What two workshops for the same audience have alike. */
export function audienceKey({
  groupId,
  audienceNames: { fi, sv, en },
}: Pick<Placed, "groupId" | "audienceNames">): string {
  return groupId ?? JSON.stringify([fi, sv, en]);
}
