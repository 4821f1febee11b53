// Months as their first days, "2021-05-01".

/** The first day of the month that a day is in. */
export function monthOf(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** The month so many months later, or earlier where negative. */
export function monthAfter(month: string, months: number): string {
  const count = numberOf(month) + months;
  const [year, at] = [Math.floor(count / 12), count - Math.floor(count / 12) * 12 + 1];
  return `${String(year).padStart(4, "0")}-${String(at).padStart(2, "0")}-01`;
}

/** How many months there are from one to another; negative where the other is earlier. */
export function monthsBetween(from: string, to: string): number {
  return numberOf(to) - numberOf(from);
}

/** Every month from one to another, both among them; none where the other is earlier. */
export function monthsFrom(from: string, to: string): string[] {
  return Array.from({ length: Math.max(0, monthsBetween(from, to) + 1) }, (_, at) => monthAfter(from, at));
}

/** Where in its month a day is, from 0 on its first day to almost 1 on its last. */
export function shareOfMonth(day: string): number {
  const month = monthOf(day);
  const length = (Date.parse(monthAfter(month, 1)) - Date.parse(month)) / 86_400_000;
  return (Number(day.slice(8, 10)) - 1) / length;
}

function numberOf(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}
