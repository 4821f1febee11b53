import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { GroupsParams, MemberParams } from "../forms.ts";
import { borderlinePage } from "./borderline/pages.ts";
import { memberPage } from "./pages.ts";
import { getMember, loadStandings } from "./queries.ts";

export function whyRoutes({ db }: Pick<Deps, "db">): Route[] {
  return [
    get("/programmes/:programmeId/groups/borderline", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      await sendPage(req, res, borderlinePage(await loadStandings(db, programmeId), asking(res)));
    }),

    get("/programmes/:programmeId/groups/members/:organisationId", "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(MemberParams, req.params);
      await sendPage(req, res, memberPage(await getMember(db, programmeId, organisationId), asking(res)));
    }),
  ];
}
