import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, formatShare } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { groupsUrl, seesAll } from "../../groups/pages.ts";
import { methodVerdict, type MethodVerdict } from "../verdict.ts";
import type { OtherMethod } from "./around-medoids.ts";

/** What is known of the other method: not asked for, not finished in time, not to be had, or its answer. */
export type Asked = "not-asked" | "not-finished" | "not-possible" | OtherMethod;

const verdictText: Record<MethodVerdict, Key> = {
  same: "grouping.comparison.method.same",
  partly: "grouping.comparison.method.partly",
  amount: "grouping.comparison.method.amount",
  different: "grouping.comparison.method.different",
};

/** Whether another method finds the same groups, and what a planner gets of it in a sentence. */
export function otherMethodModel(programmeId: string, own: number, asked: Asked, asking: Asking) {
  const { t, locale } = asking;
  const url = `${groupsUrl(programmeId)}/comparison?own=${own}&method=medoids`;
  if (typeof asked === "string") {
    return {
      verdict: asked === "not-asked" ? null : t(`grouping.comparison.method.${asked === "not-finished" ? "notFinished" : "notPossible"}`), // prettier-ignore
      sizes: null,
      tryUrl: asked === "not-possible" ? null : url,
    };
  }
  return {
    verdict: t(verdictText[methodVerdict(asked)], {
      people: asked.people,
      value: formatNumber(Math.round(asked.adjustedRand * 100) / 100 + 0, locale, 2),
      own: formatShare(asked.levelOwn, locale),
      other: formatShare(asked.levelOther, locale),
    }),
    sizes: seesAll(asking) ? t("grouping.comparison.method.sizes", { sizes: asked.sizes.join(", ") }) : null,
    tryUrl: null,
  };
}
