import type { Need } from "../../../catalogue/index.ts";
import { seesNames } from "../../../needs/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import { coverageUrl } from "../../coverage/addresses.ts";
import type { NeedCoverage } from "../../coverage/coverage.ts";
import { shownOf } from "../../coverage/shown.ts";
import { mayTell } from "../shown.ts";

interface Served {
  programmeId: string;
  served: NeedCoverage[];
  /** The same with the workshops that are planned, as the page of coverage tells it. */
  withPlanned: NeedCoverage[];
  needs: Need[];
  /** Whether all of the time is looked at. */
  isWhole: boolean;
}

/**
 * Needs that the events dealt with, by how many of those who need it were reached. Who may not read single answers is
 * told of parts of the time without figures, and so where planned workshops reach a few more: the differences would tell
 * of few organisations.
 */
export function servedRows({ programmeId, served, withPlanned, needs, isWhole }: Served, asking: Asking) {
  const { t, locale } = asking;
  const seesAll = seesNames(asking);
  const nameOf = new Map(needs.map(({ id, names }) => [id, textIn(names, locale)]));
  const rows = served
    .filter((need) => need.workshops.length > 0 && need.wanting.length > 0)
    .map((need) => ({ need, reached: reachedIn(need) }))
    .toSorted((a, b) => b.reached - a.reached);
  return rows.map(({ need, reached }) => {
    const more = reachedIn(withPlanned.find(({ needId }) => needId === need.needId)) - reached;
    const isTold = (seesAll || (isWhole && mayTell(more, false))) && shownOf(need, seesAll) === "figures";
    return {
      name: nameOf.get(need.needId) ?? "",
      url: coverageUrl(programmeId, { count: "held", for: undefined }, `/${need.needId}`),
      percent: isTold ? Math.round((reached / need.wanting.length) * 100) : 0,
      tone: null,
      text: isTold
        ? t("workshops.figures.servedOf", {
            reached,
            wanting: need.wanting.length,
            events: t("workshops.figures.inEvents", { count: need.workshops.length }),
          })
        : t("workshops.figures.inEvents", { count: need.workshops.length }),
    };
  });
}

function reachedIn(need: NeedCoverage | undefined): number {
  return (need?.right.length ?? 0) + (need?.other.length ?? 0);
}
