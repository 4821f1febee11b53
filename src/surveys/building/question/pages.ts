import type { Asking } from "../../../platform/asking.ts";
import { formField, missingText, summary, type Field, type FieldSettings } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatTime, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Texts } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Entry } from "../../../catalogue/index.ts";
import { surveyUrl } from "../../pages.ts";
import type { Question, QuestionBlock, QuestionOption } from "../../questionnaire/questionnaire.ts";
import type { ActRefusal } from "../acts/places.ts";
import type { QuestionPlace } from "../acts/questions.ts";
import { anchorOf, buildingUrl, questionUrl, textsUrl } from "../addresses.ts";
import type { ConditionRefusal } from "../edits/edit.ts";
import type { MadeEdit } from "../edits/queries.ts";
import type { Building } from "../queries.ts";
import { alertOf, kindName, languageName, nameOf } from "../words/pages.ts";
import type { AnsweredRefusal } from "./answered.ts";
import { fieldValues } from "./fields.ts";
import { isOfOptions, isTiedItself, kindsAlike, questionBlocks, questionKinds, usesOf, type QuestionKind } from "./kinds.ts"; // prettier-ignore
import { type QuestionMistakes, type QuestionReason } from "./question-of.ts";
import { mostOptions } from "./reading.ts";
import type { TypedOption, TypedQuestion } from "./typed-question.ts";

const kindHint: Record<QuestionKind, Key> = {
  single: "building.kindHint.single",
  multiple: "building.kindHint.multiple",
  scale: "building.kindHint.scale",
  ratings: "building.kindHint.ratings",
  matrix: "building.kindHint.matrix",
  ranking: "building.kindHint.ranking",
  yesno: "building.kindHint.yesno",
  number: "building.kindHint.number",
  date: "building.kindHint.date",
  text: "building.kindHint.text",
  info: "building.kindHint.info",
};

/** Which kind of question is added: the first step, a link for each kind. */
export function kindsPage({ working }: Building, at: NewAt, asking: Asking): Page {
  const { t } = asking;
  const { survey } = working;
  const url = `${buildingUrl(survey)}/new-question?${newQuery(at)}`;
  // Of a need one asks by what can tell of it.
  const kinds = at.need === "" ? questionKinds : questionKinds.filter((kind) => isTied(kind));
  return {
    view: "building/kinds",
    title: t("building.new.title"),
    model: {
      building: { url: buildingUrl(survey), name: nameOf(survey.titles, asking) },
      kinds: kinds.map((kind) => ({ name: t(kindName[kind]), hint: t(kindHint[kind]), url: `${url}&kind=${kind}` })),
    },
  };
}

const isTied = (kind: QuestionKind) => isOfOptions(kind) || isTiedItself(kind);

/** Where a new question stands, and which need it begins with. */
export interface NewAt extends QuestionPlace {
  need: string;
}

function newQuery({ section, before, need }: NewAt): string {
  const place = { section, ...(before === null ? {} : { before }), ...(need === "" ? {} : { need }) };
  return new URLSearchParams(place).toString();
}

/** What a question's form is about. */
export interface QuestionForm {
  typed: TypedQuestion;
  mistakes: QuestionMistakes;
  /** The stored question; null for a new one, which goes to a place. */
  of: { question: Question; seen: string; keepsOptions: boolean; changed?: MadeEdit | null } | { at: NewAt };
  /** Why it was not saved. */
  refused: ActRefusal | AnsweredRefusal | "changed-meanwhile" | ConditionRefusal | null;
  /** Lines that are still to become options. */
  lines: string;
  /** The row whose field the keyboard goes on from. */
  focus: string | null;
}

