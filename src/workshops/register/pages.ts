import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatDay, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import { localDayAndTime } from "../calendar/local-times.ts";
import { feedbackUrl } from "../feedback/pages.ts";
import { whenText, workshopUrl } from "../one/pages.ts";
import { eventKindText, kindOneText, kindText, levelText } from "../words.ts";
import { openUrl } from "../public/addresses.ts";
import { hasPublicPage } from "../public/open.ts";
import { byAudience, type AudiencePlan } from "./audiences.ts";
import type { HoldingRefusal } from "./holding.ts";
import { sectionsOf, type ListSection } from "./list-sections.ts";
import type { Workshop } from "./queries.ts";

/** Why a workshop is not marked as held, in words. */
export const holdingText: Record<HoldingRefusal, Key> = {
  "in-future": "workshops.holding.inFuture",
  cancelled: "workshops.holding.cancelled",
};

/** What the page is about to say: which workshop has just been held, or whose date was wrong. */
export type Focus = { heldId: string | null } | { mistakenId: string; form: FormState };

/** So many held workshops of one section are listed, the latest first; the others are among the figures. */
const mostHeld = 15;

/** So few stand open; more are folded. */
const mostOpen = 3;

/** The workshops as they stand: first those of the groups, audience by audience, then those that everyone may come to. */
export function workshopsPage(
  programme: Programme,
  { workshops, cancelled }: { workshops: Workshop[]; cancelled: Workshop[] },
  today: string,
  focus: Focus,
  asking: Asking,
): Page {
  const { t, role, locale } = asking;
  const url = workshopsUrl(programme.id);
  const mayHold = role !== "viewer";
  const { groups, general } = sectionsOf(workshops);
  const around = { programme, today, focus, mayHold };
  const sections = [
    ...groups.map((section, at) => sectionModel(section, { ...around, id: `audience-${at + 1}` }, asking)),
    ...general.map((section) => sectionModel(section, { ...around, id: section.kind }, asking)),
  ];
  const justHeld =
    "heldId" in focus ? workshops.find(({ id, state }) => id === focus.heldId && state === "held") : undefined;
  const mistakes = sections.flatMap(({ rows, held }) =>
    [...rows, ...held.rows].flatMap(({ heldOn }) => (heldOn === null ? [] : summary([heldOn]))),
  );
  return {
    view: "workshops/workshops",
    region: "workshops/_register",
    title: t("workshops.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      isEmpty: workshops.length === 0,
      lead: leadText(workshops, asking),
      mistakes,
      done:
        justHeld === undefined || !mayHold
          ? null
          : {
              text: t("workshops.heldNow", { name: textIn(justHeld.names, locale) }),
              url: voteUrl(programme.id, justHeld.id),
              feedbackUrl: role === "facilitator" ? null : feedbackUrl(programme.id, justHeld.id),
            },
      sections: sections.filter(({ isQuiet }) => !isQuiet),
      quiet: sections.filter(({ isQuiet }) => isQuiet),
      cancelled: cancelledModel(cancelled, programme, asking),
      mayHold,
      newUrl: `${url}/new`,
      planUrl: role === "planner" || role === "owner" ? `${url}/planned/new` : null,
      seriesUrl: `${programmeUrl(programme.id)}/series`,
      links: [
        { text: t("workshops.list.calendar"), url: `${url}/calendar` },
        { text: t("workshops.list.coverage"), url: `${url}/coverage` },
        { text: t("workshops.list.figures"), url: `${url}/figures` },
        { text: t("workshops.feedback.overview.title"), url: `${url}/feedback` },
        { text: t("workshops.toTopics"), url: `${url}/topics` },
        ...(role === "planner" || role === "owner"
          ? [{ text: t("workshops.matching.title"), url: `${url}/guests` }]
          : []),
        ...(workshops.some(hasPublicPage) ? [{ text: t("workshops.public.list"), url: openUrl(programme.id) }] : []),
      ],
    },
  };
}

/** The cancelled ones, which stand nowhere else: each page says why, and lets it be held after all. */
function cancelledModel(cancelled: readonly Workshop[], programme: Programme, asking: Asking) {
  const { t, locale } = asking;
  if (cancelled.length === 0) return null;
  return {
    heading: t("workshops.list.cancelled", { count: cancelled.length }),
    rows: cancelled.map((workshop) => ({
      name: textIn(workshop.names, locale),
      url: workshopUrl(programme.id, workshop.id),
      facts: [
        ...(workshop.startsAt === null ? [] : [whenText(workshop, programme.timeZone, asking)]),
        ...[textIn(workshop.audienceNames, locale), workshop.cancelReason].filter((fact) => fact !== ""),
      ],
    })),
  };
}

