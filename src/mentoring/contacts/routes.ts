import { randomUUID } from "node:crypto";
import { programmeToday, waysUp } from "../../maturity/index.ts";
import { actorId, asking, type Asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { Forbidden } from "../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { contactsUrl } from "../addresses.ts";
import { listUnits, type Unit } from "../assigning/queries.ts";
import { isOnlyShown, typedForm } from "../choosing/forms.ts";
import { listNearUnits } from "../choosing/queries.ts";
import { ProgrammeParams } from "../forms.ts";
import { correctContact, markNextStep, noteContact, removeContactNote } from "./commands.ts";
import { ContactForm, ContactParams, ListQuery, NewQuery, NextForm } from "./forms.ts";
import { contactField, contactPage, contactsPage, contactText, corrects } from "./pages.ts";
import { getContactNote, listContactNotes, listPeopleOf, type ContactNote } from "./queries.ts";

/** Whom coordinators have been in touch with, and what was agreed. */
export function contactRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/mentoring/contacts";
  const formPage = async (of: FormOf, form: FormState, asked: Asking) => {
    const { programmeId, note = null, unitId = note?.unitId ?? "" } = of;
    const chosen = form.values["unitId"] ?? unitId;
    const seen = {
      ...{ programmeId, note, start: { unitId } },
      id: note?.id ?? idOf(form.values),
      units: await listUnits(db, programmeId),
      near: await listNearUnits(db, programmeId, asked.visitor?.userId),
      people: withNoted(await listPeopleOf(db, programmeId, chosen), chosen === note?.unitId ? note : null),
      today: await programmeToday(db, programmeId),
    };
    return contactPage(seen, form, asked);
  };

  /** A note that one may put right. */
  const own = async (params: unknown, asked: Asking) => {
    const { programmeId, contactNoteId } = parseParams(ContactParams, params);
    const note = await getContactNote(db, programmeId, contactNoteId);
    if (!corrects(note, asked)) throw new Forbidden("contact note");
    return { programmeId, note };
  };

  return [
    get(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const wanted = parseStrictly(ListQuery, req.query);
      const units = await listUnits(db, programmeId);
      const seen = {
        ...{ programmeId, units, wanted, below: belowOf(units) },
        notes: await listContactNotes(db, programmeId),
        today: await programmeToday(db, programmeId),
      };
      await sendPage(req, res, contactsPage(seen, asking(res)));
    }),

    get(`${base}/new`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { unit } = parseStrictly(NewQuery, req.query);
      const of = { programmeId, ...(unit !== undefined && { unitId: unit }) };
      await sendPage(req, res, await formPage(of, emptyForm, asking(res)));
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const read = readForm(req.body);
      if ("form" in read)
        return await sendPage(req, res, await formPage({ programmeId }, read.form, asking(res)), read.status);
      const refused = await noteContact(db, { programmeId, ...read.details }, actorId(res));

      if (refused === null) return res.redirect(303, `${contactsUrl(programmeId)}?saved=yes`);
      const form = withMistake(req.body, contactField[refused], contactText[refused]);
      await sendPage(req, res, await formPage({ programmeId }, form, asking(res)));
    }),

    get(`${base}/:contactNoteId`, "facilitator", async (req, res) => {
      await sendPage(req, res, await formPage(await own(req.params, asking(res)), emptyForm, asking(res)));
    }),

    post(`${base}/:contactNoteId`, "facilitator", async (req, res) => {
      const { programmeId, note } = await own(req.params, asking(res));
      const read = readForm(req.body);
      if ("form" in read)
        return await sendPage(req, res, await formPage({ programmeId, note }, read.form, asking(res)), read.status);
      const refused = await correctContact(db, { programmeId, ...read.details, id: note.id }, actorId(res));

      if (refused === null) return res.redirect(303, `${contactsUrl(programmeId)}?saved=yes`);
      const form = withMistake(req.body, contactField[refused], contactText[refused]);
      await sendPage(req, res, await formPage({ programmeId, note }, form, asking(res)));
    }),

    post(`${base}/:contactNoteId/next-step`, "facilitator", async (req, res) => {
      const { programmeId, contactNoteId: id } = parseParams(ContactParams, req.params);
      const { isDone } = parseStrictly(NextForm, req.body);
      await markNextStep(db, { programmeId, id, isDone: isDone === "yes" }, actorId(res));
      res.redirect(303, contactsUrl(programmeId));
    }),

    post(`${base}/:contactNoteId/removal`, "facilitator", async (req, res) => {
      const { programmeId, note } = await own(req.params, asking(res));
      await removeContactNote(db, { programmeId, id: note.id }, actorId(res));
      res.redirect(303, contactsUrl(programmeId));
    }),
  ];
}

interface FormOf {
  programmeId: string;
  note?: ContactNote;
  unitId?: string;
}

/** What the form says, or the form, to be shown: with its mistakes, or for another unit. */
function readForm(body: unknown) {
  if (isOnlyShown(body)) return { form: typedForm(body), status: 200 };
  const parsed = parseForm(ContactForm, body);
  return parsed.ok ? { details: parsed.data } : { form: parsed.form, status: undefined };
}

/** Those to choose from, and who was noted then, wherever that person is now. */
function withNoted(people: { id: string; name: string }[], note: ContactNote | null) {
  const { participantId = null, participantName = null } = note ?? {};
  if (participantId === null || people.some(({ id }) => id === participantId)) return people;
  return [...people, { id: participantId, name: participantName ?? "" }];
}

/** The id that the form was made with; a new one for a new form. */
function idOf(values: Record<string, string>): string {
  const parsed = ContactForm.shape.id.safeParse(values["id"]);
  return parsed.success ? parsed.data : randomUUID();
}

/** The ids of each unit with everything below it. */
function belowOf(units: readonly Unit[]): Map<string, Set<string>> {
  const below = new Map(units.map(({ id }) => [id, new Set<string>()]));
  for (const [id, way] of waysUp(units)) for (const above of way) below.get(above)?.add(id);
  return below;
}
