import type { Asking } from "../../../../../platform/asking.ts";
import { saidIn } from "../../../../../platform/i18n.ts";
import type { QuestionOption, RankingQuestion } from "../../../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../../../questionnaire/stored.ts";
import { writeMove } from "../../ranking-moves.ts";
import { fieldName } from "../../typed.ts";

/** The options in order, and those that have no place yet; each with the buttons that move it. */
export function rankingModel(
  question: StoredQuestion & RankingQuestion,
  options: QuestionOption[],
  order: string[],
  { t, locale }: Asking,
) {
  const places = question.settings.places ?? options.length;
  const isFull = order.length >= places;
  const itemOf = ({ key, texts }: QuestionOption, at: number) => {
    const place = order.indexOf(key);
    const move = (act: "up" | "down" | "in" | "out") => writeMove({ act, option: key });
    return {
      id: itemId(question, key),
      at,
      key,
      name: fieldName(question, "order"),
      moveName: fieldName(question, "move"),
      text: saidIn(texts, locale),
      isRanked: place !== -1,
      isFull,
      place: place === -1 ? null : t("answering.ranking.place", { place: place + 1, places }),
      up: move("up"),
      down: move("down"),
      in: move("in"),
      out: move("out"),
    };
  };
  const items = options.map(itemOf);
  const ranked = order.flatMap((key) => items.filter((item) => item.key === key));
  return {
    ranked,
    others: items.filter(({ isRanked }) => !isRanked),
    isFull,
    places,
    heading: t("answering.ranking.ranked"),
    none: t("answering.ranking.none"),
    full: t("answering.ranking.full", { places }),
    // The page's script fills these in as options move.
    words: {
      place: t("answering.ranking.place", { place: "%p", places }),
      now: t("answering.ranking.now", { option: "%o", place: "%p", places }),
      out: t("answering.ranking.out", { option: "%o" }),
    },
  };
}

/** Where a page goes on from after one of the option's buttons has sent it. */
export function itemId(question: StoredQuestion, option: string): string {
  return `q-${question.id}-${option}`;
}
