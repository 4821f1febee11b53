import type { Texts } from "../../platform/locales.ts";

/** Whom a ballot asks: those whom a workshop was for, one need group, or every organisation. */
export type AudienceChoice = { kind: "workshop"; id: string } | { kind: "group"; id: string } | { kind: "everyone" };

/** The audience by its name and its organisations. */
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

/** Who gets a vote: every participant of the audience's organisations; and the organisations that have none. */
export function electorate<O extends Organisation, P extends Participant>(
  { organisationIds }: Pick<Audience, "organisationIds">,
  organisations: readonly O[],
  participants: readonly P[],
): { voters: P[]; without: O[]; organisations: number } {
  const ids = new Set(organisationIds);
  const asked = organisations.filter(({ id }) => ids.has(id));
  const voters = participants.filter(({ organisationId }) => ids.has(organisationId));
  const having = new Set(voters.map(({ organisationId }) => organisationId));
  return { voters, without: asked.filter(({ id }) => !having.has(id)), organisations: asked.length };
}