/** A question with its texts, options and settings to fill in. */
export function questionPage(building: Building, form: QuestionForm, asking: Asking): Page {
  const { t } = asking;
  const { survey } = building.working;
  const { typed, of } = form;
  const fields = fieldsOf(building, form, asking);
  const mistakes = summary(everyField(fields));
  const isNew = "at" in of;
  const heading = isNew ? t("building.question.new", { kind: t(kindName[typed.kind]).toLowerCase() }) : nameOf(typed.texts, asking); // prettier-ignore
  return {
    view: "building/question",
    region: "building/_question",
    title: isNew ? heading : t("building.question.title", { question: heading }),
    hasMistakes: mistakes.length > 0,
    model: {
      building: { url: buildingUrl(survey), name: nameOf(survey.titles, asking) },
      heading,
      kind: t(kindName[typed.kind]),
      kindHint: t(kindHint[typed.kind]),
      mistakes,
      note: noteOf(building, of, asking),
      textsUrl: textsUrl(survey),
      alert: alertModel(building, form, asking),
      theirs: theirsModel(building, form, asking),
      actionUrl: isNew ? `${buildingUrl(survey)}/new-question` : questionUrl(survey, of.question.key),
      cancelUrl: isNew ? buildingUrl(survey) : `${buildingUrl(survey)}#${anchorOf("question", of.question.key)}`,
      hidden: hiddenFields(building, form),
      previewUrl: surveyUrl(survey),
      ...fields,
      kinds: kindsModel(form, asking),
    },
  };
}

/** What a published survey's question says of itself: when respondents see the change. */
function noteOf({ working }: Building, of: QuestionForm["of"], { t }: Asking): string | null {
  if (!working.isPublished) return null;
  // Of an anonymous survey all questions count as answered: which of them are is not told.
  const isTold = working.survey.anonymity === "named";
  const isAnswered = isTold && "question" in of && working.ground.answered.has(of.question.key);
  return t(isAnswered ? "building.question.noteAnswered" : "building.question.notePublished");
}

function alertModel({ working }: Building, { refused }: QuestionForm, asking: Asking) {
  // Conditions that go with the change are dropped by a button of the form itself, so that what is typed goes along.
  return refused === null ? null : alertOf(refused, working.questionnaire, null, asking);
}

/** What a colleague has made of the question while it was being changed here. */
function theirsModel({ programme }: Building, { of, refused }: QuestionForm, { t, locale }: Asking) {
  if (refused !== "changed-meanwhile" || "at" in of) return null;
  const { question, changed = null } = of;
  const name = changed?.actorName ?? t("building.question.colleague");
  const time = changed === null ? "" : formatTime(changed.madeAt, locale, programme.timeZone);
  return {
    heading: changed === null ? t("building.question.theirsNow") : t("building.question.theirs", { name, time }),
    text: textIn(question.texts, locale),
    help: textIn(question.helps, locale),
    kind: t(kindName[question.kind]),
    options: question.options.map((option: QuestionOption) => textIn(option.texts, locale)),
  };
}

/** What travels with the form unseen: where it belongs, and texts in languages that the programme does not speak. */
function hiddenFields({ working, programme }: Building, { typed, of, refused }: QuestionForm) {
  const field = (name: string, value: string) => ({ name, value });
  const place =
    "at" in of
      ? [
          field("section", of.at.section),
          field("before", of.at.before ?? ""),
          field("since", String(working.editNumber)),
        ]
      : [field("seen", of.seen), ...(of.keepsOptions ? [field("keepsOptions", "on")] : [])];
  const dropsConditions = refused !== null && typeof refused === "object";
  const unseen = locales.filter((locale) => !programme.locales.includes(locale)).map((locale) => `.${locale}`);
  const kept = Object.entries(fieldValues(typed)).filter(([name]) => unseen.some((end) => name.endsWith(end)));
  return {
    fields: [field("kind", typed.kind), ...place, ...kept.map(([name, value]) => field(name, value))],
    dropsConditions,
  };
}

function kindsModel({ typed, of }: QuestionForm, { t }: Asking) {
  const others = kindsAlike(typed.kind);
  return {
    id: "f-kind-wanted",
    label: t("building.question.kindLabel"),
    isNew: "at" in of,
    options: others.map((kind) => ({
      value: kind,
      text: t(kindName[kind]),
      isChosen: kind === typed.kind,
      hint: null,
    })),
  };
}

