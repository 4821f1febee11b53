import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { Question, Questionnaire, Section } from "../questionnaire/questionnaire.ts";
import { freeForm } from "./free-form.ts";
import { interviewSurvey } from "./interview-survey.ts";
import { recordedNotice } from "./recorded-notice.ts";

/** The ready questionnaire of a needs assessment, or a short one for free notes. */
export const interviewForms = ["template", "free"] as const;
export type InterviewForm = (typeof interviewForms)[number];

/** The form's questions about the catalogue. Nothing has to be answered: a mentor writes in what there was time for. */
export function recordedForm(form: InterviewForm, catalogue: CatalogueTemplate): Questionnaire {
  const whole = form === "free" ? freeForm(catalogue) : withoutTheTalk(interviewSurvey(catalogue));
  return { ...whole, notice: recordedNotice, sections: whole.sections.map(optional) };
}

/** The day and the people met are the interview's own, beside its questions. */
function withoutTheTalk(questionnaire: Questionnaire): Questionnaire {
  return { ...questionnaire, sections: questionnaire.sections.filter(({ key }) => key !== "talk") };
}

function optional(section: Section): Section {
  return { ...section, questions: section.questions.map((question): Question => ({ ...question, required: false })) };
}
