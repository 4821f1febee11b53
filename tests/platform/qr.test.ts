import { create } from "qrcode";
import { expect, test } from "vitest";
import { qrSvg } from "../../src/platform/qr.ts";

const address = "https://tarvepaja.example/v/7Jx0-kQh3T_2s9YbLw4nR8uEoPz6aVcMfGdHiKjXt1";

/** Draws the path's runs back into rows of dark and light modules. */
function drawn(svg: string): number[][] {
  const size = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    rows[Number(y)]!.fill(1, Number(x), Number(x) + Number(length));
  return rows;
}

test("the picture has exactly the code's modules inside a border of four", () => {
  const { modules } = create(address, { errorCorrectionLevel: "M" });
  const rows = drawn(qrSvg(address, "Open the ballot"));
  expect(rows.length).toBe(modules.size + 8);
  const inner = rows.slice(4, -4).map((row) => row.slice(4, -4));
  expect(inner.flat()).toEqual([...modules.data]);
  expect(rows.flat().filter((dark) => dark === 1).length).toBe(inner.flat().filter((dark) => dark === 1).length);
});

test("it is named for those who don't see it, and holds nothing that a strict policy blocks", () => {
  const svg = qrSvg(address, `"><script>alert(1)</script>`);
  expect(svg).toMatch(
    /^<svg class="qr" role="img" aria-label="&#34;&#62;&#60;script&#62;alert\(1\)&#60;\/script&#62;" /,
  );
  expect(svg.match(/<(\w+)/g)).toEqual(["<svg", "<rect", "<path"]);
  expect(svg).not.toMatch(/style=|\bon\w+=|href/);
});

test("a text that no code can hold is refused", () => {
  expect(() => qrSvg("x".repeat(2_332), "Too long")).toThrow();
});
