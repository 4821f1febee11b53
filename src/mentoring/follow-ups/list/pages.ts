import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field } from "../../../platform/fields.ts";
import { formatDay, formatNumber, formatShare, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { followUpsUrl, interviewsUrl } from "../../addresses.ts";
import { interviewUrl } from "../../interviews/addresses.ts";
import { cutTo, pageSize } from "../../interviews/list/listing.ts";
import { mentoringRooms } from "../../pages.ts";
import { splitName } from "../../unit-name.ts";
import { followUpUrl } from "../addresses.ts";
import { followUpStates, isLate, notTakenUp, type FollowUpState } from "../follow-up.ts";
import { stateText } from "../pages.ts";
import type { FollowUp } from "../queries.ts";
import type { ListWanted } from "./forms.ts";
import { concerned, countByShown, isShown, shownStates, waysUp, type ShownState } from "./listing.ts";
import type { ListMaterial, Raised } from "./queries.ts";

export const shownText: Record<ShownState, Key> = {
  ...stateText,
  pending: "followUps.list.pending",
  late: "followUps.list.late",
  all: "followUps.list.all",
};

/** What is to be done in the units, by how it stands: what nobody has the time for is a list as well. */
export function listPage(material: ListMaterial, wanted: ListWanted, asking: Asking): Page {
  const { programmeId, followUps, today, raised } = material;
  const { t, locale } = asking;
  const own = concerned(followUps, wanted, waysUp(material.units));
  const counts = countByShown(own, today);
  const left = notTakenUp(raised, followUps);
  const cut = cutTo(
    own.filter((one) => isShown(one, wanted.state, today)),
    wanted.page,
  );
  const url = followUpsUrl(programmeId);
  return {
    view: "mentoring/follow-ups/list",
    region: "mentoring/follow-ups/_list",
    title: t("followUps.list.title"),
    model: {
      rooms: mentoringRooms(programmeId, "followUps", asking),
      lead: leadText(counts, followUps.length, asking),
      empty: followUps.length === 0 && left.length === 0 ? t("followUps.list.empty") : null,
      interviewsUrl: interviewsUrl(programmeId),
      newUrl: `${url}/new`,
      notTaken: left.length === 0 ? null : { url: notTakenUrl(programmeId), text: t("followUps.list.notTaken", { count: left.length }) }, // prettier-ignore
      listUrl: url,
      shown: shownStates
        .filter((shown) => shown === wanted.state || counts[shown] > 0 || shown === "pending")
        .map((shown) => ({
          text: t(shownText[shown]),
          count: formatNumber(counts[shown], locale),
          url: listUrl(programmeId, { ...wanted, state: shown, page: 1 }),
          isCurrent: shown === wanted.state,
        })),
      state: wanted.state,
      page: cut.page,
      fields: filterFields(material, wanted, asking),
      hasFilter: [wanted.unit, wanted.mentor, wanted.need, wanted.tool].some((id) => id !== ""),
      rows: cut.rows.map((followUp) => rowModel(followUp, today, asking)),
      nothing: cut.found === 0 ? t("followUps.list.nothing") : null,
      ...pagesModel(cut, wanted, programmeId, asking),
      fileUrl: followUps.length === 0 ? null : listUrl(programmeId, wanted, "/export.csv"),
    },
  };
}

/** "32 jatkotointa on kesken. Niistä 3 on myöhässä. 20 jatkotoimeen ei ole resursseja." */
function leadText(counts: Record<ShownState, number>, all: number, { t }: Asking): string | null {
  if (all === 0) return null;
  return [
    t("followUps.list.lead", { count: counts.pending }),
    ...(counts.late === 0 ? [] : [t("followUps.list.leadLate", { count: counts.late })]),
    ...(counts["no-resources"] === 0 ? [] : [t("followUps.list.leadNoResources", { count: counts["no-resources"] })]),
  ].join(" ");
}

/** The list as it is wanted. */
export function listUrl(programmeId: string, wanted: ListWanted, file = ""): string {
  const { state, unit, mentor, need, tool, page } = wanted;
  const pairs = Object.entries({ state, unit, mentor, need, tool, page: String(page) }).filter(
    ([name, value]) => value !== "" && !(name === "page" && (value === "1" || file !== "")),
  );
  return `${followUpsUrl(programmeId)}${file}?${new URLSearchParams(pairs).toString()}`;
}

export function notTakenUrl(programmeId: string): string {
  return `${followUpsUrl(programmeId)}/not-taken-up`;
}

function filterFields({ units, mentors, needs, tools, followUps }: ListMaterial, wanted: ListWanted, asking: Asking) {
  const { t, locale } = asking;
  const { unit, mentor, need, tool } = wanted;
  const form = { values: { unit, mentor, need, tool }, mistakes: {} };
  const choice = (name: string, key: Key, options: { value: string; text: string }[]): Field =>
    formField(form, t, name, { label: t(key), options: [{ value: "", text: t("followUps.list.any") }, ...options] });
  const followed = new Set(followUps.flatMap(({ needId, toolId }) => [needId, toolId]));
  const named = ({ id, names }: { id: string; names: Parameters<typeof textIn>[0] }) => ({
    value: id,
    text: textIn(names, locale),
  });
  return {
    unit: choice("unit", "followUps.list.unit", units.map(({ id, name }) => ({ value: id, text: name }))), // prettier-ignore
    mentor: choice("mentor", "followUps.list.owner", mentors.map(({ id, name }) => ({ value: id, text: name }))), // prettier-ignore
    need: choice("need", "followUps.list.need", needs.filter(({ id }) => followed.has(id)).map(named)), // prettier-ignore
    tool: choice("tool", "followUps.list.tool", tools.filter(({ id }) => followed.has(id)).map(named)), // prettier-ignore
  };
}

function rowModel(followUp: FollowUp, today: string, { t, locale }: Asking) {
  const { id, state, dueOn, needNames, toolNames, ownerName, what, unitName } = followUp;
  const about = [needNames, toolNames].flatMap((names) => {
    const text = names === null ? "" : textIn(names, locale);
    return text === "" || text.toLowerCase() === what.toLowerCase() ? [] : [text];
  });
  return {
    id,
    what,
    url: followUpUrl(followUp),
    unit: splitName(unitName),
    about: about.length === 0 ? null : about.join(", "),
    owner: ownerName ?? t("followUps.list.noOwner"),
    due: dueOn === null ? null : t("followUps.list.due", { day: formatDay(dueOn, locale) }),
    isLate: isLate(followUp, today),
    state: t(stateText[state]),
    moveUrl: `${followUpUrl(followUp)}/state`,
    moveLabel: t("followUps.list.moveOf", { what }),
    states: stateOptions(state, t),
  };
}

/** The states to choose from. */
export function stateOptions(chosen: FollowUpState, t: Asking["t"]) {
  return followUpStates.map((value) => ({ value, text: t(stateText[value]), isChosen: value === chosen }));
}

function pagesModel(
  { found, page, pages }: { found: number; page: number; pages: number },
  wanted: ListWanted,
  programmeId: string,
  { t, locale }: Asking,
) {
  const numbers = { first: (page - 1) * pageSize + 1, last: Math.min(page * pageSize, found), found };
  const words = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, formatNumber(value, locale)]));
  return {
    found: pages === 1 ? t("followUps.list.found", { count: found }) : t("followUps.list.foundPage", words),
    hasPages: pages > 1,
    previousUrl: page > 1 ? listUrl(programmeId, { ...wanted, page: page - 1 }) : null,
    nextUrl: page < pages ? listUrl(programmeId, { ...wanted, page: page + 1 }) : null,
  };
}

