/** What a ballot decides: one next topic; a fair set of several; a set within hours; or one a round, fair over the series. */
export const purposes = ["next", "several", "hours", "series"] as const;
export type Purpose = (typeof purposes)[number];

/** How a paper is marked: any number approved, at most so many, scores 0–5, dots to share out, or a ranking with ties. */
export const forms = ["approval", "limited", "score", "dots", "ranking"] as const;
export type BallotForm = (typeof forms)[number];

/** So many options a ballot offers at most: more can be read by nobody who votes. */
export const mostOptions = 500;

/** The rules that count a ballot here, by the names that recounting knows them by. */
export const ballotRules = [
  "av",
  "score",
  "schulze",
  "ranked_pairs",
  "irv",
  "mes",
  "seqphragmen",
  "seqpav",
  "pb_mes",
  "stv",
  "per_phragmen",
  "per_quota",
] as const;
export type BallotRule = (typeof ballotRules)[number];

export interface BallotSettings {
  readonly purpose: Purpose;
  readonly form: BallotForm;
  readonly rule: BallotRule;
  /** How many topics are chosen; 1 but for the purpose "several". */
  readonly seats: number;
  /** The time that the chosen topics may take together, of the purpose "hours" only. */
  readonly budgetMinutes: number | null;
  /** At most so many approvals ("limited"), or so many dots to share out ("dots"). */
  readonly mostMarks: number | null;
  /** Whether each participant has a vote, or each organisation one, which its main contact casts. */
  readonly votingBy: "person" | "organisation";
  /** Of a ballot for all groups: each vote the same, or each group the same. */
  readonly weighting: "person" | "group";
  readonly isSecret: boolean;
  /** Whether the votes so far are shown before the close. */
  readonly showsLive: boolean;
  /** The share of voters, in per cent, that must have voted for a result to hold; null for any. */
  readonly quorumPercent: number | null;
  readonly allowsProposals: boolean;
  /** Whether people without a link may vote by the code of the room. */
  readonly allowsWalkIns: boolean;
  /** Whether each voter gets a code by which they find their paper in the published list. */
  readonly hasReceipts: boolean;
  /** Whether the result is published at the close, or when staff say so. */
  readonly publishesAtClose: boolean;
  /** How long before the close those who have not voted are reminded; null for never. */
  readonly reminderHours: number | null;
}

/** The rules that fit what is decided and how papers are marked; the first is the product's own choice. */
const fittingRules: Record<Purpose, Partial<Record<BallotForm, readonly [BallotRule, ...BallotRule[]]>>> = {
  next: {
    approval: ["av"],
    limited: ["av"],
    score: ["score"],
    dots: ["score"],
    ranking: ["schulze", "ranked_pairs", "irv"],
  },
  several: {
    approval: ["mes", "seqphragmen", "seqpav"],
    limited: ["mes", "seqphragmen", "seqpav"],
    score: ["pb_mes"],
    dots: ["pb_mes"],
    ranking: ["stv"],
  },
  hours: { approval: ["pb_mes"], limited: ["pb_mes"], score: ["pb_mes"], dots: ["pb_mes"] },
  series: { approval: ["per_phragmen", "per_quota"], limited: ["per_phragmen", "per_quota"] },
};

/** The rules to choose from, the product's own choice first; none where the form does not fit the purpose. */
export function rulesFor({ purpose, form }: Pick<BallotSettings, "purpose" | "form">): readonly BallotRule[] {
  return fittingRules[purpose][form] ?? [];
}

/** The forms that fit the purpose. */
export function formsFor(purpose: Purpose): BallotForm[] {
  return forms.filter((form) => fittingRules[purpose][form] !== undefined);
}

/** A ballot on the next topic as most are: approval, secret, with proposals, one vote a person. */
export const usualSettings: BallotSettings = {
  purpose: "next",
  form: "approval",
  rule: "av",
  seats: 1,
  budgetMinutes: null,
  mostMarks: null,
  votingBy: "person",
  weighting: "person",
  isSecret: true,
  showsLive: false,
  quorumPercent: null,
  allowsProposals: true,
  allowsWalkIns: false,
  hasReceipts: false,
  publishesAtClose: true,
  reminderHours: null,
};

export type SettingsRefusal =
  | "form-unfit"
  | "rule-unfit"
  | "seats-missing"
  | "budget-missing"
  | "most-marks-missing"
  | "secret-series"
  | "walk-ins-by-organisation"
  | "walk-ins-in-series";

/** What in the settings does not go together; empty when the ballot can be held so. */
export function settingsRefusals(settings: BallotSettings): SettingsRefusal[] {
  const { purpose, form, rule, seats, budgetMinutes, mostMarks, votingBy, isSecret, allowsWalkIns } = settings;
  const rules = rulesFor(settings);
  const wrong: Record<SettingsRefusal, boolean> = {
    "form-unfit": rules.length === 0,
    "rule-unfit": rules.length > 0 && !rules.includes(rule),
    "seats-missing": purpose === "several" && seats < 2,
    "budget-missing": purpose === "hours" && budgetMinutes === null,
    "most-marks-missing": (form === "limited" || form === "dots") && mostMarks === null,
    // Over a series it counts who has won before, so each paper must be known by its voter.
    "secret-series": purpose === "series" && isSecret,
    "walk-ins-by-organisation": allowsWalkIns && votingBy === "organisation",
    "walk-ins-in-series": allowsWalkIns && purpose === "series",
  };
  return (Object.keys(wrong) as SettingsRefusal[]).filter((refusal) => wrong[refusal]);
}
