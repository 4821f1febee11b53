import type { Asking } from "../../../platform/asking.ts";
import { topicLevels } from "../../material.ts";
import type { Names } from "../../mistake-words.ts";
import type { Problem } from "../../problem.ts";
import type { ProposedWorkshop } from "../../propose.ts";
import type { Reason } from "../../reasons.ts";
import { heldFrom, type StoredProposal } from "../../stored.ts";
import { levelText } from "../../words.ts";
import { choicesAt, type Choice } from "../changes.ts";

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
        size: asking.t("series.ofOrganisations", { count: members }),
        rows: mine.map(({ line }) => line),
      },
    ];
  });
}

function workshopLine(around: Around, proposed: ProposedWorkshop, at: number, { t, locale }: Asking) {
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
    why: now === null ? null : whyText(problem, stored, now, t),
    without:
      isChanged || now === null || reason === undefined || stored.edited !== undefined
        ? null
        : withoutText(reason, stored, { t, locale }),
    members: shown.audience === "free" ? shown.members.map(names.organisation).join(", ") : null,
    choices: mayChange ? choicesAt(problem, places, at, mostChoices).map(option) : [],
    mayLeaveOut: mayChange && now !== null,
    mayRestore: mayChange && (now === null || isChanged),
  };
}

/** "14 of 16 need this, and for 8 it is a top need; 9 of them have had nothing on it yet." */
function whyText(problem: Problem, { input }: StoredProposal, workshop: ProposedWorkshop, t: Asking["t"]): string {
  const [{ topic, level, members }] = heldFrom(input.instance, [workshop]) as [ReturnType<typeof heldFrom>[number]];
  const place = (i: number) => i * problem.candidates + topic * input.instance.levels + level;
  const wanting = members.filter((i) => problem.benefit[place(i)]! > 0);
  const top = members.filter((i) => problem.top[place(i)] === 1).length;
  const had = new Set(input.had.filter(([, about]) => about === topic).map(([person]) => person));
  const newTo = wanting.filter((i) => !had.has(i)).length;
  const counts = { wanting: wanting.length, members: members.length, top, newTo };
  return newTo === wanting.length ? t("series.workshop.whyNew", counts) : t("series.workshop.why", counts);
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
