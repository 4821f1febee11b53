import { Temporal } from "temporal-polyfill";
import type { Deps } from "../src/platform/deps.ts";
import type { Answers, AnswerValue } from "../src/surveys/questionnaire/answers.ts";
import { getQuestionnaire } from "../src/surveys/questionnaire/queries.ts";
import type { StoredQuestion } from "../src/surveys/questionnaire/stored.ts";
import { askFeedback, closeNow } from "../src/workshops/feedback/commands.ts";
import { findFeedbackSurvey } from "../src/workshops/feedback/queries.ts";
import { listTopics, listWorkshops } from "../src/workshops/index.ts";
import { chance, type Chance } from "./chance.ts";
import { answerByLink } from "./digivointi-surveying.ts";
import { unsentLetters } from "./links.ts";

const feedbackSeed = 5;
/** Of the workshops that everyone could come to, these topics' asked for feedback. */
const askedTopics = ["videos-and-reels", "canva"];

const uses = [
  "Kokeilen ensi viikolla yhtä opittua asiaa omassa työssäni.",
  "Otan työpajan mallipohjan heti käyttöön.",
  "Käymme opitut asiat läpi tiimipalaverissa.",
  "Pidän oppimastani lyhyen esittelyn työkavereille.",
  "Suunnittelen julkaisut kuukaudeksi kerrallaan.",
];
const wishes = [
  "Jatkoa samasta aiheesta, mutta enemmän aikaa harjoitella.",
  "Tekoälyn käyttö arjen kirjoitustöissä.",
  "Sama työkavereille iltapäivällä.",
];

/** Asks those who were at the workshop, and at two held before it, for their feedback: three of four have answered, and that on the earlier ones has closed. */
export async function giveFeedback(
  deps: Deps,
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
  ownerId: string,
): Promise<void> {
  const { db } = deps;
  const random = chance(feedbackSeed);
  const keyOf = new Map((await listTopics(db, programmeId)).map(({ id, key }) => [id, key]));
  const before = (await listWorkshops(db, programmeId)).filter(
    ({ state, seriesId, topicId }) =>
      state === "held" && seriesId === null && askedTopics.includes(keyOf.get(topicId ?? "") ?? ""),
  );
  for (const id of [...before.map((each) => each.id), workshopId]) {
    const letters = unsentLetters(deps, "s");
    const closesAt = Temporal.Now.instant().add({ hours: 24 * 11 });
    const asked = await askFeedback(letters.deps, { programmeId, workshopId: id, closesAt }, ownerId);
    if ("refused" in asked) throw new Error(`The demo's feedback: ${asked.refused}`);
    const surveyId = await findFeedbackSurvey(db, programmeId, id);
    const questionnaire = await getQuestionnaire(db, surveyId ?? "");
    const questions = questionnaire.sections.flatMap((section) => section.questions);
    for (const [at, token] of letters.tokens.entries())
      if (at % 4 !== 3) await answerByLink(deps, token, questionnaire, judged(questions, at, random));
    if (id !== workshopId) await closeNow(db, { programmeId, workshopId: id }, ownerId);
  }
}

function judged(questions: readonly StoredQuestion[], at: number, random: Chance): Answers {
  const start = questions.find(({ key }) => key === "before");
  const known = new Map((start?.options ?? []).map(({ key }) => [key, Math.floor(random.real() * 2)]));
  const answers = questions.map(({ key, ...question }): [string, AnswerValue | null] => {
    if (key === "useful") return [key, chosen(["5", "4", "5", "4", "4", "3"][Math.floor(random.real() * 6)] ?? "4")];
    if (key === "level")
      return [key, chosen(random.real() < 0.7 ? "right" : random.real() < 0.7 ? "too-hard" : "too-easy")];
    if (key === "use") return [key, at % 2 === 0 ? said(uses[(at / 2) % uses.length]) : null];
    if (key === "next") return [key, at % 3 === 1 ? said(wishes[at % wishes.length]) : null];
    if (question.kind !== "ratings") return [key, null];
    const learned = () => (key === "before" ? 0 : 1 + Math.floor(random.real() * 2));
    return [
      key,
      { kind: "ratings", rows: Object.fromEntries([...known].map(([need, level]) => [need, level + learned()])) },
    ];
  });
  return Object.fromEntries(answers.filter((one): one is [string, AnswerValue] => one[1] !== null));
}

const chosen = (key: string): AnswerValue => ({ kind: "single", chosen: key, other: null });
const said = (text: string | undefined): AnswerValue => ({ kind: "text", text: text ?? "" });
