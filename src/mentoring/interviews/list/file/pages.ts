import type { Asking } from "../../../../platform/asking.ts";
import { textIn } from "../../../../platform/i18n.ts";
import type { CellValue } from "../../../../platform/spreadsheets.ts";
import type { OpenedForm } from "../../../../surveys/index.ts";
import { peopleText } from "../../pages.ts";
import type { Assessment } from "../../queries.ts";

/** The interviews that are done, a row each. Names of people met are left out: they agreed to be written down, not to be passed on. */
export function assessmentsTable(
  held: readonly Assessment[],
  forms: readonly OpenedForm[],
  followUps: ReadonlyMap<string, number>,
  asking: Asking,
): { name: string; header: string[]; rows: CellValue[][] } {
  const { t, locale } = asking;
  const titles = new Map(forms.map(({ surveyId, titles }) => [surveyId, textIn(titles, locale)]));
  return {
    name: t("interviews.file.name"),
    header: [
      ...[t("interviews.file.unit"), t("interviews.file.heldOn"), t("interviews.file.mentor")],
      ...[t("interviews.file.form"), t("interviews.file.met"), t("interviews.file.people")],
      ...[t("interviews.file.followUps"), t("interviews.file.summary")],
    ],
    rows: held.map(({ id, unitName, heldOn, mentorName, surveyId, met, people, summary }) => {
      const roles = people.map((person) => ({ ...person, name: "" }));
      const form = titles.get(surveyId ?? "") ?? "";
      const counts = followUps.get(id) ?? 0;
      return [unitName, heldOn, mentorName ?? "", form, met, peopleText(roles, asking), counts, summary];
    }),
  };
}
