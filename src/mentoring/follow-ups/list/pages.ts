import { shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, namedOnce, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { followUpsUrl, interviewsUrl } from "../../addresses.ts";
import { mentoringRooms } from "../../pages.ts";
import { followUpUrl } from "../addresses.ts";
import { followUpStates, isLate, type FollowUpState } from "../follow-up.ts";
import { stateText } from "../pages.ts";
import type { FollowUp } from "../queries.ts";
import { listUrl, notTakenUrl } from "./addresses.ts";
import { filterFields, isLimited, keptFields } from "./filters/pages.ts";
import { ListQuery, type ListWanted } from "./forms.ts";
import { pageSize, shownStates, type ShownCounts, type ShownState } from "./listing.ts";
import type { ListMaterial } from "./queries.ts";

export const shownText: Record<ShownState, Key> = {
  ...stateText,
  pending: "followUps.list.pending",
  late: "followUps.list.late",
  all: "followUps.list.all",
};

/** What is to be done in the units, by how it stands: what nobody has the time for is a list as well. */
export function listPage(material: ListMaterial, wanted: ListWanted, asking: Asking): Page {
  const { programmeId, followUps, counts, cut, hasAny, notTaken, today, tools } = material;
  const { t, locale } = asking;
  const url = followUpsUrl(programmeId);
  const toNotTaken = notTakenUrl(programmeId, ListQuery.parse({}));
  return {
    view: "mentoring/follow-ups/list",
    region: "mentoring/follow-ups/_list",
    title: t("followUps.list.title"),
    model: {
      rooms: mentoringRooms(programmeId, "followUps", asking),
      lead: hasAny ? leadText(counts, asking) : null,
      empty: !hasAny && notTaken === 0 ? t("followUps.list.empty") : null,
      interviewsUrl: interviewsUrl(programmeId),
      newUrl: `${url}/new`,
      notTaken: notTaken === 0 ? null : { url: toNotTaken, text: t("followUps.list.notTaken", { count: notTaken }) },
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
      kept: keptFields({ ...wanted, page: cut.page }),
      fields: filterFields({ ...material, tools: followedTools(tools, material) }, wanted, asking),
      hasFilter: isLimited(wanted),
      clearUrl: listUrl(programmeId, { ...ListQuery.parse({}), state: wanted.state }),
      rows: followUps.map((followUp) => rowModel(followUp, today, asking)),
      nothing: cut.found === 0 ? t(isLimited(wanted) ? "followUps.list.nothing" : "followUps.list.noneSuch") : null,
      ...pagesModel(cut, (page) => listUrl(programmeId, { ...wanted, page }), asking),
      fileUrl: cut.found === 0 ? null : listUrl(programmeId, wanted, "/export.csv"),
    },
  };
}

/** The tools that follow-ups are about. */
function followedTools(tools: ListMaterial["tools"], { toolIds }: ListMaterial): ListMaterial["tools"] {
  return tools.filter(({ id }) => toolIds.includes(id));
}

/** "32 jatkotointa on kesken. Niistä 3 on myöhässä. 20 jatkotoimeen ei ole resursseja." */
function leadText(counts: ShownCounts, { t }: Asking): string {
  return [
    t("followUps.list.lead", { count: counts.pending }),
    ...(counts.late === 0 ? [] : [t("followUps.list.leadLate", { count: counts.late })]),
    ...(counts["no-resources"] === 0 ? [] : [t("followUps.list.leadNoResources", { count: counts["no-resources"] })]),
  ].join(" ");
}

function rowModel(followUp: FollowUp, today: string, { t, locale }: Asking) {
  const { id, state, dueOn, needNames, toolNames, ownerName, what, unitName } = followUp;
  const subjects = [needNames, toolNames].flatMap((names) => (names === null ? [] : [{ names }]));
  const about = namedOnce(subjects, locale)
    .map(({ names }) => textIn(names, locale))
    .filter((text) => text.toLowerCase() !== what.toLowerCase());
  return {
    id,
    what,
    url: followUpUrl(followUp),
    unit: shortName(unitName),
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

/** Which rows are shown of how many, and the way to the others. */
export function pagesModel(
  { found, page, pages }: { found: number; page: number; pages: number },
  urlOf: (page: number) => string,
  { t, locale }: Asking,
) {
  const numbers = { first: (page - 1) * pageSize + 1, last: Math.min(page * pageSize, found), found };
  const words = Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, formatNumber(value, locale)]));
  return {
    found: pages === 1 ? t("followUps.list.found", { count: found }) : t("followUps.list.foundPage", words),
    hasPages: pages > 1,
    pageText: t("followUps.notTaken.page", { page, pages }),
    previousUrl: page > 1 ? urlOf(page - 1) : null,
    nextUrl: page < pages ? urlOf(page + 1) : null,
  };
}
