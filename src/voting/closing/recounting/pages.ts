import type { Asking } from "../../../platform/asking.ts";
import type { Key } from "../../../platform/keys.ts";
import type { BallotResult } from "../result.ts";
import { fittingFormats, recountCommand, recountName, type RecountFormat } from "./files.ts";

const formatText: Record<RecountFormat, Key> = {
  json: "voting.check.json",
  preflib: "voting.check.preflib",
  pabulib: "voting.check.pabulib",
};

interface Recounting {
  readonly ballotId: string;
  readonly result: BallotResult;
  readonly url: string;
}

/** The files to be counted again, each with the command that does it; null for the command where nothing is to be counted. */
export function recountModel({ ballotId, result, url }: Recounting, { t }: Asking) {
  const { command } = result;
  return fittingFormats(result).map((format) => ({
    text: t(formatText[format]),
    url: format === "json" ? url : `${url}?format=${format}`,
    command: command === null ? null : recountCommand(recountName(ballotId, result, format), command),
  }));
}

/** What is in the files, what comes of counting them, and why there is only one kind where there is. */
export function recountText(result: BallotResult, { t }: Asking): string[] {
  const { kind, command, settings } = result;
  const counting =
    command === null
      ? "voting.check.recountBlank"
      : kind === "no-quorum"
        ? "voting.check.recountNoQuorum"
        : "voting.check.recount";
  if (fittingFormats(result).length > 1) return [t(counting)];
  if (settings.purpose === "series") return [t("voting.check.seriesOnly"), t(counting)];
  return [...(settings.weighting === "group" ? [t("voting.check.weightedOnly")] : []), t(counting)];
}
