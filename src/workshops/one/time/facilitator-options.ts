import type { Asking } from "../../../platform/asking.ts";
import { hasSkills } from "../../skills.ts";
import type { Surroundings } from "./queries.ts";

/**
 * Who can be chosen to lead: those who are active or chosen already, first those who master what the topic asks for; each
 * with a word on that.
 */
export function facilitatorOptions(
  { workshop, topic, facilitators }: Pick<Surroundings, "workshop" | "topic" | "facilitators">,
  { t }: Pick<Asking, "t" | "locale">,
): { value: string; text: string; hint?: string }[] {
  const wanted = topic?.skills ?? [];
  const lacking = (had: string[]) => wanted.filter((skill) => !hasSkills([skill], had));
  return facilitators
    .filter(({ id, isActive }) => isActive || workshop.facilitatorIds.includes(id))
    .map(({ id, name, skills }) => ({ id, name, skills, lacks: lacking(skills) }))
    .sort((a, b) => a.lacks.length - b.lacks.length)
    .map(({ id, name, skills, lacks }) => {
      const option = { value: id, text: name };
      if (wanted.length === 0) return skills.length === 0 ? option : { ...option, hint: skills.join(", ") };
      const hint =
        lacks.length === 0
          ? t("workshops.time.skillsFit")
          : t("workshops.time.skillsLack", { skills: lacks.join(", ") });
      return { ...option, hint };
    });
}
