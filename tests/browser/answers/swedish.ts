import type { Said } from "./said.ts";

export const swedish: Said = {
  links: {
    groupA: "Medlemmar och motiveringar: grupp A",
    groupC: "Medlemmar och motiveringar: grupp C",
    why: "Varför i den här gruppen?",
    borderline: "Gränsfall",
    toBorderline: "Vilka ligger på gränsen mellan grupper?",
    move: "Flytta till en annan grupp",
    toGroups: "Alla grupper",
    changes: "Gjorda ändringar",
    compare: "Jämför med branscherna",
  },
  buttons: {
    show: "Visa effekten",
    make: "Gör ändringen",
    undo: "Ångra: Kotipalvelu Auttava Apila flyttad från grupp D till grupp C",
  },
  group: "Grupp",
  groupC: "C – Insamling av klientrespons + Framtidens välfärdsteknologi (0,34)",
  how: "Hur är jämförelsen gjord?",
  groups: {
    heading: "Vad förenar deltagarna?",
    says: [
      "41 organisationer delas in i 4 grupper enligt vad de behöver.",
      "Gruppen säger mer än branschen om organisationens övriga svar. Gruppen förklarar 15 % av skillnaderna i svaren, branschen 3 %.",
      "A: Informationssäkerhet + Anslutning till Kanta-tjänsterna stadig grupp 11 organisationer",
      "B: Att orka i arbetet och digitala plattformar som stöd + Personalens digitala kunskaper stadig grupp 11 organisationer",
      "C: Insamling av klientrespons + Framtidens välfärdsteknologi stadig grupp 10 organisationer",
      "D: Innehållsplanering och årsklocka för marknadsföringen + Videor och reels stadig grupp 9 organisationer",
      "Gruppen skiljer sig tydligast genom Informationssäkerhet: i gruppen behövs det av 9 av 11 som svarat, annanstans av 6 av 30.",
      "Branscher: Fysioterapi 5, Barnskydd 2, Omsorg 2 · Nivå: grunder 5, fortsättning 4",
      "I svaren kan högst 4 grupper urskiljas; fler skiljer sig inte längre från blandade svar.",
      "4 grupper duger: de håller sig nästan lika även om var femte svarande lämnas bort (stabilitet 0,92, minst 0,75).",
    ],
  },
  groupA: {
    heading: "A: Informationssäkerhet + Anslutning till Kanta-tjänsterna",
    says: [
      "I gruppen finns 11 organisationer. Den mest typiska medlemmen är Muistikoti Sammalpolku: dess svar är närmast de andras svar.",
      "Gruppen håller nästan oförändrad även om en del av svararna byts ut: den kan få egna workshoppar.",
      "Anslutning till Kanta-tjänsterna här 9 / 11 annanstans 9 / 30",
    ],
  },
  typical: {
    heading: "Varför är Muistikoti Sammalpolku i grupp A?",
    says: [
      "Dess svar ligger närmast grupp A: närheten är 0,79, och till den näst närmaste gruppen D är den 0,15.",
      "Anslutning till Kanta-tjänsterna: behöver – i grupp A 9 / 11, i grupp D 1 / 9 +0,21",
      "Dataskydd: behöver delvis (50 %) – i grupp A 5 / 10, i grupp D 2 / 9 −0,02",
      "Summan av alla behov är +0,64, det vill säga skillnaden i närhet.",
      "Platsen i grupp A är klar: det gick inte att hitta tre svar som skulle föra en annan grupp närmare om de ändrades.",
    ],
  },
  borderline: {
    heading: "Vilka ligger på gränsen mellan grupper?",
    says: [
      "Ingen: varje medlem ligger tydligt närmast sin egen grupp.",
      "Kotipalvelu Auttava Apila D 0,49 C 0,34",
      "Päivätoiminta Ruskohelmi ry A 0,42 B 0,26",
    ],
  },
  near: {
    heading: "Varför är Päivätoiminta Ruskohelmi ry i grupp A?",
    says: [
      "Dess svar ligger närmast grupp A: närheten är 0,42, och till den näst närmaste gruppen B är den 0,26.",
      "Informationssäkerhet: behöver inte – i grupp A 9 / 11, i grupp B 1 / 11 −0,11",
      "Om Päivätoiminta Ruskohelmi ry inte behövde följande: ”Anslutning till Kanta-tjänsterna” (bland stödbehoven), skulle den ligga närmast grupp B (närhet 0,34, till den nuvarande gruppen 0,31).",
    ],
  },
  nearest: {
    heading: "Varför är Kotipalvelu Auttava Apila i grupp D?",
    says: [
      "Dess svar ligger närmast grupp D: närheten är 0,49, och till den näst närmaste gruppen C är den 0,34.",
      "Innehållsplanering och årsklocka för marknadsföringen: behöver – i grupp D 9 / 9, i grupp C 0 / 10 +0,19",
      "Insamling av klientrespons: behöver – i grupp D 3 / 9, i grupp C 10 / 10 −0,22",
      "Om Kotipalvelu Auttava Apila inte behövde följande: ”Innehållsplanering och årsklocka för marknadsföringen”, skulle den ligga närmast grupp C (närhet 0,47, till den nuvarande gruppen 0,37).",
    ],
  },
  choosing: {
    heading: "Till vilken grupp?",
    says: [
      "Kotipalvelu Auttava Apila",
      "Inom parentes står närheten till gruppen: 1 betyder exakt samma behov, 0 inget gemensamt.",
    ],
  },
  cost: {
    heading: "Ska Kotipalvelu Auttava Apila flyttas till grupp C?",
    says: [
      "Kotipalvelu Auttava Apila passar lika bra i grupp C som i grupp D: närheten är nu 0,49 och efter flytten 0,47.",
      "Grupp D skiljer sig därefter också genom: Tidsbokning på nätet.",
      "Grupp D skiljer sig inte längre genom: Bilder och broschyrer (t.ex. Canva).",
      "Medlemmarnas närhet till den egna gruppen är i medeltal nu 0,604 och efter ändringen 0,604.",
      "C nu 10, sedan 11 nu 0,60, sedan 0,58",
      "D nu 9, sedan 8 nu 0,67, sedan 0,71",
    ],
  },
  board: {
    heading: "Är var och en i rätt grupp?",
    says: ["Kotipalvelu Auttava Apila Omsorg flyttad från grupp D"],
  },
  moved: {
    heading: "Vad förenar deltagarna?",
    says: [
      "1 organisation har flyttats för hand. Talen är räknade på de nuvarande medlemmarna.",
      "C: Insamling av klientrespons + Framtidens välfärdsteknologi stadig grupp 11 organisationer",
      "Insamling av klientrespons här 11 / 11 annanstans 6 / 30",
    ],
  },
  whyMoved: {
    heading: "Varför är Kotipalvelu Auttava Apila i grupp C?",
    says: [
      "Den har flyttats hit för hand. Enligt beräkningen skulle den höra till grupp D. Dess svar ligger närmast grupp C: närheten är 0,47, och till den näst närmaste gruppen D är den 0,35.",
    ],
  },
  changed: {
    heading: "Vad har gjorts med grupperna?",
    says: ["1 ändring har gjorts för hand. Den senaste kan ångras."],
  },
  undone: {
    heading: "Vad har gjorts med grupperna?",
    says: [
      "Grupperna har inte ändrats för hand: de är som de beräknades.",
      "Gör om: Kotipalvelu Auttava Apila flyttad från grupp D till grupp C",
      "Kotipalvelu Auttava Apila flyttad från grupp D till grupp C ångrad",
    ],
  },
  comparison: {
    heading: "Behovet förenar mer än branschen",
    says: [
      "Gruppen säger mer än branschen om organisationens övriga svar. Gruppen förklarar 15 % av skillnaderna i svaren, branschen 3 %.",
      "Planera workshopparna för behovsgrupperna. Inom samma bransch behövs olika saker, och samma sak behövs i olika branscher.",
      "Kan resultatet bero på slumpen? knappast (p = 0,01) knappast (p = 0,04)",
      "Behovsgrupperna och branscherna har nästan ingenting gemensamt (överensstämmelse −0,04; 1 = samma indelning, 0 = slump).",
      "När var och en går på 2 workshoppar i sin egen grupp täcker behovsgrupperna 70 % av det som 2 workshoppar högst kunde ge var och en. Enligt bransch skulle 56 % täckas och gemensamt för alla 47 %.",
    ],
  },
  compared: [
    "Behoven delas femtio gånger slumpvis i två halvor. Grupperna bildas av den ena halvan. Sedan ser man hur mycket grupperna och branscherna säger om den andra halvan.",
    "Därför är talen små men ärliga.",
  ],
};
