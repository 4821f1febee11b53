import { organisationsUrl } from "../../../organisations/index.ts";
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
import { splitName } from "../../unit-name.ts";
import { interviewUrl, newInterviewUrl, writingUrl } from "../addresses.ts";
import type { Assessment } from "../queries.ts";
import type { ListWanted } from "./forms.ts";
import { cutTo, notInterviewed, pageSize, passing, shownLists, type ShownList } from "./listing.ts";

const shownText: Record<ShownList, Key> = { held: "interviews.list.held", waiting: "interviews.list.notHeld" };

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
  const { t, locale, role } = asking;
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
      drafts: drafts.map((draft) => ({
        url: writingUrl(draft),
        text: t("interviews.list.draft", {
          unit: splitName(draft.unitName).text,
          day: formatDay(draft.heldOn, locale),
        }),
        writer: draft.writerName,
      })),
      listUrl: url,
      fields: filterFields(everything, wanted, asking),
      ...rowsModel(everything, wanted, asking),
      files: held.length === 0 ? [] : (["csv", "xlsx"] as const).map((kind) => ({ url: `${url}/export.${kind}`, name: kind.toUpperCase() })), // prettier-ignore
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

function filterFields({ mentors }: Everything, wanted: ListWanted, { t }: Asking) {
  const { show, q, mentor, from, to } = wanted;
  const form = { values: { show, q, mentor, from, to }, mistakes: {} };
  return {
    show: formField(form, t, "show", {
      label: t("interviews.list.show"),
      options: shownLists.map((value) => ({ value, text: t(shownText[value]) })),
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
  const { programmeId, held, units, assigned, mentors, followUps } = everything;
  const { t, locale } = asking;
  const mentorNames = new Map(mentors.map(({ id, name }) => [id, name]));
  if (wanted.show === "waiting") {
    const mentorOf = new Map(assigned.map(({ unitId, mentorId }) => [unitId, mentorId]));
    const interviewed = new Set(held.map(({ unitId }) => unitId));
    const cut = cutTo(notInterviewed(units, interviewed, mentorOf, wanted), wanted.page);
    const waiting = cut.rows.map(({ id, name }) => ({
      unit: splitName(name),
      mentor: mentorNames.get(mentorOf.get(id) ?? "") ?? t("interviews.list.noMentor"),
      newUrl: newInterviewUrl(programmeId, id),
    }));
    return { held: null, waiting, ...pagesModel(cut, wanted, interviewsUrl(programmeId), asking) };
  }
  const cut = cutTo(passing(held, wanted), wanted.page);
  const rows = cut.rows.map((one) => ({
    unit: splitName(one.unitName),
    url: interviewUrl(one),
    day: formatDay(one.heldOn, locale),
    mentor: one.mentorName ?? "–",
    met: one.met === 0 ? "–" : formatNumber(one.met, locale),
    followUps: followUps.get(one.id) ?? 0,
  }));
  return { held: rows, waiting: null, ...pagesModel(cut, wanted, interviewsUrl(programmeId), asking) };
}

function pagesModel(
  { found, page, pages }: { found: number; page: number; pages: number },
  { show, q, mentor, from, to }: ListWanted,
  url: string,
  { t, locale }: Asking,
) {
  const pageUrl = (number: number) =>
    `${url}?${new URLSearchParams({ show, q, mentor, from, to, page: String(number) }).toString()}`;
  const shown = { first: (page - 1) * pageSize + 1, last: Math.min(page * pageSize, found), found };
  const words = Object.fromEntries(Object.entries(shown).map(([name, value]) => [name, formatNumber(value, locale)]));
  const one: Key = show === "held" ? "interviews.list.found" : "interviews.list.foundUnits";
  return {
    nothing: found === 0 ? t(show === "held" ? "interviews.list.nothing" : "interviews.list.noneWaits") : null,
    found: pages === 1 ? t(one, { count: found }) : t("interviews.list.foundPage", words),
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
