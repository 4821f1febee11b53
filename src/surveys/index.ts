import type { Asking } from "../platform/asking.ts";
import type { Db } from "../platform/database.ts";
import type { StepState } from "../platform/frame.ts";
import { surveyStep } from "./pages.ts";
import { listStandings } from "./queries.ts";

export { createSurveyFromTemplate } from "./commands.ts";
export {
  closeFeedback,
  keepFeedbackPromises,
  moveFeedbackClosing,
  type MovingRefusal,
} from "./feedback/closing/commands.ts";
export { listSentAnswers, type SentAnswers } from "./following/queries.ts";
export {
  askPersons,
  moveFeedback,
  openFeedback,
  openFeedbackForPerson,
  remindPersons,
  type AskedByLink,
} from "./feedback/commands.ts";
export type { Change, FeedbackAnswer, LevelVerdict } from "./feedback/feedback-answers.ts";
export { listAskedPeople, listFeedback, listFeedbackOf, type Feedback, type OwnFeedback } from "./feedback/queries.ts";
export { endInterviewForm, openInterviewForm, refreshForm } from "./interview/commands.ts";
export { listInterviewForms, type OpenedForm } from "./interview/queries.ts";
export { interviewForms, type InterviewForm } from "./interview/recorded-form.ts";
export { describeAnswersFile } from "./importing/files/queries.ts";
export { describeSurveyFile } from "./importing/structures/queries.ts";
export {
  getNamedSurvey as getSurvey,
  latestSurvey,
  listNamedSurveys as listSurveys,
  listOpenedSurveys,
  type Survey,
} from "./queries.ts";
export { getQuestionnaire } from "./questionnaire/queries.ts";
export { keepAnonymousPromises } from "./anonymous/closing/commands.ts";
export { beginRecorded, countRound, finishRecorded, removeRecorded, saveRecorded } from "./recording/commands.ts";
export type { Outcome } from "./answering/commands.ts";
export { AnswersForm } from "./answering/forms.ts";
export type { TypedAnswer } from "./answering/questions/saving.ts";
export { typedAnswers } from "./answering/questions/typed.ts";
export { asTyped } from "./recording/given.ts";
export { noticeLines, recordedModel, recordingModel, savedAnswerModel, saidBefore } from "./recording/pages.ts";
export { findRecorded, listCorrected, type Recorded } from "./recording/queries.ts";
export { askForSurveyLinkUrl } from "./links/addresses.ts";
export { forgetColleagues } from "./links/commands.ts";
export { openDueSurveys } from "./publishing/opening/commands.ts";
export { instantOf, suggestedClosing } from "./publishing/recipients.ts";
export {
  listReadinessSurveys,
  loadReadiness,
  type Background,
  type Judgement,
  type ReadinessSurvey,
  type ToldMean,
  type ToldReadiness,
} from "./readiness/told/queries.ts";
export { eraseDueAnswers } from "./retention/commands.ts";
export { isOpen, stateAt } from "./survey-life.ts";
export {
  isBlank,
  type Answers,
  type AnswerValue,
  type MatrixAnswer,
  type MatrixMark,
  type RatingsAnswer,
} from "./questionnaire/answers.ts";
export type {
  MatrixQuestion,
  NumberQuestion,
  Question,
  QuestionBlock,
  Questionnaire,
  QuestionOption,
  RankingQuestion,
  ScaleQuestion,
  YesNoQuestion,
} from "./questionnaire/questionnaire.ts";
export { allQuestions, type StoredQuestionnaire } from "./questionnaire/stored.ts";

/**
 * The survey's step on the path: how the newest survey stands, one that is published before a draft; one with names, which
 * the later steps go by, before an anonymous one.
 */
export async function surveysState(db: Db, programmeId: string, asking: Asking): Promise<StepState> {
  const standings = await listStandings(db, programmeId);
  const published = standings.filter(({ survey }) => survey.state !== "draft");
  const named = published.find(({ survey }) => survey.anonymity === "named");
  return surveyStep(named ?? published[0] ?? standings[0], asking);
}
