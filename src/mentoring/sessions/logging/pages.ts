import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { localDayAndTime } from "../../../workshops/index.ts";
import { mentorsUrl, sessionsUrl, sessionUrl } from "../../addresses.ts";
import { mentoringRooms } from "../../pages.ts";
import { chips } from "../../choosing/pages.ts";
import {
  emptyModel,
  kindChips,
  mentorField,
  mentorOf,
  minuteFields,
  toolChips,
  unitFields,
  wordFields,
  type Start,
} from "../fields/pages.ts";
import type { Session } from "../queries.ts";
import type { SessionRefusal } from "../session.ts";
import { quickHeads, type LogDetails } from "./forms.ts";
import type { Choices, KnownPerson } from "./queries.ts";

/** Why a session is not written down, in words and at which field. */
export const logText: Record<SessionRefusal, Key> = {
  "in-future": "sessionLog.log.inFuture",
  already: "sessionLog.log.already",
  "fewer-than-named": "sessionLog.log.fewerThanNamed",
  cancelled: "sessionLog.log.cancelled",
  "in-use": "sessionLog.log.inUse",
};
export const logField: Record<SessionRefusal, keyof LogDetails | "heads"> = {
  "in-future": "heldOn",
  already: "unitId",
  "fewer-than-named": "heads",
  cancelled: "heldOn",
  "in-use": "heldOn",
};

/** So many people can be ticked besides those who were there; the others are counted here and named on the session's own page. */
const mostPeople = 60;

/** The form of a session: a new one, one that was planned, or one to be put right. */
export interface LogForm {
  choices: Choices;
  /** The chosen unit's contacts, and those who were there. */
  people: KnownPerson[];
  /** What it is of, where it is there already. */
  session: Session | null;
  start: Start;
  form: FormState;
  /** Why it was not taken, where the form alone does not say so. */
  refused: SessionRefusal | null;
}

export function logPage({ choices, people, session, start, form, refused }: LogForm, asking: Asking): Page {
  const { t } = asking;
  const { programme, entering } = choices;
  const url = sessionsUrl(programme.id);
  const actionUrl = session === null ? url : `${sessionUrl(programme.id, session.id)}/log`;
  const unit = unitFields(choices, form, start, actionUrl, asking);
  const minutes = minuteFields(form, start, asking);
  const words = wordFields(form, start, asking);
  const heads = headFields(people, form, start, asking);
  const fields = {
    mentor: mentorField(choices, form, start, asking, { withEnded: true }),
    kind: kindChips(form, start, asking, t("sessionLog.log.kind")),
    tool: toolChips(choices, unit.chosenId, form, start, asking),
    heldOn: formField(form, t, "heldOn", {
      label: t("sessionLog.log.day"),
      type: "date",
      value: start["heldOn"] ?? choices.today,
    }),
  };
  const all = [fields.mentor, fields.kind.field, unit.buttons.field, fields.tool.field, heads.quick.field, heads.own];
  const mistakes = summary(
    [...all, minutes.quick.field, minutes.own, fields.heldOn, words.title, words.note].filter((each) => each !== null),
  );
  return {
    view: "mentoring/sessions/log",
    region: "mentoring/sessions/_with",
    title: t(titleOf(session)),
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: mentoringRooms(programme.id, "sessions", asking),
      heading: t(headingOf(session)),
      ...emptyModel(choices, mentorsUrl(programme.id), asking),
      who: entering.isForAll ? null : (entering.own?.name ?? null),
      mistakes,
      ...{ ...fields, unit, heads, minutes, words },
      // The same one again is only asked about: one more press and it is there.
      again: refused === "already" ? t("sessionLog.log.again") : null,
      planUrl: refused === "in-future" ? planUrlOf(choices, unit.chosenId, form, start) : null,
      actionUrl,
      cancelUrl: url,
      removal: removalOf(programme.id, session, asking),
      workshopUrl: session === null ? null : `/programmes/${programme.id}/workshops/${session.id}`,
    },
  };
}

