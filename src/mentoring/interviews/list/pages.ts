import { organisationsUrl, ownName, shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatDay, formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { OpenedForm } from "../../../surveys/index.ts";
import { interviewsUrl } from "../../addresses.ts";
import type { Assigned, Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { mentoringRooms } from "../../pages.ts";
import { interviewUrl, newInterviewUrl, writingUrl } from "../addresses.ts";
import type { Assessment } from "../queries.ts";
import type { ListWanted } from "./forms.ts";
import { cutTo, notInterviewed, pageSize, passing, shownLists, type ShownList, type Within } from "./listing.ts";
import { areaOptions } from "../../choosing/pages.ts";
import { chosenUnits } from "../../chosen-units.ts";

const shownText: Record<ShownList, Key> = {
  held: "interviews.list.held",
  drafts: "interviews.list.drafts",
  waiting: "interviews.list.notHeld",
};
const foundText: Record<ShownList, Key> = {
  held: "interviews.list.found",
  drafts: "interviews.list.found",
  waiting: "interviews.list.foundUnits",
};
const nothingText: Record<ShownList, Key> = {
  held: "interviews.list.nothing",
  drafts: "interviews.list.noDrafts",
  waiting: "interviews.list.noneWaits",
};
/** So many of the unfinished ones are shown above the list; the others are a list of their own. */
const draftsAbove = 5;

interface Everything {
  programmeId: string;
  held: Assessment[];
  drafts: Assessment[];
  units: Unit[];
  assigned: Assigned[];
  mentors: Mentor[];
  forms: OpenedForm[];
  followUps: ReadonlyMap<string, number>;
}

/** Which units' needs have been assessed: the interviews, the newest first, or the units that wait for theirs. */
export function listPage(everything: Everything, wanted: ListWanted, asking: Asking): Page {
  const { programmeId, held, drafts, units } = everything;
  const { t, role } = asking;
  const url = interviewsUrl(programmeId);
  const plans = role === "planner" || role === "owner";
  const isEmpty = held.length === 0 && drafts.length === 0;
  return {
    view: "mentoring/interviews/list",
    region: "mentoring/interviews/_list",
    title: t("interviews.list.title"),
    model: {
      rooms: mentoringRooms(programmeId, "interviews", asking),
      later: wanted.later !== undefined,
      newUrl: units.length === 0 ? null : newInterviewUrl(programmeId),
      empty: units.length === 0 ? t("interviews.list.noUnits") : isEmpty ? t("interviews.list.empty") : null,
      organisationsUrl: units.length === 0 && plans ? organisationsUrl(programmeId) : null,
      lead: leadText(everything, asking),
      drafts: wanted.show === "drafts" ? [] : drafts.slice(0, draftsAbove).map((draft) => draftModel(draft, asking)),
      moreDrafts:
        wanted.show === "drafts" || drafts.length <= draftsAbove
          ? null
          : { url: `${url}?show=drafts`, text: t("interviews.list.allDrafts", { count: drafts.length }) },
      listUrl: url,
      fields: filterFields(everything, wanted, asking),
      ...rowsModel(everything, wanted, asking),
      files: held.length === 0 ? [] : (["csv", "xlsx"] as const).map((kind) => ({ url: `${url}/export.${kind}?${queryOf(wanted)}`, name: kind.toUpperCase() })), // prettier-ignore
      forms: plans ? formsModel(everything, asking) : [],
    },
  };
}

/** "77 yksiköstä 50 on haastateltu. Haastatteluja on pidetty 53." */
function leadText({ held, units }: Everything, { t }: Asking): string {
  const bottom = units.filter(({ isBottom }) => isBottom);
  const interviewed = new Set(held.map(({ unitId }) => unitId));
  const done = bottom.filter(({ id }) => interviewed.has(id)).length;
  return [
    t("interviews.list.lead", { done, count: bottom.length }),
    t("interviews.list.leadHeld", { count: held.length }),
  ].join(" ");
}

function draftModel(draft: Assessment, { t, locale }: Asking) {
  return {
    url: writingUrl(draft),
    text: t("interviews.list.draft", { unit: ownName(draft.unitName), day: formatDay(draft.heldOn, locale) }),
    writer: draft.writerName,
  };
}

function filterFields({ mentors, units }: Everything, wanted: ListWanted, { t }: Asking) {
  const { show, unit, q, mentor, from, to } = wanted;
  const form = { values: { show, unit, q, mentor, from, to }, mistakes: {} };
  return {
    show: formField(form, t, "show", {
      label: t("interviews.list.show"),
      options: shownLists.map((value) => ({ value, text: t(shownText[value]) })),
    }),
    unit: formField(form, t, "unit", {
      label: t("followUps.list.unit"),
      options: [{ value: "", text: t("followUps.list.any") }, ...areaOptions(units, unit)],
    }),
    q: formField(form, t, "q", { label: t("interviews.list.search"), type: "search", autocomplete: "off" }),
    mentor: formField(form, t, "mentor", {
      label: t("interviews.list.mentor"),
      options: [
        { value: "", text: t("interviews.list.allMentors") },
        ...mentors.map(({ id, name }) => ({ value: id, text: name })),
      ],
    }),
    from: formField(form, t, "from", { label: t("interviews.list.from"), type: "date" }),
    to: formField(form, t, "to", { label: t("interviews.list.to"), type: "date" }),
  };
}

function rowsModel(everything: Everything, wanted: ListWanted, asking: Asking) {
  const { programmeId, held, drafts, units, assigned, mentors, followUps } = everything;
  const { t, locale } = asking;
  const within = withinOf(units, wanted);
  const url = interviewsUrl(programmeId);
  if (wanted.show === "waiting") {
    const mentorNames = new Map(mentors.map(({ id, name }) => [id, name]));
    const mentorOf = new Map(assigned.map(({ unitId, mentorId }) => [unitId, mentorId]));
    const interviewed = new Set(held.map(({ unitId }) => unitId));
    const cut = cutTo(notInterviewed(units, interviewed, mentorOf, wanted, within), wanted.page);
    const waiting = cut.rows.map(({ id, name }) => ({
      unit: shortName(name),
      mentor: mentorNames.get(mentorOf.get(id) ?? "") ?? t("interviews.list.noMentor"),
      newUrl: newInterviewUrl(programmeId, id),
    }));
    return { held: null, waiting, ...pagesModel(cut, wanted, url, asking) };
  }
  const isDrafts = wanted.show === "drafts";
  const cut = cutTo(passing(isDrafts ? drafts : held, wanted, within), wanted.page);
  const rows = cut.rows.map((one) => ({
    unit: shortName(one.unitName),
    url: isDrafts ? writingUrl(one) : interviewUrl(one),
    day: formatDay(one.heldOn, locale),
    mentor: one.mentorName ?? (isDrafts ? (one.writerName ?? "–") : "–"),
    met: one.met === 0 ? "–" : formatNumber(one.met, locale),
    followUps: followUps.get(one.id) ?? 0,
  }));
  return { held: rows, waiting: null, ...pagesModel(cut, wanted, url, asking) };
}

function withinOf(units: readonly Unit[], { unit }: ListWanted): Within {
  const ids = chosenUnits(units, { unit });
  return ids === null ? null : new Set(ids);
}

/** The interviews that the list's limits let through, for a file of them. */
export function heldShown(held: readonly Assessment[], units: readonly Unit[], wanted: ListWanted): Assessment[] {
  return passing(held, wanted, withinOf(units, wanted));
}

function queryOf({ show, unit, q, mentor, from, to }: ListWanted): string {
  const pairs = Object.entries({ show, unit, q, mentor, from, to }).filter(([, value]) => value !== "");
  return new URLSearchParams(pairs).toString();
}

function pagesModel(
  { found, page, pages }: { found: number; page: number; pages: number },
  wanted: ListWanted,
  url: string,
  { t, locale }: Asking,
) {
  const pageUrl = (number: number) => `${url}?${queryOf(wanted)}&page=${number}`;
  const shown = { first: (page - 1) * pageSize + 1, last: Math.min(page * pageSize, found), found };
  const words = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, formatNumber(value, locale)]));
  return {
    nothing: found === 0 ? t(nothingText[wanted.show]) : null,
    tableName: t(shownText[wanted.show]),
    found: pages === 1 ? t(foundText[wanted.show], { count: found }) : t("interviews.list.foundPage", words),
    hasPages: pages > 1,
    previousUrl: page > 1 ? pageUrl(page - 1) : null,
    nextUrl: page < pages ? pageUrl(page + 1) : null,
  };
}

function formsModel({ programmeId, forms, held }: Everything, { t, locale }: Asking) {
  return forms.map(({ surveyId, titles, isEnded }) => ({
    title: textIn(titles, locale),
    count: t("interviews.list.foundForm", { count: held.filter((one) => one.surveyId === surveyId).length }),
    isEnded,
    endUrl: isEnded ? null : `${interviewsUrl(programmeId)}/forms/${surveyId}/ending`,
  }));
}
