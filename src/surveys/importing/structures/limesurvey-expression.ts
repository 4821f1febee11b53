// LimeSurvey's relevance: names are "Q1.NAOK", "Q1_SQ001.NAOK" or numbers "841748X3X3SQ001.NAOK".
import type { Condition, Test } from "../../questionnaire/conditions/condition.ts";
import { isNotOrBlank, readExpression, type Dialect } from "./expression.ts";
import type { CarriedKind } from "./structure.ts";

/** What a name in an expression stands for. */
export interface Named {
  code: string;
  kind: CarriedKind;
  part: string | null;
}

/** The condition of a relevance, "always" for none, or null where it cannot be carried over. */
export function readRelevance(relevance: string, named: ReadonlyMap<string, Named>): Condition | "always" | null {
  const plain = relevance.trim();
  if (plain === "" || plain === "1") return "always";
  return readExpression(withoutCalls(plain), dialectOf(named));
}

/** Whether something is empty is asked as a comparison with the empty text. */
function withoutCalls(text: string): string {
  const call = /(!\s*)?\bis_empty\(\s*([\w.]+)\s*\)/g;
  return text.replaceAll(
    call,
    (_, not: string | undefined, name: string) => `${name} ${not === undefined ? "==" : "!="} ""`,
  );
}

function dialectOf(named: ReadonlyMap<string, Named>): Dialect {
  return {
    name: /[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*(?:\.(?:NAOK|code|value|valueNAOK))?/,
    compare: (text, sign, value) => {
      const asked = named.get(text.replace(/\.\w+$/, ""));
      return asked === undefined ? null : comparison(asked, sign, value);
    },
  };
}

function comparison({ code, kind, part }: Named, sign: string, value: string): Condition | null {
  const isEqual = ["==", "===", "=", "eq"].includes(sign);
  const isOther = ["!=", "!==", "<>", "ne"].includes(sign);
  const about = { question: code, ...(part === null ? {} : { row: part }) };
  if (kind === "multiple") return ticked(code, part, isEqual, isOther, value);
  if (value === "" && (isEqual || isOther)) return { ...about, op: isEqual ? "not-answered" : "answered" };
  const said = kind === "yesno" ? yesOrNo.get(value) : asValue(kind, value);
  if (said === undefined) return null;
  if (isEqual) return { ...about, op: "is", value: said };
  if (isOther) return isNotOrBlank({ ...about, op: "is-not", value: said });
  const isAtLeast = (sign === ">=" || sign === "ge") && isNumeric(kind) && isNumber(value);
  return isAtLeast ? { ...about, op: "at-least", value: Number(value) } : null;
}

const yesOrNo = new Map([
  ["Y", "yes"],
  ["N", "no"],
]);

/** A choice's own column says Y when it is ticked, and nothing when it is not. */
function ticked(
  question: string,
  part: string | null,
  isEqual: boolean,
  isOther: boolean,
  value: string,
): Condition | null {
  if (part === null || !(isEqual || isOther) || (value !== "Y" && value !== "")) return null;
  const test = (op: Test["op"]): Test => ({ question, op, value: part });
  return isEqual === (value === "Y") ? test("contains") : isNotOrBlank(test("contains-not"));
}

/** Numbers are numbers; options' codes stay what they are. */
export function asValue(kind: CarriedKind, value: string): string | number | undefined {
  if (kind !== "number" && kind !== "scale") return value;
  return isNumber(value) ? Number(value) : undefined;
}

export const isNumeric = (kind: CarriedKind) => kind === "number" || kind === "scale" || kind === "ratings";
export const isNumber = (value: string) => /^-?\d+(\.\d+)?$/.test(value);
