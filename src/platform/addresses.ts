import type { Route } from "./routes.ts";

/** The page nearest to the address of an act: where a link may lead that the act's answer carries. */
export type NearestPage = (path: string) => string;

/**
 * From the list of routes: an act's page is the one at its own address, else the form for a new thing below it, else
 * the nearest page above it. Told by the routes' patterns, as ".../organisations/imports" only looks like one
 * organisation's page.
 */
export function nearestPages(routes: Pick<Route, "method" | "path">[]): NearestPage {
  const pages = new Set(routes.filter(({ method }) => method === "get").map(({ path }) => shapeOf(segmentsOf(path))));
  const acts = routes.filter(({ method }) => method === "post").map(({ path }) => segmentsOf(path));
  return (path) => {
    const segments = segmentsOf(path);
    const act = acts.find((pattern) => fits(pattern, segments)) ?? [];
    const isPage = (pattern: string[]) => pages.has(shapeOf(pattern));
    if (!isPage(act) && isPage([...act, "new"])) return `/${[...segments, "new"].join("/")}`;
    const length = act.findLastIndex((_, at) => isPage(act.slice(0, at + 1))) + 1;
    return `/${segments.slice(0, length).join("/")}`;
  };
}

const segmentsOf = (path: string) => path.split("/").filter((segment) => segment !== "");
const shapeOf = (pattern: string[]) => pattern.map((segment) => (segment.startsWith(":") ? ":" : segment)).join("/");

function fits(pattern: string[], segments: string[]): boolean {
  return (
    pattern.length === segments.length &&
    pattern.every((segment, at) => segment.startsWith(":") || segment === segments[at])
  );
}
