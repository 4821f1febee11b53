import type { Request, Response } from "express";
import type { CountArticles } from "../../../platform/article-links.ts";
import { actorId, asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { unitUrl } from "../../addresses.ts";
import { UnitParams } from "../../forms.ts";
import { listTools, programmeToday } from "../../queries.ts";
import { getUnit, listLatest } from "../queries.ts";
import { assessUnit, type GridRefusal } from "./commands.ts";
import { GridForm, GridQuery } from "./forms.ts";
import { gridPage } from "./pages.ts";

const one = "/programmes/:programmeId/maturity/organisations/:organisationId";

/** The tools of a whole unit judged at once. */
export function gridRoutes({ db }: Deps, countArticles: CountArticles): Route[] {
  const ground = { db, countArticles };
  return [
    get(one, "facilitator", async (req, res) => {
      const { saved } = parseStrictly(GridQuery, req.query);
      await showGrid(ground, req, res, emptyForm, saved);
    }),

    post(`${one}/assessments`, "facilitator", async (req, res) => {
      const place = parseParams(UnitParams, req.params);
      const parsed = parseForm(GridForm, req.body);
      if (!parsed.ok) return await showGrid(ground, req, res, parsed.form);
      const refused = await assessUnit(db, { ...place, ...parsed.data }, actorId(res));
      if (refused !== null) return await showGrid(ground, req, res, refusedForm(req.body, refused));
      const url = unitUrl({ programmeId: place.programmeId, id: place.organisationId });
      res.redirect(303, `${url}?saved=${parsed.data.rows.length}`);
    }),
  ];
}

/** What was typed, with why it was not stored at its fields. */
function refusedForm(body: unknown, refused: GridRefusal): FormState {
  const values = typedValues(body);
  if (refused.kind === "in-future") return { values, mistakes: { on: "maturity.assessing.score.inFuture" } };
  const rows = refused.toolIds.map((id) => [`exact.${id}`, "maturity.assessing.grid.notConcerned"] as const);
  return { values, mistakes: { rows: "maturity.assessing.grid.notConcernedRows", ...Object.fromEntries(rows) } };
}

interface Ground {
  db: Db;
  countArticles: CountArticles;
}

async function showGrid(
  { db, countArticles }: Ground,
  req: Request,
  res: Response,
  form: FormState,
  saved = 0,
): Promise<void> {
  const place = parseParams(UnitParams, req.params);
  const { unit, tools } = await getUnit(db, place);
  const concerned = new Set(tools.map(({ id }) => id));
  const material = {
    ...{ unit, tools },
    others: (await listTools(db, place.programmeId)).filter(({ id }) => !concerned.has(id)),
    latest: await listLatest(db, place.programmeId, unit.id),
    articles: await countArticles(db, place.programmeId),
    today: await programmeToday(db, place.programmeId),
  };
  await sendPage(req, res, gridPage(material, form, saved, asking(res)));
}
