import type { Organisation } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, type Field } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import type { Translate } from "../../../platform/i18n.ts";
import type { Locale, Texts } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import type { Workshop } from "../../register/queries.ts";
import { inEachLanguage } from "../../words.ts";
import { editText, refusalShown, workshopFrame, workshopUrl } from "../pages.ts";
import type { EditRefusal } from "../edit-refusal.ts";
import { workshopVersion } from "../version.ts";
import type { AudienceDetails } from "./forms.ts";

interface Surroundings {
  programme: Programme;
  workshop: Workshop;
  organisations: Organisation[];
}

/** The form of whom a workshop is for. */
export function audiencePage(
  { programme, workshop, organisations }: Surroundings,
  form: FormState,
  asking: Asking,
  refused: EditRefusal | null = null,
): Page {
  const { t } = asking;
  const shown = form === emptyForm ? { ...emptyForm, values: valuesOf(workshop, organisations, asking) } : form;
  const fields = audienceFieldsOf(organisations, shown, asking);
  const mistakes = summary(Object.values(fields));
  const url = workshopUrl(programme.id, workshop.id);
  return {
    view: "workshops/one/audience",
    title: t("workshops.audienceEdit.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      ...workshopFrame(programme, workshop, "overview", asking),
      fields,
      mistakes,
      alert: refusalShown(workshop, refused === null ? null : editText[refused], t),
      isNamed: workshop.groupId === null,
      showsPicked: shown.values["audience"] === "picked",
      version: workshopVersion(workshop),
      actionUrl: `${url}/audience`,
      cancelUrl: url,
    },
  };
}

/** The fields of whom a workshop is for, as the partial `workshops/one/_audience` shows them. */
export function audienceFieldsOf(
  organisations: Organisation[],
  form: FormState,
  { t }: Asking,
): Record<"audience" | "audienceName" | "organisationIds", Field> {
  const committed = committedAmong(organisations).length;
  return {
    audience: formField(form, t, "audience", {
      label: t("workshops.audienceEdit.which"),
      type: "radio",
      options: [
        ...(committed === 0
          ? []
          : [
              {
                value: "committed",
                text: t("workshops.audienceEdit.committed"),
                hint: t("workshops.organisations", { count: committed }),
              },
            ]),
        {
          value: "all",
          text: t("workshops.audienceEdit.all"),
          hint: t("workshops.organisations", { count: organisations.length }),
        },
        { value: "picked", text: t("workshops.audienceEdit.picked") },
        { value: "nobody", text: t("workshops.audienceEdit.nobody") },
      ],
    }),
    audienceName: formField(form, t, "audienceName", { label: t("workshops.log.audienceName"), optional: true }),
    organisationIds: formField(form, t, "organisationIds", {
      label: t("workshops.log.organisations"),
      type: "checkbox",
      options: organisations.map(({ id, name }) => ({ value: id, text: name })),
    }),
  };
}

/** The ids of those that have committed themselves. */
function committedAmong(organisations: readonly Organisation[]): string[] {
  return organisations.filter(({ commitment }) => commitment === "committed").map(({ id }) => id);
}

/** For whom a workshop is offered that is for nobody yet: a group's own is for the committed. */
export function usualAudience(kind: Workshop["kind"], organisations: readonly Organisation[]): "committed" | "nobody" {
  return kind === "segmented" && committedAmong(organisations).length > 0 ? "committed" : "nobody";
}

/** What it is now, or what it usually is where it is for nobody yet. */
function valuesOf(
  { organisationIds, audienceNames, kind }: Workshop,
  organisations: Organisation[],
  { locale, t }: Asking,
): Record<string, string> {
  const isAll = organisations.length > 0 && organisationIds.length === organisations.length;
  const committed = committedAmong(organisations);
  const isNobody = organisationIds.length === 0;
  const isCommitted = committed.length > 0 && !isAll && isSameSet(organisationIds, committed);
  const name = audienceNames[locale];
  const isGiven = ![
    t("workshops.audience.all"),
    t("workshops.audienceEdit.nobody"),
    t("workshops.audienceEdit.committedNames"),
    t("workshops.audience.picked", { count: organisationIds.length }),
  ].includes(name);
  return {
    audience: isNobody ? usualAudience(kind, organisations) : isCommitted ? "committed" : isAll ? "all" : "picked",
    audienceName: isGiven ? name : "",
    organisationIds: organisationIds.join("\n"),
  };
}

function isSameSet(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === a.length;
}

/**
 * What the form says: the organisations, and what they are called. A name that stood there before (`kept`) keeps its other
 * languages; where none was given, they are called by who they are.
 */
export function readAudience(
  { defaultLocale }: Pick<Programme, "defaultLocale">,
  { audience, organisationIds, audienceName }: AudienceDetails,
  organisations: readonly Organisation[],
  texts: Record<Locale, Translate>,
  kept: Texts | null = null,
): { organisationIds: string[]; names: Texts } {
  const chosen = {
    committed: committedAmong(organisations),
    all: organisations.map(({ id }) => id),
    picked: organisationIds,
    nobody: [],
  }[audience];
  const usual = (t: Translate) =>
    ({
      committed: t("workshops.audienceEdit.committedNames"),
      all: t("workshops.audience.all"),
      picked: t("workshops.audience.picked", { count: chosen.length }),
      nobody: t("workshops.audienceEdit.nobody"),
    })[audience];
  if (audienceName === "") return { organisationIds: chosen, names: inEachLanguage((locale) => usual(texts[locale])) };
  const isKept = kept !== null && Object.values(kept).includes(audienceName);
  const names = isKept ? kept : { fi: "", sv: "", en: "", [defaultLocale]: audienceName };
  return { organisationIds: chosen, names };
}
