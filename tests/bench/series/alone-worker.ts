// A program of its own, for memory that nothing else has used: proposes for one instance and prints what came of it.
import { propose, type Proposal } from "../../../src/series/method/propose.ts";
import { sizes } from "./sizes.ts";

const [, , name, seed] = process.argv;
const size = sizes.find((each) => each.name === name)!;
const instance = size.instance(Number(seed));
// A small one first: what a process takes to begin with is not the method's.
await within(sizes[0]!.instance(9), 5);

const first = await within(instance, 0);
const proven = await within(instance, size.seconds);
console.log(JSON.stringify({ first, proven, megabytes: process.resourceUsage().maxRSS / 1024 }));

async function within(on: Parameters<typeof propose>[0], timeLimitSeconds: number) {
  const began = performance.now();
  const { objective, bound } = (await propose(on, { timeLimitSeconds, seed: 1 })) as Proposal;
  return { objective, bound, ms: performance.now() - began };
}
