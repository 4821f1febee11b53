// Global set-up of the browser tests: a real Chromium out of npm, unpacked once.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    chromium: Chromium;
  }
}

export async function setup(project: TestProject): Promise<void> {
  project.provide("chromium", await unpackChromium());
}

export interface Chromium {
  /** The browser's program. */
  path: string;
  /** What its process needs in its environment to find its libraries and fonts. */
  environment: Record<string, string>;
}

/** Starts the browser; it reaches nothing but this machine. */
export async function launchChromium({ path, environment }: Chromium): Promise<Browser> {
  return await chromium.launch({
    executablePath: path,
    env: { ...(process.env as Record<string, string>), ...environment },
    args: [
      "--no-sandbox",
      "--no-zygote",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}

/** Unpacks the browser with its system libraries, into a folder named by its version: a stale one is never taken. */
export async function unpackChromium(): Promise<Chromium> {
  const manifest = new URL("../../node_modules/@sparticuz/chromium/package.json", import.meta.url);
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  const folder = join(tmpdir(), `tarvepaja-chromium-${version}`);
  mkdirSync(folder, { recursive: true });

  // The package looks at its surroundings when it is imported: it brings its libraries only to this one.
  const [tmpBefore, pathBefore] = [process.env["TMPDIR"], process.env["LD_LIBRARY_PATH"]];
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs24.x";
  process.env["TMPDIR"] = folder;
  try {
    const { default: packed } = await import("@sparticuz/chromium");
    const path = await packed.executablePath();
    const { LD_LIBRARY_PATH = "" } = process.env;
    return { path, environment: { LD_LIBRARY_PATH, FONTCONFIG_FILE: writeFontsFile(folder) } };
  } finally {
    // The tests' other programs, a database server among them, keep to the machine's own libraries.
    restore("TMPDIR", tmpBefore);
    restore("LD_LIBRARY_PATH", pathBefore);
    delete process.env["AWS_EXECUTION_ENV"];
  }
}

// The package's own list looks for fonts under /tmp only; without any, the browser dies at the first field of a form.
function writeFontsFile(folder: string): string {
  const path = join(folder, "tarvepaja-fonts.conf");
  const [fonts, cache] = [join(folder, "fonts"), join(folder, "fonts-cache")];
  writeFileSync(
    path,
    `<?xml version="1.0"?>\n<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`,
  );
  return path;
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) Reflect.deleteProperty(process.env, name);
  else process.env[name] = value;
}
