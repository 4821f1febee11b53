import { actorId, asking } from "../../platform/asking.ts";
import { recordExport } from "../../platform/audit-log.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import { sendFile } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { zipStored } from "../../platform/unzip.ts";
import { ProgrammeParams } from "../forms.ts";
import { archiveEntries, mostFileBytes } from "./archive.ts";
import { ExportQuery } from "./forms.ts";
import { listArchived, loadEntries, sizeOfAllFiles } from "./queries.ts";

/** The whole knowledge base as a file, to be kept or taken elsewhere. */
export function articleExportRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/knowledge/export.zip", "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { files } = parseStrictly(ExportQuery, req.query);
      const holdsFiles = files === "yes" && (await sizeOfAllFiles(db, programmeId)) <= mostFileBytes;
      const all = await listArchived(db, programmeId);
      const archived = holdsFiles ? all : all.map((article) => ({ ...article, files: [] }));
      const entries = await loadEntries(db, archived, archiveEntries(archived, textIn));
      const details = { articles: archived.length, files: holdsFiles };
      await recordExport(db, { actorId: actorId(res), programmeId, act: "article.export", details });
      const { t } = asking(res);
      sendFile(res, { name: `${t("knowledge.export.file")}.zip`, type: "zip", content: zipStored(entries) });
    }),
  ];
}
