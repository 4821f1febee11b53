import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { commitments } from "../../commitment/commitment.ts";
import { organisationsUrl } from "../../pages.ts";
import { commitmentText } from "../../words.ts";
import type { ListWanted } from "../forms.ts";
import type { Cut } from "../listing.ts";

/** The change of commitment for those ticked, or for all whom the search finds; null where it finds nobody. */
export function manyModel(
  { found }: Cut,
  { programmeId, wanted, form }: { programmeId: string; wanted: ListWanted; form: FormState },
  { t }: Asking,
) {
  if (found === 0) return null;
  const options = commitments.map((value) => ({ value, text: t(commitmentText[value]) }));
  const commitment = formField(form, t, "commitment", {
    label: t("organisations.commitment.new"),
    options: [{ value: "", text: t("form.choose") }, ...options],
  });
  const id = "new-commitment";
  return {
    url: `${organisationsUrl(programmeId)}/commitment`,
    seen: new URLSearchParams(seenOf(wanted)).toString(),
    who: formField(form, t, "organisationIds", { label: t("organisations.commitment.many") }),
    commitment: { ...commitment, id, describedBy: commitment.error === null ? null : `${id}-error` },
    everyone: found > 1 ? t("organisations.commitment.everyone", { count: found }) : null,
    isEveryone: form.values["everyone"] === "on",
  };
}

/** What an import or a change of many has just done. */
export function noticeText({ added, changed, became, becameCount: count }: ListWanted, { t }: Asking): string | null {
  if (added + changed > 0) return t("organisations.list.imported", { added, changed });
  if (became === undefined) return null;
  const commitment = t(commitmentText[became]).toLowerCase();
  return count === 0
    ? t("organisations.commitment.wereSo", { commitment })
    : t("organisations.commitment.became", { count, commitment });
}

/** The address of the list as it is seen, with what has just been done. */
export function listUrl(programmeId: string, wanted: ListWanted, done: Record<string, string> = {}): string {
  return `${organisationsUrl(programmeId)}?${new URLSearchParams({ ...seenOf(wanted), ...done }).toString()}`;
}

function seenOf({ q, industry, commitment, sort, page }: ListWanted): Record<string, string> {
  return { q, industry, commitment, sort, page: String(page) };
}
