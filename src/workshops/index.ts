export { markHeld, markPlanned, planWorkshop, withdrawPlanned, type WorkshopPlan } from "./register/commands.ts";
export type { HoldingRefusal, WorkshopLevel, WorkshopState } from "./register/holding.ts";
export { getWorkshop, lastWorkshopPosition, listWorkshops, workshopsState, type Workshop } from "./register/queries.ts";
export { addTopics, useTopicTemplate, type NewTopic } from "./topics/commands.ts";
export { getTopic, lastTopicPosition, listTopics, type Topic } from "./topics/queries.ts";
