// What importing a file would do, row by row, worked out before anything is written.
import { nameKey } from "../names.ts";
import { byNameKey, effectOf, type Effect, type Known, type Registration } from "../registration.ts";
import type { Mapping } from "./columns.ts";
import { parentName } from "../tree.ts";
import { rawLevels, readRow, type Mistake, type ReadRow, type Vocabulary } from "./reading.ts";

export interface PlannedRow {
  /** The row's number in the file, as the spreadsheet program shows it. */
  row: number;
  registration: Registration;
  /** Null where the row has mistakes. */
  effect: Effect | null;
  mistakes: Mistake[];
}

export interface ImportPlan {
  rows: PlannedRow[];
  /** How many organisations the rows without mistakes add, change and leave as they are. */
  organisations: Record<Effect, number>;
  /** How many parts come along that no row is of: what the rows' own are part of, and that is not there yet. */
  implied: number;
  wrongRows: number;
  /** Industries that the programme does not have. */
  missingIndustries: Missing[];
  /** The same of segments. */
  missingSegments: Missing[];
}

/** What the programme does not have, as it is written first, with the number of rows. */
export interface Missing {
  name: string;
  rows: number;
}

/** What a plan is made from: the file, what is known already, and the words that rows are understood by. */
export interface ImportMaterial {
  file: { headerRow: number; rows: readonly (readonly string[])[] };
  known: readonly Known[];
  vocabulary: Vocabulary;
}

/**
 * Plans the import. Rows of one name (without regard to case) are one organisation with several contacts: a second row
 * with the same contact is repeated, one that says something else about the organisation is a conflict, and both tell
 * the row they collide with.
 */
export function planImport({ file, known, vocabulary }: ImportMaterial, mapping: Mapping): ImportPlan {
  const knownByKey = byNameKey(known);
  const sofar = new Map<string, Sofar>();
  const rows: PlannedRow[] = [];
  let above: string[] = [];
  for (const [at, cells] of file.rows.entries()) {
    const read = readRow(cells, mapping, vocabulary, above);
    if (read === null) continue;
    above = rawLevels(cells, mapping, above);
    const row = file.headerRow + 1 + at;
    const before = knownByKey.get(nameKey(read.registration.name));
    const registration = spelledAsBefore(sofar, keepLanguage(read, before));
    const mistakes = [
      ...read.mistakes,
      ...partOfPerson(registration, knownByKey),
      ...segmentOfPerson(registration, before),
      ...collisions(sofar, registration, row),
    ];
    rows.push({ row, registration, mistakes, effect: mistakes.length === 0 ? effectOf(before, registration) : null });
  }
  const good = rows.filter((row) => row.effect !== null);
  return {
    rows,
    organisations: countOrganisations(good),
    implied: countImplied(good, knownByKey),
    wrongRows: rows.length - good.length,
    missingIndustries: listMissing(rows, "industry-unknown"),
    missingSegments: listMissing(rows, "segment-unknown"),
  };
}

// A file without languages must not turn a known contact's language into the default one, nor a name into an address.
function keepLanguage({ registration, saysLanguage }: ReadRow, known: Known | undefined): Registration {
  const contacts = registration.contacts.map((contact) => {
    const before = known?.contacts.find(({ email }) => email === contact.email);
    if (before === undefined) return contact;
    const name = contact.name === contact.email ? before.name : contact.name;
    return { ...contact, name, locale: saysLanguage ? contact.locale : before.locale };
  });
  return { ...registration, contacts };
}

function partOfPerson({ name }: Registration, known: ReadonlyMap<string, Known>): Mistake[] {
  const above = parentName(name);
  const isPerson = above !== null && known.get(nameKey(above))?.kind === "person";
  return isPerson ? [{ reason: "part-of-person", value: above.slice(0, 80), row: null }] : [];
}

// Segments are of units: those of people would show who they are wherever segments are seen.
function segmentOfPerson({ kind, segmentId }: Registration, before: Known | undefined): Mistake[] {
  const isPerson = (kind ?? before?.kind) === "person";
  return isPerson && (segmentId ?? null) !== null ? [{ reason: "segment-of-person", value: "", row: null }] : [];
}

