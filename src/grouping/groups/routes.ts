import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage, sendSaved, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { comparisonPage } from "../comparison/pages.ts";
import { GroupParams, GroupsParams, MemberParams, NameForm, PicturesQuery, PlacementForm } from "../forms.ts";
import { picturesPage } from "../pictures/pages.ts";
import { getCurrent, getGroup } from "../queries.ts";
import { moveMember, renameGroup } from "./commands.ts";
import { groupPage, groupsUrl, groupUrl, namePage } from "./pages.ts";

export function groupRoutes({ db }: Deps): Route[] {
  const page = async (programmeId: string, groupId: string, asked: ReturnType<typeof asking>): Promise<Page> => {
    const found = groupPage(await getCurrent(db, programmeId), groupId, asked);
    if (found === undefined) throw new NotFound("group");
    return found;
  };
  return [
    get("/programmes/:programmeId/groups/comparison", "viewer", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const current = await getCurrent(db, programmeId);
      await sendPage(req, res, comparisonPage(current, current.run, asking(res)));
    }),

    get("/programmes/:programmeId/groups/pictures", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { group } = parseStrictly(PicturesQuery, req.query);
      const current = await getCurrent(db, programmeId);
      await sendPage(req, res, picturesPage(current, current.input, group, asking(res)));
    }),

    post("/programmes/:programmeId/groups/members/:organisationId/placement", "planner", async (req, res) => {
      const { programmeId, organisationId } = parseParams(MemberParams, req.params);
      const { group: groupId, from } = parseStrictly(PlacementForm, req.body);
      await moveMember(db, programmeId, { organisationId, groupId }, actorId(res));

      if (from === null) res.redirect(303, `${groupsUrl(programmeId)}#ungrouped`);
      else await sendSaved(req, res, groupUrl(programmeId, from), () => page(programmeId, from, asking(res)));
    }),

    get("/programmes/:programmeId/groups/:groupId", "viewer", async (req, res) => {
      const { programmeId, groupId } = parseParams(GroupParams, req.params);
      await sendPage(req, res, await page(programmeId, groupId, asking(res)));
    }),

    get("/programmes/:programmeId/groups/:groupId/name", "planner", async (req, res) => {
      const { programmeId, groupId } = parseParams(GroupParams, req.params);
      const group = await getGroup(db, programmeId, groupId);
      await sendPage(req, res, namePage(group, await getProgramme(db, programmeId), emptyForm, asking(res)));
    }),

    post("/programmes/:programmeId/groups/:groupId/name", "planner", async (req, res) => {
      const { programmeId, groupId } = parseParams(GroupParams, req.params);
      const group = await getGroup(db, programmeId, groupId);
      const parsed = parseForm(NameForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, namePage(group, await getProgramme(db, programmeId), parsed.form, asking(res)));

      await renameGroup(db, programmeId, groupId, parsed.data.names, actorId(res));
      res.redirect(303, groupUrl(programmeId, groupId));
    }),
  ];
}
