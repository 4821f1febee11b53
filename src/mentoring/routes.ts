import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { assigningRoutes } from "./assigning/routes.ts";
import { contactRoutes } from "./contacts/routes.ts";
import { followUpRoutes } from "./follow-ups/routes.ts";
import { interviewRoutes } from "./interviews/routes.ts";
import { mentorRoutes } from "./mentors/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";

export function mentoringRoutes(deps: Deps): Route[] {
  return [
    ...mentorRoutes(deps),
    ...assigningRoutes(deps),
    ...sessionRoutes(deps),
    ...interviewRoutes(deps),
    ...followUpRoutes(deps),
    ...contactRoutes(deps),
  ];
}
