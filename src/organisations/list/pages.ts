import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatNumber, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Industry } from "../../programmes/index.ts";
import { commitments, type Commitment } from "../commitment/commitment.ts";
import { organisationsUrl, organisationUrl } from "../pages.ts";
import type { Participant } from "../participants/queries.ts";
import type { Organisation } from "../queries.ts";
import { sizeText } from "../sizes.ts";
import { standingOf, type Progress, type Standing } from "../standing.ts";
import { segmentsUrl } from "../segments/addresses.ts";
import { shortName } from "../tree.ts";
import { commitmentText, standingText } from "../words.ts";
import type { ListWanted } from "./forms.ts";
import { listUrl, manyModel, noticeText } from "./many/pages.ts";
import { cutList, matching, orders, pageSize, type Cut, type Listed, type Order } from "./listing.ts";

const orderText: Record<Order, Key> = {
  name: "organisations.columns.name",
  industry: "organisations.columns.industry",
  size: "organisations.columns.size",
  municipality: "organisations.columns.municipality",
  standing: "organisations.columns.standing",
};

const chipClass: Record<Standing, string> = {
  "no-contact": "chip tentative",
  ready: "chip",
  invited: "chip",
  answering: "chip",
  answered: "chip solid",
};

const commitmentClass: Record<Commitment, string> = {
  none: "",
  interested: "chip",
  committed: "chip solid",
  left: "chip tentative",
};

export interface Everything {
  programmeId: string;
  organisations: Organisation[];
  participants: Participant[];
  progress: Map<string, Progress>;
  industries: Industry[];
}

/** Who takes part: the figures, the search, and a page of the list. */
export function listPage(
  everything: Everything,
  wanted: ListWanted,
  asking: Asking,
  form: FormState = emptyForm,
): Page {
  const { t, role } = asking;
  const { programmeId, organisations, participants, industries } = everything;
  const url = organisationsUrl(programmeId);
  const mayEdit = role === "owner" || role === "planner";
  const mayOpen = mayEdit || role === "facilitator";
  const listed = listAll(everything, asking);
  const cut = cutList(listed, wanted);
  const inUse = new Set(organisations.map(({ industryId }) => industryId).filter((id) => id !== null));
  const many = mayEdit ? manyModel(cut, { programmeId, wanted, form }, asking) : null;
  const mistakes = many === null ? [] : summary([many.who, many.commitment]);
  const ticked = new Set((form.values["organisationIds"] ?? "").split("\n"));
  const withoutContact = listed.filter(({ standing }) => standing === "no-contact").length;
  return {
    view: "organisations/list/list",
    region: "organisations/list/_rows",
    title: t("organisations.list.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ many, mistakes },
      lead:
        organisations.length === 0
          ? t("organisations.list.leadEmpty")
          : t("organisations.list.lead", {
              organisations: whoText(organisations, asking),
              industries: t("organisations.list.industries", { count: inUse.size }),
              contacts: t("organisations.list.contacts", { count: participants.length }),
            }),
      commitment: commitmentLead(organisations, asking),
      warning: withoutContact === 0 ? null : t("organisations.list.withoutContact", { count: withoutContact }),
      notice: noticeText(wanted, asking),
      isEmpty: organisations.length === 0,
      emptyText: t(mayEdit ? "organisations.list.empty" : "organisations.list.emptyViewer"),
      listUrl: url,
      importUrl: mayEdit ? `${url}/imports/new` : null,
      addUrl: mayEdit ? `${url}/new` : null,
      segmentsUrl: segmentsUrl(programmeId),
      csvUrl: mayEdit ? `${url}/export.csv` : null,
      xlsxUrl: mayEdit ? `${url}/export.xlsx` : null,
      filters: filterFields(industries, wanted, asking),
      ...rowsModel(cut, wanted, programmeId, asking),
      // A column in which nobody has anything would only push the others out of sight.
      hasSizes: organisations.some(({ sizeClass }) => sizeClass !== null),
      hasMunicipalities: organisations.some(({ municipality }) => municipality !== ""),
      rows: cut.rows.map((row) => ({
        ...row,
        isTicked: ticked.has(row.id),
        ...shortName(row.name),
        url: mayOpen ? organisationUrl(programmeId, row.id) : null,
        size: row.sizeClass === null ? "" : sizeText(row.sizeClass),
        contacts: contactsText(row.contacts, asking),
        commitment: row.commitment === "none" ? null : t(commitmentText[row.commitment]),
        commitmentClass: commitmentClass[row.commitment],
        standing: t(standingText[row.standing]),
        standingClass: chipClass[row.standing],
      })),
    },
  };
}

