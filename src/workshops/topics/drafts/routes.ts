import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listNeeds } from "../../../catalogue/index.ts";
import { backTo } from "../back.ts";
import { ProgrammeParams } from "../forms.ts";
import { topicDraftsUrl } from "../pages.ts";
import { listTopics } from "../queries.ts";
import { acceptTopicDraft, refuseTopicDraft, restoreTopicDraft } from "./commands.ts";
import { DraftActForm, DraftParams, DraftsQuery } from "./forms.ts";
import { topicDraftsPage, type Done } from "./pages.ts";
import { loadDrafts } from "./queries.ts";

/** Topics that needs ask for. They rest on single answers, so they are planners' work. */
export function topicDraftRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/workshops/topics/drafts";
  const pageOf = async (programmeId: string, done: Done, by: Asking) =>
    topicDraftsPage(
      {
        programme: await getProgramme(db, programmeId),
        needs: await listNeeds(db, programmeId),
        topics: await listTopics(db, programmeId),
        seen: await loadDrafts(db, programmeId),
      },
      done,
      by,
    );

  return [
    get(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const done = parseStrictly(DraftsQuery, req.query);
      await sendPage(req, res, await pageOf(programmeId, done, asking(res)));
    }),

    post(`${base}/:needId/topic`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(DraftParams, req.params);
      const { back } = parseStrictly(DraftActForm, req.body);
      const topicId = await acceptTopicDraft(db, { programmeId, needId }, actorId(res));
      if (topicId === null) return await sendPage(req, res, await pageOf(programmeId, { isGone: true }, asking(res)), 409); // prettier-ignore
      res.redirect(303, backTo(programmeId, back) ?? `${topicDraftsUrl(programmeId)}?accepted=${topicId}`);
    }),

    post(`${base}/:needId/refusal`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(DraftParams, req.params);
      const { back } = parseStrictly(DraftActForm, req.body);
      await refuseTopicDraft(db, { programmeId, needId }, actorId(res));
      res.redirect(303, backTo(programmeId, back) ?? `${topicDraftsUrl(programmeId)}?refused=${needId}`);
    }),

    post(`${base}/:needId/refusal/removal`, "planner", async (req, res) => {
      const { programmeId, needId } = parseParams(DraftParams, req.params);
      const { back } = parseStrictly(DraftActForm, req.body);
      await restoreTopicDraft(db, { programmeId, needId }, actorId(res));
      res.redirect(303, backTo(programmeId, back) ?? topicDraftsUrl(programmeId));
    }),
  ];
}