function titleOf(session: Session | null): Key {
  if (session === null) return "sessionLog.log.title";
  return session.state === "held" ? "sessionLog.log.correctTitle" : "sessionLog.log.holdTitle";
}

function headingOf(session: Session | null): Key {
  if (session === null) return "sessionLog.log.heading";
  return session.state === "held" ? "sessionLog.log.correctHeading" : "sessionLog.log.holdHeading";
}

/** How many there were: one press or a number, or the names of those who are known. */
function headFields(people: readonly KnownPerson[], form: FormState, start: Start, asking: Asking) {
  const { t, locale } = asking;
  const isQuick = (value: string) => quickHeads.some((heads) => String(heads) === value);
  const value = start["heads"] ?? "";
  const options = quickHeads.map((heads) => ({ value: String(heads), text: formatNumber(heads, locale) }));
  // Whoever was there has to stand here, or putting something else right would take them away.
  const there = new Set(`${start["participantIds"] ?? ""}\n${form.values["participantIds"] ?? ""}`.split("\n"));
  const shown = people.filter(({ id }, at) => at < mostPeople || there.has(id));
  const named = formField(form, t, "participantIds", {
    label: t("sessionLog.log.named"),
    hint: t("sessionLog.log.namedHint"),
    type: "checkbox",
    optional: true,
    value: start["participantIds"] ?? "",
    options: shown.map(({ id, name }) => ({ value: id, text: name })),
  });
  return {
    quick: chips(
      form,
      "heads",
      { label: t("sessionLog.log.heads"), value: isQuick(value) ? value : "", options },
      asking,
    ),
    own: formField(form, t, "headsOwn", {
      label: t("sessionLog.log.headsOwn"),
      inputmode: "numeric",
      value: isQuick(value) ? "" : value,
    }),
    named: named.options.length === 0 ? null : named,
    isNamedOpen: named.options.some(({ isChosen }) => isChosen) || named.error !== null,
    tooMany: people.length > shown.length ? t("sessionLog.log.tooManyPeople", { count: mostPeople }) : null,
  };
}

function planUrlOf(choices: Choices, unitId: string, form: FormState, start: Start): string {
  const query = new URLSearchParams();
  const given = { unit: unitId, mentor: mentorOf(choices, form, start), day: form.values["heldOn"] ?? "" };
  for (const [name, value] of Object.entries(given)) if (value !== "") query.set(name, value);
  return `${sessionsUrl(choices.programme.id)}/planned/new?${query.toString()}`;
}

function removalOf(programmeId: string, session: Session | null, { t }: Asking) {
  if (session?.state !== "held") return null;
  const wasPlanned = session.loggedAt === null;
  return {
    heading: t(wasPlanned ? "sessionLog.log.unhold" : "sessionLog.log.remove"),
    text: t(wasPlanned ? "sessionLog.log.unholdText" : "sessionLog.log.removeText"),
    url: `${sessionUrl(programmeId, session.id)}/removal`,
  };
}

/** What a session says of itself, as the form starts with it: one that was planned was probably held on its day. */
export function startOf(
  session: Session,
  participantIds: readonly string[],
  { programme, today }: Pick<Choices, "programme" | "today">,
  { locale }: Asking,
): Start {
  const { mentorId, unitId, toolId, eventKind, minutes, headCount, startsAt, isTitled, names, note } = session;
  const planned = startsAt === null ? today : localDayAndTime(startsAt, programme.timeZone).day;
  return {
    ...{ mentorId, unitId, eventKind, note, toolId: toolId ?? "" },
    participantIds: participantIds.join("\n"),
    title: isTitled ? textIn(names, locale) : "",
    ...(minutes !== null && { minutes: String(minutes) }),
    ...(headCount !== null && { heads: String(headCount) }),
    heldOn: session.heldOn ?? (planned < today ? planned : today),
  };
}
