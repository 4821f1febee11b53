import type { Need } from "../../catalogue/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import { formatNumber } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import type { NeedCoverage } from "../coverage/coverage.ts";
import { workshopsUrl } from "../register/pages.ts";
import { eventKinds, eventKindText } from "../words.ts";
import { figuresUrl } from "./addresses.ts";
import { figuresOf, type Figures, type HeldEvent } from "./figures.ts";
import type { FiguresWanted } from "./forms.ts";
import { cuts, type Cut } from "./periods.ts";
import { servedRows } from "./served/pages.ts";
import { mayTell } from "./shown.ts";
import { kindTable, periodBars, periodTable } from "./tables/pages.ts";

export interface FiguresSeen {
  programmeId: string;
  events: HeldEvent[];
  wanted: FiguresWanted;
  /** What the events met of the needs, and the needs. */
  served: NeedCoverage[];
  /** The same with the workshops that are planned. */
  withPlanned: NeedCoverage[];
  needs: Need[];
}

/** Who sees people by name, and may look at any part of the time: differences of parts would tell others of few people. */
export function seesPeople({ role }: Asking): boolean {
  return role === "facilitator" || role === "planner" || role === "owner";
}

/** What has been held: events by kind, people, hours, organisations and needs served, in all and by period. */
export function figuresPage({ programmeId, events, wanted, ...seen }: FiguresSeen, asking: Asking): Page {
  const { t, role } = asking;
  const seesAll = seesPeople(asking);
  const figures = figuresOf(events);
  const asked = { from: wanted.from, to: wanted.to };
  const mayTake = role === "planner" || role === "owner";
  return {
    view: "workshops/figures",
    title: t("workshops.figures.title"),
    model: {
      workshopsUrl: workshopsUrl(programmeId),
      isEmpty: events.length === 0,
      empty: t(wanted.from === "" && wanted.to === "" ? "workshops.figures.empty" : "workshops.figures.emptyTime"),
      logUrl: seesAll ? `${workshopsUrl(programmeId)}/new` : null,
      allUrl: figuresUrl(programmeId),
      lead: leadText(figures, seesAll, asking),
      fields: seesAll ? timeFields(wanted, asking) : null,
      formUrl: figuresUrl(programmeId),
      note: seesAll ? null : t("workshops.figures.viewer"),
      facts: factRows(programmeId, figures, asked, seesAll, asking),
      notes: noteTexts(figures, seesAll, asking),
      kinds: kindTable(programmeId, events, asked, seesAll, asking),
      periods: periodTable(events, wanted.by, seesAll, asking),
      bars: periodBars(events, seesAll ? wanted.by : "half", asking),
      served: servedRows({ programmeId, ...seen, isWhole: wanted.from === "" && wanted.to === "" }, asking),
      csvUrl: mayTake ? figuresUrl(programmeId, asked, "/export.csv") : null,
      xlsxUrl: mayTake ? figuresUrl(programmeId, { ...asked, by: wanted.by }, "/export.xlsx") : null,
    },
  };
}

function leadText(figures: Figures, seesAll: boolean, asking: Asking): string {
  const { t, locale } = asking;
  const held = t("workshops.figures.lead", counted(figures.events, locale));
  const people = mayTell(figures.people, seesAll)
    ? t("workshops.figures.leadPeople", counted(figures.people, locale))
    : "";
  const organisations = mayTell(figures.organisations, seesAll)
    ? t("workshops.figures.leadOrganisations", counted(figures.organisations, locale))
    : "";
  return [held, people, organisations].filter((text) => text !== "").join(" ");
}

/** A number for words of one and of many, as the language writes it. */
export function counted(count: number, locale: Locale): { count: number; number: string } {
  return { count, number: formatNumber(count, locale) };
}

function timeFields(wanted: FiguresWanted, { t }: Asking) {
  const form = { values: { ...wanted }, mistakes: {} };
  return {
    from: formField(form, t, "from", { label: t("workshops.figures.from"), type: "date" }),
    to: formField(form, t, "to", { label: t("workshops.figures.to"), type: "date" }),
    by: formField(form, t, "by", {
      label: t("workshops.figures.by"),
      options: cuts.map((value) => ({ value, text: t(cutText[value]) })),
    }),
  };
}

const cutText: Record<Cut, Key> = {
  month: "workshops.figures.cut.month",
  quarter: "workshops.figures.cut.quarter",
  half: "workshops.figures.cut.half",
};

/** Each figure with the way to what stands behind it. */
function factRows(
  programmeId: string,
  figures: Figures,
  asked: Record<"from" | "to", string>,
  seesAll: boolean,
  asking: Asking,
) {
  const { t, locale } = asking;
  const url = (path: string) => figuresUrl(programmeId, asked, path);
  const number = (value: number, digits = 0) => formatNumber(value, locale, digits);
  const told = (value: number) => (mayTell(value, seesAll) ? number(value) : t("workshops.figures.few"));
  const kinds = eventKinds.map((kind) => `${t(eventKindText[kind])} ${number(figures.byKind[kind])}`).join(" · ");
  const canTellHours = mayTell(figures.attendances, seesAll) && mayTell(figures.heads, seesAll);
  return [
    { name: t("workshops.figures.events"), value: number(figures.events), more: kinds, url: url("/events") },
    {
      name: t("workshops.figures.people"),
      value: told(figures.people),
      more: mayTell(figures.attendances, seesAll)
        ? t("workshops.figures.attendances", counted(figures.attendances, locale))
        : null,
      url: seesAll ? url("/people") : null,
    },
    {
      name: t("workshops.figures.heads"),
      value: told(figures.heads),
      more: t("workshops.figures.headEvents", counted(figures.headEvents, locale)),
      url: null,
    },
    {
      name: t("workshops.figures.hours"),
      value: number(figures.hours, figures.hours % 1 === 0 ? 0 : 1),
      more: canTellHours ? t("workshops.figures.personHours", { hours: number(figures.personHours) }) : null,
      url: null,
    },
    {
      name: t("workshops.figures.organisations"),
      value: told(figures.organisations),
      more: organisationsText(figures, seesAll, asking),
      url: seesAll ? url("/organisations") : null,
    },
  ];
}

/** From how many of their units people came, and whom nameless events were for besides. */
function organisationsText({ parts, audienceOrganisations: others }: Figures, seesAll: boolean, asking: Asking) {
  const { t, locale } = asking;
  const texts = [
    ...(parts > 0 && mayTell(parts, seesAll) ? [t("workshops.figures.parts", counted(parts, locale))] : []),
    ...(others > 0 && mayTell(others, seesAll)
      ? [t("workshops.figures.audienceOrganisations", counted(others, locale))]
      : []),
  ];
  return texts.length === 0 ? null : texts.join(". ");
}

/** What the figures leave out, in words: nothing is mixed silently. */
function noteTexts(
  { heads, unknownEvents, timelessEvents }: Figures,
  seesAll: boolean,
  { t, locale }: Asking,
): string[] {
  return [
    ...(heads > 0 && mayTell(heads, seesAll) ? [t("workshops.figures.noteHeads")] : []),
    ...(unknownEvents > 0 ? [t("workshops.figures.noteUnknown", counted(unknownEvents, locale))] : []),
    ...(timelessEvents > 0 ? [t("workshops.figures.noteTimeless", counted(timelessEvents, locale))] : []),
  ];
}
