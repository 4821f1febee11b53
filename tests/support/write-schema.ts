// `npm run schema`: writes src/platform/schema.ts from the migrations.
import { writeFileSync } from "node:fs";
import { openEmbedded } from "../../src/platform/database.ts";
import { migrate } from "../../src/platform/migrate.ts";
import { schemaSource } from "./schema-source.ts";

const database = await openEmbedded();
await migrate(database.db);
writeFileSync(new URL("../../src/platform/schema.ts", import.meta.url), await schemaSource(database.db));
await database.close();
