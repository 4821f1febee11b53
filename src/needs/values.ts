import type {
  Answers,
  MatrixAnswer,
  MatrixMark,
  MatrixQuestion,
  NumberQuestion,
  Questionnaire,
  QuestionOption,
  RankingQuestion,
  RatingsAnswer,
  ScaleQuestion,
  YesNoQuestion,
} from "../surveys/index.ts";

/** In which way a need was asked about; a need may be asked about in several ways. */
export type NeedBlock = "support" | "wishes" | "ratings";
export const needBlocks = ["support", "wishes", "ratings"] as const satisfies readonly NeedBlock[];

/** A strength 0 … 1 per need's key; null was asked and left unanswered or not known. */
export type Strengths = Map<string, number | null>;

/** Importance and present level as asked, both 0 … steps − 1. */
export interface Judgement {
  importance: number | null;
  level: number | null;
  steps: number;
}

/** What one respondent's answers say about needs. */
export interface NeedValues {
  blocks: Record<NeedBlock, Strengths>;
  judgements: Map<string, Judgement>;
}

/**
 * Reads one respondent's answers as need strengths. A tick is 1, an option shown and not chosen 0, and every option
 * of a question left blank is missing. A rating v on min … max is (v − min)/(max − min), and so is a scale and a number
 * with both ends. Importance and present level give the gap. Of a ranking of r places the place p is (r − p + 1)/r and
 * no place is 0. Yes is 1, no is 0. Each is multiplied by the weight of its tie to the need. "I don't know" and what was
 * not shown are missing. Questions of the other blocks (services, barriers, background) say nothing of needs. Sources of
 * one need within one block are merged by the largest.
 *
 * `acceptedCodes` are the needs that staff have accepted as codes of the open answers; each counts as 1 in the block
 * of support wanted, which is what the open answers ask about; where the survey asks nothing else of that block, in
 * the first that it does ask, since alone in a block all would be alike and weigh nothing in the groups. A need that was
 * not mentioned stays as it is: silence in an open answer is no answer.
 */
export function needValues(
  questionnaire: Questionnaire,
  answers: Answers,
  acceptedCodes: readonly string[] = [],
): NeedValues {
  const values: NeedValues = {
    blocks: { support: new Map(), wishes: new Map(), ratings: new Map() },
    judgements: new Map(),
  };
  for (const question of questionnaire.sections.flatMap((section) => section.questions)) {
    if (question.block !== "support" && question.block !== "wishes" && question.block !== "ratings") continue;
    const answer = answers[question.key];
    switch (question.kind) {
      case "multiple":
      case "single": {
        const ticked = tickedOptions(answer);
        for (const { key, need, weight } of optionsWithNeed(question.options)) {
          raise(values.blocks[question.block], need, ticked === null ? null : Number(ticked.has(key)) * weight);
        }
        break;
      }
      case "matrix":
        readMatrix(values, question, answer?.kind === "matrix" ? answer : null);
        break;
      case "ratings": {
        const rows: RatingsAnswer["rows"] = answer?.kind === "ratings" ? answer.rows : {};
        for (const { key, need, weight } of optionsWithNeed(question.options)) {
          raise(values.blocks.ratings, need, weighted(ratingStrength(rows[key] ?? null, question.settings), weight));
        }
        break;
      }
      case "ranking":
        for (const { key, need, weight } of optionsWithNeed(question.options)) {
          raise(values.blocks[question.block], need, weighted(rankStrength(question, answer, key), weight));
        }
        break;
      case "scale":
      case "number":
      case "yesno":
        if (question.need !== undefined) {
          const strength = weighted(valueStrength(question, answer), question.needWeight ?? 1);
          raise(values.blocks[question.block], question.need, strength);
        }
        break;
      case "date":
      case "text":
      case "info":
        break;
    }
  }
  const coded = values.blocks[blockOfCodes(values)];
  for (const need of acceptedCodes) raise(coded, need, 1);
  return values;
}

/** The block in which codes of open answers count. */
export function blockOfCodes({ blocks }: NeedValues): NeedBlock {
  return needBlocks.find((block) => blocks[block].size > 0) ?? "support";
}

/** The keys of the needs that the questionnaire asks about, in its order. */
export function askedNeeds(questionnaire: Questionnaire): string[] {
  const { blocks } = needValues(questionnaire, {});
  return [...new Set(needBlocks.flatMap((block) => [...blocks[block].keys()]))];
}

