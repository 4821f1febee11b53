// LimeSurvey's structure files, written from a known survey: as old versions and as new ones lay them out.

export interface KnownPart {
  code: string;
  /** By language, in the order of the file's languages. */
  texts: string[];
}

export interface KnownLimeQuestion extends KnownPart {
  type: string;
  helps: string[];
  mandatory: string;
  other: boolean;
  relevance: string;
  subquestions: KnownPart[];
  answers: KnownPart[];
  /** Of a second scale. */
  secondAnswers: KnownPart[];
  attributes: Record<string, string>;
}

export interface KnownLime {
  languages: string[];
  titles: string[];
  groups: { texts: string[]; relevance: string; questions: KnownLimeQuestion[] }[];
}

type Row = Record<string, string | null>;

const sid = "841748";

/** With the texts in the rows, one row a language. */
export function writeOldLss(survey: KnownLime, docType = "Survey", version = 177): string {
  const each = (rows: (language: string, at: number) => Row[]) => survey.languages.flatMap(rows);
  const questions = numbered(survey);
  return documentOf(docType, version, survey, {
    answers: each((language, at) =>
      questions.flatMap(
        ({ qid, question }) =>
        answersOf(question).map(({ code, texts, scale }, place) => ({ qid, code, answer: texts[at]!, sortorder: String(place + 1), language, scale_id: scale })), // prettier-ignore
      ),
    ),
    groups: each(
      (language, at) =>
      survey.groups.map(({ texts, relevance }, place) => ({ gid: String(place + 1), sid, group_name: texts[at]!, group_order: String(place), description: "", language, grelevance: relevance })), // prettier-ignore
    ),
    questions: each(
      (language, at) =>
      questions.map(({ gid, qid, order, question }) => ({ ...common(gid, qid, order, question), question: question.texts[at]!, help: question.helps[at]!, language })), // prettier-ignore
    ),
    subquestions: each((language, at) =>
      questions.flatMap(({ gid, qid, question }) =>
        question.subquestions.map((sub, place) => ({
          ...subOf(gid, qid, sub, place),
          question: sub.texts[at]!,
          language,
        })),
      ),
    ),
    question_attributes: attributesOf(questions),
  });
}

/** With the texts in tables of their own, by number and language. */
export function writeNewLss(survey: KnownLime, docType = "Survey", version = 623): string {
  const questions = numbered(survey);
  const parts = questions.flatMap(({ gid, qid, question }) =>
    question.subquestions.map((sub, place) => ({ row: subOf(gid, qid, sub, place), texts: sub.texts })),
  );
  const answers = questions.flatMap(({ qid, question }) =>
    answersOf(question).map((answer, place) => ({ aid: `${qid}${place + 1}`, qid, place, ...answer })),
  );
  const localized = (texts: string[], row: (text: string, language: string, at: number) => Row) =>
    survey.languages.map((language, at) => row(texts[at]!, language, at));
  return documentOf(docType, version, survey, {
    answers: answers.map(({ aid, qid, code, scale, place }) => ({ aid, qid, code, sortorder: String(place + 1), scale_id: scale })), // prettier-ignore
    answer_l10ns: answers.flatMap(({ aid, texts }) => localized(texts, (answer, language) => ({ id: null, aid, answer, language }))), // prettier-ignore
    groups: survey.groups.map(({ relevance }, place) => ({ gid: String(place + 1), sid, group_order: String(place), grelevance: relevance })), // prettier-ignore
    group_l10ns: survey.groups.flatMap(({ texts }, place) =>
      localized(texts, (group_name, language) => ({ gid: String(place + 1), group_name, description: "", language })),
    ),
    questions: questions.map(({ gid, qid, order, question }) => common(gid, qid, order, question)),
    question_l10ns: [
      ...questions.flatMap(({ qid, question }) => localized(question.texts, (text, language, at) => ({ qid, question: text, help: question.helps[at]!, language }))), // prettier-ignore
      ...parts.flatMap(({ row, texts }) => localized(texts, (text, language) => ({ qid: row["qid"]!, question: text, help: "", language }))), // prettier-ignore
    ],
    subquestions: parts.map(({ row }) => row),
    question_attributes: attributesOf(questions),
  });
}

const numbered = ({ groups }: KnownLime) =>
  groups.flatMap(({ questions }, group) =>
    questions.map((question, at) => ({
      ...{ gid: String(group + 1), order: String(at + 1), question },
      qid: String(100 * (group + 1) + at),
    })),
  );

const answersOf = ({ answers, secondAnswers }: KnownLimeQuestion) => [
  ...answers.map((answer) => ({ ...answer, scale: "0" })),
  ...secondAnswers.map((answer) => ({ ...answer, scale: "1" })),
];

function common(gid: string, qid: string, order: string, question: KnownLimeQuestion): Row {
  const { type, code, other, mandatory, relevance } = question;
  return { qid, parent_qid: "0", sid, gid, type, title: code, preg: null, other: other ? "Y" : "N", mandatory, question_order: order, scale_id: "0", relevance }; // prettier-ignore
}

function subOf(gid: string, qid: string, { code }: KnownPart, place: number): Row {
  return { qid: `${qid}0${place}`, parent_qid: qid, sid, gid, type: "T", title: code, question_order: String(place), scale_id: "0", relevance: "" }; // prettier-ignore
}

function attributesOf(questions: ReturnType<typeof numbered>): Row[] {
  return questions.flatMap(({ qid, question }) =>
    Object.entries(question.attributes).map(([attribute, value]) => ({ qid, attribute, value, language: null })),
  );
}

function documentOf(docType: string, version: number, { languages, titles }: KnownLime, tables: Record<string, Row[]>) {
  const settings: Row[] = languages.map((language, at) => ({ surveyls_survey_id: sid, surveyls_language: language, surveyls_title: titles[at]! })); // prettier-ignore
  const surveys: Row[] = [{ sid, language: languages[0]!, additional_languages: languages.slice(1).join(" ") }];
  const all = { ...tables, surveys, surveys_languagesettings: settings };
  const body = Object.entries(all).map(([name, rows]) => ` <${name}>\n${fieldsOf(rows)}  <rows>\n${rows.map(rowXml).join("")}  </rows>\n </${name}>\n`); // prettier-ignore
  const listed = languages.map((language) => `  <language>${language}</language>\n`).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>\n<document>\n <LimeSurveyDocType>${docType}</LimeSurveyDocType>\n <DBVersion>${version}</DBVersion>\n <languages>\n${listed} </languages>\n${body.join("")}</document>\n`;
}

function fieldsOf(rows: Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  return `  <fields>\n${names.map((name) => `   <fieldname>${name}</fieldname>\n`).join("")}  </fields>\n`;
}

/** A missing element is null, an empty one the empty text. */
function rowXml(row: Row): string {
  const cells = Object.entries(row).map(([name, value]) => {
    if (value === null) return "";
    return value === "" ? `    <${name}/>\n` : `    <${name}><![CDATA[${value.replaceAll("]]>", "]]]]><![CDATA[>")}]]></${name}>\n`; // prettier-ignore
  });
  return `   <row>\n${cells.join("")}   </row>\n`;
}
