import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import { withMerged } from "../marks.ts";
import type { BallotOption } from "../queries.ts";

/** Which topics have been merged into the option, in words; null where none have. */
export function includesText(
  optionId: string,
  options: readonly BallotOption[],
  { t, locale }: Pick<Asking, "t" | "locale">,
): string | null {
  const ids = withMerged(options, optionId);
  const names = options.filter(({ id }) => id !== optionId && ids.includes(id)).map(({ names: each }) => textIn(each, locale)); // prettier-ignore
  return names.length === 0 ? null : t("voting.cast.includes", { names: names.join(", ") });
}
