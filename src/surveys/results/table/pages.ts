import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import type { StoredSection } from "../../questionnaire/stored.ts";
import { linesOf } from "../lines/pages.ts";
import type { Looking } from "../looking/cuts.ts";
import { lookedAtTexts } from "../filters/pages.ts";
import { partNameOf } from "../questions/pages.ts";
import { resultOf } from "../result.ts";
import type { Standing } from "../summaries/bases.ts";
import { asksWords, writtenWords } from "../words/words.ts";

const standingText: Record<Standing, Key> = {
  answered: "results.measure.answered",
  unknown: "results.measure.unknown",
  blank: "results.measure.blank",
  notShown: "results.measure.notShown",
};

/** What the page shows, all its numbers, one in a row; `isAnonymous` is of the survey. */
export function resultsTable(
  sections: readonly StoredSection[],
  looking: Looking,
  isAnonymous: boolean,
  asking: Asking,
): { header: string[]; rows: CellValue[][] } {
  const { t, locale } = asking;
  const dimension = looking.dimensions.find(({ key }) => key === looking.look.compare);
  const whole = [t("results.all"), ...lookedAtTexts(looking.look, looking.dimensions, asking)].at(-1) ?? "";
  const rows = sections.flatMap(({ titles, questions }) =>
    questions.flatMap((question) => {
      const result = resultOf(question, looking);
      if (result === null) return [];
      const place = [textIn(titles, locale), textIn(question.texts, locale)];
      const numbers = result.cuts.flatMap(({ part, summary, standings: told }): CellValue[][] => {
        const group = part === null ? whole : partNameOf(dimension, part, asking);
        if (summary === "hidden") return [[...place, group, "", t("results.measure.answered"), t("results.few")]];
        const counts: [Key, number][] =
          told === null || !looking.sight.seesAll
            ? [[standingText.answered, summary.n]]
            : (Object.keys(standingText) as Standing[]).map((standing) => [standingText[standing], told[standing]]);
        const lines = summary.kind === "text" ? [] : linesOf(question, summary, asking);
        return [
          ...counts.map(([key, count]) => [...place, group, "", t(key), count]),
          ...lines.flatMap(({ item, measures }) =>
            measures.map(({ name, value, text }) => [...place, group, item, name, value ?? text]),
          ),
        ];
      });
      const words = asksWords(question) ? writtenWords(question, looking, isAnonymous) : [];
      const written = Array.isArray(words) ? words : [];
      return [...numbers, ...written.map((text) => [...place, whole, "", t("results.measure.words"), text])];
    }),
  );
  return {
    header: [
      t("results.file.section"),
      t("results.file.question"),
      t("results.file.group"),
      t("results.item"),
      t("results.file.measure"),
      t("results.measure.value"),
    ],
    rows,
  };
}
