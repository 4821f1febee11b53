import type { Asking } from "../../../platform/asking.ts";
import { topicLevels } from "../../material.ts";
import type { Names } from "../../mistake-words.ts";
import type { Problem } from "../../problem.ts";
import type { ProposedWorkshop } from "../../propose.ts";
import { whoWants, type Reason, type Wanted } from "../../reasons.ts";
import { heldFrom, type StoredProposal } from "../../stored.ts";
import { levelText } from "../../words.ts";
import { choicesAt, type Choice } from "../changes.ts";
import { isCountShown, leastShown, seesAll } from "../sight.ts";
import { whyText } from "./why-words.ts";

/** How many topics and levels may be chosen from in place of a proposed one. */
const mostChoices = 30;

interface Around {
  stored: StoredProposal & { proposal: NonNullable<StoredProposal["proposal"]> };
  problem: Problem;
  names: Names;
  mayChange: boolean;
}

/** The workshops audience by audience: the groups in their order, then those that people choose, the common ones last. */
export function audienceSections({ stored, problem, names, mayChange }: Around, asking: Asking) {
  const { proposal, input } = stored;
  const order = [...input.groups.map(({ id }) => id), "free", "all"];
  const lines = proposal.workshops.map((workshop, at) => ({
    audience: workshop.audience,
    line: workshopLine({ stored, problem, names, mayChange }, workshop, at, asking),
  }));
  return order.flatMap((audience, place) => {
    const mine = lines.filter((one) => one.audience === audience);
    if (mine.length === 0) return [];
    const members = new Set(proposal.workshops.filter((one) => one.audience === audience).flatMap((one) => one.members))
      .size;
    return [
      {
        id: `audience-${place}`,
        name: names.group(audience),
        size: isCountShown(members, asking)
          ? asking.t("series.ofOrganisations", { count: members })
          : asking.t("series.ofFew", { least: leastShown }),
        rows: mine.map(({ line }) => line),
      },
    ];
  });
}

function workshopLine(around: Around, proposed: ProposedWorkshop, at: number, asking: Asking) {
  const { t, locale } = asking;
  const { stored, problem, names, mayChange } = around;
  const places = stored.edited ?? stored.proposal.workshops;
  const now = places[at] ?? null;
  const shown = now ?? proposed;
  const isChanged = now !== null && (now.topic !== proposed.topic || now.level !== proposed.level);
  const reason = stored.reasons?.[at];
  const titled = (topic: string, level: number) =>
    t("series.workshop.titled", { topic: names.topic(topic), level: t(levelText[topicLevels[level]!]) });
  const option = ({ topic, level, mean }: Choice) => ({
    value: `${topic}|${level}`,
    text: t("series.workshop.choice", { title: titled(topic, level), share: share1(mean, locale) }),
    isChosen: topic === shown.topic && level === shown.level,
  });
  return {
    place: at,
    id: `workshop-${at}`,
    name: names.topic(shown.topic),
    level: t(levelText[topicLevels[shown.level]!]),
    isNew: stored.input.topics.some(({ key, id }) => key === shown.topic && id === null),
    isLeftOut: now === null,
    wasProposed: isChanged ? t("series.workshop.wasProposed", { title: titled(proposed.topic, proposed.level) }) : null,
    why:
      now === null
        ? null
        : whyText(isChanged || reason === undefined ? wantedOf(problem, stored, now) : reason, asking),
    without:
      isChanged ||
      now === null ||
      reason === undefined ||
      stored.edited !== undefined ||
      !isCountShown(problem.counted, asking)
        ? null
        : withoutText(reason, stored, { t, locale }),
    members: shown.audience === "free" && seesAll(asking) ? shown.members.map(names.organisation).join(", ") : null,
    choices: mayChange ? choicesAt(problem, places, at, mostChoices).map(option) : [],
    mayLeaveOut: mayChange && now !== null,
    mayRestore: mayChange && (now === null || isChanged),
  };
}

/** As counted for the proposal; anew where staff have put another topic or level in its place. */
function wantedOf(problem: Problem, { input }: StoredProposal, workshop: ProposedWorkshop): Wanted {
  const had = new Set(input.had.map(([person, topic]) => `${person} ${topic}`));
  const [held] = heldFrom(input.instance, [workshop]);
  return whoWants(problem, held!, (person, topic) => had.has(`${person} ${topic}`));
}

/**
 * What the series comes to without the workshop is found by the quick method: compared with what the same method
 * finds with it, so that its own distance from the best isn't told as a loss.
 */
function withoutText(
  { without }: Reason,
  { proposal, quick }: Around["stored"],
  { t, locale }: Pick<Asking, "t" | "locale">,
): string {
  if (without === null) return t("series.workshop.withoutNone");
  const { mean } = proposal.people;
  const lost = without.people.mean < Math.min(mean, quick?.people.mean ?? mean) - 0.0005;
  return lost
    ? t("series.workshop.without", { share: share1(without.people.mean, locale), now: share1(mean, locale) })
    : t("series.workshop.withoutSame");
}

/** Differences between whole series are small: one decimal tells them apart. */
export function share1(share: number, locale: Asking["locale"]): string {
  const tag = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[locale];
  return new Intl.NumberFormat(tag, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    share,
  );
}
