import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";

/** The app on a port of this machine, any or the one that is told, for a real browser. */
export async function listen(app: Express, port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((req, res) => void app(req, res)).listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port: given } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${given}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
