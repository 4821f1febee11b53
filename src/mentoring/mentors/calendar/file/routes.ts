import { Temporal } from "temporal-polyfill";
import { actorId, asking, type Asking } from "../../../../platform/asking.ts";
import type { Deps } from "../../../../platform/deps.ts";
import { Forbidden } from "../../../../platform/errors.ts";
import { emptyForm, parseParams, parseStrictly, withMistake } from "../../../../platform/forms.ts";
import type { Key } from "../../../../platform/keys.ts";
import { uploadedFile } from "../../../../platform/mounting.ts";
import { sendPage } from "../../../../platform/pages.ts";
import { get, post, postFile, type Route } from "../../../../platform/routes.ts";
import { getProgramme } from "../../../../programmes/index.ts";
import { mentorUrl } from "../../../addresses.ts";
import { MentorParams } from "../../../forms.ts";
import type { Mentor } from "../../mentor.ts";
import { mayTend } from "../../pages.ts";
import { getMentor, lookedAtDay } from "../../queries.ts";
import { dropCalendarFile, readCalendarFile, takeCalendarFile } from "./commands.ts";
import { AcceptanceForm } from "./forms.ts";
import { fileMistakeText, filePage, filePreviewPage, type FileSeen } from "./pages.ts";

const base = "/programmes/:programmeId/mentoring/mentors/:mentorId/calendar-file";

/** A mentor's own calendar read in: which days it takes, and nothing else of it. */
export function calendarFileRoutes({ db, workers, countTowards }: Deps): Route[] {
  const tended = async (params: unknown, asked: Asking) => {
    const { programmeId, mentorId } = parseParams(MentorParams, params);
    const mentor = await getMentor(db, programmeId, mentorId);
    if (!mayTend(mentor, asked)) throw new Forbidden("mentor");
    return mentor;
  };
  const read = async (mentor: Mentor, file: ReturnType<typeof uploadedFile>): Promise<FileSeen | { mistake: Key }> => {
    if (file === undefined || file === "too-large")
      return { mistake: file === undefined ? "form.file" : fileMistakeText["too-large"] };
    const { timeZone } = await getProgramme(db, mentor.programmeId);
    const days = readDays(mentor, await lookedAtDay(db, mentor.programmeId));
    const window = { timeZone, from: days.firstDay, to: days.lastDay };
    const outcome = await readCalendarFile(workers, { bytes: file.bytes, ...window });
    return "mistake" in outcome ? { mistake: fileMistakeText[outcome.mistake] } : { ...days, ...outcome };
  };

  return [
    get(base, "facilitator", async (req, res) => {
      await sendPage(req, res, filePage(await tended(req.params, asking(res)), emptyForm, asking(res)));
    }),

    postFile(base, "facilitator", "file", async (req, res) => {
      const mentor = await tended(req.params, asking(res));
      await countTowards("upload", actorId(res));
      const seen = await read(mentor, uploadedFile(req));
      if ("mistake" in seen)
        return await sendPage(req, res, filePage(mentor, withMistake({}, "file", seen.mistake), asking(res)));
      await sendPage(req, res, filePreviewPage(mentor, seen, asking(res)));
    }),

    post(`${base}/acceptance`, "facilitator", async (req, res) => {
      const mentor = await tended(req.params, asking(res));
      const file = parseStrictly(AcceptanceForm, req.body);
      await takeCalendarFile(db, { programmeId: mentor.programmeId, mentorId: mentor.id, ...file }, actorId(res));
      res.redirect(303, `${mentorUrl(mentor)}/calendar?saved=file`);
    }),

    post(`${base}/removal`, "facilitator", async (req, res) => {
      const mentor = await tended(req.params, asking(res));
      await dropCalendarFile(db, { programmeId: mentor.programmeId, mentorId: mentor.id }, actorId(res));
      res.redirect(303, `${mentorUrl(mentor)}/calendar?saved=dropped`);
    }),
  ];
}

/** A file is read from a month back to a little over a year ahead, and only for days on which the mentor works. */
function readDays({ startsOn, endsOn }: Mentor, today: string): { firstDay: string; lastDay: string } {
  const now = Temporal.PlainDate.from(today);
  const [first, last] = [now.subtract({ days: 31 }).toString(), now.add({ days: 400 }).toString()];
  const firstDay = startsOn > first ? startsOn : first;
  if (endsOn !== null && endsOn < last && endsOn >= firstDay) return { firstDay, lastDay: endsOn };
  const ahead = Temporal.PlainDate.from(firstDay).add({ days: 400 }).toString();
  return { firstDay, lastDay: ahead > last ? ahead : last };
}
