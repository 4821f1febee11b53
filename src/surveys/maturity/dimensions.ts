import type { Texts } from "../../platform/locales.ts";

/** One dimension of digital maturity: statements that an organisation judges itself by, 0 … 10. */
export interface Dimension {
  key: string;
  titles: Texts;
  statements: Texts[];
}

const words = (fi: string, sv: string, en: string): Texts => ({ fi, sv, en });

/** The six dimensions of the European Digital Maturity Assessment for enterprises (JRC 2023), in statements of our own. */
export const dimensions: Dimension[] = [
  {
    key: "strategy",
    titles: words("Digitaalinen strategia", "Digital strategi", "Digital strategy"),
    statements: [
      words(
        "Meillä on selvä kuva siitä, mitä digitalisaatiolla tavoitellaan.",
        "Vi har en klar bild av vad vi vill uppnå med digitaliseringen.",
        "We have a clear picture of what we want from going digital.",
      ),
      words(
        "Digitaalisille hankinnoille ja kehittämiselle on varattu rahaa.",
        "Vi har reserverat pengar för digitala anskaffningar och utveckling.",
        "Money is set aside for digital purchases and development.",
      ),
      words(
        "Johto seuraa, miten digitavoitteet toteutuvat.",
        "Ledningen följer upp hur de digitala målen nås.",
        "Management follows how the digital goals are met.",
      ),
      words(
        "Asiakkaiden tarpeet ohjaavat sitä, mitä digitalisoidaan.",
        "Klienternas behov styr vad som digitaliseras.",
        "What our clients need decides what we digitalise.",
      ),
    ],
  },
  {
    key: "readiness",
    titles: words("Digivalmius", "Digital beredskap", "Digital readiness"),
    statements: [
      words(
        "Laitteemme ja verkkoyhteytemme riittävät työhömme.",
        "Våra apparater och nätförbindelser räcker till för arbetet.",
        "Our devices and connections are good enough for our work.",
      ),
      words(
        "Asiakkaat voivat asioida kanssamme verkossa, esimerkiksi varata ajan tai lähettää viestin.",
        "Klienterna kan sköta ärenden med oss på nätet, till exempel boka tid eller skicka meddelanden.",
        "Clients can deal with us online, for example book a time or send a message.",
      ),
      words(
        "Käyttämämme ohjelmat toimivat hyvin yhteen.",
        "Programmen som vi använder fungerar bra tillsammans.",
        "The programs we use work well together.",
      ),
      words(
        "Sisäinen viestintä ja yhteistyö sujuvat digivälineillä.",
        "Intern kommunikation och samarbete löper smidigt med digitala verktyg.",
        "Internal communication and teamwork run well on digital tools.",
      ),
    ],
  },
  {
    key: "people",
    titles: words(
      "Ihmiskeskeinen digitalisaatio",
      "Digitalisering med människan i centrum",
      "Human-centric digitalisation",
    ),
    statements: [
      words(
        "Henkilöstöllä on ne digitaidot, joita työ vaatii.",
        "Personalen har de digitala färdigheter som arbetet kräver.",
        "Staff have the digital skills that the work needs.",
      ),
      words(
        "Henkilöstö saa koulutusta ja tukea, kun jotain uutta otetaan käyttöön.",
        "Personalen får utbildning och stöd när något nytt tas i bruk.",
        "Staff get training and support when something new is taken into use.",
      ),
      words(
        "Työntekijät ovat mukana valitsemassa ja kehittämässä digivälineitä.",
        "De anställda är med och väljer och utvecklar de digitala verktygen.",
        "Staff take part in choosing and developing digital tools.",
      ),
      words(
        "Digivälineet helpottavat työtä eivätkä kuormita.",
        "De digitala verktygen underlättar arbetet och belastar inte.",
        "Digital tools make work easier and do not add strain.",
      ),
    ],
  },
  {
    key: "data",
    titles: words("Tiedonhallinta ja turvallisuus", "Datahantering och säkerhet", "Data management and security"),
    statements: [
      words(
        "Tarvitsemamme tiedot löytyvät helposti sähköisinä.",
        "Uppgifterna vi behöver är lätta att hitta i elektronisk form.",
        "The information we need is easy to find in electronic form.",
      ),
      words(
        "Käytämme kertyvää tietoa toimintamme kehittämiseen.",
        "Vi använder uppgifterna som samlas in för att utveckla verksamheten.",
        "We use the information that builds up to develop our work.",
      ),
      words(
        "Tietosuojan ja kirjaamisen ohjeita noudatetaan arjessa.",
        "Anvisningarna för dataskydd och dokumentation följs i vardagen.",
        "The rules of data protection and record keeping are followed every day.",
      ),
      words(
        "Olemme varautuneet tietoturvauhkiin, ja varmuuskopioiden palautusta on kokeiltu.",
        "Vi är förberedda på hot mot informationssäkerheten och har provat att återställa säkerhetskopior.",
        "We are prepared for security threats and have tried restoring our backups.",
      ),
    ],
  },
  {
    key: "automation",
    titles: words("Automaatio ja tekoäly", "Automatisering och AI", "Automation and AI"),
    statements: [
      words(
        "Toistuvat työvaiheet on automatisoitu.",
        "Återkommande arbetsmoment är automatiserade.",
        "Repeated tasks are automated.",
      ),
      words("Käytämme tekoälyä työmme apuna.", "Vi använder AI som hjälp i arbetet.", "We use AI to help in our work."),
      words(
        "Tiedämme, mihin tekoälyä saa meillä käyttää ja mihin ei.",
        "Vi vet vad AI får och inte får användas till hos oss.",
        "We know what AI may and may not be used for here.",
      ),
    ],
  },
  {
    key: "green",
    titles: words("Vihreä digitalisaatio", "Grön digitalisering", "Green digitalisation"),
    statements: [
      words(
        "Digitaaliset ratkaisut vähentävät meillä matkoja, paperia tai energiankulutusta.",
        "Digitala lösningar minskar resor, papper eller energiförbrukning hos oss.",
        "Digital solutions cut our travel, paper or energy use.",
      ),
      words(
        "Otamme ympäristön huomioon, kun hankimme laitteita ja palveluja.",
        "Vi beaktar miljön när vi skaffar apparater och tjänster.",
        "We consider the environment when we buy devices and services.",
      ),
      words(
        "Käytämme laitteita pitkään ja kierrätämme ne.",
        "Vi använder apparaterna länge och återvinner dem.",
        "We use devices for a long time and recycle them.",
      ),
    ],
  },
];
