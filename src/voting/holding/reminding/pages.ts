import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { ballotUrl } from "../../addresses.ts";
import type { Ballot } from "../../queries.ts";
import type { ReminderPreview } from "./queries.ts";
import { reminderTime } from "./reminding.ts";

interface Previewed {
  ballot: Ballot;
  programme: Programme;
  preview: ReminderPreview;
  now: Temporal.Instant;
}

/** How many a reminder would reach, and why not the others. */
export function reminderPage({ ballot, programme, preview, now }: Previewed, { t, locale }: Asking): Page {
  const { waiting, reached, declined, withoutAddress, resting } = preview;
  const due = reminderTime(ballot);
  const isAhead = due !== null && Temporal.Instant.compare(due, now) > 0;
  const left = [
    declined === 0 ? "" : t("voting.reminding.declined", { count: declined }),
    withoutAddress === 0 ? "" : t("voting.reminding.withoutAddress", { count: withoutAddress }),
    resting === 0 ? "" : t("voting.reminding.resting", { count: resting }),
  ];
  return {
    view: "voting/holding/reminders",
    title: t("voting.reminding.title"),
    model: {
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: ballotUrl(ballot),
      url: `${ballotUrl(ballot)}/reminders`,
      lead: t("voting.reminding.lead", { count: waiting }),
      left: left.filter((line) => line !== ""),
      planned: isAhead ? t("voting.reminding.planned", { when: formatInstant(due, locale, programme.timeZone) }) : null,
      button: reached === 0 ? null : t("voting.reminding.send", { count: reached }),
    },
  };
}
