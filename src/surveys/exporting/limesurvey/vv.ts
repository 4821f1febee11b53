import type { Texts } from "../../../platform/locales.ts";
import { isBlank, type AnswerValue, type MatrixMark } from "../../questionnaire/answers.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { askedQuestions, type Exported, type ExportedResponse } from "../exported.ts";
import { limeCodes, unknownCode, type LimeCodes } from "./lime-codes.ts";

/** A cell of a vv file: null says that the question was not shown. */
type VvCell = string | null;

interface VvColumn {
  code: string;
  text: string;
  cell: (response: ExportedResponse, at: number) => VvCell;
}

/**
 * LimeSurvey's file for moving answers between surveys ("vv", survey administration › Responses › Export › VV survey
 * file; `vvexport` in its ExportController): UTF-8, tabs, the questions' texts on the first line, their codes on the
 * second, then a response a line. `{question_not_shown}` stands for no value at all, and words in braces for what would
 * tear a line. LimeSurvey has no answer "I don't know" but on its own scales: where a question offers it, a column
 * `<code>DK` after it has "Y"; LimeSurvey passes over columns that its survey does not have.
 */
export function vvFile(exported: Exported, textIn: (texts: Texts) => string, locale: string): string {
  const columns = [...ownColumns(locale), ...questionColumns(exported, textIn)];
  const lines = [
    columns.map(({ text }) => text.replaceAll(/\s+/gu, " ").trim()),
    columns.map(({ code }) => code),
    ...exported.responses.map((response, at) => columns.map(({ cell }) => escaped(cell(response, at)))),
  ];
  return lines.map((cells) => `${cells.join("\t")}\n`).join("");
}

const escapes: Record<string, string> = { "{": "{lbrace}", "\n": "{newline}", "\r": "{cr}", "\t": "{tab}" };

function escaped(cell: VvCell): string {
  if (cell === null) return "{question_not_shown}";
  return cell.replaceAll(/[{\n\r\t]/g, (sign) => escapes[sign] ?? sign).replace(/^"/, "{quote}");
}

/** The times of anonymous answers are not known: LimeSurvey writes the first day of 1980 for a date that is kept away. */
function ownColumns(locale: string): VvColumn[] {
  const own = (code: string, text: string, cell: VvColumn["cell"]): VvColumn => ({ code, text, cell });
  return [
    own("id", "Response ID", (_, at) => String(at + 1)),
    own("submitdate", "Date submitted", ({ whose }) =>
      whose === null ? "1980-01-01 00:00:00" : (whose.sentAt?.replace("T", " ").slice(0, 19) ?? null),
    ),
    own("lastpage", "Last page", ({ whose }) => (whose !== null && whose.sentAt === null ? null : "1")),
    own("startlanguage", "Start language", ({ whose }) => whose?.locale ?? locale),
  ];
}

function questionColumns({ questionnaire }: Exported, textIn: (texts: Texts) => string): VvColumn[] {
  const questions = askedQuestions(questionnaire);
  const codes = limeCodes(questions);
  return questions.flatMap((question) => columnsOf(question, codes.get(question.key), textIn));
}

function columnsOf(question: Question, codes: LimeCodes | undefined, textIn: (texts: Texts) => string): VvColumn[] {
  const { code, options } = codes ?? { code: question.key, options: new Map<string, string>() };
  const name = textIn(question.texts) || question.key;
  const codeOf = (key: string) => options.get(key) ?? key;
  /** Each column has a value of its own for an answer; blank and "I don't know" are "" in all. */
  const column = (part: string, partText: string, valueOf: (answer: AnswerValue) => string): VvColumn => ({
    ...{ code: `${code}${part}`, text: partText === "" ? name : `${name} [${partText}]` },
    cell: ({ answers }) => {
      const answer = answers[question.key];
      if (answer === undefined || isBlank(answer)) return "";
      return answer.kind === "notShown" ? null : valueOf(answer);
    },
  });
  const perOption = (suffix: string, valueOf: (answer: AnswerValue, key: string) => string) =>
    question.options.map(({ key, texts }) =>
      column(`[${codeOf(key)}]${suffix}`, textIn(texts) || key, (answer) => valueOf(answer, key)),
    );
  const other = question.options.some((option) => option.other === true)
    ? [column("[other]", "Other", (answer) => ("other" in answer ? (answer.other ?? "") : ""))]
    : [];
  const unknown =
    question.settings.offersUnknown === true
      ? [{ ...column("", "", (answer) => (answer.kind === "unknown" ? "Y" : "")), code: `${code}DK` }]
      : [];
  const single = (valueOf: (answer: AnswerValue) => string) => [column("", "", valueOf)];
  const own = (): VvColumn[] => {
    switch (question.kind) {
      case "multiple":
        return perOption("", (answer, key) => (answer.kind === "multiple" && answer.chosen.includes(key) ? "Y" : ""));
      case "single":
        return single((answer) => (answer.kind === "single" && answer.chosen !== null ? codeOf(answer.chosen) : ""));
      case "matrix":
        return question.options.flatMap(({ key, texts }) =>
          (["importance", "level"] as const).map((part, at) =>
            column(`[${codeOf(key)}][${at + 1}]`, textIn(texts) || key, (answer) =>
              answer.kind === "matrix" ? markText(answer.rows[key]?.[part] ?? null) : "",
            ),
          ),
        );
      case "ratings":
        return perOption("", (answer, key) => (answer.kind === "ratings" ? String(answer.rows[key] ?? "") : ""));
      case "ranking":
        return question.options.map((_, at) =>
          column(`[${at + 1}]`, `Rank ${at + 1}`, (answer) => {
            const key = answer.kind === "ranking" ? answer.order[at] : undefined;
            return key === undefined ? "" : codeOf(key);
          }),
        );
      case "scale":
        return single((answer) => (answer.kind === "scale" ? String(answer.value ?? "") : ""));
      case "number":
        return single((answer) => (answer.kind === "number" ? (answer.number ?? "") : ""));
      case "date":
        return single((answer) => (answer.kind === "date" && answer.date !== null ? `${answer.date} 00:00:00` : ""));
      case "yesno":
        return single((answer) => (answer.kind !== "yesno" ? "" : answer.yes === true ? "Y" : "N"));
      case "text":
        return single((answer) => (answer.kind === "text" ? answer.text : ""));
      case "info":
        return [];
    }
  };
  return [...own(), ...other, ...unknown];
}

function markText(mark: MatrixMark): string {
  if (mark === null) return "";
  return mark === "unknown" ? unknownCode : String(mark);
}
