import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { whenText } from "../../one/pages.ts";
import type { Poll } from "../../polls/queries.ts";
import { answerRefusal, type SeatAnswer } from "../../seats/seat.ts";
import { askForLinkUrl } from "../addresses.ts";
import { givenAnswer, openAnswers, wouldWait } from "../answers.ts";
import { buttonText, contactText, stateText } from "../pages.ts";
import type { Owner, OwnWorkshop } from "../queries.ts";
import { refusalText } from "../words.ts";

/** What the letter was about: a workshop, a poll of dates, or neither. */
export interface Start {
  own: OwnWorkshop | undefined;
  answer: SeatAnswer | undefined;
  poll: Pick<Poll, "id" | "titles"> | undefined;
  url: string;
}

/** What the link opens, before anything is opened: mail scanners read this page and change nothing by it. */
export function startPage(
  { attendee, programme, now }: Owner,
  { own, answer, poll, url }: Start,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const title = poll === undefined ? t("workshops.own.title") : textIn(poll.titles, locale);
  const name = own === undefined ? title : textIn(own.workshop.names, locale);
  const answers = own === undefined ? [] : offered(own, answer, now);
  // What has been said already is not asked again: then the way on is the main button.
  const given = own === undefined ? null : givenAnswer(own.seat);
  const isAnswered = given !== null && (answer ?? given) === given;
  const wanted = answer ?? "coming";
  const refused = own === undefined ? null : answerRefusal(wanted, own.room, now);
  return {
    view: "workshops/own/start",
    title: name,
    model: {
      place: programme.name,
      heading: name,
      yours: t("workshops.own.start.yours", { name: attendee.name }),
      facts:
        own === undefined
          ? []
          : [whenText(own.workshop, programme.timeZone, asking), own.workshop.place, stateText(own, asking)].filter(
              (fact) => fact !== "",
            ),
      refused: refused === null ? null : t(refusalText[refused], { name }),
      full:
        own !== undefined && refused === null && own.room.hasRoom && wouldWait(own.seat, own.room)
          ? t("workshops.own.full")
          : null,
      url,
      workshopId: own?.workshop.id ?? null,
      pollId: poll?.id ?? null,
      answers: answers.map((each, at) => ({
        answer: each,
        text: own === undefined ? "" : buttonText(each, own, t),
        isMain: at === 0 && !isAnswered,
      })),
      isOpeningMain: answers.length === 0 || isAnswered,
      openText: t(openTextOf(own, poll !== undefined)),
      contact: contactText(programme, asking),
    },
  };
}

function openTextOf(own: OwnWorkshop | undefined, isPoll: boolean): Key {
  if (isPoll) return "workshops.polls.own.start";
  return own?.seat.state === "invited" ? "workshops.own.start.open" : "workshops.own.start.openOnly";
}

/** The answers that would change something, the one of the letter's link first. */
function offered({ seat, room }: OwnWorkshop, answer: SeatAnswer | undefined, now: Owner["now"]): SeatAnswer[] {
  const taken = openAnswers(seat, room, now);
  return [...taken.filter((each) => each === answer), ...taken.filter((each) => each !== answer)];
}

export function unknownLinkPage({ t }: Asking): Page {
  const heading = t("workshops.own.unknownLink.heading");
  const model = { heading, text: t("workshops.own.unknownLink.text"), askUrl: askForLinkUrl };
  return { view: "workshops/own/message", title: heading, model };
}

/** Where one asks for a new link, and afterwards what happens now: the same words for everybody. */
export function askPage(form: FormState, isAsked: boolean, { t }: Asking): Page {
  if (isAsked) {
    const heading = t("workshops.own.ask.asked");
    const model = { heading, text: t("workshops.own.ask.askedText"), askUrl: null };
    return { view: "workshops/own/message", title: heading, model };
  }
  const email = formField(form, t, "email", {
    label: t("workshops.own.ask.email"),
    type: "email",
    autocomplete: "email",
  });
  const mistakes = summary([email]);
  return {
    view: "workshops/own/ask",
    title: t("workshops.own.ask.heading"),
    hasMistakes: mistakes.length > 0,
    model: { email, mistakes },
  };
}
