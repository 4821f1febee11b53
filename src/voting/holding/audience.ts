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
  id: string;
  organisationId: string;
  email: string;
}

/** Who is asked, and whether each participant has a vote or each organisation one. */
export interface Asked {
  readonly organisationIds: readonly string[];
  readonly votingBy: "person" | "organisation";
  /** The participants who have a vote already, in this ballot or in an earlier one of its series. */
  readonly known: ReadonlySet<string>;
}

/** Who gets a vote, with the organisations of those asked whose contact they are. */
export type Elector<P extends Participant> = P & { organisationIds: string[] };

/**
 * Who gets a vote, of participants with each organisation's main contact first: every person of the audience's
 * organisations, or the main contact of each; and the organisations that have nobody. Contacts of several organisations
 * with one e-mail are one person, whatever its letters' case, and have one vote where persons vote: who is known already
 * keeps it.
 */
export function electorate<O extends Organisation, P extends Participant>(
  { organisationIds, votingBy, known }: Asked,
  organisations: readonly O[],
  participants: readonly P[],
): { voters: Elector<P>[]; without: O[]; organisations: number } {
  const ids = new Set(organisationIds);
  const asked = organisations.filter(({ id }) => ids.has(id));
  const people = participants.filter(({ organisationId }) => ids.has(organisationId));
  const byOrganisation = Map.groupBy(people, ({ organisationId }) => organisationId);
  const firsts = [...byOrganisation.values()].flatMap(([first]) =>
    first === undefined ? [] : [elector([first], first)],
  );
  return {
    voters: votingBy === "person" ? persons(people, known) : firsts,
    without: asked.filter(({ id }) => !byOrganisation.has(id)),
    organisations: asked.length,
  };
}

/** Each person once, in the order of their first contact. */
function persons<P extends Participant>(people: readonly P[], known: ReadonlySet<string>): Elector<P>[] {
  const personOf = ({ id, email }: P) => (email === "" ? id : email.toLowerCase());
  return [...Map.groupBy(people, personOf).values()].flatMap((same) => {
    // By id, not by what staff may rename: the same one from one ballot of a series to the next.
    const [first] = same.toSorted(
      (a, b) => Number(known.has(b.id)) - Number(known.has(a.id)) || (a.id < b.id ? -1 : 1),
    );
    return first === undefined ? [] : [elector(same, first)];
  });
}

function elector<P extends Participant>(same: readonly P[], first: P): Elector<P> {
  return { ...first, organisationIds: same.map(({ organisationId }) => organisationId) };
}
