import { formField, type Field } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import type { Translate } from "../../../platform/i18n.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Ballot } from "../../queries.ts";
import { closingFields, openingFields } from "../closing-time.ts";

interface Typed {
  ballot: Ballot;
  programme: Programme;
  /** What was typed, where something was wrong with it. */
  form: FormState | null;
}

export interface TimeFields {
  day: Field;
  time: Field;
}

/** When voting opens by itself. One page may have two such forms; their ids differ by the prefix. */
export function openingTimeFields(prefix: string, { ballot, programme, form }: Typed, t: Translate): TimeFields {
  const { opensAt } = ballot;
  const set = opensAt === null ? { opensOn: "", opensAt: "09:00" } : openingFields(opensAt, programme.timeZone);
  const state = form ?? { ...emptyForm, values: set };
  const optional = prefix === "proposing";
  return {
    day: own(prefix, formField(state, t, "opensOn", { label: t("voting.draft.opensOn"), type: "date", optional })),
    time: own(prefix, formField(state, t, "opensAt", { label: t("voting.edit.closesAt"), type: "time" })),
  };
}

/** When voting closes. */
export function closingTimeFields({ ballot, programme, form }: Typed, t: Translate): TimeFields {
  const { closesAt } = ballot;
  const set = closesAt === null ? { closesOn: "", closesAt: "" } : closingFields(closesAt, programme.timeZone);
  const state = form ?? { ...emptyForm, values: set };
  return {
    day: formField(state, t, "closesOn", { label: t("voting.edit.closesOn"), type: "date" }),
    time: formField(state, t, "closesAt", { label: t("voting.edit.closesAt"), type: "time" }),
  };
}

function own(prefix: string, field: Field): Field {
  const id = `${prefix}-${field.id}`;
  return { ...field, id, describedBy: field.error === null ? null : `${id}-error` };
}
