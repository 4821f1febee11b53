import { listNeeds } from "../src/catalogue/index.ts";
import { assignUnit } from "../src/mentoring/assigning/commands.ts";
import { chooseWeekdays, markDays } from "../src/mentoring/mentors/calendar/commands.ts";
import { addMentor, setCapacity } from "../src/mentoring/mentors/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { chance } from "./chance.ts";
import { programmeDays, workday } from "./phhyky-days.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { mentorOf, phhykyMentors, waveStarts, type DemoMentor } from "./phhyky-staff.ts";

/** About five months of work each: full months, and half of the one in which summer holidays begin. */
const daysOf: Record<string, number> = {
  ...{ "2021-05": 16, "2021-06": 14, "2021-07": 0, "2021-08": 15 },
  ...{ "2021-09": 20, "2021-10": 20, "2021-11": 20, "2021-12": 12 },
};

const shiftsSeed = 12;

interface Starting {
  ground: Ground;
  toolIds: ReadonlyMap<string, string>;
  accounts: ReadonlyMap<DemoMentor, string>;
}

/** The mentors with what they are good at, their working days by month and the units that each is responsible for. */
export async function startMentoring(
  deps: Deps,
  { ground, toolIds, accounts }: Starting,
): Promise<Map<DemoMentor, string>> {
  const { db } = deps;
  const { programmeId, ownerId } = ground;
  const needIds = new Map((await listNeeds(db, programmeId)).map(({ key, id }) => [key, id]));
  const mentorIds = new Map<DemoMentor, string>();
  for (const mentor of phhykyMentors) {
    const startsOn = waveStarts[mentor.wave];
    const added = await addMentor(
      db,
      {
        ...{ programmeId, name: mentor.name, userId: accounts.get(mentor) ?? null },
        ...{ startsOn, endsOn: programmeDays.to },
        needIds: mentor.skills.map((key) => needIds.get(key) ?? ""),
        toolIds: mentor.tools.map((tool) => toolIds.get(tool) ?? ""),
      },
      ownerId,
    );
    if (typeof added === "string") throw new Error(`The demo's mentor ${mentor.name}: ${added}`);
    mentorIds.set(mentor, added.id);
    const months = Object.entries(daysOf).flatMap(([month, days]) =>
      month >= startsOn.slice(0, 7) ? [{ month, days }] : [],
    );
    await setCapacity(db, { programmeId, mentorId: added.id, months }, ownerId);
  }
  await keepShifts(deps, ground, mentorIds);
  await assign(deps, ground, mentorIds);
  return mentorIds;
}

/** One mentor has a day off every week; another still does care shifts, and marks the days that are left for mentoring. */
async function keepShifts({ db }: Deps, ground: Ground, mentorIds: ReadonlyMap<DemoMentor, string>): Promise<void> {
  const { programmeId, ownerId } = ground;
  const called = (name: string) => {
    const mentor = phhykyMentors.find((each) => each.name === name)!;
    return { programmeId, mentorId: mentorIds.get(mentor) ?? "" };
  };
  const inShifts = called("Tuukka Lepistö");
  await chooseWeekdays(db, { ...called("Carita Holmström"), weekdays: "1234" }, ownerId);
  await chooseWeekdays(db, { ...inShifts, weekdays: "" }, ownerId);
  const random = chance(shiftsSeed);
  const days = new Set(Array.from({ length: 110 }, () => workday({ from: waveStarts[2], to: "2021-12-17" }, random)));
  await markDays(db, { ...inShifts, days: [...days].sort(), state: "free" }, ownerId);
}

/** Each unit gets its mentor when the mentor begins; a few had a colleague of the first wave until then. */
async function assign({ db }: Deps, ground: Ground, mentorIds: ReadonlyMap<DemoMentor, string>): Promise<void> {
  const { programmeId, ownerId } = ground;
  const lent = new Map<DemoMentor, number>();
  for (const [unit, mentor] of mentorOf) {
    const unitId = idOf(ground, unit.name);
    const earlier = phhykyMentors.find((other) => other.sector === unit.sector && other.wave < mentor.wave);
    const times = lent.get(mentor) ?? 0;
    const both = earlier !== undefined && times < 2 ? [earlier, mentor] : [mentor];
    lent.set(mentor, times + 1);
    for (const each of both) {
      const assigned = { programmeId, unitId, mentorId: mentorIds.get(each) ?? "", startsOn: waveStarts[each.wave] };
      const refused = await assignUnit(db, assigned, ownerId);
      if (refused !== null) throw new Error(`The demo's mentor of ${unit.name}: ${refused}`);
    }
  }
}
