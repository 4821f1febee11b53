import type { Asking } from "../../../platform/asking.ts";
import { formField, summary, textsField } from "../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../platform/forms.ts";
import { formatInstant, textIn, type Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../../programmes/index.ts";
import { languageText, surveyUrl } from "../../pages.ts";
import type { Survey } from "../../queries.ts";
import { textsOf } from "../../survey-texts.ts";
import type { Recipient } from "../recipients.ts";
import type { LettersRefusal } from "./commands.ts";
import type { LetterWanted } from "./forms.ts";
import { missingLetters, placeholders, type LetterTexts, type Placeholder, type WordedKind } from "./letter.ts";
import { defaultLetter, letterLocale, writeLetter, type OwnTexts } from "./writing.ts";

export const letterRefusalText: Record<LettersRefusal, Key> = {
  "languages-missing": "surveys.letters.languagesMissing",
};

const kindText: Record<WordedKind, { title: Key; heading: Key; other: Key }> = {
  invitation: {
    title: "surveys.letters.invitation.title",
    heading: "surveys.letters.invitation.heading",
    other: "surveys.letters.invitation.other",
  },
  reminder: {
    title: "surveys.letters.reminder.title",
    heading: "surveys.letters.reminder.heading",
    other: "surveys.letters.reminder.other",
  },
};

const placeholderText: Record<Placeholder, Key> = {
  name: "surveys.letters.placeholder.name",
  organisation: "surveys.letters.placeholder.organisation",
  survey: "surveys.letters.placeholder.survey",
  link: "surveys.letters.placeholder.link",
  closes: "surveys.letters.placeholder.closes",
  contact: "surveys.letters.placeholder.contact",
};

/** What a letter of the survey is made of, and to whom it goes. */
export interface Worded {
  survey: Survey;
  programme: Programme;
  kind: WordedKind;
  own: OwnTexts;
  recipients: Recipient[];
  wanted: LetterWanted;
  texts: Record<Locale, Translate>;
  publicUrl: URL;
}

/** The words of one letter in every language, and below them the letter as a recipient gets it. */
export function letterPage(worded: Worded, form: FormState, asking: Asking): Page {
  const { survey, programme, kind, own, wanted, texts } = worded;
  const { t, locale } = asking;
  const url = letterUrl(survey, kind);
  const now = own[kind] ?? defaultTexts(worded);
  const typed = { ...textValues("subjects", now.subjects), ...textValues("bodies", now.bodies) };
  const filled = form === emptyForm ? { ...emptyForm, values: typed } : form;
  const groups = [
    textsField(filled, t, "subjects", { label: t("surveys.letters.subject"), wanted: programme.locales }),
    textsField(filled, t, "bodies", { label: t("surveys.letters.body"), rows: 18, wanted: programme.locales }),
  ];
  const mistakes = summary(groups.flatMap(({ fields }) => fields));
  const other = kind === "invitation" ? "reminder" : "invitation";
  return {
    view: "surveys/publishing/letters/letter",
    title: `${t(kindText[kind].title)} – ${textIn(survey.titles, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      status: wanted.done === undefined ? null : t(doneText[wanted.done]),
      mistakes,
      heading: t(kindText[kind].heading),
      lead: t(own[kind] === undefined ? "surveys.letters.leadDefault" : "surveys.letters.leadOwn"),
      groups,
      placeholders: placeholders.map((name) => ({ mark: `[[${name}]]`, text: t(placeholderText[name]) })),
      actionUrl: url,
      restoreUrl: own[kind] === undefined ? null : `${url}/removal`,
      other: { url: letterUrl(survey, other), text: t(kindText[other].other) },
      publicationUrl: `${surveyUrl(survey)}/publication`,
      preview: previewModel(worded, texts, asking),
    },
  };
}

const doneText: Record<NonNullable<LetterWanted["done"]>, Key> = {
  saved: "surveys.letters.saved",
  restored: "surveys.letters.restored",
};

function defaultTexts({ kind, programme, texts, survey }: Worded): LetterTexts {
  const isAnonymous = survey.anonymity === "anonymous";
  const letters = (locale: Locale) => defaultLetter(kind, programme.name, { t: texts[locale], isAnonymous });
  return { subjects: textsOf((locale) => letters(locale).subject), bodies: textsOf((locale) => letters(locale).body) };
}

/** As many recipients as a list to choose from bears; the lists of recipients lead to each one's letter. */
const mostListed = 200;

function previewModel(worded: Worded, texts: Worded["texts"], { t, locale }: Asking) {
  const { survey, programme, kind, own, recipients, wanted, publicUrl } = worded;
  const isAnonymous = survey.anonymity === "anonymous";
  const idOf = (each: Recipient) => (isAnonymous ? each.participantId : each.organisationId);
  const chosen = recipients.find((each) => idOf(each) === wanted.to) ?? recipients[0];
  if (chosen === undefined) return null;
  const shown = wanted.in ?? letterLocale(programme, chosen.locale);
  const closes =
    survey.closesAt === null
      ? texts[shown]("surveys.survey.noClosing")
      : formatInstant(survey.closesAt, shown, programme.timeZone);
  const tongue = { t: texts[shown], locale: shown, title: textIn(survey.titles, shown), closes, isAnonymous };
  const link = new URL("/s/…", publicUrl).origin + "/s/…";
  const letter = writeLetter(kind, { own, programme }, tongue, { recipient: chosen, link, declineLink: link });
  const listed = recipients.slice(0, mostListed);
  const offered = listed.includes(chosen) ? listed : [chosen, ...listed];
  const values = { to: idOf(chosen), in: shown };
  return {
    ...letter,
    to: `${chosen.name} <${chosen.email}>`,
    lang: shown,
    mailUrl: letterUrl(survey, kind),
    organisationUrl: `${programmeUrl(programme.id)}/organisations/${chosen.organisationId}`,
    fields: {
      to: formField({ values, mistakes: {} }, t, "to", {
        label: t("surveys.letters.preview.to"),
        options: offered.map((each) => ({
          value: idOf(each),
          text: `${each.organisationName} · ${each.name} (${t(languageText[letterLocale(programme, each.locale)])})`,
        })),
      }),
      in: formField({ values, mistakes: {} }, t, "in", {
        label: t("surveys.letters.preview.in"),
        options: programme.locales.map((each) => ({ value: each, text: t(languageText[each]) })),
      }),
    },
    isOwnLanguage: shown === letterLocale(programme, chosen.locale),
    notOwnLanguage: t("surveys.letters.preview.notOwn", {
      language: t(languageText[letterLocale(programme, chosen.locale)]),
    }),
    locale,
  };
}

/** Which letters lack which of the programme's languages, in words; none when they are whole. */
export function missingLettersText(own: OwnTexts, { locales }: Programme, { t }: Asking) {
  const kinds: WordedKind[] = ["invitation", "reminder"];
  return kinds.flatMap((kind) => {
    const texts = own[kind];
    const missing = texts === undefined ? [] : missingLetters(texts, locales);
    if (missing.length === 0) return [];
    const languages = missing.map((locale) => t(languageText[locale])).join(", ");
    return [{ kind, text: t("surveys.letters.missing", { letter: t(kindText[kind].title), languages }) }];
  });
}

/** The address of a letter of the survey, or of it as the organisation's contact gets it. */
export function letterUrl(survey: { programmeId: string; id: string }, kind: WordedKind, to?: string): string {
  return `${surveyUrl(survey)}/letters/${kind}${to === undefined ? "" : `?to=${to}#preview`}`;
}
