import { timingSafeEqual } from "node:crypto";
import type { Express, Request } from "express";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { assetNames, readAsset } from "./views.ts";

export interface Health {
  /** Why the process cannot serve now, or null when it can. */
  whyNotReady: () => Promise<"database" | "migrations" | "jobs" | "stopping" | null>;
}

/** /healthz: the process lives · /readyz: it can serve · /metrics: for Prometheus, not for the public. */
export function operationsRoutes(app: Express, health: Health, metricsToken: string | null): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const durations = new Histogram({
    name: "http_request_duration_seconds",
    help: "Time to answer, by route and status",
    labelNames: ["method", "route", "status"],
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [registry],
  });
  app.use((req, res, next) => {
    const stop = durations.startTimer();
    res.on("finish", () => stop({ method: req.method, route: routeOf(req), status: res.statusCode }));
    next();
  });
  app.get("/healthz", (_req, res) => {
    res.type("text").send("ok");
  });
  app.get("/readyz", async (_req, res) => {
    const reason = await health.whyNotReady();
    res
      .status(reason === null ? 200 : 503)
      .type("text")
      .send(reason ?? "ok");
  });
  app.get("/metrics", async (req, res) => {
    if (!mayReadMetrics(req, metricsToken)) res.status(404).type("text").send("not found");
    else res.type(registry.contentType).send(await registry.metrics());
  });
}

/** The pattern of the route that answered, never the address: addresses can hold personal links. */
export function routeOf(req: Request): string {
  const route = req.route as { path?: string } | undefined;
  return route?.path ?? "none";
}

function mayReadMetrics(req: Request, token: string | null): boolean {
  if (token === null)
    return (
      ["127.0.0.1", "::1", "::ffff:127.0.0.1"].includes(req.socket.remoteAddress ?? "") &&
      req.get("x-forwarded-for") === undefined
    );
  const [given, wanted] = [Buffer.from(req.get("authorization") ?? ""), Buffer.from(`Bearer ${token}`)];
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/** Style sheets and scripts, under an address that changes with their content. */
export function assetRoutes(app: Express): void {
  const files = new Map(assetNames.map((name) => [name, readAsset(name)]));
  app.get("/assets/:version/:name", (req, res, next) => {
    const content = files.get(req.params.name);
    if (content === undefined) next();
    else res.type(req.params.name).set("Cache-Control", "public, max-age=31536000, immutable").send(content);
  });
  app.get("/favicon.ico", (_req, res) => {
    res.type("svg").send(files.get("icon.svg"));
  });
}
