import { setTimeout as wait } from "node:timers/promises";
import type { Config } from "./config.ts";
import { forgetRespondents, groupingQueue } from "./grouping/index.ts";
import { groupingHandlers } from "./grouping/jobs.ts";
import { forgetExpired } from "./identity/index.ts";
import { accountHandlers, accountQueues } from "./identity/jobs.ts";
import { maturityHandlers, maturityQueues } from "./maturity/jobs.ts";
import { forgetInterviews } from "./mentoring/index.ts";
import { assignmentQueue, mentoringHandlers } from "./mentoring/jobs.ts";
import { dropOldImportDrafts } from "./organisations/index.ts";
import { openChanges } from "./platform/changes.ts";
import { openDatabase, type Database, type Db } from "./platform/database.ts";
import type { Deps } from "./platform/deps.ts";
import { openEventStreams } from "./platform/event-streams.ts";
import { loadTexts } from "./platform/i18n.ts";
import { openJobs, type JobHandler, type Jobs, type Queue } from "./platform/jobs.ts";
import type { Logger } from "./platform/logs.ts";
import { mailHandler, mailQueues, openOutbox, openOutboxOfMany } from "./platform/mail.ts";
import { isMigrated, migrate } from "./platform/migrate.ts";
import type { Health } from "./platform/operations.ts";
import { forgetExpiredLimits, openRateLimits } from "./platform/rate-limits.ts";
import { startCleaning, startUpkeep } from "./platform/upkeep.ts";
import { openWorkers } from "./platform/workers.ts";
import { forgetNeeds } from "./series/index.ts";
import { seriesHandlers, seriesQueue } from "./series/jobs.ts";
import {
  eraseDueAnswers,
  forgetColleagues,
  keepAnonymousPromises,
  keepFeedbackPromises,
  openDueSurveys,
} from "./surveys/index.ts";
import { surveyHandlers, surveyQueues } from "./surveys/jobs.ts";
import { forgetBallotPeople } from "./voting/index.ts";
import { votingJobs, votingQueues } from "./voting/jobs.ts";
import { fillFreePlaces, forgetExpiredLinks } from "./workshops/index.ts";
import { workshopHandlers, workshopQueues } from "./workshops/jobs.ts";

/** The running parts of the product, without its web pages. */
export interface Product {
  deps: Deps;
  database: Database;
  health: Health;
  /** Starts doing jobs in this process. */
  startJobs: () => Promise<void>;
  /** From now on /readyz answers 503, so that no new work is sent here; pages that follow something are let go. */
  beginStopping: () => void;
  /** Ends jobs, threads and the database, in that order. */
  close: () => Promise<void>;
}

/** Every queue of the product. */
export const queues: Queue<object>[] = [
  ...mailQueues,
  ...accountQueues,
  ...surveyQueues,
  seriesQueue,
  groupingQueue,
  assignmentQueue,
  ...maturityQueues,
  ...votingQueues,
  ...workshopQueues,
];

function jobHandlers(deps: Deps, config: Config): JobHandler[] {
  const mail =
    config.smtpUrl === null ? [] : [mailHandler(deps.db, config.smtpUrl, config.mailFrom, config.mailsPerMinute)];
  return [
    ...mail,
    ...accountHandlers(deps),
    ...surveyHandlers(deps),
    ...seriesHandlers(deps),
    ...groupingHandlers(deps),
    ...mentoringHandlers(deps),
    ...maturityHandlers(deps),
    ...votingJobs(deps),
    ...workshopHandlers(deps),
  ];
}

const jobsEndMs = 8_000;
/** A database that takes longer to answer than this counts as away. */
const answerMs = 3_000;

/** Opens the database (migrating it), the job queue and the worker threads. Tests bring a database of their own. */
export async function openProduct(config: Config, log: Logger, opened?: Database): Promise<Product> {
  const database = opened ?? (await openDatabase(config));
  const { db } = database;
  const onError = (error: unknown) => log.error({ err: error }, "in the background");
  const migrated = await migrate(db).catch(async (error: unknown) => {
    await database.close();
    throw error;
  });
  if (migrated.length > 0) log.info({ migrated }, "database brought up to date");
  const jobs = await openJobs(database, queues, onError);
  const workers = openWorkers({ threads: config.workerThreads });
  const stopUpkeep = startUpkeep(database, onError);
  const changes = openChanges(database, onError);
  const eventStreams = openEventStreams(changes);
  const deps: Deps = {
    db,
    publicUrl: config.publicUrl,
    texts: loadTexts(),
    jobs,
    postMail: openOutbox(jobs, config.smtpUrl, config.publicUrl),
    postMails: openOutboxOfMany(jobs, config.smtpUrl, config.publicUrl),
    isEmbedded: database.kind === "pglite",
    sendsMail: config.smtpUrl !== null,
    ...openRateLimits(db),
    workers,
    eventStreams,
  };
  let isStopping = false;
  let stopCleaning = () => Promise.resolve();
  return {
    deps,
    database,
    health: {
      whyNotReady: async () =>
        isStopping
          ? "stopping"
          : await Promise.race([whyNotReady(db, jobs), wait(answerMs, "database" as const, { ref: false })]),
    },
    async startJobs() {
      stopCleaning = startCleaning(cleaningSteps(deps, onError), onError);
      await jobs.work(jobHandlers(deps, config));
    },
    beginStopping: () => {
      isStopping = true;
      eventStreams.end();
    },
    async close() {
      eventStreams.end();
      await changes.close();
      await jobs.stop(jobsEndMs);
      await workers.close();
      await stopCleaning();
      await stopUpkeep();
      await database.close();
    },
  };
}

/** Deletes what is over, and what ties answers to persons once that is over, gives free places to who waits and opens surveys whose time has passed: each feature its own. */
function cleaningSteps(deps: Deps, onError: (error: unknown) => void): (() => Promise<void>)[] {
  const { db } = deps;
  return [
    () => forgetExpired(db),
    () => dropOldImportDrafts(db),
    () => forgetExpiredLimits(db),
    () => forgetExpiredLinks(db),
    () => forgetColleagues(db),
    () => keepFeedbackPromises(db),
    () => keepAnonymousPromises(db),
    () => openDueSurveys(deps),
    () => eraseDueAnswers(db),
    () => forgetInterviews(db),
    () => forgetRespondents(db),
    () => forgetNeeds(db),
    () => forgetBallotPeople(db),
    () => fillFreePlaces(db, deps, onError),
  ];
}

async function whyNotReady(db: Db, jobs: Jobs): Promise<"database" | "migrations" | "jobs" | null> {
  try {
    if (!(await isMigrated(db))) return "migrations";
    return (await jobs.isReady()) ? null : "jobs";
  } catch {
    return "database";
  }
}
