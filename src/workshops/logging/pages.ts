import type { Organisation } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { byAudience } from "../register/audiences.ts";
import { holdingText, workshopsUrl } from "../register/pages.ts";
import type { Workshop } from "../register/queries.ts";
import type { Topic } from "../topics/queries.ts";
import { inEachLanguage, levelText } from "../words.ts";
import type { HeldWorkshop, LogRefusal } from "./commands.ts";
import type { LogDetails } from "./forms.ts";

/** Why a held workshop is not entered, in words and at which field. */
export const logText: Record<LogRefusal, Key> = {
  ...holdingText,
  nobody: "workshops.log.nobody",
  already: "workshops.log.already",
};
export const logField: Record<LogRefusal, keyof LogDetails> = {
  "in-future": "heldOn",
  cancelled: "heldOn",
  nobody: "audience",
  already: "topicId",
};

interface Surroundings {
  programmeId: string;
  topics: Topic[];
  workshops: Workshop[];
  organisations: Organisation[];
  /** The programme's day, "2027-03-12". */
  today: string;
}

/** The form for a workshop that has been held: three choices and it is done. */
export function logPage(
  { programmeId, topics, workshops, organisations, today }: Surroundings,
  form: FormState,
  { t, locale }: Asking,
): Page {
  const known = byAudience(workshops).map(({ names, organisations: count, workshops: members }) => ({
    value: members.at(-1)?.id ?? "",
    text: textIn(names, locale),
    hint: t("workshops.organisations", { count }),
  }));
  const everyone = {
    value: "all",
    text: t("workshops.audience.all"),
    hint: t("workshops.organisations", { count: organisations.length }),
  };
  const all = t("workshops.audience.all");
  const audiences = [
    ...known.filter(({ text }) => text !== all),
    everyone,
    { value: "picked", text: t("workshops.log.picked") },
  ];
  const fields = {
    topicId: formField(form, t, "topicId", {
      label: t("workshops.log.topic"),
      options: [
        { value: "", text: t(topics.length === 0 ? "workshops.log.noTopics" : "form.choose") },
        ...topics.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
    }),
    ownTitle: formField(form, t, "ownTitle", { label: t("workshops.log.ownTitle"), optional: true }),
    heldOn: formField(form, t, "heldOn", { label: t("workshops.holding.day"), type: "date", value: today }),
    level: formField(form, t, "level", {
      label: t("workshops.log.level"),
      options: (["all", "basics", "intermediate", "advanced"] as const).map((value) => ({
        value,
        text: t(levelText[value]),
      })),
    }),
    audience: formField(form, t, "audience", {
      label: t("workshops.log.audience"),
      type: "radio",
      value: audiences[0]?.value ?? "all",
      options: audiences,
    }),
    audienceName: formField(form, t, "audienceName", { label: t("workshops.log.audienceName"), optional: true }),
    organisationIds: formField(form, t, "organisationIds", {
      label: t("workshops.log.organisations"),
      type: "checkbox",
      options: organisations.map(({ id, name }) => ({ value: id, text: name })),
    }),
  };
  const mistakes = summary(Object.values(fields));
  return {
    view: "workshops/log",
    title: t("workshops.log.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      fields,
      mistakes,
      hasOrganisations: organisations.length > 0,
      showsPicked: form !== emptyForm && form.values["audience"] === "picked",
      actionUrl: workshopsUrl(programmeId),
      cancelUrl: workshopsUrl(programmeId),
    },
  };
}

/** What the form says, as the act takes it: a picked audience without a name of its own is called by its number. */
export function readHeldWorkshop(
  programme: Programme,
  details: LogDetails,
  everyone: string[],
  texts: Record<Locale, Translate>,
): HeldWorkshop {
  const { topicId, ownTitle, level, heldOn, audience, organisationIds, audienceName } = details;
  const said = (text: string): Texts => ({ fi: "", sv: "", en: "", [programme.defaultLocale]: text });
  const counted = inEachLanguage((locale) =>
    texts[locale]("workshops.audience.picked", { count: organisationIds.length }),
  );
  const all = inEachLanguage((locale) => texts[locale]("workshops.audience.all"));
  const picked = { organisationIds, names: audienceName === "" ? counted : said(audienceName) };
  return {
    programmeId: programme.id,
    topicId,
    ownTitles: ownTitle === "" ? null : said(ownTitle),
    level,
    heldOn,
    audience:
      audience === "all"
        ? { organisationIds: everyone, names: all }
        : audience === "picked"
          ? picked
          : { likeWorkshopId: audience },
  };
}
