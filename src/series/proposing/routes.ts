import { listOrganisations } from "../../organisations/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, typedValues } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { mistakeWords } from "../mistake-words.ts";
import { currentSeries, listProposals, loadMaterial } from "../queries.ts";
import { namesOf } from "../words.ts";
import { askForProposal, cancelProposal, type Asked } from "./commands.ts";
import { ProgrammeParams, ProposalParams, SettingsForm } from "./forms.ts";
import { mistakeField, nothingTyped, proposalUrl, seriesPage, type Typed } from "./pages.ts";
import { fairnessSteps } from "./settings.ts";

const mostProposals = 5;

export function proposingRoutes({ db, jobs }: Deps): Route[] {
  const base = "/programmes/:programmeId/series";
  const page = async (programmeId: string, typed: Typed, asked: Asking) => {
    const seen = {
      programme: await getProgramme(db, programmeId),
      material: await loadMaterial(db, programmeId, "kept"),
      current: await currentSeries(db, programmeId),
      proposals: await listProposals(db, programmeId, mostProposals),
    };
    return seriesPage(seen, typed, asked);
  };
  const words = async (programmeId: string, found: Exclude<Asked, { proposalId: string }>, asked: Asking) => {
    const material = await loadMaterial(db, programmeId, "kept");
    const organisations = new Map((await listOrganisations(db, programmeId)).map(({ id, name }) => [id, name]));
    return mistakeWords(found, namesOf(material ?? { groups: [], topics: [] }, organisations, asked), asked.t);
  };

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, await page(programmeId, nothingTyped, asking(res)));
    }),

    post(`${base}/proposals`, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const parsed = parseForm(SettingsForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, await page(programmeId, { form: parsed.form, told: null }, asking(res)));
      const { fairness, seed, ...settings } = parsed.data;
      const wish = { programmeId, settings: { ...settings, lambda: fairnessSteps[fairness] }, seed };
      const asked = await askForProposal(db, jobs, wish, actorId(res));

      if ("proposalId" in asked) return res.redirect(303, proposalUrl(programmeId, asked.proposalId));
      const told = { field: mistakeField[asked.mistake], text: await words(programmeId, asked, asking(res)) };
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, await page(programmeId, { form, told }, asking(res)), 422);
    }),

    post(`${base}/proposals/:proposalId/cancellation`, "planner", async (req, res) => {
      const { programmeId, proposalId } = parseParams(ProposalParams, req.params);
      await cancelProposal(db, programmeId, proposalId, actorId(res));
      res.redirect(303, proposalUrl(programmeId, proposalId));
    }),
  ];
}
