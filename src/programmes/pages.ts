import { formField, summary, type Field } from "../platform/fields.ts";
import { emptyForm, type FormState } from "../platform/forms.ts";
import type { StaffFrame } from "../platform/frame.ts";
import type { Asking } from "../platform/asking.ts";
import { formatDay } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import { locales, type Locale } from "../platform/locales.ts";
import type { Page } from "../platform/pages.ts";
import { writeIndustries, type IndustriesMistake } from "./industries.ts";
import type { Industry, Programme } from "./queries.ts";
import { roadmapUrl } from "./roadmap/addresses.ts";

/** What is wrong with the industries, in words. */
export const industriesText: Record<IndustriesMistake, Key> = {
  twice: "programmes.edit.industryTwice",
  "in-use": "programmes.edit.industryInUse",
};

const languageText: Record<Locale, Key> = {
  fi: "programmes.languages.fi",
  sv: "programmes.languages.sv",
  en: "programmes.languages.en",
};

export function programmesPage(
  programmes: { id: string; name: string; organisations: number }[],
  { t, visitor }: Asking,
): Page {
  const rows = programmes.map(({ id, name, organisations }) => ({
    name,
    url: programmeUrl(id),
    facts: t("programmes.list.organisations", { count: organisations }),
  }));
  const mayStart = visitor?.isAdmin === true;
  return {
    view: "programmes/list",
    title: t("programmes.list.title"),
    model: { rows, mayStart, emptyText: t(mayStart ? "programmes.list.empty" : "programmes.list.emptyInvited") },
  };
}

/** What the programme has done, in large figures that open to their rows, as the app hands it in: reports reads programmes. */
export interface HomeFigures {
  period: string;
  tiles: { name: string; value: string; more: string | null; url: string | null }[];
  /** Growth by sector. */
  bars: { name: string; percent: number; text: string; tone: null }[];
  /** How tools are used. */
  use: { text: string; value: string; url: string }[];
  url: string;
}
/** Null where there is nothing to tell yet. */
export type LoadHomeFigures = (programmeId: string, asking: Asking) => Promise<HomeFigures | null>;

/** The programme's own page: what to do next, what has been done, and where each step stands. */
export function programmePage(
  programme: Programme,
  frame: StaffFrame,
  figures: HomeFigures | null,
  asking: Asking,
): Page {
  const { t, locale, role } = asking;
  const next = frame.steps.find((step) => !step.isDone);
  const mayPlan = role === "owner" || role === "planner";
  return {
    view: "programmes/home",
    title: programme.name,
    model: {
      name: programme.name,
      period: periodText(programme, asking),
      languages: programme.locales.map((each) => t(languageText[each])).join(", "),
      timeZone: programme.timeZone,
      next: next === undefined ? null : { url: next.url, text: t("programmes.home.next", { step: next.name }) },
      today: frame.steps.flatMap(({ today }) => today),
      figures,
      steps: frame.steps,
      offers: mayPlan ? frame.offers : [],
      roadmapUrl: roadmapUrl(programme.id),
      settingsUrl: mayPlan ? `${programmeUrl(programme.id)}/settings` : null,
      staffUrl: `${programmeUrl(programme.id)}/staff`,
      mailsUrl: `${programmeUrl(programme.id)}/mails`,
      knowledgeUrl: `${programmeUrl(programme.id)}/knowledge`,
      lang: locale,
    },
  };
}

function periodText({ startsOn, endsOn }: Programme, { t, locale }: Asking): string {
  if (startsOn === null && endsOn === null) return t("programmes.home.noDates");
  return [startsOn, endsOn].map((day) => (day === null ? "" : formatDay(day, locale))).join(" – ");
}

export function newProgrammePage(form: FormState, asking: Asking): Page {
  const start = { defaultLocale: asking.locale, locales: locales.join("\n"), timeZone: "Europe/Helsinki" };
  return editPage(form === emptyForm ? { ...emptyForm, values: start } : form, asking, null);
}

export function settingsPage(programme: Programme, industries: Industry[], form: FormState, asking: Asking): Page {
  const now = {
    ...programme,
    locales: programme.locales.join("\n"),
    startsOn: programme.startsOn ?? "",
    endsOn: programme.endsOn ?? "",
    industries: writeIndustries(industries.map(({ names }) => names)),
  };
  return editPage(form === emptyForm ? { ...emptyForm, values: now } : form, asking, programmeUrl(programme.id));
}

function editPage(form: FormState, { t }: Asking, url: string | null): Page {
  const languageOptions = locales.map((value) => ({ value, text: t(languageText[value]) }));
  const field = (name: string, settings: Parameters<typeof formField>[3]): Field => formField(form, t, name, settings);
  const fields = {
    name: field("name", { label: t("programmes.edit.name") }),
    locales: field("locales", { label: t("programmes.edit.locales"), type: "checkbox", options: languageOptions }),
    defaultLocale: field("defaultLocale", { label: t("programmes.edit.defaultLocale"), options: languageOptions }),
    startsOn: field("startsOn", { label: t("programmes.edit.startsOn"), type: "date", optional: true }),
    endsOn: field("endsOn", { label: t("programmes.edit.endsOn"), type: "date", optional: true }),
    timeZone: field("timeZone", { label: t("programmes.edit.timeZone") }),
    industries: field("industries", {
      label: t("programmes.edit.industries"),
      hint: t("programmes.edit.industriesHint"),
      rows: 5,
      optional: true,
    }),
    contactName: field("contactName", { label: t("programmes.edit.contactName"), optional: true }),
    contactEmail: field("contactEmail", { label: t("programmes.edit.contactEmail"), type: "email", optional: true }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "programmes/edit",
    title: t(url === null ? "programmes.edit.newTitle" : "programmes.edit.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      fields,
      mistakes,
      heading: t(url === null ? "programmes.edit.newTitle" : "programmes.edit.title"),
      actionUrl: url === null ? "/programmes" : `${url}/settings`,
      cancelUrl: url ?? "/programmes",
      saveText: t(url === null ? "programmes.edit.create" : "form.save"),
    },
  };
}

/** The address of a programme's pages. */
export function programmeUrl(programmeId: string): string {
  return `/programmes/${programmeId}`;
}
