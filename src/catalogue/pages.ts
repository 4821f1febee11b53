import type { Asking } from "../platform/asking.ts";
import { missingText } from "../platform/fields.ts";
import { textIn } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Page } from "../platform/pages.ts";
import { programmeUrl, type Programme } from "../programmes/index.ts";
import type { Entry, EntryKind, Need } from "./queries.ts";
import type { InUse } from "./removal.ts";

/** Why something stays in the catalogue, in words. */
export const inUseText: Record<InUse, Key> = {
  asked: "catalogue.inUse.asked",
  covered: "catalogue.inUse.covered",
  coded: "catalogue.inUse.coded",
  "has-needs": "catalogue.inUse.hasNeeds",
};

interface Catalogue {
  programme: Programme;
  themes: Entry[];
  needs: Need[];
  services: Entry[];
  barriers: Entry[];
}

/** The whole catalogue: what can be needed, what is in use and what stands in the way. */
export function cataloguePage(catalogue: Catalogue, asking: Asking): Page {
  const { programme, themes, needs, services, barriers } = catalogue;
  const { t, locale } = asking;
  const url = catalogueUrl(programme.id);
  const mayEdit = asking.role === "planner" || asking.role === "owner";
  const sections = themes.map((theme, at) => {
    const members = needs.filter(({ themeId }) => themeId === theme.id);
    return {
      ...entryRow(theme, { kind: "themes", at, of: themes.length, programme }, asking),
      count: t("catalogue.needs", { count: members.length }),
      addUrl: `${url}/needs/new?theme=${theme.id}`,
      needs: members.map((need, place) => ({
        ...listRow(
          need,
          { address: `needs/${need.id}`, id: `need-${need.id}`, at: place, of: members.length, programme },
          asking,
        ),
        description: textIn(need.descriptions, locale),
      })),
    };
  });
  const list = (kind: EntryKind, entries: Entry[]) =>
    entries.map((entry, at) => entryRow(entry, { kind, at, of: entries.length, programme }, asking));
  return {
    view: "catalogue/catalogue",
    region: "catalogue/_lists",
    title: t("catalogue.title"),
    model: {
      isEmpty: [themes, needs, services, barriers].every(({ length }) => length === 0),
      mayEdit,
      lead: leadText(catalogue, asking),
      templateUrl: `${url}/template`,
      newNeedUrl: `${url}/needs/new`,
      newThemeUrl: `${url}/themes/new`,
      topicsUrl: `${programmeUrl(programme.id)}/workshops/topics`,
      surveyUrl: `${programmeUrl(programme.id)}/surveys`,
      sections,
      lists: [
        {
          id: "services",
          heading: t("catalogue.servicesHeading"),
          empty: t("catalogue.noServices"),
          entries: list("services", services),
          addUrl: `${url}/services/new`,
          addText: t("catalogue.addService"),
          mayEdit,
        },
        {
          id: "barriers",
          heading: t("catalogue.barriersHeading"),
          empty: t("catalogue.noBarriers"),
          entries: list("barriers", barriers),
          addUrl: `${url}/barriers/new`,
          addText: t("catalogue.addBarrier"),
          mayEdit,
        },
      ],
    },
  };
}

function leadText({ themes, needs, services, barriers }: Catalogue, { t }: Asking): string {
  return t("catalogue.lead", {
    needs: t("catalogue.needs", { count: needs.length }),
    themes: t("catalogue.inThemes", { count: themes.length }),
    services: t("catalogue.services", { count: services.length }),
    barriers: t("catalogue.barriers", { count: barriers.length }),
  });
}

interface Place {
  at: number;
  of: number;
  programme: Programme;
}

function entryRow(entry: Entry, place: Place & { kind: EntryKind }, asking: Asking) {
  return listRow(entry, { ...place, address: `${place.kind}/${entry.id}`, id: `entry-${entry.id}` }, asking);
}

function listRow(
  { names }: Entry,
  { address, id, at, of, programme }: Place & { address: string; id: string },
  { t, locale, role }: Asking,
) {
  const name = textIn(names, locale);
  const url = `${catalogueUrl(programme.id)}/${address}`;
  return {
    id,
    name,
    missing: missingText(names, programme.locales, t),
    editUrl: role === "planner" || role === "owner" ? url : null,
    moveUrl: `${url}/position`,
    isFirst: at === 0,
    isLast: at === of - 1,
    upText: t("catalogue.moveUp", { name }),
    downText: t("catalogue.moveDown", { name }),
  };
}

/** The address of the programme's catalogue. */
export function catalogueUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/catalogue`;
}
