// What an answers file brings in, row by row: who answered and what, or what is wrong with the row.
import { readNumber } from "../questionnaire/answer-cells.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import type { AnswerMistake } from "../questionnaire/check-answer.ts";
import { toAnswer, type Brought } from "./brought/brought.ts";
import { isBlankCell, type Column } from "./columns.ts";
import { familyAnswer, type FamilyQuestion } from "./families.ts";
import type { ForeignResponse } from "./files/reading.ts";
import type { Mapping, Role } from "./mapping/mapping.ts";
import { answerTo, type Unit } from "./mapping/units.ts";
import { distinctNames, longestName, nameKey, wholeName, type PartOf } from "./names.ts";
import { pathMistake } from "./paths.ts";
import type { Scale } from "./scale.ts";

/** The file as a table of its units: `cells[i]` is what stands in the column of the unit i, "" where it has several. */
export interface UnitTable {
  units: readonly Unit[];
  rows: readonly { response: ForeignResponse; cells: readonly string[] }[];
}

/** Whom addresses and invitations' codes of the file belong to; null where it is not one. */
export interface KnownPeople {
  byEmail: ReadonlyMap<string, string | null>;
  byToken: ReadonlyMap<string, string>;
}

export type RowMistake =
  | "name-missing"
  | "name-twice"
  | "name-too-long"
  | "too-deep"
  | "industry-too-long"
  | "nobody-known"
  | "several-known"
  | "not-a-number"
  | "outside-scale";

export interface RowError {
  /** The row as the spreadsheet counts it. */
  row: number;
  /** The column's heading. */
  column: string;
  reason: RowMistake | AnswerMistake;
  /** What stands in the cell. */
  cell: string;
}

export interface PlannedRow {
  row: number;
  /** Null where the file names nobody: respondents are numbered then. */
  organisation: string | null;
  /** The organisation that the respondent belongs to, and as what; null for one that is an organisation itself. */
  partOf: PartOf | null;
  industry: string | null;
  /** In which language the tool says that it was answered. */
  language: string | null;
  /** Whether it counts as sent. */
  isSent: boolean;
  answers: Answers;
}

/** A row left out for its errors. */
export interface WrongRow {
  row: number;
  /** Null where the file names nobody; "" where it should name somebody but does not. */
  organisation: string | null;
  partOf: PartOf | null;
}

/** What an answers file would bring in. Rows with errors are in `errors` and not in `rows`. */
export interface ImportPlan {
  rows: PlannedRow[];
  errors: RowError[];
  wrongRows: WrongRow[];
  /** The industries that the rows name, each once, in the file's order. */
  industries: string[];
}

export type MappingMistake =
  | "nothing-to-import"
  | "two-names"
  | "two-parents"
  | "two-industries"
  | "scale-empty"
  | "same-question"
  | "respondent-needed";

/** Everything that the rows are read by. */
interface Ways {
  mapping: Pick<Mapping, "scale" | "chosenFrom" | "part" | "unfinished">;
  /** The roles of the table's units, in their order. */
  roles: readonly Role[];
  columns: readonly Column[];
  families: readonly FamilyQuestion[];
  brought: readonly Brought[];
  people: KnownPeople;
}

/** Works out what the file brings in. A row is taken whole or not at all; unfinished ones as staff want it. */
export function planImport({ rows }: UnitTable, ways: Ways): ImportPlan {
  const known = new Set<string>();
  const plan: ImportPlan = { rows: [], errors: [], wrongRows: [], industries: [] };
  for (const { response, cells } of rows) {
    const { unfinished } = ways.mapping;
    const isUnfinished = response.isFinished === false;
    if (isUnfinished && unfinished !== "in" && unfinished !== "begun") continue;
    const { row } = response;
    const who = whoIn(cells, ways);
    const read = answersIn(response, cells, ways);
    const errors = [...whoErrors(row, cells, ways, who, known), ...familyErrors(row, cells, ways), ...read.errors];
    plan.errors.push(...errors);
    const { organisation, partOf } = who;
    if (errors.length > 0) plan.wrongRows.push({ row, organisation, partOf });
    else
      plan.rows.push({
        ...{ row, ...who, language: response.about["startlanguage"] ?? null, answers: read.answers },
        isSent: !isUnfinished || unfinished === "in",
      });
  }
  const named = plan.rows.flatMap(({ industry }) => (industry === null ? [] : [industry]));
  return { ...plan, industries: distinctNames(named) };
}

type Who = Pick<PlannedRow, "organisation" | "partOf" | "industry">;

function whoIn(cells: readonly string[], ways: Ways): Who {
  const cell = (role: Role) => {
    const at = ways.roles.indexOf(role);
    return at === -1 ? null : oneLine(cells[at] ?? "");
  };
  const [email, token] = [cell("email"), cell("token")];
  const known = email === null ? null : (ways.people.byEmail.get(email.toLowerCase()) ?? "");
  const invited = token === null ? null : (ways.people.byToken.get(tokenIn(token)) ?? "");
  const [organisation, industry, parent] = [cell("organisation"), cell("industry"), cell("partOf") ?? ""];
  return {
    organisation: organisation ?? known ?? invited,
    partOf: parent === "" || organisation === null ? partOfNumbered(parent, ways, known ?? invited) : { organisation: parent, kind: ways.mapping.part }, // prettier-ignore
    industry: industry === null || isBlankCell(industry) ? null : industry,
  };
}

