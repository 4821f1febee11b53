import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";

/** The app on a port of this machine, for a real browser. */
export async function listen(app: Express): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer((req, res) => void app(req, res)).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
