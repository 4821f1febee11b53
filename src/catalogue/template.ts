import type { Locale, Texts } from "../platform/locales.ts";

/** The learner's stage that a workshop is held for. */
export type TopicLevel = "basics" | "intermediate" | "advanced";

/**
 * Whom a topic was made for: anyone ("open"), those interested in one theme ("themed"), one group of committed
 * organisations ("segmented") or all such groups together ("common").
 */
export type TopicKind = "open" | "themed" | "segmented" | "common";

/** Where a workshop on a topic can be held: in a room, from afar, or either. */
export type PlaceMode = "room" | "remote" | "either";

export interface TemplateTheme {
  key: string;
  names: Texts;
}

/** A development need; `keywords` are words of open answers that hint at it, in their basic form. */
export interface TemplateNeed {
  key: string;
  theme: string;
  names: Texts;
  descriptions: Texts;
  keywords: Record<Locale, string[]>;
}

/** A digital service in use, or a barrier to using them. */
export interface TemplateEntry {
  key: string;
  names: Texts;
}

/**
 * `skills` are what the facilitator must master; `covers` tells how well one workshop on the topic meets each need: 0 not
 * at all … 1 fully.
 */
export interface TemplateTopic {
  key: string;
  names: Texts;
  descriptions: Texts;
  kind: TopicKind;
  durationMinutes: number;
  costEuros: number;
  levels: TopicLevel[];
  skills: Texts[];
  placeMode: PlaceMode;
  leastPeople: number;
  mostPeople: number;
  covers: { need: string; strength: number }[];
}

/** What a programme starts from: staff copy it and then make it their own. */
export interface CatalogueTemplate {
  themes: TemplateTheme[];
  needs: TemplateNeed[];
  services: TemplateEntry[];
  barriers: TemplateEntry[];
  topics: TemplateTopic[];
}
