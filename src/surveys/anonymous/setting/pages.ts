import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { anonymousNotice } from "../../anonymous-notice.ts";
import { surveyUrl } from "../../pages.ts";
import { settingUrl, wayOf, ways, wayText } from "../way.ts";
import type { Survey } from "../../queries.ts";
import type { SettingDone } from "./forms.ts";

const doneText: Record<SettingDone, Key> = {
  saved: "anonymous.setting.saved",
  notice: "anonymous.setting.noticeTaken",
};

/** Whether the survey is answered under names: what each choice means for those who answer and for those who ask. */
export function settingPage(
  survey: Survey,
  { form, done }: { form: FormState; done: SettingDone | undefined },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const url = settingUrl(survey);
  const way = formField(form, t, "way", {
    ...{ label: t("anonymous.setting.question"), type: "radio", value: wayOf(survey) },
    options: ways.map((value) => ({ value, text: t(wayText[value].name), hint: t(wayText[value].means) })),
  });
  const mistakes = summary([way]);
  const isAnonymous = survey.anonymity === "anonymous";
  return {
    view: "surveys/anonymous/setting",
    title: `${t("anonymous.setting.title")} – ${textIn(survey.titles, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      status: done === undefined ? null : t(doneText[done]),
      mistakes,
      way,
      actionUrl: url,
      notice:
        isAnonymous && !hasAnonymousNotice(survey)
          ? { url: `${url}/notice`, text: t("anonymous.setting.noticeText") }
          : null,
    },
  };
}

function hasAnonymousNotice({ notice }: Survey): boolean {
  return (["fi", "sv", "en"] as const).every((locale) => notice[locale] === anonymousNotice[locale]);
}
