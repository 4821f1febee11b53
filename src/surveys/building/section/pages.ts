import type { Asking } from "../../../platform/asking.ts";
import { summary, textsField } from "../../../platform/fields.ts";
import { textValues, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Section } from "../../questionnaire/questionnaire.ts";
import { anchorOf, buildingUrl, sectionUrl } from "../addresses.ts";
import type { Building } from "../queries.ts";
import { alertOf, nameOf } from "../words/pages.ts";

/** What a section's form is about. */
export interface SectionOf {
  /** Null for a new one. */
  section: Section | null;
  /** The digest of the texts that the form was filled in from. */
  seen: string;
  refused: "no-section" | "no-question" | "no-place" | "changed-meanwhile" | null;
}

/** A section's title and help in the programme's languages. */
export function sectionPage(building: Building, of: SectionOf, form: FormState | null, asking: Asking): Page {
  const { t, locale } = asking;
  const { working, programme } = building;
  const { survey, questionnaire } = working;
  const { section, seen, refused } = of;
  const stored = section ?? { titles: { fi: "", sv: "", en: "" }, helps: { fi: "", sv: "", en: "" } };
  const filled = form ?? { values: { ...textValues("titles", stored.titles), ...textValues("helps", stored.helps) }, mistakes: {} }; // prettier-ignore
  const titles = textsField(filled, t, "titles", { label: t("building.section.title"), wanted: programme.locales });
  const helps = textsField(filled, t, "helps", {
    ...{ label: t("building.section.help"), hint: t("building.section.helpHint"), optional: true, rows: 3 },
    wanted: programme.locales,
  });
  const mistakes = summary([...titles.fields, ...helps.fields]);
  const heading = section === null ? t("building.section.new") : nameOf(section.titles, asking);
  const back = section === null ? "" : `#${anchorOf("section", section.key)}`;
  return {
    view: "building/section",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      building: { url: buildingUrl(survey), name: nameOf(survey.titles, asking) },
      heading,
      mistakes,
      alert: refused === null ? null : alertOf(refused, questionnaire, null, asking),
      theirs:
        refused === "changed-meanwhile" && section !== null
          ? { title: textIn(section.titles, locale), help: textIn(section.helps, locale) }
          : null,
      titles,
      helps,
      seen,
      since: section === null ? String(working.editNumber) : null,
      actionUrl: section === null ? `${buildingUrl(survey)}/new-section` : sectionUrl(survey, section.key),
      cancelUrl: `${buildingUrl(survey)}${back}`,
    },
  };
}
