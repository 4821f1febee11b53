/** A calendar file read back: property → value, texts unescaped. Enough for files that we write ourselves. */
export function readCalendar(text: string): {
  calendar: Record<string, string>;
  events: Record<string, string>[];
} {
  const lines = text.replaceAll(/\r\n[ \t]/g, "").split("\r\n");
  const calendar: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  let current = calendar;
  for (const line of lines.filter((each) => each !== "")) {
    // A colon inside a quoted parameter does not end the name.
    const [, name = "", value = ""] = /^([A-Z-]+)(?:;(?:[^":]|"[^"]*")*)?:(.*)$/s.exec(line) ?? [];
    if (name === "") throw new Error(`not a line of a calendar: ${line}`);
    if (name === "BEGIN" && value === "VEVENT") events.push((current = {}));
    else if (name === "END" && value === "VEVENT") current = calendar;
    else if (name !== "BEGIN" && name !== "END") current[name] = unescaped(value);
  }
  return { calendar, events };
}

const unescaped = (value: string) =>
  value.replaceAll(/\\([nN\\;,])/g, (_, sign: string) => (/n/i.test(sign) ? "\n" : sign));
