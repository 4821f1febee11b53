import type { Translate } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale, Texts } from "../../../platform/locales.ts";
import { textsOf } from "../../survey-texts.ts";
import type { ImportedWords } from "../imported-survey.ts";

/** The product's own words for what a file brings in. */
export function importedWords(fileName: string, texts: Record<Locale, Translate>): ImportedWords {
  const inEach = (key: Key, values = {}): Texts => textsOf((locale) => texts[locale](key, values));
  return {
    notice: inEach("surveys.imported.notice", { file: fileName.replaceAll(/\s+/g, " ") }),
    needs: inEach("surveys.imported.needs"),
    barriers: inEach("surveys.imported.barriers"),
    services: inEach("surveys.imported.services"),
    ownWords: inEach("surveys.imported.ownWords"),
    questions: inEach("surveys.imported.questions"),
    other: inEach("surveys.imported.other"),
  };
}
