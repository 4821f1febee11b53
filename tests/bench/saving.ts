import { Temporal } from "temporal-polyfill";
import { readConfig } from "../../src/config.ts";
import { openEmbedded } from "../../src/platform/database.ts";
import { openLog } from "../../src/platform/logs.ts";
import { openProduct } from "../../src/product.ts";
import { organise } from "../../seeds/digivointi-organising.ts";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { rememberingLinks } from "../../seeds/links.ts";
import { demoOwner } from "../../seeds/staff.ts";
import { openByLink, saveAnswers } from "../../src/surveys/answering/commands.ts";
import { findAskedByToken } from "../../src/surveys/answering/queries.ts";
import { seenNow } from "../../src/surveys/answering/questions/seen.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { publishSurvey } from "../../src/surveys/publishing/commands.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import { allQuestions } from "../../src/surveys/questionnaire/stored.ts";
import type { Case } from "./bench.ts";

/** Saves of one answer each, on the embedded database in memory: the act alone, without HTTP. */
export async function benchSaving(): Promise<Case[]> {
  const config = readConfig({ LOG_LEVEL: "silent" });
  const product = await openProduct(config, openLog("silent"), await openEmbedded());
  const { deps } = product;
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Bench", digivointiAnswers(), ownerId);
  const { id: surveyId } = await createSurveyFromTemplate(deps.db, { programmeId, template: "digivointi" }, ownerId);
  const posting = rememberingLinks(deps, "s");
  await publishSurvey(
    posting.deps,
    { programmeId, surveyId, closesAt: Temporal.Now.instant().add({ hours: 1 }) },
    ownerId,
  );
  const asked = await findAskedByToken(deps.db, posting.tokens[0] ?? "");
  const question = allQuestions(await getQuestionnaire(deps.db, surveyId)).find((each) => each.kind === "text");
  if (asked === undefined || question === undefined) throw new Error("nothing to answer");
  await openByLink(deps.db, posting.tokens[0] ?? "", "none");

  let stored: Parameters<typeof seenNow>[1];
  let turn = 0;
  const save = async () => {
    turn += 1;
    const raw = { kind: "text", text: `Answer ${turn}` };
    const saved = await saveAnswers(deps.db, asked.respondent, "fi", [
      { question, raw, seen: seenNow(question, stored), isTouched: true },
    ]);
    if (saved !== "closed") stored = saved.outcomes[0]?.stored;
  };
  return [
    {
      name: "100 saves of an answer one after another, embedded database",
      run: async () => {
        for (let count = 0; count < 100; count += 1) await save();
      },
    },
  ];
}
