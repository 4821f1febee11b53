// LimeSurvey's answers as its export writes them, with headings in each of its ways.
import type { KnownAnswer, KnownQuestion, KnownSurvey } from "./known-answers.ts";
import type { Expected, Written } from "./writing.ts";

export type LimeStyle = "code" | "code-and-text" | "expression" | "number" | "text";

export interface LimeForm {
  style: LimeStyle;
  /** How a choice says that it was ticked, and that it was not. */
  ticks: readonly [string, string];
  notShown: string;
}

const ids = ["id", "submitdate", "lastpage", "startlanguage", "seed"];
const idTexts = ["Response ID", "Date submitted", "Last page", "Start language", "Seed"];

export function writeLimeSurvey(survey: KnownSurvey, form: LimeForm): Written {
  const columns = survey.questions.map((question, at) => columnsOf(question, at, form));
  const own = form.style === "text" ? idTexts : form.style === "code-and-text" ? ids.map((id, at) => `${id}. ${idTexts[at]!}`) : ids; // prettier-ignore
  const rows = Array.from({ length: survey.people }, (_, person) => [
    ...[String(7 + person * 3), survey.unfinished[person]! ? "" : sentAt(person), "4", "fi", "1248839888"],
    ...columns.flatMap((each) => each.cells(person)),
  ]);
  return {
    kind: "limesurvey-csv",
    lines: [[...own, ...columns.flatMap(({ headings }) => headings)], ...rows],
    expected: columns.map(({ code, expected }) => ({ code, answers: expected })),
    unfinished: survey.unfinished.filter(Boolean).length,
  };
}

/** An anonymous survey has no dates, which LimeSurvey writes as the first day of 1980. */
const sentAt = (person: number) => (person % 2 === 0 ? "1980-01-01 00:00:00" : `2026-11-0${person} 12:30:00`);

const escapes: Record<string, string> = { "{": "{lbrace}", "\n": "{newline}", "\r": "{cr}", "\t": "{tab}" };

/** The same answers as a vv file: two lines of headings, and words in braces for what would tear a line. */
export function writeVv(survey: KnownSurvey): Written {
  const form: LimeForm = { style: "code", ticks: ["Y", ""], notShown: "\0" };
  const written = writeLimeSurvey(survey, form);
  const [header = [], ...rows] = written.lines;
  const escaped = (cell: string) =>
    cell === form.notShown
      ? "{question_not_shown}"
      : cell.replaceAll(/[{\n\r\t]/g, (sign) => escapes[sign]!).replace(/^"/, "{quote}");
  const texts = header.map((heading) => heading.replaceAll(/[\n\r\t]/g, " "));
  return { ...written, kind: "limesurvey-vv", lines: [texts, header, ...rows.map((row) => row.map(escaped))] };
}

interface Columns {
  code: string;
  headings: string[];
  cells: (person: number) => string[];
  expected: Expected[];
}

function columnsOf(question: KnownQuestion, at: number, form: LimeForm): Columns {
  const { kind, options, rows, hasOther, answers } = question;
  const code = form.style === "number" ? String(101 + at * 13) : `Q${at + 1}`;
  const heading = headingOf(question, at, form.style);
  const partCode = (place: number, texts: readonly string[]) =>
    form.style === "text" ? texts[place]! : `SQ00${place + 1}`;
  const numbers = options.map((_, place) => String(place + 1));
  const parts =
    kind === "multiple"
      ? options.map((text, place) => heading(`SQ00${place + 1}`, text))
      : kind === "ratings"
        ? rows.map((text, place) => heading(`SQ00${place + 1}`, text))
        : kind === "ranking"
          ? numbers.map((number) => heading(number, `Rank ${number}`))
          : [heading(null, "")];
  const expected = answers.map((answer): Expected => {
    if (typeof answer === "string") return answer === "blank" ? null : answer;
    if ("value" in answer) return { value: answer.value };
    if ("option" in answer)
      return answer.other === null ? { value: options[answer.option]! } : { value: "Other", other: answer.other };
    if ("options" in answer)
      return { chosen: answer.options.map((place) => partCode(place, options)), other: answer.other };
    if ("order" in answer) return { order: answer.order.map((place) => options[place]!) };
    const given = answer.rows.map((step, place) => [partCode(place, rows), step] as const);
    return { parts: Object.fromEntries(given.filter(([, step]) => step !== null).map(([row, step]) => [row, options[step!]!])) }; // prettier-ignore
  });
  return {
    ...{ code, expected, headings: [...parts, ...(hasOther ? [heading("other", "Other")] : [])] },
    cells: (person) => cellsOf(question, answers[person]!, form, parts.length),
  };
}

function headingOf({ text }: KnownQuestion, at: number, style: LimeStyle) {
  const code = `Q${at + 1}`;
  const whole = text.replaceAll("\n", " ");
  return (part: string | null, partText: string): string => {
    const inside = part === null ? "" : `[${part}]`;
    switch (style) {
      case "code":
        return code + inside;
      case "code-and-text":
        return `${code}${inside}. ${whole}${part === null ? "" : ` [${partText}]`}`;
      case "expression":
        return part === null ? code : `${code}_${part}`;
      case "number":
        return `841748X3X${101 + at * 13}${part ?? ""}`;
      case "text":
        return part === null ? whole : `${whole} [${partText}]`;
    }
  };
}

function cellsOf(question: KnownQuestion, answer: KnownAnswer, form: LimeForm, width: number): string[] {
  const { kind, options, hasOther } = question;
  const beside = (text: string | null) => (hasOther ? [text ?? ""] : []);
  if (answer === "notShown") return [...Array<string>(width).fill(form.notShown), ...beside(null)];
  const [tick, untick] = form.ticks;
  if (answer === "blank") return [...Array<string>(width).fill(kind === "multiple" ? untick : ""), ...beside(null)];
  if ("value" in answer) return [kind === "number" ? databaseNumber(answer.value) : kind === "date" ? `${answer.value} 00:00:00` : answer.value]; // prettier-ignore
  if ("option" in answer) return [answer.other === null ? options[answer.option]! : "Other", ...beside(answer.other)];
  if ("options" in answer)
    return [...options.map((_, place) => (answer.options.includes(place) ? tick : untick)), ...beside(answer.other)];
  if ("order" in answer) return options.map((_, place) => options[answer.order[place] ?? -1] ?? "");
  return answer.rows.map((step) => (step === null ? "" : options[step]!));
}

const databaseNumber = (value: string) => {
  const [whole = "", decimals = ""] = value.split(".");
  return `${whole}.${decimals.padEnd(10, "0")}`;
};
