import { actorId, asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { NotFound } from "../../../platform/errors.ts";
import { parseForm, parseParams, typedValues } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { anchorOf, buildingUrl } from "../addresses.ts";
import type { Place } from "../edits/commands.ts";
import { BuildingParams, SectionKeyParams } from "../forms.ts";
import { loadBuilding, type Building } from "../queries.ts";
import { saveNewSection, saveSection, sectionDigest } from "./commands.ts";
import { SectionForm } from "./forms.ts";
import { sectionPage } from "./pages.ts";

const base = "/programmes/:programmeId/surveys/:surveyId/building";

/** A section's own texts. */
export function sectionRoutes({ db }: Deps): Route[] {
  return [
    get(`${base}/new-section`, "planner", async (req, res) => {
      const building = await loadBuilding(db, parseParams(BuildingParams, req.params));
      await sendPage(req, res, sectionPage(building, { section: null, seen: "", refused: null }, null, asking(res)));
    }),

    post(`${base}/new-section`, "planner", async (req, res) => {
      const place = parseParams(BuildingParams, req.params);
      const parsed = parseForm(SectionForm, req.body);
      const blank = { section: null, seen: "", refused: null };
      if (!parsed.ok)
        return await sendPage(req, res, sectionPage(await loadBuilding(db, place), blank, parsed.form, asking(res)));
      const { titles, helps, since } = parsed.data;
      const saved = await saveNewSection(db, place, { texts: { titles, helps }, since }, actorId(res));
      res.redirect(303, savedUrl(place, saved.key, "section.add"));
    }),

    get(`${base}/sections/:sectionKey`, "planner", async (req, res) => {
      const { sectionKey, ...place } = parseParams(SectionKeyParams, req.params);
      const building = await loadBuilding(db, place);
      const section = known(sectionOf(building, sectionKey));
      const of = { section, seen: sectionDigest(section), refused: null };
      await sendPage(req, res, sectionPage(building, of, null, asking(res)));
    }),

    post(`${base}/sections/:sectionKey`, "planner", async (req, res) => {
      const { sectionKey: key, ...place } = parseParams(SectionKeyParams, req.params);
      const parsed = parseForm(SectionForm, req.body);
      if (!parsed.ok) {
        const building = await loadBuilding(db, place);
        const of = { section: known(sectionOf(building, key)), seen: parsed.form.values["seen"] ?? "", refused: null };
        return await sendPage(req, res, sectionPage(building, of, parsed.form, asking(res)));
      }
      const { titles, helps, seen = "" } = parsed.data;
      const saved = await saveSection(db, place, { key, texts: { titles, helps }, seen }, actorId(res));
      if (!("refused" in saved)) return res.redirect(303, savedUrl(place, key, "section.edit"));
      const building = await loadBuilding(db, place);
      const section = sectionOf(building, key) ?? null;
      // Saving once more says mine over what is there now; one that is gone is added anew.
      const of = { section, seen: section === null ? "" : sectionDigest(section), refused: saved.refused };
      const form = { values: typedValues(req.body), mistakes: {} };
      await sendPage(req, res, sectionPage(building, of, form, asking(res)), 409);
    }),
  ];
}

function sectionOf({ working: { questionnaire } }: Building, key: string) {
  return questionnaire.sections.find((section) => section.key === key);
}

function known<T>(found: T | undefined): T {
  if (found === undefined) throw new NotFound("section");
  return found;
}

function savedUrl({ programmeId, surveyId: id }: Place, key: string, done: string): string {
  return `${buildingUrl({ programmeId, id })}?done=${done}#${anchorOf("section", key)}`;
}
