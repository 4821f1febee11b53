import { keyFrom } from "../../../catalogue/index.ts";
import type { ImportDraft } from "../../../organisations/index.ts";
import { tokenHash } from "../../../platform/browser-session.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { Survey } from "../../queries.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { hasOptions, type Question, type Questionnaire } from "../../questionnaire/questionnaire.ts";
import type { StoredQuestionnaire } from "../../questionnaire/stored.ts";
import type { FileDescription } from "../files/description.ts";
import { readTableOf } from "../files/queries.ts";
import type { Decisions } from "../files/decisions.ts";
import { codeKey, type AnswersReading, type ForeignResponse } from "../files/reading.ts";
import { importKey } from "../identity.ts";
import { guessedMapping } from "../mapping/guess.ts";
import { keptMapping } from "../mapping/kept.ts";
import { allDecisions, matchOf, roleOf, type Mapping } from "../mapping/mapping.ts";
import { answerTo, unitsOf, type Unit } from "../mapping/units.ts";
import { mappingMistake, planImport, tokenIn, type ImportPlan, type KnownPeople, type UnitTable } from "../plan.ts";
import { filePoints, type Point } from "../points/point.ts";
import { findImported, getSurroundings, listImportTargets, type Imported, type Surroundings } from "../queries.ts";
import { importedWords } from "../survey/words.ts";
import { knownTexts } from "./matched.ts";
import { planQuestions, type Planned } from "./planned.ts";

/** An uploaded file with how it is to be read: everything that its pages and its import go by. */
export interface Material {
  draft: ImportDraft;
  mapping: Mapping;
  description: FileDescription;
  reading: AnswersReading;
  units: Unit[];
  /** The survey that the answers go into; null where they become a new one. */
  into: { survey: Survey; questionnaire: Questionnaire } | null;
}

/** Reads the uploaded file as the mapping says. A survey that is no longer there counts as none chosen. */
export async function getMaterial(
  { db, workers }: Pick<Deps, "db" | "workers">,
  programmeId: string,
  draft: ImportDraft,
  mapping: Mapping,
): Promise<Material> {
  const survey = (await listImportTargets(db, programmeId)).find(({ id }) => id === mapping.into);
  const into = survey === undefined ? null : { survey, questionnaire: await getQuestionnaire(db, survey.id) };
  const questions = into?.questionnaire.sections.flatMap((section): Question[] => section.questions) ?? [];
  const matched = Object.entries(mapping.roles).flatMap(([code, role]) => {
    const question = questions.find(({ key }) => key === matchOf(role));
    return question === undefined || !hasOptions(question) ? [] : [[codeKey(code), knownTexts(question)] as const];
  });
  const decisions = allDecisions(mapping, new Map(questions.map(({ key, kind }) => [key, kind])));
  const { description, reading } = await readTableOf(workers, draft, { known: new Map(matched), decisions });
  const hasMatrix = questions.some(({ kind }) => kind === "matrix");
  const settled = { ...mapping, into: survey?.id ?? null };
  return { draft, mapping: settled, description, reading, units: unitsOf(reading, hasMatrix), into };
}

/** The file's questions and rows as they would be brought in, with what is still to be said. */
export interface Prepared extends Planned, ImportPlan {
  /** What makes the file the same one again, where it becomes a survey of its own. */
  key: string;
  known: Imported | undefined;
  /** The survey as it is stored, of the same file before or the one that staff chose. */
  stored: StoredQuestionnaire | null;
  points: Point[];
}

export async function prepareImport(
  db: Db,
  programmeId: string,
  material: Material,
  { byEmail }: Pick<Surroundings, "byEmail">,
  otherTexts: Texts,
): Promise<Prepared> {
  const { draft, mapping, reading, units, into } = material;
  const target = { kind: reading.kind, units, mapping, questionnaire: into?.questionnaire ?? null, otherTexts };
  const first = planQuestions({ ...target, stored: null }, keyFrom);
  const asked = { families: first.families, questions: first.brought.map(({ question }) => question) };
  const key = importKey(draft.fileName, asked, mapping);
  const known = into === null ? await findImported(db, programmeId, key) : undefined;
  const storedId = into?.survey.id ?? known?.id;
  const stored = storedId === undefined ? null : await getQuestionnaire(db, storedId, { retired: true });
  const planned = known === undefined ? first : planQuestions({ ...target, stored }, keyFrom);
  const table = unitTable(reading.responses, units, draft);
  const people: KnownPeople = { byEmail, byToken: await listInvited(db, into?.survey.id ?? null, table, planned) };
  const plan = planImport(table, { mapping, people, ...planned });
  return { ...planned, ...plan, key, known, stored, points: [...filePoints(reading, units, mapping), ...planned.open] };
}

