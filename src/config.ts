import { readFileSync } from "node:fs";
import { z } from "zod";
import { CannotStart } from "./platform/errors.ts";

/** What the process is told from outside. The only reader of the environment. */
export interface Config {
  production: boolean;
  host: string;
  port: number;
  /** Address that people use; links in mails start with it. */
  publicUrl: URL;
  /** PostgreSQL when given; otherwise the embedded database in `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  /** web answers people, worker runs jobs, all does both in one process. */
  role: "web" | "worker" | "all";
  /** Without it mails stay in the product, where staff read them. */
  smtpUrl: string | null;
  mailFrom: string;
  /** How many of a survey's invitations or reminders leave in a minute, all processes together. */
  mailsPerMinute: number;
  /** How many proxies stand in front; their X-Forwarded-For is believed. */
  trustedProxies: number;
  logLevel: "fatal" | "error" | "warn" | "info" | "debug" | "silent";
  /** /metrics answers only to this bearer token; without it, only to the machine itself. */
  metricsToken: string | null;
  workerThreads: number;
}

const optional = z.string().trim().min(1).nullable().default(null);
const Environment = z
  .object({
    NODE_ENV: z.string().default("development"),
    HOST: z.string().min(1).default("127.0.0.1"),
    PORT: z.coerce.number().int().min(0).max(65535).default(3000),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/ })
      .nullable()
      .default(null),
    DATABASE_URL: optional,
    DATA_DIR: z.string().min(1).default("data"),
    PROCESS_ROLE: z.enum(["web", "worker", "all"]).default("all"),
    SMTP_URL: optional,
    MAIL_FROM: z.string().min(3).default("Tarvepaja <tarvepaja@localhost>"),
    MAILS_PER_MINUTE: z.coerce.number().int().min(6).max(6000).default(120),
    TRUSTED_PROXIES: z.coerce.number().int().min(0).max(5).default(0),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
    METRICS_TOKEN: optional,
    WORKER_THREADS: z.coerce.number().int().min(1).max(64).default(2),
  })
  .check(({ value, issues }) => {
    const add = (name: string, message: string) => issues.push({ code: "custom", path: [name], message, input: value });
    if (value.NODE_ENV === "production" && !(value.PUBLIC_URL ?? "").startsWith("https://"))
      add("PUBLIC_URL", "must be the https address of the service when NODE_ENV=production");
    if (value.PROCESS_ROLE !== "all" && value.DATABASE_URL === null)
      add("PROCESS_ROLE", "needs DATABASE_URL: the embedded database serves one process");
  });

/**
 * Reads the configuration; a secret NAME may also be given as NAME_FILE, a file that holds it.
 * Throws one error that lists every mistake.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(withFiles(environment));
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new CannotStart(`The configuration has mistakes:\n${lines.join("\n")}`);
  }
  const env = parsed.data;
  return {
    production: env.NODE_ENV === "production",
    host: env.HOST,
    port: env.PORT,
    publicUrl: new URL(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
    databaseUrl: env.DATABASE_URL,
    dataDir: env.DATA_DIR,
    role: env.PROCESS_ROLE,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    mailsPerMinute: env.MAILS_PER_MINUTE,
    trustedProxies: env.TRUSTED_PROXIES,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    workerThreads: env.WORKER_THREADS,
  };
}

const secrets = ["DATABASE_URL", "SMTP_URL", "METRICS_TOKEN"];

function withFiles(environment: NodeJS.ProcessEnv): Record<string, string> {
  const given = Object.entries(environment).filter((entry): entry is [string, string] => (entry[1] ?? "") !== "");
  const fromFiles = given
    .filter(([name]) => secrets.some((secret) => name === `${secret}_FILE`))
    .map(([name, path]) => [name.slice(0, -"_FILE".length), readFileSync(path, "utf8").trim()] as const);
  return Object.fromEntries([...given, ...fromFiles]);
}
