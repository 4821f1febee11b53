// The organisations and every answer here are invented. They are drawn from a fixed seed to fit the published findings
// of the DigiVointi project: industries differ in the services they use and much less in their needs, skill levels are
// mixed within each industry, lack of time is the biggest barrier everywhere, and what unites the respondents is their
// development need. Nobody's real answers are among them.
import type { Answers, MatrixMark, MatrixRow } from "../src/surveys/questionnaire/answers.ts";
import type { MatrixQuestion, MultipleQuestion, Question } from "../src/surveys/questionnaire/questionnaire.ts";
import { digivointiSurvey } from "./digivointi-questionnaire.ts";
import { biggestHelp, type DemoOpenAnswer, workshopHopes } from "./digivointi-open-answers.ts";
import type { DemoOrganisation } from "./digivointi-organisations.ts";
import {
  barriersByIndustry,
  pruningChances,
  servicesByIndustry,
  sharedBarriers,
  sharedServices,
} from "./digivointi-patterns.ts";
import { drawRespondents, type Respondent, sharedPull } from "./digivointi-respondents.ts";
import { type Chance, chance } from "./chance.ts";

/** An organisation and its answers to the DigiVointi survey; null when it has not answered. */
export interface AnsweringOrganisation extends DemoOrganisation {
  answers: Answers | null;
}

/**
 * Of seeds 1 … 150 the answers form four need groups with 102 and three with 23; with the rest too few of the planted
 * patterns show. This one was chosen because its small numbers also bring out the published findings: what is common
 * to all, what is one industry's own, and the biggest barrier.
 */
export const digivointiSeed = 116;

type DemoText = Partial<DemoOpenAnswer> & { text: string };

const notAnswering = 4;
const questions = digivointiSurvey.sections.flatMap((section) => section.questions);

/** 45 organisations, 41 of which have answered; the same seed always gives the same answers. */
export function digivointiAnswers(seed = digivointiSeed): AnsweringOrganisation[] {
  const random = chance(seed);
  const respondents = drawRespondents(random);
  const silent = new Set(random.shuffled(respondents.map((_, i) => i)).slice(0, notAnswering));
  const open = { fi: random.shuffled(biggestHelp.fi), sv: random.shuffled(biggestHelp.sv) };
  const hopes = { fi: random.shuffled(workshopHopes.fi), sv: random.shuffled(workshopHopes.sv) };

  return respondents.map((respondent, i) => {
    if (silent.has(i)) return { ...respondent.organisation, answers: null };
    const answers: Answers = {};
    for (const question of questions) answerClosed(answers, question, respondent, random);
    const locale = respondent.organisation.contacts[0]?.locale === "sv" ? "sv" : "fi";
    if (random.real() < 0.75) addText(answers, "biggest-help", takeFitting(open[locale], respondent));
    if (random.real() < 0.4) addText(answers, "wishes-for-workshops", takeFitting(hopes[locale], respondent));
    return { ...respondent.organisation, answers };
  });
}

/**
 * The same answers with those about needs dealt out anew within each row of a matrix and each option of a wish: every
 * need is wanted as often as before and nothing unites the respondents. It stands for a programme without need groups.
 */
export function shuffledDigivointiAnswers(seed = digivointiSeed): AnsweringOrganisation[] {
  const random = chance(seed + 1);
  const organisations = structuredClone(digivointiAnswers(seed));
  const answered = organisations.map(({ answers }) => answers).filter((answers) => answers !== null);
  for (const question of questions) {
    if (question.kind === "matrix") shuffleMatrix(answered, question, random);
    if (question.kind === "multiple" && question.options.some(({ need }) => need !== undefined)) {
      shuffleTicks(answered, question, random);
    }
  }
  return organisations;
}

