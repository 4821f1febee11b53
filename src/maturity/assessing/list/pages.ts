import { organisationsUrl, shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatDay, formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { differencesUrl, toolsUrl, unitsUrl, unitUrl } from "../../addresses.ts";
import { maturityRooms } from "../../pages.ts";
import type { Tool } from "../../queries.ts";
import type { Unit } from "../queries.ts";
import type { ListWanted } from "./forms.ts";
import { cutList, listAll, orders, pageSize, toAssess, type Cut, type Listed, type Order } from "./listing.ts";

const orderText: Record<Order, Key> = {
  tree: "maturity.assessing.list.byTree",
  waiting: "maturity.assessing.list.byWaiting",
};

interface Everything {
  programmeId: string;
  units: Unit[];
  tools: Tool[];
  days: { unitId: string; toolId: string; on: string }[];
}

/** Which unit to assess: the tree with how far each has come. */
export function listPage({ programmeId, units, tools, days }: Everything, wanted: ListWanted, asking: Asking): Page {
  const { t, locale } = asking;
  const all = listAll(units, tools, days);
  const cut = cutList(all, wanted);
  const url = unitsUrl(programmeId);
  return {
    view: "maturity/assessing/list",
    region: "maturity/assessing/_units",
    title: t("maturity.assessing.list.title"),
    model: {
      rooms: maturityRooms(programmeId, "assessing", asking),
      ...emptyModel(programmeId, units.length > 0, tools, asking),
      lead: leadText(all, asking),
      listUrl: url,
      differencesUrl: differencesUrl(programmeId),
      filters: filterFields(wanted, asking),
      ...pagesModel(cut, wanted, url, asking),
      rows: cut.rows.map((row) => ({
        ...shortName(row.unit.name),
        name: row.unit.name,
        url: row.tools > 0 ? unitUrl(row.unit) : null,
        assessed: assessedText(row, asking),
        last: row.last === null ? null : formatDay(row.last, locale),
        below: row.below === null || row.below.units === 0 ? null : t("maturity.assessing.list.below", row.below),
        isWaiting: row.below === null && row.tools > 0 && row.last === null,
      })),
    },
  };
}

/** What is to be done first, where there is nothing to assess or nothing to assess it by. */
function emptyModel(programmeId: string, hasUnits: boolean, tools: readonly Tool[], { t, role }: Asking) {
  const plans = role === "planner" || role === "owner";
  const hasTools = tools.some(({ isEnded }) => !isEnded);
  if (!hasUnits)
    return {
      empty: t("maturity.assessing.list.noUnits"),
      next: plans ? { url: organisationsUrl(programmeId), text: t("maturity.assessing.list.toOrganisations") } : null,
    };
  if (hasTools) return { empty: null, next: null };
  return {
    empty: t(plans ? "maturity.assessing.list.noTools" : "maturity.assessing.list.noToolsYet"),
    next: plans ? { url: toolsUrl(programmeId), text: t("maturity.assessing.list.toTools") } : null,
  };
}

/** "50 / 77 yksikköä on arvioitu. 27 odottaa ensimmäistä arviotaan." */
function leadText(all: readonly Listed[], { t }: Asking): string {
  const units = toAssess(all);
  const waiting = units.filter(({ last }) => last === null).length;
  const lead = t("maturity.assessing.list.lead", { assessed: units.length - waiting, count: units.length });
  return waiting === 0 ? lead : `${lead} ${t("maturity.assessing.list.waiting", { count: waiting })}`;
}

function assessedText({ tools, assessed, below }: Listed, { t }: Asking): string {
  if (tools === 0) return t("maturity.assessing.list.noneConcern");
  if (below !== null && assessed === 0) return "";
  return t("maturity.assessing.list.assessed", { assessed, tools });
}

function filterFields({ q, sort }: ListWanted, { t }: Asking) {
  const form = { values: { q, sort }, mistakes: {} };
  return {
    q: formField(form, t, "q", { label: t("maturity.assessing.list.search"), type: "search", autocomplete: "off" }),
    sort: formField(form, t, "sort", {
      label: t("maturity.assessing.list.sort"),
      options: orders.map((value) => ({ value, text: t(orderText[value]) })),
    }),
  };
}

function pagesModel({ found, page, pages }: Cut, { q, sort }: ListWanted, url: string, { t, locale }: Asking) {
  const pageUrl = (to: number) => `${url}?${new URLSearchParams({ q, sort, page: String(to) }).toString()}`;
  const [from = "", to = ""] = [(page - 1) * pageSize + 1, Math.min(page * pageSize, found)].map((number) =>
    formatNumber(number, locale),
  );
  return {
    nothing: found === 0,
    foundText:
      pages === 1
        ? t("maturity.assessing.list.found", { count: found })
        : t("maturity.assessing.list.foundPage", { from, to, found: formatNumber(found, locale) }),
    hasPages: pages > 1,
    previousUrl: page > 1 ? pageUrl(page - 1) : null,
    nextUrl: page < pages ? pageUrl(page + 1) : null,
  };
}
