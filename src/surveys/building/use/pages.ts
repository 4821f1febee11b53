import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import { previewPage, surveyUrl } from "../../pages.ts";
import { shownWhenText } from "../../questionnaire/conditions/pages.ts";
import { isAsked, type Question, type Questionnaire, type QuestionOption } from "../../questionnaire/questionnaire.ts";
import { buildingUrl, changesUrl, textsUrl, versionsUrl } from "../addresses.ts";
import { digestOf } from "../edits/digest.ts";
import type { Building } from "../queries.ts";
import { languageName, nameOf } from "../words/pages.ts";
import { changesBetween, type ChangedPart, type QuestionChange, type SectionChange } from "./changes.ts";
import type { EarlierVersion } from "./queries.ts";
import { touchedBy, type Given, type Touched } from "./touched.ts";
import { answeredSince, useRefusal, type UseRefusal } from "./use.ts";

const useText: Record<UseRefusal, Key> = {
  "nothing-changed": "building.changes.nothing",
  structure: "building.changes.structure",
  "texts-missing": "building.changes.textsMissing",
  "answered-since": "building.changes.answeredSince",
  "sent-anonymously": "building.changes.sentAnonymously",
  "changed-meanwhile": "building.changes.changedMeanwhile",
};

const partText: Record<ChangedPart, Key> = {
  text: "building.part.text",
  help: "building.part.help",
  required: "building.part.required",
  optional: "building.part.optional",
  condition: "building.part.condition",
  settings: "building.part.settings",
  use: "building.part.use",
  "option-texts": "building.part.optionTexts",
  "option-order": "building.part.optionOrder",
  ties: "building.part.ties",
};

const questionText: Record<QuestionChange["what"], Key> = {
  added: "building.changes.added",
  removed: "building.changes.removed",
  changed: "building.changes.changed",
};

const sectionText: Record<SectionChange["what"], Key> = {
  added: "building.changes.sectionAdded",
  removed: "building.changes.sectionRemoved",
  changed: "building.changes.sectionChanged",
  moved: "building.changes.sectionMoved",
};

/**
 * What taking the edits into use makes different, and whom it touches. Of an anonymous survey (`given` is null) nothing
 * is counted: how many have answered what would narrow down who they are.
 */
export function changesPage(
  building: Building,
  given: readonly Given[] | null,
  refused: UseRefusal | null,
  asking: Asking,
): Page {
  const { t } = asking;
  const { working, programme } = building;
  const { survey, inUse, questionnaire, ground, isFixed } = working;
  const changes = changesBetween(inUse, questionnaire);
  const touched = given === null ? null : touchedBy(inUse, questionnaire, given);
  const refusal =
    refused ?? useRefusal({ inUse, questionnaire, answered: ground.answered, locales: programme.locales, isFixed });
  const count = (what: QuestionChange["what"]) => changes.questions.filter((change) => change.what === what).length;
  return {
    view: "building/changes",
    title: t("building.changes.title"),
    model: {
      building: { url: buildingUrl(survey), name: nameOf(survey.titles, asking) },
      lead: t("building.changes.lead", {
        added: count("added"),
        removed: count("removed"),
        changed: count("changed"),
      }),
      touched: touchedLines(building, touched, asking),
      alert: refusal === null ? null : alertModel(building, refusal, asking),
      questions: changes.questions.map((change) => changeModel(change, { inUse, questionnaire, touched }, asking)),
      sections: changes.sections.map(({ section, what }) => t(sectionText[what], { name: nameOf(section.titles, asking) })), // prettier-ignore
      mayUse: refusal === null || refusal === "changed-meanwhile",
      isChanged: refusal !== "nothing-changed",
      seen: digestOf(questionnaire),
      useUrl: changesUrl(survey),
      discardUrl: `${changesUrl(survey)}/removal`,
    },
  };
}

function alertModel({ working }: Building, refusal: UseRefusal, asking: Asking) {
  const { survey, inUse, questionnaire, ground } = working;
  const names = refusal === "answered-since" ? answeredSince(inUse, questionnaire, ground.answered) : [];
  const links: Partial<Record<UseRefusal, { url: string; text: string }>> = {
    structure: { url: buildingUrl(survey), text: asking.t("building.changes.toQuestions") },
    "texts-missing": { url: `${textsUrl(survey)}?only=missing`, text: asking.t("building.texts.side") },
  };
  return {
    text: asking.t(useText[refusal]),
    reasons: names.map(({ texts }) => nameOf(texts, asking)),
    link: links[refusal] ?? null,
  };
}

