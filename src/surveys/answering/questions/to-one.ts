import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";

/** What is said in other words to a person who answers alone than to those who answer for an organisation. */
const wordsToOne: Partial<Record<Key, Key>> = {
  "answering.gone.text": "answering.toOne.gone",
  "answering.mistake.exclusive": "answering.toOne.exclusive",
  "answering.mistake.notDate": "answering.toOne.notDate",
  "answering.mistake.notNumber": "answering.toOne.notNumber",
  "answering.mistake.notWhole": "answering.toOne.notWhole",
  "answering.mistake.rankedTwice": "answering.toOne.rankedTwice",
  "answering.mistake.tooManyRanked": "answering.toOne.tooManyRanked",
  "answering.mistake.unknownToo": "answering.toOne.unknownToo",
  "answering.ranking.full": "answering.toOne.rankingFull",
  "answering.ranking.none": "answering.toOne.rankingNone",
  "answering.ranking.ranked": "answering.toOne.ranked",
  "answering.section.dateHint": "answering.toOne.dateHint",
  "answering.section.numberHint": "answering.toOne.numberHint",
  "answering.section.other": "answering.toOne.other",
};

/** The same words, said to one person where they address anybody. */
export function toOne(asking: Asking): Asking {
  return { ...asking, t: (key, values) => asking.t(wordsToOne[key] ?? key, values) };
}
