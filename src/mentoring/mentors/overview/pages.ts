import { organisationsUrl, shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl, interviewsUrl, mentoringUrl, mentorsUrl, mentorUrl, sessionsUrl } from "../../addresses.ts";
import { assignChoice, proposalUrl } from "../../assigning/pages.ts";
import type { Unit } from "../../assigning/queries.ts";
import { mentoringRooms } from "../../pages.ts";
import { roomFor } from "../load.ts";
import { hasEnded, isAtWork } from "../mentor.ts";
import { plans } from "../pages.ts";
import type { Waiting } from "../waiting.ts";
import { daysText, loadModel } from "../telling/pages.ts";
import type { MentorSeen, Overview } from "./queries.ts";

const pageSize = 25;

/** What the page is asked besides: which of the waiting are looked at, whose mentor the visitor is, what was refused. */
export interface OverviewAsked {
  page: number;
  ownMentorId: string | null;
  alert: string | null;
}

/** Whether the mentors' time is enough for the units; viewers are told of no person. */
export function overviewPage(overview: Overview, asked: OverviewAsked, asking: Asking): Page {
  const { t, role, locale } = asking;
  const { programmeId, mentors, units, today } = overview;
  const seesMentors = role !== "viewer";
  const mayPlan = plans(asking);
  const present = mentors.filter(({ mentor }) => !hasEnded(mentor, today));
  return {
    view: "mentoring/mentors/overview",
    region: "mentoring/mentors/_waiting",
    title: t("mentors.overview.title"),
    model: {
      rooms: seesMentors ? mentoringRooms(programmeId, "mentors", asking) : null,
      ...emptyModel(overview, asking),
      lead: leadText(overview, asking),
      asOf: overview.isOver ? t("mentors.overview.asOf", { day: formatDay(today, locale) }) : null,
      own: ownModel(programmeId, asked),
      newUrl: mayPlan ? `${mentorsUrl(programmeId)}/new` : null,
      proposalUrl: mayPlan && present.length > 1 && units.length > 0 ? proposalUrl(programmeId) : null,
      settingsUrl: mayPlan ? `${mentoringUrl(programmeId)}/settings` : null,
      mentors: seesMentors ? present.map((seen) => mentorRow(seen, overview, asking)) : null,
      ended: seesMentors
        ? mentors
            .filter(({ mentor }) => hasEnded(mentor, today))
            .map(({ mentor, units: number }) => ({
              name: mentor.name,
              url: mentorUrl(mentor),
              until: t("mentors.overview.until", { day: formatDay(mentor.endsOn ?? "", locale) }),
              units: number === 0 ? null : t("mentors.overview.unitsLeft", { count: number }),
            }))
        : [],
      waiting: seesMentors ? waitingModel(overview, asked, asking) : null,
    },
  };
}

/** The ways of somebody who is a mentor oneself; null for others. */
function ownModel(programmeId: string, { ownMentorId: id }: OverviewAsked) {
  if (id === null) return null;
  return { logUrl: `${sessionsUrl(programmeId)}/new?mentor=${id}`, url: mentorUrl({ programmeId, id }) };
}

function emptyModel({ programmeId, mentors, units }: Overview, asking: Asking) {
  const { t } = asking;
  if (mentors.length === 0)
    return {
      empty: t(plans(asking) ? "mentors.overview.empty" : "mentors.overview.emptyYet"),
      next: plans(asking) ? { url: `${mentorsUrl(programmeId)}/new`, text: t("mentors.overview.add") } : null,
      hint: null,
    };
  const hint = units.length === 0 ? { url: organisationsUrl(programmeId), text: t("mentors.overview.noUnits") } : null;
  return { empty: null, next: null, hint };
}

