import type { Questionnaire, Section } from "../../questionnaire/questionnaire.ts";
import type { TakenKeys } from "../edits/edit.ts";
import { freeKey } from "./keys.ts";
import { placed, type ActRefusal, type Before } from "./places.ts";

type Outcome = Questionnaire | { refused: ActRefusal };

/** Adds the section there, with a key of its own that is or is like the one it has. */
export function addSection(questionnaire: Questionnaire, before: Before, section: Section, taken: TakenKeys): Outcome {
  const added = { ...section, key: freeKey(section.key, taken.sections) };
  const sections = placed(questionnaire.sections, added, before);
  return sections === undefined ? { refused: "no-place" } : { ...questionnaire, sections };
}

/** Gives the section its new title and help; its questions and its condition stay. */
export function editSection(
  questionnaire: Questionnaire,
  key: string,
  { titles, helps }: Pick<Section, "titles" | "helps">,
): Outcome {
  if (!questionnaire.sections.some((section) => section.key === key)) return { refused: "no-section" };
  const sections = questionnaire.sections.map((section) =>
    section.key === key ? { ...section, titles, helps } : section,
  );
  return { ...questionnaire, sections };
}

/** Removes the section with its questions. */
export function removeSection(questionnaire: Questionnaire, key: string): Outcome {
  const sections = questionnaire.sections.filter((section) => section.key !== key);
  return sections.length === questionnaire.sections.length ? { refused: "no-section" } : { ...questionnaire, sections };
}

export function moveSection(questionnaire: Questionnaire, key: string, before: Before): Outcome {
  const section = questionnaire.sections.find((each) => each.key === key);
  if (section === undefined) return { refused: "no-section" };
  if (before === key) return questionnaire;
  const others = questionnaire.sections.filter((each) => each !== section);
  const sections = placed(others, section, before);
  return sections === undefined ? { refused: "no-place" } : { ...questionnaire, sections };
}
