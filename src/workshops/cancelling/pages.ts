import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatInstant } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { letterLocale } from "../letters/writing.ts";
import { workshopFrame, workshopUrl } from "../one/pages.ts";
import type { WorkshopState } from "../register/holding.ts";
import type { Workshop } from "../register/queries.ts";
import type { Seated } from "../seats/queries.ts";
import { isAhead, isTold } from "../seats/seat.ts";
import type { CancelRefusal } from "./cancelling.ts";
import type { CancelDone } from "./forms.ts";

export interface Cancelling {
  programme: Programme;
  workshop: Workshop;
  seated: Seated[];
  now: Temporal.Instant;
  done: CancelDone;
  count: number;
}

/** Why the workshop was not cancelled, in words. */
export const cancelRefusalText: Record<CancelRefusal, Key> = { held: "workshops.cancelling.held" };

const languageText: Record<Locale, Key> = { fi: "form.languages.fi", sv: "form.languages.sv", en: "form.languages.en" };
const headings: Record<WorkshopState, Key> = {
  planned: "workshops.cancelling.heading",
  cancelled: "workshops.cancelling.cancelledHeading",
  held: "workshops.cancelling.heldHeading",
};

/** What would happen if the workshop were cancelled; afterwards, what was, and the way back. */
export function cancellationPage(seen: Cancelling, form: FormState, asking: Asking): Page {
  const { programme, workshop, done, count } = seen;
  const { t, locale } = asking;
  const reason = formField(form, t, "reason", {
    label: t("workshops.cancelling.reason"),
    ...reasonHint(seen, asking),
    rows: 3,
    optional: true,
  });
  const mistakes = summary([reason]);
  const { state, cancelledAt, cancelReason } = workshop;
  const url = workshopUrl(programme.id, workshop.id, "/cancellation");
  return {
    view: "workshops/cancelling/cancellation",
    title: t("workshops.cancelling.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "people", asking),
      status: done === undefined ? null : statusText(count, asking),
      mistakes,
      heading: t(headings[state]),
      lead: leadText(seen, asking),
      // What was typed while another marked the workshop as held is not lost.
      typed: state === "planned" || reason.value === "" ? null : reason.value,
      keeps: state === "held" || seen.seated.length === 0 ? null : t("workshops.cancelling.keeps"),
      asking: state === "planned" ? { url, reason } : null,
      cancelled:
        state === "cancelled"
          ? {
              at:
                cancelledAt === null
                  ? null
                  : t("workshops.cancelling.at", { at: formatInstant(cancelledAt, locale, programme.timeZone) }),
              reason: cancelReason === "" ? null : cancelReason,
              url: `${url}/removal`,
            }
          : null,
      backUrl: workshopUrl(programme.id, workshop.id, "/people"),
    },
  };
}

function statusText(count: number, { t }: Asking): string {
  return count === 0
    ? t("workshops.cancelling.done.cancelledQuietly")
    : t("workshops.cancelling.done.cancelled", { count });
}

/** That the reason is sent as it is, where it is; and where people read in several languages, in which and how many. */
function reasonHint(seen: Cancelling, { t }: Asking): { hint?: string } {
  const byLanguage = Map.groupBy(toldOf(seen), ({ person }) => letterLocale(seen.programme, person.locale));
  if (byLanguage.size === 0) return {};
  if (byLanguage.size === 1) return { hint: t("workshops.cancelling.reasonHint") };
  const languages = locales.flatMap((locale) => {
    const count = byLanguage.get(locale)?.length ?? 0;
    return count === 0 ? [] : [`${t(languageText[locale])} ${count}`];
  });
  return { hint: t("workshops.cancelling.reasonHintMany", { languages: languages.join(", ") }) };
}

/** Those who get a letter: nobody, once the workshop's time is past. */
function toldOf({ workshop, seated, now }: Cancelling): Seated[] {
  if (!isAhead(workshop, now)) return [];
  return seated.filter(({ seat, person }) => isTold(seat) && person.email !== "");
}

function leadText(seen: Cancelling, { t }: Asking): string {
  const { workshop, now } = seen;
  if (workshop.state === "held") return t("workshops.cancelling.held");
  if (!isAhead(workshop, now)) return t("workshops.cancelling.past");
  const told = toldOf(seen).length;
  if (told === 0) return t("workshops.cancelling.nobody");
  return t(workshop.state === "planned" ? "workshops.cancelling.told" : "workshops.cancelling.toldAgain", {
    count: told,
  });
}
