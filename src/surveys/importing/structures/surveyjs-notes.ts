// What of a SurveyJS element does not carry over.
import type { NotCarried } from "./structure.ts";
import { isRecord, textIn, type Json } from "./surveyjs-elements.ts";

export const note = (code: string, what: NotCarried["what"], detail: string): NotCarried => ({ code, what, detail });

/** Keys that change what can be answered, or when it is seen. */
const told: Record<string, NotCarried["what"]> = {
  ...{ validators: "answer-checks", minSelectedChoices: "answer-checks", maxSelectedChoices: "answer-checks" },
  ...{ maxLength: "answer-checks", requiredIf: "condition", enableIf: "condition", choicesVisibleIf: "condition" },
  ...{ choicesEnableIf: "condition", rowsVisibleIf: "condition", columnsVisibleIf: "condition", choicesOrder: "order" },
  ...{ rowsOrder: "order", choicesByUrl: "setting", defaultValueExpression: "default-answer", hasComment: "comments" },
  ...{ showCommentArea: "comments", isAllRowRequired: "answer-checks", eachRowRequired: "answer-checks" },
  ...{ setValueExpression: "setting", setValueIf: "setting", resetValueIf: "setting", readOnly: "setting" },
};

/** What of an element does not carry over. */
export function notesOf(json: Json, code: string): NotCarried[] {
  const notes = Object.entries(json)
    .filter(([key, value]) => Object.hasOwn(told, key) && value !== false && value !== "none" && value !== "")
    .map(([key, value]) => note(code, told[key] ?? "setting", `${key}: ${shown(value)}`));
  const type = textIn(json, "inputType");
  const isOtherInput = type !== "" && !["text", "date", "number", "range"].includes(type);
  const isPicture = textIn(json, "type") === "imagepicker";
  return [
    ...notes,
    ...(isFilled(json["defaultValue"]) ? [note(code, "default-answer", shown(json["defaultValue"]))] : []),
    ...(json["visible"] === false ? [note(code, "condition", "visible: false")] : []),
    ...(isOtherInput ? [note(code, "answer-checks", `inputType: ${type}`)] : []),
    ...(isPicture ? [note(code, "picture", "imagepicker")] : []),
  ];
}

/** Blank defaults are how some editors write none. */
function isFilled(value: unknown): boolean {
  if (typeof value === "string") return value.trim() !== "";
  if (Array.isArray(value)) return value.some(isFilled);
  return isRecord(value) ? Object.keys(value).length > 0 : value !== undefined && value !== null;
}

const shown = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value)).slice(0, 200);
