import type { DemoUnit } from "./phhyky-units.ts";

/**
 * The result areas whose units each tool concerns, by the tool's Finnish name; one that is not here concerns all. And
 * the level from which units begin with it.
 */
export const toolReach: Record<string, { level: number; areas: string[] | "all" }> = {
  Teams: { level: 190, areas: "all" },
  Chatbot: {
    level: 70,
    areas: ["Avoterveydenhuolto", "Suun terveydenhuolto", "Perhekeskuspalvelut", "Asiakasohjaus"],
  },
  Digihoitopolku: {
    level: 60,
    areas: ["Erikoissairaanhoidon poliklinikat", "Mielenterveys- ja päihdepalvelut", "Kuntoutus"],
  },
  Etävastaanotto: {
    level: 110,
    areas: [
      ...["Avoterveydenhuolto", "Erikoissairaanhoidon poliklinikat", "Mielenterveys- ja päihdepalvelut"],
      ...["Perhekeskuspalvelut", "Aikuisten sosiaalipalvelut", "Kotihoito", "Kuntoutus", "Asumispalvelut"],
    ],
  },
  "Sähköinen ajanvaraus": {
    level: 220,
    areas: ["Avoterveydenhuolto", "Suun terveydenhuolto", "Perhekeskuspalvelut", "Kuntoutus"],
  },
  "Suojatut viestit": {
    level: 150,
    areas: [
      ...["Avoterveydenhuolto", "Mielenterveys- ja päihdepalvelut", "Perhekeskuspalvelut", "Lastensuojelu"],
      ...["Aikuisten sosiaalipalvelut", "Asiakasohjaus"],
    ],
  },
  "Asiakastietojärjestelmän mobiilisovellus": { level: 180, areas: ["Kotihoito", "Asumispalvelut", "Lastensuojelu"] },
  "Sähköiset lomakkeet": {
    level: 120,
    areas: [
      "Suun terveydenhuolto",
      "Erikoissairaanhoidon poliklinikat",
      "Asiakasohjaus",
      "Kuntoutus",
      "Asumispalvelut",
    ],
  },
};

/** The Finnish names of the tools that concern the unit. */
export function toolsOf({ area }: DemoUnit): string[] {
  return Object.entries(toolReach).flatMap(([tool, { areas }]) =>
    areas === "all" || areas.includes(area) ? [tool] : [],
  );
}
