import type { Need } from "../../../catalogue/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { effectUrl } from "../../addresses.ts";
import { mistakeModel, type MistakeModel } from "../words/pages.ts";
import { adjustedR2 } from "../../method/variance.ts";
import type { Effect } from "./effect.ts";
import type { Preview } from "./queries.ts";

/** Why the groups themselves are not shown. */
export type NoEffect = "no-groups" | "too-many" | "busy";

const noEffectText: Record<NoEffect, Key> = {
  "no-groups": "grouping.settings.effect.noGroups",
  "too-many": "grouping.settings.effect.tooMany",
  busy: "grouping.settings.effect.busy",
};

/** Adjusted Rand indices from which groups are called so; below the last they are other groups. */
const agreementText: [number, Key][] = [
  [0.9, "grouping.settings.effect.same"],
  [0.65, "grouping.settings.effect.mostly"],
  [0.3, "grouping.settings.effect.partly"],
  [-Infinity, "grouping.settings.effect.other"],
];

/** Shares of how much people ask for that groups explain. */
const levelText: [number, Key][] = [
  [0.25, "grouping.settings.effect.levelMuch"],
  [0.1, "grouping.settings.effect.levelSome"],
  [-Infinity, "grouping.settings.effect.levelLittle"],
];

export interface EffectModel {
  /** Why the settings cannot give a grouping. */
  mistake: MistakeModel | null;
  /** What could not be previewed at all: nothing has been answered yet, or something typed is wrong. */
  nothing: string | null;
  /** Who is in, in figures. */
  facts: string[];
  /** Who and what is left out, each under a heading that opens. */
  lists: { heading: string; names: string[] }[];
  /** What the groups would be. */
  groups: string[];
}

/** A preview that there is nothing to say of. */
export function emptyEffect(nothing: string): EffectModel {
  return { mistake: null, nothing, facts: [], lists: [], groups: [] };
}

/** Why there is no preview of a form with mistakes, told here as well: the region comes back without its fields. */
export function wrongEffect({ mistakes }: FormState, { t }: Asking): EffectModel {
  const reasons = [...new Set(Object.values(mistakes))].map((reason) => t(reason));
  return emptyEffect([t("grouping.settings.effect.wrong"), ...reasons].join(" "));
}

/** The region that tells what settings would do. */
export function effectPage(effect: EffectModel, programmeId: string, { t }: Asking): Page {
  return {
    view: "grouping/_effect",
    region: "grouping/_effect",
    title: t("grouping.settings.title"),
    model: { effect, effectUrl: effectUrl(programmeId) },
  };
}

/** What settings would do, in words. */
export function effectModel(
  preview: Preview,
  effect: Effect | NoEffect | null,
  programmeId: string,
  asking: Asking,
): EffectModel {
  const { t, locale } = asking;
  const { answered, kept, withoutProfile, mistake, names } = preview;
  const needNames = (needs: Need[]) => needs.map((need) => textIn(need.names, locale));
  const list = (key: Key, members: string[]) =>
    members.length === 0 ? [] : [{ heading: t(key, { count: members.length }), names: members }];
  return {
    nothing: null,
    mistake: mistake === null ? null : mistakeModel(mistake, (id) => names.get(id) ?? "", programmeId, asking),
    facts: [
      kept === answered
        ? t("grouping.settings.effect.everybody", { count: answered })
        : t("grouping.settings.effect.kept", { count: kept, of: answered }),
      t("grouping.settings.effect.profiles", { count: kept - withoutProfile.length }),
    ],
    lists: [
      ...list("grouping.settings.effect.withoutProfile", withoutProfile),
      ...list("grouping.settings.effect.fallOut", preview.fallOut),
      ...list("grouping.settings.effect.leftOut", needNames(preview.leftOut)),
      ...list("grouping.settings.effect.notAsked", needNames(preview.notAsked)),
      ...list("grouping.settings.effect.unanswered", needNames(preview.unanswered)),
    ],
    groups:
      effect === null
        ? []
        : typeof effect === "string"
          ? [t(noEffectText[effect])]
          : groupSentences(effect, preview.isSet, asking),
  };
}

function groupSentences(
  { k, people, compared, moved, agreement, closeness, levelEta2, cost }: Effect,
  isSet: boolean,
  asking: Asking,
): string[] {
  const { t, locale } = asking;
  const word = (scale: [number, Key][], value: number) => t(scale.find(([from]) => value >= from)?.[1] ?? scale[0]![1]);
  const at = t(isSet ? "grouping.settings.effect.atSet" : "grouping.settings.effect.at", { count: k });
  if (k === 1) return [at, t("grouping.settings.effect.one")];
  // Any division of few people explains much by chance alone: what it would explain so is taken away.
  const level = Math.max(0, adjustedR2(1 - levelEta2, 1, people, k));
  return [
    at,
    ...(compared === 0
      ? []
      : [
          moved === 0
            ? t("grouping.settings.effect.nobodyMoves", { count: compared })
            : t("grouping.settings.effect.moved", { count: moved, of: compared }),
          ...(moved === 0 ? [] : [word(agreementText, agreement)]),
        ]),
    t("grouping.settings.effect.closeness", { closeness: formatNumber(closeness, locale, 2) }),
    `${word(levelText, level)} ${t("grouping.settings.effect.levelShare", { share: formatShare(level, locale) })}`,
    ...(cost === null || cost < 0.005
      ? []
      : [t("grouping.settings.effect.cost", { cost: formatNumber(cost, locale, 2) })]),
  ];
}
