// What registering organisations from a file or a seed changes, worked out before anything is written.
import type { Locale } from "../platform/locales.ts";
import type { Commitment } from "./commitment/commitment.ts";
import { nameKey } from "./names.ts";
import type { Placing } from "./segments/belonging.ts";
import type { SizeClass } from "./sizes.ts";
import { ownName, parentName, partName, type OrganisationKind } from "./tree.ts";

/** An organisation as a file or a seed gives it. What is null or empty leaves what is known as it is. */
export interface Registration {
  /** With the names of what it is part of before its own: "Rantakylän hoiva › Kotihoito". */
  name: string;
  /** What a part is when it is new; a unit where nothing is said. */
  kind?: "unit" | "person";
  industryId: string | null;
  sizeClass: SizeClass | null;
  municipality: string;
  commitment?: Commitment | null;
  /** The segment that it is put into itself, with what is below it. */
  segmentId?: string | null;
  contacts: Contact[];
}

export interface Contact {
  name: string;
  /** Lower-cased: a contact is known again by it. */
  email: string;
  locale: Locale;
}

/** What is known already, of one organisation. */
export interface Known {
  id: string;
  name: string;
  kind: OrganisationKind;
  parentId: string | null;
  industryId: string | null;
  sizeClass: SizeClass | null;
  municipality: string;
  commitment: Commitment;
  /** Its own segment, not that of a part above it. */
  segmentId: string | null;
  contacts: (Contact & { id: string; isMain: boolean })[];
}

export type Effect = "new" | "changed" | "unchanged";

/** The known organisations by what makes them the same. */
export function byNameKey(known: readonly Known[]): Map<string, Known> {
  return new Map(known.map((each) => [nameKey(each.name), each]));
}

type Details = Pick<Known, "industryId" | "sizeClass" | "municipality" | "commitment" | "segmentId">;

/** What the registration adds to the known organisation, without its contacts. */
function mergedDetails(known: Known, given: Registration): Details {
  return {
    industryId: given.industryId ?? known.industryId,
    sizeClass: given.sizeClass ?? known.sizeClass,
    municipality: given.municipality === "" ? known.municipality : given.municipality,
    commitment: given.commitment ?? known.commitment,
    segmentId: given.segmentId ?? known.segmentId,
  };
}

/** Whether registering would add an organisation, change it or its contacts, or leave all as it is. */
export function effectOf(known: Known | undefined, given: Registration): Effect {
  if (known === undefined) return "new";
  return sameDetails(known, mergedDetails(known, given)) &&
    given.contacts.every((contact) => isKnownContact(known, contact))
    ? "unchanged"
    : "changed";
}

function sameDetails(a: Details, b: Details): boolean {
  const alike = (detail: keyof Details) => a[detail] === b[detail];
  const details = ["industryId", "sizeClass", "municipality", "commitment", "segmentId"] as const;
  return details.every(alike);
}

/** Whether the contact is there already, exactly so. */
function isKnownContact(known: Known, { name, email, locale }: Contact): boolean {
  return known.contacts.some((other) => other.email === email && other.name === name && other.locale === locale);
}

/** What has to be written, what something is part of before its parts, and every given organisation's id by its name as it was given. */
export interface Changes {
  organisations: Omit<Known, "contacts" | "segmentId">[];
  /** What is put into a segment, or into another. */
  placings: Placing[];
  contacts: (Contact & { id: string; organisationId: string; isMain: boolean })[];
  ids: Map<string, string>;
}

/**
 * The changes that make the registrations known. Nothing is removed; a name's letters stay as they were; the first
 * contact of an organisation becomes its main one. Registering the same again changes nothing.
 */
export function changesBy(known: readonly Known[], given: readonly Registration[], newId: () => string): Changes {
  const all = byNameKey(known.map((each) => ({ ...each, contacts: each.contacts.map((contact) => ({ ...contact })) })));
  const touched = new Set<Known>();
  const placings = new Map<string, string>();
  const contacts = new Map<string, Changes["contacts"][number]>();
  const ids = new Map<string, string>();
  for (const registration of given) {
    const one = all.get(nameKey(registration.name)) ?? addNew(registration, { all, touched, newId });
    ids.set(registration.name, one.id);
    const merged = mergedDetails(one, registration);
    if (merged.segmentId !== null && merged.segmentId !== one.segmentId) placings.set(one.id, merged.segmentId);
    if (!sameDetails(one, merged)) touched.add(Object.assign(one, merged));
    for (const contact of registration.contacts) {
      if (isKnownContact(one, contact)) continue;
      const other = one.contacts.find(({ email }) => email === contact.email);
      const kept = Object.assign(other ?? { id: newId(), isMain: one.contacts.length === 0 }, contact);
      if (other === undefined) one.contacts.push(kept);
      contacts.set(kept.id, { ...kept, organisationId: one.id });
    }
  }
  return {
    organisations: [...touched].map(ownRow),
    placings: [...placings].map(([unitId, segmentId]) => ({ unitId, segmentId })),
    contacts: [...contacts.values()],
    ids,
  };
}

/** A new organisation, or a new part with whatever of the way down to it is new as well. */
function addNew(
  { name, kind }: Pick<Registration, "name" | "kind">,
  registering: { all: Map<string, Known>; touched: Set<Known>; newId: () => string },
): Known {
  const { all, touched, newId } = registering;
  const above = parentName(name);
  const parent = above === null ? null : (all.get(nameKey(above)) ?? addNew({ name: above }, registering));
  const one: Known = {
    id: newId(),
    name: partName(parent?.name ?? null, ownName(name)),
    kind: parent === null ? "organisation" : (kind ?? "unit"),
    parentId: parent?.id ?? null,
    industryId: null,
    sizeClass: null,
    municipality: "",
    commitment: "none",
    segmentId: null,
    contacts: [],
  };
  all.set(nameKey(name), one);
  touched.add(one);
  return one;
}

function ownRow({ id, name, kind, parentId, ...details }: Known): Changes["organisations"][number] {
  const { industryId, sizeClass, municipality, commitment } = details;
  return { id, name, kind, parentId, industryId, sizeClass, municipality, commitment };
}
