// SurveyJS: a survey as JSON, with pages of elements, and conditions such as "{q1} = 'a' and {q2} contains 'b'".
import type { Condition } from "../../questionnaire/conditions/condition.ts";
import { isNotOrBlank, readExpression, type Dialect } from "./expression.ts";
import { asValue, isNumber, isNumeric } from "./limesurvey-expression.ts";
import {
  allOf,
  checkedConditions,
  mostParts,
  otherLanguages,
  type CarriedQuestion,
  type CarriedSection,
  type ForeignSurvey,
  type NotCarried,
  type StructureMistake,
} from "./structure.ts";
import { elementsIn, isRecord, languagesIn, textIn, textsIn, WrongStructure, type Json } from "./surveyjs-elements.ts";
import { readElement, type ReadElement } from "./surveyjs-questions.ts";

/** The survey of the JSON, or what is wrong with it and at which path. */
export function readSurveyJs(json: unknown): ForeignSurvey | StructureMistake {
  if (!isRecord(json) || (!Array.isArray(json["pages"]) && !Array.isArray(json["elements"])))
    return { mistake: "unknown-document", path: "pages" };
  try {
    return survey(json);
  } catch (error) {
    if (error instanceof WrongStructure) return error.mistake;
    throw error;
  }
}

function survey(json: Json): ForeignSurvey {
  const language = textIn(json, "locale") || "en";
  const pages = pagesOf(json);
  const sections = pages.map(({ page, code }) => sectionOf(page, code, language));
  const elements = pages.flatMap(({ page, code, path }) => elementsIn(page["elements"], `${path}.elements`, code));
  const unnamed = elements.find(({ json: each }) => textIn(each, "name") === "" && textIn(each, "type") !== "panel");
  if (unnamed !== undefined) throw new WrongStructure({ mistake: "missing", path: `${unnamed.path}.name` });
  const untyped = elements.find(({ json: each }) => textIn(each, "type") === "");
  if (untyped !== undefined) throw new WrongStructure({ mistake: "missing", path: `${untyped.path}.type` });
  if (elements.length === 0) throw new WrongStructure({ mistake: "no-questions", path: "pages" });
  const read = elements.map((element) => readElement(element, language));
  const { asked, doubles } = withoutDoubles(read);
  const parts = asked.flatMap(({ questions }) => questions);
  const size = parts.reduce((sum, each) => sum + 1 + each.options.length + each.rows.length, 0);
  if (size > mostParts) throw new WrongStructure({ mistake: "too-many", path: "pages" });
  const related = withConditions(asked, parts, sections, pages);
  const checked = checkedConditions(related.questions, related.sections);
  const languages = languagesIn(json, language);
  return {
    ...{ kind: "surveyjs", dbVersion: null, languages, titles: textsIn(json["title"], language) },
    ...{ sections: checked.sections, questions: checked.questions },
    notCarried: [
      ...otherLanguages(languages),
      ...asked.flatMap(({ notCarried }) => notCarried),
      ...doubles,
      ...related.notCarried,
      ...checked.notCarried,
      ...otherParts(json),
    ],
  };
}

interface Page {
  page: Json;
  code: string;
  path: string;
}

/** Older files have the elements without pages. */
function pagesOf(json: Json): Page[] {
  const pages = Array.isArray(json["pages"]) ? (json["pages"] as unknown[]) : [{ elements: json["elements"] }];
  return pages.map((page, at) => {
    const path = Array.isArray(json["pages"]) ? `pages[${at}]` : "";
    if (!isRecord(page)) throw new WrongStructure({ mistake: "wrong-form", path });
    return { page, code: textIn(page, "name") || `page${at + 1}`, path };
  });
}

function sectionOf(page: Json, code: string, language: string): CarriedSection {
  const texts = textsIn(page["title"], language);
  return { code, texts, helps: textsIn(page["description"], language), condition: null };
}

