import { z } from "zod";
import { number } from "../forms.ts";
import { asRole } from "./kept.ts";
import { importBlocks, unfinishedChoices, type ImportBlock, type Mapping, type Role } from "./mapping.ts";
import type { Unit } from "./units.ts";

/** What a respondent is that belongs to an organisation of the file. */
export const partKinds = ["unit", "person"] as const;

/** How staff say that the file is to be read: `role-0`, `block-0`, `role-1` … in the order of its units. */
export const MappingForm = z
  .object({
    into: z.union([z.uuid(), z.literal("")]).default(""),
    min: number,
    max: number,
    from: number,
    part: z.enum(partKinds).default("unit"),
    unfinished: z.enum(unfinishedChoices).optional(),
  })
  .catchall(z.unknown());

type Filled = z.output<typeof MappingForm>;

/** The mapping that the form's fields say; what they say nothing of stays as it was. */
export function mappingFrom(filled: Filled, units: readonly Unit[], before: Pick<Mapping, "decisions">): Mapping {
  const { into, min, max, from, part, unfinished } = filled;
  return {
    ...{ into: into === "" ? null : into, scale: { min, max }, chosenFrom: from, part, unfinished: unfinished ?? null },
    ...rolesFrom(filled, units),
    decisions: before.decisions,
  };
}

/** The roles and uses that a form gives, whatever else is wrong with it. */
export function rolesFrom(
  body: unknown,
  units: readonly Unit[],
): { roles: Record<string, Role>; blocks: Record<string, ImportBlock> } {
  const fields = (body ?? {}) as Record<string, unknown>;
  const roles = units.map(({ code }, at) => [code, asRole(fields[`role-${at}`])] as const);
  const blocks = units.flatMap(({ code }, at) => {
    const block = importBlocks.find((each) => each === fields[`block-${at}`]);
    return block === undefined ? [] : [[code, block] as const];
  });
  return { roles: Object.fromEntries(roles), blocks: Object.fromEntries(blocks) };
}
