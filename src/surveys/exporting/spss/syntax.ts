import type { Exported } from "../exported.ts";
import { variablesOf, type SpssWords, type Variable } from "./variables.ts";

/** The names of the two files, as one refers to the other. */
export const dataName = "answers.dat";
export const syntaxName = "answers.sps";

/**
 * Two text files for IBM SPSS Statistics and PSPP: the answers, tab-separated in UTF-8 with a line of names, and the
 * syntax that reads them, names values and says which of them are missing (Command Syntax Reference: GET DATA /TYPE=TXT,
 * VARIABLE LABELS, VALUE LABELS, MISSING VALUES). The syntax is run in the folder of the data. Line breaks within a text
 * become spaces: a case is a line there.
 */
export function spssFiles(exported: Exported, words: SpssWords): { data: string; syntax: string } {
  const variables = variablesOf(exported, words);
  const rows = exported.responses.map((response, at) => variables.map(({ cell }) => flat(cell(response, at))));
  const lines = [variables.map(({ name }) => name), ...rows.map((row) => row.map((cell, at) => dataCell(cell, variables[at])))]; // prettier-ignore
  const widths = variables.map((_, at) => Math.max(8, ...rows.map((row) => Buffer.byteLength(row[at] ?? ""))));
  return { data: lines.map((line) => `${line.join("\t")}\r\n`).join(""), syntax: syntaxOf(variables, widths) };
}

/** The longest text that SPSS keeps, in bytes. */
const longestText = 32_767;

function flat(cell: string): string {
  return cell.replaceAll(/\s+/gu, " ").trim();
}

function dataCell(cell: string, variable: Variable | undefined): string {
  if (variable === undefined || variable.type.kind === "number") return cell;
  return cell === "" ? "" : `'${cell.replaceAll("'", "''")}'`;
}

function syntaxOf(variables: readonly Variable[], widths: readonly number[]): string {
  const dates = variables.filter(({ type }) => type.kind === "date");
  const reading = variables.map((variable, at) => `    ${readName(variable)} ${formatOf(variable, widths[at] ?? 8)}`);
  const labelled = variables.filter(({ valueLabels }) => valueLabels.length > 0);
  const lines = [
    "* Encoding: UTF-8.",
    "SET DECIMAL=DOT.",
    "GET DATA",
    `  /TYPE=TXT`,
    `  /FILE='${dataName}'`,
    "  /ENCODING='UTF8'",
    "  /ARRANGEMENT=DELIMITED",
    "  /DELCASE=LINE",
    "  /FIRSTCASE=2",
    `  /DELIMITERS="\\t"`,
    `  /QUALIFIER="'"`,
    "  /VARIABLES=",
    `${reading.join("\n")}.`,
    ...dates.flatMap(dateLines),
    ...variables.map(({ name, label }) => `VARIABLE LABELS ${name} ${quoted(label, 250)}.`),
    ...labelled.map(
      ({ name, valueLabels }) =>
        `VALUE LABELS ${name}${valueLabels.map(([value, label]) => `\n  ${value} ${quoted(label, 118)}`).join("")}.`,
    ),
    ...variables.flatMap(missingLine),
    ...variables.map(({ name, level }) => `VARIABLE LEVEL ${name} (${level.toUpperCase()}).`),
    "EXECUTE.",
  ];
  return lines.map((line) => `${line.replaceAll("\n", "\r\n")}\r\n`).join("");
}

/** A date is read as a text first: what stands there may be a word. */
const readName = ({ name, type }: Variable) => (type.kind === "date" ? `${name}_t` : name);

function formatOf({ type }: Variable, width: number): string {
  if (type.kind === "number") return `F16.${Math.min(14, type.decimals)}`;
  return `A${Math.min(longestText, width)}`;
}

const dateMissing = { unknown: "-8", notShown: "-9" };

function dateLines({ name, missing }: Variable): string[] {
  const { unknown = "", notShown = "" } = missing ?? {};
  return [
    `DO IF (${name}_t = '${unknown}').`,
    `  COMPUTE ${name} = ${dateMissing.unknown}.`,
    `ELSE IF (${name}_t = '${notShown}').`,
    `  COMPUTE ${name} = ${dateMissing.notShown}.`,
    `ELSE IF (${name}_t <> '').`,
    `  COMPUTE ${name} = NUMBER(${name}_t, SDATE10).`,
    "END IF.",
    "EXECUTE.",
    `FORMATS ${name} (SDATE10).`,
    `DELETE VARIABLES ${name}_t.`,
  ];
}

function missingLine({ name, type, missing }: Variable): string[] {
  if (missing === null) return [];
  if (type.kind === "text") return [`MISSING VALUES ${name} (${quoted(missing.unknown, 8)}, ${quoted(missing.notShown, 8)}).`]; // prettier-ignore
  const { unknown, notShown } = type.kind === "date" ? dateMissing : missing;
  return [`MISSING VALUES ${name} (${unknown}, ${notShown}).`];
}

/** A text as syntax has it, at most so many bytes long. */
function quoted(text: string, most: number): string {
  let kept = flat(text);
  while (Buffer.byteLength(kept) > most) kept = kept.slice(0, -1);
  return `'${kept.toWellFormed().replaceAll("'", "''")}'`;
}
