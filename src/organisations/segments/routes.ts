import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage, sendSaved } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme } from "../../programmes/index.ts";
import { OrganisationsParams } from "../forms.ts";
import { listOrganisations } from "../queries.ts";
import { segmentsUrl } from "./addresses.ts";
import { addSegment, editSegment, moveSegment, removeSegment, type SegmentMistake } from "./commands.ts";
import { editSegmentPage, mistakeText, newSegmentPage } from "./editing/pages.ts";
import { MoveForm, SegmentForm, SegmentParams } from "./forms.ts";
import { segmentsPage } from "./pages.ts";
import { getSegment, listSegments } from "./queries.ts";

const base = "/programmes/:programmeId/segments";
const one = `${base}/:segmentId`;

/** Segments of units and what each is promised. */
export function segmentRoutes({ db }: Deps): Route[] {
  const load = async (programmeId: string) => ({
    programme: await getProgramme(db, programmeId),
    organisations: await listOrganisations(db, programmeId),
    segments: await listSegments(db, programmeId),
  });
  const list = async (programmeId: string, asked: Asking) => segmentsPage(await load(programmeId), asked);
  const newPage = async (programmeId: string, form: FormState, asked: Asking) =>
    newSegmentPage(await load(programmeId), form, asked);
  const editPage = async (programmeId: string, segmentId: string, form: FormState, asked: Asking) =>
    editSegmentPage(await load(programmeId), await getSegment(db, programmeId, segmentId), form, asked);

  return [
    get(base, "viewer", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      await sendPage(req, res, await list(programmeId, asking(res)));
    }),

    get(`${base}/new`, "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      await sendPage(req, res, await newPage(programmeId, emptyForm, asking(res)));
    }),

    post(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(OrganisationsParams, req.params);
      const parsed = parseForm(SegmentForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await newPage(programmeId, parsed.form, asking(res)));
      const { unitIds: branchIds, ...words } = parsed.data;
      const outcome = await addSegment(db, { programmeId, branchIds, ...words }, actorId(res));
      if ("id" in outcome) return res.redirect(303, `${segmentsUrl(programmeId)}#segment-${outcome.id}`);
      await sendPage(req, res, await newPage(programmeId, refusedForm(req.body, outcome.mistake), asking(res)));
    }),

    get(one, "planner", async (req, res) => {
      const { programmeId, segmentId } = parseParams(SegmentParams, req.params);
      await sendPage(req, res, await editPage(programmeId, segmentId, emptyForm, asking(res)));
    }),

    post(one, "planner", async (req, res) => {
      const { programmeId, segmentId: id } = parseParams(SegmentParams, req.params);
      const parsed = parseForm(SegmentForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await editPage(programmeId, id, parsed.form, asking(res)));
      const { unitIds: branchIds, ...words } = parsed.data;
      const mistake = await editSegment(db, { programmeId, id, branchIds, ...words }, actorId(res));
      if (mistake === null) return res.redirect(303, `${segmentsUrl(programmeId)}#segment-${id}`);
      await sendPage(req, res, await editPage(programmeId, id, refusedForm(req.body, mistake), asking(res)));
    }),

    post(`${one}/position`, "planner", async (req, res) => {
      const { programmeId, segmentId } = parseParams(SegmentParams, req.params);
      await moveSegment(db, programmeId, segmentId, parseStrictly(MoveForm, req.body).direction, actorId(res));
      const url = `${segmentsUrl(programmeId)}#segment-${segmentId}`;
      await sendSaved(req, res, url, () => list(programmeId, asking(res)));
    }),

    post(`${one}/removal`, "planner", async (req, res) => {
      const { programmeId, segmentId } = parseParams(SegmentParams, req.params);
      await removeSegment(db, programmeId, segmentId, actorId(res));
      res.redirect(303, segmentsUrl(programmeId));
    }),
  ];
}

function refusedForm(body: unknown, mistake: SegmentMistake): FormState {
  return withMistake(body, mistake === "name-taken" ? "names.fi" : "unitIds", mistakeText[mistake]);
}
