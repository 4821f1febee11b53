import type { Asking } from "../../platform/asking.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";

type Emptiness = "no-survey" | "no-answers" | "too-few" | "not-asked";

const emptyText: Record<Emptiness, Key> = {
  "no-survey": "needs.empty.noSurvey",
  "no-answers": "needs.empty.noAnswers",
  "too-few": "needs.empty.tooFew",
  "not-asked": "needs.empty.notAsked",
};

/** Nothing to see yet, and what to do about it. */
export function emptyPage(why: Emptiness, programmeId: string, { t }: Asking): Page {
  const action = why === "no-survey" ? t("needs.empty.makeSurvey") : t("needs.empty.toSurvey");
  return {
    view: "needs/empty",
    title: t("needs.title"),
    model: {
      text: t(emptyText[why]),
      surveyUrl: `${programmeUrl(programmeId)}/surveys`,
      action,
      isStart: why === "no-survey",
    },
  };
}
