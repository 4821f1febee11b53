import type { TemplateNeed } from "./template.ts";

/** How clients and future staff find the organisation. */
export const visibilityNeeds: TemplateNeed[] = [
  {
    key: "website",
    theme: "visibility",
    names: { fi: "Verkkosivut", sv: "Webbplats", en: "Website" },
    descriptions: {
      fi: "Verkkosivujen tekeminen, uudistaminen ja päivittäminen niin, että asiakas löytää tarvitsemansa.",
      sv: "Att skapa, förnya och uppdatera webbplatsen så att klienterna hittar det de behöver.",
      en: "Making, renewing and updating a website so that clients find what they need.",
    },
    keywords: {
      fi: ["verkkosivu", "kotisivu", "nettisivu", "hakukone", "hakukonenäkyvyys", "wordpress"],
      sv: ["webbplats", "webbsida", "hemsida", "sökmotor", "wordpress"],
      en: ["website", "web page", "home page", "search engine", "wordpress"],
    },
  },
  {
    key: "online-booking",
    theme: "visibility",
    names: { fi: "Sähköinen ajanvaraus", sv: "Tidsbokning på nätet", en: "Online booking" },
    descriptions: {
      fi: "Ajanvaraus verkossa: sopivan palvelun valinta, käyttöönotto, muistutukset ja peruutukset.",
      sv: "Tidsbokning på nätet: val av tjänst, ibruktagning, påminnelser och avbokningar.",
      en: "Booking on the web: choosing the service, taking it into use, reminders and cancellations.",
    },
    keywords: {
      fi: ["ajanvaraus", "nettiajanvaraus", "varauskalenteri", "varausjärjestelmä", "peruutusaika"],
      sv: ["tidsbokning", "bokningssystem", "bokningskalender", "avbokning"],
      en: ["booking", "appointment", "reservation", "cancellation"],
    },
  },
  {
    key: "social-media-marketing",
    theme: "visibility",
    names: {
      fi: "Markkinointi sosiaalisessa mediassa",
      sv: "Marknadsföring i sociala medier",
      en: "Social media marketing",
    },
    descriptions: {
      fi: "Sopivien kanavien valinta, säännöllinen viestintä, maksettu mainonta ja tulosten seuraaminen.",
      sv: "Val av kanaler, regelbunden kommunikation, betald annonsering och uppföljning av resultaten.",
      en: "Choosing channels, posting regularly, paid advertising and following the results.",
    },
    keywords: {
      fi: ["some", "sosiaalinen media", "facebook", "instagram", "mainonta", "markkinointi", "seuraaja"],
      sv: ["sociala medier", "facebook", "instagram", "annonsering", "marknadsföring", "följare"],
      en: ["social media", "facebook", "instagram", "advertising", "marketing", "followers"],
    },
  },
  {
    key: "videos",
    theme: "visibility",
    names: { fi: "Videot ja reelsit", sv: "Videor och reels", en: "Videos and reels" },
    descriptions: {
      fi: "Lyhyiden videoiden suunnittelu, kuvaaminen puhelimella, editointi, tekstitys ja julkaiseminen.",
      sv: "Att planera, filma med telefonen, redigera, texta och publicera korta videor.",
      en: "Planning short videos, filming with a phone, editing, captions and publishing.",
    },
    keywords: {
      fi: ["video", "reels", "tiktok", "kuvaaminen", "editointi", "tekstitys", "youtube"],
      sv: ["video", "reels", "tiktok", "filma", "redigering", "textning", "youtube"],
      en: ["video", "reels", "tiktok", "filming", "editing", "captions", "youtube"],
    },
  },
  {
    key: "content-planning",
    theme: "visibility",
    names: {
      fi: "Sisältöjen suunnittelu ja markkinoinnin vuosikello",
      sv: "Innehållsplanering och årsklocka för marknadsföringen",
      en: "Content planning and a marketing year clock",
    },
    descriptions: {
      fi: "Mitä julkaistaan, kenelle ja milloin: kohderyhmät, aiheet, julkaisukalenteri ja vuosikello.",
      sv: "Vad som publiceras, för vem och när: målgrupper, teman, publiceringskalender och årsklocka.",
      en: "What to publish, for whom and when: audiences, themes, a publishing calendar and a year clock.",
    },
    keywords: {
      fi: ["vuosikello", "sisältö", "julkaisukalenteri", "sisältömarkkinointi", "kohderyhmä", "suunnitelmallisuus"],
      sv: ["årsklocka", "innehåll", "publiceringskalender", "innehållsmarknadsföring", "målgrupp"],
      en: ["year clock", "content", "publishing calendar", "content marketing", "target group"],
    },
  },
  {
    key: "visual-materials",
    theme: "visibility",
    names: {
      fi: "Kuvat ja esitteet (esim. Canva)",
      sv: "Bilder och broschyrer (t.ex. Canva)",
      en: "Visual materials (such as Canva)",
    },
    descriptions: {
      fi: "Yhtenäisen ilmeen, esitteiden, kuvien ja esitysten tekeminen helppokäyttöisillä työkaluilla.",
      sv: "Att med lättanvända verktyg skapa ett enhetligt utseende, broschyrer, bilder och presentationer.",
      en: "Making a consistent look, leaflets, pictures and presentations with easy tools.",
    },
    keywords: {
      fi: ["canva", "esite", "kuva", "visuaalinen", "ilme", "logo", "kuvankäsittely"],
      sv: ["canva", "broschyr", "bild", "visuell", "logotyp", "bildbehandling"],
      en: ["canva", "leaflet", "picture", "visual", "logo", "image editing"],
    },
  },
];
