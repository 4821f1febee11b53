import type { Request, Response } from "express";
import { listNeeds, listThemes } from "../../catalogue/index.ts";
import { listTools } from "../../maturity/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  withMistake,
  type FormState,
} from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { articleUrl } from "../addresses.ts";
import { readerOf } from "../article.ts";
import { ArticleParams, ProgrammeParams } from "../forms.ts";
import { getArticle, getVersion } from "../queries.ts";
import { editArticle, publishArticle, writeArticle } from "./commands.ts";
import { ArticleForm, NewArticleQuery, PublishingForm } from "./forms.ts";
import { readSubjects } from "./merging.ts";
import { articleMistakeText, articlePage, clashForm, newArticleForm } from "./pages.ts";

export function articleEditingRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/knowledge";
  const loadGround = async (programmeId: string) => ({
    programme: await getProgramme(db, programmeId),
    tools: await listTools(db, programmeId),
    themes: await listThemes(db, programmeId),
    needs: await listNeeds(db, programmeId),
  });
  type Beside = Parameters<typeof articlePage>[4];
  const showNew = async (req: Request, res: Response, form: FormState, beside: Beside = {}) => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    await sendPage(req, res, articlePage(await loadGround(programmeId), null, form, asking(res), beside));
  };
  const show = async (req: Request, res: Response, form: FormState, beside: Beside = {}, status?: number) => {
    const place = parseParams(ArticleParams, req.params);
    const article = await getArticle(db, place, readerOf(asking(res)));
    const existing = { article, latest: await getVersion(db, article.id, article.version) };
    const page = articlePage(await loadGround(place.programmeId), existing, form, asking(res), beside);
    await sendPage(req, res, page, status);
  };
  const typedAgain = (req: Request): FormState => ({ values: typedValues(req.body), mistakes: {} });

  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      await showNew(req, res, newArticleForm(parseStrictly(NewArticleQuery, req.query)));
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(ArticleForm, req.body);
      if (!parsed.ok) return await showNew(req, res, parsed.form);
      const { act, ...details } = parsed.data;
      if (act === "preview") return await showNew(req, res, typedAgain(req), { preview: details });
      const publishes = act === "publish";
      const outcome = await writeArticle(db, programmeId, details, { publishes }, actorId(res));
      if ("id" in outcome)
        return res.redirect(303, `${articleUrl({ programmeId, id: outcome.id })}?done=${doneBy[act]}`);
      const { field, text } = articleMistakeText[outcome.mistake];
      await showNew(req, res, withMistake(req.body, field, text));
    }),

    get(`${base}/:articleId/text`, "facilitator", async (req, res) => await show(req, res, emptyForm)),

    post(`${base}/:articleId/text`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const parsed = parseForm(ArticleForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      const { act, seen, about, ...details } = parsed.data;
      if (act === "preview") return await show(req, res, typedAgain(req), { preview: details });
      const edit = { details, seen, about: readSubjects(about), publishes: act === "publish" };
      const outcome = await editArticle(db, place, edit, actorId(res));
      if ("version" in outcome) {
        const url = articleUrl({ programmeId: place.programmeId, id: place.articleId });
        return res.redirect(303, `${url}?done=${doneBy[act]}`);
      }
      if ("clash" in outcome) {
        const { clash } = outcome;
        return await show(req, res, clashForm(clash, typedAgain(req)), { clash }, 409);
      }
      const { field, text } = articleMistakeText[outcome.mistake];
      await show(req, res, withMistake(req.body, field, text));
    }),

    post(`${base}/:articleId/publication`, "facilitator", async (req, res) => {
      const place = parseParams(ArticleParams, req.params);
      const { version } = parseStrictly(PublishingForm, req.body);
      const mistake = await publishArticle(db, place, version, actorId(res));
      if (mistake === null) return res.redirect(303, `${articleUrl({ ...place, id: place.articleId })}?done=published`);
      const { field, text } = articleMistakeText[mistake];
      await show(req, res, { ...emptyForm, mistakes: { [field]: text } });
    }),
  ];
}

const doneBy = { save: "saved", publish: "published" } as const;
