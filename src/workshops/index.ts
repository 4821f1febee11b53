export { holidaysOf } from "./calendar/holidays.ts";
export { nextMonth, weeksOf } from "./calendar/month.ts";
export {
  countStates,
  coverage,
  levelPlace,
  type NeedCoverage,
  type Needing,
  type NeedState,
  type Reaching,
} from "./coverage/coverage.ts";
export { loadCoverage, type CoverageMaterial } from "./coverage/queries.ts";
export { withdrawSeries, withdrawWorkshop } from "./cancelling/commands.ts";
export { countAffected } from "./cancelling/queries.ts";
export {
  cancelEvent,
  holdEvent,
  lockEvent,
  logEvent,
  moveEvent,
  planEvent,
  removeEvent,
  renameEvent,
  unholdEvent,
  type EventPlan,
  type UnitEvent,
} from "./events/commands.ts";
export { facilitatorsUrl } from "./facilitators/pages.ts";
export { newPollUrl } from "./polls/addresses.ts";
export { timeOfDay } from "./one/time/forms.ts";
export { localDayAndTime, localInstant } from "./calendar/local-times.ts";
export { feedVersion } from "./calendar/feeds/feed-version.ts";
export type { Posting } from "./letters/commands.ts";
export { fillFreePlaces } from "./seats/filling/commands.ts";
export { forgetExpiredLinks } from "./attendees/commands.ts";
export { askForLinkUrl } from "./own/addresses.ts";
export { markHeld, markPlanned, planWorkshop, type WorkshopPlan } from "./register/commands.ts";
export type { EventKind, HoldingRefusal, WorkshopLevel, WorkshopState } from "./register/holding.ts";
export { getWorkshop, lastWorkshopPosition, listWorkshops, moveLaterOn, type Workshop } from "./register/queries.ts";
export { workshopsState } from "./step/queries.ts";
export { addTopics, useTopicTemplate, type NewTopic } from "./topics/commands.ts";
export { getTopic, lastTopicPosition, listTopics, type Topic } from "./topics/queries.ts";
export { hasSkills } from "./skills.ts";
export { eventKinds, eventKindText, levelText } from "./words.ts";
export { workshopUrl } from "./one/pages.ts";
export { durationText } from "./topics/rows/pages.ts";
export { acceptTopicDrafts } from "./topics/drafts/commands.ts";
export type { TopicDraft } from "./topics/drafts/draft.ts";
export { listRefusedTopicDrafts, listTopicDrafts } from "./topics/drafts/queries.ts";
export { editTopicDraftUrl, topicDraftsUrl } from "./topics/pages.ts";
export { listNeedsSpokenOf } from "./topics/speaking/queries.ts";
export { failedTopics, listServed, listServedNeeds, type FailedTopic, type Served } from "./learning/queries.ts";
export { figuresUrl } from "./figures/addresses.ts";
export { figuresOf, headsOf, isCounted, type Figures, type HeldEvent } from "./figures/figures.ts";
export { seesPeople } from "./figures/pages.ts";
export { between } from "./figures/periods.ts";
export { listHeldEvents, listPeopleThere, listUnattended } from "./figures/queries.ts";
export { hiddenParts, mayTell } from "./figures/shown.ts";
