import { ballotUrl } from "../addresses.ts";

type Place = Parameters<typeof ballotUrl>[0];

/** Staff's list of all options of a ballot. */
export function optionsUrl(ballot: Place): string {
  return `${ballotUrl(ballot)}/options`;
}

/** Staff's page of one option; what is done to it lies under it. */
export function optionUrl(ballot: Place, optionId: string): string {
  return `${optionsUrl(ballot)}/${optionId}`;
}

/** What happens if the option is merged into the other one. */
export function mergerUrl(ballot: Place, optionId: string, into: string): string {
  return `${optionUrl(ballot, optionId)}/merger?into=${into}`;
}
