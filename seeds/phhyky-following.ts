import { listNeeds } from "../src/catalogue/index.ts";
import { addFollowUp, moveFollowUp } from "../src/mentoring/follow-ups/commands.ts";
import type { FollowUpState } from "../src/mentoring/follow-ups/follow-up.ts";
import type { Deps } from "../src/platform/deps.ts";
import { chance, type Chance } from "./chance.ts";
import { daysLater } from "./phhyky-days.ts";
import type { DemoInterview } from "./phhyky-interviews.ts";
import { areaNeeds } from "./phhyky-needs.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import { toolsOf } from "./phhyky-reach.ts";
import { mentorOf, type DemoMentor } from "./phhyky-staff.ts";

const followingSeed = 20;

/** In so many units a digital care path was needed and nobody had the time for it, as was published. */
const needsWithoutResources = 20;

/** What is done about a need, by its key, and the tool that it is about. */
const tasks: Record<string, { what: string; tool: string | null }> = {
  "digital-care-path": { what: "Digihoitopolun sisältö ja käyttöönotto", tool: "Digihoitopolku" },
  "remote-care": { what: "Etävastaanoton harjoittelu omassa yksikössä", tool: "Etävastaanotto" },
  "chat-service": { what: "Chatin ja chatbotin vastuista sopiminen", tool: "Chatbot" },
  "client-guidance": { what: "Ohje siitä, miten asiakkaalle kerrotaan digipalveluista", tool: null },
  "client-feedback": { what: "Palautelomake asiakkaille", tool: "Sähköiset lomakkeet" },
  "remote-meetings": { what: "Koulutus verkostopalaverien pitämiseen Teamsissa", tool: "Teams" },
  "team-channels": { what: "Työpaja kanavista ja tiedostoista", tool: "Teams" },
  "mobile-work": { what: "Mobiilikirjaamisen tuki vuoroissa", tool: "Asiakastietojärjestelmän mobiilisovellus" },
  "record-keeping": { what: "Kirjaamisen yhteiset pelisäännöt", tool: null },
  "data-protection": { what: "Tietosuojan tietoisku tiimipalaveriin", tool: null },
  "staff-digital-skills": { what: "Digitunnit perustaitoihin", tool: null },
  "induction-material": { what: "Digivälineet perehdytyslistaan", tool: null },
  "ways-of-working": { what: "Sopimus siitä, mistä vanhasta tavasta luovutaan", tool: null },
};

interface Following {
  ground: Ground;
  toolIds: ReadonlyMap<string, string>;
  mentorIds: ReadonlyMap<DemoMentor, string>;
  accounts: ReadonlyMap<DemoMentor, string>;
  interviews: readonly (DemoInterview & { id: string })[];
}

/** What was to be done about the strong needs of each unit, and how far that came. A few nobody has taken up. */
export async function followUp({ db }: Deps, following: Following): Promise<void> {
  const { ground, toolIds, mentorIds, accounts, interviews } = following;
  const { programmeId } = ground;
  const random = chance(followingSeed);
  const needIds = new Map((await listNeeds(db, programmeId)).map(({ key, id }) => [key, id]));
  let paths = 0;
  for (const interview of interviews) {
    const { unit, heldOn, id: assessmentId } = interview;
    const mentor = mentorOf.get(unit)!;
    for (const need of strongNeeds(interview)) {
      const isPath = need === "digital-care-path";
      if (isPath ? paths++ >= needsWithoutResources : random.real() < 0.06) continue;
      const { what, tool } = tasks[need]!;
      const state = isPath ? "no-resources" : stateBy(random);
      const task = {
        ...{ programmeId, unitId: idOf(ground, unit.name), assessmentId, needId: needIds.get(need) ?? null, what },
        toolId: tool !== null && toolsOf(unit).includes(tool) ? (toolIds.get(tool) ?? null) : null,
        ...{ ownerId: mentorIds.get(mentor) ?? null, dueOn: dueOn(state, heldOn) },
      };
      const added = await addFollowUp(db, task, accounts.get(mentor) ?? "");
      if (typeof added === "string") throw new Error(`The demo's follow-up in ${unit.name}: ${added}`);
      await moveFollowUp(db, { programmeId, id: added.id, state }, accounts.get(mentor) ?? "");
    }
  }
}

/** The needs that are the area's own and that the unit held for important; a digital care path wherever it is used. */
function strongNeeds({ unit, answers }: DemoInterview): string[] {
  const importance = new Map(
    Object.values(answers).flatMap((answer) =>
      answer.kind === "matrix" ? Object.entries(answer.rows).map(([need, row]) => [need, row.importance] as const) : [],
    ),
  );
  return Object.keys(areaNeeds[unit.area]!.needs).filter((need) => {
    const said = importance.get(need);
    return need in tasks && (need === "digital-care-path" || (typeof said === "number" && said >= 3));
  });
}

function stateBy(random: Chance): FollowUpState {
  const draw = random.real();
  return draw < 0.62 ? "done" : draw < 0.82 ? "under-way" : draw < 0.92 ? "open" : "dropped";
}

/** What goes on after the programme, and what nobody has the time for, has no day. */
function dueOn(state: FollowUpState, heldOn: string): string | null {
  return state === "under-way" || state === "no-resources" ? null : daysLater(heldOn, 90);
}
