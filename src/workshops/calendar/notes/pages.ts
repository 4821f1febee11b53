import type { Asking } from "../../../platform/asking.ts";
import { textIn, type Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { isShown } from "../../../platform/visibility.ts";
import type { Clash } from "../clashes.ts";
import type { Holiday } from "../holidays.ts";
import type { NamedClashes } from "../queries.ts";
import type { TimeWarning } from "../time-warnings.ts";

/** What days off are called. */
export const holidayText: Record<Holiday, Key> = {
  newYear: "workshops.holiday.newYear",
  epiphany: "workshops.holiday.epiphany",
  goodFriday: "workshops.holiday.goodFriday",
  easter: "workshops.holiday.easter",
  easterMonday: "workshops.holiday.easterMonday",
  mayDay: "workshops.holiday.mayDay",
  ascension: "workshops.holiday.ascension",
  pentecost: "workshops.holiday.pentecost",
  midsummerEve: "workshops.holiday.midsummerEve",
  midsummer: "workshops.holiday.midsummer",
  allSaints: "workshops.holiday.allSaints",
  independence: "workshops.holiday.independence",
  christmasEve: "workshops.holiday.christmasEve",
  christmas: "workshops.holiday.christmas",
  stephen: "workshops.holiday.stephen",
};

const plainWarningText: Record<Exclude<TimeWarning["kind"], "holiday">, Key> = {
  weekend: "workshops.timeWarning.weekend",
  early: "workshops.timeWarning.early",
  late: "workshops.timeWarning.late",
  "clocks-change": "workshops.timeWarning.clocksChange",
  past: "workshops.timeWarning.past",
};

/** What to think of before holding a workshop then, in a sentence. */
export function warningText(warning: TimeWarning, t: Translate): string {
  return warning.kind === "holiday"
    ? t("workshops.timeWarning.holiday", { holiday: t(holidayText[warning.holiday]) })
    : t(plainWarningText[warning.kind]);
}

const mostNames = 6;

/**
 * Each clash in a sentence: with what, and what both need. Viewers are told neither names of people nor how many they
 * are where they are few.
 */
export function clashLines(named: NamedClashes, { t, locale, role }: Pick<Asking, "t" | "locale" | "role">): string[] {
  const isViewer = role === "viewer";
  return named.clashes.map((clash) => {
    const other = named.workshops.get(clash.withId);
    const shared = [
      clash.roomId === null ? "" : t("workshops.clash.room", { name: named.rooms.get(clash.roomId) ?? "" }),
      people(clash.facilitatorIds, named.facilitators, "workshops.clash.facilitators", isViewer, t),
      people(clash.attendeeIds, named.attendees, "workshops.clash.attendees", isViewer, t),
      people(clash.organisationIds, named.organisations, "workshops.clash.organisations", false, t),
    ];
    return t("workshops.clash.line", {
      workshop: other === undefined ? "" : textIn(other.names, locale),
      shared: shared.filter((part) => part !== "").join("; "),
    });
  });
}

function people(
  ids: string[],
  names: Map<string, string>,
  key: "workshops.clash.facilitators" | "workshops.clash.attendees" | "workshops.clash.organisations",
  isViewer: boolean,
  t: Translate,
): string {
  if (ids.length === 0) return "";
  const count = isViewer && !isShown(ids.length) ? t("workshops.clash.few") : String(ids.length);
  if (isViewer) return t(key, { who: count });
  const known = ids.map((id) => names.get(id) ?? "").filter((name) => name !== "");
  const shown = known.slice(0, mostNames);
  const rest = ids.length - shown.length;
  const more = rest > 0 ? t("workshops.clash.more", { count: rest }) : "";
  return t(key, { who: [shown.join(", "), more].filter((part) => part !== "").join(" ") });
}

/** What two workshops need at the same time, shortly and without names: "sama tila ja vetäjä". */
export function sharedText(clashes: Clash[], t: Translate): string {
  const kinds: (Key | false)[] = [
    clashes.some(({ roomId }) => roomId !== null) && "workshops.clash.sameRoom",
    clashes.some(({ facilitatorIds }) => facilitatorIds.length > 0) && "workshops.clash.sameFacilitator",
    clashes.some(({ attendeeIds }) => attendeeIds.length > 0) && "workshops.clash.samePeople",
    clashes.some(({ organisationIds }) => organisationIds.length > 0) && "workshops.clash.sameOrganisations",
  ];
  return kinds
    .filter((kind) => kind !== false)
    .map((kind) => t(kind))
    .join(", ");
}
