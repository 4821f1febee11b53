import { Temporal } from "temporal-polyfill";
import { readConfig } from "../../src/config.ts";
import { registerOrganisations } from "../../src/organisations/index.ts";
import { openEmbedded } from "../../src/platform/database.ts";
import { openLog } from "../../src/platform/logs.ts";
import { openProduct } from "../../src/product.ts";
import { organise } from "../../seeds/digivointi-organising.ts";
import { demoOwner } from "../../seeds/staff.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { publishSurvey } from "../../src/surveys/publishing/commands.ts";
import type { Case } from "./bench.ts";

const organisations = 2_000;

/** A survey made and published: an invitation, a link, a mail and its job for each organisation, in one transaction. */
export async function benchPublishing(): Promise<Case[]> {
  const product = await openProduct(readConfig({ LOG_LEVEL: "silent" }), openLog("silent"), await openEmbedded());
  const { deps } = product;
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Bench", [], ownerId);
  const rows = Array.from({ length: organisations }, (_, at) => ({
    ...{ name: `Organisaatio ${at}`, industryId: null, sizeClass: null, municipality: "" },
    contacts: [{ name: `Yhteyshenkilö ${at}`, email: `y${at}@example.org`, locale: "fi" as const }],
  }));
  await deps.db.transaction().execute(async (trx) => await registerOrganisations(trx, programmeId, rows));
  return [
    {
      name: `a survey published for ${organisations} organisations, embedded database`,
      run: async () => {
        const survey = await createSurveyFromTemplate(deps.db, { programmeId, template: "digivointi" }, ownerId);
        const closesAt = Temporal.Now.instant().add({ hours: 24 });
        const published = await publishSurvey(deps, { programmeId, surveyId: survey.id, closesAt }, ownerId);
        if (!("mailed" in published) || published.mailed !== organisations) throw new Error("not published");
      },
    },
  ];
}
