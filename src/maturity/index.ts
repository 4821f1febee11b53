export { maturityState } from "./queries.ts";
