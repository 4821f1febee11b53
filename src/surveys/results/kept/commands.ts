import type { Tx } from "../../../platform/database.ts";
import { isShown } from "../../../platform/visibility.ts";
import type { Survey } from "../../queries.ts";
import { loadShown } from "../queries.ts";
import { keepAnswers } from "./queries.ts";

/**
 * Keeps what who sees groups only has been shown of a survey with names, before it is opened again. A part of that act,
 * which has locked the survey. What was kept before and is shown still stays.
 */
export async function keepShown(trx: Tx, survey: Survey): Promise<void> {
  const { shown, rows } = await loadShown(trx, survey);
  if (shown.kind !== "now" || !isShown(rows.length)) return;
  await keepAnswers(trx, survey.id, shown);
}
