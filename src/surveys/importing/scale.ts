import { isTicked, readNumber } from "../questionnaire/answer-cells.ts";
import { isBlankCell } from "./columns.ts";

export interface Scale {
  min: number;
  max: number;
}

/** The scales that surveys use, the narrower first. */
const usual: readonly Scale[] = [
  { min: 0, max: 1 },
  { min: 1, max: 3 },
  { min: 1, max: 4 },
  { min: 1, max: 5 },
  { min: 0, max: 4 },
  { min: 0, max: 5 },
  { min: 1, max: 7 },
  { min: 1, max: 10 },
  { min: 0, max: 10 },
  { min: 0, max: 100 },
];
const mostOutside = 0.02;

/** The narrowest usual scale that holds all numbers but a few typing errors (2 %); 1–5 where there are no numbers. */
export function detectScale(cells: readonly string[]): Scale {
  const numbers = cells.map((cell) => readNumber(cell)).filter((value) => typeof value === "number");
  const holds = ({ min, max }: Scale) =>
    numbers.filter((value) => value < min || value > max).length <= mostOutside * numbers.length;
  return (numbers.length === 0 ? undefined : usual.find(holds)) ?? { min: 1, max: 5 };
}

/** From which rating on a barrier counts as one: three quarters up the scale, 4 on 1–5; a tick on 0–1. */
export function suggestedThreshold({ min, max }: Scale): number {
  return Math.ceil(min + 0.75 * (max - min));
}

/** Whether a cell of ticks or ratings counts as chosen. */
export function isChosen(cell: string, from: number): boolean {
  const value = isBlankCell(cell) ? null : readNumber(cell);
  return typeof value === "number" ? value >= from : value !== null && isTicked(cell);
}
