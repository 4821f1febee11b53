import { actorId, asking, wantsRegion } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly } from "../../platform/forms.ts";
import { post, type Route } from "../../platform/routes.ts";
import { articleUrl } from "../addresses.ts";
import { readerOf } from "../article.ts";
import { ArticleParams } from "../forms.ts";
import type { ShowArticle } from "../reading/pages.ts";
import { editPost, readDiscussion, removePost, takePost, writePost } from "./commands.ts";
import { PostForm, PostParams, TakingForm } from "./forms.ts";

/** The discussion of those who write. `show` shows the article's page again. */
export function discussionRoutes({ db }: Deps, show: ShowArticle): Route[] {
  const base = "/programmes/:programmeId/knowledge/:articleId";
  const discussionUrl = ({ programmeId, articleId }: { programmeId: string; articleId: string }, part: string) =>
    `${articleUrl({ programmeId, id: articleId })}#${part}`;
  return [
    post(`${base}/posts`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const parsed = parseForm(PostForm, req.body);
      if (!parsed.ok) return await show(req, res, { post: { postId: null, form: parsed.form } });
      await writePost(db, place, parsed.data.text, actorId(res));
      res.redirect(303, discussionUrl(place, "discussion"));
    }),

    post(`${base}/posts/:postId`, "facilitator", async (req, res) => {
      const { postId, ...place } = parseParams(PostParams, req.params);
      const parsed = parseForm(PostForm, req.body);
      if (!parsed.ok) return await show(req, res, { post: { postId, form: parsed.form } });
      await editPost(db, { postId, ...place }, parsed.data.text, actorId(res));
      res.redirect(303, discussionUrl(place, `post-${postId}`));
    }),

    post(`${base}/posts/:postId/removal`, "facilitator", async (req, res) => {
      const place = parseParams(PostParams, req.params);
      await removePost(db, place, readerOf(asking(res)));
      res.redirect(303, discussionUrl(place, "discussion"));
    }),

    post(`${base}/posts/:postId/taking`, "facilitator", async (req, res) => {
      const place = parseParams(PostParams, req.params);
      const { taken } = parseStrictly(TakingForm, req.body);
      await takePost(db, place, taken, readerOf(asking(res)));
      res.redirect(303, discussionUrl(place, `post-${place.postId}`));
    }),

    post(`${base}/reading`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      await readDiscussion(db, place, actorId(res));
      if (wantsRegion(req)) res.status(204).end();
      else res.redirect(303, discussionUrl(place, "discussion"));
    }),
  ];
}
