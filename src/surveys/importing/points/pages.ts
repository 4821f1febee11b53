import { createHash } from "node:crypto";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { asOther, asUnknown, leftOut } from "../brought/brought.ts";
import type { Choice } from "../brought/matched.ts";
import type { Material } from "../brought/queries.ts";
import { decisionChoices, linesOf, type DecisionChoice } from "../files/decisions.ts";
import { reasonText, shortened } from "../files/pages.ts";
import { columnLetter, oneLine } from "../files/reading.ts";
import type { Unit } from "../mapping/units.ts";
import { draftUrl } from "../pages.ts";
import { answerOf, listName, type Point } from "./point.ts";

const choiceText: Record<DecisionChoice, Key> = {
  "day-first": "importing.choice.dayFirst",
  "month-first": "importing.choice.monthFirst",
  "not-shown": "importing.choice.notShown",
  "yes-no": "importing.choice.yesNo",
  blank: "importing.choice.blank",
  comma: "importing.choice.comma",
  list: "importing.choice.list",
  multiple: "importing.choice.multiple",
  numbers: "importing.choice.numbers",
  options: "importing.choice.options",
  out: "importing.choice.out",
  own: "importing.choice.own",
  part: "importing.choice.part",
  point: "importing.choice.point",
  ranking: "importing.choice.ranking",
  rows: "importing.choice.rows",
  split: "importing.choice.split",
  text: "importing.choice.text",
  ticks: "importing.choice.ticks",
  typed: "importing.choice.typed",
  whole: "importing.choice.whole",
};

/** The name of a point's field: headings may be of any length and hold any sign. */
export function pointField(id: string): string {
  return `p-${createHash("sha256").update(id).digest("hex").slice(0, 16)}`;
}

/** What does the file leave open? Each point is a question with examples; nothing is brought in before all are answered. */
export function pointsPage(
  programmeId: string,
  material: Pick<Material, "draft" | "mapping">,
  points: readonly Point[],
  form: FormState,
  asking: Asking,
): Page {
  const { t } = asking;
  const { draft, mapping } = material;
  const shown = points.map((point) => pointPart(point, form, mapping.decisions, asking));
  const mistakes = shown.flatMap(({ name, field, list }) =>
    summary([field, ...(list === null ? [] : [list])]).map(({ id, text }) => ({ id, text: `${name}: ${text}` })),
  );
  return {
    view: "surveys/importing/points",
    title: t("surveys.import.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      lead: t("importing.points.lead", { count: points.length, file: draft.fileName }),
      points: shown,
      actionUrl: `${draftUrl(programmeId, draft.id)}/points`,
      mappingUrl: draftUrl(programmeId, draft.id),
    },
  };
}

interface PointPart {
  name: string;
  text: string;
  examples: string | null;
  field: Field;
  isSelect: boolean;
  isLines: boolean;
  list: Field | null;
}

function pointPart(
  point: Point,
  form: FormState,
  decisions: Material["mapping"]["decisions"],
  { t, locale }: Asking,
): PointPart {
  // prettier-ignore
  const name = point.unit === null ? t("importing.points.wholeFile") : nameOf(point.unit, t);
  const value = answerOf(decisions, point.id);
  const label = (key: Key, values = {}) => ({ label: t(key, values) });
  switch (point.ask) {
    case "choice": {
      const { why, examples } = point.undecided;
      const options = decisionChoices[why].map((choice) => ({ value: choice, text: t(choiceText[choice]) }));
      const field = formField(form, t, pointField(point.id), { ...label("importing.points.answer"), type: "radio", options, value }); // prettier-ignore
      const list = point.options === null ? null : formField(form, t, pointField(listName(point)), {
        ...label("importing.points.options"),
        ...{ hint: t("importing.points.optionsHint"), rows: Math.min(12, Math.max(4, point.options.length + 1)), optional: true },
        value: answerOf(decisions, listName(point)) || point.options.join("\n"),
      }); // prettier-ignore
      const shown = examples.length === 0 ? null : examples.map(oneLine).map(shortened).join(" · ");
      return { name, text: t(reasonText[why]), examples: shown, field, isSelect: false, isLines: false, list };
    }
    case "steps": {
      const field = formField(form, t, pointField(point.id), {
        ...label("importing.points.steps"),
        ...{ hint: t("importing.points.stepsHint"), rows: Math.min(14, point.steps.length + 1) },
        value: (value === "" ? point.steps : [...linesOf(value), ...point.added]).join("\n"),
      });
      return { name, text: t("importing.points.stepsWhy"), examples: null, field, isSelect: false, isLines: true, list: null }; // prettier-ignore
    }
    case "match": {
      const { word, what, choices } = point.unmatched;
      const words = (choice: Choice) => (choice.texts === null ? plainWord(choice.value, t) : textIn(choice.texts, locale)); // prettier-ignore
      const options = [{ value: "", text: t("importing.points.choose") }, ...choices.map((choice) => ({ value: choice.value, text: words(choice) }))]; // prettier-ignore
      const key: Key = what === "row" ? "importing.points.row" : "importing.points.word";
      const shown = what === "row" ? (point.unit.parts.find(({ code }) => code === word)?.text ?? word) : word;
      const field = formField(form, t, pointField(point.id), { ...label(key, { word: shortened(oneLine(shown)) }), options, value }); // prettier-ignore
      return { name, text: t("importing.points.wordWhy"), examples: null, field, isSelect: true, isLines: false, list: null }; // prettier-ignore
    }
  }
}

function plainWord(value: string, t: Asking["t"]): string {
  const words: Record<string, Key> = {
    [leftOut]: "importing.points.leaveBlank",
    [asOther]: "importing.points.asOther",
    [asUnknown]: "importing.points.asUnknown",
    yes: "importing.points.yes",
    no: "importing.points.no",
  };
  const key = words[value];
  return key === undefined ? value : t(key);
}

/** A question of the file as people know it: where it stands, and its text. */
export function nameOf({ code, text, column, source }: Unit, t: Asking["t"]): string {
  const place = column === null ? null : t("importing.columnAt", { column: columnLetter(column) });
  const isCoded = source.from !== "own" && text !== code && code.length <= 20 && !text.startsWith(code);
  return [place, [isCoded ? code : null, shortened(oneLine(text))].filter((part) => part !== null).join(" ")].filter((part) => part !== null).join(": "); // prettier-ignore
}
