import type { Asking } from "../../../platform/asking.ts";
import type { ChartTable } from "../../../platform/chart-options.ts";
import { formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Texts } from "../../../platform/locales.ts";
import { isShown } from "../../../platform/visibility.ts";
import type { Feedback, LevelVerdict } from "../../../surveys/index.ts";
import type { Workshop } from "../../register/queries.ts";
import { feedbackFigures, levelVerdicts, writtenTexts, type ChangeFigures } from "../figures.ts";
import type { WorkshopFeedback } from "../queries.ts";

const levelText: Record<LevelVerdict, Key> = {
  "too-easy": "workshops.feedback.level.tooEasy",
  right: "workshops.feedback.level.right",
  "too-hard": "workshops.feedback.level.tooHard",
};

/** The results of one workshop: none before the close, nor where fewer than five have answered. */
export function resultsModel(
  feedback: Feedback,
  { workshop, needNames }: Pick<WorkshopFeedback, "workshop" | "needNames">,
  asking: Asking,
) {
  const { answers, isOpen, isErased, needs, levels } = feedback;
  const { t, role } = asking;
  if (isOpen) return { ...nothing, none: t("workshops.feedback.stillOpen") };
  if (isErased) return { ...nothing, none: t("workshops.feedback.erased") };
  if (!isShown(answers.length)) return { ...nothing, none: fewText("workshops.feedback.tooFew", workshop, asking) };
  const figures = feedbackFigures(answers, needs);
  const { usefulness, level, changes } = figures;
  // What is written may tell who wrote it: it is for those who work with the participants.
  const seesTexts = role !== "viewer";
  return {
    none: null,
    mean: usefulness === null ? null : meanText(usefulness, asking),
    usefulness:
      usefulness === null
        ? null
        : countBars(
            [5, 4, 3, 2, 1].map((step) => [
              t(usefulText[step - 1] ?? "workshops.feedback.useful.1"),
              usefulness.counts[step - 1] ?? 0,
            ]),
            t("workshops.feedback.useful.title"),
            asking,
          ),
    level:
      level === null
        ? null
        : countBars(
            levelVerdicts.map((verdict) => [t(levelText[verdict]), level.counts[verdict]]),
            t("workshops.feedback.level.title"),
            asking,
          ),
    changes: changes.length === 0 ? null : changesPicture(changes, levels, needNames, asking),
    texts: seesTexts
      ? [
          { heading: t("workshops.feedback.texts.use"), texts: writtenTexts(answers, "use") },
          { heading: t("workshops.feedback.texts.next"), texts: writtenTexts(answers, "next") },
        ].filter(({ texts }) => texts.length > 0)
      : [],
  };
}

/** Why few answers are not shown; they count towards the topic, where the workshop has one. */
export function fewText(why: Key, { topicId }: Pick<Workshop, "topicId">, { t }: Asking): string {
  return topicId === null ? t(why) : `${t(why)} ${t("workshops.feedback.pooled")}`;
}

const nothing = { mean: null, usefulness: null, level: null, changes: null, texts: [] };

const usefulText: Key[] = [
  "workshops.feedback.useful.1",
  "workshops.feedback.useful.2",
  "workshops.feedback.useful.3",
  "workshops.feedback.useful.4",
  "workshops.feedback.useful.5",
];

/** "4,2 / 5 (11 vastausta)". */
export function meanText({ mean, answers }: { mean: number; answers: number }, { t, locale }: Asking): string {
  return t("workshops.feedback.mean", { mean: formatNumber(mean, locale, 1), count: answers });
}

function countBars(counts: [string, number][], title: string, { t, locale }: Asking) {
  const all = counts.reduce((sum, [, count]) => sum + count, 0);
  const table: ChartTable = {
    caption: title,
    columns: [
      ...[t("workshops.feedback.columns.answer"), t("workshops.feedback.columns.count")],
      t("workshops.feedback.columns.share"),
    ],
    rows: counts.map(([name, value]) => [name, value, formatShare(value / all, locale)]),
  };
  const bars = counts.map(([name, value]) => ({
    ...{ name, percent: Math.round((value / all) * 100), text: `${value} (${formatShare(value / all, locale)})` },
    tone: null,
  }));
  return { title, bars, table };
}

/** Two bars for each need, before and now; the steps are counted from 1, as on the needs page. */
function changesPicture(
  changes: readonly ChangeFigures[],
  levels: readonly Texts[],
  needNames: ReadonlyMap<string, Texts>,
  { t, locale }: Asking,
) {
  const title = t("workshops.feedback.changes.title");
  const number = (value: number) => formatNumber(value + 1, locale, 1);
  const bar = (value: number, text: string, tone: string | null) => ({
    ...{ percent: Math.round((value / Math.max(1, levels.length - 1)) * 100), text, tone },
  });
  const named = changes.map((change) => ({
    ...change,
    name: textIn(needNames.get(change.need) ?? plain(change.need), locale),
  }));
  const table: ChartTable = {
    caption: title,
    columns: [
      ...[t("workshops.feedback.columns.need"), t("workshops.feedback.columns.before")],
      ...[t("workshops.feedback.columns.now"), t("workshops.feedback.columns.change")],
      t("workshops.feedback.columns.answers"),
    ],
    rows: named.map(({ name, before, now, answers }) => [
      ...[name, number(before), number(now), signed(now - before, locale), answers],
    ]),
  };
  const ends = { low: textIn(levels[0] ?? plain("1"), locale), high: textIn(levels.at(-1) ?? plain(""), locale) };
  return {
    title,
    pairs: named.map(({ name, before, now }) => ({
      name,
      before: bar(before, t("workshops.feedback.changes.before", { value: number(before) }), "elsewhere"),
      now: bar(now, t("workshops.feedback.changes.now", { value: number(now) }), null),
    })),
    table,
    scale: t("workshops.feedback.changes.scale", { ...ends, top: levels.length }),
  };
}

const plain = (text: string): Texts => ({ fi: text, sv: text, en: text });

function signed(value: number, locale: Asking["locale"]): string {
  return `${value > 0 ? "+" : ""}${formatNumber(value, locale, 1)}`;
}
