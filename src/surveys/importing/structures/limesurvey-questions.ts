// One question of a LimeSurvey structure file: its texts, choices, rows, and what of it does not carry over.
import { limeKind, type LimeKind } from "./limesurvey-kinds.ts";
import type { Named } from "./limesurvey-expression.ts";
import { attributeNotes, partNotes, rowNotes } from "./limesurvey-notes.ts";
import { field, inOrder, textsOf, type LimeRow } from "./limesurvey-rows.ts";
import type { LimeTables } from "./limesurvey-tables.ts";
import type { CarriedOption, CarriedQuestion, ForeignTexts, NotCarried } from "./structure.ts";

export interface ReadQuestion {
  questions: CarriedQuestion[];
  notCarried: NotCarried[];
  relevance: string;
  /** What expressions call the question and its parts, in a survey of this number. */
  names: (sid: string) => [string, Named][];
}

/** The question as one or, where each of its fields becomes one, several; none where its type has no place here. */
export function readLimeQuestion(row: LimeRow, section: string, tables: LimeTables): ReadQuestion {
  const code = field(row, "title");
  const type = field(row, "type");
  const kind = limeKind(type);
  const none = { questions: [], relevance: "", names: () => [] };
  if (kind === null) return { ...none, notCarried: [{ code, what: "question-kind", detail: type }] };
  const question = carried(row, section, kind, tables);
  const subs = inOrder(tables.subquestions.get(field(row, "qid")) ?? [], "question_order");
  const questions = kind.rows === "each" ? subs.map((sub) => fieldOf(question.read, sub, tables)) : [question.read];
  return {
    questions,
    notCarried: [
      ...question.notCarried,
      ...attributeNotes(row, tables, kind),
      ...rowNotes(row, kind),
      ...partNotes(code, subs),
    ],
    relevance: field(row, "relevance"),
    names: (sid) => namesOf(row, sid, kind, subs),
  };
}

function carried(row: LimeRow, section: string, kind: LimeKind, tables: LimeTables) {
  const code = field(row, "title");
  const qid = field(row, "qid");
  const rows = textRows(row, tables);
  const texts = textsOf(rows, "question", tables.language);
  const helps = textsOf(rows, "help", tables.language);
  const subs = inOrder(tables.subquestions.get(qid) ?? [], "question_order").map((sub) => ({
    ...{ code: field(sub, "title"), texts: textsOf(textRows(sub, tables), "question", tables.language).texts },
  }));
  const first = answersOf(qid, "0", tables);
  // Newer versions keep what is ranked as subquestions.
  const isOfSubs = kind.options === "subquestions" || (kind.kind === "ranking" && first.length === 0);
  const options = isOfSubs ? subs : kind.options === "answers" ? first : kind.options;
  const read: CarriedQuestion = {
    ...{ code, section, kind: kind.kind, texts: texts.texts, helps: helps.texts },
    options: [...withExclusive(options as CarriedOption[], row, tables), ...otherOf(row, tables)],
    secondOptions: kind.kind === "matrix" ? answersOf(qid, "1", tables) : [],
    rows: kind.rows === "rows" ? subs : [],
    required: field(row, "mandatory").toUpperCase() === "Y" && kind.kind !== "info",
    settings: { ...kind.settings, ...numberLimits(row, kind, tables) },
    condition: null,
  };
  const dropped = [...new Set([...texts.dropped, ...helps.dropped])];
  const all = Object.values(texts.texts).join("\n");
  return {
    read,
    notCarried: [
      ...dropped.map((tag): NotCarried => ({ code, what: tag === "img" ? "picture" : "markup", detail: tag })),
      ...[...all.matchAll(/\{[A-Za-z_][^{}\n]{0,200}\}/g)].map(([detail]): NotCarried => ({
        code,
        what: "placeholder",
        detail,
      })),
    ],
  };
}

