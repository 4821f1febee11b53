import type { Asking } from "../../platform/asking.ts";
import { formatNumber, formatShare } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import { groupsUrl, seesAll } from "../groups/pages.ts";
import type { IndustryComparison } from "../method/industry.ts";
import { industrySentence, oneAudienceText } from "../pages.ts";
import { flowModel } from "./flow/pages.ts";
import { needMetModel } from "./need-met/pages.ts";
import { otherMethodModel, type Asked } from "./other-method/pages.ts";
import type { Compared } from "./queries.ts";
import {
  agreementOf,
  industryVerdict,
  isBeyondChance,
  noComparisonReason,
  type Agreement,
  type IndustryVerdict,
  type NoComparison,
} from "./verdict.ts";

const headingText: Record<IndustryVerdict, Key> = {
  need: "grouping.comparison.headings.need",
  unsure: "grouping.comparison.headings.unsure",
  "need-only": "grouping.comparison.headings.needOnly",
  industry: "grouping.comparison.headings.industry",
  neither: "grouping.comparison.headings.neither",
};

const adviceText: Record<IndustryVerdict, Key> = {
  need: "grouping.comparison.advice.need",
  unsure: "grouping.comparison.advice.unsure",
  "need-only": "grouping.comparison.advice.needOnly",
  industry: "grouping.comparison.advice.industry",
  neither: "grouping.comparison.advice.neither",
};

const noneText: Record<NoComparison, Key> = {
  "no-industries": "grouping.comparison.none.noIndustries",
  "one-industry": "grouping.comparison.none.oneIndustry",
  "small-industries": "grouping.comparison.none.smallIndustries",
  "few-needs": "grouping.comparison.none.fewNeeds",
  "known-since": "grouping.comparison.none.knownSince",
};

const agreementText: Record<Agreement, Key> = {
  none: "grouping.comparison.agreement.none",
  little: "grouping.comparison.agreement.little",
  partly: "grouping.comparison.agreement.partly",
  nearly: "grouping.comparison.agreement.nearly",
};

/** Need groups beside industry and one shared audience, whichever of them serves best. */
export function comparisonPage(seen: Compared, own: number, asked: Asked, asking: Asking): Page {
  const { t } = asking;
  const { programme, run, divisions, figures } = seen;
  const { industry } = run.result;
  const isOneAudience = figures.groups.length === 1;
  return {
    view: "grouping/comparison",
    region: "grouping/_other_method",
    title: t("grouping.comparison.title"),
    model: {
      groupsUrl: groupsUrl(programme.id),
      ...opening(seen, isOneAudience, asking),
      seriesUrl: seesAll(asking) ? `${programmeUrl(programme.id)}/series` : null,
      changed: changedText(seen, asking),
      stale: seen.isStale ? t("grouping.comparison.stale") : null,
      rows: industry === null || isOneAudience ? [] : figureRows(industry, run.result.k, asking),
      agreement: isOneAudience ? null : agreementSentence(divisions.agreementWithIndustry, asking),
      fitted: industry === null ? "" : fittedSentence(industry, asking),
      met: needMetModel(seen, own, asking),
      flow: seesAll(asking) && !isOneAudience ? flowModel(seen, asking) : null,
      method: isOneAudience ? null : otherMethodModel(programme.id, own, asked, asking),
      limited: !seesAll(asking) && !isOneAudience,
    },
  };
}

/** The heading, the first sentences and what to do, said by what was found. */
function opening(seen: Compared, isOneAudience: boolean, asking: Asking) {
  const { t } = asking;
  const { programme, run } = seen;
  const { industry } = run.result;
  if (isOneAudience)
    return {
      heading: t("grouping.comparison.headings.oneAudience"),
      lead: oneAudienceText(run, asking),
      advice: t(hasIndustries(seen) ? "grouping.comparison.advice.oneAudience" : "grouping.comparison.advice.oneAlone"),
      industriesUrl: null,
    };
  if (industry === null) {
    const reason = noComparisonReason(seen.groupable.industries, seen.groupable.needs);
    const isMissing = reason === "no-industries" || reason === "one-industry";
    return {
      heading: t("grouping.comparison.headings.none"),
      lead: t(noneText[reason]),
      advice: t("grouping.comparison.advice.none"),
      industriesUrl: isMissing && seesAll(asking) ? `${programmeUrl(programme.id)}/organisations` : null,
    };
  }
  const verdict = industryVerdict(industry);
  return {
    heading: t(headingText[verdict]),
    lead: industrySentence(industry, asking),
    advice: t(adviceText[verdict]),
    industriesUrl: null,
  };
}

const hasIndustries = ({ divisions }: Compared) => divisions.industry !== null;

/** Which figures are of the method and which of the groups as they stand, where staff have changed them. */
function changedText({ divisions: { agreementWithComputed } }: Compared, asking: Asking): string | null {
  if (agreementWithComputed === null) return null;
  return asking.t("grouping.comparison.changed", { value: index(agreementWithComputed, asking) });
}

function figureRows(industry: IndustryComparison, groups: number, { t, locale }: Asking) {
  const share = (r2: number) => formatShare(Math.max(0, r2), locale);
  const chance = (p: number) =>
    t(isBeyondChance(p) ? "grouping.comparison.beyondChance" : "grouping.comparison.maybeChance", {
      p: formatNumber(p, locale, p < 0.01 ? 3 : 2),
    });
  return [
    { name: t("grouping.comparison.number"), need: String(groups), industry: String(industry.industries) },
    { name: t("grouping.comparison.tells"), need: share(industry.r2Need), industry: share(industry.r2Industry) },
    { name: t("grouping.comparison.chance"), need: chance(industry.pNeed), industry: chance(industry.pIndustry) },
    {
      name: t("grouping.comparison.closeness"),
      need: formatNumber(industry.closenessNeed, locale, 2),
      industry: formatNumber(industry.closenessIndustry, locale, 2),
    },
  ];
}

function agreementSentence(adjustedRand: number | null, asking: Asking): string | null {
  if (adjustedRand === null) return null;
  return asking.t(agreementText[agreementOf(adjustedRand)], { value: index(adjustedRand, asking) });
}

function fittedSentence({ r2NeedFitted, people }: IndustryComparison, { t, locale }: Asking): string {
  return t("grouping.comparison.fitted", { share: formatShare(Math.max(0, r2NeedFitted), locale), people });
}

/** Two decimals, rounded so that next to nothing is 0 and not −0. */
function index(adjustedRand: number, { locale }: Asking): string {
  return formatNumber(Math.round(adjustedRand * 100) / 100 + 0, locale, 2);
}
