import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, typedValues } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { backTo } from "../back.ts";
import { findTopicDraft } from "../drafts/queries.ts";
import { ProgrammeParams } from "../forms.ts";
import { mergeTopics } from "../merging/commands.ts";
import { MergeForm } from "../merging/forms.ts";
import { topicsUrl, type Surroundings } from "../pages.ts";
import { getTopic } from "../queries.ts";
import { addTopic, editTopic, removeTopic } from "./commands.ts";
import { NewTopicQuery, TopicForm, TopicParams } from "./forms.ts";
import { editTopicPage, newTopicPage, noAttempt } from "./pages.ts";

export function topicEditingRoutes(
  { db }: Deps,
  surroundings: (programmeId: string) => Promise<Surroundings>,
): Route[] {
  const base = "/programmes/:programmeId/workshops/topics";

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { need, back } = parseStrictly(NewTopicQuery, req.query);
      const draft = need === undefined ? undefined : await findTopicDraft(db, programmeId, need);
      const begun = { draft: draft ?? null, ...(back !== undefined && { back }) };
      await sendPage(req, res, newTopicPage(await surroundings(programmeId), noAttempt, asking(res), begun));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(TopicForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, newTopicPage(await surroundings(programmeId), parsed, asking(res))); // prettier-ignore
      const { back, ...details } = parsed.data;
      const saved = await addTopic(db, programmeId, details, actorId(res));
      if ("id" in saved) return res.redirect(303, backTo(programmeId, back) ?? topicsUrl(programmeId));
      const attempt = { form: { values: typedValues(req.body), mistakes: {} }, ...saved };
      await sendPage(req, res, newTopicPage(await surroundings(programmeId), attempt, asking(res)), 409);
    }),

    get(`${base}/:topicId`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      const topic = await getTopic(db, programmeId, topicId);
      await sendPage(req, res, editTopicPage(await surroundings(programmeId), topic, noAttempt, asking(res)));
    }),

    post(`${base}/:topicId`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      const topic = await getTopic(db, programmeId, topicId);
      const parsed = parseForm(TopicForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, editTopicPage(await surroundings(programmeId), topic, parsed, asking(res))); // prettier-ignore
      const { back, ...details } = parsed.data;
      const saved = await editTopic(db, programmeId, topicId, details, actorId(res));
      if ("id" in saved) return res.redirect(303, backTo(programmeId, back) ?? topicsUrl(programmeId));
      const attempt = { form: { values: typedValues(req.body), mistakes: {} }, ...saved };
      await sendPage(req, res, editTopicPage(await surroundings(programmeId), topic, attempt, asking(res)), 409);
    }),

    post(`${base}/:topicId/merger`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      const { into } = parseStrictly(MergeForm, req.body);
      const notMerged = await mergeTopics(db, programmeId, { id: topicId, into }, actorId(res));
      if (notMerged === null) return res.redirect(303, `${topicsUrl(programmeId)}/${into}`);
      const topic = await getTopic(db, programmeId, topicId);
      const page = editTopicPage(await surroundings(programmeId), topic, { ...noAttempt, notMerged }, asking(res));
      await sendPage(req, res, page, 409);
    }),

    post(`${base}/:topicId/removal`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      const inUse = await removeTopic(db, programmeId, topicId, actorId(res));
      if (inUse === null) return res.redirect(303, topicsUrl(programmeId));
      const topic = await getTopic(db, programmeId, topicId);
      const page = editTopicPage(await surroundings(programmeId), topic, { ...noAttempt, inUse }, asking(res));
      await sendPage(req, res, page, 409);
    }),
  ];
}
