import type { Key } from "../platform/keys.ts";
import type { Locale } from "../platform/locales.ts";
import type { Commitment } from "./commitment/commitment.ts";
import type { Column } from "./imports/columns.ts";
import type { Level } from "./imports/levels.ts";
import type { Standing } from "./standing.ts";
import type { OrganisationKind } from "./tree.ts";

/** The words that more than one page of organisations uses. */
export const columnText: Record<Column, Key> = {
  name: "organisations.columns.name",
  partOf: "organisations.columns.partOf",
  kind: "organisations.columns.kind",
  industry: "organisations.columns.industry",
  segment: "organisations.columns.segment",
  size: "organisations.columns.size",
  municipality: "organisations.columns.municipality",
  commitment: "organisations.commitment.label",
  contactName: "organisations.columns.contactName",
  contactEmail: "organisations.columns.contactEmail",
  contactLanguage: "organisations.columns.contactLanguage",
};

export const mappedColumnText: Record<Column | Level, Key> = {
  ...columnText,
  above1: "organisations.columns.above1",
  above2: "organisations.columns.above2",
  above3: "organisations.columns.above3",
};

export const standingText: Record<Standing, Key> = {
  "no-contact": "organisations.standing.no-contact",
  ready: "organisations.standing.ready",
  invited: "organisations.standing.invited",
  answering: "organisations.standing.answering",
  answered: "organisations.standing.answered",
};

export const commitmentText: Record<Commitment, Key> = {
  none: "organisations.commitment.none",
  interested: "organisations.commitment.interested",
  committed: "organisations.commitment.committed",
  left: "organisations.commitment.left",
};

export const kindText: Record<OrganisationKind, Key> = {
  organisation: "organisations.kind.organisation",
  unit: "organisations.kind.unit",
  person: "organisations.kind.person",
};

export const languageText: Record<Locale, Key> = {
  fi: "programmes.languages.fi",
  sv: "programmes.languages.sv",
  en: "programmes.languages.en",
};
