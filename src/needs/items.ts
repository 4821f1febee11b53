import type { Texts } from "../platform/locales.ts";
import type { Answers, Question, Questionnaire, QuestionOption } from "../surveys/index.ts";
import { needBlocks, type NeedValues, rankStrength, ratingStrength, type Strengths, tickedOptions } from "./values.ts";

/** What is asked beside needs: services in use, services that could be given up, barriers. */
export const itemKinds = ["services", "pruning", "barriers"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** One service or barrier, as the survey names it. */
export interface Item {
  key: string;
  texts: Texts;
}

/** The services or barriers that the questionnaire asks about, in its order, each once. */
export function askedItems(questionnaire: Questionnaire, kind: ItemKind): Item[] {
  const items = new Map<string, Item>();
  for (const { option, key } of itemOptions(questionnaire, kind))
    if (!items.has(key)) items.set(key, { key, texts: option.texts });
  return [...items.values()];
}

/**
 * What one respondent says of them, in the shape of need values, so that the needs table can count them: 1 has or
 * chose it, 0 did not, null left the question blank.
 */
export function itemValues(questionnaire: Questionnaire, answers: Answers, kind: ItemKind): NeedValues {
  const strengths: Strengths = new Map();
  for (const { question, option, key } of itemOptions(questionnaire, kind)) {
    const strength = strengthOf(question, option, answers);
    const before = strengths.get(key) ?? null;
    strengths.set(key, before === null || (strength ?? -1) > before ? strength : before);
  }
  const [first, ...others] = needBlocks;
  const empty = Object.fromEntries(others.map((block) => [block, new Map()]));
  return { blocks: { ...empty, [first]: strengths } as NeedValues["blocks"], judgements: new Map() };
}

function strengthOf(question: Question, option: QuestionOption, answers: Answers): number | null {
  const answer = answers[question.key];
  if (question.kind === "ratings")
    return answer?.kind === "ratings" ? ratingStrength(answer.rows[option.key] ?? null, question.settings) : null;
  if (question.kind === "ranking") return rankStrength(question, answer, option.key);
  const ticked = tickedOptions(answer);
  return ticked === null ? null : Number(ticked.has(option.key));
}

/** "None of these" and a text of one's own are answers, but nothing that can be counted. */
function itemOptions(questionnaire: Questionnaire, kind: ItemKind) {
  return questionnaire.sections
    .flatMap((section): Question[] => section.questions)
    .filter(({ block }) => block === (kind === "pruning" ? "wishes" : kind))
    .flatMap((question) =>
      (question.options as QuestionOption[]).flatMap((option) => {
        if (option.exclusive === true || option.other === true) return [];
        const key = kind === "barriers" ? (option.barrier ?? option.key) : (option.service ?? option.key);
        return kind === "pruning" && option.service === undefined ? [] : [{ question, option, key }];
      }),
    );
}
