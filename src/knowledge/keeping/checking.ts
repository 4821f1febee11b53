import { Temporal } from "temporal-polyfill";

/** How long an article is trusted before somebody is to read it again. */
const checkedEvery = { months: 12 };

/** The day by which an article that was checked today is to be checked again; days as "2027-11-23". */
export function nextCheckDay(today: string): string {
  return Temporal.PlainDate.from(today).add(checkedEvery).toString();
}

/** Whether the article is to be checked by now. */
export function isDue(checkBy: string | null, today: string): boolean {
  return checkBy !== null && checkBy <= today;
}
