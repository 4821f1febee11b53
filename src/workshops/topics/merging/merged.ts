import { locales, type Texts } from "../../../platform/locales.ts";
import { unitedSkills } from "../../skills.ts";
import { topicLevels } from "../kinds.ts";
import type { Topic } from "../queries.ts";

/**
 * The topic that stays, with what only the other one had: texts in a language that it lacks, levels, skills, and each
 * need covered as well as the better of the two does. How long it takes, what it costs and whom it is for stay as they are.
 */
export function mergedTopic(stays: Topic, goes: Topic): Topic {
  return {
    ...stays,
    names: filledUp(stays.names, goes.names),
    descriptions: filledUp(stays.descriptions, goes.descriptions),
    levels: topicLevels.filter((level) => stays.levels.includes(level) || goes.levels.includes(level)),
    skills: unitedSkills([stays.skills, goes.skills]),
    covers: unitedCovers([...stays.covers, ...goes.covers]),
  };
}

function filledUp(texts: Texts, others: Texts): Texts {
  return Object.fromEntries(locales.map((locale) => [locale, texts[locale] || others[locale]])) as Texts;
}

function unitedCovers(covers: Topic["covers"]): Topic["covers"] {
  return [...Map.groupBy(covers, ({ needId }) => needId)].map(([needId, both]) => ({
    needId,
    strength: Math.max(...both.map(({ strength }) => strength)),
  }));
}
