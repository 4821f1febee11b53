import { Temporal } from "temporal-polyfill";

/**
 * What a survey is for: what organisations need, as they answer it themselves; the same as staff write it in when they
 * interview them; or what people say of a workshop that they were in.
 */
export type SurveyPurpose = "needs" | "assessment" | "feedback";

/** How answers came: by the respondent's own link, out of a file, or written in by staff. */
export type ResponseSource = "link" | "import" | "interview";

/**
 * What is stored. A survey that is stored as open is so from its opening time to its closing time, without anyone writing
 * it: see `stateAt`.
 */
export type SurveyState = "draft" | "open" | "closed";

/** How the survey stands at a time; `scheduled`: it is published and opens later. */
export type SurveyStanding = SurveyState | "scheduled";

/** Whether an answer is its respondent's, or nobody's. */
export type SurveyAnonymity = "named" | "anonymous";

/** Who may answer an anonymous survey: those with a personal link, or whoever has the link that all share. */
export type SurveyAccess = "invited" | "common";

export interface SurveyLife {
  state: SurveyState;
  /** Null where it opened as it was published. */
  opensAt: Temporal.Instant | null;
  closesAt: Temporal.Instant | null;
}

/** How it stands at the time: a published survey is open from its opening time on, and closed from its closing time on. */
export function stateAt({ state, opensAt, closesAt }: SurveyLife, now: Temporal.Instant): SurveyStanding {
  if (state !== "open") return state;
  if (closesAt === null || !isAhead(closesAt, now)) return "closed";
  return opensAt !== null && isAhead(opensAt, now) ? "scheduled" : "open";
}

/** Whether answers are taken in at the time. */
export function isOpen(survey: SurveyLife, now: Temporal.Instant): boolean {
  return stateAt(survey, now) === "open";
}

/** Whether it has been open, or came with its answers. */
export function hasOpened(survey: SurveyLife, now: Temporal.Instant): boolean {
  const standing = stateAt(survey, now);
  return standing === "open" || standing === "closed";
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
  | "already-published"
  | "nobody-to-ask"
  | "structure"
  | "texts-missing"
  | "letters-missing"
  | "closing-not-ahead"
  | OpeningTimeRefusal;

/** Why a draft may not be published, or null when it may. `recipients` is null where all answer by one link and no mail leaves. `structure`: a question cannot be answered as it is; `texts-missing`: a language of the programme lacks a text; `letters-missing`: a mail. */
export function publishRefusal(survey: SurveyLife, plan: PublishPlan, now: Temporal.Instant): PublishRefusal | null {
  if (survey.state !== "draft") return "already-published";
  if (!plan.isStructureSound) return "structure";
  if (!plan.areTextsWhole) return "texts-missing";
  if (plan.recipients !== null && !plan.areLettersWhole) return "letters-missing";
  if (plan.recipients === 0) return "nobody-to-ask";
  return timeRefusal(plan, now);
}

interface PublishPlan extends Times {
  recipients: number | null;
  isStructureSound: boolean;
  areTextsWhole: boolean;
  areLettersWhole: boolean;
}

export type OpeningTimeRefusal = "opening-not-ahead" | "opening-after-close";

interface Times {
  /** Null where it opens at once. */
  opensAt: Temporal.Instant | null;
  closesAt: Temporal.Instant;
}

function timeRefusal(
  { opensAt, closesAt }: Times,
  now: Temporal.Instant,
): "closing-not-ahead" | OpeningTimeRefusal | null {
  if (!isAhead(closesAt, now)) return "closing-not-ahead";
  if (opensAt === null) return null;
  if (!isAhead(opensAt, now)) return "opening-not-ahead";
  return isAhead(closesAt, opensAt) ? null : "opening-after-close";
}

export type RescheduleRefusal = "not-scheduled" | "nobody-to-ask" | "closing-not-ahead" | OpeningTimeRefusal;

/** Why a survey that has not opened yet may not open at another time, or null when it may. `recipients` as in publishing. */
export function rescheduleRefusal(
  survey: SurveyLife,
  plan: Times & { recipients: number | null },
  now: Temporal.Instant,
): RescheduleRefusal | null {
  if (stateAt(survey, now) !== "scheduled") return "not-scheduled";
  if (plan.recipients === 0) return "nobody-to-ask";
  return timeRefusal(plan, now);
}

export type UnscheduleRefusal = "not-scheduled" | "has-answers";

/** Why a survey that has not opened yet may not become a draft again, or null when it may: nobody has been told of it. */
export function unscheduleRefusal(
  survey: SurveyLife,
  ties: { responses: number },
  now: Temporal.Instant,
): UnscheduleRefusal | null {
  if (stateAt(survey, now) !== "scheduled") return "not-scheduled";
  return ties.responses > 0 ? "has-answers" : null;
}

/** Whether a survey was published to open by now and has not been opened: nobody has been asked yet. */
export function isDueToOpen(
  survey: SurveyLife & { openedAt: Temporal.Instant | null },
  now: Temporal.Instant,
): boolean {
  return survey.opensAt !== null && survey.openedAt === null && isOpen(survey, now);
}

export type ReopenRefusal =
  | "not-published"
  | "no-invitations"
  | "closing-not-ahead"
  | "close-is-final"
  | "answers-erased"
  | "opening-after-close";

/**
 * Why a published survey's closing time may not be moved (which also reopens a closed one), or null when it may. The
 * close of an anonymous survey is final; and it may be open to whoever has the link, without an invitation, as one that
 * opened at its time when there was nobody left to ask. Nor does one come back whose answers have been erased: what was
 * answered anew would count nowhere.
 */
export function reopenRefusal(
  survey: SurveyLife,
  plan: { closesAt: Temporal.Instant; invitations: number; isFinal?: boolean; isErased?: boolean },
  now: Temporal.Instant,
): ReopenRefusal | null {
  if (survey.state === "draft") return "not-published";
  if (plan.isFinal === true && stateAt(survey, now) === "closed") return "close-is-final";
  if (plan.isErased === true) return "answers-erased";
  if (plan.isFinal !== true && plan.invitations === 0 && survey.opensAt === null) return "no-invitations";
  if (!isAhead(plan.closesAt, now)) return "closing-not-ahead";
  return survey.opensAt === null || isAhead(plan.closesAt, survey.opensAt) ? null : "opening-after-close";
}

function isAhead(time: Temporal.Instant, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(time, now) > 0;
}
