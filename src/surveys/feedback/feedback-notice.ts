import type { Texts } from "../../platform/locales.ts";

/** The privacy notice before the first question of feedback, in Markdown. */
export const feedbackNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Palautetta pyytää hanke, joka järjesti työpajan. Palautteen perusteella hanke parantaa seuraavia työpajoja ja kertoo, mitä työpajoista on ollut hyötyä.

**Kuka vastaukset näkee.** Hankkeen työntekijät näkevät vain yhteenvedon ja vapaat vastaukset ilman nimiä, ja nekin vasta, kun palautteen keruu on päättynyt ja vähintään viisi on vastannut. Kukaan hankkeessa ei näe, mitä juuri sinä vastasit.

**Mitä tietoja käsitellään.** Keruun ajan vastauksesi tallennetaan kutsusi yhteyteen, jotta voit muuttaa niitä ja jotta sinua ei turhaan muistuteta. Kun keruu päättyy, yhteys poistetaan: sen jälkeen tiedetään, että vastasit, mutta vastauksiasi ei voi enää yhdistää sinuun, eikä niitä voi siksi enää muuttaa tai poistaa.

**Oikeusperuste.** Suostumuksesi. Vastaaminen on vapaaehtoista, ja voit perua suostumuksesi keruun ajan milloin tahansa.

**Kuinka kauan tietoja säilytetään.** Palautetta voi antaa [[closes]] asti. Vastaukset poistetaan, kun keruun päättymisestä on kulunut [[retention]].

**Oikeutesi.** Voit pyytää saada nähdä tietosi sekä pyytää niiden korjaamista, poistamista tai käytön rajoittamista. Jos tietoja on mielestäsi käsitelty väärin, voit ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]`,
  sv: `**Vem frågar och varför.** Responsen begärs av projektet som ordnade workshoppen. Med hjälp av responsen förbättrar projektet de följande workshopparna och berättar vilken nytta de har gett.

**Vem ser svaren.** Projektets anställda ser bara ett sammandrag och de fria svaren utan namn, och det först när insamlingen har avslutats och minst fem har svarat. Ingen i projektet ser vad just du svarade.

**Vilka uppgifter behandlas.** Medan insamlingen pågår sparas dina svar tillsammans med din inbjudan, så att du kan ändra dem och inte påminns i onödan. När insamlingen avslutas tas kopplingen bort: efter det är det känt att du svarade, men svaren kan inte längre kopplas till dig och därför inte heller ändras eller raderas.

**Rättslig grund.** Ditt samtycke. Det är frivilligt att svara, och du kan återkalla samtycket när som helst medan insamlingen pågår.

**Hur länge uppgifterna sparas.** Du kan ge respons till [[closes]]. Svaren raderas när det har gått [[retention]] sedan insamlingen avslutades.

**Dina rättigheter.** Du kan begära att få se dina uppgifter och att de rättas, raderas eller används i begränsad omfattning. Om du anser att uppgifterna har behandlats fel kan du kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]`,
  en: `**Who asks and why.** Feedback is asked for by the project that held the workshop. The project uses it to improve the next workshops and to tell what use they have been.

**Who sees the answers.** The project's staff see only a summary and the open answers without names, and only once feedback has closed and at least five people have answered. Nobody in the project sees what you in particular answered.

**What data is handled.** While feedback is open, your answers are stored with your invitation, so that you can change them and are not reminded in vain. When it closes, that link is removed: from then on it is known that you answered, but your answers cannot be connected with you any more, and so cannot be changed or erased either.

**Legal basis.** Your consent. Answering is voluntary, and you can withdraw your consent at any time while feedback is open.

**How long the data is kept.** You can give feedback until [[closes]]. The answers are erased [[retention]] after the close.

**Your rights.** You may ask to see your data and to have it corrected or erased, or its use restricted. If you think that data has been handled wrongly, you may contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]`,
};
