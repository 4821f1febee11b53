import type { CountArticles } from "../platform/article-links.ts";
import type { Deps } from "../platform/deps.ts";
import type { Route } from "../platform/routes.ts";
import { calendarRoutes } from "./calendar/routes.ts";
import { coverageRoutes } from "./coverage/routes.ts";
import { facilitatorRoutes } from "./facilitators/routes.ts";
import { oneRoutes } from "./one/routes.ts";
import { roomRoutes } from "./rooms/routes.ts";
import { feedbackRoutes } from "./feedback/routes.ts";
import { figuresRoutes } from "./figures/routes.ts";
import { loggingRoutes } from "./logging/routes.ts";
import { registerRoutes } from "./register/routes.ts";
import { topicRoutes } from "./topics/routes.ts";
import { cancellationRoutes } from "./cancelling/routes.ts";
import { materialRoutes } from "./materials/routes.ts";
import { ownRoutes } from "./own/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { doorRoutes } from "./door/routes.ts";
import { pollRoutes } from "./polls/routes.ts";
import { publicRoutes } from "./public/routes.ts";
import { matchingRoutes } from "./matching/routes.ts";

/** `countArticles` tells how many articles there are about a need: they come after workshops, and the app knows both. */
export function workshopRoutes(deps: Deps, countArticles: CountArticles): Route[] {
  return [
    ...topicRoutes(deps),
    ...coverageRoutes(deps),
    ...figuresRoutes(deps),
    ...feedbackRoutes(deps),
    ...loggingRoutes(deps),
    ...registerRoutes(deps),
    ...peopleRoutes(deps),
    ...materialRoutes(deps),
    ...cancellationRoutes(deps),
    ...doorRoutes(deps),
    ...pollRoutes(deps),
    ...ownRoutes(deps),
    ...publicRoutes(deps),
    ...matchingRoutes(deps),
    ...calendarRoutes(deps),
    ...roomRoutes(deps),
    ...facilitatorRoutes(deps),
    ...oneRoutes(deps, countArticles),
  ];
}