/** Respondents without names may still belong to an organisation; those who are known belong where they are known to. */
function partOfNumbered(parent: string, { mapping }: Ways, known: string | null): PartOf | null {
  return parent === "" || known !== null ? null : { organisation: parent, kind: mapping.part };
}

/** The code of an invitation, alone or at the end of its link. */
export const tokenIn = (cell: string) => cell.trim().replace(/^.*\/s\//, "").replace(/[/?#].*$/, ""); // prettier-ignore

function whoErrors(
  row: number,
  cells: readonly string[],
  { roles, columns, people }: Ways,
  who: Who,
  known: Set<string>,
): RowError[] {
  const error = (at: number, reason: RowMistake) => ({
    ...{ row, column: columns[at]?.header ?? "", reason, cell: (cells[at] ?? "").trim().slice(0, 80) },
  });
  const errors = roles.flatMap((role, at): RowError[] => {
    const cell = (cells[at] ?? "").trim();
    switch (role) {
      case "partOf": {
        if (cell === "") return [];
        if (cell.length > longestName) return [error(at, "name-too-long")];
        const reason = pathMistake(wholeName({ organisation: cell, kind: "unit" }, "1"));
        return reason === null ? [] : [error(at, reason)];
      }
      case "organisation": {
        const reason = cell === "" ? "name-missing" : cell.length > longestName ? "name-too-long" : null;
        const path = reason ?? pathMistake(cell) ?? pathMistake(wholeName(who.partOf, cell));
        return path === null ? [] : [error(at, path)];
      }
      case "email": {
        const found = people.byEmail.get(cell.toLowerCase());
        return typeof found === "string" ? [] : [error(at, found === null ? "several-known" : "nobody-known")];
      }
      case "token":
        return people.byToken.has(tokenIn(cell)) ? [] : [error(at, "nobody-known")];
      case "industry":
        return cell.length > 120 ? [error(at, "industry-too-long")] : [];
      default:
        return [];
    }
  });
  const named = roles.findIndex((role) => role === "organisation" || role === "email" || role === "token");
  if (errors.length > 0 || named === -1 || who.organisation === null) return errors;
  const key = nameKey(wholeName(who.partOf, who.organisation));
  if (known.has(key)) return [error(named, "name-twice")];
  known.add(key);
  return [];
}

function familyErrors(row: number, cells: readonly string[], { columns, mapping }: Ways): RowError[] {
  return columns.flatMap(({ at, header, role }) => {
    const cell = (cells[at] ?? "").trim();
    const reason = role === "need" ? ratingMistake(cell, mapping.scale) : null;
    return reason === null ? [] : [{ row, column: header, reason, cell: cell.slice(0, 80) }];
  });
}

function ratingMistake(cell: string, { min, max }: Scale): RowMistake | null {
  const value = isBlankCell(cell) ? null : readNumber(cell);
  if (typeof value === "string") return "not-a-number";
  return value !== null && (value < min || value > max) ? "outside-scale" : null;
}

function answersIn(response: ForeignResponse, cells: readonly string[], { families, brought, mapping }: Ways) {
  const errors: RowError[] = [];
  const ofFamilies = families.map((family) => [family.key, familyAnswer(family, cells, mapping.chosenFrom)] as const);
  const ofUnits = brought.map((each) => {
    const answer = toAnswer(each, answerTo(each.unit, response));
    if (answer === null || !("reason" in answer)) return [each.question.key, answer] as const;
    errors.push({ row: response.row, column: each.unit.text, reason: answer.reason, cell: answer.cell.slice(0, 80) });
    return [each.question.key, null] as const;
  });
  const given = [...ofFamilies, ...ofUnits].flatMap(([key, answer]) => (answer === null ? [] : [[key, answer] as const])); // prettier-ignore
  return { answers: Object.fromEntries<AnswerValue>(given), errors };
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();

/** What is wrong with the roles as a whole, or null. */
export function mappingMistake(
  mapping: Pick<Mapping, "into" | "scale">,
  roles: readonly Role[],
): MappingMistake | null {
  const count = (...wanted: Role[]) => roles.filter((role) => wanted.includes(role)).length;
  if (count("organisation", "email", "token") > 1) return "two-names";
  if (count("partOf") > 1) return "two-parents";
  if (count("industry") > 1) return "two-industries";
  const matched = roles.filter((role) => role.startsWith("match:"));
  if (new Set(matched).size < matched.length) return "same-question";
  if (mapping.into !== null && count("organisation", "email", "token") === 0) return "respondent-needed";
  if (roles.every((role) => notAnswers.includes(role))) return "nothing-to-import";
  return count("need") === 0 || mapping.scale.max > mapping.scale.min ? null : "scale-empty";
}

const notAnswers: readonly Role[] = ["ignored", "organisation", "partOf", "industry", "email", "token"];
