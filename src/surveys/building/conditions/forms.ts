import { z } from "zod";
import { line, typedValues } from "../../../platform/forms.ts";
import type { Match } from "./condition-groups.ts";
import type { Press, TypedCondition } from "./typed-condition.ts";

/** Which fields there are depends on how many rows the condition has. */
export const ConditionForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** The names of a row's fields: "g.0.2.question" is the question of the third row in the first group. */
export function testField(group: number, test: number, part: "question" | "op" | "row" | "value"): string {
  return `g.${group}.${test}.${part}`;
}

export function matchField(group: number): string {
  return `g.${group}.match`;
}

/** What the form's buttons send: "save", "reload" or what they do to the rows. */
export function writePress(press: Press): string {
  if (press.act === "group") return "group";
  return press.act === "add" ? `add.${press.group}` : `remove.${press.group}.${press.test}`;
}

function readPress(text: string): Press | null {
  if (text === "group") return { act: "group" };
  const [, act, group = "", test = ""] = /^(add|remove)\.(\d{1,2})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (act === "add") return { act, group: Number(group) };
  return act === "remove" && test !== "" ? { act, group: Number(group), test: Number(test) } : null;
}

export interface SentCondition {
  typed: TypedCondition;
  press: Press | null;
  /** Whether it is to be saved; the form is otherwise only shown anew. */
  isSaved: boolean;
  seen: string;
}

/** The rows that were sent, in their order, with the button that sent them. */
export function readForm(body: z.output<typeof ConditionForm>): SentCondition {
  const values = typedValues(body);
  const value = (name: string) => {
    const parsed = line(500).safeParse(values[name] ?? "");
    return parsed.success ? parsed.data : "";
  };
  const match = (name: string): Match => (values[name] === "any" ? "any" : "all");
  const rows = Object.keys(values).flatMap((name) => {
    const [, group, test] = /^g\.(\d{1,2})\.(\d{1,2})\.question$/.exec(name) ?? [];
    return group === undefined || test === undefined ? [] : [{ group: Number(group), test: Number(test) }];
  });
  const groups = [...Map.groupBy(rows, ({ group }) => group)].sort(([a], [b]) => a - b);
  const act = values["act"] ?? "";
  return {
    typed: {
      match: match("match"),
      groups: groups.map(([group, own]) => ({
        match: match(matchField(group)),
        tests: own
          .sort((a, b) => a.test - b.test)
          .map(({ test }) => ({
            question: value(testField(group, test, "question")),
            op: value(testField(group, test, "op")),
            row: value(testField(group, test, "row")),
            value: value(testField(group, test, "value")),
          })),
      })),
    },
    press: readPress(act),
    isSaved: act === "save",
    seen: values["seen"] ?? "",
  };
}
