import type { TemplateNeed } from "./template.ts";

/** The staff: recruiting, induction, skills and coping. */
export const staffNeeds: TemplateNeed[] = [
  {
    key: "employer-image",
    theme: "staff",
    names: {
      fi: "Työnantajakuva ja digitaalinen rekrytointi",
      sv: "Arbetsgivarbild och digital rekrytering",
      en: "Employer image and digital recruiting",
    },
    descriptions: {
      fi: "Osaajien löytäminen verkossa: millainen kuva työpaikasta syntyy ja miten hakijat tavoitetaan.",
      sv: "Att hitta kunnig personal på nätet: vilken bild arbetsplatsen ger och hur man når de sökande.",
      en: "Finding staff on the web: what picture the workplace gives and how applicants are reached.",
    },
    keywords: {
      fi: ["rekrytointi", "työnantajakuva", "työnantajamielikuva", "hakija", "työvoimapula", "työpaikkailmoitus"],
      sv: ["rekrytering", "arbetsgivarbild", "sökande", "arbetskraftsbrist", "platsannons"],
      en: ["recruiting", "recruitment", "employer image", "applicant", "staff shortage", "job advertisement"],
    },
  },
  {
    key: "induction-material",
    theme: "staff",
    names: {
      fi: "Digitaalinen perehdytysaineisto",
      sv: "Digitalt introduktionsmaterial",
      en: "Digital induction material",
    },
    descriptions: {
      fi: "Perehdytys, jonka uusi työntekijä tai sijainen löytää verkosta: videot, ohjeet ja tarkistuslistat.",
      sv: "Introduktion som en ny anställd eller vikarie hittar på nätet: videor, anvisningar och checklistor.",
      en: "Induction that a new employee or substitute finds on the web: videos, instructions and checklists.",
    },
    keywords: {
      fi: ["perehdytys", "perehdyttäminen", "perehdytysmateriaali", "sijainen", "ohje", "tarkistuslista"],
      sv: ["introduktion", "inskolning", "introduktionsmaterial", "vikarie", "anvisning", "checklista"],
      en: ["induction", "orientation", "onboarding", "substitute", "instruction", "checklist"],
    },
  },
  {
    key: "staff-digital-skills",
    theme: "staff",
    names: {
      fi: "Henkilöstön digitaidot",
      sv: "Personalens digitala kunskaper",
      en: "Staff's digital skills",
    },
    descriptions: {
      fi: "Työntekijöiden osaamiserojen kaventaminen ja tuki niille, joille digipalvelut ovat hankalia.",
      sv: "Att minska skillnaderna i kunnande bland de anställda och stödja dem som tycker att digitala tjänster är svåra.",
      en: "Narrowing the gap between employees and supporting those who find digital tools hard.",
    },
    keywords: {
      fi: ["digitaito", "digiosaaminen", "osaamisero", "perustaito", "tietotekniikka", "digituki"],
      sv: ["digitala kunskaper", "digital kompetens", "kunskapsskillnad", "datateknik", "digistöd"],
      en: ["digital skills", "skills gap", "basic skills", "computer skills", "digital support"],
    },
  },
  {
    key: "office-tools",
    theme: "staff",
    names: {
      fi: "Excel ja muut toimisto-ohjelmat",
      sv: "Excel och andra kontorsprogram",
      en: "Excel and other office tools",
    },
    descriptions: {
      fi: "Taulukot, lomakkeet, yhteiset tiedostot ja Microsoft 365:n käyttö arjen työssä.",
      sv: "Tabeller, formulär, gemensamma filer och Microsoft 365 i det dagliga arbetet.",
      en: "Spreadsheets, forms, shared files and Microsoft 365 in daily work.",
    },
    keywords: {
      fi: ["excel", "office", "taulukkolaskenta", "word", "powerpoint", "onedrive", "sharepoint"],
      sv: ["excel", "office", "kalkylprogram", "word", "powerpoint", "onedrive", "sharepoint"],
      en: ["excel", "office", "spreadsheet", "word", "powerpoint", "onedrive", "sharepoint"],
    },
  },
  {
    key: "coping-at-work",
    theme: "staff",
    names: {
      fi: "Työssä jaksaminen ja sitä tukevat digialustat",
      sv: "Att orka i arbetet och digitala plattformar som stöd",
      en: "Coping at work and digital platforms for it",
    },
    descriptions: {
      fi: "Digikuormituksen hallinta, palautuminen ja henkilöstön hyvinvoinnin seuranta.",
      sv: "Att hantera den digitala belastningen, återhämta sig och följa upp personalens välmående.",
      en: "Managing digital load, recovering, and following the staff's wellbeing.",
    },
    keywords: {
      fi: ["jaksaminen", "työhyvinvointi", "kuormitus", "palautuminen", "kiire", "stressi"],
      sv: ["ork", "arbetshälsa", "välmående", "belastning", "återhämtning", "stress"],
      en: ["coping", "wellbeing at work", "workload", "recovery", "stress"],
    },
  },
];
