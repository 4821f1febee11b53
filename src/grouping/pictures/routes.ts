import { asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { parseParams, parseStrictly } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, type Route } from "../../platform/routes.ts";
import { GroupsParams, PicturesQuery } from "../forms.ts";
import { getCurrent } from "../queries.ts";
import { picturesPage } from "./pages.ts";

export function pictureRoutes({ db }: Pick<Deps, "db">): Route[] {
  return [
    get("/programmes/:programmeId/groups/pictures", "planner", async (req, res) => {
      const { programmeId } = parseParams(GroupsParams, req.params);
      const { group } = parseStrictly(PicturesQuery, req.query);
      const current = await getCurrent(db, programmeId);
      await sendPage(req, res, picturesPage(current, current.input, group, asking(res)));
    }),
  ];
}
