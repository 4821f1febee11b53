import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Programme } from "../../../programmes/index.ts";
import { runsUrl } from "../../addresses.ts";
import { letterOf } from "../../letters.ts";
import { differenceOf, type Difference, type Moved, type MoveReason, type SettingName } from "../../runs/difference.ts";
import type { NamedRun, RunsSeen } from "../queries.ts";
import { outcomeText, settingsText } from "../sentences/pages.ts";
import { chooser } from "../choosing/pages.ts";

const reasonText: Record<MoveReason, Key> = {
  new: "grouping.difference.reason.new",
  gone: "grouping.difference.reason.gone",
  answers: "grouping.difference.reason.answers",
  "own-hand": "grouping.difference.reason.ownHand",
  hand: "grouping.difference.reason.hand",
  settings: "grouping.difference.reason.settings",
  borderline: "grouping.difference.reason.borderline",
  groups: "grouping.difference.reason.groups",
};

const settingText: Record<SettingName, Key> = {
  k: "grouping.difference.setting.k",
  blank: "grouping.difference.setting.blank",
  weights: "grouping.difference.setting.weights",
  needWeights: "grouping.difference.setting.needWeights",
  filter: "grouping.difference.setting.filter",
  surveyIds: "grouping.difference.setting.surveys",
  subject: "grouping.difference.setting.subject",
  seed: "grouping.difference.setting.seed",
  version: "grouping.difference.setting.version",
};

const handText: Record<Difference["hand"][number], Key> = {
  links: "grouping.difference.setting.links",
  locks: "grouping.difference.setting.locks",
  sizes: "grouping.difference.setting.sizes",
};

/** What changed between two groupings: which groups are the same ones, who is elsewhere, and why. */
export function differencePage(
  seen: RunsSeen,
  organisations: readonly { id: string; name: string }[],
  chosen: { a: NamedRun; b: NamedRun } | null,
  asking: Asking,
): Page {
  const { t } = asking;
  const { programme } = seen;
  const ids = chosen === null ? null : { a: chosen.a.run.id, b: chosen.b.run.id };
  const choice = chooser(seen, ids, asking);
  const shown = {
    lead: t(choice === null ? "grouping.difference.tooFew" : "grouping.difference.choose"),
    compared: null,
  };
  return {
    view: "grouping/difference",
    title: t("grouping.difference.title"),
    model: {
      runsUrl: runsUrl(programme.id),
      chooser: choice,
      ...(chosen === null ? shown : comparedModel(chosen, programme, organisations, asking)),
    },
  };
}

function comparedModel(
  { a, b }: { a: NamedRun; b: NamedRun },
  programme: Programme,
  organisations: readonly { id: string; name: string }[],
  asking: Asking,
) {
  const { t } = asking;
  const difference = differenceOf({ ...a.run }, { ...b.run });
  const { moved, stayed, repeated, settings, hand } = difference;
  const lead =
    moved.length === 0
      ? t("grouping.difference.nobody", { count: stayed })
      : `${t("grouping.difference.moved", { count: moved.length })} ${t("grouping.difference.stayed", { count: stayed })}`;
  const apart = [...settings.map((name) => t(settingText[name])), ...hand.map((name) => t(handText[name]))];
  return {
    lead,
    compared: {
      same: repeated === "same" ? t("grouping.difference.same") : null,
      defect: repeated === "defect" ? t("grouping.difference.defect") : null,
      apart:
        apart.length === 0
          ? t("grouping.difference.asSet")
          : t("grouping.difference.apart", { list: apart.join(", ") }),
      runs: [a, b].map(({ run }, at) => ({
        heading: t(at === 0 ? "grouping.history.first" : "grouping.history.second"),
        text: `${formatInstant(run.createdAt, asking.locale, programme.timeZone)}: ${outcomeText({ state: run.state, k: run.result.k, verdict: run.result.verdict }, asking)}`,
        settings: settingsText(run.settings, asking),
      })),
      groups: groupRows(difference, a, b, asking),
      moved: movedRows(moved, organisations, apart.join(", "), asking),
    },
  };
}

function groupRows({ matches, onlyA, onlyB }: Difference, a: NamedRun, b: NamedRun, asking: Asking) {
  const { t, locale } = asking;
  const none = t("grouping.difference.none");
  return [
    ...matches.map((match) => ({
      first: groupName(match.a, a, asking),
      second: groupName(match.b, b, asking),
      shared: String(match.shared),
      alike: formatShare(match.jaccard, locale),
    })),
    ...onlyA.map((place) => ({ first: groupName(place, a, asking), second: none, shared: "0", alike: formatShare(0, locale) })), // prettier-ignore
    ...onlyB.map((place) => ({ first: none, second: groupName(place, b, asking), shared: "0", alike: formatShare(0, locale) })), // prettier-ignore
  ];
}

// Finnish and Swedish order names alike; "Vastaaja 9" comes before "Vastaaja 10".
const collator = new Intl.Collator("fi", { numeric: true });

function movedRows(
  moved: readonly Moved[],
  organisations: readonly { id: string; name: string }[],
  apart: string,
  asking: Asking,
) {
  const { t } = asking;
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const where = (place: number | null) => place === null ? t("grouping.difference.noGroup") : t("grouping.difference.group", { letter: letterOf(place) }); // prettier-ignore
  return moved
    .map(({ organisationId, from, to, reason }) => ({
      name: names.get(organisationId) ?? t("grouping.difference.removed"),
      from: reason === "new" ? "–" : where(from),
      to: reason === "gone" ? "–" : where(to),
      why: t(reasonText[reason], { list: apart }),
    }))
    .sort((x, y) => collator.compare(x.name, y.name));
}

/** A group by its letter and the name that it has now; one that staff have removed has its letter. */
function groupName(place: number, { names }: NamedRun, { locale }: Asking): string {
  const texts = names.get(place);
  return texts === undefined ? letterOf(place) : `${letterOf(place)} ${textIn(texts, locale)}`;
}
