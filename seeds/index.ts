import type { Deps } from "../src/platform/deps.ts";
import { workshopProgramme } from "./digivointi.ts";
import { mentorProgramme } from "./phhyky.ts";
import { demoOwner } from "./staff.ts";

/** The demo programmes by the names that the command line knows. */
export const seedNames = ["digivointi", "digivointi-shuffled", "phhyky"] as const;
export type SeedName = (typeof seedNames)[number];

/**
 * Builds a demo programme through the product's own commands, so that it obeys every rule. The jobs must be running. With
 * a password the mentors of a programme can sign in too: only where nobody else can reach the product.
 */
export async function seedProgramme(
  deps: Deps,
  seed: SeedName,
  { password = null }: { password?: string | null } = {},
): Promise<{ programmeId: string }> {
  const { id: ownerId } = await demoOwner(deps);
  return seed === "phhyky"
    ? await mentorProgramme(deps, { ownerId, password })
    : await workshopProgramme(deps, { seed, ownerId });
}
