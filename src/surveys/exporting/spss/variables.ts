// The answers as variables of SPSS: each with its label, the labels of its values and the values that stand for "I don't
// know" and "not shown". A question left blank has no value at all, which SPSS calls system-missing.
import type { Texts } from "../../../platform/locales.ts";
import { isBlank, type AnswerValue, type MatrixMark } from "../../questionnaire/answers.ts";
import type { MatrixScale, Question } from "../../questionnaire/questionnaire.ts";
import { askedQuestions, type Exported, type ExportedResponse } from "../exported.ts";
import { variableNames } from "./names.ts";

export interface Variable {
  name: string;
  label: string;
  /** A number with so many decimals, a text, or a day, which is read as a text and made a date. */
  type: { kind: "number"; decimals: number } | { kind: "text" } | { kind: "date" };
  valueLabels: (readonly [number, string])[];
  /** What stands for "I don't know" and for "not shown"; null where there is no such value. */
  missing: { unknown: string; notShown: string } | null;
  level: "nominal" | "ordinal" | "scale";
  /** "" where there is no value. */
  cell: (response: ExportedResponse, at: number) => string;
}

/** The words that a file of SPSS has beside the survey's own. */
export interface SpssWords {
  textIn: (texts: Texts) => string;
  row: string;
  whose: readonly [string, string, string, string, string];
  chosen: string;
  notChosen: string;
  yes: string;
  no: string;
  unknown: string;
  notShown: string;
  other: string;
  place: string;
}

const inTexts = { unknown: "#unknown", notShown: "#unseen" };

/** All variables in their order: who answered, then question by question. */
export function variablesOf({ questionnaire, isAnonymous }: Exported, words: SpssWords): Variable[] {
  const nameOf = variableNames();
  const own = (key: string, label: string, cell: Variable["cell"], isNumber = false): Variable => ({
    ...{ name: nameOf(key), label, valueLabels: [], missing: null, level: isNumber ? "scale" : "nominal", cell },
    type: isNumber ? { kind: "number", decimals: 0 } : { kind: "text" },
  });
  const [organisation, industry, language, source, sent] = words.whose;
  const whose = isAnonymous
    ? []
    : [
        own("organisation", organisation, (response) => response.whose?.organisation ?? ""),
        own("industry", industry, (response) => response.whose?.industry ?? ""),
        own("locale", language, (response) => response.whose?.locale ?? ""),
        own("source", source, (response) => response.whose?.source ?? ""),
        own("sent", sent, (response) => response.whose?.sentAt ?? ""),
      ];
  const row = own("row", words.row, (_, at) => String(at + 1), true);
  return [row, ...whose, ...askedQuestions(questionnaire).flatMap((question) => questionVariables(question, words, nameOf))];
} // prettier-ignore

