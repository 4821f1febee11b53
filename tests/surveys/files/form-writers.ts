// The files of MS Forms, Google Forms, EUSurvey and Kobo, and tables that people make, as these write them.
import type { KnownAnswer, KnownQuestion, KnownSurvey } from "./known-answers.ts";
import type { Expected, Written } from "./writing.ts";

interface Columns {
  code: string;
  headings: string[];
  cells: (answer: KnownAnswer) => string[];
  expected: (answer: KnownAnswer) => Expected;
}

function written(
  kind: Written["kind"],
  survey: KnownSurvey,
  own: (person: number) => string[],
  columns: Columns[],
  above: string[][],
): Written {
  // prettier-ignore
  const rows = Array.from({ length: survey.people }, (_, person) => [
    ...own(person),
    ...columns.flatMap(({ cells }, at) => cells(survey.questions[at]!.answers[person]!)),
  ]);
  return {
    ...{ kind, unfinished: 0, lines: [...above, ...rows] },
    expected: columns.map(({ code, expected }, at) => ({ code, answers: survey.questions[at]!.answers.map(expected) })),
  };
}

const isMissing = (answer: KnownAnswer) => answer === "blank" || answer === "notShown";

/** Where nobody gave more than one answer, a column of lists looks like one of single answers. */
const hasLists = ({ answers }: KnownQuestion) =>
  answers.some((answer) => typeof answer === "object" && "options" in answer && answer.options.length > 1);

/** What must come back of one column, where several answers stand in one cell. */
function joinedExpected(question: KnownQuestion, isList = hasLists(question)) {
  const { options } = question;
  return (answer: KnownAnswer): Expected => {
    if (typeof answer === "string") return answer === "blank" ? null : answer;
    if ("value" in answer) return { value: answer.value };
    if ("option" in answer) return { value: options[answer.option]! };
    if ("options" in answer) {
      const chosen = answer.options.map((place) => options[place]!);
      return isList ? { chosen } : { value: chosen[0]! };
    }
    throw new Error("no such question here");
  };
}

function joinedCell(question: KnownQuestion, join: (options: string[]) => string, day: (iso: string) => string) {
  return (answer: KnownAnswer): string[] => {
    if (isMissing(answer) || typeof answer === "string") return [""];
    if ("value" in answer) return [question.kind === "date" ? day(answer.value) : answer.value];
    if ("option" in answer) return [question.options[answer.option]!];
    if ("options" in answer) return [join(answer.options.map((place) => question.options[place]!))];
    throw new Error("no such question here");
  };
}

const american = (iso: string) => `${Number(iso.slice(5, 7))}/${Number(iso.slice(8))}/${iso.slice(0, 4)}`;
const finnish = (iso: string) => `${Number(iso.slice(8))}.${Number(iso.slice(5, 7))}.${iso.slice(0, 4)}`;
const clock = (person: number) => `12:0${person}:31`;

export function writeMsForms(survey: KnownSurvey): Written {
  const columns = survey.questions.map((question, at) => ({
    ...{ code: `Q${at + 1}`, headings: [question.text], expected: joinedExpected(question, true) },
    cells: joinedCell(question, (options) => options.map((option) => `${option};`).join(""), american),
  }));
  // In Swedish, a language of the words; the places are the same in every language.
  const header = ["ID", "Starttid", "Slutförandetid", "E-post", "Namn", ...columns.flatMap(({ headings }) => headings)];
  const own = (person: number) => [String(person + 1), `11/22/2026 ${clock(person)}`, `11/22/2026 ${clock(person)}`, "anonymous", ""]; // prettier-ignore
  return written("ms-forms", survey, own, columns, [header]);
}

/** From Sheets, or Forms' own file. */
export function writeGoogleForms(survey: KnownSurvey, sign: ", " | ";"): Written {
  const columns = survey.questions.map((question, at): Columns => {
    const code = `Q${at + 1}`;
    if (question.kind === "ratings") return grid(question, code);
    const cells = joinedCell(question, (options) => options.join(sign), finnish);
    return { code, headings: [question.text], expected: joinedExpected(question), cells };
  });
  const header = ["Aikaleima", ...columns.flatMap(({ headings }) => headings)];
  const own = (person: number) => [sign === ";" ? `2026/11/22 ${clock(person)} PM GMT+2` : `22.11.2026 ${clock(person).replaceAll(":", ".")}`]; // prettier-ignore
  return written("google-forms", survey, own, columns, [header]);
}

