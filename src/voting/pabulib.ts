import { type ApprovalProfile, exactScores, exactWeights, type Option, type Profile } from "./ballots.ts";
import { InputMistake } from "./input-mistake.ts";
import { compare, multiply, one, parseRational, type Rational, rational, rationalText, zero } from "./rational.ts";

/** What a written file says about itself. */
export interface PabulibMeta {
  readonly description: string;
  readonly unit: string;
  readonly instance: string;
  /** ISO dates. */
  readonly dateBegin: string;
  readonly dateEnd: string;
  /** For ballots without costs: the seats, written as the budget of projects that cost 1 each. */
  readonly seats: number;
}

/**
 * Reads a Pabulib file (.pb, Faliszewski et al. 2023): sections META, PROJECTS and VOTES, fields split by semicolons.
 * Votes of type approval and choose-1 become approval ballots with costs and budget, scoring and cumulative become
 * scores (unlisted projects 0), ordinal becomes rankings. An option's id is its project_id.
 * Throws InputMistake with the line number of what can't be read.
 */
export function readPabulib(text: string): Profile {
  const { meta, projects, votes } = readSections(text);
  const options = projects.map(({ fields: { project_id: id = "", name } }): Option => ({ id, name: name ?? id }));
  const indexOf = indexById(options, projects);
  const ballots = votes.map(({ line, fields }) => {
    const chosen = split(fields["vote"]).map((id) => {
      const option = indexOf.get(id);
      if (option === undefined) throw new InputMistake(`line ${line}: there is no project ${JSON.stringify(id)}.`);
      return option;
    });
    if (new Set(chosen).size !== chosen.length) throw new InputMistake(`line ${line}: names a project twice.`);
    return { line, chosen, points: split(fields["points"]) };
  });
  const shared = { options, ...exactWeights(ballots.map(() => one)), lotSeed: null };

  switch (meta.get("vote_type")) {
    case "approval":
    case "choose-1":
      return {
        ...shared,
        type: "approval",
        approvals: ballots.map(({ chosen }) => chosen),
        budget: {
          total: amount(meta.get("budget"), "META, budget"),
          costs: projects.map(({ line, fields }) => amount(fields["cost"], `line ${line}, cost`)),
        },
      };
    case "scoring":
    case "cumulative": {
      const rows = ballots.map((ballot) => scoreRow(ballot, options.length));
      return { ...shared, type: "score", ...exactScores(rows, shared.weights) };
    }
    case "ordinal":
      return { ...shared, type: "ranked", tiers: ballots.map(({ chosen }) => chosen.map((option) => [option])) };
    default:
      throw new InputMistake(
        `META, vote_type: must be approval, choose-1, scoring, cumulative or ordinal; it is ${JSON.stringify(meta.get("vote_type") ?? "")}.`,
      );
  }
}

/** Approval ballots as a .pb file, one row a ballot; without costs each project costs 1 and the budget is the seats. */
export function writePabulib(profile: ApprovalProfile, meta: PabulibMeta): string {
  const { options, budget } = profile;
  const ids = options.map(({ id }) => id);
  const awkward = ids.find((id) => id.includes(","));
  if (awkward !== undefined) throw new InputMistake(`options: the id ${JSON.stringify(awkward)} has a comma in it.`);
  const ballots = profile.approvals.flatMap((approved, row) =>
    Array.from({ length: wholeCount(profile.weights[row]!, profile) }, () => approved),
  );
  const approvals = options.map((_, option) => ballots.filter((approved) => approved.includes(option)).length);
  const rows: (string | number)[][] = [
    ["META"],
    ["key", "value"],
    ["description", meta.description],
    ["unit", meta.unit],
    ["instance", meta.instance],
    ["num_projects", options.length],
    ["num_votes", ballots.length],
    ["budget", decimal(budget?.total ?? rational(meta.seats))],
    ["vote_type", "approval"],
    ["date_begin", meta.dateBegin],
    ["date_end", meta.dateEnd],
    ["PROJECTS"],
    ["project_id", "cost", "votes", "name"],
    ...options.map(({ id, name }, index) => [id, decimal(budget?.costs[index] ?? one), approvals[index]!, name]),
    ["VOTES"],
    ["voter_id", "vote"],
    ...ballots.map((approved, index) => [index + 1, approved.map((option) => ids[option]!).join(",")]),
  ];
  return `${rows.map((row) => row.map(field).join(";")).join("\n")}\n`;
}

interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

function readSections(text: string): { meta: Map<string, string>; projects: Row[]; votes: Row[] } {
  const meta = new Map<string, string>();
  const sections: Record<"PROJECTS" | "VOTES", Row[]> = { PROJECTS: [], VOTES: [] };
  let section: "META" | "PROJECTS" | "VOTES" | null = null;
  let headings: string[] | null = null;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (raw.trim() === "") continue;
    const word = raw.trim().replaceAll(";", "").toUpperCase();
    if (word === "META" || word === "PROJECTS" || word === "VOTES") [section, headings] = [word, null];
    else if (section === null) throw new InputMistake(`line ${index + 1}: a .pb file begins with META.`);
    else if (headings === null) headings = splitFields(raw).map((heading) => heading.trim().toLowerCase());
    else if (section === "META") meta.set(splitFields(raw)[0]!.trim(), (splitFields(raw)[1] ?? "").trim());
    else sections[section].push({ line: index + 1, fields: named(headings, splitFields(raw)) });
  }
  if (sections.PROJECTS.length === 0) throw new InputMistake("PROJECTS: there are none.");
  return { meta, projects: sections.PROJECTS, votes: sections.VOTES };
}

function named(headings: readonly string[], values: readonly string[]): Record<string, string> {
  return Object.fromEntries(headings.map((heading, column) => [heading, (values[column] ?? "").trim()]));
}

/** Fields split by semicolons; one that starts with a quotation mark ends at the next single one, as in CSV. */
function splitFields(raw: string): string[] {
  const fields = raw.match(/(?<=^|;)(?:"(?:[^"]|"")*"(?=;|$)|[^;]*)/g) ?? [];
  return fields.map((text) => (/^".*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text));
}

function indexById(options: readonly Option[], projects: readonly Row[]): Map<string, number> {
  const indexOf = new Map<string, number>();
  options.forEach(({ id }, index) => {
    const { line } = projects[index]!;
    if (id === "") throw new InputMistake(`line ${line}: the project has no project_id.`);
    if (indexOf.has(id)) throw new InputMistake(`line ${line}: the project ${JSON.stringify(id)} is there twice.`);
    indexOf.set(id, index);
  });
  return indexOf;
}

function scoreRow({ line, chosen, points }: { line: number; chosen: number[]; points: string[] }, options: number) {
  if (points.length !== chosen.length) {
    throw new InputMistake(`line ${line}: has ${points.length} points for ${chosen.length} projects.`);
  }
  const row = new Array<Rational>(options).fill(zero);
  chosen.forEach((option, index) => (row[option] = amount(points[index], `line ${line}, points`)));
  return row;
}

function split(list: string | undefined): string[] {
  return (list ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function amount(text: string | undefined, where: string): Rational {
  const value = parseRational(text);
  if (value === undefined || compare(value, zero) < 0) {
    throw new InputMistake(`${where}: must be a number, zero or more; it is ${JSON.stringify(text ?? "")}.`);
  }
  return value;
}

function wholeCount(weight: number, { unit }: ApprovalProfile): number {
  const count = multiply(rational(weight), unit);
  if (count.denominator !== 1n) {
    throw new InputMistake(`ballots: a .pb file has one row a ballot; one stands for ${rationalText(count)}.`);
  }
  return Number(count.numerator);
}

/** A decimal number; fractions that have none are refused, for the file would no longer be exact. */
function decimal(value: Rational): string {
  for (let places = 0; places <= 12; places++) {
    const scaled = multiply(value, rational(10n ** BigInt(places)));
    if (scaled.denominator !== 1n) continue;
    const digits = String(scaled.numerator).padStart(places + 1, "0");
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  throw new InputMistake(`costs: ${rationalText(value)} can't be written exactly as a decimal number.`);
}

function field(value: string | number): string {
  const text = String(value).replaceAll(/\s+/g, " ");
  return /[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
