import { listTools } from "../src/maturity/queries.ts";
import { takeUsualTools } from "../src/maturity/tools/commands.ts";
import { chooseUnits } from "../src/maturity/tools/units/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { toolReach } from "./phhyky-reach.ts";
import { areaPath, phhykyUnits } from "./phhyky-units.ts";

/** Follows the usual tools, each in the result areas that it concerns. Returns their ids by their Finnish names. */
export async function followTools({ db }: Deps, ground: Ground): Promise<Map<string, string>> {
  const { programmeId, ownerId } = ground;
  await takeUsualTools(db, programmeId, ownerId);
  const tools = new Map((await listTools(db, programmeId)).map(({ id, names }) => [names.fi, id]));
  for (const [tool, { areas }] of Object.entries(toolReach)) {
    const toolId = tools.get(tool);
    if (toolId === undefined) throw new Error(`The demo has no tool ${tool}`);
    if (areas === "all") continue;
    const reached = phhykyUnits.filter(({ area }) => areas.includes(area));
    const unitIds = [...new Set(reached.map(({ sector, area }) => idOf(ground, areaPath(sector, area))))];
    const refused = await chooseUnits(db, programmeId, toolId, { reach: "chosen", unitIds }, ownerId);
    if (refused !== null) throw new Error(`The demo's tool ${tool}: ${refused}`);
  }
  return tools;
}
