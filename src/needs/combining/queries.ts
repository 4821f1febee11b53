import { listNeeds, type Need } from "../../catalogue/index.ts";
import { listOrganisations, organisationsOfParts, type Organisation } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { listSurveys } from "../../surveys/index.ts";
import { askedItems, itemValues, type Item } from "../items.ts";
import { mean, needProfiles } from "../profiles.ts";
import { loadNeedsSeen, type NeedsSeen, type Respondent } from "../queries.ts";
import { mergedStrength, topicLevel, type NeedValues } from "../values.ts";
import { backgrounds, mergeRows, type Background, type KnownRespondent, type Row } from "./rows.ts";
import { largestOf, meanOf, onOneScale } from "./values.ts";

/** Whose answers make profiles. */
export interface ProfileChoice {
  /** What a respondent has answered in several surveys is combined; the first survey's background holds. */
  surveyIds: readonly string[];
  /** What a row is: a respondent, or an organisation with all its units and people. */
  subject?: "respondents" | "organisations";
  /** The one respondent whose answers are read at all; those of everybody when left out. */
  respondentId?: string;
  /** Which respondents count; all of them when left out. */
  keeps?: (background: Background) => boolean;
}

/** Need profiles: one row per respondent or organisation, one column per need, in the order of the lists. */
export interface SurveyProfiles {
  organisations: { id: string; name: string; industryId: string | null; industryNames: Texts | null }[];
  /** Whose answers are in each row. */
  answeredBy: KnownRespondent[][];
  needs: Need[];
  /** Strengths 0 … 1; several sources of a need are merged by the largest. */
  values: (number | null)[][];
  /** Present levels, 0 … levelSteps − 1 of the need's column. */
  levels: (number | null)[][];
  levelSteps: number[];
  /** The level of a topic that suits the organisation as a whole: 0 basics … 2 advanced. */
  generalLevels: (number | null)[];
  /** Mean of what the organisation answered, 0 … 1. */
  intensity: (number | null)[];
  /** The values block by block, as grouping takes them. */
  respondents: NeedValues[];
  barriers: Item[];
  /** 1 met, 0 not, null left blank, between them where an organisation's respondents differ; by organisation, then barrier. */
  barrierValues: (number | null)[][];
  services: Item[];
  /** The same: 1 in use, 0 not. */
  serviceValues: (number | null)[][];
}

/** Levels of topics: basics, intermediate, advanced. */
const topicLevels = 3;

/** The sent answers of the chosen surveys as need profiles, by name. */
export async function loadProfiles(
  db: Db,
  programmeId: string,
  { surveyIds, subject = "respondents", respondentId, keeps = () => true }: ProfileChoice,
): Promise<SurveyProfiles> {
  const organisations = await listOrganisations(db, programmeId);
  const seen = await loadSeen(db, programmeId, surveyIds, respondentId);
  const asked = new Set(seen.flatMap(({ needs }) => needs.map(({ key }) => key)));
  const needs = (await listNeeds(db, programmeId)).filter(({ key }) => asked.has(key));

  const rows = rowsOf(seen, organisations, { subject, keeps });
  const all = onOneScale(rows.map(({ values }) => values));
  const keys = needs.map(({ key }) => key);
  const [barriers, services] = [itemsOf(seen, "barriers"), itemsOf(seen, "services")];
  return {
    ...needProfiles(all, keys),
    organisations: describe(rows, organisations),
    answeredBy: rows.map(({ respondents }) => respondents),
    needs,
    levelSteps: keys.map((key) => all.find(({ judgements }) => judgements.has(key))?.judgements.get(key)?.steps ?? 1),
    generalLevels: all.map(generalLevel),
    respondents: all,
    barriers,
    barrierValues: rows.map((row) => barriers.map(({ key }) => mergedStrength(row.barriers, key))),
    services,
    serviceValues: rows.map((row) => services.map(({ key }) => mergedStrength(row.services, key))),
  };
}

/** A survey of several that is there no more is passed over. */
async function loadSeen(
  db: Db,
  programmeId: string,
  surveyIds: readonly string[],
  respondentId: string | undefined,
): Promise<NeedsSeen[]> {
  const known = new Set((await listSurveys(db, programmeId)).map(({ id }) => id));
  const chosen = surveyIds.length === 1 ? surveyIds : surveyIds.filter((id) => known.has(id));
  const seen: NeedsSeen[] = [];
  for (const surveyId of chosen) seen.push(await loadNeedsSeen(db, programmeId, surveyId, respondentId));
  return seen;
}

function rowsOf(
  seen: readonly NeedsSeen[],
  organisations: readonly Organisation[],
  { subject, keeps }: Required<Pick<ProfileChoice, "subject" | "keeps">>,
): Row[] {
  const backgroundOf = backgrounds(organisations);
  const sources = seen.flatMap(({ questionnaire, respondents }) =>
    respondents.map(({ organisationId: id, language, answers, values }: Respondent): Row => ({
      id,
      respondents: [
        {
          id,
          language,
          ...(backgroundOf.get(id) ?? { industry: null, sizeClass: null, municipality: "", within: [id] }),
        },
      ],
      values,
      barriers: itemValues(questionnaire, answers, "barriers"),
      services: itemValues(questionnaire, answers, "services"),
    })),
  );
  const answered = mergeRows(sources, ({ id }) => id, largestOf).filter(({ respondents }) => respondents.every(keeps));
  const wholeOf = subject === "organisations" ? organisationsOfParts(organisations) : new Map<string, string>();
  const nameOf = new Map(organisations.map(({ id, name }) => [id, name]));
  const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));
  return mergeRows(answered, ({ id }) => wholeOf.get(id) ?? id, meanOf).sort(
    (a, b) => inOrder(nameOf.get(a.id) ?? "", nameOf.get(b.id) ?? "") || inOrder(a.id, b.id),
  );
}

function describe(rows: readonly Row[], organisations: readonly Organisation[]): SurveyProfiles["organisations"] {
  const byId = new Map(organisations.map((one) => [one.id, one]));
  const industryOf = backgrounds(organisations);
  const industryNames = new Map(organisations.map((one) => [one.industryId, one.industryNames]));
  return rows.map(({ id }) => {
    const industryId = industryOf.get(id)?.industry ?? null;
    return { id, name: byId.get(id)?.name ?? "", industryId, industryNames: industryNames.get(industryId) ?? null };
  });
}

/** What any of the surveys asks about, each once. */
function itemsOf(seen: readonly NeedsSeen[], kind: "barriers" | "services"): Item[] {
  const items = new Map<string, Item>();
  for (const { questionnaire } of seen)
    for (const item of askedItems(questionnaire, kind)) if (!items.has(item.key)) items.set(item.key, item);
  return [...items.values()];
}

function generalLevel({ judgements }: NeedValues): number | null {
  const shares = [...judgements.values()].flatMap(({ level, steps }) => (level === null ? [] : [level / steps]));
  const share = mean(shares);
  return share === null ? null : topicLevel(share, 1, topicLevels);
}