/** As many names as a row can hold; an organisation can have dozens of people. */
const mostNames = 3;

function contactsText(names: readonly string[], { t }: Asking): string {
  const shown = names.slice(0, mostNames).join(", ");
  const more = names.length - mostNames;
  return more <= 0 ? shown : t("organisations.list.contactsMore", { names: shown, count: more });
}

/** How many have committed themselves and how many are interested; null while nobody has said. */
function commitmentLead(organisations: readonly Organisation[], { t }: Asking): string | null {
  const count = (wanted: Commitment) => organisations.filter(({ commitment }) => commitment === wanted).length;
  const [committed, interested, left] = [count("committed"), count("interested"), count("left")];
  if (committed + interested + left === 0) return null;
  const parts = [
    t("organisations.commitment.committedOf", { count: committed }),
    ...(interested === 0 ? [] : [t("organisations.commitment.interestedOf", { count: interested })]),
    ...(left === 0 ? [] : [t("organisations.commitment.leftOf", { count: left })]),
  ];
  return `${parts.join(", ")}.`;
}

/** The ids of all whom the search finds, on every page of the list. */
export function foundIds(everything: Everything, wanted: ListWanted, asking: Asking): string[] {
  return matching(listAll(everything, asking), wanted).map(({ id }) => id);
}

function whoText(organisations: readonly Organisation[], { t }: Asking): string {
  const parts = organisations.filter(({ kind }) => kind !== "organisation").length;
  const whole = t("organisations.list.organisations", { count: organisations.length - parts });
  return parts === 0 ? whole : `${whole}, ${t("organisations.list.parts", { count: parts })}`;
}

function listAll({ organisations, participants, progress }: Everything, { locale }: Asking): Listed[] {
  const contacts = Map.groupBy(participants, ({ organisationId }) => organisationId);
  return organisations.map((organisation) => {
    const people = contacts.get(organisation.id) ?? [];
    return {
      ...organisation,
      industry: organisation.industryNames === null ? "" : textIn(organisation.industryNames, locale),
      contacts: people.map(({ name }) => name),
      standing: standingOf(progress.get(organisation.id), people.length),
    };
  });
}

function filterFields(industries: Industry[], { q, industry, commitment, sort }: ListWanted, { t, locale }: Asking) {
  const form = { values: { q, industry, commitment, sort }, mistakes: {} };
  return {
    q: formField(form, t, "q", { label: t("organisations.list.search"), type: "search", autocomplete: "off" }),
    industry: formField(form, t, "industry", {
      label: t("organisations.list.industry"),
      options: [
        { value: "", text: t("organisations.list.allIndustries") },
        ...industries.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
        { value: "none", text: t("organisations.list.noIndustry") },
      ],
    }),
    commitment: formField(form, t, "commitment", {
      label: t("organisations.commitment.label"),
      options: [
        { value: "", text: t("organisations.commitment.all") },
        ...commitments.map((value) => ({ value, text: t(commitmentText[value]) })),
      ],
    }),
    sort: formField(form, t, "sort", {
      label: t("organisations.list.sort"),
      options: orders.map((value) => ({ value, text: t(orderText[value]) })),
    }),
  };
}

function rowsModel({ found, page, pages }: Cut, wanted: ListWanted, programmeId: string, { t, locale }: Asking) {
  const pageUrl = (to: number) => listUrl(programmeId, { ...wanted, page: to });
  const [from, to] = [(page - 1) * pageSize + 1, Math.min(page * pageSize, found)].map((number) =>
    formatNumber(number, locale),
  );
  return {
    foundText:
      pages === 1
        ? t("organisations.list.found", { count: found })
        : t("organisations.list.foundPage", { from: from ?? "", to: to ?? "", found: formatNumber(found, locale) }),
    nothingText: found === 0 ? t("organisations.list.nothing") : null,
    hasPages: pages > 1,
    previousUrl: page > 1 ? pageUrl(page - 1) : null,
    nextUrl: page < pages ? pageUrl(page + 1) : null,
  };
}
