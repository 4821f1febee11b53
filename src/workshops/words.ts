import type { Texts } from "../platform/locales.ts";
import type { Key } from "../platform/keys.ts";
import type { PlaceMode, TopicKind } from "../catalogue/index.ts";
import type { EventKind, WorkshopLevel } from "./register/holding.ts";
import type { Coverage } from "./topics/coverage.ts";

/** How a list of topics of the kind is called, and for whom they are. */
export const kindText: Record<TopicKind, Key> = {
  open: "workshops.kind.open",
  themed: "workshops.kind.themed",
  segmented: "workshops.kind.segmented",
  common: "workshops.kind.common",
};
export const kindHint: Record<TopicKind, Key> = {
  open: "workshops.kindHint.open",
  themed: "workshops.kindHint.themed",
  segmented: "workshops.kindHint.segmented",
  common: "workshops.kindHint.common",
};

export const coverageText: Record<Coverage, Key> = {
  weak: "workshops.coverage.weak",
  partly: "workshops.coverage.partly",
  fully: "workshops.coverage.fully",
};

export const levelText: Record<WorkshopLevel, Key> = {
  basics: "workshops.level.basics",
  intermediate: "workshops.level.intermediate",
  advanced: "workshops.level.advanced",
  all: "workshops.level.all",
};

/** Where a workshop on the topic can be held. */
export const placeText: Record<PlaceMode, Key> = {
  room: "workshops.topic.places.room",
  remote: "workshops.topic.places.remote",
  either: "workshops.topic.places.either",
};

/** How one workshop or topic of the kind is called. */
export const kindOneText: Record<TopicKind, Key> = {
  open: "workshops.kindOne.open",
  themed: "workshops.kindOne.themed",
  segmented: "workshops.kindOne.segmented",
  common: "workshops.kindOne.common",
};

/** What sorts of gatherings there are, as the funder counts them. */
export const eventKinds = ["workshop", "training", "meeting"] as const satisfies readonly EventKind[];
export const eventKindText: Record<EventKind, Key> = {
  workshop: "workshops.eventKind.workshop",
  training: "workshops.eventKind.training",
  meeting: "workshops.eventKind.meeting",
};

/** The same made for each language. */
export function inEachLanguage(make: (locale: keyof Texts) => string): Texts {
  return { fi: make("fi"), sv: make("sv"), en: make("en") };
}