/** Who has answered already, and who should be told of the change. */
function touchedLines({ working }: Building, touched: Touched | null, { t }: Asking): string[] {
  if (touched === null) return working.isFixed ? [] : [t("building.changes.anonymous")];
  const { sent, begun, respondents, required } = touched;
  if (sent + begun === 0) return [t("building.changes.nobody")];
  const asked = Math.max(0, ...required.values());
  return [
    t("building.changes.given", { count: sent, begun }),
    respondents === 0 ? t("building.changes.touchesNobody") : t("building.changes.touches", { count: respondents }),
    ...(asked > 0 ? [t("building.changes.tell", { count: asked })] : []),
  ];
}

interface About {
  inUse: Questionnaire;
  questionnaire: Questionnaire;
  touched: Touched | null;
}

function changeModel(change: QuestionChange, about: About, asking: Asking) {
  const { t } = asking;
  const { question, section, what, isMoved, parts, addedOptions, removedOptions } = change;
  const names = (options: readonly QuestionOption[]) => options.map(({ texts }) => nameOf(texts, asking)).join(", ");
  const condition = shownWhenText(question.condition, about.questionnaire, asking);
  return {
    name: nameOf(question.texts, asking),
    what: t(questionText[what]),
    isRemoved: what === "removed",
    details: [
      ...(isMoved ? [t("building.part.moved", { section: nameOf(section.titles, asking) })] : []),
      ...(what === "added" && question.required ? [t("building.part.required")] : []),
      ...parts.map((part) => t(partText[part])),
      ...(parts.includes("condition") ? [condition ?? t("building.part.always")] : []),
      ...(addedOptions.length > 0 ? [t("building.part.optionsAdded", { names: names(addedOptions) })] : []),
      ...(removedOptions.length > 0 ? [t("building.part.optionsRemoved", { names: names(removedOptions) })] : []),
    ],
    touched: touchedTexts(change, about, asking),
  };
}

/** Whom the change of this question touches, in words. */
function touchedTexts({ question, removedOptions }: QuestionChange, { touched }: About, asking: Asking) {
  const { t } = asking;
  const { key } = question;
  if (touched === null) return [];
  const counted = (counts: Map<string, number>, text: Key) => {
    const count = counts.get(key) ?? 0;
    return count === 0 ? [] : [t(text, { count })];
  };
  const options = removedOptions.flatMap((option) => {
    const count = touched.removedOptions.get(key)?.get(option.key) ?? 0;
    return count === 0 ? [] : [t("building.touched.option", { count, option: nameOf(option.texts, asking) })];
  });
  return [
    ...counted(touched.removed, "building.touched.removed"),
    ...options,
    ...counted(touched.hidden, "building.touched.hidden"),
    ...counted(touched.required, "building.touched.required"),
    ...counted(touched.returned, "building.touched.returned"),
  ];
}

/** The version in use and those before it. */
export function versionsPage(
  { working, programme }: Building,
  versions: readonly EarlierVersion[],
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { survey, inUse } = working;
  const questions = (questionnaire: Questionnaire) =>
    t("surveys.survey.questions", { count: questionnaire.sections.flatMap((section): Question[] => section.questions).filter(isAsked).length }); // prettier-ignore
  return {
    view: "building/versions",
    title: t("building.versions.title"),
    model: {
      building: { url: buildingUrl(survey), name: nameOf(survey.titles, asking) },
      current: {
        name: t("building.versions.current", { version: survey.version }),
        questions: questions(inUse),
        url: `${surveyUrl(survey)}/preview`,
      },
      versions: versions.map((version) => ({
        name: t("building.versions.one", { version: version.number }),
        questions: questions(version.questionnaire),
        replaced: t("building.versions.replaced", {
          at: formatInstant(version.replacedAt, locale, programme.timeZone),
          by: version.actorName ?? t("building.question.colleague"),
        }),
        touched: version.touched === 0 ? null : t("building.versions.touched", { count: version.touched }),
        url: `${versionsUrl(survey)}/${version.number}`,
      })),
    },
  };
}

/** All questions of an earlier version as respondents were asked them, in the chosen language. */
export function versionPage({ working }: Building, version: EarlierVersion, shown: Locale, asking: Asking): Page {
  const { t } = asking;
  const { survey } = working;
  const url = `${versionsUrl(survey)}/${version.number}`;
  const { model } = previewPage(survey, version.questionnaire, shown, asking);
  const name = t("building.versions.one", { version: version.number });
  return {
    view: "building/version",
    title: name,
    model: {
      ...model,
      name,
      title: textIn(survey.titles, shown),
      versionsUrl: versionsUrl(survey),
      restoreUrl: `${url}/restoration`,
      languages: locales.map((locale) => ({
        name: t(languageName[locale]),
        url: `${url}?in=${locale}`,
        isCurrent: locale === shown,
      })),
    },
  };
}
