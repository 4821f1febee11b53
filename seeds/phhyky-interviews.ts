import type { Answers } from "../src/surveys/questionnaire/answers.ts";
import type { Question } from "../src/surveys/questionnaire/questionnaire.ts";
import { chance, type Chance } from "./chance.ts";
import { daysLater, workday } from "./phhyky-days.ts";
import { agreedSteps, areaNeeds, worksBadlyInUnit, worksWellInUnit } from "./phhyky-needs.ts";
import { toolReach, toolsOf } from "./phhyky-reach.ts";
import { mentorOf, type DemoMentor } from "./phhyky-staff.ts";
import { mentoredUnits, type DemoUnit } from "./phhyky-units.ts";

/** An interview in which a mentor assessed a unit's needs with its people. */
export interface DemoInterview {
  unit: DemoUnit;
  mentor: DemoMentor;
  heldOn: string;
  people: { role: string; count: number; name: string; hasAgreed: boolean }[];
  summary: string;
  answers: Answers;
}

const interviewsSeed = 5;

/** How far units are with a tool on the form's ladder of 0–5, in which a hundred of maturity is a step. */
const toolOfService: Record<string, string> = {
  ...{
    teams: "Teams",
    "remote-reception": "Etävastaanotto",
    "digital-care-path": "Digihoitopolku",
    chatbot: "Chatbot",
  },
  "client-messages": "Suojatut viestit",
};
const inUse: Record<string, number> = {
  teams: 0.9,
  "patient-records": 0.6,
  "client-records": 0.5,
  intranet: 0.8,
  "shift-planning": 0.6,
};

/** One interview with every unit that has a mentor, by day. */
export function phhykyInterviews(questions: readonly Question[]): DemoInterview[] {
  const random = chance(interviewsSeed);
  const interviews = mentoredUnits.map((unit): DemoInterview => {
    const mentor = mentorOf.get(unit)!;
    const isFirst = mentor.wave === 1;
    const days = isFirst ? { from: "2021-05-10", to: "2021-06-18" } : { from: "2021-08-16", to: "2021-09-15" };
    const heldOn = workday(days, random);
    const answers = questions.flatMap((question) => {
      const answer = answerTo(question, { unit, heldOn, random });
      return answer === null ? [] : [[question.key, answer] as const];
    });
    const met = areaNeeds[unit.area]!.roles.map((role) => ({
      role,
      count: 1 + Math.floor(random.real() * 3),
      name: "",
      hasAgreed: false,
    }));
    const people = [{ role: "Esihenkilö", count: 1, name: "", hasAgreed: false }, ...met];
    return { unit, mentor, heldOn, people, summary: summaryOf(unit, random), answers: Object.fromEntries(answers) };
  });
  return interviews.sort((a, b) => (a.heldOn < b.heldOn ? -1 : a.heldOn > b.heldOn ? 1 : 0));
}

interface Talk {
  unit: DemoUnit;
  heldOn: string;
  random: Chance;
}

function answerTo({ key, kind, options }: Question, { unit, heldOn, random }: Talk): Answers[string] | null {
  const isOwn = ({ other, exclusive }: (typeof options)[number]) => other !== true && exclusive !== true;
  const wanted = areaNeeds[unit.area]!.needs;
  switch (key) {
    case "services-in-use": {
      const used = options.filter(isOwn).filter((option) => random.real() < (inUse[option.key] ?? 0.15));
      return { kind: "multiple", chosen: used.map((option) => option.key), other: null };
    }
    case "barriers": {
      const named = random.shuffled(options.filter(isOwn)).slice(0, 1 + Math.floor(random.real() * 3));
      return { kind: "multiple", chosen: named.map((option) => option.key), other: null };
    }
    case "how-far": {
      const rows = options.map((option) => [option.key, stepOf(option.key, unit, random)] as const);
      return { kind: "ratings", rows: Object.fromEntries(rows) };
    }
    case "works-well":
      return { kind: "text", text: pick(worksWellInUnit, random) };
    case "works-badly":
      return { kind: "text", text: pick(worksBadlyInUnit, random) };
    case "steps":
      return { kind: "text", text: pick(agreedSteps, random) };
    case "mentor-wanted":
      return { kind: "yesno", yes: true };
    case "looked-at-again":
      return { kind: "date", date: daysLater(heldOn, 42) };
  }
  if (kind !== "matrix") return null;
  const rows = options.map((option) => {
    const importance = step((wanted[option.key] ?? 1.1) + 0.6 * random.normal());
    return [option.key, { importance, level: step(2 - 0.25 * importance + 0.7 * random.normal()) }] as const;
  });
  return { kind: "matrix", rows: Object.fromEntries(rows) };
}

function stepOf(service: string, unit: DemoUnit, random: Chance): number | null {
  const tool = toolOfService[service];
  if (tool === undefined || !toolsOf(unit).includes(tool)) return null;
  return Math.min(5, Math.max(0, Math.round(toolReach[tool]!.level / 100 + 0.6 * random.normal())));
}

const standings = [
  "Halua on, aikaa vähän.",
  "Yksikkö on hyvässä alussa.",
  "Perusasiat kaipaavat kertausta ennen uusia välineitä.",
  "Esihenkilö sitoutui varaamaan ajan kahteen koulutukseen.",
];

function summaryOf({ unit, area }: DemoUnit, random: Chance): string {
  return `${unit}: ${pick(standings, random)} ${pick(focusOf[area] ?? [""], random)}`.trim();
}

const focusOf: Record<string, string[]> = {
  "Erikoissairaanhoidon poliklinikat": ["Digihoitopolusta toivotaan apua kontrollikäynteihin, tekijää ei ole."],
  "Mielenterveys- ja päihdepalvelut": ["Digihoitopolku kiinnostaa, sisällöille ei ole tekijää."],
  Kuntoutus: ["Kotiharjoitteet haluttaisiin digihoitopolulle."],
  Kotihoito: ["Mobiilikirjaaminen ensin, sitten etäkäynnit.", "Reitille tarvitaan ohjeet, jotka mahtuvat taskuun."],
  Asumispalvelut: ["Aloitetaan perustaidoista ja perehdytyksestä."],
};

const step = (value: number): number => Math.min(4, Math.max(0, Math.round(value)));

function pick<T>(values: readonly T[], random: Chance): T {
  return values[Math.floor(random.real() * values.length)]!;
}
