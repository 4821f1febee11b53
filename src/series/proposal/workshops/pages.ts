import type { Asking } from "../../../platform/asking.ts";
import { topicLevels, type SeriesTopic } from "../../material/material.ts";
import type { Held } from "../../method/instance.ts";
import { meanFrom } from "../../method/objective.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import { whoWants, type Reason, type Wanted } from "../../method/reasons.ts";
import { figuresOf, heldFrom } from "../../stored.ts";
import { levelText } from "../../words.ts";
import type { Around } from "../around.ts";
import { ratedText } from "../failed/pages.ts";
import { draftModel } from "../drafts/pages.ts";
import { choicesAt, choicesFor, isSame, type Choice } from "../hand/changes.ts";
import { audienceOf } from "../hand/seating.ts";
import { isCountShown, leastShown, seesAll, share1 } from "../sight.ts";
import { timesModel, timeText } from "../times/pages.ts";
import { membersModel } from "./members/pages.ts";
import { whyText } from "./why-words.ts";

/** How many topics and levels may be chosen from in place of a proposed one. */
const mostChoices = 30;

/** The workshops audience by audience: the groups in their order, then those that people choose, the common ones last. */
export function audienceSections(around: Around, asking: Asking) {
  const { stored, names, mayChange } = around;
  const { input } = stored;
  const places = stored.edited ?? stored.proposal.workshops;
  const all = Array.from({ length: Math.max(places.length, stored.proposal.workshops.length) }, (_, at) => ({
    at,
    shown: (places[at] ?? stored.proposal.workshops[at])!,
  }));
  const plan = heldFrom(
    input.instance,
    all.map(({ shown }) => shown),
  );
  const wantedBy = wantedIn(around);
  return [...input.groups.map(({ id }) => id), "free", "all"].flatMap((audience, place) => {
    const mine = all.filter(({ shown }) => shown.audience === audience);
    if (mine.length === 0) return [];
    const members = new Set(mine.flatMap(({ shown }) => shown.members)).size;
    return [
      {
        id: `audience-${place}`,
        name: names.group(audience),
        size: isCountShown(members, asking)
          ? asking.t("series.ofOrganisations", { count: members })
          : asking.t("series.ofFew", { least: leastShown }),
        rows: mine.map(({ at, shown }) => workshopLine(around, { shown, at, held: plan[at]!, wantedBy }, asking)),
        addition: mayChange ? additionModel(around, audience, `audience-${place}`, asking) : null,
      },
    ];
  });
}

function additionModel({ stored, problem, names }: Around, audience: string, id: string, asking: Asking) {
  const { instance } = stored.input;
  const members = audience === "free" ? instance.participants.map((one) => one.id) : audienceOf(instance, audience);
  const places = stored.edited ?? stored.proposal.workshops;
  const choices = choicesFor(problem, places, { audience, members }, mostChoices);
  if (choices.length === 0) return null;
  // Of those who choose freely nobody knows yet who would come, so what the series would give isn't told.
  const text = (choice: Choice) =>
    audience === "free" ? titled(choice, names, asking) : choiceText(choice, names, asking);
  return {
    ...{ id: `${id}-new`, audience },
    choices: choices.map((choice) => ({ value: `${choice.topic}|${choice.level}`, text: text(choice) })),
  };
}

interface Line {
  at: number;
  shown: ProposedWorkshop;
  /** The same as the pure functions take it. */
  held: Held;
  wantedBy: (held: Held) => Wanted;
}

