import { keyFrom } from "../../../catalogue/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Question, Questionnaire } from "../../questionnaire/questionnaire.ts";
import { findQuestion, type ActRefusal } from "../acts/places.ts";
import {
  addQuestion,
  duplicateQuestion,
  editQuestion,
  moveQuestion,
  placeBeside,
  removeQuestion,
  type QuestionPlace,
} from "../acts/questions.ts";
import { edit, editNamed, type Done, type EditSettings, type Place } from "../edits/commands.ts";
import { digestOf, saysSame } from "../edits/digest.ts";
import type { Change, ConditionRefusal } from "../edits/edit.ts";
import { answeredRefusal, type AnsweredRefusal } from "./answered.ts";
import { firstText, questionOf, type QuestionMistakes } from "./question-of.ts";
import type { TypedQuestion } from "./typed-question.ts";

export type QuestionRefusal = ActRefusal | AnsweredRefusal | "changed-meanwhile" | { mistakes: QuestionMistakes };

export type Saved = { key: string } | { refused: QuestionRefusal | ConditionRefusal };

export interface TypedAddition {
  typed: TypedQuestion;
  at: QuestionPlace;
  /** The edit where the form stood: sent twice, it adds one question. */
  since: number;
}

/** Adds the question that was typed. */
export async function saveNewQuestion(
  db: Db,
  place: Place,
  { typed, at, since }: TypedAddition,
  actorId: string,
): Promise<Saved> {
  const made = questionOf(typed, { question: typed.kind, taken: new Set(), keyFrom });
  if ("mistakes" in made) return { refused: made };
  let key = "";
  const added = (questionnaire: Questionnaire) => findAlike(questionnaire, at, made.question);
  const what = { act: "question.add", subject: firstText(typed.texts) } as const;
  const add: Change<QuestionRefusal> = (questionnaire, { taken }) => {
    key = keyFrom(what.subject || typed.kind, taken.questions);
    return addQuestion(questionnaire, at, { ...made.question, key }, taken);
  };
  const isThere = (questionnaire: Questionnaire) => added(questionnaire) !== undefined;
  const outcome = await edit(db, place, actorId, what, add, { once: { since, isThere } });
  if ("refused" in outcome) return outcome;
  const { questionnaire } = outcome;
  return { key: findQuestion(questionnaire, key) === undefined ? (added(questionnaire)?.key ?? key) : key };
}

/** The section's question that says the same as the one without a place. */
function findAlike({ sections }: Questionnaire, { section: key }: QuestionPlace, question: Question) {
  const section = sections.find((each) => each.key === key);
  return section?.questions.find((each) => saysSame({ ...each, key: "" }, { ...question, key: "" }));
}

export interface TypedEdit {
  key: string;
  typed: TypedQuestion;
  /** The digest of the question that the form was filled in from. */
  seen: string;
  /** Whether the form left the options out, so that they stay as they are. */
  keepsOptions: boolean;
}

/** Changes the question as it was typed, unless a colleague has changed it since the form was opened. */
export async function saveQuestion(
  db: Db,
  place: Place,
  { key, typed, seen, keepsOptions }: TypedEdit,
  actorId: string,
  settings: EditSettings,
): Promise<Saved> {
  const what = { act: "question.edit", subject: firstText(typed.texts) } as const;
  const outcome = await edit<QuestionRefusal>(
    db,
    place,
    actorId,
    what,
    (questionnaire, ground) => {
      const now = findQuestion(questionnaire, key)?.question;
      if (now === undefined) return { refused: "no-question" };
      const made = questionOf(typed, { question: key, taken: ground.taken.options.get(key) ?? new Set(), keyFrom });
      if ("mistakes" in made) return { refused: made };
      const next = withKept(made.question, now, keepsOptions);
      // Both have changed it to the same: nothing is lost.
      if (digestOf(now) !== seen && digestOf(now) !== digestOf(next)) return { refused: "changed-meanwhile" };
      const refused = ground.answered.has(key) ? answeredRefusal(now, next) : null;
      return refused === null ? editQuestion(questionnaire, next) : { refused };
    },
    settings,
  );
  return "refused" in outcome ? outcome : { key };
}

/** What the form does not hold stays: the condition, and options that are too many for it. */
function withKept(question: Question, { condition, options }: Question, keepsOptions: boolean): Question {
  const conditioned = condition === undefined ? question : { ...question, condition };
  return keepsOptions ? ({ ...conditioned, options } as Question) : conditioned;
}

/** Where a question is to go: one step, or to a place. */
export type Move = { way: "up" | "down" } | { to: QuestionPlace };

export async function moveTo(
  db: Db,
  place: Place,
  { key, move }: { key: string; move: Move },
  actorId: string,
  settings: EditSettings,
): Promise<Done<ActRefusal>> {
  return await act(db, place, { key, act: "question.move", actorId, settings }, (questionnaire) => {
    const to = "to" in move ? move.to : placeBeside(questionnaire, key, move.way);
    // At the end of the list there is nowhere further to go.
    return to === undefined ? questionnaire : moveQuestion(questionnaire, key, to);
  });
}

/** Adds another of the same behind the question; the button of one page, which stood at the edit `since`, adds one. */
export async function copyQuestion(
  db: Db,
  place: Place,
  { key, since }: { key: string; since: number },
  actorId: string,
): Promise<Done<ActRefusal>> {
  const settings = { once: { since, isThere: () => true } };
  return await act(db, place, { key, act: "question.copy", actorId, settings }, (questionnaire, { taken }) =>
    duplicateQuestion(questionnaire, key, taken),
  );
}

export async function dropQuestion(
  db: Db,
  place: Place,
  key: string,
  actorId: string,
  settings: EditSettings,
): Promise<Done<ActRefusal>> {
  return await act(db, place, { key, act: "question.remove", actorId, settings }, (questionnaire) =>
    removeQuestion(questionnaire, key),
  );
}

interface QuestionAct {
  key: string;
  act: "question.move" | "question.copy" | "question.remove";
  actorId: string;
  settings: EditSettings;
}

async function act(db: Db, place: Place, { key, ...what }: QuestionAct, change: Change<ActRefusal>) {
  const nameIn = (questionnaire: Questionnaire) => {
    const found = findQuestion(questionnaire, key);
    return found === undefined ? { refused: "no-question" as const } : { name: firstText(found.question.texts) };
  };
  return await editNamed(db, place, what, nameIn, change);
}
