export { summarise } from "./summary/queries.ts";
export { printSummary } from "./summary/printing/queries.ts";