/** All rows that may hold the thing's texts. A single question's file may leave out its number. */
function textRows(row: LimeRow, { questionTexts }: LimeTables): LimeRow[] {
  return questionTexts.get(field(row, "qid")) ?? [row];
}

function answersOf(qid: string, scale: string, { answers, answerTexts, language }: LimeTables): CarriedOption[] {
  const own = (answers.get(qid) ?? []).filter((row) => (field(row, "scale_id") || "0") === scale);
  return inOrder(own, "sortorder").map((row) => {
    const code = field(row, "code");
    const byNumber = answerTexts.get(`aid ${field(row, "aid")}`) ?? [];
    const byCode = answerTexts.get(`${qid} ${scale} ${code}`) ?? [];
    return { code, texts: textsOf([...byNumber, ...byCode], "answer", language).texts };
  });
}

function attributeOf(row: LimeRow, name: string, { attributes }: LimeTables): string {
  const own = attributes.get(field(row, "qid")) ?? [];
  return own.filter((each) => field(each, "attribute") === name).map((each) => field(each, "value"))[0] ?? "";
}

function withExclusive(options: readonly CarriedOption[], row: LimeRow, tables: LimeTables): CarriedOption[] {
  const codes = attributeOf(row, "exclude_all_others", tables)
    .split(";")
    .map((code) => code.trim());
  return options.map((option) => (codes.includes(option.code) ? { ...option, exclusive: true } : option));
}

const otherTexts = new Map([
  ["fi", "Muu"],
  ["sv", "Annat"],
]);

function otherOf(row: LimeRow, tables: LimeTables): CarriedOption[] {
  if (field(row, "other").toUpperCase() !== "Y") return [];
  const own = (tables.attributes.get(field(row, "qid")) ?? []).filter(
    (each) => field(each, "attribute") === "other_replace_text" && field(each, "value") !== "",
  );
  const texts = textsOf(own, "value", tables.language).texts;
  const usual = tables.languages.map((language) => [language, otherTexts.get(language.split("-")[0] ?? "") ?? "Other"]);
  return [{ code: "other", texts: { ...(Object.fromEntries(usual) as ForeignTexts), ...texts }, other: true }];
}

function numberLimits(row: LimeRow, { kind }: LimeKind, tables: LimeTables): { min?: number; max?: number } {
  if (kind !== "number") return {};
  const limit = (name: string) => {
    const text = attributeOf(row, name, tables);
    return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
  };
  const [min, max] = [limit("min_num_value_n"), limit("max_num_value_n")];
  return { ...(min === null ? {} : { min }), ...(max === null ? {} : { max }) };
}

/** One field of a question with several, as a question of its own. */
function fieldOf(question: CarriedQuestion, sub: LimeRow, tables: LimeTables): CarriedQuestion {
  const own = textsOf(textRows(sub, tables), "question", tables.language).texts;
  const texts = Object.entries(question.texts).map(([language, text]) => [
    language,
    [text, own[language] ?? ""].filter((part) => part !== "").join(" – "),
  ]);
  return {
    ...question,
    ...{ code: `${question.code}_${field(sub, "title")}`, texts: Object.fromEntries(texts) as ForeignTexts },
  };
}

function namesOf(row: LimeRow, sid: string, { kind, rows }: LimeKind, subs: readonly LimeRow[]): [string, Named][] {
  const code = field(row, "title");
  const numbers = `${sid}X${field(row, "gid")}X${field(row, "qid")}`;
  const whole: Named = { code, kind, part: null };
  const parts = subs.flatMap((sub): [string, Named][] => {
    const part = field(sub, "title");
    const named: Named = rows === "each" ? { code: `${code}_${part}`, kind, part: null } : { code, kind, part };
    return [
      [`${code}_${part}`, named],
      [`${numbers}${part}`, named],
    ];
  });
  // A list of choices has no value as a whole, and neither has one with rows.
  return kind === "multiple" || rows !== "none" ? parts : [[code, whole], [numbers, whole], ...parts];
}