const reasonText: Record<QuestionReason, Key> = {
  "text-missing": "building.wrong.textMissing",
  "too-long": "form.tooLong",
  "option-text-missing": "building.wrong.optionTextMissing",
  "too-many-options": "building.wrong.tooManyOptions",
  "two-others": "building.wrong.twoOthers",
  "not-whole": "building.wrong.notWhole",
  "not-number": "building.wrong.notNumber",
  "ends-turned": "building.wrong.endsTurned",
  "too-many-steps": "building.wrong.tooManySteps",
  "too-few-levels": "building.wrong.tooFewLevels",
  "label-missing": "building.wrong.labelMissing",
  "not-day": "form.date",
  "places-wrong": "building.wrong.placesWrong",
  "weight-wrong": "building.wrong.weightWrong",
  "use-says-nothing": "building.wrong.useSaysNothing",
};

const useText: Record<QuestionBlock, { text: Key; hint: Key }> = {
  support: { text: "building.use.support", hint: "building.useHint.support" },
  wishes: { text: "building.use.wishes", hint: "building.useHint.wishes" },
  ratings: { text: "building.use.ratings", hint: "building.useHint.ratings" },
  services: { text: "building.use.services", hint: "building.useHint.services" },
  barriers: { text: "building.use.barriers", hint: "building.useHint.barriers" },
  background: { text: "building.use.background", hint: "building.useHint.background" },
  open: { text: "building.use.open", hint: "building.useHint.open" },
  feedback: { text: "building.use.feedback", hint: "building.useHint.feedback" },
};

/** Makes a field of the form with what is typed in it. */
type Make = (name: string, settings: FieldSettings) => Field;
type MakeTexts = (name: string, label: string, settings?: { hint?: string; rows?: number; optional?: boolean }) => TextsModel; // prettier-ignore

interface TextsModel {
  legend: string;
  hint: string | null;
  missing: string | null;
  optional: boolean;
  fields: Field[];
}

function fieldsOf(building: Building, { typed, mistakes, lines, focus, of }: QuestionForm, asking: Asking) {
  const { t } = asking;
  const values: Record<string, string> = { ...fieldValues(typed), "lines-to-add": lines };
  const wanted = building.programme.locales;
  // What is wrong in any language is told at the first one that the programme speaks.
  const nameIn = (name: string) => (wanted.includes("fi") ? name : name.replace(/\.fi$/, `.${wanted[0] ?? "fi"}`));
  const errors = Object.fromEntries(Object.entries(mistakes).map(([name, reason]) => [nameIn(name), reasonText[reason]])); // prettier-ignore
  const state: FormState = { values, mistakes: errors };
  const field: Make = (name, settings) => formField(state, t, name, settings);
  const languages: Record<string, Key> = { fi: "form.languages.fi", sv: "form.languages.sv", en: "form.languages.en" };
  const texts: MakeTexts = (name, label, settings = {}) => {
    const rowsOf = settings.rows === undefined ? {} : { rows: settings.rows };
    const fields = wanted.map((lang) => field(`${name}.${lang}`, { label: t(languages[lang] ?? "form.languages.fi"), lang, ...rowsOf })); // prettier-ignore
    const typedTexts = Object.fromEntries(
      locales.map((locale) => [locale, values[`${name}.${locale}`] ?? ""]),
    ) as Texts;
    const missing = missingText(typedTexts, wanted, t);
    return { legend: label, hint: settings.hint ?? null, missing, optional: settings.optional ?? false, fields };
  };
  const isInfo = typed.kind === "info";
  return {
    texts: texts("texts", t(isInfo ? "building.question.info" : "building.question.text"), isInfo ? { rows: 5, hint: t("building.question.infoHint") } : { rows: 2 }), // prettier-ignore
    helps: isInfo ? null : texts("helps", t("building.question.help"), { optional: true, rows: 2 }),
    ticks: ticksModel(typed, t),
    options: isOfOptions(typed.kind)
      ? optionsModel({ building, typed, values, errors, focus, keepsOptions: "question" in of && of.keepsOptions }, { field, texts }, asking) // prettier-ignore
      : null,
    scale: scaleModel(typed, { field, texts }, asking),
    matrix: typed.kind === "matrix" ? matrixModel(typed, texts, asking) : null,
    ends: endsModel(typed, { field, texts }, asking),
    places: typed.kind === "ranking" ? field("places", { label: t("building.question.places"), hint: t("building.question.placesHint"), inputmode: "numeric", optional: true }) : null, // prettier-ignore
    lines: typed.kind === "text" ? field("lines", { label: t("building.question.lines"), type: "radio", options: [{ value: "short", text: t("building.question.short") }, { value: "long", text: t("building.question.long") }] }) : null, // prettier-ignore
    tie: isTiedItself(typed.kind) ? tieModel(building, "need", "weight", field, asking) : null,
    use: isInfo || typed.kind === "date" ? null : useModel(typed, field, asking),
  };
}

