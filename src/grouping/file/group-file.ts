import type { Blank, NeedBlock } from "../method/answers.ts";
import { constraintsOf, type ConstraintOptions } from "../method/constraints/options.ts";
import { groupRespondents } from "../method/group.ts";
import type { GroupingResult, GroupingSettings, Progress } from "../method/grouping.ts";
import { InputMistake } from "../method/input-mistake.ts";
import type { Variable } from "../method/medoids/distances.ts";
import { blockOfVariables, fileVariables, needBlock, type FileColumns } from "./file-columns.ts";

/** A file of answers as read from CSV: cells by row, in the order of the headers. */
export interface AnswerRows {
  headers: readonly string[];
  records: readonly (readonly string[])[];
}

/** The options of the command `group`, as typed. */
export interface GroupFileOptions extends ConstraintOptions {
  /** Columns whose header starts with this are needs. */
  needs?: string | undefined;
  /** "1..5": lowest and highest answer. */
  scale?: string | undefined;
  blank?: string | undefined;
  industry?: string | undefined;
  label?: string | undefined;
  k?: string | undefined;
  seed?: string | undefined;
  method?: string | undefined;
  distance?: string | undefined;
  /** With method pam, columns by kind, separated by commas. */
  numeric?: string | undefined;
  nominal?: string | undefined;
  symmetric?: string | undefined;
  asymmetric?: string | undefined;
}

type GroupFields = Pick<
  GroupingResult,
  | ("method" | "version" | "seed" | "inputHash" | "n" | "k" | "verdict" | "assignments" | "objective" | "silhouette")
  | ("levelEta2" | "guard" | "stability" | "gap" | "labelAdjustedRand" | "milliseconds")
>;

/** What the command prints as JSON. */
export interface GroupFileOutput extends GroupFields {
  groups: Pick<GroupingResult["groups"][number], "size" | "exemplar" | "jaccard" | "grade" | "telling">[];
  industry: Pick<
    NonNullable<GroupingResult["industry"]>,
    "r2Need" | "r2Industry" | "r2NeedFitted" | "pNeed" | "pIndustry" | "adjustedRand"
  > | null;
}

/**
 * Groups the respondents of a file. Needs are named by their whole header, respondents by their row (from 0).
 * @param now a clock in milliseconds for the reported times.
 * @throws InputMistake in plain words for a wrong option or cell.
 */
export function groupFile(
  file: AnswerRows,
  options: GroupFileOptions,
  now: () => number = () => 0,
  onProgress: (progress: Progress) => void = () => undefined,
): GroupFileOutput {
  const settings = settingsOf(options);
  const columns: FileColumns = { ...file, find: (header) => findColumn(file.headers, header) };
  const { blocks, variables } = answersOf(columns, options, settings);
  const input = {
    blocks,
    blank: oneOf<Blank>("--blank", options.blank, ["missing", "lowest"]),
    ...(variables !== null && { variables }),
    ...(options.industry !== undefined && { industry: namesIn(columns, options.industry) }),
    ...(options.label !== undefined && { labels: namesIn(columns, options.label) }),
    ...constraintsOf(options, file.records.length),
  };
  return outputOf(groupRespondents(input, settings, onProgress, now));
}

function settingsOf(options: GroupFileOptions): GroupingSettings {
  const k = options.k ?? "auto";
  return {
    method: oneOf("--method", options.method, ["spherical", "pam"]),
    distance: oneOf("--distance", options.distance, ["gower", "correlation"]),
    k: k === "auto" ? k : wholeNumber("--k", k, 1, `"auto" or a whole number from 1`),
    seed: wholeNumber("--seed", options.seed ?? "1", 0, "a whole number from 0"),
  };
}

/**
 * The needs for spherical; for pam the columns named by kind as variables, together with the needs that are not among
 * them, if there are any.
 */
function answersOf(
  columns: FileColumns,
  options: GroupFileOptions,
  { method }: GroupingSettings,
): { blocks: NeedBlock[]; variables: Variable[] | null } {
  const named = fileVariables(columns, options);
  if (named.length === 0) return { blocks: [needBlock(columns, options, new Set())], variables: null };
  if (method !== "pam") {
    throw new InputMistake("--numeric, --nominal, --symmetric and --asymmetric belong to --method pam.");
  }
  const taken = new Set(named.map((variable) => variable.name));
  const hasNeeds = columns.headers.some((header) => header.startsWith(options.needs ?? "") && !taken.has(header));
  const needs = options.needs === undefined || !hasNeeds ? [] : blockVariables(needBlock(columns, options, taken));
  const variables = [...needs, ...named];
  return { blocks: [blockOfVariables(variables, columns.records.length)], variables };
}

function blockVariables({ columns, values }: NeedBlock): Variable[] {
  return columns.map((name, j) => ({
    name,
    kind: "numeric",
    values: Float64Array.from(values, (answers) => answers[j] ?? NaN),
  }));
}

function namesIn({ records, find }: FileColumns, header: string): (string | null)[] {
  const at = find(header);
  return records.map((record) => {
    const name = record[at]?.trim() ?? "";
    return name === "" ? null : name;
  });
}

function findColumn(headers: readonly string[], header: string): number {
  const at = headers.indexOf(header);
  if (at === -1) throw new InputMistake(`The file has no column "${header}".`);
  return at;
}

function oneOf<Choice extends string>(
  option: string,
  typed: string | undefined,
  choices: [Choice, ...Choice[]],
): Choice {
  const found = typed === undefined ? choices[0] : choices.find((choice) => choice === typed);
  if (found === undefined) throw new InputMistake(`${option} must be ${choices.join(" or ")}, not "${typed}".`);
  return found;
}

function wholeNumber(option: string, typed: string, least: number, wanted: string): number {
  const value = Number(typed);
  if (!/^\d+$/.test(typed) || !Number.isSafeInteger(value) || value < least) {
    throw new InputMistake(`${option} must be ${wanted}, not "${typed}".`);
  }
  return value;
}

function outputOf(result: GroupingResult): GroupFileOutput {
  const { method, version, seed, inputHash, n, k, verdict, assignments, objective, silhouette } = result;
  const { levelEta2, guard, stability, gap, labelAdjustedRand, milliseconds, industry } = result;
  return {
    ...{ method, version, seed, inputHash, n, k, verdict, assignments, objective, silhouette },
    ...{ levelEta2, guard, stability, gap },
    groups: result.groups.map(({ size, exemplar, jaccard, grade, telling }) => ({
      ...{ size, exemplar, jaccard, grade, telling },
    })),
    industry: industry && {
      r2Need: industry.r2Need,
      r2Industry: industry.r2Industry,
      r2NeedFitted: industry.r2NeedFitted,
      pNeed: industry.pNeed,
      pIndustry: industry.pIndustry,
      adjustedRand: industry.adjustedRand,
    },
    labelAdjustedRand,
    milliseconds,
  };
}
