import { once } from "node:events";
import { SMTPServer } from "smtp-server";
import { freePort } from "./postgres-server.ts";

export interface MailServer {
  /** The SMTP_URL. */
  url: string;
  /** The mails that it has accepted, each as it came, with its lines joined where they were folded. */
  mails: string[];
  /** While true it takes mails and never answers. */
  isSilent: boolean;
  close: () => Promise<void>;
}

/** A real mail server on a free port of this machine. */
export async function startMailServer(): Promise<MailServer> {
  const port = await freePort();
  const held: MailServer = { url: `smtp://127.0.0.1:${port}`, mails: [], isSilent: false, close };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (held.isSilent) return;
        held.mails.push(Buffer.concat(chunks).toString().replaceAll("=\r\n", "").replaceAll("=3D", "="));
        done();
      });
    },
  });
  server.on("error", () => undefined); // a process that is killed leaves its connection half-way
  await once(server.listen(port, "127.0.0.1"), "listening");
  return held;

  async function close(): Promise<void> {
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
