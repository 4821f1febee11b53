import type { ImportDraft } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Texts } from "../../../platform/locales.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listAnswers } from "../../following/queries.ts";
import type { Answers } from "../../questionnaire/answers.ts";
import { hasOptions, type Question } from "../../questionnaire/questionnaire.ts";
import { leftOut as leftOutWord } from "../brought/brought.ts";
import { prepareImport, type Material, type Prepared } from "../brought/queries.ts";
import { nameRow, numberedName, organisationsOf, type NameOf } from "../identity.ts";
import { tieOfBlock } from "../imported-survey.ts";
import { roleOf } from "../mapping/mapping.ts";
import type { Unit } from "../mapping/units.ts";
import { nameKey, type PartOf } from "../names.ts";
import { readOwnForm } from "../own-form.ts";
import type { RowError, WrongRow } from "../plan.ts";
import {
  findOwnTarget,
  getFirstNumber,
  getSurroundings,
  listResponders,
  type Responder,
  type Surroundings,
} from "../queries.ts";
import { changesTo, differences, type Changes } from "../responses/changes.ts";
import { seenOf } from "../seen.ts";
import { importedWords } from "../survey/words.ts";

/** What an import would do, held against what the programme has. */
export interface Forecast {
  rows: {
    row: number;
    organisation: string | null;
    partOf: PartOf | null;
    industry: string | null;
    isSent: boolean;
    answered: number;
  }[];
  errors: RowError[];
  wrongRows: WrongRow[];
  /** What the rows change in the survey. */
  changes: Changes<Responder>;
  /** Whose answers change, and to which questions: those brought in before, and those given by people's own links. */
  changed: { name: string; isOwn: boolean; questions: string[] }[];
  /** What the questions of an export of the product's own are called, by their keys. */
  names: ReadonlyMap<string, Texts>;
  /** What is written to each question; empty for an export of the product's own, whose questions are known. */
  questions: { question: Question; answered: number; notShown: number; wordsLeftOut: string[] }[];
  newOrganisations: string[];
  /** The file's questions that are not brought in although somebody answered them. */
  leftOut: Unit[];
  /** What the page was made of; see `seenOf`. */
  seen: string;
  newNeeds: string[];
  newIndustries: string[];
  /** The survey that the answers go to, where there is one already; whether staff chose it. */
  survey: { id: string; titles: Texts; isChosen: boolean } | null;
}

/** The forecast of a file read as staff say, with what they have still to say. */
export async function forecastImport(
  { db, texts }: Pick<Deps, "db" | "texts">,
  programmeId: string,
  material: Material,
): Promise<{ prepared: Prepared; forecast: Forecast }> {
  const { draft, into } = material;
  const surroundings = await getSurroundings(db, programmeId);
  const words = importedWords(draft.fileName, texts);
  const prepared = await prepareImport(db, programmeId, material, surroundings, words.other);
  const { known } = prepared;
  const respondent = numberedName(texts[(await getProgramme(db, programmeId)).defaultLocale]);
  const first = await getFirstNumber(db, programmeId, known, respondent("#"));
  const nameOf: NameOf = (row) => nameRow(row, first - draft.headerRow - 1, respondent);
  const asked = into === null ? null : new Set(prepared.brought.map(({ question }) => question.key));
  const surveyId = into?.survey.id ?? known?.id ?? null;
  const target = into?.survey ?? known;
  const forecast = {
    ...prepared,
    ...forecastRows(prepared, nameOf, surroundings),
    ...(await forecastChanges(db, { surveyId, asked }, prepared, nameOf, surroundings)),
    questions: askedQuestions(prepared, words.needs),
    newNeeds: needsIn(prepared, into === null).filter((name) => !surroundings.needs.has(nameKey(name))),
    survey: target === undefined ? null : { id: target.id, titles: target.titles, isChosen: into !== null },
    leftOut: leftOutOf(material),
    names: new Map<string, Texts>(),
    seen: seenOf(material.mapping, surveyId === null ? [] : await listResponders(db, surveyId)),
  };
  return { prepared, forecast };
}

/** The forecast of an export of the product's own, or undefined when the file is none. */
export async function forecastOwnForm(db: Db, programmeId: string, draft: ImportDraft): Promise<Forecast | undefined> {
  const target = await findOwnTarget(db, programmeId, draft.header);
  if (target === undefined) return undefined;
  const plan = readOwnForm(draft, target.questionnaire);
  const surroundings = await getSurroundings(db, programmeId);
  const survey = "template" in target ? null : { id: target.surveyId, titles: target.titles, isChosen: false };
  const nameOf: NameOf = ({ organisation }) => organisation ?? "";
  return {
    ...plan,
    ...forecastRows(plan, nameOf, surroundings),
    ...(await forecastChanges(db, { surveyId: survey?.id ?? null, asked: plan.asked }, plan, nameOf, surroundings)),
    questions: [],
    newNeeds: [],
    survey,
    leftOut: [],
    names: new Map(target.questionnaire.sections.flatMap(({ questions }) => questions.map(({ key, texts }) => [key, texts]))), // prettier-ignore
    seen: seenOf(null, survey === null ? [] : await listResponders(db, survey.id)),
  };
}

