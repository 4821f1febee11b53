import type { Need } from "../../../catalogue/index.ts";
import { ownName, type Organisation } from "../../../organisations/index.ts";
import { articlesLink, type ArticleCounts } from "../../../platform/article-links.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, saidIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { durationText } from "../../topics/rows/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import { voteUrl } from "../../register/pages.ts";
import { openWorkshopUrl } from "../../public/addresses.ts";
import { eventKindText, kindHint, kindOneText } from "../../words.ts";
import { newPollUrl } from "../../polls/addresses.ts";
import { pollsOfWorkshop } from "../../polls/list/pages.ts";
import type { ListedPoll } from "../../polls/queries.ts";
import { whenText, workshopFrame, workshopUrl } from "../pages.ts";
import type { Notes } from "../time/notes/pages.ts";
import type { Surroundings } from "../time/queries.ts";
import { isForAnybody, missingOf, type Missing } from "./missing.ts";
import { peopleFacts } from "./people-facts.ts";
import { publicPageModel } from "./public-page/pages.ts";
import type { Done } from "./forms.ts";

/** What is to be done next, in words, with its page and what the button says. */
const missingText: Record<Missing, { text: Key; act: Key; path: string }> = {
  time: { text: "workshops.overview.missing.time", act: "workshops.overview.act.time", path: "/time" },
  place: { text: "workshops.overview.missing.place", act: "workshops.overview.act.place", path: "/time" },
  facilitator: {
    text: "workshops.overview.missing.facilitator",
    act: "workshops.overview.act.facilitator",
    path: "/time",
  },
  audience: { text: "workshops.overview.missing.audience", act: "workshops.overview.act.audience", path: "/audience" },
  invitations: {
    text: "workshops.overview.missing.invitations",
    act: "workshops.overview.act.people",
    path: "/people",
  },
};

interface Beside {
  organisations: Organisation[];
  polls: ListedPoll[];
  /** How many articles there are, and the catalogue's needs that they are about. */
  articles: { counts: ArticleCounts; needs: readonly Need[] };
}

/** One workshop: when, where, with whom, what clashes, and what is to be done next. */
export function overviewPage(
  around: Surroundings,
  notes: Notes,
  { organisations, polls, articles }: Beside,
  { done, publicUrl }: { done: Done; publicUrl: URL },
  asking: Asking,
): Page {
  const { t, role } = asking;
  const { programme, workshop, seats } = around;
  const mayEdit = (role === "planner" || role === "owner") && workshop.state !== "cancelled";
  const url = workshopUrl(programme.id, workshop.id);
  const missing = workshop.isSession ? [] : missingOf(workshop, seats);
  const [first] = missing;
  const asked = pollsOfWorkshop({ ...around, polls }, asking);
  return {
    view: "workshops/one/overview",
    title: t("workshops.overview.title"),
    model: {
      ...workshopFrame(programme, workshop, "overview", asking),
      done: doneText(done, asking),
      state: stateText(around, { missing: missing.length, notes }, asking),
      missing: missing.map((each) => t(missingText[each].text)),
      main: workshop.isSession
        ? role !== "viewer"
          ? {
              text: t(
                workshop.state === "held" ? "workshops.overview.act.session" : "workshops.overview.act.plannedSession",
              ),
              url: sessionUrl(programme.id, workshop),
            }
          : null
        : workshop.state === "held" && role !== "viewer"
          ? { text: t("workshops.vote"), url: voteUrl(programme.id, workshop.id) }
          : first === undefined
            ? { text: t("workshops.overview.act.people"), url: `${url}/people` }
            : mayEdit
              ? { text: t(missingText[first].act), url: `${url}${missingText[first].path}` }
              : null,
      notes,
      facts: factsOf(around, asking),
      publicPage: publicPageModel(workshop, new URL(openWorkshopUrl(programme.id, workshop.id), publicUrl), asking),
      people: peopleFacts(seats, workshop, asking),
      peopleUrl: `${url}/people`,
      invitees: audienceOf(around, organisations, asking),
      edit: mayEdit ? { time: `${url}/time`, audience: `${url}/audience`, details: `${url}/details` } : null,
      cancelUrl: (role === "planner" || role === "owner") && workshop.state !== "held" ? `${url}/cancellation` : null,
      cancelText: t(workshop.state === "cancelled" ? "workshops.overview.toCancelled" : "workshops.overview.toCancel"),
      isUndated: workshop.startsAt === null,
      polls: asked,
      articles: articlesOf(around, articles, asking),
      openPollUrl: workshop.startsAt === null ? (asked.find(({ isOpen }) => isOpen)?.url ?? null) : null,
      pollUrl: mayEdit && workshop.state === "planned" ? newPollUrl(programme.id, workshop.id) : null,
      calendarUrl: `/programmes/${programme.id}/workshops/calendar`,
    },
  };
}

