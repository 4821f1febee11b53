import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatDay } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl, mentoringUrl, mentorUrl } from "../../addresses.ts";
import type { MonthLoad } from "../../mentors/load.ts";
import { hasEnded, type Mentor } from "../../mentors/mentor.ts";
import { plans } from "../../mentors/pages.ts";
import { daysText, loadModel, unitLabel } from "../../mentors/telling/pages.ts";
import { mentoringRooms } from "../../pages.ts";
import type { ListWanted } from "../forms.ts";
import { proposalUrl } from "../pages.ts";
import type { Assigned, Unit } from "../queries.ts";

/** Everybody and everything that the list is made of. */
export interface Everything {
  programmeId: string;
  today: string;
  mentors: readonly Mentor[];
  loads: ReadonlyMap<string, readonly MonthLoad[]>;
  units: readonly Unit[];
  assigned: readonly Assigned[];
  unitDays: ReadonlyMap<string, number>;
  usualDays: number;
}

/** Who helps whom, by mentor. */
export function assignmentsPage(everything: Everything, wanted: ListWanted, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, mentors, units, assigned, today } = everything;
  const shown = mentors.filter(({ id }) => wanted.mentor === undefined || id === wanted.mentor);
  const sections = shown.flatMap((mentor) => sectionOf(mentor, everything, wanted.q, asking));
  // Who has ended helps nobody, whatever was written down: those units wait to be handed on.
  const ended = new Set(mentors.flatMap((mentor) => (hasEnded(mentor, today) ? [mentor.id] : [])));
  const helped = assigned.filter(({ mentorId }) => !ended.has(mentorId));
  const has = new Set(helped.map(({ unitId }) => unitId));
  const without = units.filter(({ id, isBottom }) => isBottom && !has.has(id)).length;
  const mayPlan = plans(asking);
  return {
    view: "mentoring/assigning/assignments",
    region: "mentoring/assigning/_assignments",
    title: t("mentors.assignments.title"),
    model: {
      rooms: mentoringRooms(programmeId, "assignments", asking),
      lead: t("mentors.assignments.lead", { count: helped.length }),
      without: without === 0 ? null : t("mentors.assignments.without", { count: without }),
      waitingUrl: `${mentoringUrl(programmeId)}#waiting`,
      isEmpty: mentors.length === 0 || (assigned.length === 0 && wanted.q === ""),
      emptyText: t(mentors.length === 0 ? "mentors.overview.empty" : "mentors.assignments.empty"),
      proposalUrl: mayPlan && mentors.length > 1 ? proposalUrl(programmeId) : null,
      overviewUrl: mentoringUrl(programmeId),
      listUrl: assignmentsUrl(programmeId),
      filters: filterFields(mentors, wanted, asking),
      sections,
      isFiltered: wanted.q !== "" || wanted.mentor !== undefined,
    },
  };
}

function sectionOf(mentor: Mentor, everything: Everything, q: string, asking: Asking) {
  const { t, locale } = asking;
  const { assigned, units, today, unitDays, usualDays, loads, programmeId } = everything;
  const starts = new Map(
    assigned.flatMap(({ mentorId, unitId, startsOn }) => (mentorId === mentor.id ? [[unitId, startsOn] as const] : [])),
  );
  const own = units.filter(({ id, name }) => starts.has(id) && folded(name).includes(folded(q)));
  // Who has ended and has nothing left to hand on has no place here.
  if (own.length === 0 && (q !== "" || hasEnded(mentor, today))) return [];
  const [load] = loads.get(mentor.id) ?? [];
  const rows = own.map((unit) => {
    const startsOn = starts.get(unit.id) ?? "";
    return {
      ...unitLabel(unit.name),
      since: t(startsOn > today ? "mentors.one.from" : "mentors.one.since", { day: formatDay(startsOn, locale) }),
      days: t("mentors.daysAMonth", { days: daysText(unitDays.get(unit.id) ?? usualDays, asking) }),
      editUrl: plans(asking) ? `${assignmentsUrl(programmeId)}/${unit.id}` : null,
    };
  });
  return [
    {
      id: `mentor-${mentor.id}`,
      name: mentor.name,
      url: mentorUrl(mentor),
      units: t("mentors.units", { count: starts.size }),
      load: load === undefined || hasEnded(mentor, today) ? null : loadModel(load, asking),
      over: hasEnded(mentor, today) ? t("mentors.assignments.over") : null,
      rows,
    },
  ];
}

function filterFields(mentors: readonly Mentor[], { q, mentor }: ListWanted, { t }: Asking) {
  const form = { values: { q, mentor: mentor ?? "" }, mistakes: {} };
  const options = [
    { value: "", text: t("mentors.assignments.allMentors") },
    ...mentors.map(({ id, name }) => ({ value: id, text: name })),
  ];
  return {
    q: formField(form, t, "q", { label: t("mentors.assignments.search"), type: "search", autocomplete: "off" }),
    mentor: formField(form, t, "mentor", { label: t("mentors.overview.mentor"), options }),
  };
}

const folded = (text: string) => text.normalize("NFC").toLocaleLowerCase("fi");
