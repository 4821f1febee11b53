import type { Asking } from "../../../../platform/asking.ts";
import { formField } from "../../../../platform/fields.ts";
import type { FormState } from "../../../../platform/forms.ts";
import type { Key } from "../../../../platform/keys.ts";
import { areaOptions } from "../../../choosing/pages.ts";
import type { Mentor } from "../../../mentors/mentor.ts";
import type { Unit } from "../../queries.ts";
import { weightSteps } from "../forms.ts";
import { usualWishes, type ProposalWishes } from "../proposal.ts";

interface WishesSeen {
  today: string;
  units: readonly Unit[];
  mentors: readonly Mentor[];
  /** Those of the proposal that waits, or of the one that came to nothing. */
  before: ProposalWishes | undefined;
}

/** What a proposal is asked for: from when on, for which units, and what counts. */
export function wishFields({ today, units, before, mentors }: WishesSeen, form: FormState, { t }: Asking) {
  const firstStart = mentors.map(({ startsOn }) => startsOn).sort()[0] ?? today;
  const first = firstStart > today ? firstStart : today;
  const wishes: ProposalWishes = before ?? { startsOn: first, ...usualWishes };
  const weight = (name: keyof ProposalWishes["weights"], label: Key) =>
    formField(form, t, name, {
      ...{ label: t(label), value: String(wishes.weights[name]) },
      options: weightSteps.map((value) => ({ value, text: t(weightText[value]) })),
    });
  return {
    startsOn: formField(form, t, "startsOn", {
      ...{ label: t("mentors.proposal.startsOn"), type: "date", value: wishes.startsOn },
    }),
    months: formField(form, t, "months", {
      ...{ label: t("mentors.proposal.months"), hint: t("mentors.proposal.monthsHint") },
      ...{ inputmode: "numeric", autocomplete: "off", value: String(wishes.months) },
    }),
    skills: weight("skills", "mentors.proposal.skills"),
    balance: weight("balance", "mentors.proposal.balance"),
    continuity: weight("continuity", "mentors.proposal.continuity"),
    keepsPresent: formField(form, t, "keepsPresent", {
      ...{ label: t("mentors.proposal.present"), type: "checkbox", value: wishes.keepsPresent ? "on" : "" },
      options: [{ value: "on", text: t("mentors.proposal.keepsPresent") }],
    }),
    branchId: formField(form, t, "branchId", {
      ...{ label: t("mentors.proposal.branch"), value: wishes.branchId ?? "" },
      options: [{ value: "", text: t("mentors.proposal.allUnits") }, ...areaOptions(units)],
    }),
  };
}

const weightText: Record<(typeof weightSteps)[number], Key> = {
  "0": "mentors.proposal.weightNone",
  "1": "mentors.proposal.weightUsual",
  "3": "mentors.proposal.weightMuch",
};
