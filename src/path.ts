import type { Asking } from "./platform/asking.ts";
import type { Db } from "./platform/database.ts";
import type { PathStep, StaffFrame, StepState } from "./platform/frame.ts";
import type { Key } from "./platform/keys.ts";
import { getProgramme } from "./programmes/index.ts";

interface Step {
  key: Key;
  /** The address under the programme. */
  address: string;
  state: (db: Db, programmeId: string, asking: Asking) => Promise<StepState>;
}

/** The work itself, in its order: each step's state comes from its own feature. */
const steps: Step[] = [];

/** The frame of a staff page: the programme and its path, with the step that the page belongs to. */
export async function loadPath(db: Db, asking: Asking, programmeId: string, path: string): Promise<StaffFrame> {
  const programme = await getProgramme(db, programmeId);
  const base = `/programmes/${programmeId}`;
  const states = await Promise.all(steps.map((step) => step.state(db, programmeId, asking)));
  const shown = steps.map(({ key, address }, at): PathStep => {
    const url = `${base}/${address}`;
    const { text, isDone } = states[at] ?? { text: "", isDone: false };
    const isCurrent = path === url || path.startsWith(`${url}/`);
    return { name: asking.t(key), url, state: text, isDone, isCurrent, mark: isDone ? "✓" : String(at + 1) };
  });
  return {
    visitor: asking.visitor,
    programme: { name: programme.name, url: base },
    steps: shown,
    step: shown.find((step) => step.isCurrent) ?? null,
  };
}
