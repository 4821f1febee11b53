// LimeSurvey's structure files, .lss and .lsq, of database versions 177 to 717: with the texts in the rows, one row a
// language, or (from about 400) in tables of their own.
import type { XmlElement } from "../../../platform/xml.ts";
import { readRelevance, type Named } from "./limesurvey-expression.ts";
import { readLimeQuestion, type ReadQuestion } from "./limesurvey-questions.ts";
import { distinctRows, field, inOrder, rowsOf, textsOf } from "./limesurvey-rows.ts";
import { rowMistake, tablesOf, type LimeTables } from "./limesurvey-tables.ts";
import {
  checkedConditions,
  otherLanguages,
  type CarriedQuestion,
  type CarriedSection,
  type ForeignSurvey,
  type ForeignTexts,
  type NotCarried,
  type StructureMistake,
} from "./structure.ts";

const documents = new Map<string, ForeignSurvey["kind"]>([
  ["Survey", "limesurvey-lss"],
  ["Group", "limesurvey-lss"],
  ["Question", "limesurvey-lsq"],
]);

/** The survey of a structure file, or what is wrong with it and where. */
export function readLimeSurveyStructure(document: XmlElement): ForeignSurvey | StructureMistake {
  const textOf = (name: string) => document.children.find((child) => child.name === name)?.text.trim() ?? "";
  const kind = documents.get(textOf("LimeSurveyDocType"));
  if (document.name !== "document" || kind === undefined)
    return { mistake: "unknown-document", path: `${document.name}/LimeSurveyDocType` };
  const dbVersion = Number(textOf("DBVersion"));
  if (!Number.isInteger(dbVersion) || dbVersion <= 0) return { mistake: "wrong-form", path: "document/DBVersion" };
  const tables = tablesOf(document);
  const mistake = rowMistake(tables);
  if (mistake !== null) return mistake;
  return survey(document, kind, dbVersion, tables);
}

/** The versions that this was written for; others are read alike, and said. */
const [oldest, newest] = [177, 717];

function unknownVersion(version: number): NotCarried {
  return { code: "*", what: "unknown-version", detail: `DBVersion: ${version}` };
}

function survey(
  document: XmlElement,
  kind: ForeignSurvey["kind"],
  dbVersion: number,
  tables: LimeTables,
): ForeignSurvey {
  const sections = sectionsOf(document, tables);
  const asked = sections.flatMap(({ gid, code }) => {
    const own = tables.questions.filter((row) => field(row, "gid") === gid);
    return inOrder(own, "question_order").map((row) => readLimeQuestion(row, code, tables));
  });
  const { questions, doubles } = withoutDoubles(asked.flatMap((each) => each.questions));
  const related = withConditions(asked, questions, sections, tables);
  const checked = checkedConditions(related.questions, related.sections);
  return {
    ...{ kind, dbVersion, languages: tables.languages, titles: titlesOf(document, tables) },
    ...{ sections: checked.sections, questions: checked.questions },
    notCarried: [
      ...(dbVersion < oldest || dbVersion > newest ? [unknownVersion(dbVersion)] : []),
      ...otherLanguages(tables.languages),
      ...asked.flatMap((each) => each.notCarried),
      ...doubles,
      ...related.notCarried,
      ...checked.notCarried,
      ...otherParts(document),
    ],
  };
}

interface LimeSection extends CarriedSection {
  gid: string;
  relevance: string;
}

/** The groups in their order; questions of groups that the file does not have stand in one without a title. */
function sectionsOf(document: XmlElement, { questions, language }: LimeTables): LimeSection[] {
  const rows = rowsOf(document, "groups");
  const texts = Map.groupBy([...rows, ...rowsOf(document, "group_l10ns")], (row) => field(row, "gid"));
  const groups = inOrder(
    distinctRows(rows, (row) => field(row, "gid")),
    "group_order",
  );
  const known = groups.map((row) => field(row, "gid"));
  const missing = [...new Set(questions.map((row) => field(row, "gid")))].filter((gid) => !known.includes(gid));
  return [...known, ...missing].map((gid, at) => {
    const own = texts.get(gid) ?? [];
    return {
      ...{ gid, code: `G${at + 1}`, condition: null },
      texts: textsOf(own, "group_name", language).texts,
      helps: textsOf(own, "description", language).texts,
      relevance: field(groups[at] ?? new Map(), "grelevance"),
    };
  });
}

function titlesOf(document: XmlElement, { language }: LimeTables): ForeignTexts {
  const rows = rowsOf(document, "surveys_languagesettings");
  return textsOf(rows, "surveyls_title", language, "surveyls_language").texts;
}

function withoutDoubles(questions: readonly CarriedQuestion[]): {
  questions: CarriedQuestion[];
  doubles: NotCarried[];
} {
  const codes = questions.map(({ code }) => code);
  const isFirst = (at: number) => codes.indexOf(codes[at] ?? "") === at;
  return {
    questions: questions.filter((_, at) => isFirst(at)),
    doubles: questions
      .filter((_, at) => !isFirst(at))
      .map(({ code, texts }) => ({ code, what: "duplicate-code", detail: Object.values(texts)[0] ?? "" })),
  };
}

/** Reads the relevance of questions and groups, once all names that it may use are known. */
function withConditions(
  asked: readonly ReadQuestion[],
  questions: readonly CarriedQuestion[],
  sections: readonly LimeSection[],
  { sid }: LimeTables,
) {
  const named = new Map<string, Named>(asked.flatMap(({ names }) => names(sid)));
  const notCarried: NotCarried[] = [];
  const read = (code: string, relevance: string) => {
    const condition = readRelevance(relevance, named);
    if (condition === null) notCarried.push({ code, what: "condition", detail: relevance });
    return condition === "always" ? null : condition;
  };
  const relevances = new Map(
    asked.flatMap((each) => each.questions.map(({ code }) => [code, each.relevance] as const)),
  );
  return {
    questions: questions.map((question) => ({
      ...question,
      condition: read(question.code, relevances.get(question.code) ?? ""),
    })),
    sections: sections.map(({ code, texts, helps, relevance }): CarriedSection => ({
      ...{ code, texts, helps },
      condition: read(code, relevance),
    })),
    notCarried,
  };
}

/** Tables that have no place here. `conditions` says again what relevance says. */
const partTables = ["assessments", "quota", "survey_url_parameters", "defaultvalues"];

function otherParts(document: XmlElement): NotCarried[] {
  return partTables
    .map((table) => ({ table, count: rowsOf(document, table).length }))
    .filter(({ count }) => count > 0)
    .map(({ table, count }) => ({
      ...{ code: "*", what: table === "defaultvalues" ? "default-answer" : "survey-part" },
      detail: `${table}: ${count}`,
    }));
}
