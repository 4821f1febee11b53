import {
  isWanted,
  listMentions,
  loadProfiles,
  tellingStems,
  topicLevel,
  type Mentions,
  type ProfileChoice,
  type SurveyProfiles,
} from "../../../needs/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Locale } from "../../../platform/locales.ts";
import { latestSurvey, listOpenedSurveys } from "../../../surveys/index.ts";
import { topicLevels } from "../kinds.ts";
import { listTopics } from "../queries.ts";
import { topicDrafts, type DraftNeed, type TopicDraft } from "./draft.ts";

/** What may become topics, and what staff have refused; with what the open answers say of each need, by its id. */
export interface DraftsSeen {
  drafts: TopicDraft[];
  refused: TopicDraft[];
  mentions: Map<string, Mentions>;
}

/** The drafts that staff have not refused, what most need first; the newest survey is read unless others are chosen. */
export async function listTopicDrafts(db: Db, programmeId: string, choice?: ProfileChoice): Promise<TopicDraft[]> {
  return (await loadDrafts(db, programmeId, choice)).drafts;
}

/**
 * The draft of one need, refused or not. A proposal may rest on another survey than the newest, so one that the newest
 * does not ask for is looked for in all that have been published.
 */
export async function findTopicDraft(db: Db, programmeId: string, needId: string): Promise<TopicDraft | undefined> {
  const among = ({ drafts, refused }: DraftsSeen) => [...drafts, ...refused].find((draft) => draft.needId === needId);
  const published = await listOpenedSurveys(db, programmeId);
  const all = { surveyIds: published.map(({ id }) => id), subject: "organisations" as const };
  return among(await loadDrafts(db, programmeId)) ?? among(await loadDrafts(db, programmeId, all));
}

export async function loadDrafts(db: Db, programmeId: string, choice?: ProfileChoice): Promise<DraftsSeen> {
  const chosen = choice ?? (await newestSurvey(db, programmeId));
  const mentions = await listMentions(db, programmeId, chosen.surveyIds);
  const profiles = await loadProfiles(db, programmeId, chosen);
  const all = topicDrafts({
    needs: profiles.needs.map(({ id, names, descriptions, keywords }): DraftNeed => {
      const stems = (lang: Locale) => tellingStems([names[lang], ...keywords[lang]].join("\n"), lang);
      const inEach = { fi: stems("fi"), sv: stems("sv"), en: stems("en") };
      return { id, names, descriptions, stems: inEach, keywords: mentions.get(id)?.keywords ?? [] };
    }),
    wants: profiles.values.map((row) => row.map((strength) => (strength === null ? null : isWanted(strength)))),
    levels: levelsOf(profiles),
    topics: await listTopics(db, programmeId),
  });
  const refused = new Set(await listRefusedTopicDrafts(db, programmeId));
  return {
    drafts: all.filter(({ needId }) => !refused.has(needId)),
    refused: all.filter(({ needId }) => refused.has(needId)),
    mentions,
  };
}

/** The needs for which staff want no draft. */
export async function listRefusedTopicDrafts(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("refusedTopicDrafts")
    .select("needId")
    .where("programmeId", "=", programmeId)
    .orderBy("refusedAt", "desc")
    .orderBy("needId")
    .execute();
  return rows.map(({ needId }) => needId);
}

async function newestSurvey(db: Db, programmeId: string): Promise<ProfileChoice> {
  const survey = await latestSurvey(db, programmeId);
  return { surveyIds: survey === undefined ? [] : [survey.id], subject: "organisations" };
}

/** Present levels as levels of topics: the one stated for the need, else that of the organisation as a whole. */
function levelsOf({ levels, levelSteps, generalLevels }: SurveyProfiles): (number | null)[][] {
  return levels.map((row, i) =>
    row.map((level, need) =>
      level === null ? (generalLevels[i] ?? null) : topicLevel(level, levelSteps[need] ?? 1, topicLevels.length),
    ),
  );
}