type Fields = ReturnType<typeof fieldsOf>;

/** All fields in the order of the page, for the summary of what is wrong. */
function everyField(fields: Fields): Pick<Field, "id" | "error">[] {
  const { texts, helps, options, scale, matrix, ends, places, tie, use } = fields;
  return [
    ...texts.fields,
    ...(helps?.fields ?? []),
    ...(options?.rows ?? []).flatMap(({ texts: words, weight, more }) => [...words.fields, ...[weight, more?.weight, more?.other].filter((each) => each != null)]), // prettier-ignore
    ...(options === null ? [] : [options.paste]),
    ...(places === null ? [] : [places]),
    ...(scale === null ? [] : [scale.min, scale.max, ...scale.steps.flatMap((step) => step.fields)]),
    ...(matrix === null ? [] : [...matrix.scales.flatMap((one) => [...one.texts.fields, ...one.labels.flatMap((label) => label.fields)]), ...matrix.unknown.fields]), // prettier-ignore
    ...(ends === null ? [] : [ends.min, ends.max, ...(ends.decimals === null ? [] : [ends.decimals])]),
    ...(tie === null ? [] : [tie.weight]),
    ...(use === null ? [] : [use]),
  ];
}

function ticksModel({ kind, isRequired, isShuffled, offersUnknown }: TypedQuestion, t: Asking["t"]) {
  const tick = (name: string, label: string, hint: string | null, isOn: boolean) => ({ name, label, hint, isOn });
  if (kind === "info") return [];
  return [
    tick("required", t("building.question.required"), null, isRequired),
    ...(kind === "matrix" && !offersUnknown ? [] : [tick("offersUnknown", t("building.question.offersUnknown"), null, offersUnknown)]), // prettier-ignore
    ...(isOfOptions(kind) ? [tick("shuffled", t("building.question.shuffled"), t("building.question.shuffledHint"), isShuffled)] : []), // prettier-ignore
  ];
}

interface OptionsForm {
  building: Building;
  typed: TypedQuestion;
  values: Record<string, string>;
  errors: Record<string, Key>;
  focus: string | null;
  keepsOptions: boolean;
}

