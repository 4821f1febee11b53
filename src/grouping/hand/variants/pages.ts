import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { boardUrl, groupsUrl, variantsUrl } from "../../addresses.ts";
import { answerMatrix, mergeSources } from "../../method/answers.ts";
import { profilesOfAll } from "../../method/shape.ts";
import type { Variant } from "../../stored.ts";
import { costOf } from "../cost.ts";
import type { NameRefusal, RemovalRefusal } from "./commands.ts";
import { copyOf, type CopiedMember } from "./copy.ts";
import type { Variants } from "./queries.ts";

export const nameRefusalText: Record<NameRefusal, Key> = { "name-taken": "grouping.hand.variants.nameTaken" };

const removalText: Record<RemovalRefusal, Key> = {
  "in-use": "grouping.hand.variants.inUse",
  "pointed-to": "grouping.hand.variants.pointedTo",
};

/** The ways of having this grouping side by side: what was computed, what is in use, and what staff keep. */
export function variantsPage(
  { current, variants }: Variants,
  { form, refused }: { form: FormState; refused: RemovalRefusal | null },
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const { programme, run, input, profiles } = current;
  const answers = answerMatrix(input.blocks, input.blank);
  const [shapes, told] = [profilesOfAll(answers), mergeSources(answers)];
  const organisationIds = profiles.organisations.map(({ id }) => id);
  const labelsFrom = (members: CopiedMember[], of: (member: CopiedMember) => number | null) => {
    const labels = new Map(members.map((member) => [member.organisationId, of(member)]));
    return organisationIds.map((id) => labels.get(id) ?? null);
  };
  const computedAt = new Map(run.result.organisationIds.map((id, at) => [id, run.result.assignments[at] ?? null]));
  const computed = organisationIds.map((id) => computedAt.get(id) ?? null);
  const figure = (value: number | null, digits = 3) => (value === null ? "–" : formatNumber(value, locale, digits));
  const { median } = run.result.stability;
  const own = costOf(shapes, computed, computed, told);

  const rows = variants.map((variant) => {
    const { members } = copyOf(variant.rows);
    const labels = labelsFrom(members, ({ place }) => place);
    const cost = costOf(shapes, computed, labels, told);
    return {
      name: variantName(variant, asking),
      isInUse: variant.isCurrent,
      groups: String(variant.rows.groups.filter(({ isRemoved }) => !isRemoved).length),
      changed: String(members.filter(({ organisationId, place }) => (computedAt.get(organisationId) ?? null) !== place).length), // prettier-ignore
      closeness: figure(cost.closeness.after),
      silhouette: figure(cost.silhouette.after),
      stability: "–",
      pointers:
        variant.workshops + variant.ballots === 0
          ? null
          : t("grouping.hand.variants.pointers", { workshops: variant.workshops, ballots: variant.ballots }),
      useUrl: variant.isCurrent ? null : `${variantsUrl(programme.id)}/${variant.id}/use`,
      nameUrl: `${variantsUrl(programme.id)}/${variant.id}/name`,
      removeUrl: variant.isCurrent ? null : `${variantsUrl(programme.id)}/${variant.id}/removal`,
    };
  });
  const name = formField(form, t, "name", {
    label: t("grouping.hand.variants.name"),
    hint: t("grouping.hand.variants.nameHint"),
  });
  const from = formField(form, t, "from", {
    label: t("grouping.hand.variants.from"),
    type: "radio",
    value: "present",
    options: [
      { value: "present", text: t("grouping.hand.variants.present"), hint: t("grouping.hand.variants.presentHint") },
      { value: "computed", text: t("grouping.hand.variants.computedAnew"), hint: t("grouping.hand.variants.computedHint") }, // prettier-ignore
    ],
  });
  const mistakes = summary([name, from]);
  const inUse = variants.find(({ isCurrent }) => isCurrent);
  return {
    view: "grouping/hand-variants",
    title: t("grouping.hand.variants.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      refused: refused === null ? null : t(removalText[refused]),
      lead: t("grouping.hand.variants.lead", {
        count: variants.length,
        name: inUse === undefined ? "–" : variantName(inUse, asking),
      }),
      computed: {
        name: t("grouping.hand.variants.computed"),
        groups: String(run.result.k),
        closeness: figure(own.closeness.before),
        silhouette: figure(own.silhouette.before),
        stability: figure(median, 2),
      },
      rows,
      form: { url: variantsUrl(programme.id), name, from },
      groupsUrl: groupsUrl(programme.id),
      boardUrl: boardUrl(programme.id),
    },
  };
}

/** The form for a variant's name. */
export function variantNamePage(programmeId: string, variant: Variant, form: FormState, asking: Asking): Page {
  const { t } = asking;
  const name = formField(form, t, "name", {
    label: t("grouping.hand.variants.name"),
    value: variant.name ?? variantName(variant, asking),
  });
  const mistakes = summary([name]);
  return {
    view: "grouping/hand-variant-name",
    title: t("grouping.hand.variants.nameTitle"),
    hasMistakes: mistakes.length > 0,
    model: {
      heading: t("grouping.hand.variants.nameHeading", { name: variantName(variant, asking) }),
      name,
      mistakes,
      actionUrl: `${variantsUrl(programmeId)}/${variant.id}/name`,
      cancelUrl: variantsUrl(programmeId),
    },
  };
}

/** The first one has no name until staff give it one. */
function variantName({ name }: Variant, { t }: Asking): string {
  return name ?? t("grouping.hand.variants.first");
}