function grid({ text, rows, options }: KnownQuestion, code: string): Columns {
  const headings = rows.map((row) => `${text} [${row}]`);
  return {
    ...{ code, headings },
    cells: (answer) =>
      typeof answer === "object" && "rows" in answer
        ? answer.rows.map((step) => (step === null ? "" : options[step]!))
        : rows.map(() => ""),
    expected: (answer) => {
      if (typeof answer === "string") return answer === "blank" ? null : answer;
      if (!("rows" in answer)) throw new Error("no such question here");
      const given = answer.rows.map((step, place) => [rows[place]!, step === null ? "" : options[step]!] as const);
      return { parts: Object.fromEntries(given.filter(([, step]) => step !== "")) };
    },
  };
}

export function writeEuSurvey(survey: KnownSurvey): Written {
  const columns = survey.questions.map((question, at): Columns => {
    const code = `Q${at + 1}ab`;
    const option = (place: number) => `${question.options[place]!}(o${at}x${place})`;
    return {
      ...{ code, headings: [`${question.text} (${code})`] },
      cells: (answer) => {
        if (typeof answer === "string") return [""];
        if ("value" in answer) return [answer.value];
        if ("option" in answer) return [option(answer.option)];
        return "options" in answer ? [answer.options.map(option).join("; ")] : [""];
      },
      expected: (answer) => {
        if (typeof answer === "object" && "options" in answer && hasLists(question))
          return { chosen: answer.options.map((place) => `o${at}x${place}`) };
        return joinedExpected(question)(answer);
      },
    };
  });
  const header = ["Contribution ID", "Creation date", ...columns.flatMap(({ headings }) => headings)];
  const above = [["Alias", "tarvekysely"], ["Export Date", "22-11-2026 12:30:00"], [], header];
  return written("eusurvey", survey, (person) => [`c-${person}`, "2026-11-22 12:00:00"], columns, above);
}

/** Several choices as one column of codes, as columns of 1 and 0, or as both. */
export function writeKobo(survey: KnownSurvey, form: "list" | "ticks" | "both"): Written {
  const columns = survey.questions.map((question, at): Columns => {
    const code = `tausta/k${at + 1}`;
    const choice = (place: number) => `vaihtoehto_${place + 1}`;
    const hasList = question.kind !== "multiple" || form !== "ticks";
    const hasTicks = question.kind === "multiple" && form !== "list";
    const places = question.options.map((_, place) => place);
    return {
      code,
      headings: [...(hasList ? [code] : []), ...(hasTicks ? places.map((place) => `${code}/${choice(place)}`) : [])],
      cells: (answer) => {
        if (typeof answer === "string") return [...(hasList ? [""] : []), ...(hasTicks ? places.map(() => "") : [])];
        if ("value" in answer) return [answer.value];
        if ("option" in answer) return [choice(answer.option)];
        if (!("options" in answer)) throw new Error("no such question here");
        const ticks = hasTicks ? places.map((place) => (answer.options.includes(place) ? "1" : "0")) : [];
        return [...(hasList ? [answer.options.map(choice).join(" ")] : []), ...ticks];
      },
      expected: (answer) => {
        if (typeof answer === "string") return answer === "blank" ? null : answer;
        if ("option" in answer) return { value: choice(answer.option) };
        if (!("options" in answer)) return joinedExpected(question)(answer);
        const chosen = answer.options.map(choice);
        return hasTicks || hasLists(question) ? { chosen } : { value: chosen[0]! };
      },
    };
  });
  const header = ["start", "end", ...columns.flatMap(({ headings }) => headings), "_id", "_uuid", "_submission_time"];
  const result = written("kobo", survey, (person) => [`2026-11-22T${clock(person)}.123+02:00`, ""], columns, []);
  const rows = result.lines.map((line, person) => [
    ...line,
    String(900 + person),
    `uuid-${person}`,
    "2026-11-22T12:30:00",
  ]);
  return { ...result, lines: [header, ...rows] };
}

export function writeTable(survey: KnownSurvey, sign: "; " | ", " | " | "): Written {
  const columns = survey.questions.map((question) => ({
    ...{ code: question.text.replaceAll("\n", " "), headings: [question.text], expected: joinedExpected(question) },
    cells: joinedCell(question, (options) => options.join(sign), finnish),
  }));
  const header = ["Organisaatio", ...columns.flatMap(({ headings }) => headings)];
  const result = written("table", survey, (person) => [`Hoiva ${person} Oy`], columns, [header]);
  const names = Array.from({ length: survey.people }, (_, person): Expected => ({ value: `Hoiva ${person} Oy` }));
  return { ...result, expected: [{ code: "Organisaatio", answers: names }, ...result.expected] };
}
