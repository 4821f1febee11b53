import { databaseNow, type Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { stateOf } from "../article.ts";
import { lockArticle } from "../queries.ts";
import type { Verdict } from "./forms.ts";

/** Whether the published article helped the reader: once a person, and a later word stands in for the earlier one. */
export async function giveVerdict(
  db: Db,
  place: { programmeId: string; articleId: string },
  { helped, why }: Verdict,
  userId: string,
): Promise<void> {
  const { articleId } = place;
  await db.transaction().execute(async (trx) => {
    const article = await lockArticle(trx, place);
    const { publishedVersion: version } = article;
    if (version === null || stateOf(article) !== "published") throw new NotFound("article");
    const verdict = { version, helped, why, givenAt: await databaseNow(trx) };
    await trx
      .insertInto("articleVerdicts")
      .values({ articleId, userId, ...verdict })
      .onConflict((conflict) => conflict.columns(["articleId", "userId"]).doUpdateSet(verdict))
      .execute();
  });
}
