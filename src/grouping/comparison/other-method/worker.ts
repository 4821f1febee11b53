import { groupAroundMedoids, type OtherMethod, type OtherMethodInput } from "./around-medoids.ts";

/** Groups by another method in a worker thread. */
// eslint-disable-next-line no-restricted-exports -- piscina calls the default export
export default function runOtherMethod(input: OtherMethodInput): OtherMethod | null {
  return groupAroundMedoids(input);
}
