import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { changesUrl } from "../../addresses.ts";
import type { Join } from "../../method/constraints/links.ts";
import type { SettingsMistake, ToldMistake } from "../mistakes.ts";

const mistakeText: Record<SettingsMistake["reason"], Key> = {
  "under-way": "grouping.settings.mistake.underWay",
  "nobody-left": "grouping.settings.mistake.nobodyLeft",
  "nothing-asked": "grouping.settings.mistake.nothingAsked",
  "needs-left-out": "grouping.settings.mistake.needsLeftOut",
  "no-profiles": "grouping.settings.mistake.noProfiles",
  "too-many-groups": "grouping.settings.mistake.tooManyGroups",
  "all-alike": "grouping.settings.mistake.allAlike",
  "link-contradiction": "grouping.settings.mistake.linkContradiction",
  "lock-contradiction": "grouping.settings.mistake.lockContradiction",
  "sizes-reversed": "grouping.settings.mistake.sizesReversed",
  "block-too-large": "grouping.settings.mistake.blockTooLarge",
  "more-locks-than-groups": "grouping.settings.mistake.moreLocksThanGroups",
  "needs-more-groups": "grouping.settings.mistake.needsMoreGroups",
  "needs-fewer-groups": "grouping.settings.mistake.needsFewerGroups",
  "sizes-too-large": "grouping.settings.mistake.sizesTooLarge",
  "sizes-too-small": "grouping.settings.mistake.sizesTooSmall",
  "no-number-of-groups": "grouping.settings.mistake.noNumberOfGroups",
  "sizes-unmet": "grouping.settings.mistake.sizesUnmet",
};

/** The field where the mistake can be put right; null where it is not in the settings. */
const fieldOf: Record<SettingsMistake["reason"], string | null> = {
  "under-way": null,
  "nobody-left": "filter",
  "nothing-asked": "f-survey",
  "needs-left-out": "weights",
  "no-profiles": "weights",
  "too-many-groups": "f-k",
  "all-alike": "f-k",
  "link-contradiction": null,
  "lock-contradiction": null,
  "sizes-reversed": "f-least",
  "block-too-large": "f-most",
  "more-locks-than-groups": "f-k",
  "needs-more-groups": "f-k",
  "needs-fewer-groups": "f-k",
  "sizes-too-large": "f-least",
  "sizes-too-small": "f-most",
  "no-number-of-groups": "f-k",
  "sizes-unmet": "f-k",
};

/** A mistake in one or two sentences, with a way on, and where the way leads. */
export interface MistakeModel {
  text: string;
  /** The field's id on the settings page. */
  field: string | null;
  /** Where links and locks are changed, when it is about them. */
  link: { url: string; text: string } | null;
}

/** @param nameOf an organisation's name by its id. */
export function mistakeModel(
  mistake: ToldMistake,
  nameOf: (organisationId: string) => string,
  programmeId: string,
  { t, locale }: Asking,
): MistakeModel {
  const name = (place: number) => nameOf(mistake.who[place] ?? "");
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  const figures = Object.fromEntries(
    Object.entries(mistake).flatMap(([key, value]) =>
      typeof value === "number" ? [[key, formatNumber(value, locale)] as const] : [],
    ),
  );
  const people = "people" in mistake && Array.isArray(mistake.people) ? mistake.people : [];
  const chain = "chain" in mistake ? mistake.chain : [];
  const joins = "joins" in mistake ? mistake.joins : [];
  const isOfHand = Object.keys(mistake.who).length > 0;
  return {
    text: t(mistakeText[mistake.reason], {
      ...figures,
      names: list.format(people.map(name)),
      first: name(chain[0] ?? -1),
      last: name(chain.at(-1) ?? -1),
      chain: chainText(chain.map(name), joins, t),
    }),
    field: fieldOf[mistake.reason],
    link: isOfHand ? { url: changesUrl(programmeId), text: t("grouping.settings.mistake.toLinks") } : null,
  };
}

/** "A – (kytkös) – B – (lukitus) – C". */
function chainText(names: readonly string[], joins: readonly Join[], t: Asking["t"]): string {
  const joinText: Record<Join, Key> = {
    link: "grouping.settings.mistake.byLink",
    lock: "grouping.settings.mistake.byLock",
  };
  return names
    .map((name, at) => {
      const join = joins[at];
      return join === undefined ? name : `${name} – ${t(joinText[join])} – `;
    })
    .join("");
}
