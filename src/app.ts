import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import type { Config } from "./config.ts";
import { catalogueRoutes } from "./catalogue/routes.ts";
import {
  findGrant,
  findRole,
  findSession,
  includesRole,
  keptFormPage,
  signInAgainPage,
  standingOf,
  useSession,
  type GrantKind,
} from "./identity/index.ts";
import { listNeedGroups } from "./grouping/index.ts";
import { groupingRoutes } from "./grouping/routes.ts";
import { identityRoutes } from "./identity/routes.ts";
import { needsRoutes } from "./needs/routes.ts";
import { articleCounts } from "./knowledge/index.ts";
import { knowledgeRoutes } from "./knowledge/routes.ts";
import { askForOwnLinkUrl } from "./maturity/index.ts";
import { maturityRoutes } from "./maturity/routes.ts";
import { mentoringRoutes } from "./mentoring/routes.ts";
import { organisationRoutes } from "./organisations/routes.ts";
import { outboxRoutes } from "./outbox/routes.ts";
import { loadPath } from "./path.ts";
import { nearestPages } from "./platform/addresses.ts";
import { asking as askingOf, setAsking, type Asking, type Role, type Visitor } from "./platform/asking.ts";
import { newToken, readCookie, sessionCookie, setSessionCookie } from "./platform/browser-session.ts";
import { bareFrame } from "./platform/frame.ts";
import { securityHeaders } from "./platform/headers.ts";
import type { Deps } from "./platform/deps.ts";
import { errorPages } from "./platform/error-pages.ts";
import { Forbidden, LinkNeeded, NotFound, SignInNeeded } from "./platform/errors.ts";
import type { Key } from "./platform/keys.ts";
import { requestLocale } from "./platform/languages.ts";
import { requestLog, type Logger } from "./platform/logs.ts";
import { mountRoutes, parseForms } from "./platform/mounting.ts";
import { assetRoutes, operationsRoutes, type Health } from "./platform/operations.ts";
import type { Policy, Route } from "./platform/routes.ts";
import { sessionUrl } from "./platform/session-notice.ts";
import { loadViews } from "./platform/views.ts";
import { programmeRoutes } from "./programmes/routes.ts";
import { homeFigures, reportRoutes } from "./reports/routes.ts";
import { seriesRoutes } from "./series/routes.ts";
import { askForSurveyLinkUrl } from "./surveys/index.ts";
import { surveyRoutes } from "./surveys/routes.ts";
import { askForVoteLinkUrl } from "./voting/index.ts";
import { votingRoutes } from "./voting/routes.ts";
import { askForLinkUrl } from "./workshops/index.ts";
import { listServedNeeds } from "./workshops/index.ts";
import { workshopRoutes } from "./workshops/routes.ts";

/** Every address of the product by its feature's folder, in the order of the work. */
export function routesByFeature(deps: Deps): Record<string, Route[]> {
  return {
    identity: identityRoutes(deps),
    programmes: programmeRoutes(deps, homeFigures(deps)),
    organisations: organisationRoutes(deps),
    catalogue: catalogueRoutes(deps),
    surveys: surveyRoutes(deps, askForLinkUrl, listNeedGroups),
    needs: needsRoutes(deps, listServedNeeds, articleCounts),
    grouping: groupingRoutes(deps),
    series: seriesRoutes(deps),
    workshops: workshopRoutes(deps, articleCounts),
    voting: votingRoutes(deps),
    maturity: maturityRoutes(deps, articleCounts),
    mentoring: mentoringRoutes(deps),
    knowledge: knowledgeRoutes(deps),
    reports: reportRoutes(deps),
    outbox: outboxRoutes(deps),
  };
}

/** Every address of the product. Tests walk this list. */
export function allRoutes(deps: Deps): Route[] {
  return Object.values(routesByFeature(deps)).flat();
}

/** The whole web application over the given parts; tests put handlers of their own behind its doors. */
export function createApp(
  deps: Deps,
  config: Config,
  log: Logger,
  health: Health,
  routes: Route[] = allRoutes(deps),
): Express {
  const app = express();
  app.set("render", loadViews());
  app.set("nearestPage", nearestPages(routes));
  app.set("banners", banners(deps));
  app.set("trust proxy", config.trustedProxies);
  app.set("query parser", "simple");
  app.disable("x-powered-by");
  app.disable("etag");
  app.use(requestLog(log), compression(), securityHeaders(deps.publicUrl));
  operationsRoutes(app, health, config.metricsToken);
  assetRoutes(app);
  app.use((req: Request, res: Response, next: NextFunction) => {
    prepare(deps, req, res);
    next();
  });
  app.use(parseForms);
  app.use(async (req: Request, res: Response, next: NextFunction) => {
    await recognise(deps, req, res);
    next();
  });
  mountRoutes(app, routes, (route, req, res) => admit(deps, route, req, res), deps.publicUrl);
  app.use(() => {
    throw new NotFound("no such address");
  });
  app.use(errorPages(log, { signInAgain: signInAgainPage, sendAgain: keptFormPage }));
  return app;
}

