import type { Texts } from "../platform/locales.ts";

/** What the facilitators of the project's workshops had to master. */
export const skills = {
  recording: {
    fi: "kirjaaminen ja tietosuoja",
    sv: "dokumentation och dataskydd",
    en: "recording and data protection",
  },
  security: { fi: "tietoturva", sv: "informationssäkerhet", en: "information security" },
  socialMedia: { fi: "somemarkkinointi", sv: "marknadsföring i sociala medier", en: "social media marketing" },
  videos: { fi: "videot", sv: "videor", en: "videos" },
  pictures: { fi: "kuvankäsittely", sv: "bildbehandling", en: "image editing" },
  office: { fi: "toimisto-ohjelmat", sv: "kontorsprogram", en: "office software" },
  teachingBasics: {
    fi: "digitaitojen opetus",
    sv: "undervisning i digitala färdigheter",
    en: "teaching digital skills",
  },
  serviceDesign: { fi: "palvelumuotoilu", sv: "tjänstedesign", en: "service design" },
  procurement: { fi: "hankinnat", sv: "anskaffningar", en: "procurement" },
  field: { fi: "sote-ala", sv: "social- och hälsovård", en: "health and social services" },
  technology: { fi: "hyvinvointiteknologia", sv: "välfärdsteknologi", en: "wellbeing technology" },
  coping: { fi: "työhyvinvointi", sv: "välmående i arbetet", en: "wellbeing at work" },
} satisfies Record<string, Texts>;
