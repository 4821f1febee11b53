export { seriesHandlers } from "./proposing/jobs.ts";
export { seriesQueue } from "./proposing/queue.ts";
