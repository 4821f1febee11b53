import { loadProfiles, type SurveyProfiles } from "../../../needs/index.ts";
import { listOrganisations } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { listIndustries, type Industry } from "../../../programmes/index.ts";
import { listOpenedSurveys, type Survey } from "../../../surveys/index.ts";
import type { RunChoice } from "../../forms.ts";
import { listLinks } from "../../hand/queries.ts";
import { findCurrentRun, findLatestRun, getRun, getVariantInUse, listMembers, type Run } from "../../queries.ts";
import type { RunSettings, StartRefusal } from "../../runs/settings.ts";
import type { Hand } from "../constraints.ts";

/** The settings that a choice comes to, with staff's links and locks as they are now. */
export type Resolved = { settings: RunSettings; seed: number } | { refused: StartRefusal };

export async function resolveChoice(db: Db, programmeId: string, choice: RunChoice): Promise<Resolved> {
  const { repeat, sameAs, seed } = choice;
  if (repeat !== undefined) return await getRun(db, programmeId, repeat);
  const hand = choice.hand === "keep" ? await loadHand(db, programmeId) : { links: [], locks: [] };
  if (sameAs !== undefined) {
    const before = await getRun(db, programmeId, sameAs);
    return { settings: { ...before.settings, hand }, seed: before.seed };
  }
  const surveys = await listChoosable(db, programmeId);
  const [newest] = surveys;
  if (newest === undefined) return { refused: "no-survey" };
  if (choice.survey.some((id) => !surveys.some((survey) => survey.id === id))) throw new NotFound("survey");
  const chosen = surveys.filter(({ id }) => choice.survey.includes(id));
  const { k, blank, subject, weight, need, industries, languages, sizes, municipalities, parts } = choice;
  return {
    seed,
    settings: {
      ...{ k, blank, subject, hand },
      surveyIds: (chosen.length === 0 ? [newest] : chosen).map(({ id }) => id),
      weights: weight,
      needWeights: Object.fromEntries(Object.entries(need).filter(([, each]) => each !== 1)),
      filter: { industries, languages, sizes, municipalities, parts },
      sizes: { least: choice.least, most: choice.most },
    },
  };
}

/** Surveys that have answers or may get them, the newest first. */
async function listChoosable(db: Db, programmeId: string): Promise<Survey[]> {
  return await listOpenedSurveys(db, programmeId);
}

/** The programme's links, and who is locked in the groups that are in use. */
export async function loadHand(db: Db, programmeId: string): Promise<Hand> {
  const links = await listLinks(db, programmeId);
  const run = await findCurrentRun(db, programmeId);
  const members = run === undefined ? [] : await listMembers(db, (await getVariantInUse(db, run.id)).id);
  const locks = members.flatMap(({ organisationId, groupId, isLocked }) =>
    isLocked && groupId !== null ? [{ organisationId, groupId }] : [],
  );
  return { links, locks };
}

/** All that settings are chosen from. */
export interface Choices {
  programmeId: string;
  surveys: Survey[];
  industries: Industry[];
  /** Everybody who has answered any of the surveys. */
  answered: SurveyProfiles;
  /** Whether there are units or people of organisations, which can be counted as one. */
  hasParts: boolean;
  hand: Hand;
  /** The organisations and units that have parts, by name. */
  wholes: { id: string; name: string }[];
  /** Organisations' names by id. */
  names: Map<string, string>;
  /** The run that the form begins with. */
  before: Run | undefined;
}

/** @param runId the run to begin with; else the current one, or the last that was tried. */
export async function loadChoices(db: Db, programmeId: string, runId?: string): Promise<Choices> {
  const surveys = await listChoosable(db, programmeId);
  const organisations = await listOrganisations(db, programmeId);
  const parents = new Set(organisations.map(({ parentId }) => parentId));
  return {
    programmeId,
    surveys,
    industries: await listIndustries(db, programmeId),
    answered: await loadProfiles(db, programmeId, { surveyIds: surveys.map(({ id }) => id) }),
    hasParts: organisations.some(({ parentId }) => parentId !== null),
    wholes: organisations.filter(({ id }) => parents.has(id)).map(({ id, name }) => ({ id, name })),
    names: new Map(organisations.map(({ id, name }) => [id, name])),
    hand: await loadHand(db, programmeId),
    before:
      runId === undefined
        ? ((await findCurrentRun(db, programmeId)) ?? (await findLatestRun(db, programmeId)))
        : await getRun(db, programmeId, runId),
  };
}
