import type { Temporal } from "temporal-polyfill";
import { listBarriers, listNeeds, listServices, listThemes } from "../../catalogue/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import type { OwnCatalogue } from "./own-catalogue.ts";
import type { InterviewForm } from "./recorded-form.ts";

/** A form that interviews are written into. */
export interface OpenedForm {
  surveyId: string;
  form: InterviewForm;
  titles: Texts;
  notice: Texts;
  retentionMonths: number;
  openedAt: Temporal.Instant | null;
  isEnded: boolean;
}

/** The programme's forms of interviews, those in use first. */
export async function listInterviewForms(db: Db, programmeId: string): Promise<OpenedForm[]> {
  const rows = await db
    .selectFrom("surveys")
    .select(["id", "form", "titles", "notice", "retentionMonths", "openedAt", "state"])
    .where("programmeId", "=", programmeId)
    .where("purpose", "=", "assessment")
    .orderBy("state", "desc")
    .orderBy("createdAt", "desc")
    .execute();
  return rows.map(({ id, form, state, ...row }) => ({
    ...row,
    surveyId: id,
    form: form === "free" ? "free" : "template",
    isEnded: state === "closed",
  }));
}

/** The form of that kind that is in use; undefined where none is. */
export async function findOpenForm(db: Db, programmeId: string, form: InterviewForm): Promise<string | undefined> {
  const row = await db
    .selectFrom("surveys")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("purpose", "=", "assessment")
    .where("form", "=", form)
    .where("state", "=", "open")
    .executeTakeFirst();
  return row?.id;
}

/** The programme's catalogue, as far as interviews ask about it. */
export async function loadOwnCatalogue(db: Db, programmeId: string): Promise<OwnCatalogue> {
  return {
    themes: await listThemes(db, programmeId),
    needs: await listNeeds(db, programmeId),
    services: await listServices(db, programmeId),
    barriers: await listBarriers(db, programmeId),
  };
}
