import { shownBranches } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, withMistake, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Unit } from "../../assessing/queries.ts";
import type { Tool } from "../../queries.ts";
import { toolUseUrl } from "../addresses.ts";
import type { Obstacle } from "../queries.ts";
import type { ObstacleMistake } from "./commands.ts";

const mistakeText: Record<ObstacleMistake, { field: string; key: Key }> = {
  "known-already": { field: "what", key: "toolUse.obstacle.knownAlready" },
  "unit-unknown": { field: "unitIds", key: "toolUse.unitUnknown" },
  "since-future": { field: "since", key: "toolUse.obstacle.inFuture" },
  "solved-future": { field: "solvedOn", key: "toolUse.obstacle.inFuture" },
};

/** What was typed, with why it was not stored at its field. */
export function refusedForm(body: unknown, mistake: ObstacleMistake): FormState {
  const { field, key } = mistakeText[mistake];
  return withMistake(body, field, key);
}

interface ObstacleGround {
  tool: Tool;
  units: readonly Unit[];
  today: string;
}

/** An obstacle that is there, or a new one. */
export function obstaclePage(
  { tool, units, today }: ObstacleGround,
  obstacle: Obstacle | null,
  form: FormState,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const filled = form === emptyForm ? { ...emptyForm, values: valuesOf(obstacle, today) } : form;
  const field = (name: string, settings: Parameters<typeof formField>[3]) => formField(filled, t, name, settings);
  const fields = {
    what: field("what", { label: t("toolUse.obstacle.what"), hint: t("toolUse.obstacle.whatHint") }),
    since: field("since", { label: t("toolUse.obstacle.sinceWhen"), type: "date" }),
    solvedOn: field("solvedOn", {
      ...{ label: t("toolUse.obstacle.solvedOn"), hint: t("toolUse.obstacle.solvedOnHint"), type: "date" },
      optional: true,
    }),
    note: field("note", { label: t("toolUse.obstacle.note"), rows: 3, optional: true }),
    unitIds: field("unitIds", {
      ...{ label: t("toolUse.obstacle.units"), hint: t("toolUse.obstacle.unitsHint"), optional: true },
    }),
  };
  const mistakes = summary(Object.values(fields));
  const base = `${toolUseUrl(tool)}/obstacles`;
  const url = obstacle === null ? base : `${base}/${obstacle.id}`;
  const title = t(obstacle === null ? "toolUse.obstacle.newTitle" : "toolUse.obstacle.title", {
    name: textIn(tool.names, locale),
  });
  return {
    view: "maturity/use/obstacle",
    title,
    hasMistakes: mistakes.length > 0,
    model: {
      ...{ title, mistakes, fields, url, backUrl: `${toolUseUrl(tool)}#obstacles` },
      branches: shownBranches(units, fields.unitIds.value.split("\n"), asking),
      removal:
        obstacle === null
          ? null
          : { url: `${url}/removal`, heading: t("toolUse.obstacle.remove"), text: t("toolUse.obstacle.removeText") },
    },
  };
}

function valuesOf(obstacle: Obstacle | null, today: string): Record<string, string> {
  if (obstacle === null) return { since: today };
  const { what, since, solvedOn, note, unitIds } = obstacle;
  return { what, since, solvedOn: solvedOn ?? "", note, unitIds: unitIds.join("\n") };
}
