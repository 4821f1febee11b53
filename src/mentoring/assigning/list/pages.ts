import { shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatDay, formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { assignmentsUrl, mentoringUrl, mentorUrl } from "../../addresses.ts";
import { areaOptions } from "../../choosing/pages.ts";
import { strainOf, type MonthLoad } from "../../mentors/load.ts";
import { hasEnded, type Mentor } from "../../mentors/mentor.ts";
import { plans } from "../../mentors/pages.ts";
import { daysText, loadModel } from "../../mentors/telling/pages.ts";
import { mentoringRooms } from "../../pages.ts";
import { listQuery, type ListWanted } from "../forms.ts";
import { proposalUrl } from "../pages.ts";
import type { Assigned, Unit } from "../queries.ts";
import { matching, partsOf, standings, standingSo, type ListedUnit, type Standing } from "./listing.ts";

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

const perPage = 50;

const standingText: Record<Standing, Key> = {
  waits: "mentors.assignments.waits",
  helped: "mentors.assignments.helped",
  over: "mentors.assignments.overStretched",
};

/** Who helps whom: every unit with its mentor, limited by part of the tree, mentor and how it stands. */
export function assignmentsPage(everything: Everything, wanted: ListWanted, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, mentors, assigned, units } = everything;
  const all = listedUnits(everything);
  const helped = standingSo(all, "helped").length;
  const waiting = standingSo(all, "waits").length;
  const mayPlan = plans(asking);
  return {
    view: "mentoring/assigning/assignments",
    region: "mentoring/assigning/_assignments",
    title: t("mentors.assignments.title"),
    model: {
      rooms: mentoringRooms(programmeId, "assignments", asking),
      lead: t("mentors.assignments.lead", { count: helped }),
      without: waiting === 0 ? null : t("mentors.assignments.without", { count: waiting }),
      waitingUrl: `${mentoringUrl(programmeId)}#waiting`,
      isEmpty: mentors.length === 0 || (assigned.length === 0 && all.length === 0),
      emptyText: t(mentors.length === 0 ? "mentors.overview.empty" : "mentors.assignments.empty"),
      proposalUrl: mayPlan && mentors.length > 1 ? proposalUrl(programmeId) : null,
      overviewUrl: mentoringUrl(programmeId),
      listUrl: assignmentsUrl(programmeId),
      filters: filterFields(mentors, units, wanted, asking),
      standing: wanted.standing ?? null,
      ...regionModel(everything, all, wanted, asking),
    },
  };
}

/** The units that can be helped, and those that are: with their mentor, and how they stand. */
function listedUnits({ units, assigned, mentors, loads, today }: Everything): (Unit & ListedUnit)[] {
  const mentorOf = new Map(assigned.map(({ unitId, mentorId }) => [unitId, mentorId]));
  const ended = new Set(mentors.flatMap((mentor) => (hasEnded(mentor, today) ? [mentor.id] : [])));
  const over = new Set([...loads].flatMap(([id, [load]]) => (load !== undefined && strainOf(load) === "over" ? [id] : []))); // prettier-ignore
  return units.flatMap((unit) => {
    const mentorId = mentorOf.get(unit.id) ?? null;
    if (!unit.isBottom && mentorId === null) return [];
    // Who has ended helps nobody, whatever was written down: those units wait to be handed on.
    const standing = mentorId === null || ended.has(mentorId) ? "waits" : over.has(mentorId) ? "over" : "helped";
    return [{ ...unit, mentorId, standing }];
  });
}

