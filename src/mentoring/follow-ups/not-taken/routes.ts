import { listNeeds } from "../../../catalogue/index.ts";
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
import { listUnits } from "../../assigning/queries.ts";
import { chosenUnits } from "../../chosen-units.ts";
import { ProgrammeParams } from "../../forms.ts";
import { hasAssessments } from "../../interviews/queries.ts";
import { listMentors } from "../../mentors/queries.ts";
import { takeUpNeed } from "../commands.ts";
import { notTakenUrl } from "../list/addresses.ts";
import { ListQuery, TakeUpForm, type ListWanted } from "../list/forms.ts";
import { notTakenPage, notTakenTable, type NotTakenMaterial } from "./pages.ts";
import { countNotTaken, findStrongNeed, listNotTaken } from "./queries.ts";

const base = "/programmes/:programmeId/mentoring/follow-ups/not-taken-up";

/** The strong needs that nobody has taken up: a list that gets shorter by one press a need. */
export function notTakenRoutes({ db }: Deps): Route[] {
  const filterOf = (units: Parameters<typeof chosenUnits>[0], wanted: ListWanted) => ({
    unitIds: chosenUnits(units, wanted),
    mentorId: wanted.mentor === "" ? null : wanted.mentor,
    needId: wanted.need === "" ? null : wanted.need,
  });
  const load = async (programmeId: string, wanted: ListWanted): Promise<NotTakenMaterial> => {
    const units = await listUnits(db, programmeId);
    const filter = filterOf(units, wanted);
    const { rows, found } = await listNotTaken(db, programmeId, filter, wanted.page);
    const isWhole = Object.values(filter).every((limit) => limit === null);
    return {
      ...{ programmeId, units, rows, found },
      all: isWhole ? found : await countNotTaken(db, programmeId),
      hasInterviews: await hasAssessments(db, programmeId),
      mentors: await listMentors(db, programmeId),
      needs: await listNeeds(db, programmeId),
    };
  };
  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      await sendPage(req, res, notTakenPage(await load(programmeId, wanted), wanted, asking(res)));
    }),

    get(`${base}/export.csv`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const filter = filterOf(await listUnits(db, programmeId), parseStrictly(ListQuery, req.query));
      const { name, header, rows } = notTakenTable((await listNotTaken(db, programmeId, filter)).rows, asking(res));
      const details = { rows: rows.length };
      await recordExport(db, { actorId: actorId(res), programmeId, act: "follow-up.export", details });
      sendFile(res, { name: `${name}.csv`, type: "text/csv; charset=utf-8", content: writeCsv(header, rows) });
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { interviewId: assessmentId, needId, state, shown, ...rest } = parseStrictly(TakeUpForm, req.body);
      const strong = await findStrongNeed(db, programmeId, { assessmentId, needId });
      if (strong === undefined) throw new NotFound("need of an interview");
      const { unitId, mentorId: ownerId, needNames } = strong;
      const what = textIn(needNames, (await getProgramme(db, programmeId)).defaultLocale);
      const about = { programmeId, unitId, needId, what, ownerId, state, toolId: null, dueOn: null };
      await takeUpNeed(db, { ...about, assessmentId }, actorId(res));
      const wanted = { ...rest, state: shown };
      await sendSaved(req, res, notTakenUrl(programmeId, wanted), async () =>
        notTakenPage(await load(programmeId, wanted), wanted, asking(res)),
      );
    }),
  ];
}
