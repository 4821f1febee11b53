import { keyFrom } from "../../../catalogue/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Questionnaire, Section } from "../../questionnaire/questionnaire.ts";
import { neighbour, type ActRefusal } from "../acts/places.ts";
import { addSection, editSection, moveSection, removeSection } from "../acts/sections.ts";
import { edit, editNamed, type Done, type EditSettings, type Place } from "../edits/commands.ts";
import { digestOf } from "../edits/digest.ts";
import type { Change } from "../edits/edit.ts";
import { firstText } from "../question/question-of.ts";

/** What is written of a section itself. */
export type SectionTexts = Pick<Section, "titles" | "helps">;

/** By which a form knows whether the section's texts have changed since it was opened. */
export function sectionDigest({ titles, helps }: SectionTexts): string {
  return digestOf([titles, helps]);
}

/** Adds the section behind the others; the form of one page, which stood at the edit `since`, adds one. */
export async function saveNewSection(
  db: Db,
  place: Place,
  { texts, since }: { texts: SectionTexts; since: number },
  actorId: string,
): Promise<{ key: string }> {
  let key = "";
  const added = ({ sections }: Questionnaire) =>
    sections.find((section) => sectionDigest(section) === sectionDigest(texts));
  const isThere = (questionnaire: Questionnaire) => added(questionnaire) !== undefined;
  const what = { act: "section.add", subject: firstText(texts.titles) } as const;
  const add: Change<ActRefusal> = (questionnaire, { taken }) => {
    key = keyFrom(firstText(texts.titles), taken.sections);
    return addSection(questionnaire, null, { key, ...texts, questions: [] }, taken);
  };
  const outcome = await edit(db, place, actorId, what, add, { once: { since, isThere } });
  if ("refused" in outcome || outcome.questionnaire.sections.some((section) => section.key === key)) return { key };
  return { key: added(outcome.questionnaire)?.key ?? key };
}

/** Changes the section's texts, unless a colleague has changed them since the form was opened. */
export async function saveSection(
  db: Db,
  place: Place,
  { key, texts, seen }: { key: string; texts: SectionTexts; seen: string },
  actorId: string,
): Promise<{ key: string } | { refused: ActRefusal | "changed-meanwhile" }> {
  const what = { act: "section.edit", subject: firstText(texts.titles) } as const;
  const outcome = await edit<ActRefusal | "changed-meanwhile">(db, place, actorId, what, (questionnaire) => {
    const now = questionnaire.sections.find((section) => section.key === key);
    if (now === undefined) return { refused: "no-section" };
    if (sectionDigest(now) !== seen && sectionDigest(now) !== sectionDigest(texts))
      return { refused: "changed-meanwhile" };
    return editSection(questionnaire, key, texts);
  });
  return "refused" in outcome ? { refused: wordOf<ActRefusal | "changed-meanwhile">(outcome.refused) } : { key };
}

// Texts and an empty section leave every condition as it was.
function wordOf<Refusal extends string>(refused: Refusal | object): Refusal {
  if (typeof refused === "object") throw new Error("a section's texts made a condition unsound");
  return refused;
}

/** Moves the section one step; at the end of the list there is nowhere further to go. */
export async function stepSection(
  db: Db,
  place: Place,
  { key, way }: { key: string; way: "up" | "down" },
  actorId: string,
  settings: EditSettings,
): Promise<Done<ActRefusal>> {
  return await act(db, place, { key, act: "section.move", actorId, settings }, (questionnaire) => {
    const before = neighbour(questionnaire.sections, key, way);
    return before === undefined ? questionnaire : moveSection(questionnaire, key, before);
  });
}

/** Removes the section with its questions. */
export async function dropSection(
  db: Db,
  place: Place,
  key: string,
  actorId: string,
  settings: EditSettings,
): Promise<Done<ActRefusal>> {
  return await act(db, place, { key, act: "section.remove", actorId, settings }, (questionnaire) =>
    removeSection(questionnaire, key),
  );
}

interface SectionAct {
  key: string;
  act: "section.move" | "section.remove";
  actorId: string;
  settings: EditSettings;
}

async function act(db: Db, place: Place, { key, ...what }: SectionAct, change: Change<ActRefusal>) {
  const nameIn = ({ sections }: Questionnaire) => {
    const section = sections.find((each) => each.key === key);
    return section === undefined ? { refused: "no-section" as const } : { name: firstText(section.titles) };
  };
  return await editNamed(db, place, what, nameIn, change);
}
