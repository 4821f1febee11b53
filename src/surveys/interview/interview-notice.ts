import type { Texts } from "../../platform/locales.ts";

/** The privacy notice of a unit's needs assessment, in Markdown. */
export const interviewNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Tarvekartoituksen tekee hanke, jonka digimentorit tukevat yksiköitä digitaalisten välineiden käytössä. Kartoituksen perusteella sovitaan, mitä yksikössä kehitetään ja millaista tukea se saa.

**Mitä tietoja käsitellään.** Yksikön nimi ja yksikön yhteiset vastaukset. Haastateltujen nimiä ei kirjata, vain heidän tehtävänsä ja lukumääränsä.

**Oikeusperuste.** Yksikön yhteyshenkilön suostumus. Kartoitukseen osallistuminen on vapaaehtoista, ja suostumuksen voi perua milloin tahansa.

**Kuka vastaukset näkee.** Hankkeen suunnittelijat ja mentorit näkevät vastaukset yksikön nimellä. Muille kerrotaan vain yhteenvetoja. Tietoja ei luovuteta muille eikä siirretä EU:n ulkopuolelle.

**Kuinka kauan tietoja säilytetään.** Kartoitusta voi täydentää [[closes]] asti. Yhteystiedot ja vastaukset poistetaan, kun siitä on kulunut [[retention]].

**Oikeutenne.** Yhteyshenkilö voi pyytää saada nähdä tietonsa sekä pyytää niiden korjaamista, poistamista tai käytön rajoittamista. Jos tietoja on mielestänne käsitelty väärin, voitte ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]

**Älkää kirjoittako asiakkaiden, potilaiden tai yksittäisten työntekijöiden tietoja,** esimerkiksi nimiä, henkilötunnuksia tai terveystietoja.`,
  sv: `**Vem frågar och varför.** Behovskartläggningen görs av ett projekt vars digimentorer stöder enheterna i att använda digitala verktyg. Utifrån kartläggningen avtalas vad enheten utvecklar och vilket stöd den får.

**Vilka uppgifter behandlas.** Enhetens namn och enhetens gemensamma svar. De intervjuades namn antecknas inte, bara deras uppgifter i arbetet och hur många de är.

**Rättslig grund.** Samtycke av enhetens kontaktperson. Det är frivilligt att delta, och samtycket kan återkallas när som helst.

**Vem ser svaren.** Projektets planerare och mentorer ser svaren med enhetens namn. Andra får bara sammandrag. Uppgifterna lämnas inte ut till andra och överförs inte utanför EU.

**Hur länge uppgifterna sparas.** Kartläggningen kan kompletteras till [[closes]]. Kontaktuppgifter och svar raderas när det har gått [[retention]] sedan dess.

**Era rättigheter.** Kontaktpersonen kan begära att få se sina uppgifter och att de rättas, raderas eller används i begränsad omfattning. Om ni anser att uppgifterna har behandlats fel kan ni kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]

**Skriv inga uppgifter om klienter, patienter eller enskilda anställda,** till exempel namn, personbeteckningar eller hälsouppgifter.`,
  en: `**Who asks and why.** The needs assessment is made by a project whose digital mentors support units in using digital tools. It is used to agree on what the unit will develop and what support it gets.

**What data is handled.** The unit's name and the unit's shared answers. The names of those interviewed are not written down, only what they do and how many they are.

**Legal basis.** The consent of the unit's contact person. Taking part is voluntary, and consent can be withdrawn at any time.

**Who sees the answers.** The project's planners and mentors see the answers with the unit's name. Others get only summaries. The data is not given to others and does not leave the EU.

**How long the data is kept.** The assessment can be added to until [[closes]]. Contact details and answers are erased [[retention]] after that.

**Your rights.** The contact person may ask to see their data and to have it corrected or erased, or its use restricted. If you think that data has been handled wrongly, you may contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]

**Do not write anything about clients, patients or single members of staff,** such as names, personal identity codes or health information.`,
};
