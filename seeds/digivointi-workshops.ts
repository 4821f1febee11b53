import type { WorkshopLevel } from "../src/workshops/index.ts";

/** A workshop that everyone could come to, held before the series was planned. */
export interface DemoWorkshop {
  /** The topic's key. */
  topic: string;
  level: WorkshopLevel;
  place: string;
  /** So many came who gave no names. */
  unnamed?: number;
}

/**
 * The project's seven open and nine themed workshops in the order in which the demo holds them. Most of them were for
 * beginners, which is why so much of what they covered was left to deepen.
 */
export const generalWorkshops: DemoWorkshop[] = [
  { topic: "services-reform-now", level: "basics", place: "Seinäjoki" },
  { topic: "comparing-digital-services", level: "basics", place: "Seinäjoki" },
  { topic: "basic-digital-skills-first-town", level: "basics", place: "Kauhajoki" },
  { topic: "social-media-channel", level: "basics", place: "Seinäjoki" },
  { topic: "information-security-in-care", level: "basics", place: "Lapua" },
  { topic: "remote-work-apps", level: "basics", place: "Verkossa" },
  { topic: "client-orientation-of-services", level: "basics", place: "Seinäjoki" },
  { topic: "basic-digital-skills-second-town", level: "basics", place: "Alajärvi" },
  { topic: "data-protection-and-recording", level: "intermediate", place: "Seinäjoki" },
  { topic: "social-media-tools", level: "intermediate", place: "Seinäjoki" },
  { topic: "canva", level: "basics", place: "Verkossa" },
  { topic: "excel-basics", level: "basics", place: "Kauhava" },
  { topic: "videos-and-reels", level: "basics", place: "Seinäjoki" },
  { topic: "social-services-and-kanta", level: "basics", place: "Verkossa" },
  { topic: "virtual-presentation-material", level: "basics", place: "Seinäjoki" },
  { topic: "future-wellbeing-technology", level: "basics", place: "Seinäjoki", unnamed: 9 },
];

/** Invented people from outside the register, and which of the open workshops each came to, by their order. */
export const guests = [
  { name: "Inkeri Jokiranta", organisationName: "Jokirannan perhehoito", came: [0, 3] },
  { name: "Lauri Metsäkallas", organisationName: "Hyvinvointi Metsäkallas", came: [1] },
  { name: "Sari Suokorpi", organisationName: "", came: [0, 4, 6] },
  { name: "Mikael Strömvik", organisationName: "Strömviks hemvård", came: [4] },
  { name: "Aila Peltoniitty", organisationName: "Peltoniityn päivätoiminta", came: [6, 13] },
];
