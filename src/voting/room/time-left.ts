/** How long is left, as a clock shows it: days and hours, hours and minutes, or minutes and seconds. */
export type TimeLeft =
  | { readonly kind: "days"; readonly days: number; readonly hours: number }
  | { readonly kind: "hours"; readonly hours: number; readonly minutes: number }
  | { readonly kind: "minutes"; readonly minutes: number; readonly seconds: number };

/** `ms` below 0 is no time; a second that has begun is left. */
export function timeLeft(ms: number): TimeLeft {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [minutes, hours, days] = [Math.floor(seconds / 60), Math.floor(seconds / 3600), Math.floor(seconds / 86_400)];
  if (days > 0) return { kind: "days", days, hours: hours % 24 };
  if (hours > 0) return { kind: "hours", hours, minutes: minutes % 60 };
  return { kind: "minutes", minutes, seconds: seconds % 60 };
}
