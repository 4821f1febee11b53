import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";

export interface Received {
  to: string[];
  /** The whole message as it came over the wire. */
  text: string;
}

export interface SmtpServer {
  port: number;
  received: Received[];
  stop: () => Promise<void>;
}

/** A real mail server on this machine that keeps messages as they came. Without a port it takes a free one. */
export async function startSmtpServer(port = 0): Promise<SmtpServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, callback) {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.on("end", () => {
        received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          text: Buffer.concat(parts).toString("utf8"),
        });
        callback();
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.server.address() as AddressInfo;
  return { port: address.port, received, stop: () => new Promise((resolve) => server.close(resolve)) };
}

/** The value of a header of a message, unfolded; undefined where the message has none of that name. */
export function header(text: string, name: string): string | undefined {
  const [head = ""] = text.split("\r\n\r\n");
  const lines = head.replaceAll(/\r\n[ \t]+/g, " ").split("\r\n");
  return lines
    .find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
    ?.slice(name.length + 1)
    .trim();
}
