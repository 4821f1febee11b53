import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseForm, parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { listIndustries } from "../../programmes/index.ts";
import { setCommitment } from "../commitment/commands.ts";
import { CommitmentOfManyForm, SeenForm } from "../commitment/forms.ts";
import { OrganisationsParams } from "../forms.ts";
import { listParticipants } from "../participants/queries.ts";
import { listOrganisations, listProgress } from "../queries.ts";
import { ListQuery } from "./forms.ts";
import { listUrl } from "./many/pages.ts";
import { foundIds, listPage, type Everything } from "./pages.ts";

export function listRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/organisations";
  const load = async (programmeId: string): Promise<Everything> => ({
    programmeId,
    organisations: await listOrganisations(db, programmeId),
    participants: await listParticipants(db, programmeId),
    progress: await listProgress(db, programmeId),
    industries: await listIndustries(db, programmeId),
  });
  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      await sendPage(req, res, listPage(await load(programmeId), wanted, asking(res)));
    }),

    post(`${base}/commitment`, "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const { seen } = parseStrictly(SeenForm, req.body);
      const wanted = parseStrictly(ListQuery, Object.fromEntries(new URLSearchParams(seen)));
      const parsed = parseForm(CommitmentOfManyForm, req.body);
      const everything = await load(programmeId);
      if (!parsed.ok) return await sendPage(req, res, listPage(everything, wanted, asking(res), parsed.form));
      const { everyone, commitment } = parsed.data;
      const organisationIds = everyone ? foundIds(everything, wanted, asking(res)) : parsed.data.organisationIds;
      const count = await setCommitment(db, { programmeId, organisationIds, commitment }, actorId(res));
      res.redirect(303, listUrl(programmeId, wanted, { became: commitment, becameCount: String(count) }));
    }),
  ];
}
