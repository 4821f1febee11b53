import type { Fixed } from "../../method/instance.ts";
import type { SeriesSettings } from "../../material/material.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import type { DoneProposal } from "../../stored.ts";
import type { Places } from "./changes.ts";

/** The places that staff keep when the rest is proposed anew: those they marked, at first those they had wished for. */
export function keptPlaces({ input, proposal, edited, kept }: DoneProposal): number[] {
  const places: Places = edited ?? proposal.workshops;
  if (kept !== undefined) return kept.filter((place) => (places[place] ?? null) !== null);
  const left = [...(input.instance.fixed ?? [])];
  return places.flatMap((workshop, place) => {
    const found = workshop === null ? -1 : left.findIndex((wish) => isWish(wish, workshop));
    if (found === -1) return [];
    left.splice(found, 1);
    return [place];
  });
}

/**
 * The settings for the rest, proposed anew around what is kept. A topic that staff left out, and that nothing kept is
 * on, is not proposed again.
 */
export function settingsAnew(settings: SeriesSettings, stored: DoneProposal): SeriesSettings {
  const places: Places = stored.edited ?? stored.proposal.workshops;
  const kept = keptPlaces(stored).map((place) => places[place]!);
  const standing = new Set(places.flatMap((workshop) => (workshop === null ? [] : [workshop.topic])));
  const dropped = stored.proposal.workshops.filter((workshop, place) => places[place] === null && !standing.has(workshop.topic)); // prettier-ignore
  const unwanted = new Set([...(settings.unwanted ?? []), ...dropped.map(({ topic }) => topic)]);
  return {
    ...settings,
    kept: kept.map(wishFrom),
    unwanted: [...unwanted].filter((topic) => kept.every((workshop) => workshop.topic !== topic)),
  };
}

/** A workshop as it is, as a wish: members only where people choose their seats. */
function wishFrom({ topic, level, audience, members, slot, facilitator }: ProposedWorkshop): Fixed {
  return {
    ...{ topic, level },
    ...(audience === "free" ? { members } : audience === "all" ? {} : { group: audience }),
    ...(slot === undefined ? {} : { slot }),
    ...(facilitator === undefined ? {} : { facilitator }),
  };
}

function isWish({ topic, level, group, members }: Fixed, workshop: ProposedWorkshop): boolean {
  if (topic !== workshop.topic || level !== workshop.level) return false;
  if (group !== undefined && group !== workshop.audience) return false;
  return (members ?? []).every((id) => workshop.members.includes(id));
}
