import type { Texts } from "../platform/locales.ts";

/** The privacy notice before the first question of a survey that leaves no path to who answered, in Markdown. */
export const anonymousNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Kyselyn tekee hanke, joka kehittää digitaalisia palveluja ja työtapoja. Vastausten perusteella hanke suunnittelee tukea, koulutusta ja työpajoja.

**Vastaat nimettömästi.** Vastauksiin ei tallenneta nimeäsi, sähköpostiosoitettasi, laitteesi osoitetta eikä vastausaikaa. Jos sait kutsun sähköpostiisi, hanke tietää vain, oletko vastannut, jotta sinua ei muistuteta turhaan. Sitä, mitä vastasit, ei voi yhdistää sinuun.

**Kuka tulokset näkee.** Tuloksia voi katsoa vasta, kun kysely on sulkeutunut. Alle viiden vastaajan ryhmistä ei näytetä mitään. Hankkeen työntekijät näkevät vapaat vastaukset sellaisinaan, joten älä kirjoita niihin mitään, mistä sinut tai joku muu tunnistaa.

**Oikeusperuste.** Suostumuksesi. Vastaaminen on vapaaehtoista. Koska vastaus on nimetön, hanke ei pysty etsimään juuri sinun vastaustasi eikä siksi poistamaan tai korjaamaan sitä pyynnöstä. Voit muuttaa vastaustasi itse, kunnes kysely sulkeutuu.

**Kuinka kauan tietoja säilytetään.** Kysely on auki [[closes]] asti. Vastaukset poistetaan, kun kyselyn sulkeutumisesta on kulunut [[retention]].

**Oikeutesi.** Jos tietoja on mielestäsi käsitelty väärin, voit ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]

**Älä kirjoita vastauksiin asiakkaiden tai potilaiden tietoja,** esimerkiksi nimiä, henkilötunnuksia tai terveystietoja.`,
  sv: `**Vem frågar och varför.** Enkäten görs av ett projekt som utvecklar digitala tjänster och arbetssätt. Utifrån svaren planerar projektet stöd, utbildning och workshoppar.

**Du svarar anonymt.** Med svaren sparas varken ditt namn, din e-postadress, din enhets adress eller tidpunkten. Om du fick en inbjudan per e-post vet projektet bara om du har svarat, så att du inte påminns i onödan. Vad du svarade kan inte kopplas till dig.

**Vem ser resultaten.** Resultaten kan ses först när enkäten har stängts. Om grupper med färre än fem svarande visas ingenting. Projektets anställda ser de fria svaren som de är, så skriv ingenting som du eller någon annan kan kännas igen på.

**Rättslig grund.** Ditt samtycke. Det är frivilligt att svara. Eftersom svaret är anonymt kan projektet inte söka fram just ditt svar och därför inte heller radera eller rätta det på begäran. Du kan själv ändra ditt svar tills enkäten stängs.

**Hur länge uppgifterna sparas.** Enkäten är öppen till [[closes]]. Svaren raderas när det har gått [[retention]] sedan enkäten stängdes.

**Dina rättigheter.** Om du anser att uppgifterna har behandlats fel kan du kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]

**Skriv inga uppgifter om klienter eller patienter i svaren,** till exempel namn, personbeteckningar eller hälsouppgifter.`,
  en: `**Who asks and why.** The survey is run by a project that develops digital services and ways of working. The project uses the answers to plan support, training and workshops.

**You answer anonymously.** Your name, your e-mail address, your device's address and the time are not stored with the answers. If you were invited by e-mail, the project knows only whether you have answered, so that you are not reminded in vain. What you answered cannot be connected with you.

**Who sees the results.** Results can be seen only once the survey has closed. Nothing is shown of groups of fewer than five people. The project's staff see open answers as they are, so please write nothing by which you or anyone else could be recognised.

**Legal basis.** Your consent. Answering is voluntary. As the answer is anonymous, the project cannot find yours in particular, and so cannot erase or correct it on request. You can change your answer yourself until the survey closes.

**How long the data is kept.** The survey is open until [[closes]]. The answers are erased [[retention]] after the survey has closed.

**Your rights.** If you think that data has been handled wrongly, you may contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]

**Do not write anything about clients or patients in the answers,** such as names, personal identity codes or health information.`,
};
