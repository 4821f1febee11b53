import { groupsState } from "./grouping/index.ts";
import { maturityState } from "./maturity/index.ts";
import { mentoringState } from "./mentoring/index.ts";
import { needsState } from "./needs/index.ts";
import { organisationsState } from "./organisations/index.ts";
import type { Asking } from "./platform/asking.ts";
import type { Db } from "./platform/database.ts";
import type { Offer, PathStep, StaffFrame, StepState } from "./platform/frame.ts";
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
  /** Null where the programme does not have the step: it is not shown then. */
  state: (db: Db, programmeId: string, asking: Asking) => Promise<StepState | null>;
  /** How a programme that does not have the step begins it: the words, and the address under the programme. */
  begin?: { key: Key; address: string };
}

/** The work itself, in its order: each step's state comes from its own feature. */
const steps: Step[] = [
  {
    key: "organisations.step.name",
    address: "organisations",
    alsoUnder: ["segments"],
    state: organisationsState,
  },
  { key: "surveys.step.name", address: "surveys", alsoUnder: ["catalogue"], state: surveysState },
  { key: "needs.step.name", address: "needs", state: needsState },
  { key: "grouping.step.name", address: "groups", state: groupsState },
  { key: "series.step.name", address: "series", state: seriesState },
  { key: "workshops.step.name", address: "workshops", state: workshopsState },
  { key: "voting.step.name", address: "ballots", state: votesState },
  {
    key: "maturity.step.name",
    address: "maturity",
    state: maturityState,
    begin: { key: "maturity.step.begin", address: "maturity/tools" },
  },
  {
    key: "mentoring.step.name",
    address: "mentoring",
    alsoUnder: ["knowledge"],
    state: mentoringState,
    begin: { key: "mentoring.step.begin", address: "mentoring/mentors/new" },
  },
];

/** The frame of a staff page: the programme and its path, with the step that the page belongs to. */
export async function loadPath(db: Db, asking: Asking, programmeId: string, path: string): Promise<StaffFrame> {
  const programme = await getProgramme(db, programmeId);
  const base = `/programmes/${programmeId}`;
  const states = await Promise.all(steps.map((step) => step.state(db, programmeId, asking)));
  const had = steps.flatMap((step, at) => (states[at] == null ? [] : [{ step, state: states[at] }]));
  const shown = had.map(({ step: { key, address, alsoUnder = [] }, state }, at): PathStep => {
    const { text, isDone, today = [] } = state;
    const isCurrent = [address, ...alsoUnder].some((under) => `${path}/`.startsWith(`${base}/${under}/`));
    return {
      name: asking.t(key),
      url: `${base}/${address}`,
      state: text,
      isDone,
      today,
      isCurrent,
      number: at + 1,
      mark: isDone ? "✓" : String(at + 1),
    };
  });
  const offers = steps.flatMap(({ begin }, at): Offer[] =>
    begin === undefined || states[at] != null ? [] : [{ text: asking.t(begin.key), url: `${base}/${begin.address}` }],
  );
  return {
    visitor: asking.visitor,
    programme: { name: programme.name, url: base },
    steps: shown,
    step: shown.find((step) => step.isCurrent) ?? null,
    offers,
  };
}
