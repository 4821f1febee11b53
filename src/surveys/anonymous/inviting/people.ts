import type { Recipient } from "../../publishing/recipients.ts";

interface Organisation {
  id: string;
  name: string;
  industryId: string | null;
}

interface Participant {
  id: string;
  organisationId: string;
  name: string;
  email: string;
  locale: Recipient["locale"];
}

/** Somebody of the register whom an anonymous survey may ask. */
export interface Person extends Recipient {
  industryId: string | null;
}

/**
 * Everybody of the register who can be written to, in the order of the organisations; a person who has the same address
 * as one before them is the same person in another post, and is asked once.
 */
export function peopleOf(organisations: readonly Organisation[], participants: readonly Participant[]): Person[] {
  const byOrganisation = Map.groupBy(participants, ({ organisationId }) => organisationId);
  const people = organisations.flatMap(({ id, name: organisationName, industryId }) =>
    (byOrganisation.get(id) ?? []).map(({ id: participantId, organisationId, name, email, locale }) => {
      return { organisationId, organisationName, industryId, participantId, name, email, locale };
    }),
  );
  const first = new Map<string, Person>();
  for (const person of people) if (person.email !== "" && !first.has(folded(person))) first.set(folded(person), person);
  return [...first.values()];
}

/** Those of the people who are not among those asked, by themselves or by their address. */
export function notAskedYet(
  people: readonly Person[],
  asked: readonly { participantId: string; email: string }[],
): Person[] {
  const ids = new Set(asked.map(({ participantId }) => participantId));
  const addresses = new Set(asked.map(folded));
  return people.filter((person) => !ids.has(person.participantId) && !addresses.has(folded(person)));
}

const folded = ({ email }: { email: string }) => email.trim().toLowerCase();

/** Who of the people is asked: all, or those of some industries and organisations. */
export type Choice =
  { who: "all" } | { who: "some"; industryIds: readonly string[]; organisationIds: readonly string[] };

/** The people whom the choice means, each once. */
export function chosenOf(people: readonly Person[], choice: Choice): Person[] {
  if (choice.who === "all") return [...people];
  const industries = new Set(choice.industryIds);
  const organisations = new Set(choice.organisationIds);
  return people.filter(
    ({ industryId, organisationId }) => organisations.has(organisationId) || industries.has(industryId ?? noIndustry),
  );
}

/** Stands in a form for those whose organisation has no industry. */
export const noIndustry = "none";
