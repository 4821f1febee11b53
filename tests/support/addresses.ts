import { randomBytes, randomUUID } from "node:crypto";
import type { Response } from "supertest";
import type { Route } from "../../src/platform/routes.ts";
import type { Browser } from "./app.ts";
import type { Ids } from "./filled-programme.ts";

/** What takes longest goes to the real server alone; `npm run test:full` has it on both databases. */
export const isWalkedElsewhere =
  process.env["TEST_DATABASE"] === "pglite" && process.env["QUALITY_REPORT"] === undefined;

/** The blanks in a route's path, by the ids' names: "themes/:entryId" asks for a themeId. */
export function blanksOf({ path }: Route): string[] {
  return [...path.matchAll(blank)].map(([, segment = "", name = ""]) => idName(segment, name));
}

/** The route's address with these ids; a blank that has none gets one that nothing has. */
export function addressOf({ path }: Route, ids: Ids): string {
  return path.replaceAll(
    blank,
    (_, segment: string, name: string) => `${segment}/${ids[idName(segment, name)] ?? unknownId(name)}`,
  );
}

/** The same, and where the route is about a survey, its address for the programme's anonymous one too. */
export function addressesOf(route: Route, ids: Ids): string[] {
  const { anonymousSurveyId } = ids;
  const isOfSurvey = anonymousSurveyId !== undefined && blanksOf(route).includes("surveyId");
  return [addressOf(route, ids), ...(isOfSurvey ? [addressOf(route, { ...ids, surveyId: anonymousSurveyId })] : [])];
}

const blank = /([\w-]+)\/:(\w+)/g;
const idName = (segment: string, name: string) => (name === "entryId" ? `${segment.replace(/s$/, "")}Id` : name);

/** Goes to the route's address as its form does, with the form's own token. */
export async function visit(browser: Browser, route: Route, address: string): Promise<Response> {
  if (route.method === "get") return await browser.get(address);
  if (route.file === null) return await browser.post(address);
  return await browser.upload(address, route.file, { name: "tyhja.csv", content: Buffer.from("Nimi\n") });
}

/** "GET /programmes", as tests tell of a route. */
export function nameOf({ method, path }: Route): string {
  return `${method.toUpperCase()} ${path}`;
}

function unknownId(name: string): string {
  if (name === "token") return randomBytes(32).toString("base64url");
  return name === "invitationId" ? randomBytes(32).toString("hex") : randomUUID();
}