function optionsModel(form: OptionsForm, { field, texts }: { field: Make; texts: MakeTexts }, asking: Asking) {
  const { building, typed, values, errors, focus, keepsOptions } = form;
  const { t } = asking;
  const { kind } = typed;
  const hasMarks = kind === "single" || kind === "multiple";
  const isRows = kind === "matrix" || kind === "ratings";
  const rows = typed.options.map((option, at) => {
    const name = `o${at}`;
    const number = at + 1;
    const tick = (part: "other" | "exclusive", label: string) => {
      const id = `f-${name}-${part}`;
      const mistake = errors[`${name}.${part}`];
      const error = mistake === undefined ? null : t(mistake);
      return { id, name: `${name}.${part}`, label, isOn: values[`${name}.${part}`] === "on", error };
    };
    const legend = t(isRows ? "building.option.row" : "building.option.one", { number });
    const tie = tieModel(building, `${name}.need`, `${name}.weight`, field, asking);
    // Where answers are read as needs, ties are what one comes for; elsewhere they are the exception.
    const isTiedOpenly = isRows || ["support", "wishes", "ratings"].includes(typed.block);
    const more = {
      entry: hasMarks ? entryModel(building, name, field, asking) : null,
      other: hasMarks ? tick("other", t("building.option.other")) : null,
      exclusive: kind === "multiple" ? tick("exclusive", t("building.option.exclusive")) : null,
      need: isTiedOpenly ? null : (tie?.need ?? null),
      weight: isTiedOpenly ? null : (tie?.weight ?? null),
    };
    const hasError = [more.entry, more.other, more.exclusive, more.weight].some(
      (each) => (each?.error ?? null) !== null,
    );
    return {
      name,
      at,
      legend,
      hidden: [
        { name: `${name}.key`, value: option.key },
        ...(more.entry === null && option.entry !== "" ? [{ name: `${name}.entry`, value: option.entry }] : []),
      ],
      texts: texts(`${name}.texts`, legend),
      chips: chipsOf(option, more, isTiedOpenly, asking),
      need: isTiedOpenly ? (tie?.need ?? null) : null,
      weight: isTiedOpenly ? (tie?.weight ?? null) : null,
      more: [more.entry, more.other, more.need].every((each) => each === null) ? null : more,
      isOpen: hasError,
      isFirst: at === 0,
      isLast: at === typed.options.length - 1,
      upText: t("building.option.up", { number }),
      downText: t("building.option.down", { number }),
      removeText: t("building.option.remove", { number }),
      takesFocus: focus === name,
    };
  });
  return {
    heading: t(isRows ? "building.option.rows" : "building.option.heading"),
    add: t(isRows ? "building.option.addRow" : "building.option.add"),
    rows: keepsOptions ? [] : rows,
    kept: keepsOptions ? t("building.option.tooMany", { count: typed.options.length, most: mostOptions }) : null,
    moreText: t("building.option.more"),
    paste: field("lines-to-add", {
      label: t("building.option.paste"),
      ...(building.programme.locales.length > 1
        ? { hint: t("building.option.pasteHint", { languages: languageNames(building, asking) }) }
        : {}),
      rows: 5,
      optional: true,
    }),
  };
}

/** The programme's languages in the order in which pasted lines have them. */
function languageNames({ programme }: Building, { t }: Asking): string {
  return programme.locales.map((locale) => t(languageName[locale]).toLowerCase()).join(" | ");
}

/** What is set of an option where it is not seen at once. */
function chipsOf(
  { isOther, isExclusive }: TypedOption,
  { entry, need }: { entry: Field | null; need: Field | null },
  isTiedOpenly: boolean,
  { t }: Asking,
): string[] {
  const chosen = (field: Field | null) => field?.options.filter(({ isChosen, value }) => isChosen && value !== "").map(({ text }) => text) ?? []; // prettier-ignore
  return [
    ...(isOther ? [t("building.option.otherShort")] : []),
    ...(isExclusive ? [t("building.option.exclusiveShort")] : []),
    ...chosen(entry),
    ...(isTiedOpenly ? [] : chosen(need)),
  ];
}

/** To which need it is tied and how strongly; null where the catalogue has none. */
function tieModel({ catalogue }: Building, need: string, weight: string, field: Make, { t, locale }: Asking) {
  if (catalogue.needs.length === 0) return null;
  const none = { value: "", text: t("building.tie.none") };
  const needs = catalogue.needs.map((each) => entryOption(each, each.key, locale));
  return {
    need: field(need, { label: t("building.tie.need"), options: [none, ...needs] }),
    weight: field(weight, {
      label: t("building.tie.weight"),
      options: weightOptions(field(weight, { label: "" }).value, t),
    }),
  };
}

