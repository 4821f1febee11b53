import { phhykyCatalogue } from "../src/catalogue/phhyky.ts";
import type { Answers } from "../src/surveys/questionnaire/answers.ts";
import type { Question } from "../src/surveys/questionnaire/questionnaire.ts";
import { readinessSurvey } from "../src/surveys/readiness/readiness-survey.ts";
import { chance, type Chance } from "./chance.ts";
import { biggestHelp, worksWell } from "./phhyky-own-words.ts";
import type { DemoSector } from "./phhyky-units.ts";

const readinessSeed = 800;

/** How many answered from each sector: 800 in all, as was published. Those of administration have no part in the tree. */
const answered: Record<DemoSector | "administration", number> = { health: 268, family: 172, older: 301, administration: 59 }; // prettier-ignore

/** How ready each sector feels on the whole, 0–10, and how likely each tool is in use. */
const readiness: Record<keyof typeof answered, number> = { health: 6.4, family: 6.7, older: 5.6, administration: 7.6 };
const usual: Record<string, number> = {
  ...{ teams: 0.86, "patient-records": 0.62, "client-records": 0.48, intranet: 0.9, "shift-planning": 0.55 },
  ...{ "online-learning": 0.5, "remote-reception": 0.24, "mobile-records": 0.2, "client-messages": 0.22 },
  ...{ "online-booking": 0.18, chat: 0.08, chatbot: 0.05, "digital-care-path": 0.1 },
};
const hindering: Record<string, number> = {
  ...{ "lack-of-time": 0.58, "systems-apart": 0.41, "no-support": 0.33, "digital-gaps": 0.29, "unclear-model": 0.31 },
  ...{ "connections-devices": 0.26, shifts: 0.24, "clients-unready": 0.27, resistance: 0.09 },
};
const wanted: Record<string, number> = {
  ...{ "remote-meetings": 0.34, "team-channels": 0.31, "remote-care": 0.22, "digital-care-path": 0.17 },
  ...{ "record-keeping": 0.28, "client-guidance": 0.26, "staff-digital-skills": 0.24, "induction-material": 0.3 },
};

const questions = readinessSurvey(phhykyCatalogue).sections.flatMap((section) => section.questions);

/** Everybody's answers to the survey of readiness, by the question's key, in random order. */
export function readinessAnswers(): Answers[] {
  const random = chance(readinessSeed);
  const words = { help: random.shuffled(biggestHelp), works: random.shuffled(worksWell) };
  const sectors = Object.entries(answered).flatMap(([sector, count]) =>
    Array.from({ length: count }, () => sector as keyof typeof answered),
  );
  return random.shuffled(sectors).map((sector) => {
    const skill = random.normal();
    const person = { sector, skill, random };
    const answers: Answers = Object.fromEntries(
      questions.flatMap((question) => {
        const answer = answerTo(question, person);
        return answer === null ? [] : [[question.key, answer]];
      }),
    );
    if (random.real() < 0.04) say(answers, "biggest-help", words.help.pop());
    if (random.real() < 0.03) say(answers, "works-well", words.works.pop());
    return answers;
  });
}

interface Person {
  sector: keyof typeof answered;
  /** Standard normal. */
  skill: number;
  random: Chance;
}

function answerTo(question: Question, { sector, skill, random }: Person): Answers[string] | null {
  const among = (chances: Record<string, number>, otherwise: number) =>
    question.options.flatMap(({ key, other, exclusive }) =>
      other !== true && exclusive !== true && random.real() < (chances[key] ?? otherwise) ? [key] : [],
    );
  switch (question.key) {
    case "sector":
      return { kind: "single", chosen: sector, other: null };
    case "role":
      return { kind: "single", chosen: roleIn(sector, random), other: null };
    case "tools-in-use":
      return { kind: "multiple", chosen: orNone(among(usual, 0.1)), other: null };
    case "barriers":
      return { kind: "multiple", chosen: orNone(among(hindering, 0.1)), other: null };
    case "support-wanted":
      return { kind: "multiple", chosen: orNone(among(wanted, 0.13).slice(0, 5)), other: null };
    case "support-ways":
      return { kind: "multiple", chosen: among({ mentor: 0.45, short: 0.4, colleague: 0.35 }, 0.25), other: null };
    case "remote-often":
      return { kind: "single", chosen: ["daily", "weekly", "weekly", "monthly", "seldom"][Math.floor(random.real() * 5)]!, other: null }; // prettier-ignore
    case "statements":
      return ratings(question, 3.1 + 0.35 * (readiness[sector] - 6), { skill, random, most: 5 });
    case "tool-skills":
      return ratings(question, 1.6, { skill, random, most: 4 });
    case "readiness":
      return { kind: "scale", value: within(readiness[sector] + 1.7 * skill + 0.6 * random.normal(), 0, 10) };
    default:
      return null;
  }
}

/** Steps of a scale about the middle; every tenth row is left out. */
function ratings(
  question: Question,
  middle: number,
  { skill, random, most }: { skill: number; random: Chance; most: number },
): Answers[string] {
  const least = most === 5 ? 1 : 0;
  const rows = question.options.map(({ key }) => {
    const step = within(middle + 0.8 * skill + 0.7 * random.normal(), least, most);
    return [key, random.real() < 0.1 ? null : step] as const;
  });
  return { kind: "ratings", rows: Object.fromEntries(rows) };
}

/** Few say that they do office work outside administration: what is told of them stays hidden. */
function roleIn(sector: Person["sector"], random: Chance): string | null {
  const draw = random.real();
  if (draw < 0.05) return null;
  if (sector === "administration") return draw < 0.15 ? "supervisor" : draw < 0.7 ? "expert" : "support";
  if (draw < 0.15) return "supervisor";
  return draw < 0.165 ? "expert" : draw < 0.2 ? "support" : "client-work";
}

function say(answers: Answers, key: string, text: string | undefined): void {
  if (text !== undefined) answers[key] = { kind: "text", text };
}

const orNone = (keys: string[]): string[] => (keys.length === 0 ? ["none"] : keys);
const within = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, Math.round(value))); // prettier-ignore
