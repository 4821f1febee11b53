import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { workshopFrame, workshopUrl } from "../one/pages.ts";
import type { Workshop } from "../register/queries.ts";
import type { Seated } from "../seats/queries.ts";
import { fileModel } from "./files/pages.ts";
import type { MaterialsDone } from "./forms.ts";
import { isShownTo, phases, type Phase } from "./material.ts";
import type { Material } from "./queries.ts";

export interface Materials {
  programme: Programme;
  workshop: Workshop;
  materials: Material[];
  seated: Seated[];
  done: MaterialsDone | undefined;
  count: number;
}

const phaseText: Record<Phase, { heading: Key; shown: Key; choice: Key }> = {
  before: {
    heading: "workshops.materials.before.heading",
    shown: "workshops.materials.before.shown",
    choice: "workshops.materials.before.choice",
  },
  after: {
    heading: "workshops.materials.after.heading",
    shown: "workshops.materials.after.shown",
    choice: "workshops.materials.after.choice",
  },
};
const doneText: Record<MaterialsDone, Key> = {
  added: "workshops.materials.done.added",
  saved: "workshops.materials.done.saved",
  removed: "workshops.materials.done.removed",
  told: "workshops.materials.done.told",
};

/** What people read before the workshop and after it, and the form for one more. */
export function materialsPage(seen: Materials, form: FormState, asking: Asking): Page {
  const { programme, workshop, materials, seated, done, count } = seen;
  const { t, role } = asking;
  const mayEdit = role === "planner" || role === "owner";
  const url = materialsUrl(programme.id, workshop.id);
  const fields = materialFields(form, asking);
  const untold = materials.filter(({ toldAt }) => toldAt === null);
  const readers = seated.filter(({ seat }) => untold.some(({ phase }) => isShownTo(phase, workshop.state, seat)));
  return {
    view: "workshops/materials/materials",
    title: t("workshops.materials.title"),
    hasMistakes: summary(Object.values(fields)).length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "materials", asking),
      status: done === undefined ? null : doneWords(done, count, t),
      mistakes: summary(Object.values(fields)),
      lead:
        materials.length === 0
          ? t("workshops.materials.none")
          : [
              t("workshops.materials.lead", { count: materials.length }),
              untold.length === 0 ? "" : t("workshops.materials.untold", { count: untold.length }),
            ].join(" "),
      phases: phases.map((phase) => ({
        heading: t(phaseText[phase].heading),
        shown: t(phaseText[phase].shown),
        materials: materials
          .filter((each) => each.phase === phase)
          .map((each, at, all) => materialModel(each, { at, last: all.length - 1, url, mayEdit }, asking)),
      })),
      tell:
        mayEdit && readers.length > 0
          ? { url: `${url}/announcement`, text: t("workshops.materials.tell", { count: readers.length }) }
          : null,
      adding: mayEdit ? { url, fields } : null,
    },
  };
}

function doneWords(done: MaterialsDone, count: number, t: Asking["t"]): string {
  return done === "told" && count === 0 ? t("workshops.materials.done.toldNobody") : t(doneText[done], { count });
}

function materialModel(
  material: Material,
  { at, last, url: base, mayEdit }: { at: number; last: number; url: string; mayEdit: boolean },
  asking: Asking,
) {
  const { t } = asking;
  const { id, title, url, note, toldAt } = material;
  return {
    id,
    title,
    url: url === "" ? null : url,
    file: fileModel(material, `${base}/${id}/file`, asking),
    note: note === "" ? null : note,
    told: toldAt === null ? null : t("workshops.materials.told"),
    acts: mayEdit
      ? {
          editUrl: `${base}/${id}`,
          moveUrl: last === 0 ? null : `${base}/${id}/position`,
          upText: t("workshops.materials.up", { title }),
          downText: t("workshops.materials.down", { title }),
          isFirst: at === 0,
          isLast: at === last,
        }
      : null,
  };
}

/** One material, to be changed or removed. */
export function materialPage(
  { programme, workshop, material }: { programme: Programme; workshop: Workshop; material: Material },
  typed: FormState,
  asking: Asking,
): Page {
  const { t } = asking;
  const { phase, title, url, note } = material;
  const form = typed === emptyForm ? { ...emptyForm, values: { phase, title, url, note } } : typed;
  const fields = materialFields(form, asking);
  const mistakes = summary(Object.values(fields));
  const listUrl = materialsUrl(programme.id, workshop.id);
  return {
    view: "workshops/materials/material",
    title: t("workshops.materials.editTitle"),
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "materials", asking),
      heading: title,
      mistakes,
      fields,
      file: fileModel(material, `${listUrl}/${material.id}/file`, asking),
      removesFile: form.values["removesFile"] === "on",
      actionUrl: `${listUrl}/${material.id}`,
      cancelUrl: listUrl,
      removal: {
        heading: t("workshops.materials.remove"),
        text: t("workshops.materials.removeText"),
        url: `${listUrl}/${material.id}/removal`,
      },
    },
  };
}

function materialFields(form: FormState, { t }: Asking) {
  return {
    phase: formField(form, t, "phase", {
      label: t("workshops.materials.phase"),
      type: "radio",
      value: "before",
      options: phases.map((value) => ({ value, text: t(phaseText[value].choice) })),
    }),
    title: formField(form, t, "title", { label: t("workshops.materials.name") }),
    url: formField(form, t, "url", {
      label: t("workshops.materials.url"),
      hint: t("workshops.materials.urlHint"),
      inputmode: "url",
      optional: true,
    }),
    file: formField(form, t, "file", {
      label: t("workshops.materials.file.label"),
      hint: t("workshops.materials.file.hint"),
      type: "file",
      optional: true,
    }),
    note: formField(form, t, "note", { label: t("workshops.materials.note"), rows: 3, optional: true }),
  };
}

function materialsUrl(programmeId: string, workshopId: string): string {
  return workshopUrl(programmeId, workshopId, "/materials");
}
