import { treeOptions } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, withMistake, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Tool } from "../../queries.ts";
import { toolUseUrl } from "../addresses.ts";
import type { Use, WrittenFigure } from "../queries.ts";
import type { FigureMistake } from "./commands.ts";

const mistakeText: Record<FigureMistake, { field: string; key: Key }> = {
  "in-future": { field: "endsOn", key: "toolUse.figure.inFuture" },
  "unit-unknown": { field: "unitId", key: "toolUse.unitUnknown" },
  "known-already": { field: "value", key: "toolUse.figure.knownAlready" },
};

/** What was typed, with why it was not stored at its field. */
export function refusedForm(body: unknown, mistake: FigureMistake): FormState {
  const { field, key } = mistakeText[mistake];
  return withMistake(body, field, key);
}

interface FigureGround {
  tool: Tool;
  use: Use;
}

export function newFigurePage(ground: FigureGround, form: FormState, asking: Asking): Page {
  const title = asking.t("toolUse.figure.newTitle", { name: textIn(ground.tool.names, asking.locale) });
  const url = `${toolUseUrl(ground.tool)}/figures`;
  return figurePage(ground, form, { title, url, removal: null, alert: null, save: "toolUse.figure.add" }, asking);
}

/** A figure as it should have been; `isInVain` where somebody else has corrected it meanwhile. */
export function correctFigurePage(
  ground: FigureGround,
  figure: WrittenFigure,
  form: FormState,
  isInVain: boolean,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { unitId, name, measure, value, startsOn, endsOn, source } = figure;
  const typed = locale === "en" ? value : value?.replace(".", ",");
  const now = { unitId: unitId ?? "", name, measure, value: typed ?? "", startsOn, endsOn, source };
  const filled = form === emptyForm ? { ...emptyForm, values: now } : form;
  const url = `${toolUseUrl(ground.tool)}/figures/${figure.id}`;
  const removal = { url: `${url}/removal`, heading: t("toolUse.figure.remove"), text: t("toolUse.figure.removeText") };
  return figurePage(
    ground,
    filled,
    {
      title: t("toolUse.figure.correctTitle", { name }),
      url: isInVain ? null : `${url}/correction`,
      removal: isInVain || value === null ? null : removal,
      alert: isInVain ? t("toolUse.figure.correctedAlready") : null,
      save: "toolUse.figure.correct",
    },
    asking,
  );
}

interface FigureAct {
  title: string;
  /** Null where it can't be sent any more. */
  url: string | null;
  removal: { url: string; heading: string; text: string } | null;
  alert: string | null;
  save: Key;
}

function figurePage({ tool, use }: FigureGround, form: FormState, act: FigureAct, asking: Asking): Page {
  const { t } = asking;
  const field = (name: string, settings: Parameters<typeof formField>[3]) => formField(form, t, name, settings);
  const fields = {
    name: {
      ...field("name", { label: t("toolUse.figure.name"), hint: t("toolUse.figure.nameHint"), autocomplete: "off" }),
      known: distinct(use.figures.filter(({ toolId }) => toolId === tool.id).map(({ name }) => name)),
    },
    value: field("value", { label: t("toolUse.figure.value"), inputmode: "decimal", autocomplete: "off" }),
    measure: {
      ...field("measure", {
        label: t("toolUse.figure.measure"),
        hint: t("toolUse.figure.measureHint"),
        autocomplete: "off",
      }),
      known: distinct([...use.figures.map(({ measure }) => measure), t("toolUse.figure.usualMeasure")]),
    },
    startsOn: field("startsOn", { label: t("toolUse.figure.startsOn"), type: "date" }),
    endsOn: field("endsOn", { label: t("toolUse.figure.endsOn"), type: "date" }),
    unitId: field("unitId", {
      label: t("toolUse.figure.unit"),
      options: [{ value: "", text: t("toolUse.wholeProgramme") }, ...treeOptions(use.units)],
    }),
    source: field("source", {
      label: t("toolUse.figure.source"),
      hint: t("toolUse.figure.sourceHint"),
      optional: true,
    }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "maturity/use/figure",
    title: act.title,
    hasMistakes: mistakes.length > 0,
    model: { ...act, saveText: t(act.save), mistakes, fields, backUrl: toolUseUrl(tool) },
  };
}

/** Each once, whatever its case. */
function distinct(words: readonly string[]): string[] {
  return [...new Map(words.map((word) => [word.toLowerCase(), word])).values()];
}
