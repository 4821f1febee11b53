import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { localDayAndTime } from "../../../workshops/index.ts";
import { mentorsUrl, sessionsUrl, sessionUrl } from "../../addresses.ts";
import { mentoringRooms } from "../../pages.ts";
import {
  emptyModel,
  kindChips,
  mentorField,
  minuteFields,
  toolChips,
  unitFields,
  wordFields,
  type Start,
} from "../fields/pages.ts";
import type { Choices } from "../logging/queries.ts";
import type { Session } from "../queries.ts";
import type { PlanRefusal } from "../session.ts";

/** Why a session is not planned so, in words and at which field. */
export const planText: Record<PlanRefusal, Key> = {
  "in-past": "sessionLog.plan.inPast",
  "already-planned": "sessionLog.plan.alreadyPlanned",
  "not-planned": "sessionLog.plan.notPlanned",
  "people-from-afar": "sessionLog.plan.peopleFromAfar",
};
export const planField: Record<PlanRefusal, string> = {
  "in-past": "day",
  "already-planned": "start",
  "not-planned": "day",
  "people-from-afar": "place",
};

export interface PlanForm {
  choices: Choices;
  /** What is changed; null for a new plan. */
  session: Session | null;
  start: Start;
  form: FormState;
}

/** The form of a session to come. */
export function planPage({ choices, session, start, form }: PlanForm, asking: Asking): Page {
  const { t } = asking;
  const { programme, entering } = choices;
  const url = sessionsUrl(programme.id);
  const own = session === null ? null : sessionUrl(programme.id, session.id);
  const mentor = mentorField(choices, form, start, asking);
  const kind = kindChips(form, start, asking, t("sessionLog.plan.kind"));
  const actionUrl = own === null ? `${url}/planned` : `${own}/plan`;
  const unit = unitFields(choices, form, start, actionUrl, asking);
  const tool = toolChips(choices, unit.chosenId, form, start, asking);
  const minutes = minuteFields(form, start, asking);
  const words = wordFields(form, start, asking);
  const when = whenFields(choices, form, start, asking);
  const all = [
    mentor,
    kind.field,
    unit.buttons.field,
    tool.field,
    when.day,
    when.start,
    minutes.quick.field,
    minutes.own,
  ];
  const mistakes = summary([...all, when.place, words.title, words.note].filter((each) => each !== null));
  return {
    view: "mentoring/sessions/plan",
    region: "mentoring/sessions/_with",
    title: t(session === null ? "sessionLog.plan.title" : "sessionLog.plan.changeTitle"),
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: mentoringRooms(programme.id, "sessions", asking),
      heading: t(session === null ? "sessionLog.plan.heading" : "sessionLog.plan.changeHeading"),
      ...emptyModel(choices, mentorsUrl(programme.id), asking),
      who: entering.isForAll ? null : (entering.own?.name ?? null),
      mistakes,
      ...{ mentor, kind, unit, tool, minutes, words, when },
      ...{ heads: null, again: null },
      actionUrl,
      cancelUrl: url,
      logUrl: own === null ? null : `${own}/log`,
      workshopUrl: session === null ? null : `/programmes/${programme.id}/workshops/${session.id}`,
      cancellation:
        own === null
          ? null
          : {
              url: `${own}/cancellation`,
              reason: formField(emptyForm, t, "reason", { label: t("sessionLog.plan.reason"), optional: true }),
            },
    },
  };
}

function whenFields(choices: Choices, form: FormState, start: Start, { t }: Asking) {
  return {
    day: formField(form, t, "day", {
      label: t("sessionLog.log.day"),
      type: "date",
      value: start["day"] ?? choices.today,
    }),
    start: formField(form, t, "start", {
      label: t("sessionLog.plan.start"),
      type: "time",
      value: start["start"] ?? "",
    }),
    place: formField(form, t, "place", {
      label: t("sessionLog.plan.place"),
      hint: t("sessionLog.plan.placeHint"),
      optional: true,
      value: start["place"] ?? "",
    }),
  };
}

/** What a plan says of itself, as the form starts with it. */
export function planStart(session: Session, timeZone: string, { locale }: Asking): Start {
  const { mentorId, unitId, toolId, eventKind, minutes, startsAt, isTitled, names, note, place, remoteUrl } = session;
  const at = startsAt === null ? null : localDayAndTime(startsAt, timeZone);
  return {
    ...{ mentorId, unitId, eventKind, note, toolId: toolId ?? "" },
    place: remoteUrl === "" ? place : remoteUrl,
    title: isTitled ? textIn(names, locale) : "",
    ...(minutes !== null && { minutes: String(minutes) }),
    ...(at !== null && { day: at.day, start: at.time }),
  };
}
