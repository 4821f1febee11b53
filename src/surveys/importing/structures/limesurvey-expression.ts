// LimeSurvey's relevance: names are "Q1.NAOK", "Q1_SQ001.NAOK" or numbers "841748X3X3SQ001.NAOK".
import { readExpression, type Dialect } from "./expression.ts";
import type { CarriedKind, Condition } from "./structure.ts";

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
  return readExpression(plain, dialectOf(named));
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
  if (kind === "multiple") {
    // A choice's own column says Y when it is ticked.
    return part !== null && isEqual && value === "Y"
      ? { question: code, part: null, test: "contains", value: part }
      : null;
  }
  if (value === "") return null;
  if (kind === "yesno")
    return isEqual ? { question: code, part, test: "is", value: value === "Y" ? "yes" : "no" } : null;
  if (isEqual) return { question: code, part, test: "is", value };
  if (["!=", "!==", "<>", "ne"].includes(sign)) return { question: code, part, test: "isNot", value };
  const isNumber = kind === "number" || kind === "scale" || kind === "ratings";
  const isAtLeast = (sign === ">=" || sign === "ge") && isNumber && /^-?\d+(\.\d+)?$/.test(value);
  return isAtLeast ? { question: code, part, test: "atLeast", value } : null;
}
