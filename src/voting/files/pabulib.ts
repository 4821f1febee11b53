import { type BallotProfile, type Budget, exactScores, exactWeights, type Option } from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { isLotSeed } from "../method/lot.ts";
import { compare, one, parseRational, type Rational, zero } from "../method/rational.ts";

/**
 * Reads a Pabulib file (.pb, Faliszewski et al. 2023): sections META, PROJECTS and VOTES, fields split by semicolons.
 * Votes of type approval and choose-1 become approval ballots with costs and budget, scoring and cumulative become
 * scores (unlisted projects 0), ordinal becomes rankings. An option's id is its project_id; META's key `lot_seed`, one of
 * ours, is the seed of the lot.
 * Throws InputMistake with the line number of what can't be read.
 */
export function readPabulib(text: string): BallotProfile {
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
  const shared = { options, ...exactWeights(ballots.map(() => one)), lotSeed: readLotSeed(meta) };

  switch (meta.get("vote_type")) {
    case "approval":
    case "choose-1":
      return {
        ...shared,
        type: "approval",
        approvals: ballots.map(({ chosen }) => chosen),
        budget: readBudget(meta, projects),
      };
    case "scoring":
    case "cumulative": {
      const rows = ballots.map((ballot) => scoreRow(ballot, options.length, meta));
      return { ...shared, type: "score", ...exactScores(rows, shared.weights), budget: readBudget(meta, projects) };
    }
    case "ordinal":
      return { ...shared, type: "ranked", tiers: ballots.map(({ chosen }) => chosen.map((option) => [option])) };
    default:
      throw new InputMistake(
        `META, vote_type: must be approval, choose-1, scoring, cumulative or ordinal; it is ${JSON.stringify(meta.get("vote_type") ?? "")}.`,
      );
  }
}

function readBudget(meta: ReadonlyMap<string, string>, projects: readonly Row[]): Budget {
  return {
    total: amount(meta.get("budget"), "META, budget"),
    costs: projects.map(({ line, fields }) => amount(fields["cost"], `line ${line}, cost`)),
  };
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

function scoreRow(
  { line, chosen, points }: { line: number; chosen: number[]; points: string[] },
  options: number,
  meta: ReadonlyMap<string, string>,
): Rational[] {
  if (points.length !== chosen.length) {
    throw new InputMistake(`line ${line}: has ${points.length} points for ${chosen.length} projects.`);
  }
  const row = new Array<Rational>(options).fill(zero);
  chosen.forEach((option, index) => {
    const given = amount(points[index], `line ${line}, points`);
    const [least, most] = ["min_points", "max_points"].map((key) => parseRational(meta.get(key)));
    const isWithin =
      (least === undefined || compare(given, least) >= 0) && (most === undefined || compare(given, most) <= 0);
    if (!isWithin) throw new InputMistake(`line ${line}, points: ${points[index]!} is beyond META's points.`);
    row[option] = given;
  });
  return row;
}

function readLotSeed(meta: ReadonlyMap<string, string>): string | null {
  const seed = meta.get("lot_seed") ?? null;
  if (seed !== null && !isLotSeed(seed)) throw new InputMistake("META, lot_seed: must be hexadecimal digits.");
  return seed;
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
