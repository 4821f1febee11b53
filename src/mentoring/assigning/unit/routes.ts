import type { Request } from "express";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { assignmentsUrl } from "../../addresses.ts";
import { listUnitDays } from "../../mentors/months/queries.ts";
import { listMentors, lookedAtDay } from "../../mentors/queries.ts";
import { getSettings } from "../../mentors/settings/queries.ts";
import { assignUnit, chooseUnitDays, endAssignment } from "../commands.ts";
import { AssignedUnitParams, AssignForm, EndingForm, listQuery, ListQuery, UnitDaysForm } from "../forms.ts";
import { assignText } from "../pages.ts";
import { getUnit, listMentorsOf } from "../queries.ts";
import { unitPage } from "./pages.ts";

const one = "/programmes/:programmeId/mentoring/assignments/:organisationId";

/** One unit's mentor: given, changed, ended. */
export function unitRoutes({ db }: Deps): Route[] {
  const page = async (
    { programmeId, organisationId, query }: { programmeId: string; organisationId: string; query: string },
    form: FormState,
    asked: Asking,
  ) => {
    const seen = {
      query,
      unit: await getUnit(db, programmeId, organisationId),
      today: await lookedAtDay(db, programmeId),
      mentors: await listMentors(db, programmeId),
      past: await listMentorsOf(db, programmeId, organisationId),
      days: (await listUnitDays(db, programmeId)).get(organisationId) ?? null,
      usualDays: (await getSettings(db, programmeId)).usualDays,
    };
    return unitPage(seen, form, asked);
  };

  return [
    get(one, "planner", async (req, res) => {
      await sendPage(req, res, await page(placeOf(req), emptyForm, asking(res)));
    }),

    post(one, "planner", async (req, res) => {
      const place = placeOf(req);
      const { programmeId, organisationId: unitId } = place;
      const parsed = parseForm(AssignForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(place, parsed.form, asking(res)));
      const refused = await assignUnit(db, { programmeId, unitId, ...parsed.data }, actorId(res));
      if (refused === null) return res.redirect(303, `${assignmentsUrl(programmeId)}${place.query}#unit-${unitId}`);
      const field = refused === "unknown-unit" ? "mentorId" : "startsOn";
      await sendPage(req, res, await page(place, withMistake(req.body, field, assignText[refused]), asking(res)));
    }),

    post(`${one}/ending`, "planner", async (req, res) => {
      const { programmeId, organisationId: unitId, query } = placeOf(req);
      const { mentorId } = parseStrictly(EndingForm, req.body);
      await endAssignment(db, { programmeId, unitId, mentorId }, actorId(res));
      res.redirect(303, `${assignmentsUrl(programmeId)}${query}#unit-${unitId}`);
    }),

    post(`${one}/days`, "planner", async (req, res) => {
      const place = placeOf(req);
      const parsed = parseForm(UnitDaysForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(place, parsed.form, asking(res)));
      const { programmeId, organisationId: unitId, query } = place;
      await chooseUnitDays(db, { programmeId, unitId, days: parsed.data.days }, actorId(res));
      res.redirect(303, `${assignmentsUrl(programmeId)}/${unitId}${query}`);
    }),
  ];
}

/** The unit, and what was looked at in the list that one came from. */
function placeOf({ params, query }: Request) {
  return { ...parseParams(AssignedUnitParams, params), query: listQuery(parseStrictly(ListQuery, query)) };
}
