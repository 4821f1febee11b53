import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { runsUrl } from "../../addresses.ts";
import type { RunsSeen } from "../queries.ts";
import { runName } from "../sentences/pages.ts";

/** The form that chooses two runs, those before chosen first; null where there are not two with a result. */
export function chooser({ programme, runs }: RunsSeen, chosen: { a: string; b: string } | null, asking: Asking) {
  const { t } = asking;
  const done = runs.filter(({ state }) => state === "done");
  const [newest, before] = done;
  if (newest === undefined || before === undefined) return null;
  const options = done.map((run) => ({ value: run.id, text: runName(run, programme, asking) }));
  return {
    url: `${runsUrl(programme.id)}/comparison`,
    a: formField(emptyForm, t, "a", { label: t("grouping.history.first"), value: chosen?.a ?? before.id, options }),
    b: formField(emptyForm, t, "b", { label: t("grouping.history.second"), value: chosen?.b ?? newest.id, options }),
  };
}
