import { organisationsUrl, organisationUrl, shortName, shownBranches } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { formatInstant, formatNumber, type Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { toolsUrl, unitsUrl } from "../../addresses.ts";
import { maturityRooms } from "../../pages.ts";
import type { Unit } from "../../assessing/queries.ts";
import { askingUrl, askUrl, besideUrl } from "../addresses.ts";
import { askState, askStates, type AskState, type Round } from "../round.ts";
import type { Ask } from "../queries.ts";
import type { AskingWanted, Done } from "./forms.ts";
import { wordsModel, type Shown } from "./words/pages.ts";

/** How the latest round of asking goes. */
export interface Standing {
  programme: Programme;
  units: Unit[];
  /** Null before units have been asked for the first time. */
  round: Round | null;
  isOpen: boolean;
  asks: (Ask & { answers: number })[];
  /** How many would be reminded now. */
  due: number;
  hasTools: boolean;
}

const stateText: Record<AskState, Key> = {
  asked: "selfAssessing.asking.state.asked",
  opened: "selfAssessing.asking.state.opened",
  begun: "selfAssessing.asking.state.begun",
  sent: "selfAssessing.asking.state.sent",
  revoked: "selfAssessing.asking.state.revoked",
};

const stateClass: Record<AskState, string> = {
  asked: "chip",
  opened: "chip",
  begun: "chip",
  sent: "chip solid",
  revoked: "chip tentative",
};

const doneText: Record<Done, Key> = {
  asked: "selfAssessing.asking.done.asked",
  reminded: "selfAssessing.asking.done.reminded",
  "reminded-none": "selfAssessing.asking.done.remindedNone",
  moved: "selfAssessing.asking.done.moved",
  closed: "selfAssessing.asking.done.closed",
  renewed: "selfAssessing.asking.done.renewed",
  revoked: "selfAssessing.asking.done.revoked",
  "no-contact": "selfAssessing.asking.done.noContact",
  "just-sent": "selfAssessing.asking.done.justSent",
  "not-open": "selfAssessing.asking.done.notOpen",
};

const refusals = new Set<Done>(["no-contact", "just-sent", "not-open"]);
const pageSize = 100;

/** Which units have been asked for their own view, how far each has come, and what can be done about it. */
export function askingPage(standing: Standing, wanted: AskingWanted, closing: FormState, asking: Asking): Page {
  const { t, locale, role } = asking;
  const { programme, round, isOpen, hasTools, units } = standing;
  const mayPlan = role === "planner" || role === "owner";
  const url = askingUrl(programme.id);
  const closingFields = round !== null && isOpen && mayPlan ? closingModel(programme, round, closing, asking) : null;
  const mistakes = closingFields === null ? [] : summary([closingFields.closesOn, closingFields.closesAt]);
  return {
    view: "maturity/own/asking",
    region: "maturity/own/_asks",
    title: t("selfAssessing.asking.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: maturityRooms(programme.id, "own", asking),
      mistakes,
      notice: wanted.done === undefined ? null : t(doneText[wanted.done], { count: wanted.count }),
      isWarning: wanted.done !== undefined && refusals.has(wanted.done),
      lead: round === null ? null : leadText(standing, round, asking),
      empty: emptyModel(programme.id, { hasTools, hasUnits: units.length > 0, mayPlan }, round, asking),
      newUrl: mayPlan && hasTools && units.length > 0 ? `${url}/new` : null,
      newText: t(isOpen ? "selfAssessing.asking.askMore" : "selfAssessing.asking.ask"),
      besideUrl: besideUrl(programme.id),
      reminder:
        mayPlan && standing.due > 0
          ? { url: `${url}/reminders`, text: t("selfAssessing.asking.remind", { count: standing.due }) }
          : null,
      closing: closingFields,
      list: round === null ? null : listModel(standing, wanted, asking),
      listUrl: url,
      filter: formField({ values: { state: wanted.state }, mistakes: {} }, t, "state", {
        label: t("selfAssessing.asking.filter"),
        options: [
          {
            value: "",
            text: t("selfAssessing.asking.allStates", { count: formatNumber(standing.asks.length, locale) }),
          },
          ...askStates.map((state) => ({ value: state, text: t(stateText[state]) })),
        ],
      }),
    },
  };
}

function leadText({ programme, asks, isOpen }: Standing, round: Round, { t, locale }: Asking): string {
  const sent = asks.filter(({ sentAt }) => sentAt !== null).length;
  const closes = formatInstant(round.closesAt, locale, programme.timeZone);
  const told = { closes, sent: formatNumber(sent, locale), count: asks.length };
  return t(isOpen ? "selfAssessing.asking.leadOpen" : "selfAssessing.asking.leadClosed", told);
}

function emptyModel(
  programmeId: string,
  { hasTools, hasUnits, mayPlan }: { hasTools: boolean; hasUnits: boolean; mayPlan: boolean },
  round: Round | null,
  { t }: Asking,
) {
  if (round !== null) return null;
  if (!hasTools)
    return {
      text: t("selfAssessing.asking.noTools"),
      next: mayPlan ? { url: toolsUrl(programmeId), text: t("maturity.assessing.list.toTools") } : null,
    };
  if (!hasUnits)
    return {
      text: t("maturity.assessing.list.noUnits"),
      next: mayPlan ? { url: organisationsUrl(programmeId), text: t("maturity.assessing.list.toOrganisations") } : null,
    };
  return { text: t(mayPlan ? "selfAssessing.asking.empty" : "selfAssessing.asking.emptyForMentors"), next: null };
}

function closingModel({ id, timeZone }: Programme, round: Round, form: FormState, { t }: Asking) {
  const at = round.closesAt.toZonedDateTimeISO(timeZone);
  const time = at.toPlainTime().toString({ smallestUnit: "minute" });
  return {
    url: `${askingUrl(id)}/closing`,
    closeUrl: `${askingUrl(id)}/closure`,
    isOpen: form !== emptyForm,
    closesOn: formField(form, t, "closesOn", {
      label: t("selfAssessing.asking.closesOn"),
      type: "date",
      value: at.toPlainDate().toString(),
    }),
    closesAt: formField(form, t, "closesAt", { label: t("selfAssessing.asking.closesAt"), type: "time", value: time }),
  };
}

function listModel({ programme, units, asks, isOpen }: Standing, { state, page }: AskingWanted, asking: Asking) {
  const { t, locale } = asking;
  const order = new Map(units.map(({ id, name }, at) => [id, { name, at }]));
  const found = asks
    .map((ask) => ({ ask, state: askState(ask), ...(order.get(ask.unitId) ?? { name: "", at: 0 }) }))
    .filter((each) => state === "" || each.state === state)
    .sort((a, b) => a.at - b.at);
  const pages = Math.max(1, Math.ceil(found.length / pageSize));
  const current = Math.min(page, pages);
  const url = (to: number) =>
    `${askingUrl(programme.id)}?${new URLSearchParams({ ...(state !== "" && { state }), page: String(to) }).toString()}`;
  return {
    found: found.length === 0 ? null : t("selfAssessing.asking.found", { count: found.length }),
    rows: found.slice((current - 1) * pageSize, current * pageSize).map((each) => {
      const day = each.state === "sent" ? each.ask.sentAt : each.ask.mailedAt;
      const when = day === null ? "" : formatInstant(day, locale, programme.timeZone);
      return {
        ...shortName(each.name),
        name: each.name,
        unitUrl: organisationUrl(programme.id, each.ask.unitId),
        state: t(stateText[each.state]),
        stateClass: stateClass[each.state],
        when: t(each.state === "sent" ? "selfAssessing.asking.sentAt" : "selfAssessing.asking.mailedAt", { when }),
        linkUrl: isOpen ? `${askUrl(programme.id, each.ask.id)}/link` : null,
        revokeUrl: isOpen && each.ask.revokedAt === null ? `${askUrl(programme.id, each.ask.id)}/link/removal` : null,
      };
    }),
    hasPages: pages > 1,
    previousUrl: current > 1 ? url(current - 1) : null,
    nextUrl: current < pages ? url(current + 1) : null,
  };
}

/** Whom there is to ask. */
export interface Choices {
  programme: Programme;
  units: Unit[];
  /** How many each way of choosing would ask now, without those asked already; and who can't be written to. */
  counts: { all: number; never: number };
  withoutContact: Unit[];
  /** The first of the units that can be asked, to show the mail with; null where there is none. */
  first: { unit: string; name: string } | null;
  round: Round | null;
  suggested: { day: string; time: string };
}

/** The product's words in every language, and the mail to be shown, where that was asked for. */
interface Wording {
  texts: Record<Locale, Translate>;
  shown: Shown | null;
}

const mostNamed = 10;

/** Which units to ask for their own view, and until when. */
export function newAskPage(choices: Choices, typed: FormState, wording: Wording, asking: Asking): Page {
  const { t } = asking;
  const { programme, units, counts, withoutContact, round, suggested } = choices;
  const at = round?.closesAt.toZonedDateTimeISO(programme.timeZone);
  const day = at?.toPlainDate().toString() ?? suggested.day;
  const time = at?.toPlainTime().toString({ smallestUnit: "minute" }) ?? suggested.time;
  const who = formField(typed, t, "who", {
    ...{ label: t("selfAssessing.new.who"), type: "radio", value: counts.never < counts.all ? "never" : "all" },
    options: [
      { value: "all", text: t("selfAssessing.new.all"), hint: t("selfAssessing.new.units", { count: counts.all }) },
      {
        value: "never",
        text: t("selfAssessing.new.never"),
        hint: t("selfAssessing.new.units", { count: counts.never }),
      },
      { value: "chosen", text: t("selfAssessing.new.chosen"), hint: t("selfAssessing.new.chosenHint") },
    ],
  });
  const parts = formField(typed, t, "unitIds", { label: t("selfAssessing.new.parts") });
  const closesOn = formField(typed, t, "closesOn", {
    label: t("selfAssessing.asking.closesOn"),
    type: "date",
    value: day,
  });
  const closesAt = formField(typed, t, "closesAt", {
    label: t("selfAssessing.asking.closesAt"),
    type: "time",
    value: time,
  });
  const words = wordsModel(programme, { round, ...wording }, typed, asking);
  const mistakes = summary([who, parts, closesOn, closesAt, ...words.fields]);
  return {
    view: "maturity/own/new",
    title: t("selfAssessing.new.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      lead: t(round === null ? "selfAssessing.new.lead" : "selfAssessing.new.leadMore"),
      ...{ mistakes, who, parts, closesOn, closesAt, words },
      branches: shownBranches(units, parts.value.split("\n"), asking),
      withoutContact:
        withoutContact.length === 0
          ? null
          : {
              text: t("selfAssessing.new.withoutContact", { count: withoutContact.length }),
              units: withoutContact
                .slice(0, mostNamed)
                .map(({ id, name }) => ({ name, ...shortName(name), url: organisationUrl(programme.id, id) })),
              more:
                withoutContact.length > mostNamed
                  ? t("segments.leftMore", { count: withoutContact.length - mostNamed })
                  : null,
            },
      actionUrl: `${askingUrl(programme.id)}/asks`,
      cancelUrl: askingUrl(programme.id),
      unitsUrl: unitsUrl(programme.id),
    },
  };
}