function weightOptions(value: string, t: Asking["t"]) {
  const named = [
    { value: "1", text: t("building.tie.wholly") },
    { value: "0.7", text: t("building.tie.much") },
    { value: "0.3", text: t("building.tie.little") },
  ];
  const numbers = ["0.9", "0.8", "0.6", "0.5", "0.4", "0.2", "0.1"];
  const own = [...named.map((each) => each.value), ...numbers].includes(value) ? [] : [value];
  return [...named, ...[...numbers, ...own].map((number) => ({ value: number, text: number.replace(".", ",") }))];
}

/** To which service or barrier of the catalogue an option is tied. */
function entryModel({ catalogue }: Building, name: string, field: Make, { t, locale }: Asking) {
  const { services, barriers } = catalogue;
  if (services.length + barriers.length === 0) return null;
  return field(`${name}.entry`, {
    label: t("building.option.entry"),
    options: [
      { value: "", text: t("building.tie.none") },
      ...services.map((each) => entryOption(each, `service:${each.key}`, locale)),
      ...barriers.map((each) => entryOption(each, `barrier:${each.key}`, locale)),
    ],
  });
}

function entryOption({ names }: Entry, value: string, locale: Asking["locale"]) {
  return { value, text: textIn(names, locale) };
}

function scaleModel(
  { kind, steps, min }: TypedQuestion,
  { field, texts }: { field: Make; texts: MakeTexts },
  { t }: Asking,
) {
  if (kind !== "scale" && kind !== "ratings") return null;
  const first = Number(min);
  return {
    min: field("min", { label: t("building.scale.min"), inputmode: "numeric" }),
    max: field("max", { label: t("building.scale.max"), inputmode: "numeric" }),
    steps: steps.map((_, at) => texts(`steps.${at}`, t("building.scale.step", { step: Number.isFinite(first) ? first + at : at }))), // prettier-ignore
    button: t(steps.length === 0 ? "building.scale.name" : "building.scale.nameAgain"),
  };
}

function matrixModel({ importance, level }: TypedQuestion, texts: MakeTexts, { t }: Asking) {
  const scale = (name: "importance" | "level", labels: readonly Texts[], legend: Key) => ({
    texts: texts(`${name}.texts`, t(legend)),
    labels: labels.map((_, at) => texts(`${name}.labels.${at}`, t("building.matrix.label", { step: at + 1 }))),
  });
  return {
    scales: [
      scale("importance", importance.labels, "building.matrix.importance"),
      scale("level", level.labels, "building.matrix.level"),
    ],
    unknown: texts("unknown", t("building.matrix.unknown")),
  };
}

/** The least and the greatest number or day. */
function endsModel({ kind }: TypedQuestion, { field, texts }: { field: Make; texts: MakeTexts }, { t }: Asking) {
  if (kind !== "number" && kind !== "date") return null;
  const isDate = kind === "date";
  const end = (name: "min" | "max") => ({
    label: t(isDate ? `building.ends.${name}Day` : `building.ends.${name}Number`),
    optional: true,
    ...(isDate ? { type: "date" } : { inputmode: "decimal" }),
  });
  return {
    min: field("min", end("min")),
    max: field("max", end("max")),
    decimals: isDate ? null : field("decimals", { label: t("building.ends.decimals"), options: ["0", "1", "2", "3", "4", "5", "6"].map((value) => ({ value, text: value })) }), // prettier-ignore
    units: isDate
      ? null
      : texts("units", t("building.ends.unit"), { optional: true, hint: t("building.ends.unitHint") }),
  };
}

function useModel({ kind, block }: TypedQuestion, field: Make, { t }: Asking): Field {
  const usual = usesOf(kind);
  const known = questionBlocks.find((each) => each === block);
  const uses = known === undefined || usual.includes(known) ? usual : [...usual, known];
  return field("block", {
    label: t("building.use.label"),
    type: "radio",
    options: uses.map((use) => ({ value: use, text: t(useText[use].text), hint: t(useText[use].hint) })),
  });
}
