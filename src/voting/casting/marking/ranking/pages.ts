import type { Asking } from "../../../../platform/asking.ts";
import type { Marks } from "../../../marks.ts";
import { writeMove } from "../places.ts";
import type { Marking, Row } from "../row.ts";
import { readMarks } from "../typed-marks.ts";

/** With more options than this a place is typed, for a list of places would be as long at each of them. */
const mostListed = 40;

/** The options by their places, those without one last, each with the field of its place and the buttons that move it. */
export function rankingModel(rows: readonly Row[], { typed, moved }: Marking, { t }: Asking) {
  const places = rows.length;
  const placeOf = ({ value }: Row) => (/^\d{1,6}$/.test(value) ? Number(value) : Number.POSITIVE_INFINITY);
  const inOrder = rows
    .map((row, at) => ({ row, at }))
    .sort((a, b) => compare(placeOf(a.row), placeOf(b.row)) || a.at - b.at);
  const { marks } = readMarks(typed);
  const nowAt = moved === null ? undefined : rows.find(({ id }) => id === moved.optionId);
  return {
    rows: inOrder.map(({ row, at }) => ({
      ...row,
      at,
      choices: places > mostListed ? null : placeChoices(row, places, t("voting.cast.noPlace")),
      up: {
        move: writeMove({ act: "up", optionId: row.id }),
        isFocused: moved?.optionId === row.id && moved.act === "up",
      },
      down: {
        move: writeMove({ act: "down", optionId: row.id }),
        isFocused: moved?.optionId === row.id && moved.act === "down",
      },
    })),
    places,
    said: nowAt === undefined ? "" : placeText(nowAt, marks, t),
    // The page's script fills these in as options move.
    words: {
      now: t("voting.cast.nowAt", { option: "%o", place: "%p" }),
      shared: t("voting.cast.sharedAt", { option: "%o", place: "%p" }),
      out: t("voting.cast.outOf", { option: "%o" }),
    },
  };
}

const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);

function placeChoices({ value }: Row, places: number, none: string) {
  const isListed = value === "" || (/^\d{1,6}$/.test(value) && Number(value) >= 1 && Number(value) <= places);
  return [
    { value: "", text: none, isChosen: value === "" },
    ...Array.from({ length: places }, (_, at) => ({
      value: String(at + 1),
      text: String(at + 1),
      isChosen: Number(value) === at + 1,
    })),
    ...(isListed ? [] : [{ value, text: value, isChosen: true }]),
  ];
}

/** "Videot: nyt sijalla 2", as the page says after a move. */
function placeText({ id, label: option }: Row, marks: Marks, t: Asking["t"]): string {
  const place = marks[id];
  if (place === undefined) return t("voting.cast.outOf", { option });
  const isShared = Object.values(marks).filter((other) => other === place).length > 1;
  return t(isShared ? "voting.cast.sharedAt" : "voting.cast.nowAt", { option, place });
}
