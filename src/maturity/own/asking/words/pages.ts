import type { Asking } from "../../../../platform/asking.ts";
import { textsField } from "../../../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../../../platform/forms.ts";
import { formatInstant, type Translate } from "../../../../platform/i18n.ts";
import type { Key } from "../../../../platform/keys.ts";
import { locales, type Locale, type Texts } from "../../../../platform/locales.ts";
import type { Round } from "../../round.ts";
import type { Programme } from "../../../../programmes/index.ts";
import { productWords, writeLetter } from "../../letter.ts";
import { noWords, placeholders, withDefaults, type AskWords, type Placeholder } from "../../words.ts";

const placeholderText: Record<Placeholder, Key> = {
  name: "selfAssessing.words.placeholder.name",
  unit: "selfAssessing.words.placeholder.unit",
  programme: "selfAssessing.words.placeholder.programme",
};

const languageText: Record<Locale, Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

/** What the mail is shown with before it is sent: whose it would be, and what the form says. */
export interface Shown {
  words: AskWords;
  closesAt: Round["closesAt"];
  publicUrl: URL;
  /** A unit that would be asked, and its contact. */
  unit: string;
  name: string;
}

/** The product's own words in every language, with their marks. */
export function allProductWords(texts: Record<Locale, Translate>): AskWords {
  const words = { fi: productWords(texts.fi), sv: productWords(texts.sv), en: productWords(texts.en) };
  const of = (part: "subject" | "opening"): Texts => ({
    ...{ fi: words.fi[part], sv: words.sv[part], en: words.en[part] },
  });
  return { subjects: of("subject"), openings: of("opening") };
}

/** The fields of the mail's words, with the round's own or the product's in them, and the mail as it would be sent. */
export function wordsModel(
  programme: Programme,
  { round, texts, shown }: { round: Round | null; texts: Record<Locale, Translate>; shown: Shown | null },
  typed: FormState,
  { t }: Asking,
) {
  const { subjects, openings } = withDefaults(round ?? noWords, allProductWords(texts));
  const values = { ...textValues("subjects", subjects), ...textValues("openings", openings) };
  const form = typed === emptyForm ? { ...emptyForm, values } : typed;
  // What is left empty the product words: nothing is missing.
  const wanted: readonly Locale[] = [];
  const groups = [
    textsField(form, t, "subjects", { label: t("selfAssessing.words.subject"), optional: true, wanted }),
    textsField(form, t, "openings", {
      label: t("selfAssessing.words.opening"),
      hint: t("selfAssessing.words.openingHint"),
      optional: true,
      rows: 6,
      wanted,
    }),
  ];
  const fields = groups.flatMap((group) => group.fields);
  return {
    groups,
    fields,
    isOpen: shown !== null || fields.some(({ error }) => error !== null),
    placeholders: placeholders.map((name) => ({ mark: `[[${name}]]`, text: t(placeholderText[name]) })),
    mails: shown === null ? null : mailsOf(programme, shown, texts, t),
  };
}

/** The mail in each of the programme's languages. */
function mailsOf(programme: Programme, shown: Shown, texts: Record<Locale, Translate>, t: Translate) {
  const { words, closesAt, publicUrl, name, unit } = shown;
  const url = `${publicUrl.origin}/u/…`;
  const contact = [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", ");
  return locales
    .filter((locale) => programme.locales.includes(locale))
    .map((locale) => {
      const own = { subject: words.subjects[locale], opening: words.openings[locale] };
      const closes = formatInstant(closesAt, locale, programme.timeZone);
      const about = { name, unit, programme: programme.name, contact, closes, url, declineUrl: url };
      const mail = writeLetter({ occasion: "asking", own, ...about }, texts[locale]);
      return { lang: locale, language: t(languageText[locale]), ...mail };
    });
}
