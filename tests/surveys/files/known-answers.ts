// Answers that are known before they are written into a tool's file: with all that makes such files hard to read.
import fc from "fast-check";

/** What was answered; options and rows go by their place in the question. */
export type KnownAnswer =
  | "blank"
  | "notShown"
  | { value: string }
  | { option: number; other: string | null }
  | { options: number[]; other: string | null }
  | { rows: (number | null)[] }
  | { order: number[] };

export type KnownKind = "multiple" | "single" | "text" | "ratings" | "ranking" | "number" | "date";

export interface KnownQuestion {
  text: string;
  kind: KnownKind;
  options: string[];
  rows: string[];
  hasOther: boolean;
  /** Each person's. */
  answers: KnownAnswer[];
}

export interface KnownSurvey {
  people: number;
  /** Who did not send. */
  unfinished: boolean[];
  questions: KnownQuestion[];
}

const words = [
  "Kanta",
  "Canva",
  "Excel",
  "somemarkkinointi",
  "tietosuoja",
  "etävastaanotto",
  "Hilkka",
  "videot",
  "ääni",
];
const word = fc.constantFrom(...words);
const hardSigns = fc.constantFrom(", ", "; ", ";", ",", " ", " / ", ' "', "' ", " - ", "å ö ");
const hardBreaks = fc.constantFrom(
  "\n",
  "\t",
  ", ",
  "; ",
  ' "',
  "\r\n",
  " {tab} ",
  "{",
  " å ",
  "\n\n",
  "=",
  "% ",
  " (b)",
);

/** One line, as options and rows are; distinct by a number, so that no two are the same by chance. */
const label = fc
  .tuple(word, hardSigns, word)
  .map(([first, sign, second]) => `${first}${sign}${second}`)
  .chain((hard) => fc.oneof({ weight: 3, arbitrary: word }, { weight: 2, arbitrary: fc.constant(hard) }));
const labels = (min: number, max: number) =>
  fc.array(label, { minLength: min, maxLength: max }).map((all) => all.map((text, at) => `${text}${at + 1}`));

const freeText = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constantFrom("N/A", "n/a", "-", '"lainaus" alussa', "{question_not_shown}", "a;", "=1+1"),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(word, hardBreaks, word, hardBreaks, word).map((parts) => `Meillä ${parts.join("")}`),
  },
);

const number = fc.tuple(fc.integer({ min: -99, max: 9999 }), fc.constantFrom("", ".5", ".25", ".125")).map((parts) => parts.join("")).filter((text) => !text.startsWith("0") || text === "0" || text.startsWith("0.")); // prettier-ignore
const date = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const missing = fc.constantFrom("blank" as const, "notShown" as const);
const orMissing = <Answer>(arbitrary: fc.Arbitrary<Answer>) =>
  fc.oneof({ weight: 5, arbitrary }, { weight: 1, arbitrary: missing });

function answersTo(question: Omit<KnownQuestion, "answers">, people: number): fc.Arbitrary<KnownQuestion> {
  const { kind, options, rows, hasOther } = question;
  const places = options.map((_, at) => at);
  const other = hasOther
    ? fc.option(
        freeText.filter((text) => text !== "N/A"),
        { nil: null },
      )
    : fc.constant(null);
  const answer = (): fc.Arbitrary<KnownAnswer> => {
    switch (kind) {
      case "multiple":
        return fc
          .tuple(fc.subarray(places), other)
          .map(([chosen, text]) => (chosen.length === 0 && text === null ? "blank" : { options: chosen, other: text }));
      case "single":
        return fc.tuple(fc.constantFrom(...places), other).map(([option, text]) => ({ option, other: text }));
      case "ratings":
        return fc
          .tuple(...rows.map(() => fc.option(fc.constantFrom(...places), { nil: null })))
          .map((steps) => (steps.every((step) => step === null) ? "blank" : { rows: steps }));
      case "ranking":
        return fc
          .tuple(fc.shuffledSubarray(places), fc.constant(null))
          .map(([order]) => (order.length === 0 ? "blank" : { order }));
      case "number":
        return number.map((value) => ({ value }));
      case "date":
        return date.map((value) => ({ value }));
      case "text":
        return freeText.map((value) => ({ value }));
    }
  };
  return fc
    .array(orMissing(answer()), { minLength: people, maxLength: people })
    .map((answers) => ({ ...question, answers }));
}

/** A survey of these kinds with everybody's answers. */
export function knownSurvey(kinds: readonly KnownKind[], canHaveOther: boolean): fc.Arbitrary<KnownSurvey> {
  const question = (people: number) =>
    fc.tuple(fc.constantFrom(...kinds), word, labels(2, 5), labels(2, 4), fc.boolean()).chain(
      ([kind, text, options, rows, hasOther]) =>
        answersTo({ kind, text, options, rows, hasOther: hasOther && canHaveOther && (kind === "multiple" || kind === "single") }, people), // prettier-ignore
    );
  return fc.integer({ min: 1, max: 9 }).chain((people) =>
    fc
      .tuple(
        fc.array(question(people), { minLength: 1, maxLength: 6 }),
        fc.array(fc.boolean(), { minLength: people, maxLength: people }),
      )
      .map(([questions, unfinished]) => ({
        ...{ people, unfinished },
        // Two questions never have the same text here: what then happens is a test of its own.
        questions: questions.map((each, at) => ({ ...each, text: `${each.text}?\nKysymys ${at + 1}` })),
      })),
  );
}
