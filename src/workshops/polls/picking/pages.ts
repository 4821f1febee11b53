import type { Asking } from "../../../platform/asking.ts";
import { NotFound } from "../../../platform/errors.ts";
import { formatSpan, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { clashLines, warningText } from "../../calendar/notes/pages.ts";
import type { NamedClashes } from "../../calendar/queries.ts";
import { timeWarnings } from "../../calendar/time-warnings.ts";
import { arrangementText } from "../../one/time/pages.ts";
import { pollsUrl } from "../addresses.ts";
import type { Workshop } from "../../register/queries.ts";
import { standings, type PollDate } from "../poll.ts";
import type { PollContents } from "../queries.ts";
import { countsText, missingTexts } from "../results/date-rows/pages.ts";
import type { PickRefusal } from "./commands.ts";
import { pickVersion } from "./version.ts";

export const pickText: Record<PickRefusal, Key> = {
  ...arrangementText,
  "changed-meanwhile": "workshops.polls.pick.changed",
  "date-past": "workshops.polls.pick.past",
};

/** What holding the workshop on the date would mean, before it is done: who can, whom it leaves out, what it clashes with. */
export function pickPage(
  contents: PollContents,
  { dateId, clashes, refused }: { dateId: string; clashes: NamedClashes; refused: PickRefusal | null },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { programme, poll, workshop, people, now } = contents;
  const standing = standings(contents, now).find(({ date }) => date.id === dateId);
  if (standing === undefined || workshop === null) throw new NotFound("date");
  const when = formatSpan(standing.date, locale, programme.timeZone) ?? "";
  const url = pollsUrl(programme.id, `/${poll.id}`);
  return {
    view: "workshops/polls/pick",
    title: t("workshops.polls.pick.title"),
    model: {
      name: textIn(workshop.names, locale),
      backUrl: url,
      heading: t("workshops.polls.pick.heading", { when }),
      alert: refused === null ? null : t(pickText[refused]),
      lead: countsText(standing, false, asking),
      missing: missingTexts(standing, people, asking),
      clashes: clashLines(clashes, asking),
      warnings: timeWarnings(standing.date, programme.timeZone, now).map((warning) => warningText(warning, t)),
      moves:
        workshop.startsAt === null || isSameTime(workshop, standing.date)
          ? null
          : t("workshops.polls.pick.moves", { when: formatSpan(workshop, locale, programme.timeZone) ?? "" }),
      invites: t("workshops.polls.pick.invites", { count: standing.yes + standing.maybe }),
      canInvite: standing.yes + standing.maybe > 0,
      tells: t("workshops.polls.pick.tells", { count: people.length }),
      version: pickVersion(poll, workshop),
      actionUrl: `${url}/dates/${dateId}`,
      canPick: !standing.isPast && workshop.state === "planned",
    },
  };
}

function isSameTime({ startsAt, endsAt }: Pick<Workshop, "startsAt" | "endsAt">, date: PollDate): boolean {
  return startsAt?.equals(date.startsAt) === true && endsAt?.equals(date.endsAt) === true;
}
