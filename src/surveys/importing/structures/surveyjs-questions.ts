// One element of a SurveyJS survey as questions of ours, and what of it does not carry over.
import type { CarriedKind, CarriedOption, CarriedQuestion, ForeignTexts, NotCarried } from "./structure.ts";
import { isRecord, optionsIn, textIn, textsIn, type Element, type Json } from "./surveyjs-elements.ts";
import { note, notesOf } from "./surveyjs-notes.ts";

export interface ReadElement {
  element: Element;
  questions: CarriedQuestion[];
  notCarried: NotCarried[];
}

/** The element's questions: none for pictures and the like, several for one that holds many fields. */
export function readElement(element: Element, language: string): ReadElement {
  const { json, path } = element;
  const base = baseOf(element, language);
  const made = questionsOf(json, base, path, language);
  const notes = made === null ? [note(base.code, "question-kind", textIn(json, "type"))] : notesOf(json, base.code);
  return { element, questions: made ?? [], notCarried: notes };
}

function baseOf({ json, page }: Element, language: string): CarriedQuestion {
  const code = textIn(json, "name");
  const texts = textsIn(json["title"], language);
  return {
    ...{ code, section: page, kind: "text", texts: Object.keys(texts).length === 0 ? { [language]: code } : texts },
    helps: textsIn(json["description"], language),
    ...{
      options: [],
      secondOptions: [],
      rows: [],
      required: json["isRequired"] === true,
      settings: {},
      condition: null,
    },
  };
}

/** Null for what has no place here. */
function questionsOf(json: Json, base: CarriedQuestion, path: string, language: string): CarriedQuestion[] | null {
  const options = () => choicesOf(json, path, language);
  switch (textIn(json, "type")) {
    case "radiogroup":
    case "dropdown":
      return [{ ...base, kind: "single", options: options() }];
    case "checkbox":
    case "tagbox":
      return [{ ...base, kind: "multiple", options: options() }];
    case "imagepicker":
      return [{ ...base, kind: json["multiSelect"] === true ? "multiple" : "single", options: options() }];
    case "ranking":
      return [{ ...base, kind: "ranking", options: options() }];
    case "boolean":
      return [{ ...base, kind: "yesno" }];
    case "rating":
      return [rating(json, base, path, language)];
    case "matrix":
      return [{ ...base, kind: "ratings", options: listIn(json, "columns", path, language), rows: rowsIn(json, path, language) }]; // prettier-ignore
    case "matrixdropdown":
      return matrix(json, base, path, language);
    case "comment":
      return [{ ...base, kind: "text", settings: { lines: "long" } }];
    case "text":
      return [field(json, base)];
    case "multipletext":
      return listIn(json, "items", path, language).map((item) => {
        const input = itemsOf(json).find((each) => each["name"] === item.code) ?? {};
        return {
          ...field(input, base),
          ...partOf(base, item),
          required: base.required || input["isRequired"] === true,
        };
      });
    case "html":
      return [{ ...base, kind: "info", texts: textsIn(json["html"], language), required: false }];
    case "panel":
      return panel(json, base, language);
    default:
      return null;
  }
}

/** A panel's own words stand before its questions. */
function panel(json: Json, base: CarriedQuestion, language: string): CarriedQuestion[] {
  const texts = textsIn(json["title"], language);
  const helps = textsIn(json["description"], language);
  if (Object.keys(texts).length === 0 && Object.keys(helps).length === 0) return [];
  const said = Object.keys(texts).length === 0 ? { texts: helps, helps: {} } : { texts, helps };
  return [{ ...base, kind: "info", ...said, required: false }];
}

const listIn = (json: Json, key: string, path: string, language: string) =>
  optionsIn(json[key], `${path}.${key}`, language);
const rowsIn = (json: Json, path: string, language: string) => listIn(json, "rows", path, language);
const itemsOf = (json: Json) => (Array.isArray(json["items"]) ? json["items"].filter(isRecord) : []);

