import { listNeeds } from "../../catalogue/index.ts";
import { listTools } from "../../maturity/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { mentoringUrl, mentorUrl } from "../addresses.ts";
import { MentorParams, ProgrammeParams } from "../forms.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { addMentor, editMentor, removeMentor, type MentorMistake } from "./commands.ts";
import { MentorForm } from "./forms.ts";
import { oneMentorRoutes } from "./one/routes.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { editMentorPage, mentorMistake, newMentorPage } from "./pages.ts";
import { getMentor, listColleagues, lookedAtDay } from "./queries.ts";
import { settingRoutes } from "./settings/routes.ts";

export function mentorRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/mentoring/mentors";
  const choices = async (programmeId: string) => ({
    programmeId,
    colleagues: await listColleagues(db, programmeId),
    needs: await listNeeds(db, programmeId),
    tools: await listTools(db, programmeId),
    today: await lookedAtDay(db, programmeId),
  });
  const newPage = async (programmeId: string, form: FormState, asked: Asking) =>
    newMentorPage(await choices(programmeId), form, asked);
  const editPage = async (
    { programmeId, mentorId }: { programmeId: string; mentorId: string },
    form: FormState,
    asked: Asking,
    isRefused = false,
  ) => {
    const mentor = await getMentor(db, programmeId, mentorId);
    return editMentorPage(await choices(programmeId), { mentor, isRefused }, form, asked);
  };

  return [
    ...overviewRoutes(deps),
    ...settingRoutes(deps),
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await newPage(programmeId, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(MentorForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await newPage(programmeId, parsed.form, asking(res)));
      const outcome = await addMentor(db, { programmeId, ...parsed.data }, actorId(res));
      if (typeof outcome !== "string") return res.redirect(303, mentorUrl({ programmeId, id: outcome.id }));
      await sendPage(req, res, await newPage(programmeId, refused(req.body, outcome), asking(res)));
    }),

    get(`${base}/:mentorId/details`, "planner", async (req, res) => {
      await sendPage(req, res, await editPage(parseParams(MentorParams, req.params), emptyForm, asking(res)));
    }),

    post(`${base}/:mentorId/details`, "planner", async (req, res) => {
      const { programmeId, mentorId } = parseParams(MentorParams, req.params);
      const parsed = parseForm(MentorForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, await editPage({ programmeId, mentorId }, parsed.form, asking(res)));
      const mistake = await editMentor(db, { programmeId, id: mentorId, ...parsed.data }, actorId(res));
      if (mistake === null) return res.redirect(303, mentorUrl({ programmeId, id: mentorId }));
      await sendPage(req, res, await editPage({ programmeId, mentorId }, refused(req.body, mistake), asking(res)));
    }),

    post(`${base}/:mentorId/removal`, "planner", async (req, res) => {
      const { programmeId, mentorId } = parseParams(MentorParams, req.params);
      const why = await removeMentor(db, { programmeId, id: mentorId }, actorId(res));
      if (why === null) return res.redirect(303, mentoringUrl(programmeId));
      await sendPage(req, res, await editPage({ programmeId, mentorId }, emptyForm, asking(res), true), 409);
    }),

    ...calendarRoutes(deps),
    ...oneMentorRoutes(deps),
  ];
}

function refused(body: unknown, mistake: MentorMistake): FormState {
  const { field, text } = mentorMistake[mistake];
  return withMistake(body, field, text);
}
