import { treeOptions } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { targetsUrl, targetUrl } from "../addresses.ts";
import type { TargetMistake } from "../commands.ts";
import type { Target } from "../queries.ts";
import type { Targets } from "../standing/queries.ts";

/** Somebody who may answer for a target. */
export interface Colleague {
  userId: string;
  name: string;
}

export const targetMistakeText: Record<TargetMistake, { field: string; key: Key }> = {
  "target-already": { field: "unitId", key: "targets.edit.already" },
  "unit-unknown": { field: "unitId", key: "targets.edit.unitUnknown" },
  "tool-unknown": { field: "toolId", key: "targets.edit.toolUnknown" },
  "owner-unknown": { field: "ownerId", key: "targets.edit.ownerUnknown" },
};

/** The form of the target that is open, or of a new one. */
export function editingModel(
  seen: Targets,
  open: string,
  { form, colleagues }: { form: FormState; colleagues: readonly Colleague[] },
  asking: Asking,
) {
  const { t, locale } = asking;
  const target = seen.standings.find((each) => each.target.id === open)?.target;
  const filled = form === emptyForm ? { ...emptyForm, values: valuesOf(target, seen.today) } : form;
  const field = (name: string, settings: Parameters<typeof formField>[3]) => formField(filled, t, name, settings);
  const fields = {
    unitId: field("unitId", {
      label: t("targets.edit.units"),
      options: [{ value: "", text: t("targets.allUnits") }, ...treeOptions(seen.units)],
    }),
    toolId: field("toolId", {
      label: t("targets.edit.tool"),
      options: [
        { value: "", text: t("targets.allTools") },
        ...seen.tools
          .filter(({ id, isEnded }) => !isEnded || id === target?.toolId)
          .map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
    }),
    level: field("level", { label: t("targets.edit.level"), hint: t("targets.edit.levelHint"), inputmode: "numeric" }),
    startsOn: field("startsOn", {
      label: t("targets.edit.startsOn"),
      hint: t("targets.edit.startsOnHint"),
      type: "date",
    }),
    dueOn: field("dueOn", { label: t("targets.edit.dueOn"), type: "date" }),
    ownerId: field("ownerId", {
      label: t("targets.edit.owner"),
      options: [
        { value: "", text: t("targets.edit.ownerOther") },
        ...colleagues.map(({ userId, name }) => ({ value: userId, text: name })),
      ],
    }),
    ownerName: field("ownerName", { label: t("targets.edit.ownerName"), hint: t("targets.edit.ownerNameHint"), optional: true }), // prettier-ignore
  };
  return {
    heading: t(target === undefined ? "targets.edit.newTitle" : "targets.edit.title"),
    mistakes: summary(Object.values(fields)),
    fields,
    actionUrl: target === undefined ? targetsUrl(seen.programmeId) : targetUrl(target),
    cancelUrl: targetsUrl(seen.programmeId),
    endUrl: target === undefined || target.isEnded ? null : `${targetUrl(target)}/ending`,
  };
}

function valuesOf(target: Target | undefined, today: string): Record<string, string> {
  if (target === undefined) return { startsOn: today };
  const { unitId, toolId, level, startsOn, dueOn, ownerId, ownerName } = target;
  const name = ownerId === null ? ownerName : "";
  return {
    ...{ unitId: unitId ?? "", toolId: toolId ?? "", level: String(level), startsOn, dueOn },
    ...{ ownerId: ownerId ?? "", ownerName: name },
  };
}