const otherTexts: ForeignTexts = { fi: "Muu", sv: "Annat", en: "Other" };
const noneTexts: ForeignTexts = { fi: "Ei mikään näistä", sv: "Inget av dessa", en: "None" };

function choicesOf(json: Json, path: string, language: string): CarriedOption[] {
  const own = (key: string, usual: ForeignTexts): ForeignTexts => {
    const texts = textsIn(json[key], language);
    return Object.keys(texts).length === 0 ? usual : texts;
  };
  const hasOther = json["showOtherItem"] === true || json["hasOther"] === true;
  const hasNone = json["showNoneItem"] === true || json["hasNone"] === true;
  return [
    ...listIn(json, "choices", path, language),
    ...(hasNone ? [{ code: "none", texts: own("noneText", noneTexts), exclusive: true as const }] : []),
    ...(hasOther ? [{ code: "other", texts: own("otherText", otherTexts), other: true as const }] : []),
  ];
}

/** Numbers from low to high are a scale; values with names are choices. */
function rating(json: Json, base: CarriedQuestion, path: string, language: string): CarriedQuestion {
  const values = listIn(json, "rateValues", path, language);
  if (values.length > 0) return { ...base, kind: "single", options: values };
  const number = (key: string, usual: number) => (typeof json[key] === "number" ? json[key] : usual);
  const min = number("rateMin", 1);
  const max = json["rateMax"] === undefined ? min + number("rateCount", 5) - 1 : number("rateMax", 5);
  const ends = {
    low: textsIn(json["minRateDescription"], language),
    high: textsIn(json["maxRateDescription"], language),
  };
  const end = (code: number, texts: ForeignTexts) =>
    Object.keys(texts).length === 0 ? [] : [{ code: String(code), texts }];
  return { ...base, kind: "scale", settings: { min, max }, options: [...end(min, ends.low), ...end(max, ends.high)] };
}

/** Each column is a question: of rows on one scale, or of ticks where there is nothing but a tick to choose. */
function matrix(json: Json, base: CarriedQuestion, path: string, language: string): CarriedQuestion[] | null {
  const columns = listIn(json, "columns", path, language);
  const rows = rowsIn(json, path, language);
  const shared = listIn(json, "choices", path, language);
  const raw = Array.isArray(json["columns"]) ? json["columns"].filter(isRecord) : [];
  const made = columns.map((column): CarriedQuestion | null => {
    const own = raw.find((each) => each["name"] === column.code) ?? {};
    const type = textIn(own, "cellType") || textIn(json, "cellType") || "dropdown";
    const choices = optionsIn(own["choices"], `${path}.columns`, language);
    const options = choices.length > 0 ? choices : shared;
    const part = columns.length === 1 ? base : { ...base, ...partOf(base, column) };
    if (type === "radiogroup" || type === "dropdown") return { ...part, kind: "ratings", options, rows };
    return type === "checkbox" && options.length === 1 ? { ...part, kind: "multiple", options: rows } : null;
  });
  const carried = made.filter((question) => question !== null);
  return carried.length === made.length && made.length > 0 ? carried : null;
}

function partOf({ code, texts }: CarriedQuestion, part: CarriedOption): Pick<CarriedQuestion, "code" | "texts"> {
  const languages = [...new Set([...Object.keys(texts), ...Object.keys(part.texts)])];
  const joined = languages.map((language) => [
    language,
    [texts[language], part.texts[language]].filter((text) => text !== undefined && text !== "").join(" – "),
  ]);
  return { code: `${code}_${part.code}`, texts: Object.fromEntries(joined) as ForeignTexts };
}

function field(json: Json, base: CarriedQuestion): CarriedQuestion {
  const type = textIn(json, "inputType");
  const kind: CarriedKind = type === "date" ? "date" : type === "number" || type === "range" ? "number" : "text";
  if (kind !== "number") return { ...base, kind, settings: kind === "text" ? { lines: "short" } : {} };
  const { min, max } = json;
  return { ...base, kind, settings: { ...(typeof min === "number" ? { min } : {}), ...(typeof max === "number" ? { max } : {}) } }; // prettier-ignore
}
