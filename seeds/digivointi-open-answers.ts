import type { Locale } from "../src/platform/locales.ts";
import type { DemoIndustry } from "./digivointi-organisations.ts";

/** An open answer, the development needs that a reader would code it to, and who could have written it. */
export interface DemoOpenAnswer {
  needs: string[];
  text: string;
  /** Only these industries would put it so; absent: any. */
  industries?: DemoIndustry[];
  /** Written by somebody with colleagues. */
  team?: true;
}

/** What would help most just now. Invented, in the manner of people who answer between two clients. */
export const biggestHelp: Record<Exclude<Locale, "en">, DemoOpenAnswer[]> = {
  fi: [
    {
      needs: ["website"],
      text: "Kotisivut ovat vuodelta 2014 eikä kukaan muista, millä tunnuksilla niitä päivitetään.",
      team: true,
    },
    {
      needs: ["website"],
      text: "Verkkosivujen uusiminen. Asiakkaat soittavat ja kysyvät asioita, jotka pitäisi löytyä sivuilta.",
    },
    {
      needs: ["online-booking"],
      text: "Nettiajanvaraus. Puhelin soi kesken hoitojen ja iltaisin soittelen takaisin.",
      industries: ["physiotherapy"],
    },
    {
      needs: ["online-booking", "website"],
      text: "Että ajan voisi varata suoraan verkkosivuilta eikä aina soittamalla.",
    },
    {
      needs: ["social-media-marketing"],
      text: "Some. Tiedämme, että siellä pitäisi olla, mutta päivitykset jäävät aina viimeiseksi.",
    },
    {
      needs: ["social-media-marketing", "content-planning"],
      text: "Facebookiin tulee jotain kerran kuussa, Instagramiin ei koskaan. Suunnitelma puuttuu.",
    },
    {
      needs: ["videos"],
      text: "Haluaisin oppia tekemään lyhyitä videoita kotiharjoitteista. Kuvaaminen onnistuu, editointi ei.",
      industries: ["physiotherapy"],
    },
    {
      needs: ["videos", "visual-materials"],
      text: "Videot ja kuvat. Nyt esitteet ovat Wordilla tehtyjä ja näyttävät siltä.",
    },
    { needs: ["content-planning"], text: "Joku vuosikello, josta näkisi mitä milloinkin kannattaa julkaista." },
    {
      needs: ["visual-materials"],
      text: "Canvaa käytetään vähän, mutta jokainen tekee omannäköistään. Yhtenäinen ilme olisi kiva.",
      team: true,
    },
    {
      needs: ["kanta"],
      text: "Kanta-liittyminen! Aikataulu on tiukka ja ohjeet on kirjoitettu isoille taloille.",
      team: true,
    },
    {
      needs: ["kanta", "services-reform"],
      text: "Tieto siitä, mitä meidän kokoisen yksikön pitää Kanta-asiassa tehdä itse ja mitä hyvinvointialue tekee.",
      industries: ["care", "child-welfare"],
      team: true,
    },
    {
      needs: ["record-keeping"],
      text: "Kirjaaminen on kirjavaa. Yksi kirjoittaa romaanin ja toinen kaksi sanaa.",
      team: true,
    },
    {
      needs: ["record-keeping", "staff-digital-skills"],
      text: "Yhtenäinen tapa kirjata ja rohkaisua niille, jotka pelkäävät konetta.",
      team: true,
    },
    {
      needs: ["data-protection"],
      text: "Tietosuoja arjessa: saako vanhemmalle laittaa viestiä WhatsAppilla vai ei?",
      industries: ["child-welfare"],
    },
    {
      needs: ["data-protection", "record-keeping"],
      text: "Mitä saa kirjata ja kuka tiedot saa nähdä, kun samassa perheessä on monta asiakasta.",
      industries: ["child-welfare"],
    },
    {
      needs: ["information-security"],
      text: "Salasanat on vihkossa ja varmuuskopioista en ole varma. Tietoturva siis.",
    },
    {
      needs: ["information-security"],
      text: "Huijausviestejä tulee viikoittain, yksi työntekijä ehti jo klikata.",
      team: true,
    },
    {
      needs: ["services-reform"],
      text: "Sote-muutos on tuonut niin paljon uusia vaatimuksia, että selkeä yhteenveto auttaisi.",
    },
    {
      needs: ["remote-meetings"],
      text: "Teams-palaverit verkoston kanssa. Puolet ajasta menee äänien etsimiseen.",
      industries: ["care", "child-welfare"],
    },
    {
      needs: ["remote-meetings"],
      text: "Etäpalavereista saisi enemmän irti, jos osaisimme jakaa aineistot ja pitää porukan hereillä.",
      team: true,
    },
    {
      needs: ["remote-care"],
      text: "Etäkuntoutuksen aloittaminen: mikä väline, mitä asiakkaalta vaaditaan ja miten laskutetaan?",
      industries: ["physiotherapy"],
    },
    {
      needs: ["remote-care", "comparing-services"],
      text: "Etähoivasta on puhuttu pitkään, mutta emme tiedä mikä palvelu sopisi ikäihmisille.",
      industries: ["care"],
    },
    { needs: ["client-feedback"], text: "Palautetta kerätään paperilla ja paperit jäävät mappiin." },
    {
      needs: ["client-feedback", "client-orientation"],
      text: "Miten lapsilta ja nuorilta saisi palautteen niin, että he oikeasti jaksavat vastata.",
      industries: ["child-welfare"],
    },
    { needs: ["client-orientation"], text: "Asiakkaan näkökulma. Palvelut on rakennettu meidän, ei heidän arkeensa." },
    {
      needs: ["future-technology"],
      text: "Kiinnostaisi nähdä, mitä tekoäly ja anturit oikeasti voisivat meillä tehdä.",
    },
    { needs: ["employer-image"], text: "Rekrytointi! Ilmoituksiin ei tule yhtään hakemusta.", team: true },
    {
      needs: ["employer-image", "social-media-marketing"],
      text: "Miten kertoa somessa meistä työpaikkana niin, että nuoret hoitajat kiinnostuvat.",
      industries: ["care"],
      team: true,
    },
    {
      needs: ["induction-material"],
      text: "Sijaisille sama perehdytys kerrotaan suullisesti joka viikko. Se pitäisi saada videolle.",
      industries: ["care", "child-welfare"],
      team: true,
    },
    {
      needs: ["induction-material", "office-tools"],
      text: "Perehdytyskansio on paperia. Ohjeet pitäisi saada sähköisiksi ja kaikkien löydettäviksi.",
      team: true,
    },
    {
      needs: ["staff-digital-skills"],
      text: "Osaamiserot. Yksi hoitaa kaikki atk-asiat ja kun hän on lomalla, ollaan pulassa.",
      team: true,
    },
    {
      needs: ["staff-digital-skills"],
      text: "Ihan perusasiat osalle porukasta: tiedostot, liitteet, kirjautuminen.",
      team: true,
    },
    {
      needs: ["office-tools"],
      text: "Excel. Työvuorot ja budjetti tehdään taulukoilla, joita kukaan ei enää ymmärrä.",
      team: true,
    },
    { needs: ["coping-at-work"], text: "Jaksaminen. Uusia ohjelmia tulee enemmän kuin ehditään opetella." },
    { needs: ["coping-at-work", "pruning"], text: "Vähemmän ohjelmia ja rauha tehdä asiakastyötä." },
    { needs: ["better-use"], text: "Meillä on hyvät ohjelmat, mutta käytämme niistä varmaan kymmenesosaa." },
    {
      needs: ["better-use", "pruning"],
      text: "Nykyiset järjestelmät kunnolla käyttöön ja päällekkäiset pois, ei mitään uutta.",
    },
    {
      needs: ["comparing-services"],
      text: "Puolueeton vertailu siitä, mitä on tarjolla. Myyjät lupaavat kaikki samaa.",
    },
    { needs: ["pruning"], text: "Samaa asiaa kirjataan kolmeen paikkaan. Jostain pitäisi luopua." },
  ],
  sv: [
    {
      needs: ["website", "online-booking"],
      text: "En webbplats där klienten också kan boka tid. Nu går allt per telefon.",
    },
    {
      needs: ["induction-material"],
      text: "Introduktionsmaterial för vikarier på svenska, gärna som korta videor.",
      team: true,
    },
    {
      needs: ["data-protection", "record-keeping"],
      text: "Dokumentation och dataskydd, vi är osäkra på vad som får skrivas.",
    },
    {
      needs: ["client-feedback"],
      text: "Ett enkelt sätt att samla in respons av familjerna.",
      industries: ["child-welfare"],
    },
    {
      needs: ["staff-digital-skills"],
      text: "Grunderna för dem i personalen som tycker att det digitala är svårt.",
      team: true,
    },
    { needs: ["social-media-marketing"], text: "Hjälp med sociala medier, vi hinner inte med det." },
  ],
};