function questionVariables(question: Question, words: SpssWords, nameOf: (wanted: string) => string): Variable[] {
  const { key, options } = question;
  const { textIn } = words;
  const name = textIn(question.texts) || key;
  const partName = (texts: Texts, option: string) => `${name}: ${textIn(texts) || option}`;
  const numeric = (
    wanted: { key: string; label: string; level: Variable["level"]; decimals?: number; range?: readonly [number, number] },
    labels: Variable["valueLabels"],
    valueOf: (answer: AnswerValue) => number | string | null,
  ): Variable => {
    const missing = missingNumbers(wanted.range ?? [0, 0]);
    const told: Variable["valueLabels"] = [
      [Number(missing.unknown), words.unknown],
      [Number(missing.notShown), words.notShown],
    ];
    return {
      ...{ name: nameOf(wanted.key), label: wanted.label, level: wanted.level, missing },
      type: { kind: "number", decimals: wanted.decimals ?? 0 },
      valueLabels: [...labels.filter(([, label]) => label !== ""), ...told],
      cell: ({ answers }) => cellOf(answers[key], missing, valueOf),
    };
  }; // prettier-ignore
  const text = (wanted: string, label: string, valueOf: (answer: AnswerValue) => string | null): Variable => ({
    ...{ name: nameOf(wanted), label, type: { kind: "text" }, valueLabels: [], level: "nominal", missing: inTexts },
    cell: ({ answers }) => cellOf(answers[key], inTexts, valueOf),
  });
  const own = (): Variable[] => {
    switch (question.kind) {
      case "multiple":
        return options.map((option) =>
          numeric(
            { key: `${key}_${option.key}`, label: partName(option.texts, option.key), level: "nominal" },
            [
              [0, words.notChosen],
              [1, words.chosen],
            ],
            (answer) => (answer.kind === "multiple" ? Number(answer.chosen.includes(option.key)) : null),
          ),
        );
      case "single":
        return [
          numeric(
            { key, label: name, level: "nominal" },
            options.map((option, at) => [at + 1, textIn(option.texts) || option.key]),
            (answer) => {
              const at = answer.kind === "single" ? options.findIndex((each) => each.key === answer.chosen) : -1;
              return at === -1 ? null : at + 1;
            },
          ),
        ];
      case "matrix":
        return options.flatMap((option) =>
          (["importance", "level"] as const).map((part) => {
            const scale = question.settings[part];
            return numeric(
              {
                ...{ key: `${key}_${option.key}_${part}`, level: "ordinal" },
                label: `${partName(option.texts, option.key)} (${textIn(scale.texts)})`,
              },
              stepLabels(scale, textIn),
              (answer) => (answer.kind === "matrix" ? markValue(answer.rows[option.key]?.[part] ?? null) : null),
            );
          }),
        );
      case "ratings": {
        const { min, max, labels = [] } = question.settings;
        return options.map((option) =>
          numeric(
            { key: `${key}_${option.key}`, label: partName(option.texts, option.key), level: "ordinal", decimals: labels.length > 0 ? 0 : 2, range: [min, max] },
            labels.map((texts, at) => [min + at, textIn(texts)]),
            (answer) => (answer.kind === "ratings" ? (answer.rows[option.key] ?? null) : null),
          ),
        ); // prettier-ignore
      }
      case "scale": {
        const { min, max, labels = [] } = question.settings;
        return [
          numeric(
            { key, label: name, level: "ordinal", range: [min, max] },
            labels.map((texts, at) => [min + at, textIn(texts)]),
            (answer) => (answer.kind === "scale" ? answer.value : null),
          ),
        ];
      }
      case "ranking":
        return options.map((option) =>
          numeric(
            { key: `${key}_${option.key}`, label: `${partName(option.texts, option.key)} (${words.place})`, level: "ordinal" },
            [],
            (answer) => placeOf(answer, option.key),
          ),
        ); // prettier-ignore
      case "number": {
        const { min, max, decimals } = question.settings;
        return [
          numeric({ key, label: name, level: "scale", decimals, range: [min ?? -Infinity, max ?? 0] }, [], (answer) =>
            answer.kind === "number" ? answer.number : null,
          ),
        ];
      }
      case "date":
        return [
          {
            ...text(key, name, (answer) => (answer.kind === "date" ? answer.date : null)),
            type: { kind: "date" },
            level: "scale",
          },
        ];
      case "yesno":
        return [
          numeric(
            { key, label: name, level: "nominal" },
            [
              [0, words.no],
              [1, words.yes],
            ],
            (answer) => (answer.kind === "yesno" ? Number(answer.yes) : null),
          ),
        ];
      case "text":
        return [text(key, name, (answer) => (answer.kind === "text" ? answer.text : null))];
      case "info":
        return [];
    }
  };
  const hasOther = options.some((option) => option.other === true);
  const other = () => text(`${key}_other_text`, `${name}: ${words.other}`, (answer) => ("other" in answer ? answer.other : null)); // prettier-ignore
  return hasOther ? [...own(), other()] : own();
}

function cellOf(
  answer: AnswerValue | undefined,
  missing: NonNullable<Variable["missing"]>,
  valueOf: (answer: AnswerValue) => number | string | null,
): string {
  if (answer === undefined || isBlank(answer)) return "";
  if (answer.kind === "unknown") return missing.unknown;
  if (answer.kind === "notShown") return missing.notShown;
  const value = valueOf(answer);
  return value === dontKnow ? missing.unknown : String(value ?? "");
}

/** A mark "I don't know" on the scale of a matrix. */
const dontKnow = "unknown";

const markValue = (mark: MatrixMark): number | string | null => mark;

function placeOf(answer: AnswerValue, key: string): number | null {
  const at = answer.kind === "ranking" ? answer.order.indexOf(key) : -1;
  return at === -1 ? null : at + 1;
}

function stepLabels({ labels }: MatrixScale, textIn: SpssWords["textIn"]): Variable["valueLabels"] {
  return labels.map((texts, at) => [at, textIn(texts)]);
}

/** Two numbers below all that can be answered: −8 and −9, or −98 and −99 … */
function missingNumbers([min]: readonly [number, number]): { unknown: string; notShown: string } {
  const nines = ["", "9", "99", "999", "9999", "99999", "999999", "9999999", "99999999"];
  const stem = nines.find((digits) => -Number(`${digits}8`) < min && Number.isFinite(min)) ?? "99999999999999";
  return { unknown: `-${stem}8`, notShown: `-${stem}9` };
}
