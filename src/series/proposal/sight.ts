import type { Asking } from "../../platform/asking.ts";
import { isShown, suppressedCounts } from "../../platform/visibility.ts";

export { leastShown } from "../../platform/visibility.ts";

type Seeing = Pick<Asking, "role">;

/** Planners and owners see all. To the others no organisation is named, and no few of them are counted. */
export function seesAll({ role }: Seeing): boolean {
  return role === "planner" || role === "owner";
}

/** Whether a figure that stands for so many organisations may be seen. */
export function isCountShown(count: number, seeing: Seeing): boolean {
  return seesAll(seeing) || isShown(count);
}

/** Whether it may be seen how many of so many: the same figures tell how many the rest are. */
export function isPartShown(part: number, of: number, seeing: Seeing): boolean {
  return seesAll(seeing) || (isShown(of) && !suppressedCounts([part, of - part]).includes(true));
}

/** Differences between whole series are small: one decimal tells them apart. */
export function share1(share: number, locale: Asking["locale"]): string {
  const tag = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[locale];
  return new Intl.NumberFormat(tag, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    share,
  );
}
