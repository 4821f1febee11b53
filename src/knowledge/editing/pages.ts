import type { Entry, Need } from "../../catalogue/index.ts";
import type { Tool } from "../../maturity/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary, textsField } from "../../platform/fields.ts";
import { textValues, type FormState } from "../../platform/forms.ts";
import { saidIn, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { renderMarkdown } from "../../platform/markdown-html.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { articleUrl, knowledgeUrl } from "../addresses.ts";
import { articleKinds, type ArticleKind, type ArticleTexts } from "../article.ts";
import { kindText } from "../list/rows/pages.ts";
import type { Article, Version } from "../queries.ts";
import { differenceModel } from "../versions/difference/pages.ts";
import type { ArticleMistake, Clash } from "./commands.ts";
import { subjectsText, textPlaces, type SubjectPlace, type TextPlace } from "./merging.ts";

export const articleMistakeText: Record<ArticleMistake, { field: string; text: Key }> = {
  "title-taken": { field: "titles.fi", text: "knowledge.edit.titleTaken" },
  "nothing-to-read": { field: "bodies.fi", text: "knowledge.edit.nothingToRead" },
};
const kindHint: Record<ArticleKind, Key> = {
  instruction: "knowledge.kinds.instructionHint",
  article: "knowledge.kinds.articleHint",
};
export const placeText: Record<TextPlace["part"], Record<TextPlace["locale"], Key>> = {
  titles: {
    fi: "knowledge.edit.part.titles.fi",
    sv: "knowledge.edit.part.titles.sv",
    en: "knowledge.edit.part.titles.en",
  },
  bodies: {
    fi: "knowledge.edit.part.bodies.fi",
    sv: "knowledge.edit.part.bodies.sv",
    en: "knowledge.edit.part.bodies.en",
  },
};
const subjectText: Record<SubjectPlace, Key> = {
  tools: "knowledge.edit.part.tools",
  needs: "knowledge.edit.part.needs",
};
const helpRows = (["heading", "list", "steps", "strong", "link", "table"] as const).map((row) => ({
  name: `knowledge.edit.helpRows.${row}` as const satisfies Key,
  example: `knowledge.edit.helpExamples.${row}` as const satisfies Key,
}));

interface EditGround {
  programme: Programme;
  tools: readonly Tool[];
  themes: readonly Entry[];
  needs: readonly Need[];
}

/** The article that is there, with its latest version: editing goes on from it. */
interface Existing {
  article: Article;
  latest: Version;
}

/** What the page shows besides the form. */
interface Beside {
  preview?: ArticleTexts;
  clash?: Clash;
}

export function articlePage(
  ground: EditGround,
  existing: Existing | null,
  typed: FormState,
  asking: Asking,
  { preview, clash }: Beside = {},
): Page {
  const { t, locale } = asking;
  const { programme } = ground;
  const isUntouched = existing !== null && Object.keys(typed.values).length === 0;
  const form = isUntouched ? { ...typed, values: valuesOf(existing) } : typed;
  const fields = articleFields(ground, form, asking);
  const { kind, titles, bodies, tools, note } = fields;
  const mistakes = summary([kind, ...titles.fields, ...bodies, tools, note]);
  const url = existing === null ? knowledgeUrl(programme.id) : articleUrl(existing.article);
  const heading =
    existing === null
      ? t("knowledge.edit.newHeading")
      : t("knowledge.edit.title", { title: textIn(existing.latest.titles, locale) });
  return {
    view: "knowledge/editing/article",
    title: existing === null ? t("knowledge.edit.newTitle") : heading,
    hasMistakes: mistakes.length > 0 && clash === undefined,
    isRepeatable: true,
    model: {
      heading,
      mistakes: clash === undefined ? mistakes : [],
      ...fields,
      needs: needsModel(ground, form, asking),
      seen: form.values["seen"] ?? existing?.latest.number ?? null,
      hasNote: existing !== null,
      helpRows: helpRows.map(({ name, example }) => ({ name: t(name), example: t(example) })),
      preview: preview === undefined ? null : previewModel(preview, asking),
      about: form.values["about"] ?? (existing === null ? null : subjectsText(existing.article)),
      clash: clash === undefined ? null : clashModel(clash, ground, asking),
      actionUrl: existing === null ? url : `${url}/text`,
      cancelUrl: url,
    },
  };
}

/** A form that is not empty, but for what a new article is about. */
export function newArticleForm(about: { tool?: string | undefined; need?: string | undefined }): FormState {
  return { mistakes: {}, values: { kind: "instruction", toolIds: about.tool ?? "", needIds: about.need ?? "" } };
}

/** After a clash: what was sent, on top of what the colleague saved elsewhere in the article. */
export function clashForm({ texts, theirs, places, about }: Clash, t: FormState): FormState {
  const { kind, toolIds, needIds } = about.merged;
  const chosen = { kind, toolIds: toolIds.join("\n"), needIds: needIds.join("\n"), about: subjectsText(about.theirs) };
  return {
    values: { ...t.values, ...textsOf(texts), ...chosen, seen: String(theirs.number) },
    mistakes: Object.fromEntries(
      places.map(({ part, locale }) => [`${part}.${locale}`, "knowledge.edit.changedMeanwhile" as const]),
    ),
  };
}

function valuesOf({ article, latest }: Existing): Record<string, string> {
  const { kind, toolIds, needIds } = article;
  return {
    ...textsOf(latest),
    ...{ kind, toolIds: toolIds.join("\n"), needIds: needIds.join("\n"), seen: String(latest.number) },
  };
}

function textsOf({ titles, bodies }: ArticleTexts): Record<string, string> {
  return { ...textValues("titles", titles), ...textValues("bodies", bodies) };
}

function articleFields({ programme, tools }: EditGround, form: FormState, { t, locale }: Asking) {
  const wanted = programme.locales;
  return {
    kind: formField(form, t, "kind", {
      label: t("knowledge.edit.kind"),
      type: "radio",
      value: "instruction",
      options: articleKinds.map((value) => ({ value, text: t(kindText[value]), hint: t(kindHint[value]) })),
    }),
    titles: textsField(form, t, "titles", {
      label: t("knowledge.edit.titles"),
      hint: t("knowledge.edit.titlesHint"),
      wanted,
    }),
    bodies: locales.map((lang) =>
      formField(form, t, `bodies.${lang}`, { label: t(bodyText[lang]), lang, rows: lang === locale ? 16 : 8 }),
    ),
    tools: formField(form, t, "toolIds", {
      label: t("knowledge.edit.tools"),
      type: "checkbox",
      optional: true,
      options: tools
        .filter(({ id, isEnded }) => !isEnded || (form.values["toolIds"] ?? "").includes(id))
        .map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
    }),
    note: formField(form, t, "note", {
      label: t("knowledge.edit.note"),
      hint: t("knowledge.edit.noteHint"),
      optional: true,
    }),
  };
}

const bodyText: Record<TextPlace["locale"], Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

/** The catalogue's needs theme by theme, folded while none is chosen. */
function needsModel({ themes, needs }: EditGround, form: FormState, { t, locale }: Asking) {
  const chosen = new Set((form.values["needIds"] ?? "").split("\n"));
  const count = needs.filter(({ id }) => chosen.has(id)).length;
  return {
    summary: count === 0 ? t("knowledge.edit.needsNone") : t("knowledge.edit.needsChosen", { count }),
    themes: themes.flatMap(({ id, names }) => {
      const own = needs.filter(({ themeId }) => themeId === id);
      if (own.length === 0) return [];
      return [
        {
          name: saidIn(names, locale),
          needs: own.map((need) => ({ id: need.id, name: saidIn(need.names, locale), isChosen: chosen.has(need.id) })),
        },
      ];
    }),
  };
}

function previewModel({ titles, bodies }: ArticleTexts, { locale }: Asking) {
  const isThere = (texts: Texts, lang: TextPlace["locale"]) => texts[lang].trim() !== "";
  const shown = locales.filter((lang) => isThere(titles, lang) || isThere(bodies, lang));
  return shown.map((lang) => ({
    lang: lang === locale ? null : lang,
    title: titles[lang],
    body: renderMarkdown(bodies[lang], `preview-${lang}`).body,
  }));
}

/** Both changes side by side: each place where two wrote at once, from the version that both began from. */
function clashModel(clash: Clash, ground: EditGround, asking: Asking) {
  const { theirs, base, texts, places } = clash;
  const { t } = asking;
  const name = theirs.makerName;
  // Who chose the tools or needs is not told by the version of the texts.
  const isTold = name !== null && places.length > 0;
  return {
    text: isTold ? t("knowledge.edit.clash", { name }) : t("knowledge.edit.clashNobody"),
    places: textPlaces
      .filter(({ part, locale }) => places.some((place) => place.part === part && place.locale === locale))
      .map(({ part, locale }) => {
        const place = t(placeText[part][locale]);
        return {
          theirsHeading: t("knowledge.edit.clashTheirs", { part: place }),
          theirs: differenceModel(base[part][locale], theirs[part][locale], t),
          mineHeading: t("knowledge.edit.clashMine", { part: place }),
          mine: differenceModel(base[part][locale], texts[part][locale], t),
        };
      }),
    subjects: subjectSides(clash, ground, asking),
  };
}

/** What each of the two had chosen; the form holds both changes together. */
function subjectSides({ about }: Clash, { tools, needs }: EditGround, { t, locale }: Asking) {
  const named = (all: readonly (Tool | Need)[], ids: readonly string[]) => {
    const names = all.filter(({ id }) => ids.includes(id)).map(({ names }) => textIn(names, locale));
    return names.length === 0 ? t("knowledge.edit.clashNone") : names.join(", ");
  };
  return about.places.map((place) => {
    const said = (of: Clash["about"]["mine"]) =>
      place === "tools" ? named(tools, of.toolIds) : named(needs, of.needIds);
    return {
      theirsHeading: t("knowledge.edit.clashTheirChoice", { part: t(subjectText[place]) }),
      theirs: said(about.theirs),
      mineHeading: t("knowledge.edit.clashMyChoice", { part: t(subjectText[place]) }),
      mine: said(about.mine),
    };
  });
}
