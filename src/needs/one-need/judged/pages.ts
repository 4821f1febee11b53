import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { MatrixQuestion, Questionnaire } from "../../../surveys/index.ts";
import type { NeedRow } from "../../needs-table.ts";
import { shownDiscrepancy } from "../../table/parts.ts";
import type { Judged } from "../judgements.ts";

/**
 * How important the need is and how well it is mastered, in words; for those who see single answers also how many chose
 * each step. Others get the means only: they and the steps' counts together would tell the counts that are hidden.
 */
export function judgedModel({ judged, row, rows, seesAll, questionnaire }: JudgedRow, asking: Asking) {
  const discrepancy = shownDiscrepancy(row, rows, seesAll);
  if (judged === null || discrepancy === "none") return null;
  const { t, locale } = asking;
  const question = matrixOf(questionnaire, row.need);
  const ranked = rows.filter((one) => typeof shownDiscrepancy(one, rows, seesAll) === "object").length;
  const number = (value: number) => formatNumber(value, locale, 1);
  if (discrepancy === "hidden") return { words: [t("needs.one.judgedHidden")], scales: [] };
  const behind = judged.importance - judged.level;
  const { importance, level, steps, respondents } = judged;
  return {
    words: [
      t("needs.one.judged", { count: respondents, importance: number(importance), level: number(level), steps }),
      number(behind) !== number(0) && behind > 0
        ? t("needs.one.behind", { behind: number(behind) })
        : t("needs.one.enough"),
      t("needs.one.weighed", { value: number(discrepancy.mwds), rank: discrepancy.rank, of: ranked }),
    ],
    scales: seesAll && question !== undefined ? scalesOf(judged, question, asking) : [],
  };
}

export interface JudgedRow {
  judged: Judged | null;
  row: NeedRow;
  rows: NeedRow[];
  seesAll: boolean;
  questionnaire: Questionnaire;
}

function scalesOf(judged: Judged, { settings }: MatrixQuestion, { locale }: Asking) {
  const scales = [
    { scale: settings.importance, counts: judged.importances },
    { scale: settings.level, counts: judged.levels },
  ];
  return scales.map(({ scale, counts }) => {
    const all = counts.reduce((sum, count) => sum + count, 0);
    return {
      heading: textIn(scale.texts, locale),
      // The highest step first: what matters most stands on top.
      bars: counts
        .map((count, step) => ({
          name: stepName(step, scale.labels[step], locale),
          percent: all === 0 ? 0 : Math.round((count / all) * 100),
          text: formatNumber(count, locale),
          tone: null,
        }))
        .toReversed(),
    };
  });
}

/** "4 · tärkeä", counted from 1 as in the means. */
function stepName(step: number, label: Parameters<typeof textIn>[0] | undefined, locale: Asking["locale"]) {
  const words = label === undefined ? "" : textIn(label, locale);
  return words === "" ? String(step + 1) : `${step + 1} · ${words}`;
}

/** The question that asks how important the need is and how well it is mastered. */
export function matrixOf({ sections }: Questionnaire, need: string): MatrixQuestion | undefined {
  return sections
    .flatMap(({ questions }) => questions)
    .filter((question) => question.kind === "matrix")
    .find(({ options }) => options.some((option) => option.need === need));
}
