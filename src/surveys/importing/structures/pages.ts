import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import { surveysUrl } from "../../pages.ts";
import type { Languages } from "./carried.ts";
import { broughtKindText } from "../mapping/pages.ts";
import type { CarriedQuestion, ForeignSurvey, NotCarried, NotCarriedReason } from "./structure.ts";

const whatText: Record<NotCarriedReason, Key> = {
  "answer-checks": "importing.structure.not.answerChecks",
  comments: "importing.structure.not.comments",
  condition: "importing.structure.not.condition",
  "default-answer": "importing.structure.not.defaultAnswer",
  "duplicate-code": "importing.structure.not.duplicateCode",
  language: "importing.structure.not.language",
  markup: "importing.structure.not.markup",
  order: "importing.structure.not.order",
  picture: "importing.structure.not.picture",
  placeholder: "importing.structure.not.placeholder",
  "question-kind": "importing.structure.not.questionKind",
  setting: "importing.structure.not.setting",
  "soft-required": "importing.structure.not.softRequired",
  "survey-part": "importing.structure.not.surveyPart",
  "unknown-version": "importing.structure.not.unknownVersion",
};

const fileKindText: Record<ForeignSurvey["kind"], Key> = {
  "limesurvey-lss": "importing.structure.kind.lss",
  "limesurvey-lsq": "importing.structure.kind.lsq",
  surveyjs: "importing.structure.kind.surveyjs",
};

const languageText: Record<(typeof locales)[number], Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

/** The address of an uploaded structure's page. */
export function structureDraftUrl(programmeId: string, draftId: string): string {
  return `${surveysUrl(programmeId)}/import/structures/${draftId}`;
}

interface Shown {
  draft: { id: string; fileName: string };
  survey: ForeignSurvey;
  languages: Languages;
  /** What cannot be carried over: of the file, and of its conditions here. */
  notCarried: readonly NotCarried[];
  form: FormState;
}

/** Is a draft made of this survey? Its questions, its languages, and all that cannot be carried over. */
export function structurePage(
  programmeId: string,
  { draft, survey, languages, notCarried, form }: Shown,
  asking: Asking,
): Page {
  // prettier-ignore
  const { t } = asking;
  const none = { value: "", text: t("importing.structure.noLanguage") };
  const fields = survey.languages.map((language, at) =>
    formField(form, t, `language-${at}`, {
      label: t("importing.structure.language", { language }),
      options: [...locales.map((locale) => ({ value: locale, text: t(languageText[locale]) })), none],
      value: languages[language] ?? "",
    }),
  );
  const mistakes = summary(fields);
  const questions = survey.questions.filter(({ kind }) => kind !== "info").length;
  const version = survey.dbVersion === null ? "" : ` (DBVersion ${survey.dbVersion})`;
  return {
    view: "surveys/importing/structure",
    title: t("importing.structure.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      fields,
      lead: t("importing.structure.lead", { file: draft.fileName, count: questions }),
      about: `${t(fileKindText[survey.kind])}${version}.`,
      notCarried: notCarried.map(({ code, what, detail }) => ({
        code: code === "*" ? t("importing.structure.whole") : code,
        text: t(whatText[what]),
        detail: detail === "" ? null : detail.slice(0, 300),
      })),
      notCarriedText: notCarried.length === 0 ? t("importing.structure.allCarried") : t("importing.structure.notCarried", { count: notCarried.length }), // prettier-ignore
      sections: survey.sections.map(({ code, texts }) => ({
        title: firstText(texts, survey) || code,
        questions: survey.questions.filter(({ section }) => section === code).map((question) => questionPart(question, survey, asking)), // prettier-ignore
      })),
      actionUrl: `${structureDraftUrl(programmeId, draft.id)}/survey`,
      otherFileUrl: `${surveysUrl(programmeId)}/import`,
    },
  };
}

function questionPart(question: CarriedQuestion, survey: ForeignSurvey, { t }: Asking) {
  const { code, kind, options, rows, required, condition } = question;
  const parts = [...rows, ...options].map(({ texts, code: own }) => firstText(texts, survey) || own);
  return {
    code,
    text: firstText(question.texts, survey).slice(0, 300),
    about: [
      t(broughtKindText[kind]),
      required ? t("importing.structure.required") : null,
      condition === null ? null : t("importing.structure.conditional"),
    ].filter((part) => part !== null).join(" · "), // prettier-ignore
    parts: parts.length === 0 ? null : parts.slice(0, 30).join(" · "),
  };
}

function firstText(texts: CarriedQuestion["texts"], { languages }: ForeignSurvey): string {
  return languages.map((language) => texts[language] ?? "").find((text) => text !== "") ?? "";
}
