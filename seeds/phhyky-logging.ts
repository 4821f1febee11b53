import { logSession } from "../src/mentoring/sessions/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { phhykyEvents } from "./phhyky-events.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { mentorOf, type DemoMentor } from "./phhyky-staff.ts";

interface Logging {
  ground: Ground;
  toolIds: ReadonlyMap<string, string>;
  mentorIds: ReadonlyMap<DemoMentor, string>;
  accounts: ReadonlyMap<DemoMentor, string>;
}

/** Each mentor logs what they held with their units, and who was there by name. */
export async function logEvents({ db }: Deps, { ground, toolIds, mentorIds, accounts }: Logging): Promise<void> {
  const sizes = new Map([...ground.peopleIds].map(([unit, ids]) => [unit, ids.length]));
  for (const { unit, kind, heldOn, minutes, tool, title, people } of phhykyEvents(sizes)) {
    const mentor = mentorOf.get(unit)!;
    const ids = ground.peopleIds.get(unit) ?? [];
    const logged = await logSession(
      db,
      {
        ...{ programmeId: ground.programmeId, mentorId: mentorIds.get(mentor) ?? "", unitId: idOf(ground, unit.name) },
        ...{ toolId: tool === null ? null : (toolIds.get(tool) ?? ""), eventKind: kind, heldOn, title },
        ...{ durationMinutes: minutes, headCount: null, participantIds: people.map((place) => ids[place]!) },
      },
      accounts.get(mentor) ?? "",
    );
    if (typeof logged === "string") throw new Error(`The demo's event of ${unit.name} on ${heldOn}: ${logged}`);
  }
}
