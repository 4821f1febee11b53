import { Temporal } from "temporal-polyfill";

/** What a survey is for: what organisations need, or what people say of a workshop that they were in. */
export type SurveyPurpose = "needs" | "feedback";

/** What is stored. A survey that is stored as open is closed from its closing time on, without anyone writing it. */
export type SurveyState = "draft" | "open" | "closed";

export interface SurveyLife {
  state: SurveyState;
  closesAt: Temporal.Instant | null;
}

/** The state at the time: from the closing time on, an open survey is closed. */
export function stateAt({ state, closesAt }: SurveyLife, now: Temporal.Instant): SurveyState {
  if (state !== "open") return state;
  return closesAt !== null && Temporal.Instant.compare(now, closesAt) < 0 ? "open" : "closed";
}

/** Whether answers are taken in at the time. */
export function isOpen(survey: SurveyLife, now: Temporal.Instant): boolean {
  return stateAt(survey, now) === "open";
}

/** When answers stopped being taken in, or null while that lies ahead or was never set. */
export function closedSince(
  survey: SurveyLife & { closedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): Temporal.Instant | null {
  return stateAt(survey, now) === "closed" ? (survey.closedAt ?? survey.closesAt) : null;
}

export type EditRefusal = "published";

/** Why the survey's texts may not be changed, or null when they may: what people have answered to stays as it was. */
export function editRefusal({ state }: SurveyLife): EditRefusal | null {
  return state === "draft" ? null : "published";
}

export type RemovalRefusal = "published" | "has-answers";

/** Why the survey may not be removed, or null when it may. */
export function removalRefusal(
  survey: SurveyLife,
  ties: { invitations: number; responses: number },
): RemovalRefusal | null {
  if (ties.responses > 0) return "has-answers";
  return survey.state === "draft" && ties.invitations === 0 ? null : "published";
}

export type PublishRefusal =
  "already-published" | "closing-not-ahead" | "nobody-to-ask" | "texts-missing" | "letters-missing";

/** Why a draft may not be published, or null when it may. `texts-missing`: a language of the programme lacks the title or notice; `letters-missing`: a mail. */
export function publishRefusal(
  survey: SurveyLife,
  plan: { closesAt: Temporal.Instant; recipients: number; areTextsWhole: boolean; areLettersWhole: boolean },
  now: Temporal.Instant,
): PublishRefusal | null {
  if (survey.state !== "draft") return "already-published";
  if (!plan.areTextsWhole) return "texts-missing";
  if (!plan.areLettersWhole) return "letters-missing";
  if (plan.recipients === 0) return "nobody-to-ask";
  return isAhead(plan.closesAt, now) ? null : "closing-not-ahead";
}

export type ReopenRefusal = "not-published" | "no-invitations" | "closing-not-ahead";

/** Why a published survey's closing time may not be moved (which also reopens a closed one), or null when it may. */
export function reopenRefusal(
  survey: SurveyLife,
  plan: { closesAt: Temporal.Instant; invitations: number },
  now: Temporal.Instant,
): ReopenRefusal | null {
  if (survey.state === "draft") return "not-published";
  if (plan.invitations === 0) return "no-invitations";
  return isAhead(plan.closesAt, now) ? null : "closing-not-ahead";
}

function isAhead(closesAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(closesAt, now) > 0;
}