/** "8 mentoria, 77 yksikköä. 70 yksiköllä on mentori, ja 5 on odottanut liian kauan." */
function leadText({ mentors, units, mentored, waiting, today, settings }: Overview, { t }: Asking): string {
  const present = mentors.filter(({ mentor }) => isAtWork(mentor, today)).length;
  const notMet = waiting.filter(({ why }) => why === "not-met").length;
  const sentences = [
    t("mentors.overview.lead", { count: present }),
    t("mentors.overview.leadUnits", { count: units.length, mentored }),
    ...(notMet === 0 ? [] : [t("mentors.overview.leadNotMet", { count: notMet, weeks: settings.waitingWeeks })]),
  ];
  return sentences.join(" ");
}

function mentorRow({ mentor, units, load, nextFree }: MentorSeen, { today, settings }: Overview, asking: Asking) {
  const { t, locale } = asking;
  const begins = mentor.startsOn > today ? formatDay(mentor.startsOn, locale) : null;
  const room = roomFor(load, settings.usualDays);
  return {
    name: mentor.name,
    url: mentorUrl(mentor),
    units: t("mentors.units", { count: units }),
    begins: begins === null ? null : t("mentors.overview.begins", { day: begins }),
    load: begins === null ? loadModel(load, asking) : null,
    room: begins !== null || room === 0 ? null : t("mentors.overview.room", { count: room }),
    nextFree: nextFree === null ? t("mentors.overview.noFree") : formatDay(nextFree, locale),
    needed: daysText(load.needed, asking),
  };
}

/** The page of the units that wait, with what can be done for each at once. */
function waitingModel(overview: Overview, { page, ownMentorId, alert }: OverviewAsked, asking: Asking) {
  const { t } = asking;
  const { programmeId, waiting, settings } = overview;
  const pages = Math.max(1, Math.ceil(waiting.length / pageSize));
  const current = Math.min(page, pages);
  const unitOf = new Map(overview.units.map((unit) => [unit.id, unit]));
  const rows = waiting.slice((current - 1) * pageSize, current * pageSize).flatMap((row) => {
    const unit = unitOf.get(row.unitId);
    return unit === undefined ? [] : [waitingRow(row, unit, overview, ownMentorId, asking)];
  });
  const pageUrl = (to: number) => `${mentoringUrl(programmeId)}?page=${to}#waiting`;
  return {
    alert,
    text:
      waiting.length === 0
        ? t("mentors.waiting.none", { weeks: settings.waitingWeeks })
        : t("mentors.waiting.text", { count: waiting.length, weeks: settings.waitingWeeks }),
    rows,
    actionUrl: assignmentsUrl(programmeId),
    hasPages: pages > 1,
    pageText: t("mentors.waiting.page", { page: current, pages }),
    previousUrl: current > 1 ? pageUrl(current - 1) : null,
    nextUrl: current < pages ? pageUrl(current + 1) : null,
  };
}

function waitingRow(
  { why, mentorId, since, weeks }: Waiting,
  unit: Unit,
  { programmeId, mentors, today, settings }: Overview,
  ownMentorId: string | null,
  asking: Asking,
) {
  const { t, locale } = asking;
  const mentor = mentors.find((seen) => seen.mentor.id === mentorId)?.mentor;
  const asks = new URLSearchParams({ unit: unit.id }).toString();
  return {
    id: unit.id,
    ...shortName(unit.name),
    isUnmentored: why === "no-mentor",
    why: mentor === undefined ? t("mentors.waiting.noMentor") : t("mentors.waiting.notMet", { name: mentor.name }),
    waited: t(weeks === 0 ? "mentors.one.since" : "mentors.waiting.weeks", {
      count: weeks,
      day: formatDay(since, locale),
    }),
    assign: why === "no-mentor" ? assignChoice({ unit, mentors, today, settings, ownMentorId }, asking) : null,
    logUrl: why === "not-met" ? `${sessionsUrl(programmeId)}/new?${asks}` : null,
    interviewUrl: why === "not-met" ? `${interviewsUrl(programmeId)}/new?${asks}` : null,
  };
}
