// One row of an imported file: what it says, and what is wrong in it.
import type { Locale } from "../../platform/locales.ts";
import { readCommitment } from "../commitment/commitment.ts";
import { nameKey } from "../names.ts";
import type { Registration } from "../registration.ts";
import { readSize } from "../sizes.ts";
import {
  organisationKinds,
  partName,
  pathMistake,
  pathOf,
  pathSeparator,
  tidyPath,
  type OrganisationKind,
} from "../tree.ts";
import type { Column, Mapping } from "./columns.ts";
import { filledDown, levels } from "./levels.ts";

export type RowMistake =
  | "name-missing"
  | "name-long"
  | "too-deep"
  | "part-of-missing"
  | "part-of-person"
  | "kind-unknown"
  | "industry-unknown"
  | "segment-unknown"
  | "segment-of-person"
  | "size-unknown"
  | "municipality-long"
  | "commitment-unknown"
  | "contact-long"
  | "email-missing"
  | "email-bad"
  | "language-unknown"
  | "repeated"
  | "conflict";

/** A mistake with what stands in the cell, or with the earlier row that it collides with. */
export interface Mistake {
  reason: RowMistake;
  value: string;
  row: number | null;
}

/** What a row's words are understood by. */
export interface Vocabulary {
  /** nameKey of an industry's name in any language → its id. */
  industries: ReadonlyMap<string, string>;
  /** The same of the segments. */
  segments: ReadonlyMap<string, string>;
  /** The programme's languages; its default one is taken where the file tells none. */
  locales: readonly Locale[];
  defaultLocale: Locale;
  isEmail: (text: string) => boolean;
}

export interface ReadRow {
  registration: Registration;
  /** Whether the row says the contact's language itself. */
  saysLanguage: boolean;
  mistakes: Mistake[];
}

/**
 * Reads a row; where there are mistakes the registration must not be used. Null for an empty row. Where the file tells the
 * tree by a column a level, `before` is the row before's levels: what that says is not told again.
 */
export function readRow(
  cells: readonly string[],
  mapping: Mapping,
  vocabulary: Vocabulary,
  before: readonly string[] = [],
): ReadRow | null {
  const cell = (column: Column) => cleaned(mapping[column] === null ? "" : (cells[mapping[column]] ?? ""));
  const named = levelsOf(cells, mapping, before);
  const [own, above, kindName, industry, size, municipality] = [
    named.at(-1) ?? "",
    [...named.slice(0, -1), cell("partOf")].filter((name) => name !== "").join(pathSeparator),
    cell("kind"),
    cell("industry"),
    cell("size"),
    cell("municipality"),
  ];
  const [segment, committed, contactName, email, language] = [
    cell("segment"),
    cell("commitment"),
    cell("contactName"),
    cell("contactEmail").toLowerCase(),
    cell("contactLanguage"),
  ];
  const told = [own, cell("partOf"), industry, segment, size, municipality, contactName, email];
  if (told.every((text) => text === "")) return null;

  const mistakes: Mistake[] = [];
  const mistake = (reason: RowMistake, value: string) =>
    mistakes.push({ reason, value: value.slice(0, 80), row: null });
  if (own === "") mistake("name-missing", "");
  const name = own === "" ? "" : within(mapping.under ?? "", tidyPath(above === "" ? own : partName(above, own)));
  const path = pathOf(name);
  if (path.some((part) => part.length > 160)) mistake("name-long", own);
  const wrongPath = own === "" ? null : pathMistake(name);
  if (wrongPath !== null) mistake(wrongPath, own);
  const kind = kindName === "" ? undefined : readKind(kindName);
  if (kindName !== "" && kind === undefined) mistake("kind-unknown", kindName);
  if ((kind === "unit" || kind === "person") && path.length === 1) mistake("part-of-missing", own);
  if (municipality.length > 80) mistake("municipality-long", municipality);
  const commitment = readCommitment(committed) ?? null;
  if (committed !== "" && commitment === null) mistake("commitment-unknown", committed);
  if (contactName.length > 120) mistake("contact-long", contactName);

  const industryId = vocabulary.industries.get(nameKey(industry)) ?? null;
  if (industry !== "" && industryId === null) mistake("industry-unknown", industry);
  const segmentId = vocabulary.segments.get(nameKey(segment)) ?? null;
  if (segment !== "" && segmentId === null) mistake("segment-unknown", segment);
  const sizeClass = readSize(size) ?? null;
  if (size !== "" && sizeClass === null) mistake("size-unknown", size);
  if (email !== "" && !vocabulary.isEmail(email)) mistake("email-bad", email);
  if (email === "" && contactName !== "") mistake("email-missing", contactName);
  const locale = language === "" ? vocabulary.defaultLocale : readLanguage(language, vocabulary.locales);
  if (locale === undefined) mistake("language-unknown", language);

  const contact = { name: contactName === "" ? email : contactName, email, locale: locale ?? vocabulary.defaultLocale };
  const partKind = kind === "person" ? { kind } : {};
  const registration = {
    name,
    ...partKind,
    industryId,
    segmentId,
    sizeClass,
    municipality,
    commitment,
    contacts: email === "" ? [] : [contact],
  };
  return { registration, saysLanguage: language !== "", mistakes };
}

/** The name as a part of the organisation that all rows belong to; what begins with that one says it already. */
function within(whole: string, name: string): string {
  const [top = ""] = pathOf(name);
  return whole === "" || nameKey(top) === nameKey(whole) ? name : partName(whole, name);
}

/** The names of the row's levels from the top down, its own last; those that it does not have are left out. */
export function levelsOf(cells: readonly string[], mapping: Mapping, before: readonly string[]): string[] {
  return rawLevels(cells, mapping, before).filter((name) => name !== "");
}

/** The same with the levels that the row does not have, as the next row needs them. */
export function rawLevels(cells: readonly string[], mapping: Mapping, before: readonly string[]): string[] {
  const at = [...levels.map((level) => mapping[level] ?? null), mapping.name];
  const told = at.map((place) => (place === null ? "" : cleaned(cells[place] ?? "")));
  return levels.some((level) => mapping[level] != null) ? filledDown(told, before) : told;
}

const kindNames: Record<OrganisationKind, readonly string[]> = {
  organisation: ["organisaatio", "organisation", "organization"],
  unit: ["yksikkö", "enhet", "unit"],
  person: ["henkilö", "person"],
};

function readKind(text: string): OrganisationKind | undefined {
  return organisationKinds.find((kind) => kindNames[kind].includes(text.toLowerCase()));
}

const languageNames: Record<Locale, readonly string[]> = {
  fi: ["fi", "fin", "suomi", "suomeksi", "finska", "finnish"],
  sv: ["sv", "swe", "ruotsi", "ruotsiksi", "svenska", "swedish"],
  en: ["en", "eng", "englanti", "englanniksi", "engelska", "english"],
};

function readLanguage(text: string, locales: readonly Locale[]): Locale | undefined {
  return locales.find((locale) => languageNames[locale].includes(text.toLowerCase()));
}

// The leading apostrophe is what our own CSV file puts before a text that a program would run as a formula.
function cleaned(cell: string): string {
  return cell
    .normalize("NFC")
    .replaceAll(/[\u0000-\u001f\u007f\s]+/g, " ")
    .trim()
    .replace(/^'(?=[=+\-@])/, "");
}
