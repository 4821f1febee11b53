import { skills } from "./digivointi-skills.ts";
import type { TemplateTopic } from "./template.ts";

type Body = Omit<TemplateTopic, "key" | "names">;

const yearClock: Body = {
  descriptions: {
    fi: "Suunnitellaan sisällöt vuodeksi eteenpäin ja jaetaan ne vuosikelloon, jota arjessa jaksaa noudattaa.",
    sv: "Vi planerar innehållet ett år framåt och för in det i en årsklocka som går att följa i vardagen.",
    en: "Planning a year's content and putting it into a year clock that can be kept in daily work.",
  },
  kind: "segmented",
  durationMinutes: 180,
  costEuros: 900,
  levels: ["intermediate", "advanced"],
  skills: [skills.socialMedia],
  placeMode: "either",
  leastPeople: 4,
  mostPeople: 14,
  covers: [
    { need: "content-planning", strength: 1 },
    { need: "social-media-marketing", strength: 0.6 },
    { need: "website", strength: 0.2 },
  ],
};

const deeperVideos: Body = {
  descriptions: {
    fi: "Jatketaan perusteista: käsikirjoitus, tekstitys ja videosarja oman alan aiheista.",
    sv: "Vi fortsätter från grunderna: manus, textning och en videoserie om den egna branschens teman.",
    en: "On from the basics: a script, captions and a series of videos on one's own field.",
  },
  kind: "segmented",
  durationMinutes: 180,
  costEuros: 900,
  levels: ["intermediate", "advanced"],
  skills: [skills.videos],
  placeMode: "room",
  leastPeople: 4,
  mostPeople: 12,
  covers: [
    { need: "videos", strength: 1 },
    { need: "social-media-marketing", strength: 0.5 },
    { need: "content-planning", strength: 0.2 },
  ],
};

/**
 * The seven workshops for the committed companies: two for each industry, which deepened topics that the open and
 * themed workshops had already covered, and a last one for all of them together.
 */
export const segmentedTopics: TemplateTopic[] = [
  {
    key: "year-clock-physiotherapy",
    names: {
      fi: "Sisältömarkkinointi ja vuosikello: fysioterapia",
      sv: "Innehållsmarknadsföring och årsklocka: fysioterapi",
      en: "Content marketing and a year clock: physiotherapy",
    },
    ...yearClock,
  },
  {
    key: "year-clock-care",
    names: {
      fi: "Sisältömarkkinointi ja vuosikello: hoiva",
      sv: "Innehållsmarknadsföring och årsklocka: omsorg",
      en: "Content marketing and a year clock: care",
    },
    ...yearClock,
  },
  {
    key: "employer-image-child-welfare",
    names: {
      fi: "Sisältömarkkinointi ja työnantajakuva: lastensuojelu",
      sv: "Innehållsmarknadsföring och arbetsgivarbild: barnskydd",
      en: "Content marketing and employer image: child welfare",
    },
    descriptions: {
      fi: "Miten kertoa lastensuojelutyöstä niin, että osaajat hakeutuvat töihin ja asiakkaiden yksityisyys säilyy.",
      sv: "Hur man berättar om barnskyddsarbetet så att kunniga söker sig dit och klienternas integritet bevaras.",
      en: "Telling about child welfare work so that skilled people apply and clients' privacy is kept.",
    },
    kind: "segmented",
    durationMinutes: 180,
    costEuros: 900,
    levels: ["intermediate", "advanced"],
    skills: [skills.socialMedia],
    placeMode: "either",
    leastPeople: 4,
    mostPeople: 14,
    covers: [
      { need: "employer-image", strength: 1 },
      { need: "content-planning", strength: 0.6 },
      { need: "social-media-marketing", strength: 0.4 },
    ],
  },
  {
    key: "deeper-videos-physiotherapy",
    names: {
      fi: "Videot ja reelsit jatkajille: fysioterapia",
      sv: "Videor och reels, fortsättning: fysioterapi",
      en: "Videos and reels continued: physiotherapy",
    },
    ...deeperVideos,
  },
  {
    key: "deeper-videos-care",
    names: {
      fi: "Videot ja reelsit jatkajille: hoiva",
      sv: "Videor och reels, fortsättning: omsorg",
      en: "Videos and reels continued: care",
    },
    ...deeperVideos,
  },
  {
    key: "feedback-child-welfare",
    names: {
      fi: "Asiakaslähtöisyys palautetta keräämällä: lastensuojelu",
      sv: "Klienten i centrum genom respons: barnskydd",
      en: "Client orientation through feedback: child welfare",
    },
    descriptions: {
      fi: "Rakennetaan lapsille, nuorille ja vanhemmille sopiva palautekysely ja sovitaan, miten tuloksia käytetään.",
      sv: "Vi bygger en responsenkät som passar barn, unga och föräldrar och kommer överens om hur resultaten används.",
      en: "Building a feedback survey that suits children, young people and parents, and agreeing how to use it.",
    },
    kind: "segmented",
    durationMinutes: 180,
    costEuros: 900,
    levels: ["intermediate", "advanced"],
    skills: [skills.serviceDesign],
    placeMode: "room",
    leastPeople: 4,
    mostPeople: 14,
    covers: [
      { need: "client-feedback", strength: 1 },
      { need: "client-orientation", strength: 0.7 },
    ],
  },
  {
    key: "coping-and-platforms",
    names: {
      fi: "Työssä jaksaminen ja digialustat sen tukena",
      sv: "Att orka i arbetet och digitala plattformar som stöd",
      en: "Coping at work and digital platforms for it",
    },
    descriptions: {
      fi: "Asiakastyön kuormitus, palautuminen ja alustat, joilla henkilöstön hyvinvointia voi seurata ja tukea.",
      sv: "Belastningen i klientarbetet, återhämtning och plattformar för att följa och stödja personalens välmående.",
      en: "The load of client work, recovery, and platforms for following and supporting the staff's wellbeing.",
    },
    kind: "common",
    durationMinutes: 180,
    costEuros: 1000,
    levels: ["basics", "intermediate"],
    skills: [skills.coping],
    placeMode: "room",
    leastPeople: 10,
    mostPeople: 60,
    covers: [
      { need: "coping-at-work", strength: 1 },
      { need: "staff-digital-skills", strength: 0.2 },
    ],
  },
];