/** The ways to articles about the needs that the workshop's topic covers. */
function articlesOf({ programme, topic }: Surroundings, { counts, needs }: Beside["articles"], { t, locale }: Asking) {
  const covered = new Set(topic?.covers.map(({ needId }) => needId));
  return needs
    .filter(({ id }) => covered.has(id))
    .flatMap(({ id, names }) => {
      const link = articlesLink(counts, programme.id, { need: id }, t);
      return link === null ? [] : [{ ...link, need: saidIn(names, locale) }];
    });
}

function doneText({ done, told, letIn }: Done, { t }: Asking): string | null {
  if (done === undefined) return null;
  if (done === "planned") return t("workshops.overview.planned");
  if (done === "restored")
    return told === 0
      ? t("workshops.cancelling.done.restoredQuietly")
      : t("workshops.cancelling.done.restored", { count: told });
  const parts = [
    t("workshops.overview.saved"),
    told === 0 ? "" : t("workshops.overview.told", { count: told }),
    letIn === 0 ? "" : t("workshops.overview.letIn", { count: letIn }),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function stateText(
  { workshop }: Surroundings,
  { missing, notes }: { missing: number; notes: Notes },
  { t, locale }: Asking,
): string {
  const { state, heldOn, cancelReason, isSession } = workshop;
  if (state === "cancelled")
    return cancelReason === ""
      ? t("workshops.overview.isCancelled")
      : t("workshops.overview.isCancelledBecause", { reason: cancelReason });
  if (state === "held")
    return t(isSession ? "workshops.overview.isSessionHeld" : "workshops.overview.isHeld", {
      day: heldOn === null ? "" : formatDay(heldOn, locale),
    });
  if (missing > 0) return t("workshops.overview.isMissing", { count: missing });
  const isWell = notes.clashes.length + notes.warnings.length === 0;
  return t(isWell ? "workshops.overview.isReady" : "workshops.overview.isReadyBut");
}

/** Where a mentor's session is put right, or planned anew. */
function sessionUrl(programmeId: string, { id, state }: Workshop): string {
  return `/programmes/${programmeId}/mentoring/sessions/${id}/${state === "held" ? "log" : "plan"}`;
}

function factsOf({ programme, workshop, facilitators, seats }: Surroundings, asking: Asking) {
  const { t, role } = asking;
  const { place, remoteUrl, places, facilitatorIds, kind, eventKind, durationMinutes, costEuros, isPublic, isSession } =
    workshop;
  const names = facilitators.filter(({ id }) => facilitatorIds.includes(id)).map(({ name }) => name);
  const isViewer = role === "viewer";
  const facts: [Key, string][] = [
    ["workshops.overview.when", whenText(workshop, programme.timeZone, asking)],
    ...(durationMinutes === null
      ? []
      : [["workshops.overview.length", durationText(durationMinutes, t)] as [Key, string]]),
    ...(costEuros === null || costEuros === 0
      ? []
      : [
          [
            "workshops.overview.cost",
            t("workshops.topics.cost", { euros: formatNumber(costEuros, asking.locale) }),
          ] as [Key, string],
        ]),
    ["workshops.overview.place", place === "" ? t("workshops.overview.none") : place],
    ...(remoteUrl === ""
      ? []
      : [["workshops.overview.remote", isViewer ? t("workshops.overview.yes") : remoteUrl] as [Key, string]]),
    ["workshops.overview.eventKind", t(eventKindText[eventKind])],
    ...(isSession
      ? []
      : ([
          ["workshops.overview.places", placesText(places, seats.coming, isViewer, asking)],
          [
            "workshops.overview.facilitators",
            names.length === 0
              ? t("workshops.overview.none")
              : isViewer
                ? t("workshops.overview.chosen")
                : names.join(", "),
          ],
          ["workshops.overview.kind", t(kindOneText[kind])],
          ["workshops.overview.public", t(isPublic ? "workshops.overview.yes" : "workshops.overview.no")],
        ] satisfies [Key, string][])),
  ];
  return facts.map(([label, value]) => ({ label: t(label), value }));
}

function placesText(places: number | null, coming: number, isViewer: boolean, { t }: Asking): string {
  if (places === null) return t("workshops.overview.noLimit");
  if (isViewer) return String(places);
  return t("workshops.overview.placesLeft", { places, free: Math.max(0, places - coming) });
}

function audienceOf({ workshop }: Surroundings, organisations: Organisation[], { t, role }: Asking) {
  const { organisationIds, organisations: count, isSession } = workshop;
  const nobody = t(isForAnybody(workshop) ? kindHint.open : "workshops.overview.nobody");
  const names = organisations.filter(({ id }) => organisationIds.includes(id)).map(({ name }) => (isSession ? ownName(name) : name)); // prettier-ignore
  return {
    count: count === 0 ? nobody : t("workshops.organisations", { count }),
    names: role === "viewer" ? [] : names,
  };
}
