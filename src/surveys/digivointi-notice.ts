import type { Texts } from "../platform/locales.ts";

/** The privacy notice before the first question, in Markdown. */
export const digivointiNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Kyselyn tekee hanke, joka auttaa mukana olevia organisaatioita digitalisaatiossa. Vastausten perusteella hanke suunnittelee työpajat, joista on teille hyötyä.

**Mitä tietoja käsitellään.** Organisaationne nimi, toimiala ja koko, yhteyshenkilön nimi ja sähköpostiosoite sekä vastauksenne.

**Oikeusperuste.** Yhteyshenkilön suostumus. Vastaaminen on vapaaehtoista, ja suostumuksen voi perua milloin tahansa.

**Kuka vastaukset näkee.** Hankkeen suunnittelijat näkevät vastaukset organisaation nimellä. Rahoittajalle ja muille kerrotaan vain yhteenvetoja, joista yksittäistä vastaajaa ei voi tunnistaa. Tietoja ei luovuteta muille eikä siirretä EU:n ulkopuolelle.

**Kuinka kauan tietoja säilytetään.** Kysely on auki [[closes]] asti. Nimet, yhteystiedot ja vastaukset poistetaan, kun kyselyn sulkeutumisesta on kulunut [[retention]].

**Oikeutenne.** Yhteyshenkilö voi pyytää saada nähdä tietonsa sekä pyytää niiden korjaamista, poistamista tai käytön rajoittamista. Jos tietoja on mielestänne käsitelty väärin, voitte ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]

**Älkää kirjoittako vastauksiin asiakkaiden tai potilaiden tietoja,** esimerkiksi nimiä, henkilötunnuksia tai terveystietoja.`,
  sv: `**Vem frågar och varför.** Enkäten görs av ett projekt som hjälper de organisationer som deltar med digitaliseringen. Utifrån svaren planerar projektet workshoppar som ni har nytta av.

**Vilka uppgifter behandlas.** Er organisations namn, bransch och storlek, kontaktpersonens namn och e-postadress samt era svar.

**Rättslig grund.** Kontaktpersonens samtycke. Det är frivilligt att svara, och samtycket kan återkallas när som helst.

**Vem ser svaren.** Projektets planerare ser svaren med organisationens namn. Finansiären och andra får bara sammandrag där ingen enskild svarande kan identifieras. Uppgifterna lämnas inte ut till andra och överförs inte utanför EU.

**Hur länge uppgifterna sparas.** Enkäten är öppen till [[closes]]. Namn, kontaktuppgifter och svar raderas när det har gått [[retention]] sedan enkäten stängdes.

**Era rättigheter.** Kontaktpersonen kan begära att få se sina uppgifter och att de rättas, raderas eller används i begränsad omfattning. Om ni anser att uppgifterna har behandlats fel kan ni kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]

**Skriv inga uppgifter om klienter eller patienter i svaren,** till exempel namn, personbeteckningar eller hälsouppgifter.`,
  en: `**Who asks and why.** The survey is run by a project that helps the organisations that take part with digitalisation. The project uses the answers to plan workshops that are of use to you.

**What data is handled.** Your organisation's name, industry and size, the contact person's name and e-mail address, and your answers.

**Legal basis.** The contact person's consent. Answering is voluntary, and consent can be withdrawn at any time.

**Who sees the answers.** The project's planners see the answers with the organisation's name. The funder and others get only summaries in which no single respondent can be recognised. The data is not given to others and does not leave the EU.

**How long the data is kept.** The survey is open until [[closes]]. Names, contact details and answers are erased [[retention]] after the survey has closed.

**Your rights.** The contact person may ask to see their data and to have it corrected or erased, or its use restricted. If you think that data has been handled wrongly, you may contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]

**Do not write anything about clients or patients in the answers,** such as names, personal identity codes or health information.`,
};
