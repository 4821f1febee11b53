export { forgetInterviews } from "./interviews/forgetting/commands.ts";
export { followUpsUrl, interviewsUrl, mentoringUrl, sessionsUrl } from "./addresses.ts";
export { mentoringState } from "./queries.ts";
