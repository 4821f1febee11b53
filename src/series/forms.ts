import { z } from "zod";
import type { Instance } from "./method/instance.ts";

/** The file or its settings can't be used; the message says in plain English where and why. */
export class InputMistake extends Error {
  override name = "InputMistake";
}

const share = z.number().min(0).max(1);
const count = z.int().min(0);
const cost = z.number().min(0);
const id = z.string().min(1);

const InstanceFile = z.object({
  participants: z
    .array(z.object({ id, weight: z.number().positive().default(1), group: id.nullish(), language: id.nullish() }))
    .min(1)
    .max(100_000),
  topics: z.array(z.object({ key: id })).min(1),
  levels: z.int().min(1).max(10),
  gap: z.array(z.array(share)),
  level: z.array(z.array(count.nullable())),
  workshops: count.optional(),
  budget: cost.nullish(),
  cost: z.union([cost, z.array(z.array(cost))]).nullish(),
  perPerson: count.optional(),
  size: z.tuple([z.int().min(1), z.int().min(1)]),
  copies: z.int().min(1).default(1),
  lambda: share.default(0.3),
  topShare: share.default(0.75),
  mode: z.enum(["free", "groups", "mixed"]),
  own: count.optional(),
  common: count.optional(),
  fixed: z
    .array(z.object({ topic: z.union([id, count]), level: count, group: id.nullish(), members: z.array(id).nullish() }))
    .nullish(),
  cannotLink: z.array(z.tuple([id, id])).nullish(),
});
type InstanceFile = z.infer<typeof InstanceFile>;

/**
 * An instance from the JSON of a file. Unknown keys are ignored; a known key of the wrong form throws `InputMistake`
 * with its path, such as `gap[3][0]`. A fixed workshop's topic may be a key or a place in the list, counted from 0.
 */
export function parseInstance(json: unknown): Instance {
  const parsed = InstanceFile.safeParse(json, { reportInput: true });
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    throw new InputMistake(`${pathText(path)}: ${message}.`);
  }
  const file = parsed.data;
  checkTables(file);
  checkNames(file);
  return {
    ...file,
    participants: file.participants.map(({ id, weight, group, language }) => ({
      ...{ id, weight, group: group ?? undefined, language: language ?? undefined },
    })),
    workshops: needed(file, "workshops", file.mode !== "groups"),
    perPerson: needed(file, "perPerson", file.mode !== "groups"),
    own: needed(file, "own", file.mode !== "free"),
    common: needed(file, "common", file.mode !== "free"),
    budget: file.budget ?? undefined,
    cost: file.cost ?? undefined,
    cannotLink: file.cannotLink ?? undefined,
    fixed: file.fixed?.map(({ topic, level, group, members }) => ({
      topic: typeof topic === "string" ? topic : file.topics[topic]!.key,
      level,
      group: group ?? undefined,
      members: members ?? undefined,
    })),
  };
}

function needed(file: InstanceFile, key: "workshops" | "perPerson" | "own" | "common", wanted: boolean): number {
  const value = file[key];
  if (value === undefined && wanted) throw new InputMistake(`${key}: needed in mode "${file.mode}".`);
  return value ?? 0;
}

function checkTables({ participants, topics, levels, gap, level, cost }: InstanceFile): void {
  const tables: [string, readonly (readonly unknown[])[], number, number][] = [
    ["gap", gap, participants.length, topics.length],
    ["level", level, participants.length, topics.length],
    ...(Array.isArray(cost) ? [["cost", cost, topics.length, levels] as [string, unknown[][], number, number]] : []),
  ];
  for (const [name, table, rows, columns] of tables) {
    if (table.length !== rows) throw new InputMistake(`${name}: expected ${rows} rows, found ${table.length}.`);
    const wrong = table.findIndex((row) => row.length !== columns);
    if (wrong !== -1)
      throw new InputMistake(`${name}[${wrong}]: expected ${columns} values, found ${table[wrong]!.length}.`);
  }
  level.forEach((row, i) =>
    row.forEach((value, t) => {
      if (value !== null && value >= levels)
        throw new InputMistake(`level[${i}][${t}]: expected a level from 0 to ${levels - 1}, found ${value}.`);
    }),
  );
}

function checkNames({ participants, topics, levels, mode, fixed, cannotLink }: InstanceFile): void {
  const ids = unique(participants.map(({ id }) => id), (i) => `participants[${i}].id`); // prettier-ignore
  const keys = unique(topics.map(({ key }) => key), (t) => `topics[${t}].key`); // prettier-ignore
  participants.forEach(({ group }, i) => {
    if (mode !== "free" && (group === "all" || group === "free"))
      throw new InputMistake(`participants[${i}].group: "${group}" names an audience and can't be a group.`);
  });
  const groups = new Set(participants.map(({ group }) => group));
  fixed?.forEach(({ topic, level, group, members }, f) => {
    if (typeof topic === "string" ? !keys.has(topic) : topic >= topics.length)
      throw new InputMistake(`fixed[${f}].topic: there is no topic ${JSON.stringify(topic)}.`);
    if (level >= levels)
      throw new InputMistake(`fixed[${f}].level: expected a level from 0 to ${levels - 1}, found ${level}.`);
    if (group != null && !groups.has(group))
      throw new InputMistake(`fixed[${f}].group: no participant is in group "${group}".`);
    unique(members ?? [], (m) => `fixed[${f}].members[${m}]`);
    members?.forEach((id, m) => known(ids, id, `fixed[${f}].members[${m}]`));
  });
  cannotLink?.forEach(([a, b], c) => {
    known(ids, a, `cannotLink[${c}][0]`);
    known(ids, b, `cannotLink[${c}][1]`);
    if (a === b) throw new InputMistake(`cannotLink[${c}]: names "${a}" twice.`);
  });
}

function unique(names: readonly string[], path: (place: number) => string): Set<string> {
  const seen = new Set<string>();
  names.forEach((name, place) => {
    if (seen.has(name)) throw new InputMistake(`${path(place)}: "${name}" is already used.`);
    seen.add(name);
  });
  return seen;
}

function known(ids: ReadonlySet<string>, id: string, path: string): void {
  if (!ids.has(id)) throw new InputMistake(`${path}: there is no participant "${id}".`);
}

function pathText(path: readonly PropertyKey[]): string {
  if (path.length === 0) return "The file";
  return path.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : `${text}${text === "" ? "" : "."}${String(key)}`),
    "",
  );
}
