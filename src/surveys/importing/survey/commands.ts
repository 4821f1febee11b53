import { addEntries, addNeeds, listBarriers, listNeeds, listServices } from "../../../catalogue/index.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Texts } from "../../../platform/locales.ts";
import { insertSurvey } from "../../commands.ts";
import { writeQuestionnaire } from "../../questionnaire/commands.ts";
import { hasOptions, type Question } from "../../questionnaire/questionnaire.ts";
import { plainQuestionnaire, type StoredQuestionnaire } from "../../questionnaire/stored.ts";
import type { FamilyQuestion } from "../families.ts";
import { fileTitle } from "../identity.ts";
import { importedSurvey, inAll, tiedOption, tieOfBlock, type ImportedWords, type Ties } from "../imported-survey.ts";
import type { Scale } from "../scale.ts";
import { importedWords } from "./words.ts";

interface Asked {
  families: readonly FamilyQuestion[];
  questions: readonly Question[];
  scale: Scale;
}

interface NewImport extends Asked {
  programmeId: string;
  /** What makes the file the same one when it comes again. */
  key: string;
  fileName: string;
}

/** Makes a closed survey out of what the file asks, tied to the catalogue, to which what is missing is added. */
export async function insertImportedSurvey(
  trx: Tx,
  { programmeId, key, fileName, ...asked }: NewImport,
  texts: Deps["texts"],
): Promise<string> {
  const words = importedWords(fileName, texts);
  const ties = await tieToCatalogue(trx, programmeId, asked, words);
  const id = await insertSurvey(trx, programmeId, importedSurvey(fileTitle(fileName), asked, ties, words));
  await trx.updateTable("surveys").set({ importKey: key }).where("id", "=", id).execute();
  await closeImported(trx, id);
  return id;
}

/** Adds the options that the file has and the survey of the same file before it has not. */
export async function addMissingOptions(
  trx: Tx,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  stored: StoredQuestionnaire,
  asked: Asked,
  texts: Deps["texts"],
): Promise<void> {
  const wanted = new Map(asked.questions.map((question) => [question.key, question]));
  const living = plainQuestionnaire(stored);
  const questions = living.sections.flatMap((section): Question[] => section.questions);
  const missing = questions.flatMap((question): Question[] => {
    const own = wanted.get(question.key);
    if (own === undefined || !hasOptions(own) || own.kind !== question.kind) return [];
    const known = new Set(allKeys(stored, question.key));
    const options = own.options.filter(({ key }) => !known.has(key));
    return options.length === 0 ? [] : [{ ...own, block: question.block, options }];
  });
  if (missing.length === 0) return;
  const ties = await tieToCatalogue(trx, programmeId, { families: [], questions: missing, scale: asked.scale }, importedWords("", texts)); // prettier-ignore
  const added = new Map(missing.map((question) => [question.key, tiedOptions(question, ties)]));
  const sections = living.sections.map((section) => ({
    ...section,
    questions: section.questions.map((question) => ({ ...question, options: [...question.options, ...(added.get(question.key) ?? [])] }) as Question), // prettier-ignore
  }));
  await writeQuestionnaire(trx, { programmeId, surveyId }, { ...living, sections }, "retired");
}

function allKeys({ sections }: StoredQuestionnaire, key: string): string[] {
  return sections.flatMap(({ questions }) => questions.filter((each) => each.key === key).flatMap(({ options }) => options.map((option) => option.key))); // prettier-ignore
}

function tiedOptions({ key, block, options }: Question, ties: Ties) {
  const tie = tieOfBlock(block);
  const keys = ties.get(key);
  return tie === null || keys === undefined ? options : options.map((option) => tiedOption(option, tie, keys));
}

/** Closes the survey from the start: its answers were given elsewhere. */
export async function closeImported(trx: Tx, surveyId: string): Promise<void> {
  const closed = { state: "closed" as const, closedAt: await databaseNow(trx) };
  await trx.updateTable("surveys").set(closed).where("id", "=", surveyId).execute();
}

/** Names of one question's that are to be in the catalogue; "" names the question itself. */
interface Tied {
  key: string;
  kind: "needs" | "barriers" | "services";
  theme: Texts;
  names: { option: string; texts: Texts }[];
}

/** Adds what the catalogue lacks, and returns the catalogue's key of each option. */
async function tieToCatalogue(trx: Tx, programmeId: string, asked: Asked, words: ImportedWords): Promise<Ties> {
  const all = [...asked.families.map((family) => tiedFamily(family, words)), ...asked.questions.flatMap((question) => tiedQuestion(question, words))]; // prettier-ignore
  const ids = new Map<Tied, string[]>();
  for (const tied of all) {
    const names = tied.names.map(({ texts }) => texts);
    if (names.length === 0) continue;
    if (tied.kind === "needs") ids.set(tied, await addNeeds(trx, { programmeId, themeNames: tied.theme, names }));
    else ids.set(tied, await addEntries(trx, { programmeId, kind: tied.kind, names }));
  }
  const entries = [
    ...(await listNeeds(trx, programmeId)),
    ...(await listBarriers(trx, programmeId)),
    ...(await listServices(trx, programmeId)),
  ];
  const keyOf = new Map(entries.map((entry) => [entry.id, entry.key]));
  return new Map(
    [...ids].map(([{ key, names }, own]) => [
      key,
      new Map(names.map(({ option }, at) => [option, keyOf.get(own[at] ?? "") ?? ""])),
    ]),
  );
}

function tiedFamily({ key, kind, name, options }: FamilyQuestion, words: ImportedWords): Tied {
  const theme = name === null ? words.needs : inAll(name);
  const names = options.map((option) => ({ option: option.key, texts: inAll(option.name) }));
  return { key, kind: kind === "ratings" ? "needs" : kind, theme, names };
}

const kindOfTie = { need: "needs", barrier: "barriers", service: "services" } as const;

function tiedQuestion(question: Question, words: ImportedWords): Tied[] {
  const { key, block, texts } = question;
  const tie = tieOfBlock(block);
  if (tie === null) return [];
  if (!hasOptions(question)) {
    const isTied = tie === "need" && (question.kind === "scale" || question.kind === "yesno");
    return isTied ? [{ key, kind: "needs", theme: words.needs, names: [{ option: "", texts }] }] : [];
  }
  const own = question.options.filter(({ other, exclusive }) => other !== true && exclusive !== true);
  return [{ key, kind: kindOfTie[tie], theme: texts, names: own.map((option) => ({ option: option.key, texts: option.texts })) }]; // prettier-ignore
}
