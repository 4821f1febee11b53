import type { Texts } from "../../platform/locales.ts";

/** The privacy notice before the first question of feedback, in Markdown. */
export const feedbackNotice: Texts = {
  fi: `**Kuka kysyy ja miksi.** Palautetta pyytää hanke, joka järjesti työpajan. Palautteen perusteella hanke parantaa seuraavia työpajoja ja kertoo, mitä työpajoista on ollut hyötyä.

**Kuka vastaukset näkee.** Hankkeen työntekijät näkevät vain yhteenvedon ja vapaat vastaukset ilman nimiä, ja nekin vasta, kun vähintään viisi on vastannut. Kukaan hankkeessa ei näe, mitä juuri te vastasitte.

**Mitä tietoja käsitellään.** Vastauksenne tallennetaan kutsunne yhteyteen, jotta voitte muuttaa niitä ja jotta teitä ei turhaan muistuteta.

**Oikeusperuste.** Suostumuksenne. Vastaaminen on vapaaehtoista, ja voitte perua suostumuksenne milloin tahansa.

**Kuinka kauan tietoja säilytetään.** Palautetta voi antaa [[closes]] asti. Vastaukset poistetaan kahden vuoden kuluttua siitä.

**Oikeutenne.** Voitte pyytää saada nähdä tietonne sekä pyytää niiden korjaamista, poistamista tai käytön rajoittamista. Jos tietoja on mielestänne käsitelty väärin, voitte ottaa yhteyttä tietosuojavaltuutetun toimistoon.

**Yhteystiedot.** [[contact]]`,
  sv: `**Vem frågar och varför.** Responsen begärs av projektet som ordnade workshoppen. Med hjälp av responsen förbättrar projektet de följande workshopparna och berättar vilken nytta de har gett.

**Vem ser svaren.** Projektets anställda ser bara ett sammandrag och de fria svaren utan namn, och det först när minst fem har svarat. Ingen i projektet ser vad just ni svarade.

**Vilka uppgifter behandlas.** Era svar sparas tillsammans med er inbjudan, så att ni kan ändra dem och inte påminns i onödan.

**Rättslig grund.** Ert samtycke. Det är frivilligt att svara, och ni kan återkalla samtycket när som helst.

**Hur länge uppgifterna sparas.** Ni kan ge respons till [[closes]]. Svaren raderas två år efter det.

**Era rättigheter.** Ni kan begära att få se era uppgifter och att de rättas, raderas eller används i begränsad omfattning. Om ni anser att uppgifterna har behandlats fel kan ni kontakta dataombudsmannens byrå.

**Kontakt.** [[contact]]`,
  en: `**Who asks and why.** Feedback is asked for by the project that held the workshop. The project uses it to improve the next workshops and to tell what use they have been.

**Who sees the answers.** The project's staff see only a summary and the open answers without names, and only once at least five people have answered. Nobody in the project sees what you in particular answered.

**What data is handled.** Your answers are stored with your invitation, so that you can change them and are not reminded in vain.

**Legal basis.** Your consent. Answering is voluntary, and you can withdraw your consent at any time.

**How long the data is kept.** You can give feedback until [[closes]]. The answers are erased two years after that.

**Your rights.** You may ask to see your data and to have it corrected or erased, or its use restricted. If you think that data has been handled wrongly, you may contact the Office of the Data Protection Ombudsman.

**Contact.** [[contact]]`,
};
