// A program of its own, for memory that nothing else has used: groups the draw given as JSON and prints what came of it.
import type { Plan } from "../../grouping/method/planted.ts";
import { groupPlanted } from "./found.ts";

const found = groupPlanted(JSON.parse(process.argv[2] ?? "") as Plan, true);
console.log(JSON.stringify({ ...found, megabytes: process.resourceUsage().maxRSS / 1024 }));
