import type { CatalogueTemplate } from "../../catalogue/index.ts";
import type { MultipleQuestion, QuestionOption, Section } from "../questionnaire/questionnaire.ts";

const way = (key: string, fi: string, sv: string, en: string): QuestionOption => ({ key, texts: { fi, sv, en } });

const inWhat = ({ needs }: CatalogueTemplate): MultipleQuestion => ({
  key: "support-wanted",
  kind: "multiple",
  block: "support",
  texts: {
    fi: "Missä haluaisit tukea tai opastusta?",
    sv: "Vad skulle du vilja ha stöd eller vägledning med?",
    en: "What would you like support or guidance with?",
  },
  helps: {
    fi: "Valitse ne, joista olisi sinulle eniten apua, mielellään enintään viisi.",
    sv: "Välj dem som skulle hjälpa dig mest, helst högst fem.",
    en: "Choose those that would help you most, five at the most if you can.",
  },
  required: true,
  shuffled: true,
  settings: {},
  options: [
    ...needs.map(({ key, names }) => ({ key, texts: names, need: key })),
    { key: "other", texts: { fi: "Muussa, missä?", sv: "Med annat, vad?", en: "Something else, what?" }, other: true },
    {
      key: "none",
      texts: { fi: "En tarvitse tukea nyt", sv: "Jag behöver inget stöd nu", en: "I need no support now" },
      exclusive: true,
    },
  ],
});

const howGiven: MultipleQuestion = {
  key: "support-ways",
  kind: "multiple",
  block: "background",
  texts: {
    fi: "Millainen tuki sopisi sinulle parhaiten?",
    sv: "Vilket slags stöd skulle passa dig bäst?",
    en: "What kind of support would suit you best?",
  },
  helps: { fi: "Voit valita useita.", sv: "Du kan välja flera.", en: "You may choose several." },
  required: false,
  condition: { question: "support-wanted", op: "contains-not", value: "none" },
  settings: {},
  options: [
    way(
      "mentor",
      "Digimentori käy yksikössämme",
      "En digimentor besöker vår enhet",
      "A digital mentor visits our unit",
    ),
    way("short", "Lyhyt koulutus Teamsissa", "En kort utbildning i Teams", "A short training in Teams"),
    way("workshop", "Työpaja yhdessä työkavereiden kanssa", "En workshop tillsammans med kollegerna", "A workshop together with colleagues"), // prettier-ignore
    way("clinic", "Kysymyspäivystys, johon voi tulla kun ehtii", "En frågestund dit man kan komma när man hinner", "A drop-in clinic for questions"), // prettier-ignore
    way("videos", "Lyhyet ohjevideot", "Korta instruktionsvideor", "Short how-to videos"),
    way("written", "Kirjalliset ohjeet", "Skriftliga anvisningar", "Written instructions"),
    way("colleague", "Työkaverin apu omassa yksikössä", "Hjälp av en kollega i den egna enheten", "Help from a colleague in my own unit"), // prettier-ignore
  ],
};

/** What support is wanted, need by need, and how it should be given. */
export const supportWanted = (catalogue: CatalogueTemplate): Section => ({
  key: "support",
  titles: { fi: "Tuki, jota haluaisit", sv: "Stöd som du vill ha", en: "Support that you would like" },
  helps: { fi: "", sv: "", en: "" },
  questions: [inWhat(catalogue), howGiven],
});