function answerClosed(answers: Answers, question: Question, respondent: Respondent, random: Chance): void {
  const { industry } = respondent.organisation;
  if (question.kind === "matrix") {
    answers[question.key] = { kind: "matrix", rows: judgements(question, respondent, random) };
  } else if (question.kind === "multiple") {
    const chosen = question.options.filter(({ key, service, barrier, need, exclusive, other }) => {
      if (exclusive === true || other === true) return false;
      if (question.key === "prune") return usesService(answers, key) && random.real() < (pruningChances[key] ?? 0);
      if (service !== undefined)
        return random.real() < (servicesByIndustry[industry][service] ?? sharedServices[service] ?? 0.02);
      if (barrier !== undefined)
        return random.real() < (barriersByIndustry[industry][barrier] ?? sharedBarriers[barrier] ?? 0.1);
      return need !== undefined && random.real() < tickChance(need, respondent);
    });
    const keys = chosen.map(({ key }) => key);
    answers[question.key] = { kind: "multiple", chosen: keys.length === 0 ? ["none"] : keys, other: null };
  }
}

function judgements(question: MatrixQuestion, respondent: Respondent, random: Chance): Record<string, MatrixRow> {
  const top = question.settings.levels - 1;
  const mark = (value: number): MatrixMark => {
    const draw = random.real();
    if (draw < 0.02) return null;
    return draw < 0.05 ? "unknown" : Math.min(top, Math.max(0, Math.round(value)));
  };
  const rows = question.options.map(({ key, need = key }): [string, MatrixRow] => {
    const pull = respondent.need[need] ?? 0;
    const shared = sharedPull(need, respondent);
    const importance = 1.8 + respondent.importanceStyle + shared + 1.5 * pull + 0.7 * random.normal();
    const level = 1.9 + respondent.skill - 0.3 * shared - 0.7 * pull + 0.7 * random.normal();
    return [key, { importance: mark(importance), level: mark(level) }];
  });
  return Object.fromEntries(rows);
}

function tickChance(need: string, respondent: Respondent): number {
  return respondent.tickiness + 0.55 * (respondent.need[need] ?? 0) + 0.3 * Math.max(0, sharedPull(need, respondent));
}

function usesService(answers: Answers, service: string): boolean {
  const inUse = answers["services-in-use"];
  return inUse?.kind === "multiple" && inUse.chosen.includes(service);
}

/** Takes out of the list the text that fits the respondent best, if one fits at all. */
function takeFitting(list: DemoText[], respondent: Respondent): string | undefined {
  const fits = list.map((text) => fitOf(text, respondent));
  const best = Math.max(...fits);
  return best < 0.4 ? undefined : list.splice(fits.indexOf(best), 1)[0]?.text;
}

/** How strongly the respondent has the need that a text is about, 0 … 1; 1 for a text about no need. */
function fitOf({ needs, industries, team }: DemoText, { organisation, need }: Respondent): number {
  if (industries !== undefined && !industries.includes(organisation.industry)) return 0;
  if (team === true && organisation.sizeClass === "1") return 0;
  return needs === undefined ? 1 : Math.max(...needs.map((key) => need[key] ?? 0));
}

function addText(answers: Answers, question: string, text: string | undefined): void {
  if (text !== undefined) answers[question] = { kind: "text", text };
}

function shuffleMatrix(answered: readonly Answers[], question: MatrixQuestion, random: Chance): void {
  for (const { key } of question.options) {
    const matrices = answered.flatMap((answers) => {
      const answer = answers[question.key];
      return answer?.kind === "matrix" ? [answer] : [];
    });
    const dealt = random.shuffled(matrices.map(({ rows }) => rows[key]!));
    matrices.forEach(({ rows }, i) => (rows[key] = dealt[i]!));
  }
}

function shuffleTicks(answered: readonly Answers[], question: MultipleQuestion, random: Chance): void {
  const ticks = question.options
    .filter(({ exclusive }) => exclusive !== true)
    .map(({ key }) => {
      const chosen = answered.map((answers) => {
        const answer = answers[question.key];
        return answer?.kind === "multiple" && answer.chosen.includes(key);
      });
      return { key, chosen: random.shuffled(chosen) };
    });
  answered.forEach((answers, i) => {
    const chosen = ticks.filter((option) => option.chosen[i] === true).map(({ key }) => key);
    answers[question.key] = { kind: "multiple", chosen: chosen.length === 0 ? ["none"] : chosen, other: null };
  });
}
