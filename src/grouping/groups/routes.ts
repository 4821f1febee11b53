import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { emptyForm, parseForm, parseParams } from "../../platform/forms.ts";
import { sendPage, type Page } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { GroupParams, NameForm } from "../forms.ts";
import { renameGroup } from "../hand/commands.ts";
import { boardUrl } from "../addresses.ts";
import { getCurrent, getGroup, isRemovedGroup } from "../queries.ts";
import { groupPage, groupsUrl, groupUrl, namePage, seesAll } from "./pages.ts";

export function groupRoutes({ db }: Deps): Route[] {
  const page = async (programmeId: string, groupId: string, asked: ReturnType<typeof asking>): Promise<Page> => {
    const found = groupPage(await getCurrent(db, programmeId), groupId, asked);
    if (found === undefined) throw new NotFound("group");
    return found;
  };
  return [
    get("/programmes/:programmeId/groups/:groupId", "viewer", async (req, res) => {
      const { programmeId, groupId } = parseParams(GroupParams, req.params);
      const asked = asking(res);
      // Workshops and ballots may still point to it; the board tells what has become of it.
      if (await isRemovedGroup(db, programmeId, groupId))
        return res.redirect(303, seesAll(asked) ? boardUrl(programmeId) : groupsUrl(programmeId));
      await sendPage(req, res, await page(programmeId, groupId, asked));
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
