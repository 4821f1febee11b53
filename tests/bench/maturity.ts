import { sql } from "kysely";
import { createApp } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { startStaffSession } from "../../src/identity/commands.ts";
import { openDatabase, type Db } from "../../src/platform/database.ts";
import { openLog } from "../../src/platform/logs.ts";
import { openProduct } from "../../src/product.ts";
import { organise } from "../../seeds/digivointi-organising.ts";
import { demoOwner } from "../../seeds/staff.ts";
import { startServer } from "../support/postgres-server.ts";
import type { Case } from "./bench.ts";

const [sectors, areas, unitsEach, tools, months] = [5, 8, 50, 20, 24];
const units = sectors * areas * unitsEach;

/** A programme whose units have all been assessed, served over HTTP from PostgreSQL. */
export interface AssessedProgramme {
  db: Db;
  programmeId: string;
  ownerId: string;
  /** One result area. */
  areaId: string;
  /** "2,000 units × 20 tools × 24 months". */
  size: string;
  /** Opens a page of the programme; one that does not say this is a mistake. */
  open: (path: string, says: string) => Promise<void>;
  stop: () => Promise<void>;
}

/** 2,000 units × 20 tools, each assessed every month for two years. */
export async function serveAssessed(): Promise<AssessedProgramme> {
  const config = readConfig({ LOG_LEVEL: "silent" });
  const log = openLog("silent");
  const server = await startServer();
  const product = await openProduct(config, log, await openDatabase({ databaseUrl: server.url, dataDir: "" }));
  const { deps } = product;
  const { id: ownerId } = await demoOwner(deps);
  const programmeId = await organise(deps, "Bench", [], ownerId);
  const areaId = await assess(deps.db, programmeId);
  const token = await deps.db.transaction().execute((trx) => startStaffSession(trx, ownerId, "none"));
  const listening = createApp(deps, config, log, product.health).listen(0);
  const { port } = listening.address() as { port: number };
  return {
    ...{ db: deps.db, programmeId, ownerId, areaId },
    size: `${units.toLocaleString("en")} units × ${tools} tools × ${months} months`,
    open: async (path, says) => {
      const url = `http://127.0.0.1:${port}/programmes/${programmeId}${path}`;
      const response = await fetch(url, { headers: { cookie: `sid=${token}; lang=en` } });
      const page = await response.text();
      if (response.status !== 200 || !page.includes(says)) throw new Error(`${path}: ${response.status}`);
    },
    stop: async () => {
      listening.close();
      listening.closeAllConnections();
      await product.close();
      await server.stop();
    },
  };
}

/** The page of levels and growth over HTTP. */
export async function benchMaturity(): Promise<Case[]> {
  const { areaId, size, open, stop } = await serveAssessed();
  const opened = (name: string, query: string, says: string): Case => ({
    name: `${size}, ${name}`,
    limit: 1_000,
    run: () => open(`/maturity${query}`, says),
  });
  return [
    opened("by sector", "?lang=en", "2,000 units have been assessed"),
    opened("fixed dates", "?lang=en&measure=fixed-dates", "nearest to the beginning"),
    { ...opened("one result area", `?lang=en&part=${areaId}`, `${unitsEach} units`), after: stop },
  ];
}

/** Sectors with result areas with units, and their assessments, written by the database. Gives one result area. */
async function assess(db: Db, programmeId: string): Promise<string> {
  const whole = { programmeId, name: "Alue", kind: "organisation" as const };
  await db.insertInto("organisations").values(whole).execute();
  const below = (parents: string, each: number, name: string) =>
    sql`insert into organisations (programme_id, name, kind, parent_id)
      select programme_id, name || ${` › ${name} `}::text || part, 'unit', id
      from organisations, generate_series(1, ${each}::integer) part
      where programme_id = ${programmeId} and name similar to ${parents}`.execute(db);
  await below("Alue", sectors, "Toimiala");
  await below("Alue › Toimiala [0-9]+", areas, "Tulosalue");
  await below("Alue › Toimiala [0-9]+ › Tulosalue [0-9]+", unitsEach, "Yksikkö");
  await sql`
    insert into digital_tools (programme_id, names, descriptions, position)
    select ${programmeId}, jsonb_build_object('fi', 'Työkalu ' || at, 'sv', '', 'en', ''), '{"fi": "", "sv": "", "en": ""}', at
    from generate_series(1, ${tools}::integer) at`.execute(db);
  await sql`
    insert into assessments (programme_id, unit_id, tool_id, assessed_on, score, judge)
    select ${programmeId}, unit.id, tool.id, (date '2025-01-05' + month * interval '1 month')::date + (tool.position + month) % 20,
      least(500, (hashtext(unit.id::text) % 100 + 100) + month * (5 + tool.position / 2)), 'mentor'
    from generate_series(0, ${months}::integer - 1) month, digital_tools tool, organisations unit
    where unit.programme_id = ${programmeId} and tool.programme_id = ${programmeId} and unit.name like '%Yksikkö%'`.execute(
    db,
  );
  await sql`vacuum analyze`.execute(db);
  const area = db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId);
  const one = await area.where("name", "=", "Alue › Toimiala 2 › Tulosalue 3").executeTakeFirstOrThrow();
  return one.id;
}
