import { listNeeds } from "../../catalogue/index.ts";
import { listTools, programmeToday } from "../../maturity/index.ts";
import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { isWriter, readerOf } from "../article.ts";
import { sizeOfAllFiles } from "../exporting/queries.ts";
import { ProgrammeParams } from "../forms.ts";
import { searchArticles } from "../search/queries.ts";
import { ListQuery } from "./forms.ts";
import { knowledgePage } from "./pages.ts";
import { listArticles } from "./queries.ts";

export function articleListRoutes({ db }: Deps): Route[] {
  return [
    get("/programmes/:programmeId/knowledge", "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const choice = parseStrictly(ListQuery, req.query);
      const asked = asking(res);
      const reader = readerOf(asked);
      const words = { programmeId, words: choice.q, locale: asked.locale };
      const seen = {
        programme: await getProgramme(db, programmeId),
        tools: await listTools(db, programmeId),
        needs: await listNeeds(db, programmeId),
        articles: await listArticles(db, programmeId, reader),
        today: await programmeToday(db, programmeId),
        fileBytes: isWriter(reader) ? await sizeOfAllFiles(db, programmeId) : 0,
        found: choice.q === "" ? null : await searchArticles(db, words, reader),
      };
      await sendPage(req, res, knowledgePage({ ...seen, choice, reader }, asked));
    }),
  ];
}
