import type { Label } from "./ballots.ts";
import type { BudgetDetails } from "./budget-shares.ts";
import type { ShareDetails } from "./equal-shares.ts";
import type { RoundDetails } from "./instant-runoff.ts";
import type { Outcomes } from "./outcomes.ts";
import type { PerpetualRule } from "./perpetual/rules.ts";
import type { RoundStep } from "./perpetual/sequence.ts";
import type { PairStep } from "./ranked-pairs.ts";
import type { Exact } from "./rational.ts";
import type { PavDetails } from "./seq-pav.ts";
import type { LoadDetails } from "./seq-phragmen.ts";
import type { Step } from "./sequential.ts";
import type { Rule } from "./settings.ts";
import type { StageStep } from "./stv-story.ts";

/** What each rule's steps tell: enough to explain in words and pictures why the winners won. */
interface StepsByRule {
  av: Step<{ readonly approvals: Exact }>;
  seqpav: Step<PavDetails>;
  seqphragmen: Step<LoadDetails>;
  mes: Step<ShareDetails>;
  pb_mes: Step<BudgetDetails>;
  score: Step<{ readonly score: Exact }>;
  plurality: Step<{ readonly firstPlaces: Exact }>;
  borda: Step<{ readonly points: Exact }>;
  irv: Step<RoundDetails>;
  stv: StageStep;
  schulze: Step<object>;
  ranked_pairs: PairStep;
}

interface Totals {
  /** By option: approvals, scores, first places or points, in ballots. */
  readonly totals: readonly Exact[];
}

interface Pairwise {
  /** pairwise[a][b]: how many ballots put a above b. */
  readonly pairwise: readonly (readonly Exact[])[];
}

/** What else explains a result, beside its steps. */
interface FiguresByRule {
  av: Totals;
  score: Totals;
  plurality: Totals;
  borda: Totals;
  /** `endowment`: what every ballot had to spend; null where ties are not broken, or votes alone decided. */
  mes: { readonly endowment: Exact | null };
  pb_mes: { readonly endowment: Exact | null };
  stv: { readonly quota: Exact };
  /** `paths[a][b]`: how strong the strongest path from a to b is; 0 for none. */
  schulze: Pairwise & { readonly paths: readonly (readonly Exact[])[] };
  ranked_pairs: Pairwise;
}

type FiguresOf<R> = R extends keyof FiguresByRule ? FiguresByRule[R] : unknown;

/** What the rules for one vote find, told apart by `rule`. */
export type BallotFound = {
  [R in Exclude<Rule, PerpetualRule>]: { readonly rule: R } & Outcomes<StepsByRule[R]> & FiguresOf<R>;
}[Exclude<Rule, PerpetualRule>];

/** What the perpetual rules find: winners are the file's own names, one a round, in the order of rounds. */
export interface SequenceFound {
  readonly rule: PerpetualRule;
  readonly winners: readonly (readonly Label[])[] | null;
  readonly tied: boolean;
  /** By the number of rounds won. */
  readonly order: readonly (readonly Label[])[];
  readonly steps: readonly RoundStep[];
}
