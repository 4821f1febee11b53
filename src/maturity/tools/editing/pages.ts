import { ownName, type Organisation } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { summary, textsField } from "../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Texts } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { toolsUrl, toolUrl } from "../../addresses.ts";
import { anchorScores, anchorTexts, type Anchors } from "../../anchors.ts";
import type { Tool } from "../../queries.ts";
import { reachOf } from "../pages.ts";
import type { ToolMistake } from "./commands.ts";

export const toolText: Record<ToolMistake, Key> = { "name-taken": "maturity.tools.edit.nameTaken" };

export function newToolPage(programme: Programme, form: FormState, asking: Asking): Page {
  return toolPage(programme, form, asking, null);
}

/** What the page of a tool that is there tells besides its form. */
interface Existing {
  tool: Tool;
  organisations: readonly Organisation[];
  /** Something was judged of it: it can't be removed. */
  isJudged: boolean;
  /** It was to be removed just now. */
  isRefused: boolean;
}

export function editToolPage(programme: Programme, existing: Existing, form: FormState, asking: Asking): Page {
  const { names, descriptions, anchors } = existing.tool;
  const now = { ...textValues("names", names), ...textValues("descriptions", descriptions), ...anchorValues(anchors) };
  return toolPage(programme, form === emptyForm ? { ...emptyForm, values: now } : form, asking, existing);
}

const nothing: Texts = { fi: "", sv: "", en: "" };

function anchorValues(anchors: Anchors): Record<string, string> {
  const values = anchorScores.map((score, at) => textValues(`anchors.${score}`, anchors?.[at] ?? nothing));
  return Object.assign({}, ...values) as Record<string, string>;
}

function toolPage(programme: Programme, form: FormState, asking: Asking, existing: Existing | null): Page {
  const { t, locale } = asking;
  const wanted = programme.locales;
  const names = textsField(form, t, "names", { label: t("maturity.tools.edit.names"), wanted });
  const descriptions = textsField(form, t, "descriptions", {
    label: t("maturity.tools.edit.descriptions"),
    hint: t("maturity.tools.edit.descriptionsHint"),
    rows: 3,
    optional: true,
    wanted,
  });
  const anchors = anchorScores.map((score) => {
    const name = `anchors.${score}`;
    // Left empty it is not missing: the product's own words stand in for it.
    const isOwn = locales.some((each) => (form.values[`${name}.${each}`] ?? "") !== "");
    const label = t("maturity.tools.edit.anchor", { score, words: t(anchorTexts[score]) });
    return { ...textsField(form, t, name, { label, rows: 2, wanted: isOwn ? wanted : [] }), isOwn };
  });
  const mistakes = summary([names, descriptions, ...anchors].flatMap(({ fields }) => fields));
  const isAnchorWrong = anchors.some(({ fields }) => fields.some(({ error }) => error !== null));
  const heading =
    existing === null
      ? t("maturity.tools.edit.newTitle")
      : t("maturity.tools.edit.title", { name: textIn(existing.tool.names, locale) });
  return {
    view: "maturity/tools/tool",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      mistakes,
      alert: existing?.isRefused === true ? t("maturity.tools.edit.judged") : null,
      names,
      descriptions,
      anchors: { fields: anchors, isOpen: isAnchorWrong || anchors.some(({ isOwn }) => isOwn) },
      actionUrl: existing === null ? toolsUrl(programme.id) : toolUrl(existing.tool),
      cancelUrl: toolsUrl(programme.id),
      standing: existing === null ? null : standingOf(existing, asking),
    },
  };
}

/** Which units the tool concerns, whether it is followed, and whether it can go. */
function standingOf({ tool, organisations, isJudged }: Existing, asking: Asking) {
  const { t } = asking;
  const url = toolUrl(tool);
  return {
    reach: reachOf(tool, new Map(organisations.map(({ id, name }) => [id, ownName(name)])), asking),
    unitsUrl: `${url}/units`,
    following: {
      url: `${url}/${tool.isEnded ? "return" : "ending"}`,
      text: t(tool.isEnded ? "maturity.tools.edit.endedText" : "maturity.tools.edit.endText"),
      act: t(tool.isEnded ? "maturity.tools.edit.follow" : "maturity.tools.edit.end"),
    },
    removal: isJudged
      ? null
      : {
          url: `${url}/removal`,
          heading: t("maturity.tools.edit.remove"),
          text: t("maturity.tools.edit.removeText"),
        },
  };
}