/** What is hoped for from the workshops. */
export const workshopHopes: Record<Exclude<Locale, "en">, Pick<DemoOpenAnswer, "text" | "team">[]> = {
  fi: [
    { text: "Iltapäivisin klo 13 jälkeen pääsisi parhaiten, aamut ovat asiakkaille." },
    { text: "Käytännön tekemistä, ei kalvosulkeisia." },
    { text: "Että saisi tehdä omaa juttua valmiiksi ja joku on vieressä neuvomassa." },
    { text: "Lyhyitä, korkeintaan kaksi tuntia kerrallaan." },
    { text: "Etäosallistuminen mahdolliseksi, meiltä ajaa tunnin suuntaansa." },
    { text: "Samanlaisten tarpeiden kanssa painivia muita yrityksiä, ei väliä vaikka eri alalta." },
    { text: "Perustasoa ja edistyneitä ei samaan ryhmään, kiitos." },
    { text: "Tallenne jälkikäteen niille, jotka ovat vuorossa.", team: true },
    { text: "Verkostoitumista ja muiden hyviä käytäntöjä." },
    { text: "Selkeää kieltä ilman lyhenteitä." },
    { text: "Yksi asia kerrallaan ja kotiläksy, jotta tulee tehtyä." },
    { text: "Esimerkkejä pienistä yrityksistä. Isojen ratkaisut eivät meille sovi." },
    { text: "Kahvit ja hyvä porukka riittää!" },
    { text: "Mielellään niin, että koko tiimistä pääsisi kaksi kerrallaan.", team: true },
    { text: "Jatkoa samasta aiheesta, yksi kerta ei riitä." },
    { text: "Konkreettisia vinkkejä, jotka voi ottaa heti käyttöön." },
    { text: "Muutama paikka myös niille, jotka eivät vielä osaa mitään." },
    { text: "Ajankohta hyvissä ajoin tietoon, työvuorot tehdään kuusi viikkoa etukäteen.", team: true },
  ],
  sv: [
    { text: "Gärna något på svenska, åtminstone materialet." },
    { text: "Korta träffar på distans." },
    { text: "Praktiska exempel från små företag." },
  ],
};
