import { listNeeds } from "../../../catalogue/index.ts";
import { listOrganisations } from "../../../organisations/index.ts";
import type { CountArticles } from "../../../platform/article-links.ts";
import { asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, type Route } from "../../../platform/routes.ts";
import { listPolls } from "../../polls/queries.ts";
import { WorkshopParams } from "../../register/forms.ts";
import { arrangementOf } from "../time/arrangement.ts";
import { noNotes, notesOf } from "../time/notes/pages.ts";
import { clashesOfArrangement, loadSurroundings } from "../time/queries.ts";
import { OverviewQuery } from "./forms.ts";
import { overviewPage } from "./pages.ts";

export function overviewRoutes({ db, publicUrl }: Deps, countArticles: CountArticles): Route[] {
  return [
    get("/programmes/:programmeId/workshops/:workshopId", "viewer", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const done = parseStrictly(OverviewQuery, req.query);
      const around = await loadSurroundings(db, programmeId, workshopId);
      const asked = asking(res);
      const now = arrangementOf(around.workshop);
      const isPlanned = around.workshop.state === "planned";
      const notes = isPlanned ? notesOf(around, now, await clashesOfArrangement(db, around, now), asked) : noNotes;
      const organisations = await listOrganisations(db, programmeId);
      const polls = (await listPolls(db, programmeId)).filter((poll) => poll.workshopId === workshopId);
      const noted = { ...notes, allWell: null };
      const articles = { counts: await countArticles(db, programmeId), needs: await listNeeds(db, programmeId) };
      const beside = { organisations, polls, articles };
      await sendPage(req, res, overviewPage(around, noted, beside, { done, publicUrl }, asked));
    }),
  ];
}
