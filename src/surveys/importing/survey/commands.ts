import { addEntries, addNeeds, listBarriers, listNeeds, listServices } from "../../../catalogue/index.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Texts } from "../../../platform/locales.ts";
import { insertSurvey } from "../../commands.ts";
import { textsOf } from "../../survey-texts.ts";
import { fileTitle } from "../identity.ts";
import { importedSurvey, inAll, type ImportedWords, type Ties } from "../imported-survey.ts";
import type { ImportPlan, PlannedQuestion } from "../plan.ts";
import type { Scale } from "../scale.ts";

interface NewImport {
  programmeId: string;
  /** What makes the file the same one when it comes again. */
  key: string;
  fileName: string;
  plan: ImportPlan;
  scale: Scale;
}

/** Makes a closed survey out of what the file asks, tied to the catalogue, to which what is missing is added. */
export async function insertImportedSurvey(
  trx: Tx,
  { programmeId, key, fileName, plan, scale }: NewImport,
  texts: Deps["texts"],
): Promise<string> {
  const words = wordsOf(fileName, texts);
  const ties = await tieToCatalogue(trx, programmeId, plan.questions, words);
  const questionnaire = importedSurvey(fileTitle(fileName), plan.questions, scale, ties, words);
  const id = await insertSurvey(trx, programmeId, questionnaire);
  await trx.updateTable("surveys").set({ importKey: key }).where("id", "=", id).execute();
  await closeImported(trx, id);
  return id;
}

/** Closes the survey from the start: its answers were given elsewhere. */
export async function closeImported(trx: Tx, surveyId: string): Promise<void> {
  const closed = { state: "closed" as const, closedAt: await databaseNow(trx) };
  await trx.updateTable("surveys").set(closed).where("id", "=", surveyId).execute();
}

function wordsOf(fileName: string, texts: Deps["texts"]): ImportedWords {
  const inEach = (key: Key, values = {}): Texts => textsOf((locale) => texts[locale](key, values));
  return {
    notice: inEach("surveys.imported.notice", { file: fileName.replaceAll(/\s+/g, " ") }),
    needs: inEach("surveys.imported.needs"),
    barriers: inEach("surveys.imported.barriers"),
    services: inEach("surveys.imported.services"),
    ownWords: inEach("surveys.imported.ownWords"),
  };
}

/** Adds what the catalogue lacks, and returns the catalogue's key of each option. */
async function tieToCatalogue(
  trx: Tx,
  programmeId: string,
  questions: readonly PlannedQuestion[],
  words: ImportedWords,
): Promise<Ties> {
  const ids = new Map<PlannedQuestion, string[]>();
  for (const question of questions) {
    const names = question.options.map((option) => inAll(option.name));
    if (question.kind === "ratings") {
      const themeNames = question.name === null ? words.needs : inAll(question.name);
      ids.set(question, await addNeeds(trx, { programmeId, themeNames, names }));
    } else if (question.kind !== "text")
      ids.set(question, await addEntries(trx, { programmeId, kind: question.kind, names }));
  }
  const entries = [
    ...(await listNeeds(trx, programmeId)),
    ...(await listBarriers(trx, programmeId)),
    ...(await listServices(trx, programmeId)),
  ];
  const keyOf = new Map(entries.map((entry) => [entry.id, entry.key]));
  return new Map(
    [...ids].map(([question, own]) => [
      question.key,
      new Map(question.options.map((option, at) => [option.key, keyOf.get(own[at] ?? "") ?? ""])),
    ]),
  );
}
