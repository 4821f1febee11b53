import type { Asking } from "../../platform/asking.ts";
import { formField, summary, textsField } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { writeKeywords } from "../keywords.ts";
import { catalogueUrl, inUseText } from "../pages.ts";
import type { Entry, Need } from "../queries.ts";
import type { InUse } from "../removal.ts";

interface Surroundings {
  programme: Programme;
  themes: Entry[];
}

export function newNeedPage(around: Surroundings, form: FormState, asking: Asking): Page {
  return needPage(around, form, asking, null);
}

export function editNeedPage(
  around: Surroundings,
  need: Need,
  form: FormState,
  asking: Asking,
  refused: InUse | null = null,
): Page {
  const values = {
    ...textValues("names", need.names),
    ...textValues("descriptions", need.descriptions),
    ...textValues("keywords", writeKeywords(need.keywords)),
    themeId: need.themeId,
  };
  const url = `${catalogueUrl(around.programme.id)}/needs/${need.id}`;
  return needPage(around, form === emptyForm ? { ...emptyForm, values } : form, asking, { url, refused });
}

function needPage(
  { programme, themes }: Surroundings,
  form: FormState,
  { t, locale }: Asking,
  existing: { url: string; refused: InUse | null } | null,
): Page {
  const wanted = programme.locales;
  const names = textsField(form, t, "names", { label: t("catalogue.need.names"), wanted });
  const descriptions = textsField(form, t, "descriptions", {
    label: t("catalogue.need.descriptions"),
    hint: t("catalogue.need.descriptionsHint"),
    rows: 4,
    optional: true,
    wanted,
  });
  const keywords = textsField(form, t, "keywords", {
    label: t("catalogue.need.keywords"),
    hint: t("catalogue.need.keywordsHint"),
    rows: 4,
    optional: true,
    wanted,
  });
  const options = [
    { value: "", text: t("form.choose") },
    ...themes.map((theme) => ({ value: theme.id, text: textIn(theme.names, locale) })),
  ];
  const themeId = formField(form, t, "themeId", { label: t("catalogue.need.theme"), options });
  const newTheme = formField(form, t, "newTheme", {
    label: t(themes.length === 0 ? "catalogue.need.firstTheme" : "catalogue.need.newTheme"),
    optional: themes.length > 0,
  });
  const mistakes = summary([...names.fields, ...descriptions.fields, ...keywords.fields, themeId, newTheme]);
  const heading = t(existing === null ? "catalogue.need.newTitle" : "catalogue.need.title");
  return {
    view: "catalogue/need",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      names,
      descriptions,
      keywords,
      themeId: themes.length === 0 ? null : themeId,
      newTheme,
      mistakes,
      actionUrl: existing?.url ?? `${catalogueUrl(programme.id)}/needs`,
      cancelUrl: catalogueUrl(programme.id),
      removal:
        existing === null
          ? null
          : {
              url: `${existing.url}/removal`,
              heading: t("catalogue.need.remove"),
              text: t("catalogue.need.removeText"),
            },
      alert: existing?.refused == null ? null : t(inUseText[existing.refused]),
    },
  };
}