/** What stands in each unit's column, row by row. */
function unitTable(responses: readonly ForeignResponse[], units: readonly Unit[], draft: ImportDraft): UnitTable {
  const rows = responses.map((response) => {
    const line = draft.rows[response.row - draft.headerRow - 1] ?? [];
    const cells = units.map((unit) => {
      const { source, column, kind } = unit;
      if (source.from === "own") return response.about[source.name] ?? "";
      // A choice may stand in its cell with a code that is none of its words.
      const answer = kind === "single" ? answerTo(unit, response) : null;
      if (answer?.kind === "value") return answer.value;
      return column === null ? "" : (line[column] ?? "");
    });
    return { response, cells };
  });
  return { units, rows };
}

/** The organisations of those who were invited to the survey, by the codes of their links in the file. */
async function listInvited(
  db: Db,
  surveyId: string | null,
  { units, rows }: UnitTable,
  { roles }: Planned,
): Promise<Map<string, string>> {
  const at = units.findIndex((_, place) => roles[place] === "token");
  const tokens = [...new Set(rows.map(({ cells }) => tokenIn(cells[at] ?? "")))].filter((token) => token !== "");
  if (surveyId === null || at === -1 || tokens.length === 0) return new Map();
  const links = await db
    .selectFrom("surveyLinks")
    .innerJoin("surveyInvitations", "surveyInvitations.id", "surveyLinks.invitationId")
    .innerJoin("organisations", "organisations.id", "surveyInvitations.organisationId")
    .select(["surveyLinks.tokenHash", "organisations.name"])
    .where("surveyInvitations.surveyId", "=", surveyId)
    .execute();
  const names = new Map(links.map(({ tokenHash: hash, name }) => [hash, name]));
  return new Map(tokens.flatMap((token) => {
    const name = names.get(tokenHash(token));
    return name === undefined ? [] : [[token, name] as const];
  })); // prettier-ignore
}

/**
 * The uploaded file as its mapping page shows it: as staff have said, or as it is likely to be read into the survey that
 * they choose now. What they have said of open points holds for both.
 */
export async function getShownMaterial(
  deps: Pick<Deps, "db" | "workers">,
  programmeId: string,
  draft: ImportDraft,
  wanted: string | null | undefined,
): Promise<Material> {
  const kept = keptMapping(draft.mapping);
  if (kept !== null && (wanted === undefined || wanted === kept.into)) return await getMaterial(deps, programmeId, draft, kept); // prettier-ignore
  const decisions = kept?.decisions ?? {};
  const material = await getMaterial(deps, programmeId, draft, unread(wanted ?? null, decisions));
  const { reading, units, into } = material;
  const target = into === null ? null : { id: into.survey.id, questionnaire: into.questionnaire };
  return { ...material, mapping: { ...guessedMapping(reading, units, draft, target), decisions } };
}

function unread(into: string | null, decisions: Decisions): Mapping {
  return { into, roles: {}, blocks: {}, scale: { min: 1, max: 5 }, chosenFrom: 1, part: "unit", unfinished: null, decisions }; // prettier-ignore
}

/** Every point that staff are asked about, those first that are still open. */
export async function listPoints(deps: Reading, programmeId: string, material: Material): Promise<Point[]> {
  const { draft, mapping } = material;
  const open = await listOpenPoints(deps, programmeId, material);
  if (Object.keys(mapping.decisions).length === 0) return open;
  const unsettled = await getMaterial(deps, programmeId, draft, { ...mapping, decisions: {} });
  const ids = new Set(open.map(({ id }) => id));
  return [...open, ...(await listOpenPoints(deps, programmeId, unsettled)).filter(({ id }) => !ids.has(id))];
}

async function listOpenPoints({ db, texts }: Reading, programmeId: string, material: Material): Promise<Point[]> {
  const { other } = importedWords(material.draft.fileName, texts);
  return (await prepareImport(db, programmeId, material, await getSurroundings(db, programmeId), other)).points;
}

type Reading = Pick<Deps, "db" | "texts" | "workers">;

/** What staff do next with the uploaded file: say what its questions are, settle what is open, or look and accept. */
export async function getNextStep(
  deps: Reading,
  programmeId: string,
  draft: ImportDraft,
): Promise<"mapping" | "points" | "preview"> {
  const mapping = keptMapping(draft.mapping);
  if (mapping === null) return "mapping";
  const material = await getMaterial(deps, programmeId, draft, mapping);
  const { units, reading } = material;
  const roles = units.map((unit) => roleOf(material.mapping, unit));
  // What was settled may make new questions of the columns, and a kept mapping may be of a survey that is gone.
  const isWhole =
    units.every(({ code }) => Object.hasOwn(mapping.roles, code)) && material.mapping.into === mapping.into;
  if (!isWhole || mappingMistake(mapping, roles) !== null || lacksUnfinished(mapping, reading)) return "mapping";
  return (await listOpenPoints(deps, programmeId, material)).length > 0 ? "points" : "preview";
}

/** Whether staff have still to say what becomes of unfinished answers. */
export function lacksUnfinished({ unfinished }: Mapping, { responses }: AnswersReading): boolean {
  return unfinished === null && responses.some(({ isFinished }) => isFinished === false);
}
