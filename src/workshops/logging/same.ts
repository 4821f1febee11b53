import { locales, type Texts } from "../../platform/locales.ts";
import { audienceKey } from "../register/audiences.ts";

/** What tells one held workshop from another. */
interface Told {
  topicId: string | null;
  /** Null where the topic's name is its own. */
  ownTitles: Texts | null;
  heldOn: string | null;
  place: string;
  groupId: string | null;
  audienceNames: Texts;
  organisationIds: readonly string[];
}

/** Whether a held workshop is the one that is told of: the same topic and people, day and place. */
export function isSame(known: Omit<Told, "ownTitles"> & { names: Texts }, told: Told): boolean {
  const { topicId, ownTitles, heldOn, place } = told;
  const isSameTopic = known.topicId === topicId && (ownTitles === null || isSameText(known.names, ownTitles));
  const isSameAudience =
    audienceKey(known) === audienceKey(told) && isWithin(known.organisationIds, told.organisationIds);
  return isSameTopic && known.heldOn === heldOn && known.place === place && isSameAudience;
}

export function isSameText(a: Texts, b: Texts): boolean {
  return locales.every((locale) => a[locale] === b[locale]);
}

/** Whether one has everything that the other has: "everyone" may have grown, and three here are not three others. */
function isWithin(a: readonly string[], b: readonly string[]): boolean {
  const [small, large] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  return small.every((id) => large.has(id));
}
