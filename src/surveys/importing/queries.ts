import { catalogueTemplates, listNeeds } from "../../catalogue/index.ts";
import {
  getImportOutcome,
  listOrganisations,
  listParticipants,
  ownName,
  type Participant,
} from "../../organisations/index.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { listIndustries } from "../../programmes/index.ts";
import { listSurveys, type Survey } from "../queries.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import type { ResponseSource } from "../survey-life.ts";
import { isOwnForm } from "./own-form.ts";
import { firstNumber, respondentNumber } from "./identity.ts";
import { nameKey } from "./names.ts";
import type { Written } from "./responses/changes.ts";
import { surveyTemplateNames, surveyTemplates, type SurveyTemplateName } from "../templates.ts";

/** What of the programme a file is held against: who is known in it already. */
export interface Surroundings {
  /** Organisations' ids by the key of their name. */
  organisations: Map<string, string>;
  /** Industries' ids by the keys of their names in every language. */
  industries: Map<string, string>;
  /** The needs in the catalogue, by the keys of their names in every language. */
  needs: Set<string>;
  /** Whose addresses are known: the organisation's name, null where several have the same address. */
  byEmail: Map<string, string | null>;
}

export async function getSurroundings(db: Db, programmeId: string): Promise<Surroundings> {
  const organisations = await listOrganisations(db, programmeId);
  const industries = await listIndustries(db, programmeId);
  const needs = await listNeeds(db, programmeId);
  return {
    organisations: new Map(organisations.map(({ id, name }) => [nameKey(name), id])),
    industries: new Map(industries.flatMap(({ id, names }) => namesOf(names).map((name) => [nameKey(name), id]))),
    needs: new Set(needs.flatMap(({ names }) => namesOf(names).map(nameKey))),
    byEmail: addressBook(organisations, await listParticipants(db, programmeId)),
  };
}

function addressBook(organisations: readonly { id: string; name: string }[], participants: readonly Participant[]) {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const byEmail = new Map<string, string | null>();
  for (const { email, organisationId } of participants) {
    const name = names.get(organisationId) ?? null;
    const before = byEmail.get(email.toLowerCase());
    byEmail.set(email.toLowerCase(), before === undefined || before === name ? name : null);
  }
  return byEmail;
}

const namesOf = (names: Texts) => locales.map((locale) => names[locale]);

/** Where an export of the product's own belongs: a survey of the programme, or a new one made from the template. */
export type OwnTarget = { questionnaire: Questionnaire } & (
  { surveyId: string; titles: Texts } | { template: SurveyTemplateName; titles: Texts }
);

/** What the file's headers are an export of: the newest survey published or brought in, else a template, else nothing. */
export async function findOwnTarget(
  db: Db,
  programmeId: string,
  header: readonly string[],
): Promise<OwnTarget | undefined> {
  for (const survey of await listSurveys(db, programmeId)) {
    if (survey.state === "draft" || survey.anonymity === "anonymous") continue;
    // An export has the answers to questions that were left out later too: they come back with the others.
    const questionnaire = await getQuestionnaire(db, survey.id, { retired: true });
    if (isOwnForm(header, questionnaire)) return { questionnaire, surveyId: survey.id, titles: survey.titles };
  }
  for (const template of surveyTemplateNames) {
    const { catalogue, anonymity, questionnaire: make } = surveyTemplates[template];
    if (anonymity === "anonymous") continue;
    const questionnaire = make(catalogueTemplates[catalogue]);
    if (isOwnForm(header, questionnaire)) return { questionnaire, template, titles: questionnaire.titles };
  }
  return undefined;
}

/** The surveys that answers can be brought into: named ones that have been published and whose answers are not erased. */
export async function listImportTargets(db: Db, programmeId: string): Promise<Survey[]> {
  const surveys = await listSurveys(db, programmeId);
  return surveys.filter(
    ({ state, anonymity, answersErasedAt }) => state !== "draft" && anonymity === "named" && answersErasedAt === null,
  );
}

/** A survey made from a file; what number the file's first row gives, where its rows have no names. */
export interface Imported {
  id: string;
  titles: Texts;
  importFirstNumber: number | null;
}

/** The survey that was made from the same file before. */
export async function findImported(db: Db, programmeId: string, importKey: string): Promise<Imported | undefined> {
  const query = db
    .selectFrom("surveys")
    .select(["id", "titles", "importFirstNumber"])
    .where("programmeId", "=", programmeId);
  return await query.where("importKey", "=", importKey).executeTakeFirst();
}

/**
 * The number of the respondent on the file's first row: the one that the survey remembers, so that a first row left out
 * does not move the others, else the next free one. `pattern` is the name of a numbered respondent with "#".
 */
export async function getFirstNumber(
  db: Db,
  programmeId: string,
  survey: Pick<Imported, "id" | "importFirstNumber"> | undefined,
  pattern: string,
): Promise<number> {
  if (survey !== undefined && survey.importFirstNumber !== null) return survey.importFirstNumber;
  const numbersIn = (names: readonly string[]) =>
    names.map((name) => respondentNumber(nameKey(ownName(name)), nameKey(pattern))).filter((number) => number !== null);
  const before = survey === undefined ? [] : numbersIn((await listResponders(db, survey.id)).map(({ name }) => name));
  return firstNumber(before, numbersIn([...(await getSurroundings(db, programmeId)).organisations.keys()]));
}

/** What became of a file, for its survey's page. */
export type ImportDone = { surveyId: string; replaced?: number } & Omit<Written, "replaced">;

/** What became of the uploaded file, where it has been brought in already. */
export async function findDone(db: Db, programmeId: string, draftId: string): Promise<ImportDone | undefined> {
  return (await getImportOutcome(db, programmeId, draftId, "answers")) as ImportDone | undefined;
}

export interface Responder {
  responseId: string;
  organisationId: string;
  name: string;
  source: ResponseSource;
  isSent: boolean;
}

/** Who has a response in the survey, from where. */
export async function listResponders(db: Db, surveyId: string): Promise<Responder[]> {
  return await db
    .selectFrom("responses")
    .innerJoin("organisations", "organisations.id", "responses.organisationId")
    .select(["responses.id as responseId", "organisations.id as organisationId", "organisations.name"])
    .select((eb) => ["responses.source", eb("responses.sentAt", "is not", null).$castTo<boolean>().as("isSent")])
    .where("responses.surveyId", "=", surveyId)
    .execute();
}

/** Lets one import at a time into the programme. */
export async function lockProgramme(trx: Tx, programmeId: string): Promise<void> {
  await trx
    .selectFrom("programmes")
    .select("id")
    .where("id", "=", programmeId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

/** The draft survey that an uploaded structure has become. */
export async function findMade(
  db: Db,
  programmeId: string,
  draftId: string,
): Promise<{ surveyId: string } | undefined> {
  return (await getImportOutcome(db, programmeId, draftId, "structure")) as { surveyId: string } | undefined;
}
