import { Temporal } from "temporal-polyfill";

/** What a survey is for: what organisations need, or what people say of a workshop that they were in. */
export type SurveyPurpose = "needs" | "feedback";

/** What is stored. A survey that is stored as open is closed from its closing time on, without anyone writing it. */
export type SurveyState = "draft" | "open" | "closed";

/** Whether an answer is its respondent's, or nobody's. */
export type SurveyAnonymity = "named" | "anonymous";

/** Who may answer an anonymous survey: those with a personal link, or whoever has the link that all share. */
export type SurveyAccess = "invited" | "common";

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

export type WayRefusal = "published";

/** Why it may not be chosen any more whether the answers bear names, or null when it may: people were promised one of them. */
export function wayRefusal({ state }: SurveyLife): WayRefusal | null {
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
  "already-published" | "closing-not-ahead" | "nobody-to-ask" | "structure" | "texts-missing" | "letters-missing";

/** Why a draft may not be published, or null when it may. `recipients` is null where all answer by one link and no mail leaves. `structure`: a question cannot be answered as it is; `texts-missing`: a language of the programme lacks a text; `letters-missing`: a mail. */
export function publishRefusal(survey: SurveyLife, plan: PublishPlan, now: Temporal.Instant): PublishRefusal | null {
  if (survey.state !== "draft") return "already-published";
  if (!plan.isStructureSound) return "structure";
  if (!plan.areTextsWhole) return "texts-missing";
  if (plan.recipients !== null && !plan.areLettersWhole) return "letters-missing";
  if (plan.recipients === 0) return "nobody-to-ask";
  return isAhead(plan.closesAt, now) ? null : "closing-not-ahead";
}

interface PublishPlan {
  closesAt: Temporal.Instant;
  recipients: number | null;
  isStructureSound: boolean;
  areTextsWhole: boolean;
  areLettersWhole: boolean;
}

export type ReopenRefusal = "not-published" | "no-invitations" | "closing-not-ahead" | "close-is-final";

/**
 * Why a published survey's closing time may not be moved (which also reopens a closed one), or null when it may. The
 * close of an anonymous survey is final; and it may be open to whoever has the link, without an invitation.
 */
export function reopenRefusal(
  survey: SurveyLife,
  plan: { closesAt: Temporal.Instant; invitations: number; isFinal?: boolean },
  now: Temporal.Instant,
): ReopenRefusal | null {
  if (survey.state === "draft") return "not-published";
  if (plan.isFinal === true && !isOpen(survey, now)) return "close-is-final";
  if (plan.isFinal !== true && plan.invitations === 0) return "no-invitations";
  return isAhead(plan.closesAt, now) ? null : "closing-not-ahead";
}

function isAhead(closesAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(closesAt, now) > 0;
}
