// How staff say that an answers file is to be read: what becomes of each of its questions and columns.
import { createHash } from "node:crypto";
import type { QuestionBlock } from "../../questionnaire/questionnaire.ts";
import type { ColumnRole } from "../columns.ts";
import type { Decisions } from "../files/decisions.ts";
import type { AnswersReading, UndecidedReason } from "../files/reading.ts";
import type { Unit } from "./units.ts";

/** The kinds of question that one of the file may become. */
export const newKinds = [
  "single",
  "multiple",
  "ratings",
  "ranking",
  "scale",
  "number",
  "date",
  "yesno",
  "text",
] as const;
export type NewKind = (typeof newKinds)[number];

/** Columns that tell who answered. */
export const whoRoles = ["organisation", "partOf", "industry", "email", "token"] as const;
export type WhoRole = (typeof whoRoles)[number];

/** Columns that are together one question of the new survey: its rows, or its choices. */
export const familyRoles = ["need", "barrier", "service"] as const satisfies readonly ColumnRole[];
export type FamilyRole = (typeof familyRoles)[number];

/** `question` is one of the kind that the file tells; `match:` names a question of the survey that the answers go into. */
export type Role = "ignored" | "question" | NewKind | WhoRole | FamilyRole | `match:${string}`;

/** What an answer of a new question is used for. */
export const importBlocks = ["background", "services", "wishes", "barriers", "support", "ratings", "open"] as const satisfies readonly QuestionBlock[]; // prettier-ignore
export type ImportBlock = (typeof importBlocks)[number];

export const unfinishedChoices = ["out", "begun", "in"] as const;
export type Unfinished = (typeof unfinishedChoices)[number];

export interface Mapping {
  /** The survey that the answers go into, or null for a new one. */
  into: string | null;
  /** By the units' codes. */
  roles: Readonly<Record<string, Role>>;
  blocks: Readonly<Record<string, ImportBlock>>;
  /** The scale of the columns that are needs, and from which value on a barrier or service counts. */
  scale: { min: number; max: number };
  chosenFrom: number;
  /** What a respondent is that belongs to an organisation of the file. */
  part: "unit" | "person";
  /**
   * What becomes of unfinished answers: they stay out, come along as unfinished, or count as if they had been sent; null
   * until staff have said, where there are some.
   */
  unfinished: Unfinished | null;
  decisions: Decisions;
}

export const matchOf = (role: Role): string | null => (role.startsWith("match:") ? role.slice("match:".length) : null);

export const isFamily = (role: Role): role is FamilyRole => familyRoles.some((each) => each === role);
export const isWho = (role: Role): role is WhoRole => whoRoles.some((each) => each === role);

/** Whether the unit becomes a question of its own, or goes into one. */
export const isAsked = (role: Role) => role !== "ignored" && !isFamily(role) && !isWho(role);

/** The role that staff gave the unit; what they have said nothing of is left out. */
export function roleOf(mapping: Pick<Mapping, "roles">, { code }: Pick<Unit, "code">): Role {
  return Object.hasOwn(mapping.roles, code) ? (mapping.roles[code] ?? "ignored") : "ignored";
}

/** What the unit becomes when staff let the file decide. */
export function ownKind({ kind, values }: Unit): NewKind {
  switch (kind) {
    case "single":
    case "multiple":
    case "ranking":
    case "number":
    case "yesno":
    case "ratings":
      return kind;
    case "date":
      // A time of day has no place in a question that asks for a day.
      return values.some((value) => value.includes("T")) ? "text" : "date";
    default:
      return "text";
  }
}

export function kindOf(role: Role, unit: Unit): NewKind {
  return newKinds.find((kind) => kind === role) ?? ownKind(unit);
}

export function blockOf({ blocks }: Pick<Mapping, "blocks">, { code }: Unit, kind: NewKind): ImportBlock {
  const said = Object.hasOwn(blocks, code) ? blocks[code] : undefined;
  return said ?? usualBlock(kind);
}

/** Where nothing is said the answer tells nothing of needs, and adds nothing to the catalogue. */
const usualBlock = (kind: NewKind): ImportBlock => (kind === "text" ? "open" : "background");

const impliedBy: Partial<Record<NewKind, Partial<Record<UndecidedReason, string>>>> = {
  text: {
    "list-or-text": "text",
    "separator-in-option": "whole",
    "date-order": "text",
    "mixed-date-orders": "text",
    "decimal-or-thousands": "text",
  },
  multiple: {
    "list-or-text": "list",
    "ranking-or-multiple": "multiple",
    "ticks-or-numbers": "ticks",
    "ticks-or-yes-no": "ticks",
  },
  single: { "list-or-text": "text", "separator-in-option": "whole" },
  ranking: { "ranking-or-multiple": "ranking", "ranking-or-rows": "ranking" },
  ratings: { "ranking-or-rows": "rows", "ticks-or-numbers": "numbers", "ticks-or-yes-no": "yes-no" },
  yesno: { "ticks-or-numbers": "ticks" },
  number: { "ticks-or-numbers": "numbers" },
  scale: { "ticks-or-numbers": "numbers" },
};

/** What staff have said of open points, also by choosing a question's kind. `kindOfMatch` is that of a question matched. */
export function allDecisions({ roles, decisions }: Mapping, kindOfMatch: ReadonlyMap<string, string>): Decisions {
  const implied = Object.entries(roles).flatMap(([code, role]) => {
    const kind = kindOfMatch.get(matchOf(role) ?? "") ?? role;
    const said = Object.hasOwn(impliedBy, kind) ? impliedBy[kind as NewKind] : undefined;
    return Object.entries(said ?? {}).map(([why, choice]) => [`${why}:${code}`, choice] as const);
  });
  return { ...Object.fromEntries(implied), ...decisions };
}

/** By what the next file with the same headings is known. */
export function fingerprintOf({ kind, headings }: Pick<AnswersReading, "kind" | "headings">): string {
  const plain = headings.map((heading) => heading.replaceAll(/\s+/gu, " ").trim());
  return createHash("sha256")
    .update(JSON.stringify([kind, plain]))
    .digest("hex");
}
