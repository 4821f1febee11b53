import { organisationUrl } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { whereFrom } from "../../attendees/pages.ts";
import { figuresUrl } from "../addresses.ts";
import { timeTexts } from "../lists/pages.ts";
import { counted } from "../pages.ts";
import type { PeopleAsked } from "./forms.ts";
import type { PeoplePage, PersonThere } from "./queries.ts";

/** So many people stand on a page. */
export const perPage = 50;

/** The people who were there, by name, with how often; page by page, and looked for by name or organisation. */
export function peoplePage(
  programmeId: string,
  { all, found, page, rows }: PeoplePage,
  wanted: PeopleAsked,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { from, to, q } = wanted;
  const number = (value: number) => formatNumber(value, locale);
  const pages = Math.max(1, Math.ceil(found / perPage));
  const url = (at: number) => figuresUrl(programmeId, { from, to, q, page: at === 1 ? undefined : at }, "/people");
  return {
    view: "workshops/figures-people",
    region: "workshops/_figures-people",
    title: t("workshops.figures.peopleTitle"),
    model: {
      backUrl: figuresUrl(programmeId, { from, to }),
      lead: t("workshops.figures.leadPeople", counted(all, locale)),
      limits: timeTexts(wanted, asking),
      search:
        all === 0
          ? null
          : {
              url: figuresUrl(programmeId, {}, "/people"),
              ...{ from, to },
              q: formField({ values: { q }, mistakes: {} }, t, "q", {
                label: t("workshops.figures.peopleSearch"),
                type: "search",
                autocomplete: "off",
              }),
            },
      found: q === "" ? null : t("workshops.figures.peopleFound", counted(found, locale)),
      clearUrl: q === "" ? null : figuresUrl(programmeId, { from, to }, "/people"),
      rows: rows.map((person) => personRow(programmeId, person, asking)),
      pageText: pages === 1 ? null : t("workshops.figures.page", { page: number(page), pages: number(pages) }),
      previousUrl: page > 1 ? url(page - 1) : null,
      nextUrl: page < pages ? url(page + 1) : null,
    },
  };
}

function personRow(programmeId: string, person: PersonThere, { t, locale }: Asking) {
  const { name, organisationId, times } = person;
  const { own, above } = whereFrom(person);
  return {
    name: name === "" ? t("workshops.figures.nameless") : name,
    own: own === "" ? "–" : own,
    above,
    url: organisationId === null ? null : organisationUrl(programmeId, organisationId),
    times: formatNumber(times, locale),
  };
}
