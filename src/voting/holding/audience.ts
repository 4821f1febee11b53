import type { Texts } from "../../platform/locales.ts";

/** Whom a ballot asks: those whom a workshop was for, one need group, every organisation, or those that staff ticked. */
export type AudienceChoice =
  { kind: "workshop"; id: string } | { kind: "group"; id: string } | { kind: "everyone" } | { kind: "list" };

/** What an audience is called that has no name of its own. */
export interface AudienceNames {
  everyone: Texts;
  list: Texts;
}

/** The audience by its name and its organisations; those of a list are ticked in the form. */
export interface Audience {
  groupId: string | null;
  afterWorkshopId: string | null;
  names: Texts;
  organisationIds: string[];
}

interface Organisation {
  id: string;
  name: string;
}

interface Participant {
  organisationId: string;
}

/** Who is asked, and whether each participant has a vote or each organisation one. */
export interface Asked {
  readonly organisationIds: readonly string[];
  readonly votingBy: "person" | "organisation";
}

/**
 * Who gets a vote, of participants with each organisation's main contact first: every participant of the audience's
 * organisations, or the main contact of each; and the organisations that have nobody.
 */
export function electorate<O extends Organisation, P extends Participant>(
  { organisationIds, votingBy }: Asked,
  organisations: readonly O[],
  participants: readonly P[],
): { voters: P[]; without: O[]; organisations: number } {
  const ids = new Set(organisationIds);
  const asked = organisations.filter(({ id }) => ids.has(id));
  const people = participants.filter(({ organisationId }) => ids.has(organisationId));
  const having = new Set<string>();
  const firsts = people.filter(({ organisationId }) => !having.has(organisationId) && having.add(organisationId));
  return {
    voters: votingBy === "person" ? people : firsts,
    without: asked.filter(({ id }) => !having.has(id)),
    organisations: asked.length,
  };
}
