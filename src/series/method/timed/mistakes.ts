import { isLed } from "../facilitators.ts";
import { workshopsNeeded } from "../placed.ts";
import { isOffered, type Problem } from "../problem.ts";
import type { SettingsMistake } from "../settings-mistake.ts";

/** Slots, rooms and facilitators that couldn't do whatever is held in them. */
export function timeMistake(problem: Problem): SettingsMistake | null {
  const { instance, timetable, leaders, most, people } = problem;
  const { own = 0, common = 0, mode } = instance;
  const candidates = Array.from({ length: problem.candidates }, (_, k) => k);
  const canBeLed = (k: number) => isOffered(instance, k) && isLed(leaders, Math.floor(k / instance.levels));
  if (!candidates.some(canBeLed)) return { mistake: "nobody-can-lead" };
  if (timetable === null) return null;

  const { slots, away, rooms } = timetable;
  if (slots === 0) return { mistake: "no-slots" };
  const isFree = (i: number) => away.subarray(i * slots, (i + 1) * slots).includes(0);
  if (!Array.from({ length: people }, (_, i) => i).some((i) => most[i]! > 0 && isFree(i))) return { mistake: "nobody-free" }; // prettier-ignore
  if (mode !== "free" && own + common > slots) return { mistake: "too-few-slots", needed: own + common, slots };
  const [needed, room] = [workshopsNeeded(problem), rooms.reduce((sum, count) => sum + count, 0)];
  return needed > room ? { mistake: "too-few-rooms", needed, rooms: room } : null;
}
