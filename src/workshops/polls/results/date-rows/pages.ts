import type { Asking } from "../../../../platform/asking.ts";
import { formatSpan } from "../../../../platform/i18n.ts";
import { suppressedCounts } from "../../../../platform/visibility.ts";
import { timeWarnings } from "../../../calendar/time-warnings.ts";
import { warningText } from "../../../calendar/notes/pages.ts";
import { dateAnswers, type PollDate, type Standing } from "../../poll.ts";
import type { PollContents, PollPerson } from "../../queries.ts";

/** Which dates are marked, and where one of them is picked. */
export interface Marked {
  best: Standing | null;
  held: PollDate | null;
  pickUrl: string | null;
}

/**
 * The dates, the best first, with how many each suits and whom it leaves out. A viewer gets them by time, with figures
 * of at least five only: their order would tell what the figures don't.
 */
export function dateRows(contents: PollContents, ranked: Standing[], marked: Marked, asking: Asking) {
  const { t, role, locale } = asking;
  const { programme, now, dates } = contents;
  const isViewer = role === "viewer";
  const order = (standing: Standing) => dates.findIndex(({ id }) => id === standing.date.id);
  const shown = isViewer ? ranked.toSorted((a, b) => order(a) - order(b)) : ranked;
  return shown.map((standing) => {
    const { date, isPast } = standing;
    const warnings = timeWarnings(date, programme.timeZone, now).filter(({ kind }) => kind !== "past");
    return {
      when: formatSpan(date, locale, programme.timeZone) ?? "",
      chip: chipText(standing, marked, asking),
      isGood: marked.best === standing || marked.held?.id === date.id,
      isPast,
      counts: countsText(standing, isViewer, asking),
      notes: [
        ...(isViewer ? [] : missingTexts(standing, contents.people, asking)),
        ...warnings.map((warning) => warningText(warning, t)),
      ],
      pick: t(marked.held === null ? "workshops.polls.holdThen" : "workshops.polls.changeTo"),
      pickUrl: marked.pickUrl === null || isPast || marked.held?.id === date.id ? null : `${marked.pickUrl}/${date.id}`,
    };
  });
}

function chipText({ date, isPast }: Standing, { best, held }: Marked, { t }: Asking): string | null {
  if (held?.id === date.id) return t("workshops.polls.isHeld");
  if (isPast) return t("workshops.polls.isPast");
  return best?.date.id === date.id ? t("workshops.polls.isBest") : null;
}

/** "Sopii 6, tarvittaessa 2, ei sovi 1"; null where a viewer may see none of it. */
export function countsText({ yes, maybe, no }: Standing, isViewer: boolean, { t }: Pick<Asking, "t">): string | null {
  const counts = { yes, maybe, no };
  if (!isViewer) return t("workshops.polls.counts", counts);
  const hidden = suppressedCounts([yes, maybe, no]);
  if (hidden.every((each) => each)) return null;
  const few = t("workshops.polls.few");
  const shown = dateAnswers.map((answer, at) => [answer, hidden[at] === true ? few : counts[answer]] as const);
  return t("workshops.polls.counts", Object.fromEntries(shown));
}

/** Which organisations nobody could come from, and which main contacts can't. */
export function missingTexts(
  { leftOut, mainMissing }: Standing,
  people: readonly PollPerson[],
  { t }: Pick<Asking, "t">,
): string[] {
  const names = (chosen: (person: PollPerson) => boolean, of: (person: PollPerson) => string) =>
    [...new Set(people.filter(chosen).map(of))].filter((name) => name !== "").join(", ");
  const organisations = names(
    ({ organisationId }) => organisationId !== null && leftOut.includes(organisationId),
    ({ organisationName }) => organisationName,
  );
  const contacts = names(
    ({ attendeeId }) => mainMissing.includes(attendeeId),
    ({ name }) => name,
  );
  return [
    organisations === "" ? "" : t("workshops.polls.leftOut", { organisations }),
    contacts === "" ? "" : t("workshops.polls.mainMissing", { names: contacts }),
  ].filter((text) => text !== "");
}
