import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { ballotsUrl, ballotUrl } from "../../addresses.ts";
import type { planningModel } from "../../planning/pages.ts";
import type { Ballot } from "../../queries.ts";
import { resultModel } from "../pages.ts";
import type { ShownResult } from "../shown.ts";
import type { Reader } from "../showing/queries.ts";

const mayHold = ({ role }: Asking) => role !== "viewer";
const mayRecount = ({ role }: Asking) => role === "planner" || role === "owner";

/** What this one of the staff may see of a closed ballot beside its result. */
export function readerOf(ballot: Ballot, asking: Asking): Reader {
  return {
    recountUrl: mayRecount(asking) ? `${ballotUrl(ballot)}/recount` : null,
    papersUrl: mayRecount(asking) ? `${ballotUrl(ballot)}/papers` : null,
    seesVoters: mayHold(asking),
  };
}

export interface Closed {
  ballot: Ballot;
  programme: Programme;
  shown: ShownResult | null;
  /** What follows from it: `planningModel`. */
  planning: ReturnType<typeof planningModel>;
  /** What has just been done, in words. */
  status: string | null;
}

/** A closed ballot for staff: its result, and what follows from it. */
export function closedPage({ ballot, programme, shown, planning, status }: Closed, asking: Asking): Page {
  const { t, locale } = asking;
  const { result, publishedAt } = ballot;
  const mayPublish = mayHold(asking) && result !== null && publishedAt === null;
  return {
    view: "voting/holding/closed",
    title: `${textIn(ballot.titles, locale)} – ${t("voting.state.closed")}`,
    model: {
      title: textIn(ballot.titles, locale),
      audience: textIn(ballot.audienceNames, locale),
      status,
      listUrl: ballotsUrl(programme.id),
      result: shown === null ? null : resultModel(shown, asking),
      unpublished: result !== null && publishedAt === null ? t("voting.result.unpublished") : null,
      publishUrl: mayPublish ? `${ballotUrl(ballot)}/publication` : null,
      planning,
      wayOn:
        result !== null && result.winnerId === null && mayHold(asking)
          ? { text: t("voting.result.wayOn"), url: `${ballotsUrl(programme.id)}/new` }
          : null,
    },
  };
}
