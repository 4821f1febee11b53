// What LimeSurvey adds to every answer: when it was sent, by whom, in which language.
import { oneLine } from "./reading.ts";

/** Whether the headings are those of LimeSurvey's answers, in codes or in words that are known. */
export function isLimeSurvey(header: readonly string[]): boolean {
  const own = new Set(header.map((heading) => ownCode(heading)).filter((code) => code !== null));
  return (
    own.has("submitdate") && ["id", "lastpage", "startlanguage", "seed"].filter((code) => own.has(code)).length > 1
  );
}

/** Which of the tool's own columns a heading is of, or null. */
export function ownCode(heading: string): string | null {
  const plain = oneLine(heading);
  const code = /^([a-z]+)\. /.exec(plain)?.[1] ?? plain;
  return ownCodes.includes(code) ? code : (ownTexts.get(plain.toLowerCase()) ?? null);
}

const ownCodes =
  "id submitdate lastpage startlanguage seed token startdate datestamp ipaddr refurl completed interviewtime".split(
    " ",
  );
/** The tool's own columns where texts are headings, as far as the language is known. */
const ownTexts = new Map<string, string>([
  ["response id", "id"],
  ["vastauksen id", "id"],
  ["vastaustunnus", "id"],
  ["svars-id", "id"],
  ["date submitted", "submitdate"],
  ["lähetyspäivä", "submitdate"],
  ["lähetetty", "submitdate"],
  ["inskickat datum", "submitdate"],
  ["inskickningsdatum", "submitdate"],
  ["last page", "lastpage"],
  ["viimeinen sivu", "lastpage"],
  ["sista sidan", "lastpage"],
  ["start language", "startlanguage"],
  ["aloituskieli", "startlanguage"],
  ["startspråk", "startlanguage"],
  ["seed", "seed"],
  ["siemenluku", "seed"],
  ["access code", "token"],
  ["token", "token"],
  ["pääsykoodi", "token"],
  ["åtkomstkod", "token"],
  ["date started", "startdate"],
  ["aloituspäivä", "startdate"],
  ["startdatum", "startdate"],
  ["date last action", "datestamp"],
  ["viimeisin toiminto", "datestamp"],
  ["senaste åtgärd", "datestamp"],
  ["ip address", "ipaddr"],
  ["ip-osoite", "ipaddr"],
  ["ip-adress", "ipaddr"],
  ["referrer url", "refurl"],
  ["total time", "interviewtime"],
]);

/** What an export adds of the invited, right after their code. */
export const ofPeople = /^(?:firstname|lastname|email|attribute_\d+)$/;