// "ähtäri" of a later row is the "Ähtäri" of an earlier one: it is no change of the organisation.
function spelledAsBefore(sofar: ReadonlyMap<string, Sofar>, registration: Registration): Registration {
  const municipality = sofar.get(nameKey(registration.name))?.municipality ?? "";
  const isSame = municipality.toLowerCase() === registration.municipality.toLowerCase();
  return isSame ? { ...registration, municipality } : registration;
}

/** What earlier rows said of an organisation, and in which row. */
interface Sofar {
  /** As it was spelled first. */
  municipality: string;
  details: Map<string, { value: string; row: number }>;
  contacts: Map<string, number>;
}

function collisions(sofar: Map<string, Sofar>, registration: Registration, row: number): Mistake[] {
  if (registration.name === "") return [];
  const key = nameKey(registration.name);
  const earlier: Sofar = sofar.get(key) ?? { municipality: "", details: new Map(), contacts: new Map() };
  sofar.set(key, earlier);
  const contact = registration.contacts[0]?.email ?? "";
  const same = earlier.contacts.get(contact);
  if (same !== undefined) return [{ reason: "repeated", value: registration.name, row: same }];
  earlier.contacts.set(contact, row);
  const { industryId, sizeClass, municipality, commitment = null, segmentId = null } = registration;
  if (earlier.municipality === "") earlier.municipality = municipality;
  const told = { industryId, sizeClass, municipality: municipality.toLowerCase(), commitment, segmentId };
  for (const [detail, value] of Object.entries(told)) {
    if (value === null || value === "") continue;
    const said = earlier.details.get(detail);
    if (said === undefined) earlier.details.set(detail, { value, row });
    else if (said.value !== value) return [{ reason: "conflict", value: registration.name, row: said.row }];
  }
  return [];
}

function countOrganisations(rows: readonly PlannedRow[]): Record<Effect, number> {
  const strongest = new Map<string, Effect>();
  for (const { registration, effect } of rows) {
    const key = nameKey(registration.name);
    if (effect !== null && (effect !== "unchanged" || !strongest.has(key))) strongest.set(key, effect);
  }
  const effects = [...strongest.values()];
  const count = (effect: Effect) => effects.filter((each) => each === effect).length;
  return { new: count("new"), changed: count("changed"), unchanged: count("unchanged") };
}

function countImplied(rows: readonly PlannedRow[], known: ReadonlyMap<string, Known>): number {
  const told = new Set(rows.map(({ registration }) => nameKey(registration.name)));
  const implied = new Set<string>();
  for (const { registration } of rows)
    for (let above = parentName(registration.name); above !== null; above = parentName(above)) {
      const key = nameKey(above);
      if (!told.has(key) && !known.has(key)) implied.add(key);
    }
  return implied.size;
}

function listMissing(rows: readonly PlannedRow[], unknown: "industry-unknown" | "segment-unknown"): Missing[] {
  const mistakes = rows.flatMap((row) => row.mistakes).filter(({ reason }) => reason === unknown);
  const groups = Map.groupBy(mistakes, ({ value }) => nameKey(value));
  return [...groups.values()].map((group) => ({ name: group[0]?.value ?? "", rows: group.length }));
}

/** The rows that can be imported, one registration an organisation. */
export function registrationsOf(plan: ImportPlan): Registration[] {
  const good = plan.rows.filter((row) => row.effect !== null);
  return [...Map.groupBy(good, ({ registration }) => nameKey(registration.name)).values()].map(merge);
}

function merge(rows: readonly PlannedRow[]): Registration {
  const all = rows.map(({ registration }) => registration);
  const kind = all.find((each) => each.kind !== undefined)?.kind;
  return {
    name: all[0]?.name ?? "",
    ...(kind === undefined ? {} : { kind }),
    industryId: all.find(({ industryId }) => industryId !== null)?.industryId ?? null,
    sizeClass: all.find(({ sizeClass }) => sizeClass !== null)?.sizeClass ?? null,
    municipality: all.find(({ municipality }) => municipality !== "")?.municipality ?? "",
    commitment: all.find(({ commitment = null }) => commitment !== null)?.commitment ?? null,
    segmentId: all.find(({ segmentId = null }) => segmentId !== null)?.segmentId ?? null,
    contacts: all.flatMap(({ contacts }) => contacts),
  };
}
