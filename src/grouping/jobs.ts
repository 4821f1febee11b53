export { groupingHandlers } from "./runs/jobs.ts";
