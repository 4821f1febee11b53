import { ownName, shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatDay, formatNumber, formatSpan, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { Temporal } from "temporal-polyfill";
import { durationText, eventKindText, figuresOf, headsOf, isCounted, type Figures } from "../../../workshops/index.ts";
import { sessionsUrl, sessionUrl } from "../../addresses.ts";
import { filterOptions } from "../../choosing/pages.ts";
import { mentoringRooms } from "../../pages.ts";
import { mayEnterFor } from "../entering.ts";
import type { Session, SessionHeld } from "../queries.ts";
import { sessionKinds } from "../session.ts";
import type { Listing } from "./queries.ts";

const perPage = 50;

/** What has been held and what is to come, with what it comes to. */
export function listPage(listing: Listing, asking: Asking): Page {
  const { t } = asking;
  const { programme, entering, wanted, held, planned, unitIdsMet } = listing;
  const url = sessionsUrl(programme.id);
  const hasAny = unitIdsMet.size > 0;
  const mayEnter = entering.isForAll || entering.own !== null;
  return {
    view: "mentoring/sessions/list",
    region: "mentoring/sessions/_sessions",
    title: t("sessionLog.list.title"),
    model: {
      rooms: mentoringRooms(programme.id, "sessions", asking),
      ...acts(url, mayEnter, asking),
      done: doneModel(listing, asking),
      empty: hasAny ? null : t("sessionLog.list.empty"),
      coming: hasAny ? planned.map((session) => plannedRow(session, listing, asking)) : [],
      listUrl: url,
      filters: filterFields(listing, asking),
      sums: sumTiles(held, asking),
      notes: sumNotes(held, asking),
      ...rowsModel(listing, asking),
      csvUrl: held.length === 0 ? null : `${url}/export.csv${queryOf(wanted)}`,
      xlsxUrl: held.length === 0 ? null : `${url}/export.xlsx${queryOf(wanted)}`,
    },
  };
}

function acts(url: string, mayEnter: boolean, { t }: Asking) {
  return {
    logUrl: mayEnter ? `${url}/new` : null,
    planUrl: mayEnter ? `${url}/planned/new` : null,
    feedsUrl: mayEnter ? `${url}/feeds` : null,
    notMentor: mayEnter ? null : t("sessionLog.log.notMentor"),
  };
}

/** What has just been saved, with the way to the next one of the same unit, and back. */
function doneModel({ held, wanted, programme, units, entering }: Listing, { t, locale }: Asking) {
  const session = held.find(({ id }) => id === wanted.saved);
  if (session === undefined || !mayEnterFor(entering, session.mentorId)) return null;
  const unit = ownName(units.find(({ id }) => id === session.unitId)?.name ?? "");
  const kind = t(eventKindText[session.eventKind]).toLocaleLowerCase(locale);
  const url = sessionUrl(programme.id, session.id);
  const again = new URLSearchParams({ unit: session.unitId, mentor: session.mentorId, kind: session.eventKind });
  return {
    text: t("sessionLog.list.saved", { what: `${kind}, ${unit}, ${formatDay(session.heldOn, locale)}` }),
    moreUrl: `${sessionsUrl(programme.id)}/new?${again.toString()}`,
    correctUrl: `${url}/log`,
    undoUrl: `${url}/removal`,
  };
}

function plannedRow(session: Session, { programme, units, mentors, entering, now, wanted }: Listing, asking: Asking) {
  const { t, locale } = asking;
  const { id, startsAt, endsAt, names, eventKind, unitId, mentorId, place, remoteUrl, timesMoved, firstStart } =
    session;
  const unit = shortName(units.find((each) => each.id === unitId)?.name ?? "");
  const mentor = mentors.find((each) => each.id === mentorId)?.name ?? "";
  const url = sessionUrl(programme.id, id);
  const day = (at: Temporal.Instant) =>
    formatDay(at.toZonedDateTimeISO(programme.timeZone).toPlainDate().toString(), locale);
  const isPast = endsAt !== null && Temporal.Instant.compare(endsAt, now) < 0;
  const name = `${t(eventKindText[eventKind])}: ${textIn(names, locale)}`;
  return {
    id: `session-${id}`,
    name: textIn(names, locale) === unit.own ? `${t(eventKindText[eventKind])}: ${unit.own}` : `${name}, ${unit.own}`,
    when: formatSpan({ startsAt, endsAt }, locale, programme.timeZone) ?? "",
    facts: [
      ...(wanted.mentor === "all" ? [mentor] : []),
      ...(place === "" ? [] : [place]),
      ...(timesMoved === 0 || firstStart === null
        ? []
        : [t("sessionLog.list.moved", { count: timesMoved, day: day(firstStart) })]),
    ],
    remoteUrl: remoteUrl === "" ? null : remoteUrl,
    waiting: isPast ? t("sessionLog.list.waiting") : null,
    holdUrl: mayEnterFor(entering, mentorId) ? `${url}/log` : null,
    moveUrl: `${url}/plan`,
  };
}

function filterFields({ wanted, mentors, units, tools, unitIdsMet }: Listing, { t, locale }: Asking) {
  const { mentor, unit, tool, kind, from, to } = wanted;
  const form = { values: { mentor, unit, tool, kind, from, to }, mistakes: {} };
  return {
    mentor: formField(form, t, "mentor", {
      label: t("sessionLog.list.mentor"),
      options: [
        { value: "all", text: t("sessionLog.list.everyone") },
        ...mentors.map(({ id, name }) => ({ value: id, text: name })),
      ],
    }),
    unit: formField(form, t, "unit", {
      label: t("sessionLog.list.unit"),
      options: [{ value: "", text: t("sessionLog.list.everyUnit") }, ...filterOptions(units, unitIdsMet, unit)],
    }),
    tool: formField(form, t, "tool", {
      label: t("sessionLog.list.tool"),
      options: [
        { value: "", text: t("sessionLog.list.everyTool") },
        ...tools.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
    }),
    kind: formField(form, t, "kind", {
      label: t("sessionLog.list.kind"),
      options: [
        { value: "", text: t("sessionLog.list.everyKind") },
        ...sessionKinds.map((value) => ({ value, text: t(eventKindText[value]) })),
      ],
    }),
    from: formField(form, t, "from", { label: t("sessionLog.list.from"), type: "date" }),
    to: formField(form, t, "to", { label: t("sessionLog.list.to"), type: "date" }),
  };
}

/** What these sessions come to, by the same rule as the programme's figures: people by name and mere heads stand apart. */
function sumSessions(sessions: readonly SessionHeld[]): Figures {
  const nobody = { organisationIds: [], partIds: [], audienceIds: [] };
  return figuresOf(sessions.map((session) => ({ ...session, ...nobody, kind: "segmented" as const })));
}

/** What was held, in numbers that are never added to each other. */
function sumTiles(held: readonly SessionHeld[], { t, locale }: Asking) {
  const { events, people, heads, hours } = sumSessions(held);
  const number = (value: number) => formatNumber(value, locale);
  return [
    { value: number(events), name: t("sessionLog.list.sumSessions", { count: events }) },
    { value: number(people), name: t("sessionLog.list.sumPeople", { count: people }) },
    ...(heads === 0 ? [] : [{ value: number(heads), name: t("sessionLog.list.sumHeads", { count: heads }) }]),
    { value: formatNumber(hours, locale, hours % 1 === 0 ? 0 : 1), name: t("sessionLog.list.sumHours") },
  ];
}

function sumNotes(held: readonly SessionHeld[], { t }: Asking): string[] {
  const { heads, people, unknownEvents, timelessEvents } = sumSessions(held);
  return [
    ...(heads > 0 && people > 0 ? [t("sessionLog.list.noteHeads")] : []),
    ...(unknownEvents > 0 ? [t("sessionLog.list.noteUnknown", { count: unknownEvents })] : []),
    ...(timelessEvents > 0 ? [t("sessionLog.list.noteTimeless", { count: timelessEvents })] : []),
  ];
}

function rowsModel(listing: Listing, asking: Asking) {
  const { t, locale } = asking;
  const { held, wanted, programme } = listing;
  const pages = Math.max(1, Math.ceil(held.length / perPage));
  const page = Math.min(wanted.page, pages);
  const url = (to: number) => `${sessionsUrl(programme.id)}${queryOf({ ...wanted, page: to })}`;
  const [from, to] = [(page - 1) * perPage + 1, Math.min(page * perPage, held.length)];
  const number = (value: number) => formatNumber(value, locale);
  return {
    rows: held.slice(from - 1, to).map((session) => heldRow(session, listing, asking)),
    nothing: held.length === 0,
    showsMentor: wanted.mentor === "all",
    foundText: t("sessionLog.list.found", { from: number(from), to: number(to), found: number(held.length) }),
    hasPages: pages > 1,
    previousUrl: page > 1 ? url(page - 1) : null,
    nextUrl: page < pages ? url(page + 1) : null,
  };
}

function heldRow(session: SessionHeld, { programme, units, mentors, tools, entering }: Listing, asking: Asking) {
  const { t, locale } = asking;
  const { id, names, eventKind, unitId, mentorId, toolId, minutes, isTitled, note } = session;
  const tool = tools.find((each) => each.id === toolId);
  const kind = t(eventKindText[eventKind]);
  return {
    id: `session-${id}`,
    day: formatDay(session.heldOn, locale),
    name: isTitled ? textIn(names, locale) : kind,
    more: [...(isTitled ? [kind] : []), ...(tool === undefined ? [] : [textIn(tool.names, locale)])].join(" · "),
    note: note === "" ? null : note,
    unit: shortName(units.find((each) => each.id === unitId)?.name ?? ""),
    mentor: mentors.find((each) => each.id === mentorId)?.name ?? "",
    people: peopleText(session, asking),
    length: minutes === null ? t("sessionLog.list.unknown") : durationText(minutes, t),
    correctUrl: mayEnterFor(entering, mentorId) ? `${sessionUrl(programme.id, id)}/log` : null,
  };
}

/** "12", "12 nimeltä, 9 muuta", or that nobody has said. */
function peopleText(session: SessionHeld, { t }: Asking): string {
  const named = session.people.length;
  const heads = headsOf(session);
  if (!isCounted(session)) return t("sessionLog.list.unknown");
  return named > 0 && heads > 0 ? t("sessionLog.list.namedAndHeads", { named, heads }) : String(named + heads);
}

/** The part of an address that says what is looked at. */
export function queryOf({ page, mentor, unit, tool, kind, from, to }: Listing["wanted"]): string {
  const query = new URLSearchParams({ mentor });
  for (const [name, value] of Object.entries({ unit, tool, kind, from, to })) if (value !== "") query.set(name, value);
  if (page > 1) query.set("page", String(page));
  return `?${query.toString()}`;
}
