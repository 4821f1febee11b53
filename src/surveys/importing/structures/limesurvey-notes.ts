// What of a LimeSurvey question does not carry over.
import type { LimeKind } from "./limesurvey-kinds.ts";
import { field, type LimeRow } from "./limesurvey-rows.ts";
import type { LimeTables } from "./limesurvey-tables.ts";
import type { NotCarried } from "./structure.ts";

/** Settings of a question that change what can be answered, or when it is seen. */
const told: Record<string, NotCarried["what"]> = {
  min_answers: "answer-checks",
  max_answers: "answer-checks",
  max_subquestions: "answer-checks",
  em_validation_q: "answer-checks",
  em_validation_sq: "answer-checks",
  equals_num_value: "answer-checks",
  max_num_value: "answer-checks",
  min_num_value: "answer-checks",
  num_value_int_only: "answer-checks",
  maximum_chars: "answer-checks",
  date_min: "answer-checks",
  date_max: "answer-checks",
  other_comment_mandatory: "answer-checks",
  array_filter: "condition",
  array_filter_exclude: "condition",
  random_group: "order",
  random_order: "order",
  answer_order: "order",
  hidden: "setting",
  prefix: "setting",
  suffix: "setting",
};

export function attributeNotes(row: LimeRow, { attributes }: LimeTables, kind: LimeKind): NotCarried[] {
  const code = field(row, "title");
  const isSet = (name: string, value: string) =>
    Object.hasOwn(told, name) && value !== "" && value !== "0" && !(name === "answer_order" && value === "normal");
  const own = (attributes.get(field(row, "qid")) ?? [])
    .map((each) => ({ name: field(each, "attribute"), value: field(each, "value") }))
    .filter(({ name, value }) => isSet(name, value));
  const notes = own.map(({ name, value }): NotCarried => {
    return { code, what: told[name] ?? "setting", detail: `${name}: ${value}` };
  });
  const isPlain = (note: NotCarried, at: number) => notes.findIndex(({ detail }) => detail === note.detail) === at;
  return [
    ...notes.filter(isPlain),
    ...(kind.hasComments ? [{ code, what: "comments" as const, detail: field(row, "type") }] : []),
  ];
}

export function rowNotes(row: LimeRow, { kind }: LimeKind): NotCarried[] {
  const code = field(row, "title");
  const isSoft = field(row, "mandatory").toUpperCase() === "S";
  const check = field(row, "preg");
  return [
    ...(isSoft && kind !== "info" ? [{ code, what: "soft-required" as const, detail: "S" }] : []),
    ...(check === "" ? [] : [{ code, what: "answer-checks" as const, detail: check }]),
  ];
}

/** A choice or row that is shown only at times: here all of a question's are shown with it. */
export function partNotes(code: string, subs: readonly LimeRow[]): NotCarried[] {
  return subs
    .map((sub) => ({ part: field(sub, "title"), relevance: field(sub, "relevance") }))
    .filter(({ relevance }) => relevance !== "" && relevance !== "1")
    .map(({ part, relevance }) => ({ code: `${code}_${part}`, what: "condition", detail: relevance }));
}
