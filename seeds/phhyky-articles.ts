// The articles of the mentors' knowledge base are invented for the demo; they are not anybody's instructions.
import type { Texts } from "../src/platform/locales.ts";

export interface DemoArticle {
  kind: "instruction" | "article";
  titles: Texts;
  bodies: Texts;
  /** Finnish names of tools, and keys of needs. */
  tools: string[];
  needs: string[];
  /** Whose it is and who found that it helped, by their place among the mentors; and who did not. */
  keeper: number;
  helped: number[];
  didNotHelp: { mentor: number; why: string }[];
  posts: { mentor: number; text: string }[];
}

export const phhykyArticles: DemoArticle[] = [
  {
    kind: "instruction",
    titles: { fi: "Ensimmäinen etävastaanotto", sv: "Den första distansmottagningen", en: "" },
    bodies: {
      fi: "## Ennen vastaanottoa\n\n1. Kysykää asiakkaalta, onko hänellä laite, yhteys ja rauhallinen paikka.\n2. Lähettäkää linkki suojatulla viestillä.\n3. Kokeilkaa kameraa ja mikrofonia kollegan kanssa.\n\n## Vastaanotolla\n\n- Varmistakaa, kuka on linjoilla.\n- Sopikaa, mitä tehdään, jos yhteys katkeaa.\n- Katsokaa kameraan, kun puhutte.\n\n## Jälkeenpäin\n\nKirjatkaa käynti etävastaanottona ja kysykää asiakkaalta, miten se sujui.",
      sv: "## Före mottagningen\n\n1. Fråga klienten om hen har en apparat, en förbindelse och en lugn plats.\n2. Skicka länken i ett skyddat meddelande.\n3. Pröva kameran och mikrofonen med en kollega.\n\n## Under mottagningen\n\n- Försäkra er om vem som är med.\n- Kom överens om vad ni gör om förbindelsen bryts.",
      en: "",
    },
    ...{ tools: ["Etävastaanotto"], needs: ["remote-care"], keeper: 0, helped: [1, 4, 7] },
    didNotHelp: [{ mentor: 3, why: "Kotihoidossa asiakkaalla ei ole sähköpostia, miten linkki annetaan?" }],
    posts: [
      { mentor: 3, text: "Meillä linkki on lähetetty omaiselle, asiakkaan luvalla." },
      { mentor: 0, text: "Hyvä, lisään tämän ohjeeseen." },
    ],
  },
  {
    kind: "instruction",
    titles: { fi: "Tiimin kanavat ja tiedostot Teamsissa", sv: "", en: "" },
    bodies: {
      fi: "Yksi tiimi, muutama kanava. Sopikaa yhdessä:\n\n| Kanava | Mitä sinne kirjoitetaan | Kuka pitää huolta |\n| --- | --- | --- |\n| Yleinen | tiedotteet | esihenkilö |\n| Arki | vuoron asiat, ei asiakastietoja | jokainen |\n| Ohjeet | pysyvät ohjeet | digivastaava |\n\n**Asiakkaan tietoja ei kirjoiteta kanavalle.** Niille on asiakastietojärjestelmä.",
      ...{ sv: "", en: "" },
    },
    ...{ tools: ["Teams"], needs: ["team-channels", "data-protection"], keeper: 4, helped: [0, 2, 5, 6] },
    ...{ didNotHelp: [], posts: [{ mentor: 6, text: "Asumispalveluissa riitti kaksi kanavaa." }] },
  },
  {
    kind: "instruction",
    titles: { fi: "Sujuva Teams-kokous", sv: "Smidiga Teams-möten", en: "A smooth Teams meeting" },
    bodies: {
      fi: "- Asialista kutsuun.\n- Yksi puhuu, yksi seuraa keskustelua.\n- Kamera päälle, kun ryhmä on pieni.\n- Viimeiset viisi minuuttia: mitä sovittiin, kuka tekee.",
      sv: "- Föredragningslistan i inbjudan.\n- En talar, en följer chatten.\n- Kameran på när gruppen är liten.\n- De sista fem minuterna: vad vi kom överens om och vem som gör det.",
      en: "- Put the agenda in the invitation.\n- One speaks, one watches the chat.\n- Cameras on in small groups.\n- The last five minutes: what was agreed, and who does it.",
    },
    ...{ tools: ["Teams"], needs: ["remote-meetings"], keeper: 5, helped: [4, 6], didNotHelp: [], posts: [] },
  },
  {
    kind: "article",
    titles: { fi: "Digihoitopolun kehittämissilmukka", sv: "", en: "" },
    bodies: {
      fi: "Silmukka kestää kuusi viikkoa: **tarve, kuvaus, kokeilu, palaute, päätös**. Viisi silmukkaa on aloitettu. Tarpeita on enemmän kuin tekijöitä, joten jokainen tarve kirjataan jatkotehtäväksi, vaikka sille ei olisi vielä tekijää.\n\n## Mitä silmukka vaatii\n\n- yksiköltä sisällön tekijän, puoli päivää viikossa\n- mentorilta kuvauksen ja kokeilun tuen\n- asiakkailta palautteen ennen päätöstä",
      ...{ sv: "", en: "" },
    },
    ...{ tools: ["Digihoitopolku"], needs: ["digital-care-path", "ways-of-working"], keeper: 1, helped: [7] },
    didNotHelp: [],
    posts: [{ mentor: 7, text: "Kuntoutuksessa kuusi viikkoa ei riittänyt, meillä meni kahdeksan." }],
  },
  {
    kind: "instruction",
    titles: { fi: "Mobiilikirjaaminen asiakkaan luona", sv: "", en: "" },
    bodies: {
      fi: "1. Kerro asiakkaalle, mitä kirjaat.\n2. Kirjaa heti, älä vuoron lopussa.\n3. Jos verkko katkeaa, sovellus tallentaa ja lähettää myöhemmin: tarkista, että merkintä lähti.\n4. Lukitse puhelin, kun lasket sen kädestäsi.",
      ...{ sv: "", en: "" },
    },
    tools: ["Asiakastietojärjestelmän mobiilisovellus"],
    ...{ needs: ["mobile-work", "record-keeping"], keeper: 3, helped: [6, 7], didNotHelp: [], posts: [] },
  },
  {
    kind: "instruction",
    titles: { fi: "Chatbotin kysymyspankin ylläpito", sv: "", en: "" },
    bodies: {
      fi: "Käykää vastaamatta jääneet kysymykset läpi **joka toinen viikko**. Lisätkää vastaus vain, jos sama kysymys on tullut kolmesti. Jos asia muuttuu, muuttakaa ensin verkkosivu ja sitten vastaus.",
      ...{ sv: "", en: "" },
    },
    ...{ tools: ["Chatbot"], needs: ["chat-service"], keeper: 2, helped: [5], didNotHelp: [], posts: [] },
  },
  {
    kind: "instruction",
    titles: { fi: "Suojattu viesti asiakkaalle", sv: "Skyddat meddelande till klienten", en: "" },
    bodies: {
      fi: "Suojattu viesti korvaa kirjeen, kun asiakas on suostunut siihen. Kirjoittakaa selkeästi: mitä tapahtuu, milloin ja mitä asiakkaan pitää tehdä. Vastausaika on kolme arkipäivää.",
      sv: "Ett skyddat meddelande ersätter brevet när klienten har gett sitt samtycke. Skriv tydligt: vad som händer, när och vad klienten ska göra. Svarstiden är tre vardagar.",
      en: "",
    },
    ...{
      tools: ["Suojatut viestit"],
      needs: ["client-guidance"],
      keeper: 2,
      helped: [5, 0],
      didNotHelp: [],
      posts: [],
    },
  },
];
