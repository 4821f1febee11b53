export { addIndustries, startProgramme } from "./commands.ts";
export { programmeUrl } from "./pages.ts";
export { getProgramme, listIndustries, type Industry, type Programme } from "./queries.ts";
