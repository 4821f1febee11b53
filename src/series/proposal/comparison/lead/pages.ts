import type { Asking } from "../../../../platform/asking.ts";
import { formatShare } from "../../../../platform/i18n.ts";
import type { Key } from "../../../../platform/keys.ts";
import { countApart } from "../../../material/proposal-input.ts";
import type { DoneProposal } from "../../../stored.ts";
import type { Row } from "../rows.ts";

/** What each way to form audiences is called within a sentence. */
const calledText: Record<Row["what"], Key> = {
  this: "series.alternative.called.needGroups",
  edited: "series.alternative.called.edited",
  industry: "series.alternative.called.industry",
  "free-choice": "series.alternative.called.freeChoice",
  "one-audience": "series.alternative.called.oneAudience",
  beside: "series.alternative.called.beside",
};

/** Says plainly whether the need groups are worth it, and by how much; null where there is nothing to say it of. */
export function comparisonLead(rows: readonly Row[], stored: DoneProposal, asking: Asking): string | null {
  const { t, locale } = asking;
  if (rows.length === 1)
    return t(stored.endedEarly === undefined ? "series.alternative.nothing" : "series.alternative.early");
  if (stored.input.instance.mode !== "groups") return null;
  const [best] = rows.toSorted((a, b) => b.worth.people.mean - a.worth.people.mean) as [Row];
  const share = formatShare(best.worth.people.mean, locale);
  const texts = [
    needGroupsText(rows, stored, asking),
    t("series.alternative.best", { name: t(calledText[best.what]), share }),
    // Each gets their own best there: without a word on it, the figure would tell against every group.
    ...(best.what === "free-choice" ? [t("series.alternative.whyGroups")] : []),
    ...(countApart(stored.input) > 0 ? [t("series.alternative.forAll")] : []),
  ];
  return texts.join(" ");
}

/**
 * Need groups against industries, in the percentages that people see. With one group for all there are no need groups,
 * whatever industries would come to.
 */
function needGroupsText(rows: readonly Row[], { input }: DoneProposal, { t, locale }: Asking): string {
  const [needs, industry] = (["this", "industry"] as const).map((what) => rows.find((row) => row.what === what)?.worth);
  if (needs === undefined || industry === undefined) return t("series.alternative.leadPlain");
  const [ours, theirs] = [needs, industry].map(({ people }) => Math.round(people.mean * 100)) as [number, number];
  const values = {
    needs: formatShare(needs.people.mean, locale),
    industry: formatShare(industry.people.mean, locale),
    count: Math.abs(ours - theirs),
    ours: needs.workshops,
    theirs: industry.workshops,
  };
  if (input.groups.length === 1) return t("series.alternative.leadOneGroup", values);
  if (ours === theirs) return t("series.alternative.leadSame", values);
  return t(ours > theirs ? "series.alternative.leadBetter" : "series.alternative.leadWorse", values);
}