/** Editors give panels the same name over and over, which nothing refers to; a question's name stands once. */
function withoutDoubles(read: readonly ReadElement[]): { asked: ReadElement[]; doubles: NotCarried[] } {
  const taken = new Set(
    read
      .filter(({ element }) => element.json["type"] !== "panel")
      .flatMap(({ questions }) => questions.map(({ code }) => code)),
  );
  const seen = new Set<string>();
  const doubles: NotCarried[] = [];
  const asked = read.map((each) => {
    const isPanel = each.element.json["type"] === "panel";
    const questions = each.questions.flatMap((question): CarriedQuestion[] => {
      let code = question.code || "panel";
      for (let number = 2; isPanel && (seen.has(code) || taken.has(code)); number++)
        code = `${question.code}_${number}`;
      if (seen.has(code)) {
        doubles.push({ code, what: "duplicate-code", detail: Object.values(question.texts)[0] ?? "" });
        return [];
      }
      seen.add(code);
      return [{ ...question, code }];
    });
    return { ...each, questions };
  });
  return { asked, doubles };
}

function withConditions(
  asked: readonly ReadElement[],
  questions: readonly CarriedQuestion[],
  sections: readonly CarriedSection[],
  pages: readonly Page[],
) {
  const dialect = dialectOf(new Map(questions.map((question) => [question.code, question])));
  const notCarried: NotCarried[] = [];
  const read = (code: string, expression: string): Condition | null => {
    if (expression.trim() === "") return null;
    const condition = readExpression(expression, dialect);
    if (condition === null) notCarried.push({ code, what: "condition", detail: expression });
    return condition;
  };
  return {
    questions: asked.flatMap(({ element, questions: own }) =>
      own.map((question) => {
        const expressions = [...element.within, textIn(element.json, "visibleIf")];
        return { ...question, condition: allOf(expressions.map((expression) => read(question.code, expression))) };
      }),
    ),
    sections: sections.map((section, at) => ({
      ...section,
      condition: read(section.code, textIn(pages[at]?.page ?? {}, "visibleIf")),
    })),
    notCarried,
  };
}

function dialectOf(questions: ReadonlyMap<string, CarriedQuestion>): Dialect {
  return {
    name: /\{[^{}]+\}/,
    compare: (name, sign, value) => {
      const [code, part] = partsOf(name.slice(1, -1).trim(), questions);
      const question = questions.get(code);
      return question === undefined ? null : comparison(question, part, sign, value);
    },
  };
}

/** "question.row" is a row of a question; the name of a question may itself hold a point. */
function partsOf(name: string, questions: ReadonlyMap<string, CarriedQuestion>): [string, string | null] {
  if (questions.has(name) || !name.includes(".")) return [name, null];
  const at = name.indexOf(".");
  return [name.slice(0, at), name.slice(at + 1)];
}

const yesOrNo = new Map([
  ["true", "yes"],
  ["false", "no"],
]);

function comparison(
  { code, kind }: CarriedQuestion,
  part: string | null,
  sign: string,
  value: string,
): Condition | null {
  const about = { question: code, ...(part === null ? {} : { row: part }) };
  if (sign === "notempty" || sign === "empty") return { ...about, op: sign === "empty" ? "not-answered" : "answered" };
  const said = kind === "yesno" ? yesOrNo.get(value.toLowerCase()) : asValue(kind, value);
  if (said === undefined || said === "") return null;
  const isOfSeveral = kind === "multiple" || kind === "ranking";
  const limit = isNumeric(kind) && isNumber(value) ? Number(value) : kind === "date" ? value : null;
  switch (sign) {
    case "=":
    case "==":
    case "===":
      return isOfSeveral ? null : { ...about, op: "is", value: said };
    case "!=":
    case "!==":
    case "<>":
      return isOfSeveral ? null : isNotOrBlank({ ...about, op: "is-not", value: said });
    case "contains":
    case "anyof":
      return isOfSeveral || kind === "text" ? { ...about, op: "contains", value: said } : null;
    case "notcontains":
      return isOfSeveral || kind === "text" ? isNotOrBlank({ ...about, op: "contains-not", value: said }) : null;
    case ">=":
      return limit === null ? null : { ...about, op: "at-least", value: limit };
    case "<=":
      return limit === null ? null : { ...about, op: "at-most", value: limit };
    default:
      return null;
  }
}

const partKeys = ["triggers", "calculatedValues", "completedHtmlOnCondition", "navigateToUrl", "completedBeforeHtml"];

function otherParts(json: Json): NotCarried[] {
  return partKeys
    .filter((key) => json[key] !== undefined && json[key] !== "")
    .map((key) => ({ code: "*", what: "survey-part", detail: key }));
}
