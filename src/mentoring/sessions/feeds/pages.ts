import { Temporal } from "temporal-polyfill";
import { ownName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { calendarFile, type CalendarEvent } from "../../../platform/calendar-file.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn, type Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { eventKindText } from "../../../workshops/index.ts";
import { sessionsUrl, sessionUrl } from "../../addresses.ts";
import { hasEnded, type Mentor } from "../../mentors/mentor.ts";
import { mentoringRooms } from "../../pages.ts";
import { mayEnterFor, type Entering } from "../entering.ts";
import type { Session } from "../queries.ts";
import type { FeedStop } from "./feed.ts";
import type { FeedState, MentorFeed } from "./queries.ts";

const stopText: Record<FeedStop, Key> = {
  "work-over": "sessionLog.feeds.workOver",
  "mentor-left": "sessionLog.feeds.mentorLeft",
  "maker-left": "sessionLog.feeds.makerLeft",
};

interface FeedsSeen {
  programme: Programme;
  today: string;
  mentors: Mentor[];
  feeds: Map<string, FeedState>;
  entering: Entering;
}

/**
 * The addresses at which calendar programs follow mentors' sessions; `made` is one that has just been made, and `refused`
 * why none was.
 */
export function feedsPage(
  { programme, today, mentors, feeds, entering }: FeedsSeen,
  { made, refused }: { made: string | null; refused: FeedStop | null },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const url = `${sessionsUrl(programme.id)}/feeds`;
  const rows = mentors.filter(({ id }) => mayEnterFor(entering, id)).filter((mentor) => feeds.has(mentor.id) || !hasEnded(mentor, today)); // prettier-ignore
  return {
    view: "mentoring/sessions/feeds",
    title: t("sessionLog.feeds.title"),
    model: {
      rooms: mentoringRooms(programme.id, "sessions", asking),
      backUrl: sessionsUrl(programme.id),
      made,
      refused: refused === null ? null : t(stopText[refused]),
      rows: rows.map((mentor) => {
        const feed = feeds.get(mentor.id);
        const when = feed === undefined ? "" : formatInstant(feed.madeAt, locale, programme.timeZone);
        return {
          name: mentor.name,
          state: feed === undefined ? t("sessionLog.feeds.none") : t("sessionLog.feeds.madeAt", { when }),
          stopped: feed?.stop == null ? null : t(stopText[feed.stop]),
          makeText: t(feed === undefined ? "sessionLog.feeds.make" : "workshops.feeds.renew"),
          makeUrl: hasEnded(mentor, today) ? null : `${url}/${mentor.id}`,
          removeUrl: feed === undefined ? null : `${url}/${mentor.id}/removal`,
        };
      }),
    },
  };
}

/** The address that a calendar program is given. */
export function mentorFeedUrl(publicUrl: URL, token: string): string {
  return new URL(`/calendar/mentors/${token}.ics`, publicUrl).href;
}

/**
 * What a calendar program gets: a mentor's sessions to come and held, each with the way to its page. Nobody is named, and
 * notes are left out: whoever has the address reads it, and notes are for those who work in the programme.
 */
export function mentorFeedFile(feed: MentorFeed, { publicUrl, texts }: Pick<Deps, "publicUrl" | "texts">): string {
  const { programme, mentor, sessions } = feed;
  const locale = programme.defaultLocale;
  const t = texts[locale];
  const events = sessions.flatMap((session) => eventOf(session, feed, { t, locale, publicUrl }));
  const name = t("sessionLog.feeds.name", { programme: programme.name, mentor: mentor.name });
  return calendarFile(events, { name, method: "PUBLISH" });
}

function eventOf(
  session: Session,
  { programme, units, tools, now }: MentorFeed,
  { t, locale, publicUrl }: { t: Translate; locale: Locale; publicUrl: URL },
): CalendarEvent[] {
  const times = timesOf(session, programme.timeZone);
  // One that was cancelled before it had a time never stood in a calendar.
  if (times === null) return [];
  const { id, state, sequence, unitId, toolId, eventKind, isTitled, names, place, remoteUrl } = session;
  const unit = ownName(units.find((each) => each.id === unitId)?.name ?? "");
  const tool = tools.find((each) => each.id === toolId);
  const about = isTitled ? textIn(names, locale) : tool === undefined ? "" : textIn(tool.names, locale);
  const kind = t(eventKindText[eventKind]);
  const held = state === "held" ? t("sessionLog.feeds.held", { people: peopleText(session, t) }).trim() : "";
  const path = state === "held" ? "/log" : "/plan";
  return [
    {
      uid: `session-${id}@tarvepaja`,
      ...{ sequence, ...times, place: place === "" ? remoteUrl : place },
      title: [kind, unit].join(": ") + (about === "" ? "" : ` (${about})`),
      description: [held, place === "" ? "" : remoteUrl].filter((part) => part !== "").join("\n"),
      url: new URL(`${sessionUrl(programme.id, id)}${path}`, publicUrl).href,
      isCancelled: state === "cancelled",
      updatedAt: now,
      organiser: null,
      attendee: null,
    },
  ];
}

function peopleText({ headCount }: Session, t: Translate): string {
  return headCount === null ? "" : t("sessionLog.feeds.peopleKnown", { count: headCount });
}

/** When it stands in the calendar; one logged afterwards has only a day, and takes all of it. */
function timesOf(
  { startsAt, endsAt, heldOn }: Session,
  timeZone: string,
): Pick<CalendarEvent, "start" | "end" | "day"> | null {
  if (startsAt !== null && endsAt !== null) return { start: startsAt, end: endsAt };
  if (heldOn === null) return null;
  const day = Temporal.PlainDate.from(heldOn);
  const at = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).toInstant();
  return { start: at(day), end: at(day.add({ days: 1 })), day: heldOn };
}
