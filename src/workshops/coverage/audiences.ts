import type { Texts } from "../../platform/locales.ts";

/** A part of those who answered: a group that has workshops of its own, or an industry. */
export interface CoverageAudience {
  /** As addresses name it: "group:…" or "industry:…". */
  key: string;
  names: Texts;
  /** Places in the list of people. */
  members: number[];
}

interface Grouped {
  groupId: string | null;
  audienceNames: Texts;
  organisationIds: readonly string[];
  position: number;
}

interface Placed {
  id: string;
  industryId: string | null;
}

/**
 * For whom coverage is looked at: the groups that workshops were made for, as they were for the last of each group's in
 * the order of the series, then the industries.
 */
export function audiencesAmong(
  people: readonly Placed[],
  workshops: readonly Grouped[],
  industries: readonly { id: string; names: Texts }[],
): CoverageAudience[] {
  const where = (keeps: (person: Placed) => boolean) => people.flatMap((person, i) => (keeps(person) ? [i] : []));
  const grouped = Map.groupBy(
    workshops.filter(({ groupId }) => groupId !== null),
    ({ groupId }) => groupId,
  );
  const groups = [...grouped].map(([id, members]) => {
    const last = members.reduce((latest, each) => (each.position > latest.position ? each : latest));
    const ids = new Set(last.organisationIds);
    return { key: `group:${id ?? ""}`, names: last.audienceNames, members: where((person) => ids.has(person.id)) };
  });
  return [
    ...groups,
    ...industries.map(({ id, names }) => ({
      key: `industry:${id}`,
      names,
      members: where(({ industryId }) => industryId === id),
    })),
  ].filter(({ members }) => members.length > 0);
}
