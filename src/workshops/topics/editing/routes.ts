import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, type FormState } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { ProgrammeParams } from "../forms.ts";
import { topicsUrl, type Surroundings } from "../pages.ts";
import { getTopic } from "../queries.ts";
import type { TopicInUse } from "../removal.ts";
import { addTopic, editTopic, removeTopic } from "./commands.ts";
import { TopicForm, TopicParams } from "./forms.ts";
import { editTopicPage, newTopicPage } from "./pages.ts";

export function topicEditingRoutes(
  { db }: Deps,
  surroundings: (programmeId: string) => Promise<Surroundings>,
): Route[] {
  const base = "/programmes/:programmeId/workshops/topics";
  const editPage = async (
    programmeId: string,
    id: string,
    form: FormState,
    asked: Asking,
    refused: TopicInUse | null = null,
  ) => editTopicPage(await surroundings(programmeId), await getTopic(db, programmeId, id), form, asked, refused);

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, newTopicPage(await surroundings(programmeId), emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(TopicForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, newTopicPage(await surroundings(programmeId), parsed.form, asking(res)));
      await addTopic(db, programmeId, parsed.data, actorId(res));
      res.redirect(303, topicsUrl(programmeId));
    }),

    get(`${base}/:topicId`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      await sendPage(req, res, await editPage(programmeId, topicId, emptyForm, asking(res)));
    }),

    post(`${base}/:topicId`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      const parsed = parseForm(TopicForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await editPage(programmeId, topicId, parsed.form, asking(res)));
      await editTopic(db, programmeId, topicId, parsed.data, actorId(res));
      res.redirect(303, topicsUrl(programmeId));
    }),

    post(`${base}/:topicId/removal`, "planner", async (req, res) => {
      const { programmeId, topicId } = parseParams(TopicParams, req.params);
      const refused = await removeTopic(db, programmeId, topicId, actorId(res));
      if (refused === null) return res.redirect(303, topicsUrl(programmeId));
      await sendPage(req, res, await editPage(programmeId, topicId, emptyForm, asking(res), refused), 409);
    }),
  ];
}
