import { createApp } from "../../src/app.ts";
import { catalogueTemplates, copyCatalogueTemplate } from "../../src/catalogue/index.ts";
import { readConfig } from "../../src/config.ts";
import { startStaffSession } from "../../src/identity/commands.ts";
import { openEmbedded } from "../../src/platform/database.ts";
import { openLog } from "../../src/platform/logs.ts";
import { openProduct } from "../../src/product.ts";
import { organise } from "../../seeds/digivointi-organising.ts";
import { demoOwner } from "../../seeds/staff.ts";
import type { Answers } from "../../src/surveys/questionnaire/answers.ts";
import type { Question, Questionnaire } from "../../src/surveys/questionnaire/questionnaire.ts";
import { readinessSurvey } from "../../src/surveys/readiness/readiness-survey.ts";
import { everyKind } from "../surveys/questions.ts";
import { anAnonymousSurvey, someAnswer } from "../surveys/results/sent-answers.ts";
import type { Case } from "./bench.ts";
import { seededNumbers } from "./seeded.ts";

const asked = 30;

/**
 * The results of an anonymous readiness survey by sector, over HTTP on the embedded database: the template's questions and
 * more of every kind until there are thirty, each left blank by some.
 */
export async function benchResults(): Promise<Case[]> {
  const config = readConfig({ LOG_LEVEL: "silent" });
  const log = openLog("silent");
  const product = await openProduct(config, log, await openEmbedded());
  const { deps } = product;
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Bench", [], ownerId);
  const token = await deps.db.transaction().execute(async (trx) => {
    await copyCatalogueTemplate(trx, { programmeId, template: "phhyky" }, ownerId);
    return await startStaffSession(trx, ownerId, "none");
  });
  const server = createApp(deps, config, log, product.health).listen(0);
  const { port } = server.address() as { port: number };

  const cases: Case[] = [];
  for (const people of [800, 5_000]) {
    const questionnaire = thirtyQuestions();
    const surveyId = await anAnonymousSurvey(deps.db, programmeId, questionnaire, answersOf(questionnaire, people));
    const url = `http://127.0.0.1:${port}/programmes/${programmeId}/surveys/${surveyId}/results?compare=question%3Asector`;
    cases.push({
      name: `${people} answers × ${asked} questions by sector, over HTTP, embedded database`,
      limit: people === 800 ? 1_000 : 3_000,
      run: async () => {
        const response = await fetch(url, { headers: { cookie: `sid=${token}` } });
        const page = await response.text();
        if (response.status !== 200 || page.split("<h3").length <= asked || !page.includes("result-table"))
          throw new Error("no results");
      },
    });
  }
  return cases;
}

function thirtyQuestions(): Questionnaire {
  const survey = readinessSurvey(catalogueTemplates.phhyky);
  const own = survey.sections.flatMap(({ questions }): Question[] => questions).length;
  const kinds = everyKind.filter(
    ({ kind, block }) => kind !== "info" && !(kind === "single" && block === "background"),
  );
  const more = Array.from({ length: asked - own }, (_, at): Question => {
    const question = kinds[at % kinds.length]!;
    const options = question.options.map(({ key, texts }) => ({ key, texts }));
    return { ...question, key: `more-${at}`, options } as Question;
  });
  const first = survey.sections[0]!;
  return { ...survey, sections: [...survey.sections, { ...first, key: "more", questions: more }] };
}

/** Two in a hundred leave a question blank. */
function answersOf({ sections }: Questionnaire, people: number): Answers[] {
  const random = seededNumbers(people);
  const questions = sections.flatMap(({ questions: own }): Question[] => own);
  return Array.from({ length: people }, () =>
    Object.fromEntries(
      questions.flatMap((each) => (random() < 0.02 ? [] : [[each.key, someAnswer(each, random)] as const])),
    ),
  );
}