function workshopLine(around: Around, { shown, at, held, wantedBy }: Line, asking: Asking) {
  const { t } = asking;
  const { stored, problem, names, kept, mayPlan, mayChange } = around;
  const places = stored.edited ?? stored.proposal.workshops;
  const now = places[at] ?? null;
  const proposed = stored.proposal.workshops[at] ?? null;
  const isChanged = now !== null && proposed !== null && !isSame(now, proposed);
  const hasOtherTopic = isChanged && (now.topic !== proposed.topic || now.level !== proposed.level);
  const reason = isChanged || proposed === null ? undefined : stored.reasons?.[at];
  const isFree = shown.audience === "free";
  return {
    place: at,
    id: `workshop-${at}`,
    name: names.topic(shown.topic),
    level: t(levelText[topicLevels[shown.level]!]),
    time: timeText(around, shown, asking),
    draft: now === null ? null : draftModel(around, shown.topic, asking),
    rated: now === null ? null : ratedText(stored.input.topics, shown.topic, asking),
    tailored: now === null ? null : tailoredText(around, held, asking),
    size: now === null || !seesAll(asking) ? null : sizeText(stored.input.topics, shown, asking),
    isLeftOut: now === null,
    isAdded: proposed === null,
    isChanged,
    isKept: kept.includes(at),
    wasProposed: hasOtherTopic ? t("series.workshop.wasProposed", { title: titled(proposed, names, asking) }) : null,
    why: now === null ? null : whyText(reason ?? wantedBy(held), asking),
    without:
      now === null || reason === undefined || stored.edited !== undefined || !isCountShown(problem.counted, asking)
        ? null
        : withoutText(reason, around, asking),
    members: isFree && seesAll(asking) ? membersModel(around, shown, { at, isThere: now !== null }, asking) : null,
    choices: mayChange
      ? choicesAt(problem, places, at, mostChoices).map((choice) => ({
          value: `${choice.topic}|${choice.level}`,
          text: choiceText(choice, names, asking),
          isChosen: choice.topic === shown.topic && choice.level === shown.level,
        }))
      : [],
    times: mayChange && now !== null ? timesModel(around, now, asking) : [],
    mayLeaveOut: mayChange && now !== null,
    leaveOut: mayChange && now !== null ? leaveOutText(around, held, asking) : null,
    mayRestore: mayChange && proposed !== null && (now === null || isChanged),
    mayKeep: mayPlan && now !== null,
  };
}

/** A topic made for one audience, proposed for people of several industries: its name and content need another look. */
function tailoredText({ stored: { input } }: Around, { topic, members }: Held, asking: Asking) {
  const { key } = input.instance.topics[topic]!;
  if (!seesAll(asking) || input.topics.find((one) => one.key === key)?.kind !== "segmented") return null;
  const industries = new Set(members.map((i) => input.industries[i] ?? null).filter((id) => id !== null));
  return industries.size < 2 ? null : asking.t("series.workshop.tailored", { count: industries.size });
}

/** More or fewer people than the topic is for; proposals of some time ago know of no fewest. */
export function sizeText(
  topics: readonly Pick<SeriesTopic, "key" | "leastPeople" | "mostPeople">[],
  { topic, members }: Pick<ProposedWorkshop, "topic" | "members">,
  { t }: Pick<Asking, "t">,
): string | null {
  const { leastPeople, mostPeople } = topics.find(({ key }) => key === topic) ?? {};
  const [least, most] = [leastPeople ?? 0, mostPeople ?? Infinity];
  const count = members.length;
  if (count < least) return t("series.workshop.tooFew", { least, count });
  return count > most ? t("series.workshop.tooMany", { most, count }) : null;
}

/** Who wants each workshop, as counted for the proposal; anew where staff have changed it. */
function wantedIn({ stored: { input }, problem }: Around): Line["wantedBy"] {
  const had = new Set(input.had.map(([person, topic]) => `${person} ${topic}`));
  return (held) => whoWants(problem, held, (person, topic) => had.has(`${person} ${topic}`));
}

/**
 * What the series comes to without the workshop. An estimate is compared with what the same quick method finds with it,
 * so that its own distance from the best isn't told as a loss.
 */
function withoutText({ without }: Reason, { stored }: Around, { t, locale }: Pick<Asking, "t" | "locale">): string {
  if (without === null) return t("series.workshop.withoutNone");
  const { proposal, quick } = stored;
  const { mean } = proposal.people;
  const isProven = without.isProven === true;
  const lost = without.people.mean < (isProven ? mean : Math.min(mean, quick?.people.mean ?? mean)) - 0.0005;
  const shares = { share: share1(without.people.mean, locale), now: share1(mean, locale) };
  if (!lost || shares.share === shares.now) return t("series.workshop.withoutSame");
  return t(isProven ? "series.workshop.withoutProven" : "series.workshop.without", shares);
}

/** What the series comes to when nothing takes the workshop's place: told before it is left out. */
function leaveOutText({ problem, stored }: Around, held: Held, { t, locale }: Asking): string {
  const { mean } = figuresOf(stored);
  const shares = { share: share1(mean - meanFrom(problem, held), locale), now: share1(mean, locale) };
  return t("series.workshop.leaveOutHint", shares);
}

function titled({ topic, level }: Pick<Choice, "topic" | "level">, names: Around["names"], { t }: Asking): string {
  return t("series.workshop.titled", { topic: names.topic(topic), level: t(levelText[topicLevels[level]!]) });
}

function choiceText(choice: Choice, names: Around["names"], asking: Asking): string {
  const share = share1(choice.mean, asking.locale);
  return asking.t("series.workshop.choice", { title: titled(choice, names, asking), share });
}
