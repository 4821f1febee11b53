import { json, type Tx } from "../../platform/database.ts";
import { conditionMistakes } from "./conditions/condition-mistakes.ts";
import { listCatalogueIds, type CatalogueIds } from "./queries.ts";
import type { Question, Questionnaire, Section } from "./questionnaire.ts";

/**
 * Writes the questionnaire's sections, questions and options into the survey; options are tied to the catalogue by their
 * keys. Conditions that cannot be followed are never written.
 */
export async function insertQuestionnaire(
  trx: Tx,
  programmeId: string,
  surveyId: string,
  questionnaire: Questionnaire,
): Promise<void> {
  const [mistake] = conditionMistakes(questionnaire);
  if (mistake !== undefined) throw new Error(`condition: ${JSON.stringify(mistake)}`);
  const catalogue = await listCatalogueIds(trx, programmeId);
  let firstQuestion = 0;
  for (const [position, section] of questionnaire.sections.entries()) {
    const sectionId = await insertSection(trx, surveyId, section, position);
    for (const [at, question] of section.questions.entries())
      await insertQuestion(trx, { surveyId, sectionId, position: firstQuestion + at }, question, catalogue);
    firstQuestion += section.questions.length;
  }
}

async function insertSection(trx: Tx, surveyId: string, section: Section, position: number): Promise<string> {
  const { key, titles, helps, condition } = section;
  const values = {
    ...{ surveyId, key, titles: json(titles), helps: json(helps), position },
    condition: condition === undefined ? null : json(condition),
  };
  return (await trx.insertInto("surveySections").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function insertQuestion(
  trx: Tx,
  place: { surveyId: string; sectionId: string; position: number },
  question: Question,
  catalogue: CatalogueIds,
): Promise<void> {
  const { key, kind, block, texts, helps, required, settings, options, shuffled: isShuffled = false } = question;
  const need = "need" in question ? question.need : undefined;
  const needWeight = "needWeight" in question ? (question.needWeight ?? 1) : 1;
  const values = {
    ...{ key, kind, block, texts: json(texts), helps: json(helps), required, settings: json(settings), isShuffled },
    condition: question.condition === undefined ? null : json(question.condition),
    ...{ needId: idOf(catalogue.needs, need), needWeight },
  };
  const { id } = await trx
    .insertInto("questions")
    .values({ ...place, ...values })
    .returning("id")
    .executeTakeFirstOrThrow();
  if (options.length === 0) return;
  const rows = options.map((option, position) => ({
    questionId: id,
    key: option.key,
    texts: json(option.texts),
    needId: idOf(catalogue.needs, option.need),
    needWeight: option.needWeight ?? 1,
    serviceId: idOf(catalogue.services, option.service),
    barrierId: idOf(catalogue.barriers, option.barrier),
    isExclusive: option.exclusive ?? false,
    isOther: option.other ?? false,
    position,
  }));
  await trx.insertInto("questionOptions").values(rows).execute();
}

// A programme may have removed an entry from its catalogue; the option is then asked about all the same.
function idOf(ids: Map<string, string>, key: string | undefined): string | null {
  return key === undefined ? null : (ids.get(key) ?? null);
}
