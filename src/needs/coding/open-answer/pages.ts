import type { Need } from "../../../catalogue/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { codesUrl, codingUrl } from "../addresses.ts";
import type { ChoiceMistake } from "../choice.ts";
import type { CodingQuery } from "../forms.ts";
import { answerKey, textDigest, type CodableAnswer } from "../open-answers.ts";
import type { CodingSeen } from "../coding-seen.ts";
import { piecesOf } from "../pieces.ts";
import type { Suggestion } from "../suggest.ts";
import { suggestionsFor } from "../suggestions.ts";

/** What a coder chose that could not be saved, and why; "changed" is the respondent's doing. */
export interface Attempt {
  chosen: readonly string[];
  mistake: ChoiceMistake | null;
  isChanged: boolean;
}

const mistakeText: Record<ChoiceMistake, Key> = {
  nothing: "needs.coding.mistake.nothing",
  both: "needs.coding.mistake.both",
};

/** The answer that is open, with the needs to choose from: those suggested or found before, and all the others. */
export function openAnswerModel(
  answer: CodableAnswer,
  seen: CodingSeen,
  asked: CodingQuery,
  asking: Asking,
  attempt: Attempt | null,
) {
  const { t, locale } = asking;
  const { language, suggestions } = suggestionsFor(answer, seen.learned);
  const byKey = new Map(suggestions.map((suggestion) => [suggestion.need, suggestion]));
  const found = answer.coding?.accepted ?? [];
  const chosen = new Set(attempt?.chosen ?? found);
  const isNear = ({ id, key }: Need) => byKey.has(key) || chosen.has(id) || found.includes(id);
  const near = seen.needs.filter(isNear).toSorted((a, b) => place(suggestions, a) - place(suggestions, b));
  const mistake = attempt?.mistake == null ? null : t(mistakeText[attempt.mistake]);
  const home = `${programmeUrl(seen.programmeId)}/needs`;
  const isInTurn = asked.show === "uncoded";
  return {
    question: textIn(answer.question, locale),
    name: answer.organisationName,
    lang: language,
    pieces: piecesOf(answer.text, suggestions.flatMap(({ words }) => words)), // prettier-ignore
    note: standingText(answer, attempt, t),
    isWarning: answer.standing === "changed" || attempt?.isChanged === true,
    // After an act, and where the address names the answer; a mistake's summary takes it instead.
    takesFocus: mistake === null && (asked.answer ?? asked.saved ?? asked.after) !== undefined,
    mistake,
    mistakes: mistake === null ? [] : [{ id: "needs-found", text: mistake }],
    url: codesUrl(home, answer),
    isRegion: isInTurn,
    show: asked.show,
    need: asked.need ?? null,
    page: asked.page,
    digest: textDigest(answer.text),
    offered: near.filter(({ key }) => byKey.has(key)).map(({ id }) => id),
    shown: found,
    hasSuggestions: suggestions.length > 0,
    near: near.map(({ id, key, names }) => ({
      id,
      name: textIn(names, locale),
      isChosen: chosen.has(id),
      words: wordsText(byKey.get(key), answer.text),
    })),
    others: seen.themes
      .map((theme) => ({
        heading: textIn(theme.names, locale),
        needs: seen.needs
          .filter((need) => need.themeId === theme.id && !isNear(need))
          .map(({ id, names }) => ({ id, name: textIn(names, locale) })),
      }))
      .filter(({ needs }) => needs.length > 0),
    skipUrl: isInTurn
      ? codingUrl(home, { survey: seen.survey.id, show: "uncoded", after: answerKey(answer) })
      : `${codingUrl(home, { survey: seen.survey.id, show: asked.show, need: asked.need, page: asked.page })}#a-${answerKey(answer)}`,
    removalUrl: answer.coding === null ? null : `${codesUrl(home, answer)}/removal`,
  };
}

/** Suggestions come first in their order, then what was chosen besides. */
function place(suggestions: readonly Suggestion[], { key }: Need): number {
  const at = suggestions.findIndex(({ need }) => need === key);
  return at === -1 ? suggestions.length : at;
}

function wordsText(suggestion: Suggestion | undefined, text: string): string | null {
  if (suggestion === undefined || suggestion.words.length === 0) return null;
  const words = new Set(suggestion.words.map(({ start, end }) => text.slice(start, end)));
  return [...words].join(", ");
}

function standingText({ standing, coding }: CodableAnswer, attempt: Attempt | null, t: Asking["t"]): string | null {
  if (attempt?.isChanged === true) return t("needs.coding.answer.changedNow");
  if (standing === "changed") return t("needs.coding.answer.changed");
  if (coding === null) return null;
  return coding.coderName === null
    ? t("needs.coding.answer.coded")
    : t("needs.coding.answer.codedBy", { name: coding.coderName });
}
