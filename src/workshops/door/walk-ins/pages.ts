import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { workshopFrame } from "../../one/pages.ts";
import type { Workshop } from "../../register/queries.ts";
import type { Room } from "../../seats/queries.ts";
import type { RollRefusal } from "../door.ts";
import { questionModel, type Question } from "../question/pages.ts";
import { attendanceUrl, rollRefusalText } from "../roll/pages.ts";

export interface WalkInAround {
  programme: Programme;
  workshop: Workshop;
  room: Room;
  /** Names of the register's organisations, to choose from while typing. */
  organisations: string[];
}

/** Somebody who came without being on the list. */
export function walkInPage(
  { programme, workshop, room, organisations }: WalkInAround,
  form: FormState,
  { question, refused }: { question: Question | null; refused: RollRefusal | null },
  asking: Asking,
): Page {
  const { t } = asking;
  const fields = walkInModel(form, asking);
  const mistakes = summary(Object.values(fields));
  const url = attendanceUrl(programme.id, workshop.id);
  return {
    view: "workshops/door/walk-in",
    title: t("workshops.door.walkIn.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      frame: workshopFrame(programme, workshop, "attendance", asking),
      mistakes,
      question: question === null ? null : questionModel(question, room, asking),
      refused: refused === null ? null : t(rollRefusalText[refused]),
      fields,
      organisations,
      url: `${url}/walk-ins`,
      cancelUrl: url,
    },
  };
}

/** Who they are, as staff or the person types it. */
export function walkInModel(form: FormState, { t }: Asking): Record<"name" | "organisation" | "email", Field> {
  return {
    name: formField(form, t, "name", { label: t("workshops.door.walkIn.name"), autocomplete: "off" }),
    organisation: formField(form, t, "organisation", {
      label: t("workshops.door.walkIn.organisation"),
      autocomplete: "off",
      optional: true,
    }),
    email: formField(form, t, "email", {
      label: t("workshops.door.walkIn.email"),
      type: "email",
      autocomplete: "off",
      optional: true,
    }),
  };
}