/** What staff are told above every page of theirs, for as long as it is so. */
function banners({ isEmbedded, publicUrl }: Deps): Key[] {
  const isOwnMachine = ["localhost", "127.0.0.1"].includes(publicUrl.hostname);
  const isOpen = publicUrl.protocol === "http:" && !isOwnMachine;
  return [...(isEmbedded ? ["frame.trialStorage" as const] : []), ...(isOpen ? ["frame.notSecure" as const] : [])];
}

/** Lets in who may use the route, or throws what the error pages turn into words. */
async function admit(deps: Deps, { policy }: Route, req: Request, res: Response): Promise<void> {
  const asking = askingOf(res);
  const id = (name: string) => idOf(req, name);
  if (policy === "public") return;
  if (isPersonal(policy)) {
    const kind = policy.slice("personal:".length) as GrantKind;
    const key = await findGrant(deps.db, asking.sessionToken, kind, id(`${kind}Id`));
    if (key === undefined) throw new LinkNeeded(kind, newLinkUrls[kind]);
    asking.grantKey = key;
    return;
  }
  const { visitor } = asking;
  if (visitor === null) throw new SignInNeeded();
  if (policy === "signed-in") return;
  if (policy === "admin") {
    if (!visitor.isAdmin) throw new Forbidden("admin");
    return;
  }
  const programmeId = id("programmeId");
  asking.role = await roleFor(deps, visitor, programmeId, policy);
  asking.loadFrame = () => loadPath(deps.db, asking, programmeId, req.path);
}

/** Where the link of each kind can be asked for again. */
const newLinkUrls: Record<GrantKind, string | null> = {
  survey: askForSurveyLinkUrl,
  ballot: askForVoteLinkUrl,
  attendee: askForLinkUrl,
  unit: askForOwnLinkUrl,
};

/** Whether the route is for who holds a personal link. */
function isPersonal(policy: Policy): policy is `personal:${GrantKind}` {
  return policy.startsWith("personal:");
}

/** The role in the programme; who has none there does not learn that the programme exists. */
async function roleFor(deps: Deps, visitor: Visitor, programmeId: string, needed: Role): Promise<Role> {
  const role = await findRole(deps.db, visitor, programmeId);
  if (role === undefined) throw new NotFound("programme");
  if (!includesRole(role, needed)) throw new Forbidden(needed);
  return role;
}

/** What is known before the database is asked, and the form: whatever fails later, a page can say so and give the words back. */
function prepare(deps: Deps, req: Request, res: Response): void {
  const sent = readCookie(req, sessionCookie(deps.publicUrl).name);
  const sessionToken = sent ?? newToken();
  if (sent === undefined) setSessionCookie(res, deps.publicUrl, sessionToken);
  const locale = requestLocale(req, res);
  const asking: Asking = {
    locale,
    t: deps.texts[locale],
    sessionToken,
    visitor: null,
    role: null,
    grantKey: null,
    session: null,
    loadFrame: () => Promise.resolve(bareFrame(asking.visitor)),
  };
  setAsking(res, asking);
}

/** Finds out who asks, and that the session is in use; a page that only asks when it ends does not use it. */
async function recognise(deps: Deps, req: Request, res: Response): Promise<void> {
  const asking = askingOf(res);
  const { sessionToken } = asking;
  const isNew = readCookie(req, sessionCookie(deps.publicUrl).name) === undefined;
  if (isNew) return;
  const session = await (req.path === sessionUrl ? findSession : useSession)(deps.db, sessionToken);
  if (session === undefined) return;
  asking.visitor = session.visitor;
  asking.session = standingOf(session.times, session.now, { isStaff: session.visitor !== null });
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function idOf(req: Request, name: string): string {
  const value = req.params[name];
  if (typeof value !== "string" || !uuid.test(value)) throw new NotFound(name);
  return value;
}