interface Plan {
  rows: {
    row: number;
    organisation: string | null;
    partOf: PartOf | null;
    industry: string | null;
    isSent: boolean;
    answers: Answers;
  }[];
  wrongRows: WrongRow[];
  industries: string[];
}

function forecastRows({ rows, industries }: Plan, nameOf: NameOf, surroundings: Surroundings) {
  return {
    rows: rows.map(({ answers, ...row }) => ({ ...row, answered: Object.keys(answers).length })),
    newOrganisations: rows.map(nameOf).filter((name) => !surroundings.organisations.has(nameKey(name))),
    newIndustries: industries.filter((industry) => !surroundings.industries.has(nameKey(industry))),
  };
}

async function forecastChanges(
  db: Db,
  { surveyId, asked }: { surveyId: string | null; asked: ReadonlySet<string> | null },
  { rows, wrongRows }: Plan,
  nameOf: NameOf,
  { organisations }: Surroundings,
): Promise<Pick<Forecast, "changes" | "changed">> {
  // An organisation that is not registered yet has no id; its row stands for it.
  const entries = rows.map((row) => ({
    organisationId: organisations.get(nameKey(nameOf(row))) ?? `row ${row.row}`,
    answers: row.answers,
    isSent: row.isSent,
    locale: null,
  }));
  const responders = surveyId === null ? [] : await listResponders(db, surveyId);
  const answers = surveyId === null ? new Map<string, Answers>() : await listAnswers(db, surveyId);
  const leftOut = organisationsOf(wrongRows, nameOf, organisations);
  const changes = changesTo(responders, answers, entries, leftOut, asked);
  const changed = [...changes.kept, ...changes.updated].flatMap(({ organisationId, answers: after }) => {
    const before = responders.find((each) => each.organisationId === organisationId);
    if (before === undefined) return [];
    const questions = differences(answers.get(before.responseId) ?? {}, after, asked);
    return [{ name: before.name, isOwn: before.source !== "import", questions }];
  });
  return { changes, changed };
}

/** Each question with how many answers it gets, needs and the like of several columns first. */
function askedQuestions({ families, brought, rows }: Prepared, needs: Texts): Forecast["questions"] {
  const nothing: Texts = { fi: "", sv: "", en: "" };
  const common = { helps: nothing, required: false };
  const ofFamilies = families.map(({ key, kind, name, options: own }): Question => {
    const options = own.map((option) => ({ key: option.key, texts: { fi: option.name, sv: option.name, en: option.name } })); // prettier-ignore
    const texts = name === null ? needs : { fi: name, sv: name, en: name };
    if (kind === "ratings") return { ...common, key, kind, block: "ratings", texts, settings: { min: 0, max: 0 }, options }; // prettier-ignore
    return { ...common, key, kind: "multiple", block: kind, texts: nothing, settings: {}, options };
  });
  const leftOutOf = new Map(brought.map(({ question: { key }, words }) => [key, [...words].flatMap(([word, key]) => (key === leftOutWord ? [word] : []))])); // prettier-ignore
  return [...ofFamilies, ...brought.map(({ question }) => question)].map((question) => {
    const answers = rows.map(({ answers: all }) => all[question.key]).filter((answer) => answer !== undefined);
    const notShown = answers.filter(({ kind }) => kind === "notShown").length;
    return { question, answered: answers.length - notShown, notShown, wordsLeftOut: leftOutOf.get(question.key) ?? [] };
  });
}

/** Tools' own columns are no answers: only questions of the file are missed. */
function leftOutOf({ units, mapping }: Material): Unit[] {
  return units.filter(({ source, values, code }) => source.from !== "own" && values.length > 0 && roleOf(mapping, { code }) === "ignored"); // prettier-ignore
}

/** The needs that the new survey's questions are about. */
function needsIn({ families, brought }: Prepared, isNew: boolean): string[] {
  if (!isNew) return [];
  const ofFamilies = families.filter(({ kind }) => kind === "ratings").flatMap(({ options }) => options.map(({ name }) => name)); // prettier-ignore
  const ofQuestions = brought.flatMap(({ question }) => {
    if (tieOfBlock(question.block) !== "need") return [];
    if (!hasOptions(question)) return question.kind === "scale" || question.kind === "yesno" ? [question.texts.fi] : [];
    return question.options.filter(({ other, exclusive }) => other !== true && exclusive !== true).map(({ texts }) => texts.fi); // prettier-ignore
  });
  return [...ofFamilies, ...ofQuestions];
}
