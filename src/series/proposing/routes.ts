import { listOrganisations } from "../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly, typedValues } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { largestRoom, listPlanningPolls } from "../available/queries.ts";
import type { SeriesSettings } from "../material/material.ts";
import { mistakeWords } from "../mistake-words.ts";
import { loadMaterial } from "../material/queries.ts";
import { currentSeries, listProposals } from "../queries.ts";
import { namesOf } from "../words.ts";
import { askForProposal, cancelProposal, type Asked } from "./commands.ts";
import { mistakeField } from "./fields/pages.ts";
import { ProgrammeParams, ProposalParams, SettingsForm, WishForm } from "./forms.ts";
import { nothingTyped, proposalUrl, seriesPage } from "./pages.ts";
import type { SeriesSeen } from "./seen.ts";
import { fairnessSteps } from "./settings.ts";
import { formAfter } from "./wishes/form-after.ts";

const mostProposals = 5;

export function proposingRoutes({ db, jobs }: Deps): Route[] {
  const base = "/programmes/:programmeId/series";
  const seen = async (programmeId: string): Promise<SeriesSeen> => ({
    programme: await getProgramme(db, programmeId),
    material: await loadMaterial(db, programmeId, "kept"),
    current: await currentSeries(db, programmeId),
    proposals: await listProposals(db, programmeId, mostProposals),
    polls: await listPlanningPolls(db, programmeId),
    room: await largestRoom(db, programmeId),
  });
  const words = async (
    found: Exclude<Asked, { proposalId: string }>,
    { programme, material }: SeriesSeen,
    limit: SeriesSettings["limit"],
    asked: Asking,
  ) => {
    const organisations = new Map((await listOrganisations(db, programme.id)).map(({ id, name }) => [id, name]));
    return mistakeWords(found, namesOf(material ?? { groups: [], topics: [] }, organisations, asked, limit), asked.t);
  };

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, seriesPage(await seen(programmeId), nothingTyped, asking(res)));
    }),

    post(`${base}/wishes`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wish = parseStrictly(WishForm, req.body);
      const found = await seen(programmeId);
      const form = formAfter(typedValues(req.body), wish, found.material?.topics ?? []);
      await sendPage(req, res, seriesPage(found, { form, told: null }, asking(res)));
    }),

    post(`${base}/proposals`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(SettingsForm, req.body);
      if (!parsed.ok)
        return await sendPage(
          req,
          res,
          seriesPage(await seen(programmeId), { form: parsed.form, told: null }, asking(res)),
        );
      const { fairness, seed, ...settings } = parsed.data;
      const wish = { programmeId, settings: { ...settings, lambda: fairnessSteps[fairness] }, seed };
      const asked = await askForProposal(db, jobs, wish, actorId(res));

      if ("proposalId" in asked) return res.redirect(303, proposalUrl(programmeId, asked.proposalId));
      const found = await seen(programmeId);
      const told = { field: mistakeField[asked.mistake], text: await words(asked, found, settings.limit, asking(res)) };
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, seriesPage(found, { form, told }, asking(res)), 422);
    }),

    post(`${base}/proposals/:proposalId/cancellation`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      await cancelProposal(db, programmeId, proposalId, actorId(res));
      res.redirect(303, proposalUrl(programmeId, proposalId));
    }),
  ];
}
