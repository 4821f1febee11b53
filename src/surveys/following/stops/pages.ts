import type { Asking } from "../../../platform/asking.ts";
import { barsHeight, barsOption, barsTable, type Bar } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatShare, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { isShown } from "../../../platform/visibility.ts";
import { surveyUrl } from "../../pages.ts";
import { isAsked } from "../../questionnaire/questionnaire.ts";
import type { Survey } from "../../queries.ts";
import type { StoredQuestionnaire, StoredSection } from "../../questionnaire/stored.ts";
import type { Stops } from "./queries.ts";

/** Where respondents stop: of those who began, how many have answered which section and question. */
export function stopsPage(survey: Survey, { sections }: StoredQuestionnaire, stops: Stops, asking: Asking): Page {
  const { t, locale, role } = asking;
  const { begun } = stops;
  const seesAll = role === "planner" || role === "owner";
  const areShown = begun > 0 && (seesAll || isShown(begun));
  const asked = sections.filter(({ questions }) => questions.some(isAsked));
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
      chart: areShown ? sectionsChart(asked, stops, asking) : null,
      questions: areShown ? questionsTable(asked, stops, asking) : null,
    },
  };
}

function sectionsChart(sections: StoredSection[], { begun, ...stops }: Stops, { t, locale }: Asking) {
  const bars = sections.map(({ id, titles }): Bar => {
    const value = stops.sections.get(id) ?? 0;
    return { name: textIn(titles, locale), value, label: `${value} (${formatShare(value / begun, locale)})` };
  });
  const title = t("surveys.following.stops.sections");
  const description = bars.map(({ name, label }) => `${name} ${label}`).join(", ");
  const columns: [string, string, string] = [
    t("surveys.following.stops.section"),
    t("surveys.following.stops.answered"),
    t("surveys.following.stops.ofBegun"),
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
    questions.filter(isAsked).map(({ id, texts }) => {
      const { answered, notShown } = stops.questions.get(id) ?? { answered: 0, notShown: 0 };
      const shown = begun - notShown;
      const share = shown === 0 ? "–" : formatShare(answered / shown, locale);
      return [textIn(texts, locale), answered, share, textIn(titles, locale)];
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
