import { shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, saidIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { pairUrl, unitsUrl } from "../../addresses.ts";
import { agreement, differenceOf, judgedTogether, sameStateDays, type Agreement } from "../../method/agreement.ts";
import type { Tool } from "../../queries.ts";
import type { Compared, Unit } from "../queries.ts";

/** Of how many pairs the page tells one by one: those that differ most. */
const shownPairs = 100;

/** From how many pairs on alpha says whether mentors judge alike; of a single pair it tells nothing. */
const firmFrom = 10;

interface Material {
  programmeId: string;
  units: Unit[];
  tools: Tool[];
  compared: Compared[];
}

/** How alike mentors judge the same unit and tool. */
export function differencesPage({ programmeId, units, tools, compared }: Material, asking: Asking): Page {
  const { t, locale } = asking;
  const found = agreement(compared);
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const toolOf = new Map(tools.map((tool) => [tool.id, tool]));
  const pairs = judgedTogether(compared)
    .flatMap((together) => {
      const [first] = together;
      const unit = unitOf.get(first?.unitId ?? "");
      const tool = toolOf.get(first?.toolId ?? "");
      const difference = differenceOf(together.map(({ score }) => score));
      return unit === undefined || tool === undefined ? [] : [{ together, unit, tool, difference }];
    })
    .sort((a, b) => b.difference - a.difference);
  return {
    view: "maturity/assessing/differences",
    title: t("maturity.assessing.differences.title"),
    model: {
      empty: t("maturity.assessing.differences.empty", { days: sameStateDays }),
      unitsUrl: unitsUrl(programmeId),
      lead: found === null ? null : leadText(found, asking),
      alpha: found === null || found.pairs < 2 ? null : alphaText(found, asking),
      cut: pairs.length > shownPairs ? t("maturity.assessing.differences.cut", { count: shownPairs }) : null,
      rows: pairs.slice(0, shownPairs).map(({ together, unit, tool, difference }) => ({
        ...shortName(unit.name),
        unit: unit.name,
        tool: saidIn(tool.names, locale),
        url: pairUrl(unit, tool.id),
        difference: formatNumber(difference, locale),
        judges: together
          .toSorted((a, b) => b.score - a.score)
          .map(({ judgeName, score, on }) => ({ judgeName, score, day: formatDay(on, locale) })),
      })),
    },
  };
}

function leadText({ pairs, meanDifference }: Agreement, { t, locale }: Asking): string {
  return t("maturity.assessing.differences.lead", {
    days: sameStateDays,
    count: pairs,
    points: formatNumber(meanDifference, locale),
  });
}

/** What alpha is and what it says, by Krippendorff's own limits. */
function alphaText({ alpha, pairs }: Agreement, { t, locale }: Asking): string {
  if (alpha === null) return t("maturity.assessing.differences.noAlpha");
  return `${t("maturity.assessing.differences.alpha", { alpha: formatNumber(alpha, locale, 2) })} ${t(verdictOf(alpha, pairs))}`;
}

function verdictOf(alpha: number, pairs: number): Key {
  if (pairs < firmFrom) return "maturity.assessing.differences.few";
  if (alpha >= 0.8) return "maturity.assessing.differences.alike";
  return alpha >= 0.667 ? "maturity.assessing.differences.roughly" : "maturity.assessing.differences.apart";
}
