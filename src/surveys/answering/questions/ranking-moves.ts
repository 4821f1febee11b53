/** What a button of a ranking does with an option: puts it in as the last one, takes it out, or moves it by a place. */
export const moves = ["up", "down", "in", "out"] as const;
export type MoveAct = (typeof moves)[number];

export interface Move {
  act: MoveAct;
  option: string;
}

/** The value that the button sends: "up.videos". */
export function writeMove({ act, option }: Move): string {
  return `${act}.${option}`;
}

/** Reads the button's value back; null when it is not one of ours. */
export function readMove(value: string): Move | null {
  const act = moves.find((each) => value.startsWith(`${each}.`));
  return act === undefined ? null : { act, option: value.slice(act.length + 1) };
}

/** The order after the move, of at most `places` options; a move that leads nowhere leaves it as it is. */
export function moved(order: readonly string[], { act, option }: Move, places: number): string[] {
  const at = order.indexOf(option);
  const others = order.filter((key) => key !== option);
  if (act === "in") return at === -1 && order.length < places ? [...order, option] : [...order];
  if (at === -1 || act === "out") return others;
  const to = act === "up" ? Math.max(0, at - 1) : at + 1;
  return others.toSpliced(to, 0, option);
}
