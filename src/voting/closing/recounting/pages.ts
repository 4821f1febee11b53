import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Profile } from "../../method/ballots.ts";
import type { BallotResult } from "../result.ts";
import { fittingFormats, recountCommand, recountName, type RecountFormat } from "./files.ts";

const formatText: Record<RecountFormat, Key> = {
  json: "voting.check.json",
  preflib: "voting.check.preflib",
  pabulib: "voting.check.pabulib",
};

/** The files to be counted again, each with the command that does it. */
export function recountModel(
  { ballotId, result, profile, url }: { ballotId: string; result: BallotResult; profile: Profile; url: string },
  { t }: Asking,
) {
  const { command } = result;
  if (command === null) return [];
  return fittingFormats(profile).map((format) => ({
    text: t(formatText[format]),
    url: format === "json" ? url : `${url}?format=${format}`,
    command: recountCommand(recountName(ballotId, profile, format), command),
  }));
}
