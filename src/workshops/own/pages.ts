import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { isCertified } from "../door/certificates/certificate.ts";
import { isJoinTime } from "../door/door.ts";
import { ownFeedbackModel } from "../feedback/own/pages.ts";
import { contactText as contactWords } from "../letters/writing.ts";
import { fileModel } from "../materials/files/pages.ts";
import { whenText } from "../one/pages.ts";
import { levelText } from "../words.ts";
import { isAhead, type SeatAnswer } from "../seats/seat.ts";
import { ownPolls } from "../polls/answering/pages.ts";
import type { OpenPoll } from "../polls/answering/queries.ts";
import { ownUrl, ownWorkshopUrl } from "./addresses.ts";
import { givenAnswer, openAnswers, wouldWait } from "./answers.ts";
import type { OwnDone } from "./forms.ts";
import type { Owner, OwnWorkshop } from "./queries.ts";
import { answerText, refusalText } from "./words.ts";

export interface OwnPages extends Owner {
  workshops: OwnWorkshop[];
  /** What the person can still say of dates. */
  polls: OpenPoll[];
  done: OwnDone | undefined;
  /** The workshop that has just been answered to. */
  about: string | undefined;
}

/** "Your workshops": what is ahead with its answers, what has been, and the reminders. Each section is a partial. */
export function ownPage(own: OwnPages, asking: Asking): Page {
  const { attendee, programme, workshops, now } = own;
  const { t } = asking;
  const isToCome = ({ workshop, room }: OwnWorkshop) => workshop.state !== "held" && isAhead(room, now);
  const ahead = workshops.filter(isToCome);
  const past = workshops.filter((each) => !isToCome(each)).reverse();
  const unanswered = ahead.filter(({ workshop, seat }) => workshop.state === "planned" && seat.state === "invited");
  return {
    view: "workshops/own/own",
    title: t("workshops.own.title"),
    model: {
      place: programme.name,
      yours: t("workshops.own.yours", { name: attendee.name }),
      notice: noticeText(own, asking),
      lead: [
        ahead.length === 0 ? t("workshops.own.noneAhead") : t("workshops.own.ahead", { count: ahead.length }),
        unanswered.length === 0 ? "" : t("workshops.own.unanswered", { count: unanswered.length }),
      ].join(" "),
      polls: ownPolls(own.polls, attendee.id, programme.timeZone, asking),
      ahead: ahead.map((each) => aheadModel(own, each, asking)),
      past: past.map((each) => pastModel(own, each, asking)),
      certificateUrl: past.some(({ workshop, seat }) => isCertified(workshop, seat))
        ? ownUrl(attendee.id, "/certificate")
        : null,
      feedUrl: ownUrl(attendee.id, "/feed"),
      reminders: {
        text: t(attendee.declinesReminders ? "workshops.own.reminders.declined" : "workshops.own.reminders.sent"),
        button: t(attendee.declinesReminders ? "workshops.own.reminders.accept" : "workshops.own.reminders.decline"),
        url: ownUrl(attendee.id, `/reminders/refusal${attendee.declinesReminders ? "/removal" : ""}`),
      },
      contact: contactText(programme, asking),
    },
  };
}

/** What both lists tell of a workshop. */
function workshopModel({ attendee, programme }: Owner, { workshop, materials }: OwnWorkshop, asking: Asking) {
  const { t, locale } = asking;
  return {
    id: `workshop-${workshop.id}`,
    name: textIn(workshop.names, locale),
    level: workshop.level === "all" ? null : t(levelText[workshop.level]),
    when: whenText(workshop, programme.timeZone, asking),
    place: workshop.place === "" ? null : workshop.place,
    materials: materials.map((material) => ({
      title: material.title,
      url: material.url === "" ? null : material.url,
      file: fileModel(material, ownWorkshopUrl(attendee.id, workshop.id, `/materials/${material.id}`), asking),
      note: material.note === "" ? null : material.note,
    })),
  };
}

function aheadModel(own: OwnPages, each: OwnWorkshop, asking: Asking) {
  const { attendee, now } = own;
  const { workshop, seat, room } = each;
  const { t } = asking;
  const isCancelled = workshop.state === "cancelled";
  const url = (path: string) => ownWorkshopUrl(attendee.id, workshop.id, path);
  const isThere = seat.state === "coming" || seat.state === "waiting";
  const hasRemote = workshop.remoteUrl !== "";
  return {
    ...workshopModel(own, each, asking),
    state: stateText(each, asking),
    isSure: seat.state === "coming" && !isCancelled,
    reason: isCancelled && workshop.cancelReason !== "" ? workshop.cancelReason : null,
    remoteText: hasRemote && !seat.isRemote ? t("workshops.own.hasRemote") : null,
    fullText:
      seat.state === "invited" && !isCancelled && wouldWait(seat, room) && room.hasRoom
        ? t("workshops.own.full")
        : null,
    ...joinModel(own, each),
    answerUrl: url("/answer"),
    answers: answerButtons(openAnswers(seat, room, now), each, asking),
    calendarUrl: workshop.startsAt === null || isCancelled || seat.state === "declined" ? null : url("/calendar"),
    substituteUrl: isThere && !isCancelled ? url("/substitute") : null,
    colleagueUrl: isCancelled ? null : url("/colleagues"),
  };
}

