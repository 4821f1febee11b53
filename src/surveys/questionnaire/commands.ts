import { databaseNow, json, type Tx } from "../../platform/database.ts";
import { conditionMistakes } from "./conditions/condition-mistakes.ts";
import { listCatalogueIds, type CatalogueIds } from "./queries.ts";
import type { Question, Questionnaire } from "./questionnaire.ts";

/** What becomes of sections, questions and options that the questionnaire leaves out. */
export type LeftOut = "removed" | "retired";

/**
 * Makes the survey's sections, questions and options those of the questionnaire; its title, introduction and notice are
 * the caller's. What the survey has already is known by its key and stays the same row, so that answers stay with their
 * question; what had been retired comes back. Options are tied to the catalogue by keys. Conditions that cannot be
 * followed are never written.
 */
export async function writeQuestionnaire(
  trx: Tx,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  questionnaire: Questionnaire,
  leftOut: LeftOut,
): Promise<void> {
  const [mistake] = conditionMistakes(questionnaire);
  if (mistake !== undefined) throw new Error(`condition: ${JSON.stringify(mistake)}`);
  const catalogue = await listCatalogueIds(trx, programmeId);
  await retireAll(trx, surveyId);
  const sectionIds = await writeSections(trx, surveyId, questionnaire);
  const questionIds = await writeQuestions(trx, surveyId, questionnaire, sectionIds, catalogue);
  await writeOptions(trx, questionnaire, questionIds, catalogue);
  if (leftOut === "removed") await removeRetired(trx, surveyId);
}

/** What is written again afterwards comes back; the rest has been left out. */
async function retireAll(trx: Tx, surveyId: string): Promise<void> {
  const retiredAt = await databaseNow(trx);
  const questions = trx.selectFrom("questions").select("id").where("surveyId", "=", surveyId);
  await trx
    .updateTable("questionOptions")
    .set({ retiredAt })
    .where("questionId", "in", questions)
    .where("retiredAt", "is", null)
    .execute();
  for (const table of ["questions", "surveySections"] as const)
    await trx
      .updateTable(table)
      .set({ retiredAt })
      .where("surveyId", "=", surveyId)
      .where("retiredAt", "is", null)
      .execute();
}

async function removeRetired(trx: Tx, surveyId: string): Promise<void> {
  const questions = trx.selectFrom("questions").select("id").where("surveyId", "=", surveyId);
  await trx
    .deleteFrom("questionOptions")
    .where("questionId", "in", questions)
    .where("retiredAt", "is not", null)
    .execute();
  for (const table of ["questions", "surveySections"] as const)
    await trx.deleteFrom(table).where("surveyId", "=", surveyId).where("retiredAt", "is not", null).execute();
}

/** The sections' ids by their keys. */
async function writeSections(trx: Tx, surveyId: string, { sections }: Questionnaire): Promise<Map<string, string>> {
  if (sections.length === 0) return new Map();
  const rows = await trx
    .insertInto("surveySections")
    .values(
      sections.map(({ key, titles, helps, condition }, position) => ({
        ...{ surveyId, key, titles: json(titles), helps: json(helps), position, retiredAt: null },
        condition: condition === undefined ? null : json(condition),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["surveyId", "key"]).doUpdateSet((eb) => ({
        titles: eb.ref("excluded.titles"),
        helps: eb.ref("excluded.helps"),
        condition: eb.ref("excluded.condition"),
        position: eb.ref("excluded.position"),
        retiredAt: null,
      })),
    )
    .returning(["key", "id"])
    .execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** The questions' ids by their keys. */
async function writeQuestions(
  trx: Tx,
  surveyId: string,
  { sections }: Questionnaire,
  sectionIds: Map<string, string>,
  catalogue: CatalogueIds,
): Promise<Map<string, string>> {
  const placed = sections.flatMap(({ key, questions }) =>
    questions.map((question) => ({ sectionId: sectionIds.get(key) ?? "", question })),
  );
  if (placed.length === 0) return new Map();
  const rows = await trx
    .insertInto("questions")
    .values(
      placed.map(({ sectionId, question }, position) => ({
        ...{ surveyId, sectionId, position, retiredAt: null },
        ...questionValues(question, catalogue),
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(["surveyId", "key"]).doUpdateSet((eb) => ({
        sectionId: eb.ref("excluded.sectionId"),
        kind: eb.ref("excluded.kind"),
        block: eb.ref("excluded.block"),
        texts: eb.ref("excluded.texts"),
        helps: eb.ref("excluded.helps"),
        required: eb.ref("excluded.required"),
        settings: eb.ref("excluded.settings"),
        isShuffled: eb.ref("excluded.isShuffled"),
        condition: eb.ref("excluded.condition"),
        needId: eb.ref("excluded.needId"),
        needWeight: eb.ref("excluded.needWeight"),
        position: eb.ref("excluded.position"),
        retiredAt: null,
      })),
    )
    .returning(["key", "id"])
    .execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}

function questionValues(question: Question, catalogue: CatalogueIds) {
  const { key, kind, block, texts, helps, required, settings, shuffled: isShuffled = false } = question;
  const need = "need" in question ? question.need : undefined;
  const needWeight = "needWeight" in question ? (question.needWeight ?? 1) : 1;
  return {
    ...{ key, kind, block, texts: json(texts), helps: json(helps), required, settings: json(settings), isShuffled },
    condition: question.condition === undefined ? null : json(question.condition),
    ...{ needId: idOf(catalogue.needs, need), needWeight },
  };
}

/** So many rows go into one statement that its values stay well under what a statement may carry. */
const rowsAtOnce = 2_000;

async function writeOptions(
  trx: Tx,
  { sections }: Questionnaire,
  questionIds: Map<string, string>,
  catalogue: CatalogueIds,
): Promise<void> {
  const rows = sections
    .flatMap((section): Question[] => section.questions)
    .flatMap(({ key, options }) => optionRows(questionIds.get(key) ?? "", options, catalogue));
  for (let first = 0; first < rows.length; first += rowsAtOnce)
    await trx
      .insertInto("questionOptions")
      .values(rows.slice(first, first + rowsAtOnce))
      .onConflict((conflict) =>
        conflict.columns(["questionId", "key"]).doUpdateSet((eb) => ({
          texts: eb.ref("excluded.texts"),
          needId: eb.ref("excluded.needId"),
          needWeight: eb.ref("excluded.needWeight"),
          serviceId: eb.ref("excluded.serviceId"),
          barrierId: eb.ref("excluded.barrierId"),
          isExclusive: eb.ref("excluded.isExclusive"),
          isOther: eb.ref("excluded.isOther"),
          position: eb.ref("excluded.position"),
          retiredAt: null,
        })),
      )
      .execute();
}

function optionRows(questionId: string, options: Question["options"], catalogue: CatalogueIds) {
  return options.map((option, position) => ({
    questionId,
    key: option.key,
    texts: json(option.texts),
    needId: idOf(catalogue.needs, option.need),
    needWeight: option.needWeight ?? 1,
    serviceId: idOf(catalogue.services, option.service),
    barrierId: idOf(catalogue.barriers, option.barrier),
    isExclusive: option.exclusive ?? false,
    isOther: option.other ?? false,
    position,
    retiredAt: null,
  }));
}

// A programme may have removed an entry from its catalogue; the option is then asked about all the same.
function idOf(ids: Map<string, string>, key: string | undefined): string | null {
  return key === undefined ? null : (ids.get(key) ?? null);
}
