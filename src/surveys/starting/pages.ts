import { catalogueTemplates } from "../../catalogue/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { surveysUrl } from "../pages.ts";
import { isAsked, type Questionnaire } from "../questionnaire/questionnaire.ts";
import type { SurveyAnonymity } from "../survey-life.ts";
import { surveyTemplateNames, surveyTemplates, type SurveyTemplateName } from "../templates.ts";
import { fittedTo, isWhole, startsCatalogue, type CatalogueKeys, type LeftOut } from "./fitting.ts";
import type { Source } from "./queries.ts";

const templateText: Record<SurveyTemplateName, { heading: Key; text: Key; button: Key }> = {
  digivointi: {
    heading: "surveys.starting.digivointi.heading",
    text: "surveys.starting.digivointi.text",
    button: "surveys.starting.digivointi.create",
  },
  readiness: {
    heading: "surveys.starting.readiness.heading",
    text: "surveys.starting.readiness.text",
    button: "surveys.starting.readiness.create",
  },
  interview: {
    heading: "surveys.starting.interview.heading",
    text: "surveys.starting.interview.text",
    button: "surveys.starting.interview.create",
  },
  feedback: {
    heading: "surveys.starting.feedback.heading",
    text: "surveys.starting.feedback.text",
    button: "surveys.starting.feedback.create",
  },
  maturity: {
    heading: "surveys.starting.maturity.heading",
    text: "surveys.starting.maturity.text",
    button: "surveys.starting.maturity.create",
  },
};

const anonymityText: Record<SurveyAnonymity, Key> = {
  named: "surveys.starting.named",
  anonymous: "surveys.starting.anonymous",
};

/** The ways to begin a survey: a template, another survey, nothing, or a file. */
export function newSurveyPage(programmeId: string, catalogue: CatalogueKeys, sources: number, asking: Asking): Page {
  const { t } = asking;
  const url = surveysUrl(programmeId);
  return {
    view: "surveys/starting/new",
    title: t("surveys.starting.title"),
    model: {
      listUrl: url,
      createUrl: url,
      templates: surveyTemplateNames.map((name) => templateModel(name, catalogue, asking)),
      copy:
        sources === 0
          ? null
          : { url: newCopiesUrl(programmeId), text: t("surveys.starting.copies", { count: sources }) },
      importUrl: `${url}/import`,
    },
  };
}

function templateModel(name: SurveyTemplateName, catalogue: CatalogueKeys, asking: Asking) {
  const { t } = asking;
  const { catalogue: about, anonymity, minutes, questionnaire: make } = surveyTemplates[name];
  const whole = make(catalogueTemplates[about]);
  const { leftOut } = fittedTo(catalogue, whole);
  const isFitting = startsCatalogue(catalogue, whole) || isWhole(leftOut);
  return {
    name,
    heading: t(templateText[name].heading),
    text: t(templateText[name].text),
    facts: [sizeText(whole, asking), t("surveys.starting.minutes", { count: minutes }), t(anonymityText[anonymity])],
    button: t(templateText[name].button),
    leftOut: isFitting ? null : leftOutModel(leftOut, `adds-${name}`, asking),
  };
}

function sizeText({ sections }: Questionnaire, { t }: Asking): string {
  const count = sections.flatMap(({ questions }) => questions.filter(isAsked)).length;
  return t("surveys.survey.facts", { sections: sections.length, count });
}

/** The surveys that can be copied, by their programmes. */
export function copiesPage(programmeId: string, sources: Source[], asking: Asking): Page {
  const { t, locale } = asking;
  const programmes = Map.groupBy(sources, (source) => source.programmeId);
  return {
    view: "surveys/starting/copies",
    title: t("surveys.starting.copiesTitle"),
    model: {
      backUrl: newSurveyUrl(programmeId),
      programmes: [...programmes].map(([id, own]) => ({
        name: id === programmeId ? t("surveys.starting.here") : (own[0]?.programmeName ?? ""),
        surveys: own.map((source) => ({
          name: textIn(source.titles, locale),
          url: `${newCopiesUrl(programmeId)}/${source.id}`,
          questions: t("surveys.survey.questions", { count: source.questions }),
        })),
      })),
    },
  };
}

/** What of one survey comes along, and what not, before it is copied. */
export function copyPage(
  programmeId: string,
  source: Source,
  { questionnaire, catalogue }: { questionnaire: Questionnaire; catalogue: CatalogueKeys },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { leftOut } = fittedTo(catalogue, questionnaire);
  return {
    view: "surveys/starting/copy",
    title: t("surveys.starting.copyTitle"),
    model: {
      backUrl: newCopiesUrl(programmeId),
      createUrl: surveysUrl(programmeId),
      sourceId: source.id,
      name: textIn(source.titles, locale),
      from: source.programmeId === programmeId ? null : t("surveys.starting.from", { programme: source.programmeName }),
      facts: [sizeText(questionnaire, asking), t(anonymityText[source.anonymity])],
      leftOut: isWhole(leftOut) ? null : leftOutModel(leftOut, "adds", asking),
      sections: questionnaire.sections.map(({ titles, questions }) => ({
        title: textIn(titles, locale),
        questions: t("surveys.survey.questions", { count: questions.filter(isAsked).length }),
      })),
    },
  };
}

/** What is left out because the catalogue lacks it, in words, with the box that adds it to the catalogue instead. */
function leftOutModel({ sections, questions, options, conditions }: LeftOut, boxId: string, { t, locale }: Asking) {
  const name = (texts: Texts) => textIn(texts, locale);
  const byQuestion = Map.groupBy(options, ({ question }) => name(question));
  return {
    boxId,
    lines: [
      ...sections.map((texts) => t("surveys.starting.leftOut.section", { name: name(texts) })),
      ...questions.map((texts) => t("surveys.starting.leftOut.question", { name: name(texts) })),
      ...[...byQuestion].map(([question, own]) =>
        t("surveys.starting.leftOut.options", { question, names: own.map(({ option }) => name(option)).join(", ") }),
      ),
      ...conditions.map((texts) => t("surveys.starting.leftOut.condition", { name: name(texts) })),
    ],
  };
}

export function newSurveyUrl(programmeId: string): string {
  return `${surveysUrl(programmeId)}/new`;
}

function newCopiesUrl(programmeId: string): string {
  return `${newSurveyUrl(programmeId)}/copies`;
}
