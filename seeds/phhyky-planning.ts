import { setTarget } from "../src/maturity/targets/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { addMilestone, editMilestone, takeReadyRoadmap } from "../src/programmes/roadmap/commands.ts";
import { loadRoadmap } from "../src/programmes/roadmap/queries.ts";
import { programmeDays } from "./phhyky-days.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { waveStarts } from "./phhyky-staff.ts";
import { areaPath, phhykyUnits } from "./phhyky-units.ts";

/** The level that leaders of result areas wanted; the tool where it is of one. Owners are invented. */
const targets: { area: string; tool: string | null; level: number; ownerName: string }[] = [
  { area: "Avoterveydenhuolto", tool: null, level: 190, ownerName: "Palvelupäällikkö Heli Kuusisto" },
  {
    area: "Erikoissairaanhoidon poliklinikat",
    tool: "Digihoitopolku",
    level: 120,
    ownerName: "Ylihoitaja Marko Ahola",
  },
  { area: "Perhekeskuspalvelut", tool: null, level: 180, ownerName: "Palvelupäällikkö Tea Rautio" },
  { area: "Lastensuojelu", tool: "Suojatut viestit", level: 200, ownerName: "Palvelupäällikkö Sami Harju" },
  { area: "Kotihoito", tool: null, level: 200, ownerName: "Palvelupäällikkö Merja Salonen" },
  { area: "Asumispalvelut", tool: "Teams", level: 250, ownerName: "Palvelupäällikkö Christina Nyberg" },
  { area: "Kuntoutus", tool: "Etävastaanotto", level: 150, ownerName: "Kuntoutuspäällikkö Antti Laine" },
];

/** Each result area's target to the end of the programme. */
export async function setTargets(
  { db }: Deps,
  { ground, toolIds }: { ground: Ground; toolIds: ReadonlyMap<string, string> },
): Promise<void> {
  for (const { area, tool, ...target } of targets) {
    const { sector } = phhykyUnits.find((unit) => unit.area === area)!;
    const place = { programmeId: ground.programmeId, unitId: idOf(ground, areaPath(sector, area)) };
    const toolId = tool === null ? null : (toolIds.get(tool) ?? null);
    const days = { startsOn: programmeDays.from, dueOn: programmeDays.to };
    const set = await setTarget(db, { ...place, toolId, ...target, ...days }, ground.ownerId);
    if ("mistake" in set) throw new Error(`The demo's target of ${area}: ${set.mistake}`);
  }
}

/** The day on which each milestone of the ready roadmap was reached, in their order; one was late. */
const reachedOn = ["2021-05-03", "2021-09-17", "2021-11-30", "2021-12-17"];

/** The programme's roadmap over its eight months, with when its milestones were reached. */
export async function drawRoadmap({ db }: Deps, { programmeId, ownerId }: Ground): Promise<void> {
  await takeReadyRoadmap(db, programmeId, ownerId);
  const { milestones } = await loadRoadmap(db, programmeId);
  for (const [at, { id, names, dueOn, isWholeMonth }] of milestones.entries()) {
    const doneOn = reachedOn[at] ?? null;
    const refused = await editMilestone(db, programmeId, id, { names, dueOn, isWholeMonth, doneOn }, ownerId);
    if (refused !== null) throw new Error(`The demo's milestone: ${refused}`);
  }
  const names = { fi: "Toinen aalto aloittaa", sv: "Den andra vågen börjar", en: "The second wave starts" };
  const second = { names, dueOn: waveStarts[2], isWholeMonth: false, doneOn: waveStarts[2] };
  const added = await addMilestone(db, { programmeId, ...second }, ownerId);
  if ("mistake" in added) throw new Error(`The demo's milestone: ${added.mistake}`);
}
