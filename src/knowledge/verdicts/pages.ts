import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatDay } from "../../platform/i18n.ts";
import { articleUrl } from "../addresses.ts";
import type { Reason } from "./queries.ts";
import type { Help } from "./standing.ts";

/** "Auttoiko tämä?", with what the reader has answered. */
export function verdictModel(
  article: { programmeId: string; id: string },
  verdict: { helped: boolean; why: string } | undefined,
  form: FormState,
  { t }: Asking,
) {
  return {
    url: `${articleUrl(article)}/verdict`,
    answered:
      verdict === undefined ? null : t(verdict.helped ? "knowledge.verdict.saidYes" : "knowledge.verdict.saidNo"),
    isYes: verdict?.helped === true,
    isNo: verdict?.helped === false,
    why: formField(form, t, "why", {
      label: t("knowledge.verdict.why"),
      hint: t("knowledge.verdict.whyHint"),
      value: verdict?.why ?? "",
      optional: true,
    }),
  };
}

/** How many the article has helped, and why, for those who write. */
export function helpModel(
  { help, reasons, timeZone }: { help: Help; reasons: readonly Reason[]; timeZone: string },
  { t, locale }: Asking,
) {
  const { helped, notHelped, helpedNow, notHelpedNow } = help;
  const words = (yes: number, no: number) => ({
    helped: t("knowledge.verdict.helped", { count: yes }),
    notHelped: t("knowledge.verdict.notHelped", { count: no }),
  });
  const isSame = helped === helpedNow && notHelped === notHelpedNow;
  return {
    sums:
      helped + notHelped === 0
        ? [t("knowledge.verdict.none")]
        : [
            t("knowledge.verdict.sum", words(helpedNow, notHelpedNow)),
            ...(isSame ? [] : [t("knowledge.verdict.sumAll", words(helped, notHelped))]),
          ],
    reasons: reasons.map(({ helped: yes, why, version, givenAt }) => ({
      verdict: t(yes ? "knowledge.verdict.reasonYes" : "knowledge.verdict.reasonNo"),
      why,
      of: t("knowledge.verdict.ofVersion", {
        number: version,
        day: formatDay(givenAt.toZonedDateTimeISO(timeZone).toPlainDate().toString(), locale),
      }),
    })),
  };
}