/** The way to take part from afar: while it counts as being there, a button of ours that leads on; before that, a link. */
function joinModel({ attendee, now }: OwnPages, { workshop, seat }: OwnWorkshop) {
  const { id, state, remoteUrl } = workshop;
  if (remoteUrl === "" || state === "cancelled" || seat.state !== "coming" || !seat.isRemote)
    return { remoteUrl: null, joinUrl: null, hasJoined: false };
  const isNow = isJoinTime(workshop, now);
  return {
    remoteUrl: isNow ? null : remoteUrl,
    joinUrl: isNow ? ownWorkshopUrl(attendee.id, id, "/joining") : null,
    hasJoined: isNow && seat.attended === true,
  };
}

/** The buttons for these answers; the first one is the main one where nothing has been answered. */
function answerButtons(answers: SeatAnswer[], { seat, room }: OwnWorkshop, { t }: Asking) {
  return answers.map((answer, at) => ({
    answer,
    text: buttonText(answer, { seat, room }, t),
    isMain: at === 0 && seat.state === "invited",
  }));
}

/** An answer in the words of its button: to a full room one comes by the waiting list, and a promise is taken back. */
export function buttonText(answer: SeatAnswer, { seat, room }: Pick<OwnWorkshop, "seat" | "room">, t: Asking["t"]) {
  if (answer === "coming" && wouldWait(seat, room)) return t("workshops.own.answer.wait");
  if (answer === "declined" && givenAnswer(seat) !== null) return t("workshops.own.answer.takeBack");
  if (answer === "coming" && room.hasRemote) return t("workshops.own.answer.inRoom");
  return t(answerText[answer]);
}

function pastModel(own: OwnPages, each: OwnWorkshop, asking: Asking) {
  const { workshop, seat } = each;
  const { t } = asking;
  const wasThere = workshop.state === "held" && seat.attended === true;
  const key: Key = wasThere ? "workshops.own.state.wasThere" : "workshops.own.state.over";
  return {
    ...workshopModel(own, each, asking),
    state: t(workshop.state === "cancelled" ? "workshops.own.state.cancelled" : key),
    wasThere,
    certificateUrl: isCertified(workshop, seat) ? ownWorkshopUrl(own.attendee.id, workshop.id, "/certificate") : null,
    feedback: ownFeedbackModel(each, own, asking),
  };
}

/** Where the person stands with the workshop. */
export function stateText({ workshop, seat, turn }: OwnWorkshop, { t }: Pick<Asking, "t">): string {
  if (workshop.state === "cancelled") return t("workshops.own.state.cancelled");
  if (seat.state === "invited") return t("workshops.own.state.invited");
  if (seat.state === "waiting") return t("workshops.own.state.waiting", { turn: turn ?? 1 });
  if (seat.state === "declined") return t("workshops.own.state.declined");
  return t(seat.isRemote ? "workshops.own.state.remote" : "workshops.own.state.coming");
}

const doneText: Record<Exclude<OwnDone, "answered">, Key> = {
  ...refusalText,
  passed: "workshops.own.done.passed",
  sent: "workshops.own.done.sent",
  reminders: "workshops.own.done.reminders",
  "not-invited": "workshops.own.done.notInvited",
};

/** What was just done, told by how things stand now: the address may be an old one. */
function noticeText({ done, about, workshops }: OwnPages, { t, locale }: Asking): string | null {
  if (done === undefined) return null;
  if (done === "reminders" || done === "not-invited") return t(doneText[done]);
  const one = workshops.find(({ workshop }) => workshop.id === about);
  if (one === undefined) return null;
  const name = textIn(one.workshop.names, locale);
  if (done !== "answered") return t(doneText[done], { name });
  const { state, isRemote } = one.seat;
  if (state === "waiting") return t("workshops.own.done.waiting", { name, turn: one.turn ?? 1 });
  if (state === "declined") return t("workshops.own.done.declined", { name });
  if (state === "invited") return null;
  return t(isRemote ? "workshops.own.done.remote" : "workshops.own.done.coming", { name });
}

/** Who to ask, or null where the programme names nobody. */
export function contactText(programme: Programme, { t }: Pick<Asking, "t">): string | null {
  const contact = contactWords(programme, t);
  return contact === "" ? null : contact;
}
