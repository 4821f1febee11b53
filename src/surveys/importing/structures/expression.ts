// Expressions of other tools ("Q1.NAOK == 'Y' and …", "{q1} = 'a' or …") as far as they are conditions of ours:
// comparisons of one answer with one value, joined by and, or, and brackets. All else is for staff to see.
import type { Condition, Test } from "../../questionnaire/conditions/condition.ts";

export interface Dialect {
  /** An answer's name in the expression, whole. */
  name: RegExp;
  /** What a comparison means, or null where ours has no such test. */
  compare: (name: string, sign: string, value: string) => Condition | null;
}

/** Deeper or longer than this no person writes. */
const deepest = 30;
const longest = 20_000;

/** The condition, or null where the expression says something that ours cannot. */
export function readExpression(text: string, dialect: Dialect): Condition | null {
  if (text.length > longest) return null;
  const tokens = tokensOf(text, dialect);
  if (tokens === null) return null;
  const reader = new Reader(tokens, dialect);
  const condition = reader.anyOf(0);
  return condition === null || !reader.isDone() ? null : condition;
}

interface Token {
  kind: "name" | "value" | "sign" | "joint" | "bracket";
  text: string;
}

const signs = /(?:===?|!==?|<>|>=|<=|=|>|<|\b(?:eq|ne|ge|gt|le|lt|contains|anyof|notcontains|notempty|empty)\b)/iy;
const joints = /(?:&&|\|\||\b(?:and|or)\b)/iy;
const quoted = /"((?:[^"\\]|\\["'])*)"|'((?:[^'\\]|\\["'])*)'/y;
const number = /-?\d+(?:\.\d+)?(?![\w.])|\btrue\b|\bfalse\b/iy;

function tokensOf(text: string, { name }: Dialect): Token[] | null {
  const sticky = new RegExp(name.source, "iy");
  const tokens: Token[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match !== null) at = pattern.lastIndex;
    return match;
  };
  while (at < text.length) {
    if (take(/\s+/y) !== null) continue;
    const bracket = take(/[()]/y);
    const joint = bracket ?? take(joints);
    const sign = joint ?? take(signs);
    const value = sign ?? take(quoted) ?? take(number);
    const match = value ?? take(sticky);
    if (match === null) return null;
    const plain = (match[1] ?? match[2] ?? match[0]).replaceAll(/\\(["'])/g, "$1");
    if (bracket !== null) tokens.push({ kind: "bracket", text: match[0] });
    else if (joint !== null) tokens.push({ kind: "joint", text: /&&|and/i.test(match[0]) ? "and" : "or" });
    else if (sign !== null) tokens.push({ kind: "sign", text: match[0].toLowerCase() });
    else tokens.push(value === null ? { kind: "name", text: match[0] } : { kind: "value", text: plain });
  }
  return tokens;
}

/** Signs that compare with nothing. */
const unary = ["notempty", "empty"];

/** Other tools' "is not" holds of what was left blank too. */
export function isNotOrBlank(test: Test): Condition {
  return { any: [test, { question: test.question, op: "not-answered" }] };
}

/** "It was answered, and is not this" is our "is not": the two together say no more. */
function withoutAnswered(parts: readonly Condition[]): Condition[] {
  const answered = new Set(parts.flatMap((part) => ("op" in part && part.op === "answered" ? [part.question] : [])));
  const narrowed = new Set<string>();
  const plain = parts.map((part): Condition => {
    if (!("any" in part)) return part;
    const [test, blank, ...rest] = part.any;
    const isPair = test !== undefined && "op" in test && blank !== undefined && "op" in blank && rest.length === 0;
    if (!isPair || blank.op !== "not-answered" || blank.question !== test.question || !answered.has(test.question)) return part; // prettier-ignore
    narrowed.add(test.question);
    return test;
  });
  return plain.filter((part) => !("op" in part && part.op === "answered" && narrowed.has(part.question)));
}

class Reader {
  private at = 0;
  private readonly tokens: readonly Token[];
  private readonly dialect: Dialect;

  constructor(tokens: readonly Token[], dialect: Dialect) {
    this.tokens = tokens;
    this.dialect = dialect;
  }

  isDone(): boolean {
    return this.at === this.tokens.length;
  }

  anyOf(depth: number): Condition | null {
    return this.joined("or", () => this.joined("and", () => this.one(depth), "all"), "any");
  }

  private joined(joint: "and" | "or", next: () => Condition | null, key: "all" | "any"): Condition | null {
    const parts: Condition[] = [];
    do {
      const part = next();
      if (part === null) return null;
      parts.push(part);
    } while (this.takes("joint", joint));
    const [first = null] = parts;
    if (parts.length === 1) return first;
    if (key === "any") return { any: parts };
    const plain = withoutAnswered(parts);
    const [only = null] = plain;
    return plain.length === 1 ? only : { all: plain };
  }

  private one(depth: number): Condition | null {
    if (depth > deepest) return null;
    if (this.takes("bracket", "(")) {
      const inner = this.anyOf(depth + 1);
      return inner !== null && this.takes("bracket", ")") ? inner : null;
    }
    const [left, sign, right] = this.tokens.slice(this.at, this.at + 3);
    if (left?.kind === "name" && sign?.kind === "sign" && unary.includes(sign.text)) {
      this.at += 2;
      return this.dialect.compare(left.text, sign.text, "");
    }
    if (left?.kind !== "name" || sign?.kind !== "sign" || right?.kind !== "value") return null;
    this.at += 3;
    return this.dialect.compare(left.text, sign.text, right.text);
  }

  private takes(kind: Token["kind"], text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== kind || token.text !== text) return false;
    this.at += 1;
    return true;
  }
}
