import type { Texts } from "../../platform/locales.ts";

/** The privacy notice of interviews that mentors write in, with the placeholders of notice.ts. */
export const recordedNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Tarvekartoituksen tekee hanke, jonka digimentorit tukevat yksiköitä digivälineiden käytössä. Kartoituksen perusteella sovitaan, mitä yksikkö kehittää ja millaista tukea se saa.

**Mitä tietoja käsitellään.** Yksikön nimi, yksikön yhteiset vastaukset sekä haastateltujen tehtävät ja lukumäärä. Haastatellun nimi kirjataan vain, jos hän itse suostuu siihen.

**Oikeusperuste.** Haastateltavien suostumus. Osallistuminen on vapaaehtoista, ja suostumuksen voi perua milloin tahansa.

**Kuka näkee vastaukset.** Vastaukset näkevät yksikön nimellä hankkeen suunnittelijat ja mentorit. Muut saavat vain yhteenvetoja. Tietoja ei luovuteta muille eikä siirretä EU:n ulkopuolelle.

**Kuinka kauan tiedot säilytetään.** Vastauksia voi täydentää, kunnes hankkeen haastattelut päätetään. Ne poistetaan, kun siitä on kulunut [[retention]].

**Oikeutenne.** Haastateltava voi pyytää saada nähdä tietonsa sekä pyytää niiden korjaamista, poistamista tai käytön rajoittamista. Jos tietoja on mielestänne käsitelty väärin, voitte ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]

**Asiakkaiden, potilaiden tai yksittäisten työntekijöiden tietoja ei kirjata,** esimerkiksi nimiä, henkilötunnuksia tai terveystietoja.`,
  sv: `**Vem frågar och varför.** Behovskartläggningen görs av ett projekt vars digimentorer stöder enheterna i att använda digitala verktyg. Utifrån kartläggningen avtalas vad enheten utvecklar och vilket stöd den får.

**Vilka uppgifter behandlas.** Enhetens namn, enhetens gemensamma svar samt de intervjuades uppgifter i arbetet och hur många de är. Namnet på en intervjuad antecknas bara om personen själv samtycker till det.

**Rättslig grund.** De intervjuades samtycke. Det är frivilligt att delta, och samtycket kan återkallas när som helst.

**Vem ser svaren.** Projektets planerare och mentorer ser svaren med enhetens namn. Andra får bara sammandrag. Uppgifterna lämnas inte ut till andra och överförs inte utanför EU.

**Hur länge uppgifterna sparas.** Svaren kan kompletteras tills projektets intervjuer avslutas. De raderas när det har gått [[retention]] sedan dess.

**Era rättigheter.** Den som intervjuats kan begära att få se sina uppgifter och att de rättas, raderas eller används i begränsad omfattning. Om ni anser att uppgifterna har behandlats fel kan ni kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]

**Inga uppgifter om klienter, patienter eller enskilda anställda antecknas,** till exempel namn, personbeteckningar eller hälsouppgifter.`,
  en: `**Who asks and why.** The needs assessment is made by a project whose digital mentors support units in using digital tools. It is used to agree on what the unit will develop and what support it gets.

**What data is handled.** The unit's name, the unit's shared answers, and what those interviewed do and how many they are. The name of someone interviewed is written down only with their own consent.

**Legal basis.** The consent of those interviewed. Taking part is voluntary, and consent can be withdrawn at any time.

**Who sees the answers.** The project's planners and mentors see the answers with the unit's name. Others get only summaries. The data is not given to others and does not leave the EU.

**How long the data is kept.** Answers can be added to until the project's interviews are ended. They are erased [[retention]] after that.

**Your rights.** Anyone interviewed may ask to see their data and to have it corrected or erased, or its use restricted. If you think that data has been handled wrongly, you may contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]

**Nothing about clients, patients or single members of staff is written down,** such as names, personal identity codes or health information.`,
};
