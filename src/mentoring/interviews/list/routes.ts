import { actorId, asking } from "../../../platform/asking.ts";
import { recordExport } from "../../../platform/audit-log.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendFile, sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { writeCsv, writeXlsx } from "../../../platform/spreadsheets.ts";
import { endInterviewForm, listInterviewForms } from "../../../surveys/index.ts";
import { interviewsUrl } from "../../addresses.ts";
import { listAssigned, listUnits } from "../../assigning/queries.ts";
import { ProgrammeParams } from "../../forms.ts";
import { listMentors } from "../../mentors/queries.ts";
import { interviewUrl } from "../addresses.ts";
import { FormParams } from "../forms.ts";
import { findByResponse, findForm, listAssessments, listDrafts } from "../queries.ts";
import { assessmentsTable } from "./file/pages.ts";
import { ListQuery } from "./forms.ts";
import { heldShown, listPage } from "./pages.ts";
import { countFollowUps } from "./queries.ts";

const base = "/programmes/:programmeId/mentoring/interviews";

/** Which units have been interviewed, and which have not. */
export function listRoutes({ db }: Deps): Route[] {
  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      if (wanted.response !== undefined) {
        const id = await findByResponse(db, programmeId, wanted.response);
        if (id === undefined) throw new NotFound("interview");
        return res.redirect(303, interviewUrl({ programmeId, id }));
      }
      const everything = {
        programmeId,
        held: await listAssessments(db, programmeId),
        drafts: await listDrafts(db, programmeId),
        units: await listUnits(db, programmeId),
        assigned: await listAssigned(db, programmeId),
        mentors: await listMentors(db, programmeId),
        forms: await listInterviewForms(db, programmeId),
        followUps: await countFollowUps(db, programmeId),
      };
      await sendPage(req, res, listPage(everything, wanted, asking(res)));
    }),

    ...(["csv", "xlsx"] as const).map((kind) =>
      get(`${base}/export.${kind}`, "facilitator", async (req, res) => {
        const { programmeId } = parseParams(ProgrammeParams, req.params);
        const wanted = parseStrictly(ListQuery, req.query);
        const held = heldShown(await listAssessments(db, programmeId), await listUnits(db, programmeId), wanted);
        const { name, header, rows } = assessmentsTable(
          held,
          await listInterviewForms(db, programmeId),
          await countFollowUps(db, programmeId),
          asking(res),
        );
        const details = { kind, rows: rows.length };
        await recordExport(db, { actorId: actorId(res), programmeId, act: "interview.export", details });
        if (kind === "csv")
          sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
        else sendFile(res, { name: `${name}.xlsx`, type: "xlsx", content: await writeXlsx([{ name, header, rows }]) });
      }),
    ),

    post(`${base}/forms/:formId/ending`, "planner", async (req, res) => {
      const { programmeId, formId } = parseParams(FormParams, req.params);
      if ((await findForm(db, programmeId, formId)) === undefined) throw new NotFound("form");
      await endInterviewForm(db, { programmeId, surveyId: formId }, actorId(res));
      res.redirect(303, `${interviewsUrl(programmeId)}#forms`);
    }),
  ];
}
