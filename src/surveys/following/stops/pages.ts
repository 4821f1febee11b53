import type { Asking } from "../../../platform/asking.ts";
import { barsHeight, barsOption, barsTable, type Bar } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatShare, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { isShown } from "../../../platform/visibility.ts";
import { surveyUrl } from "../../pages.ts";
import { isAsked } from "../../questionnaire/questionnaire.ts";
import type { Standing } from "../../queries.ts";
import type { StoredQuestionnaire, StoredSection } from "../../questionnaire/stored.ts";
import { isOpen } from "../../survey-life.ts";
import type { Count, Stops } from "./queries.ts";

/** Where respondents stop: of those who began, how many have answered which section and question. */
export function stopsPage(
  { survey, now }: Pick<Standing, "survey" | "now">,
  { sections }: StoredQuestionnaire,
  stops: Stops,
  asking: Asking,
): Page {
  const { t, locale, role } = asking;
  const { begun } = stops;
  const seesAll = role === "planner" || role === "owner";
  const areShown = begun > 0 && (seesAll || isShown(begun));
  const asked = sections.flatMap((section) => {
    const questions = section.questions.filter(isAsked);
    return questions.length === 0 ? [] : [{ ...section, questions }];
  });
  const told = seesAll ? asked : toldWithoutNames(isOpen(survey, now) ? withoutConditions(asked) : asked, stops);
  const isCut = told.flatMap(({ questions }) => questions).length < asked.flatMap(({ questions }) => questions).length;
  return {
    view: "surveys/following/stops",
    title: `${t("surveys.following.stops.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      responsesUrl: `${surveyUrl(survey)}/responses`,
      lead:
        begun === 0
          ? t("surveys.following.stops.none")
          : t(areShown ? "surveys.following.stops.lead" : "surveys.following.stops.few", { count: begun }),
      chart: areShown ? sectionsChart(told, stops, asking) : null,
      questions: areShown ? questionsTable(told, stops, asking) : null,
      cut: areShown && isCut ? t("surveys.following.stops.cut") : null,
    },
  };
}

/**
 * Without what hangs on conditions: while answers come in one by one, each would be seen to change its numbers, and so
 * what it said to the question that the condition asks about.
 */
function withoutConditions(sections: StoredSection[]): StoredSection[] {
  return sections
    .filter(({ condition }) => condition === undefined)
    .map((section) => ({ ...section, questions: section.questions.filter(({ condition }) => condition === undefined) }))
    .filter(({ questions }) => questions.length > 0);
}

/**
 * Without what conditions have hidden from fewer than five, or from all but fewer than five: its numbers would tell what
 * so few have answered to the question that the condition asks about.
 */
function toldWithoutNames(sections: StoredSection[], { begun, ...stops }: Stops): StoredSection[] {
  const isTold = (count: Count | undefined) => {
    const notShown = count?.notShown ?? 0;
    return notShown === 0 || (isShown(notShown) && isShown(begun - notShown));
  };
  return sections
    .filter(({ id }) => isTold(stops.sections.get(id)))
    .map((section) => ({
      ...section,
      questions: section.questions.filter(({ id }) => isTold(stops.questions.get(id))),
    }));
}

function sectionsChart(sections: StoredSection[], { begun, ...stops }: Stops, { t, locale }: Asking) {
  const bars = sections.map(({ id, titles }): Bar => {
    const { answered: value, notShown } = stops.sections.get(id) ?? { answered: 0, notShown: 0 };
    return { name: textIn(titles, locale), value, label: `${value} (${shareOf(value, begun - notShown, locale)})` };
  });
  const title = t("surveys.following.stops.sections");
  const description = bars.map(({ name, label }) => `${name} ${label}`).join(", ");
  const columns: [string, string, string] = [
    t("surveys.following.stops.section"),
    t("surveys.following.stops.answered"),
    t("surveys.following.stops.share"),
  ];
  return {
    chart: {
      svg: renderChart(barsOption(bars, begun), { width: 560, height: barsHeight(bars.length), title, description }),
    },
    table: barsTable(bars, title, columns),
  };
}

function questionsTable(sections: StoredSection[], { begun, ...stops }: Stops, { t, locale }: Asking) {
  const rows = sections.flatMap(({ titles, questions }) =>
    questions.map(({ id, texts }) => {
      const { answered, notShown } = stops.questions.get(id) ?? { answered: 0, notShown: 0 };
      return [textIn(texts, locale), answered, shareOf(answered, begun - notShown, locale), textIn(titles, locale)];
    }),
  );
  const columns = [
    t("surveys.following.stops.question"),
    t("surveys.following.stops.answered"),
    t("surveys.following.stops.share"),
    t("surveys.following.stops.section"),
  ];
  return { caption: t("surveys.following.stops.questions"), columns, rows };
}

/** Out of those to whom it was shown. */
function shareOf(answered: number, shown: number, locale: Asking["locale"]): string {
  return shown === 0 ? "–" : formatShare(answered / shown, locale);
}
