import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, saidIn, textIn } from "../../../platform/i18n.ts";
import { highestScore, mergedMarks, mergeTargets, withMerged } from "../../marks.ts";
import { includesText } from "../../merged/pages.ts";
import { isOffered } from "../../offered.ts";
import type { BallotOption } from "../../queries.ts";
import type { Casting } from "../pages.ts";
import { shuffledFor } from "../paper.ts";
import { closedUp } from "./places.ts";
import { rankingModel } from "./ranking/pages.ts";
import type { Marking, Row } from "./row.ts";
import { markField, readMarks, typedOf, type TypedMarks } from "./typed-marks.ts";

/** From so many options on they can be searched. */
const searchedFrom = 12;

/**
 * The marks of a paper as its fields show them: those on merged options stand at what these were merged into, those on
 * hidden ones nowhere, and a ranking has no more places than there are options left.
 */
export function shownMarks(typed: TypedMarks, { ballot, options }: Pick<Casting, "ballot" | "options">): TypedMarks {
  const { marks, unread } = readMarks(typed);
  const offered = new Set(options.filter(isOffered).map(({ id }) => id));
  const merged = mergedMarks(marks, ballot.form, mergeTargets(options));
  const left = Object.fromEntries(Object.entries(merged).filter(([id]) => offered.has(id)));
  const places = Object.values(left);
  const isBeyond = places.some((place) => place > offered.size) && places.every((place) => place <= options.length);
  const shown = ballot.form === "ranking" && isBeyond ? closedUp(left) : left;
  return { ...typedOf(shown), ...Object.fromEntries(unread.map((id) => [id, typed[id] ?? ""])) };
}

/** The options with their fields, by the form of the ballot: one of the four is there. */
export function paperModel(casting: Casting, marking: Marking, asking: Asking) {
  const { ballot, options, paperKey } = casting;
  const offered = options.filter(isOffered);
  const rows = shuffledFor(paperKey, offered).map((option) => ({
    ...rowModel(option, casting, marking, asking),
    value: marking.typed[option.id] ?? "",
  }));
  const isOneOf = (...forms: (typeof ballot.form)[]) => forms.includes(ballot.form);
  return {
    approval: isOneOf("approval", "limited") ? rows.map((row) => ({ ...row, isChosen: row.value !== "" })) : null,
    score: isOneOf("score") ? rows.map((row) => ({ ...row, ...scoreModel(row.value, asking) })) : null,
    dots: isOneOf("dots") ? rows : null,
    ranking: isOneOf("ranking") ? rankingModel(rows, marking, asking) : null,
    count: countModel(casting, marking.typed, asking),
    isSearched: rows.length >= searchedFrom,
    total: rows.length,
  };
}

function rowModel(
  option: BallotOption,
  casting: Casting,
  { wrong }: Marking,
  { t, locale }: Asking,
): Omit<Row, "value"> {
  const { ballot, paper, editedIds } = casting;
  const { id, names, descriptions, durationMinutes, costMinutes, isProposal } = option;
  const minutes = costMinutes ?? durationMinutes;
  const hours = minutes === null ? "" : hoursText(minutes, { t, locale });
  const includes = includesText(id, casting.options, { t, locale }) ?? "";
  const facts = [textIn(descriptions, locale), hours, includes].filter((fact) => fact !== "");
  const isNew = paper !== undefined && !withMerged(casting.options, id).some((one) => paper.seen.includes(one));
  const chips = [
    isProposal ? t("voting.cast.fromParticipant") : "",
    editedIds.has(id) ? t("voting.cast.edited") : "",
    isNew ? t("voting.cast.new") : "",
  ];
  const most = ballot.form === "score" ? highestScore : casting.options.filter(isOffered).length;
  const wrongText = ballot.form === "dots" ? "voting.cast.wrongDots" : "voting.cast.wrongNumber";
  return {
    id,
    fieldId: fieldIdOf(id),
    name: markField(id),
    text: saidIn(names, locale),
    label: textIn(names, locale),
    facts: facts.length === 0 ? null : facts.join(" · "),
    chips: chips.filter((chip) => chip !== ""),
    error: wrong.has(id) ? t(wrongText, { most }) : null,
  };
}

export function hoursText(minutes: number, { t, locale }: Pick<Asking, "t" | "locale">): string {
  return t("voting.cast.hours", { hours: formatNumber(minutes / 60, locale, minutes % 60 === 0 ? 0 : 1) });
}

/** The id of an option's first control, for the links of the error summary. */
export function fieldIdOf(optionId: string): string {
  return `m-${optionId}`;
}

function scoreModel(value: string, { t }: Asking) {
  const steps = Array.from({ length: highestScore + 1 }, (_, score) => ({
    value: String(score),
    isChosen: value === String(score),
  }));
  return { steps, isUnscored: value === "", low: t("voting.cast.scoreLow"), high: t("voting.cast.scoreHigh") };
}

/** How much of what may be given has been given; null where there is no limit. */
function countModel({ ballot }: Casting, typed: TypedMarks, { t }: Asking) {
  const { form, mostMarks } = ballot;
  if (mostMarks === null || (form !== "limited" && form !== "dots")) return null;
  const given = Object.values(readMarks(typed).marks);
  const count = form === "limited" ? given.length : given.reduce((sum, mark) => sum + mark, 0);
  const [fits, over] = [countText[form].fits, countText[form].over];
  return {
    text: t(count > mostMarks ? over : fits, { count, most: mostMarks, over: count - mostMarks }),
    isOver: count > mostMarks,
    most: mostMarks,
    // The page's script fills these in.
    fits: t(fits, { count: "%c", most: mostMarks }),
    over: t(over, { count: "%c", most: mostMarks, over: "%o" }),
  };
}

const countText = {
  limited: { fits: "voting.cast.chosenOf", over: "voting.cast.chosenOver" },
  dots: { fits: "voting.cast.dotsOf", over: "voting.cast.dotsOver" },
} as const;