/** How many there are for the groups, and how many for everyone. */
function leadText(workshops: readonly Workshop[], { t }: Asking): string {
  const isGeneral = ({ kind }: Workshop) => kind === "open" || kind === "themed";
  const [general, own] = [workshops.filter(isGeneral), workshops.filter((each) => !isGeneral(each))];
  const heldOf = (some: readonly Workshop[]) => some.filter(({ state }) => state === "held").length;
  const series = t("workshops.lead", {
    held: heldOf(own),
    workshops: t("workshops.ofWorkshops", { count: own.length }),
    audiences: t("workshops.audiences", { count: byAudience(own).length }),
  });
  const others = { held: heldOf(general), workshops: t("workshops.ofWorkshops", { count: general.length }) };
  if (general.length === 0) return series;
  return own.length === 0
    ? t("workshops.list.leadGeneral", others)
    : `${series} ${t("workshops.list.leadBesides", others)}`;
}

interface Surroundings {
  id: string;
  programme: Programme;
  today: string;
  focus: Focus;
  mayHold: boolean;
}

function sectionModel(section: ListSection<Workshop>, around: Surroundings, asking: Asking) {
  const { t } = asking;
  const { planned, held } = section;
  const row = (workshop: Workshop) => workshopRow(workshop, workshop.id === planned[0]?.id, section, around, asking);
  const { groupFacts, name } =
    section.kind === "groups" ? audienceWords(section, asking) : { groupFacts: [], name: t(kindText[section.kind]) };
  const lastHeld = held[0];
  return {
    id: around.id,
    name,
    facts: [...groupFacts, t("workshops.heldOf", { held: held.length, all: held.length + planned.length })],
    isQuiet: section.kind === "groups" && planned.length === 0 && held.length > 0,
    rows: planned.map(row),
    held: {
      heading: t("workshops.list.held", { count: held.length }),
      isOpen: held.length <= mostOpen,
      rows: held.slice(0, mostHeld).map(row),
      more: held.length > mostHeld ? t("workshops.list.moreHeld", { count: held.length - mostHeld }) : null,
      moreUrl: `${workshopsUrl(around.programme.id)}/figures/events`,
    },
    voteUrl:
      around.mayHold && section.kind === "groups" && lastHeld !== undefined
        ? voteUrl(around.programme.id, lastHeld.id)
        : null,
  };
}

function audienceWords({ audience }: { audience: AudiencePlan<Workshop> }, { t, locale }: Asking) {
  return {
    name: textIn(audience.names, locale),
    groupFacts: [t("workshops.organisations", { count: audience.organisations })],
  };
}

function workshopRow(
  workshop: Workshop,
  isNext: boolean,
  { kind }: ListSection<Workshop>,
  { programme, today, focus, mayHold }: Surroundings,
  asking: Asking,
) {
  const { t, locale } = asking;
  const { id, state, heldOn, level, startsAt, place, eventKind, loggedAt } = workshop;
  const isHeld = state === "held";
  const isMistaken = "mistakenId" in focus && focus.mistakenId === id;
  const field = formField(isMistaken ? focus.form : emptyForm, t, "heldOn", {
    label: t("workshops.holding.day"),
    type: "date",
    value: heldOn ?? dayToHold(workshop, today, programme.timeZone),
  });
  const own = { id: `day-${id}`, describedBy: field.error === null ? null : `day-${id}-error` };
  const url = workshopUrl(programme.id, id);
  const audience = textIn(workshop.audienceNames, locale);
  return {
    id: `workshop-${id}`,
    url,
    name: textIn(workshop.names, locale),
    level: level === "all" ? null : t(levelText[level]),
    facts: [
      ...(eventKind === "workshop" ? [] : [t(eventKindText[eventKind])]),
      ...(startsAt === null ? [] : [whenText(workshop, programme.timeZone, asking)]),
      ...(place === "" ? [] : [place]),
      ...(kind === "groups" || audience === "" || audience === t(kindOneText[kind]) ? [] : [audience]),
    ],
    isHeld,
    mark: isHeld
      ? t("workshops.state.held", { day: formatDay(heldOn ?? today, locale) })
      : t(isNext ? "workshops.state.next" : "workshops.state.planned"),
    isNext,
    isOpen: isMistaken,
    heldOn: mayHold && !isHeld ? { ...field, ...own } : null,
    holdUrl: `${url}/holding`,
    undoUrl: mayHold && isHeld && loggedAt === null ? `${url}/holding/removal` : null,
    correctUrl: mayHold && isHeld ? `${url}/log` : null,
  };
}

/** The day on which a planned workshop was probably held: that of its time, unless that is to come. */
function dayToHold({ startsAt }: Workshop, today: string, timeZone: string): string {
  const planned = startsAt === null ? today : localDayAndTime(startsAt, timeZone).day;
  return planned < today ? planned : today;
}

/** The page on which a vote on an audience's next topic is started. */
export function voteUrl(programmeId: string, workshopId: string): string {
  return `${programmeUrl(programmeId)}/ballots/new?after=${workshopId}`;
}

/** The address of the programme's workshops. */
export function workshopsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/workshops`;
}
