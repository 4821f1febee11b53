import type { Visitor } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import type { SurveyAccess, SurveyAnonymity } from "../survey-life.ts";

/** A survey that a new one can be copied from. */
export interface Source {
  id: string;
  programmeId: string;
  programmeName: string;
  titles: Texts;
  anonymity: SurveyAnonymity;
  access: SurveyAccess;
  /** Questions that are asked now. */
  questions: number;
}

/** The surveys of needs of every programme where the person may plan, the given programme's first, newest first. */
export async function listSources(db: Db, visitor: Visitor, programmeId: string): Promise<Source[]> {
  const rows = await sources(db, visitor).orderBy("programmes.name").orderBy("surveys.createdAt", "desc").execute();
  const own = rows.filter((source) => source.programmeId === programmeId);
  return [...own, ...rows.filter((source) => source.programmeId !== programmeId)];
}

/** One of them; a survey of a programme where the person may not plan is not found. */
export async function getSource(db: Db, visitor: Visitor, sourceId: string): Promise<Source> {
  const source = await sources(db, visitor).where("surveys.id", "=", sourceId).executeTakeFirst();
  if (source === undefined) throw new NotFound("survey");
  return source;
}

function sources(db: Db, visitor: Visitor) {
  return db
    .selectFrom("surveys")
    .innerJoin("programmes", "programmes.id", "surveys.programmeId")
    .select(["surveys.id", "surveys.programmeId", "programmes.name as programmeName", "titles", "anonymity", "access"])
    .select((eb) =>
      eb
        .selectFrom("questions")
        .select(({ fn }) => fn.countAll<number>().as("count"))
        .whereRef("questions.surveyId", "=", "surveys.id")
        .where("questions.kind", "!=", "info")
        .where("questions.retiredAt", "is", null)
        .$asScalar()
        .$notNull()
        .as("questions"),
    )
    .where("purpose", "=", "needs")
    .$if(!visitor.isAdmin, (query) =>
      query.where("surveys.programmeId", "in", (eb) =>
        eb
          .selectFrom("memberships")
          .select("programmeId")
          .where("userId", "=", visitor.userId)
          .where("role", "in", ["planner", "owner"]),
      ),
    );
}
