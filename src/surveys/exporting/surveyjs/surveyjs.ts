import type { Locale } from "../../../platform/locales.ts";
import { readMarkdown, type MarkdownRun } from "../../../platform/markdown.ts";
import type { Question, Questionnaire, Section } from "../../questionnaire/questionnaire.ts";
import { visibleIf } from "./conditions.ts";
import { textWriter, type WriteText } from "./options.ts";
import { elementOf, type SurveyJsWords } from "./questions.ts";

/**
 * The survey as SurveyJS has it in JSON (SurveyJS Form Library, "Survey Model" and the reference of each type of
 * question): a page a section, in all languages, conditions as `visibleIf`. `base` is the language of "default".
 *
 * SurveyJS has no place for what answers say of needs, services and barriers, for what they are read as, for the privacy
 * notice, for "I don't know" beside anything but choices and the rows of a matrix.
 */
export function surveyJs(questionnaire: Questionnaire, base: Locale, unknown: SurveyJsWords["unknown"]): object {
  const write = textWriter(base);
  const questions = new Map(
    questionnaire.sections.flatMap((section) =>
      section.questions.map((question): [string, Question] => [question.key, question]),
    ),
  );
  const words = { unknown, htmlOf };
  return {
    locale: base,
    title: write(questionnaire.titles),
    description: write(questionnaire.intros),
    // As with us, what is hidden counts for nothing.
    clearInvisibleValues: "onHidden",
    showQuestionNumbers: "off",
    pages: questionnaire.sections.map((section) => pageOf(section, questions, write, words)),
  };
}

function pageOf(section: Section, questions: ReadonlyMap<string, Question>, write: WriteText, words: SurveyJsWords) {
  const shownWhen = ({ condition }: Pick<Section, "condition">) =>
    condition === undefined ? {} : { visibleIf: visibleIf(condition, questions) };
  return {
    name: section.key,
    title: write(section.titles),
    description: write(section.helps),
    ...shownWhen(section),
    elements: section.questions.map((question) => ({ ...elementOf(question, write, words), ...shownWhen(question) })),
  };
}

/** The product's Markdown as HTML, which is all that SurveyJS takes between questions. */
function htmlOf(markdown: string): string {
  return readMarkdown(markdown)
    .map(({ isList, isNumbered, lines }) => {
      const texts = lines.map((runs) => runs.map(runHtml).join(""));
      if (!isList && !isNumbered) return `<p>${texts.join("<br>")}</p>`;
      const items = texts.map((text) => `<li>${text}</li>`).join("");
      return isNumbered ? `<ol>${items}</ol>` : `<ul>${items}</ul>`;
    })
    .join("");
}

function runHtml({ text, isStrong, isEmphasis, href }: MarkdownRun): string {
  const plain = escaped(text);
  if (href !== null) return `<a href="${escaped(href)}">${plain}</a>`;
  if (isStrong) return `<strong>${plain}</strong>`;
  return isEmphasis ? `<em>${plain}</em>` : plain;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
