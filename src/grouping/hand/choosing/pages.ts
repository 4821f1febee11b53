import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import { changesUrl } from "../../addresses.ts";
import { letterOf } from "../../letters.ts";
import { letterIn, nameOf } from "../acts/pages.ts";
import type { Considered, Missing } from "../forms.ts";
import { labelsOf } from "../proposal.ts";
import type { Hand } from "../queries.ts";
import { closenessTo, groupCentres } from "../standing.ts";

const collator = new Intl.Collator("fi", { numeric: true });

/** The form that asks for what the change still lacks: which group, or which other organisation. */
export function choice(missing: Missing, considered: Considered, hand: Hand, asking: Asking) {
  const { t } = asking;
  const { programme } = hand.current;
  const { kind, organisation, group, link, back } = considered;
  const isPair = missing === "other";
  const kept = { kind, organisation, group: missing === "group" ? undefined : group, back };
  const options = isPair ? others(considered, hand, asking) : groupsToChoose(missing, considered, hand, asking);
  const select = formField(emptyForm, t, missing, {
    label: t(isPair ? "grouping.hand.choose.other" : "grouping.hand.choose.group"),
    ...(missing === "group" ? { hint: t("grouping.hand.choose.closeness") } : {}),
    // "In no group" is the empty value, and must be chosen, not left.
    value: options[0]?.value ?? "",
    options,
  });
  const wish = formField(emptyForm, t, "link", {
    label: t("grouping.hand.choose.link"),
    type: "radio",
    value: link ?? "must",
    options: [
      { value: "must", text: t("grouping.hand.choose.must") },
      { value: "cannot", text: t("grouping.hand.choose.cannot") },
    ],
  });
  return {
    url: `${changesUrl(programme.id)}/new`,
    fields: Object.entries(kept).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    about: organisation === undefined ? null : nameOf(hand, asking)(organisation),
    wish: isPair ? wish : null,
    select: options.length === 0 ? null : select,
    none: options.length === 0 ? t("grouping.hand.refused.lastGroup") : null,
    button: t("grouping.hand.choose.show"),
  };
}

function groupsToChoose(missing: Missing, { organisation, group }: Considered, hand: Hand, asking: Asking) {
  const { t, locale } = asking;
  const { state, profiles, organisationIds } = hand.ground;
  const own = state.members.find((one) => one.organisationId === organisation)?.groupId ?? group ?? null;
  const centres = groupCentres(profiles, labelsOf(state, organisationIds));
  const row = organisation === undefined ? -1 : organisationIds.indexOf(organisation);
  const listed = state.groups
    .filter(({ id, isRemoved }) => !isRemoved && id !== own)
    .map(({ id, position, names }) => {
      const closeness = row === -1 ? null : closenessTo(profiles, row, centres, position);
      const title = `${letterOf(position)} – ${textIn(names, locale)}`;
      return {
        value: id,
        text: closeness === null ? title : `${title} (${formatNumber(closeness, locale, 2)})`,
        closeness: closeness ?? 0,
      };
    })
    .toSorted((a, b) => b.closeness - a.closeness);
  const isOut = missing === "group" && own !== null;
  return [...listed, ...(isOut ? [{ value: "", text: t("grouping.member.none") }] : [])];
}

function others({ organisation }: Considered, hand: Hand, asking: Asking) {
  const name = nameOf(hand, asking);
  const letter = letterIn(hand);
  return hand.ground.state.members
    .filter((one) => one.organisationId !== organisation)
    .map(({ organisationId, groupId }) => ({
      value: organisationId,
      text: groupId === null ? name(organisationId) : `${name(organisationId)} (${letter(groupId)})`,
    }))
    .toSorted((a, b) => collator.compare(a.text, b.text));
}
