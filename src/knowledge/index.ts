export { articleCounts } from "./queries.ts";
