export { assignmentHandlers as mentoringHandlers } from "./assigning/proposing/runs/jobs.ts";
export { assignmentQueue } from "./assigning/proposing/runs/queue.ts";