/** The part of the page that htmx sends anew: how many stand how, the mentor who is looked at, and the rows. */
function regionModel(everything: Everything, all: (Unit & ListedUnit)[], wanted: ListWanted, asking: Asking) {
  const { t, locale } = asking;
  const { programmeId, mentors, loads, units, today } = everything;
  const found = matching(all, { q: wanted.q, mentor: wanted.mentor, within: partsOf(units, wanted.area) });
  const shown = standingSo(found, wanted.standing ?? null);
  const pages = Math.max(1, Math.ceil(shown.length / perPage));
  const page = Math.min(wanted.page, pages);
  const url = (changes: Partial<ListWanted>) => `${assignmentsUrl(programmeId)}${listQuery({ ...wanted, ...changes })}`;
  const mentor = mentors.find(({ id }) => id === wanted.mentor);
  const [load] = loads.get(mentor?.id ?? "") ?? [];
  return {
    tabs: [null, ...standings].map((standing) => ({
      text: t(standing === null ? "mentors.assignments.all" : standingText[standing], {
        number: formatNumber(standingSo(found, standing).length, locale),
      }),
      url: url({ standing: standing ?? undefined, page: 1 }),
      isCurrent: standing === (wanted.standing ?? null),
    })),
    mentor:
      mentor === undefined
        ? null
        : {
            name: mentor.name,
            url: mentorUrl(mentor),
            units: t("mentors.units", { count: all.filter(({ mentorId }) => mentorId === mentor.id).length }),
            load: load === undefined || hasEnded(mentor, today) ? null : loadModel(load, asking),
            over: hasEnded(mentor, today) ? t("mentors.assignments.over") : null,
          },
    rows: shown
      .slice((page - 1) * perPage, page * perPage)
      .map((unit) => unitRow(unit, everything, listQuery({ ...wanted, page }), asking)),
    clearUrl: assignmentsUrl(programmeId),
    hasPages: pages > 1,
    pageText: t("mentors.waiting.page", { page, pages }),
    previousUrl: page > 1 ? url({ page: page - 1 }) : null,
    nextUrl: page < pages ? url({ page: page + 1 }) : null,
  };
}

function unitRow(unit: Unit & ListedUnit, everything: Everything, query: string, asking: Asking) {
  const { t, locale } = asking;
  const { programmeId, mentors, assigned, unitDays, usualDays, today } = everything;
  const mentor = mentors.find(({ id }) => id === unit.mentorId);
  const startsOn = assigned.find(({ unitId }) => unitId === unit.id)?.startsOn ?? "";
  return {
    id: unit.id,
    ...shortName(unit.name),
    mentor: mentor?.name ?? null,
    since:
      mentor === undefined
        ? null
        : t(startsOn > today ? "mentors.one.from" : "mentors.one.since", { day: formatDay(startsOn, locale) }),
    chip:
      unit.standing === "over"
        ? t("mentors.strain.over")
        : mentor !== undefined && unit.standing === "waits"
          ? t("mentors.one.over")
          : null,
    days: t("mentors.daysAMonth", { days: daysText(unitDays.get(unit.id) ?? usualDays, asking) }),
    editUrl: plans(asking) ? `${assignmentsUrl(programmeId)}/${unit.id}${query}` : null,
    act: t(mentor === undefined ? "mentors.assignments.give" : "mentors.assignments.change"),
  };
}

function filterFields(
  mentors: readonly Mentor[],
  units: readonly Unit[],
  { q, mentor, area }: ListWanted,
  { t }: Asking,
) {
  const form = { values: { q, mentor: mentor ?? "", area: area ?? "" }, mistakes: {} };
  const areas = areaOptions(units);
  return {
    q: formField(form, t, "q", { label: t("mentors.assignments.search"), type: "search", autocomplete: "off" }),
    area:
      areas.length < 2
        ? null
        : formField(form, t, "area", {
            label: t("mentoring.unit.area"),
            options: [{ value: "", text: t("mentoring.unit.everyArea") }, ...areas],
          }),
    mentor: formField(form, t, "mentor", {
      label: t("mentors.overview.mentor"),
      options: [
        { value: "", text: t("mentors.assignments.allMentors") },
        ...mentors.map(({ id, name }) => ({ value: id, text: name })),
      ],
    }),
  };
}
