import type { Texts } from "../../platform/locales.ts";

/** Which words of the notice a unit has been shown: raised by one whenever they change. */
export const ownNoticeVersion = 1;

/** The privacy notice of units' own assessments, in Markdown; [[closes]] and [[contact]] are filled in. */
export const ownNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Arviota pyytää hanke, jonka digimentorit tukevat yksiköitä digitaalisten työkalujen käytössä. Yksikön omaa arviota verrataan mentorin arvioon, jotta tuki osataan suunnata oikein. Sillä ei arvioida ketään työntekijää.

**Mitä tietoja käsitellään.** Yhteyshenkilön nimi ja sähköpostiosoite, yksikön nimi, arviot ja huomiot sekä se, milloin linkki on avattu ja arvio lähetetty.

**Oikeusperuste.** Yleistä etua koskeva tehtävä: palvelujen kehittäminen. Vastaaminen on vapaaehtoista.

**Kuka arvion näkee.** Hankkeen suunnittelijat ja mentorit näkevät arvion yksikön nimellä. Muille kerrotaan vain useiden yksiköiden keskiarvoja. Tietoja ei luovuteta muille eikä siirretä EU:n ulkopuolelle.

**Kuinka kauan tietoja säilytetään.** Arviota voi muuttaa [[closes]] asti. Lähetetyt arviot säilytetään hankkeen ajan ja poistetaan sen tietojen mukana.

**Oikeutenne.** Yhteyshenkilö voi pyytää saada nähdä tietonsa, pyytää niiden korjaamista tai poistamista ja vastustaa niiden käsittelyä. Jos tietoja on mielestänne käsitelty väärin, voitte ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]

**Älkää kirjoittako asiakkaiden, potilaiden tai yksittäisten työntekijöiden tietoja,** esimerkiksi nimiä, henkilötunnuksia tai terveystietoja.`,
  sv: `**Vem frågar och varför.** Bedömningen begärs av ett projekt vars digimentorer stöder enheterna i att använda digitala verktyg. Enhetens egen bedömning jämförs med mentorns, så att stödet kan riktas rätt. Ingen enskild anställd bedöms.

**Vilka uppgifter behandlas.** Kontaktpersonens namn och e-postadress, enhetens namn, bedömningarna och anmärkningarna samt när länken har öppnats och bedömningen skickats.

**Rättslig grund.** Uppgift av allmänt intresse: utveckling av tjänsterna. Det är frivilligt att svara.

**Vem ser bedömningen.** Projektets planerare och mentorer ser bedömningen med enhetens namn. Andra får bara veta medelvärden för flera enheter. Uppgifterna lämnas inte ut till andra och överförs inte utanför EU.

**Hur länge uppgifterna sparas.** Bedömningen kan ändras till [[closes]]. De bedömningar som har skickats sparas under projektet och raderas med dess uppgifter.

**Era rättigheter.** Kontaktpersonen kan begära att få se sina uppgifter, begära att de rättas eller raderas och invända mot att de behandlas. Om ni anser att uppgifterna har behandlats fel kan ni kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]

**Skriv inga uppgifter om klienter, patienter eller enskilda anställda,** till exempel namn, personbeteckningar eller hälsouppgifter.`,
  en: `**Who asks and why.** The assessment is asked for by a project whose digital mentors support units in using digital tools. The unit's own view is compared with the mentor's, so that support goes where it is needed. No single employee is assessed.

**What data is handled.** The contact person's name and e-mail address, the unit's name, the assessments and notes, and when the link was opened and the assessment sent.

**Legal basis.** A task in the public interest: developing services. Answering is voluntary.

**Who sees the assessment.** The project's planners and mentors see it with the unit's name. Others are told only averages of several units. Nothing is given to others or transferred outside the EU.

**How long it is kept.** The assessment can be changed until [[closes]]. What has been sent is kept for as long as the project runs and is erased with its data.

**Your rights.** The contact person can ask to see their data, ask for it to be corrected or erased, and object to its use. If you think that data has been handled wrongly you can contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]

**Do not write about clients, patients or single employees,** for example names, personal identity codes or health data.`,
};
