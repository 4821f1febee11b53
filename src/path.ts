import { groupsState } from "./grouping/index.ts";
import { needsState } from "./needs/index.ts";
import { organisationsState } from "./organisations/index.ts";
import type { Asking } from "./platform/asking.ts";
import type { Db } from "./platform/database.ts";
import type { PathStep, StaffFrame, StepState } from "./platform/frame.ts";
import type { Key } from "./platform/keys.ts";
import { getProgramme } from "./programmes/index.ts";
import { surveysState } from "./surveys/index.ts";
import { votesState } from "./voting/index.ts";
import { seriesState } from "./series/index.ts";
import { workshopsState } from "./workshops/index.ts";

interface Step {
  key: Key;
  /** The address under the programme. */
  address: string;
  /** Other addresses under the programme whose pages belong to the step. */
  alsoUnder?: string[];
  state: (db: Db, programmeId: string, asking: Asking) => Promise<StepState>;
}

/** The work itself, in its order: each step's state comes from its own feature. */
const steps: Step[] = [
  { key: "organisations.step.name", address: "organisations", state: organisationsState },
  { key: "surveys.step.name", address: "surveys", alsoUnder: ["catalogue"], state: surveysState },
  { key: "needs.step.name", address: "needs", state: needsState },
  { key: "grouping.step.name", address: "groups", state: groupsState },
  { key: "series.step.name", address: "series", state: seriesState },
  { key: "workshops.step.name", address: "workshops", state: workshopsState },
  { key: "voting.step.name", address: "ballots", state: votesState },
];

/** The frame of a staff page: the programme and its path, with the step that the page belongs to. */
export async function loadPath(db: Db, asking: Asking, programmeId: string, path: string): Promise<StaffFrame> {
  const programme = await getProgramme(db, programmeId);
  const base = `/programmes/${programmeId}`;
  const states = await Promise.all(steps.map((step) => step.state(db, programmeId, asking)));
  const shown = steps.map(({ key, address, alsoUnder = [] }, at): PathStep => {
    const url = `${base}/${address}`;
    const { text, isDone, today = [] } = states[at] ?? { text: "", isDone: false };
    const isCurrent = [address, ...alsoUnder].some((under) => `${path}/`.startsWith(`${base}/${under}/`));
    return {
      name: asking.t(key),
      url,
      state: text,
      isDone,
      today,
      isCurrent,
      number: at + 1,
      mark: isDone ? "✓" : String(at + 1),
    };
  });
  return {
    visitor: asking.visitor,
    programme: { name: programme.name, url: base },
    steps: shown,
    step: shown.find((step) => step.isCurrent) ?? null,
  };
}
