// The tables of a LimeSurvey structure file, with the texts in the rows or in tables of their own.
import type { XmlElement } from "../../../platform/xml.ts";
import { distinctRows, field, rowsOf, type LimeRow } from "./limesurvey-rows.ts";
import { mostParts, type StructureMistake } from "./structure.ts";

/** The file's rows by what they belong to. */
export interface LimeTables {
  languages: string[];
  /** In which texts are that do not say. */
  language: string;
  sid: string;
  questions: LimeRow[];
  /** By the question's number; in the order of the file. */
  subquestions: ReadonlyMap<string, LimeRow[]>;
  questionTexts: ReadonlyMap<string, LimeRow[]>;
  answers: ReadonlyMap<string, LimeRow[]>;
  answerTexts: ReadonlyMap<string, LimeRow[]>;
  attributes: ReadonlyMap<string, LimeRow[]>;
}

/** The tables of the file, of either layout. */
export function tablesOf(document: XmlElement): LimeTables {
  const surveys = rowsOf(document, "surveys");
  const base = surveys.map((row) => field(row, "language"))[0] ?? "";
  const listed = document.children
    .filter(({ name }) => name === "languages")
    .flatMap(({ children }) => children.map(({ text }) => text.trim()));
  const more = surveys.flatMap((row) => field(row, "additional_languages").split(" "));
  const languages = [...new Set([base, ...listed, ...more])].filter((language) => language !== "");
  const all = [...rowsOf(document, "questions"), ...rowsOf(document, "subquestions")];
  const isSub = (row: LimeRow) => Number(field(row, "parent_qid") || "0") !== 0;
  // The old form repeats a row for each language: the first stands for the thing, all of them for its texts.
  const qid = (row: LimeRow) => field(row, "qid");
  return {
    ...{ languages, language: languages[0] ?? "en" },
    sid: surveys.map((row) => field(row, "sid"))[0] ?? field(all[0] ?? new Map(), "sid"),
    questions: distinctRows(
      all.filter((row) => !isSub(row)),
      qid,
    ),
    subquestions: Map.groupBy(
      distinctRows(all.filter(isSub), (row) => `${field(row, "parent_qid")} ${qid(row)} ${field(row, "scale_id")}`),
      (row) => field(row, "parent_qid"),
    ),
    questionTexts: Map.groupBy(
      [...all, ...rowsOf(document, "question_l10ns"), ...rowsOf(document, "subquestion_l10ns")],
      qid,
    ),
    answers: Map.groupBy(
      distinctRows(rowsOf(document, "answers"), (row) => `${qid(row)} ${field(row, "scale_id")} ${field(row, "code")}`),
      qid,
    ),
    answerTexts: answerTextsOf(document),
    attributes: Map.groupBy(rowsOf(document, "question_attributes"), qid),
  };
}

/** By the answer's number where it has one, else by its question, scale and code. */
function answerTextsOf(document: XmlElement): Map<string, LimeRow[]> {
  const rows = [...rowsOf(document, "answers"), ...rowsOf(document, "answer_l10ns")];
  const texts = new Map<string, LimeRow[]>();
  const add = (key: string, row: LimeRow) => texts.set(key, [...(texts.get(key) ?? []), row]);
  for (const row of rows) {
    if (field(row, "aid") !== "") add(`aid ${field(row, "aid")}`, row);
    else add(`${field(row, "qid")} ${field(row, "scale_id") || "0"} ${field(row, "code")}`, row);
  }
  return texts;
}

/** What is wrong with the rows, and where, or null. */
export function rowMistake({ questions, subquestions, answers }: LimeTables): StructureMistake | null {
  if (questions.length === 0) return { mistake: "no-questions", path: "document/questions" };
  const count = [...subquestions.values(), ...answers.values()].reduce(
    (sum, rows) => sum + rows.length,
    questions.length,
  );
  if (count > mostParts) return { mistake: "too-many", path: "document" };
  for (const [at, row] of questions.entries())
    for (const name of ["title", "type"])
      if (field(row, name) === "")
        return { mistake: "missing", path: `document/questions/rows/row[${at + 1}]/${name}` };
  const known = new Set(questions.map((row) => field(row, "qid")));
  const stray = [...subquestions.keys()].find((parent) => !known.has(parent));
  return stray === undefined
    ? null
    : { mistake: "wrong-form", path: `document/subquestions/rows/row[parent_qid=${stray}]` };
}