/** The strong needs of interviews that no follow-up is about, each with one press to take it up. */
export function notTakenPage(material: ListMaterial, page: number, asking: Asking): Page {
  const { programmeId, followUps, raised } = material;
  const { t } = asking;
  const left = notTakenUp(raised, followUps);
  const cut = cutTo(left, page);
  const url = notTakenUrl(programmeId);
  return {
    view: "mentoring/follow-ups/not-taken-up",
    region: "mentoring/follow-ups/_not-taken-up",
    title: t("followUps.notTaken.title"),
    model: {
      rooms: mentoringRooms(programmeId, "followUps", asking),
      backUrl: followUpsUrl(programmeId),
      lead:
        left.length === 0
          ? t(raised.length === 0 ? "followUps.notTaken.noInterviews" : "followUps.notTaken.none")
          : t("followUps.notTaken.lead", { count: left.length }),
      actionUrl: url,
      rows: cut.rows.map((one) => raisedModel(one, material, asking)),
      hasPages: cut.pages > 1,
      pageText: t("followUps.notTaken.page", { page: cut.page, pages: cut.pages }),
      previousUrl: cut.page > 1 ? `${url}?page=${cut.page - 1}` : null,
      nextUrl: cut.page < cut.pages ? `${url}?page=${cut.page + 1}` : null,
    },
  };
}

function raisedModel(
  { assessmentId, needId, needNames, unitName, strength, heldOn, mentorId }: Raised,
  { programmeId, mentors }: ListMaterial,
  { t, locale }: Asking,
) {
  const unit = splitName(unitName);
  const mentor = mentors.find(({ id }) => id === mentorId)?.name;
  const day = formatDay(heldOn, locale);
  return {
    ...{ interviewId: assessmentId, needId, unit },
    need: saidIn(needNames, locale),
    strength: formatShare(strength, locale),
    interviewUrl: interviewUrl({ programmeId, id: assessmentId }),
    interview: mentor === undefined ? day : t("followUps.notTaken.interview", { day, mentor }),
    whose: `${textIn(needNames, locale)}, ${unit.text}`,
  };
}
