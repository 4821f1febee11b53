import { asking, type Asking } from "../../platform/asking.ts";
import type { Db } from "../../platform/database.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import { sendFile } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../platform/spreadsheets.ts";
import type { Commitment } from "../commitment/commitment.ts";
import { OrganisationsParams } from "../forms.ts";
import { columns } from "../imports/columns.ts";
import { listParticipants } from "../participants/queries.ts";
import { listOrganisations, listPlacings } from "../queries.ts";
import { listSegments } from "../segments/queries.ts";
import { columnText, commitmentText, kindText, languageText } from "../words.ts";
import type { OrganisationKind } from "../tree.ts";
import { exportRows } from "./table.ts";

const xlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export function exportRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/organisations/export.csv", "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const { name, header, rows } = await loadTable(db, programmeId, asking(res));
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get("/programmes/:programmeId/organisations/export.xlsx", "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const { name, header, rows } = await loadTable(db, programmeId, asking(res));
      sendFile(res, { name: `${name}.xlsx`, type: xlsxType, content: await writeXlsx([{ name, header, rows }]) });
    }),
  ];
}

async function loadTable(db: Db, programmeId: string, { t, locale }: Asking) {
  const segments = new Map((await listSegments(db, programmeId)).map(({ id, names }) => [id, textIn(names, locale)]));
  const placings = await listPlacings(db, programmeId);
  const placed = new Map(placings.map(({ unitId, segmentId }) => [unitId, segments.get(segmentId) ?? ""]));
  const words = {
    industry: (names: Parameters<typeof textIn>[0]) => textIn(names, locale),
    kind: (of: OrganisationKind) => t(kindText[of]),
    commitment: (of: Commitment) => t(commitmentText[of]),
    segment: (organisationId: string) => placed.get(organisationId) ?? "",
    language: (of: typeof locale) => t(languageText[of]),
  };
  return {
    name: t("organisations.export.fileName"),
    header: columns.map((column) => t(columnText[column])),
    rows: exportRows(await listOrganisations(db, programmeId), await listParticipants(db, programmeId), words),
  };
}