/** Strength of a rating on the scale min … max: 0 … 1, or null for none. */
export function ratingStrength(rating: number | null, { min, max }: { min: number; max: number }): number | null {
  return rating === null || max <= min ? null : (rating - min) / (max - min);
}

/** Strength of what was ranked: 1 for the best, 0 for what was left unranked, or null where nothing was ranked. */
export function rankStrength(
  { settings, options }: RankingQuestion,
  answer: Answers[string] | undefined,
  option: string,
): number | null {
  if (answer?.kind !== "ranking" || answer.order.length === 0) return null;
  const places = settings.places ?? options.length;
  const at = answer.order.indexOf(option);
  return at === -1 ? 0 : (places - at) / places;
}

/** Strength of a question's one value, 0 … 1, or null for none. */
function valueStrength(question: ScaleQuestion | NumberQuestion | YesNoQuestion, answer: Answers[string] | undefined) {
  if (answer?.kind === "yesno") return answer.yes === null ? null : Number(answer.yes);
  if (question.kind === "scale")
    return ratingStrength(answer?.kind === "scale" ? answer.value : null, question.settings);
  if (question.kind !== "number" || answer?.kind !== "number" || answer.number === null) return null;
  const { min, max } = question.settings;
  return min === null || max === null ? null : ratingStrength(Number(answer.number), { min, max });
}

function weighted(strength: number | null, weight: number): number | null {
  return strength === null ? null : strength * weight;
}

/**
 * The gap between importance and present level, max(0, importance − level)/(steps − 1) with both on 0 … steps − 1:
 * 1 when the utmost importance meets no skill at all, 0 when skill suffices; null when either is missing.
 */
export function gapStrength({ importance, level, steps }: Judgement): number | null {
  return importance === null || level === null || steps < 2 ? null : Math.max(0, importance - level) / (steps - 1);
}

/** Strength of a need over all blocks, the largest of them; null when it is missing in each. */
export function mergedStrength(values: NeedValues, need: string): number | null {
  return needBlocks.reduce<number | null>((largest, block) => larger(largest, values.blocks[block].get(need)), null);
}

/**
 * Present level of a need on 0 … steps − 1: as stated for the need, else the respondent's general skill, else null.
 */
export function needLevel(values: NeedValues, need: string, generalSkill: number | null): number | null {
  return values.judgements.get(need)?.level ?? generalSkill;
}

/** Which of `topicLevels` levels (0 = basics) suits a present level on 0 … steps − 1: ⌊level · topicLevels / steps⌋. */
export function topicLevel(level: number, steps: number, topicLevels: number): number {
  return Math.floor((level * topicLevels) / steps);
}

function readMatrix(values: NeedValues, question: MatrixQuestion, answer: MatrixAnswer | null): void {
  for (const { key, need, weight } of optionsWithNeed(question.options)) {
    const row = answer?.rows[key];
    const judgement: Judgement = {
      importance: known(row?.importance),
      level: known(row?.level),
      steps: question.settings.levels,
    };
    // A need with two rows keeps the judgement that gave its gap, so that level and gap belong together.
    if (raise(values.blocks.support, need, weighted(gapStrength(judgement), weight)) || !values.judgements.has(need)) {
      values.judgements.set(need, judgement);
    }
  }
}

function known(mark: MatrixMark | undefined): number | null {
  return typeof mark === "number" ? mark : null;
}

/** What was chosen, or null when the question was left blank; a text of one's own is an answer without a choice. */
export function tickedOptions(answer: Answers[string] | undefined): ReadonlySet<string> | null {
  if (answer?.kind !== "multiple" && answer?.kind !== "single") return null;
  const chosen = new Set(answer.chosen ?? []);
  return chosen.size > 0 || (answer.other ?? "").trim() !== "" ? chosen : null;
}

function optionsWithNeed(options: readonly QuestionOption[]): { key: string; need: string; weight: number }[] {
  return options.flatMap(({ key, need, needWeight: weight = 1 }) =>
    need === undefined ? [] : [{ key, need, weight }],
  );
}

/** Keeps the larger strength of a need and tells whether it rose. */
function raise(strengths: Strengths, need: string, strength: number | null): boolean {
  const before = strengths.get(need) ?? null;
  strengths.set(need, larger(before, strength));
  return strength !== null && (before === null || strength > before);
}

function larger(a: number | null, b: number | null | undefined): number | null {
  if (b === null || b === undefined) return a;
  return a === null ? b : Math.max(a, b);
}
