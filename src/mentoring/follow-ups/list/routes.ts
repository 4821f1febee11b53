import { actorId, asking } from "../../../platform/asking.ts";
import { recordExport } from "../../../platform/audit-log.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import { sendFile, sendPage, sendSaved } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { writeCsv } from "../../../platform/spreadsheets.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ProgrammeParams } from "../../forms.ts";
import { takeUpNeed } from "../commands.ts";
import { followUpsTable } from "../file/pages.ts";
import { ListQuery, TakeUpForm } from "./forms.ts";
import { listPage, notTakenPage, notTakenUrl } from "./pages.ts";
import { listRaised, loadList } from "./queries.ts";

const base = "/programmes/:programmeId/mentoring/follow-ups";

/** What is to be done, and the needs that nobody has taken up. */
export function listRoutes({ db }: Deps): Route[] {
  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      await sendPage(req, res, listPage(await loadList(db, programmeId), wanted, asking(res)));
    }),

    get(`${base}/export.csv`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      const { name, header, rows } = followUpsTable(await loadList(db, programmeId), wanted, asking(res));
      const details = { rows: rows.length };
      await recordExport(db, { actorId: actorId(res), programmeId, act: "follow-up.export", details });
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    get(`${base}/not-taken-up`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { page } = parseStrictly(ListQuery, req.query);
      await sendPage(req, res, notTakenPage(await loadList(db, programmeId), page, asking(res)));
    }),

    post(`${base}/not-taken-up`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { interviewId, needId, state } = parseStrictly(TakeUpForm, req.body);
      const raised = (await listRaised(db, programmeId)).find(
        (one) => one.assessmentId === interviewId && one.needId === needId,
      );
      if (raised === undefined) throw new NotFound("need of an interview");
      const { unitId, mentorId: ownerId, needNames } = raised;
      const what = textIn(needNames, (await getProgramme(db, programmeId)).defaultLocale);
      const about = { programmeId, unitId, needId, what, ownerId, state, toolId: null, dueOn: null };
      await takeUpNeed(db, { ...about, assessmentId: interviewId }, actorId(res));
      await sendSaved(req, res, notTakenUrl(programmeId), async () =>
        notTakenPage(await loadList(db, programmeId), 1, asking(res)),
      );
    }),
  ];
}
