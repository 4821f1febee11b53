import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { MultipleQuestion } from "../questionnaire/questionnaire.ts";

/** What keeps one from using digital tools, out of the catalogue. */
export const barriersAtWork = (catalogue: CatalogueTemplate): MultipleQuestion => ({
  key: "barriers",
  kind: "multiple",
  block: "barriers",
  texts: {
    fi: "Mikä vaikeuttaa digivälineiden käyttöä työssäsi?",
    sv: "Vad gör det svårt att använda digitala verktyg i ditt arbete?",
    en: "What makes it hard to use digital tools in your work?",
  },
  helps: { fi: "Voit valita useita.", sv: "Du kan välja flera.", en: "You may choose several." },
  required: false,
  settings: {},
  options: [
    ...catalogue.barriers.map(({ key, names }) => ({ key, texts: names, barrier: key })),
    { key: "other", texts: { fi: "Muu, mikä?", sv: "Annat, vad?", en: "Something else, what?" }, other: true },
    { key: "none", texts: { fi: "Ei mikään", sv: "Ingenting", en: "Nothing" }, exclusive: true },
  ],
});
