// Reads a ZIP file that a stranger sent (APPNOTE 6.3). Readers made for streams believe what stands before each
// entry; here only the central directory counts, every entry is unpacked no further than it says there, and the
// parser is then given an archive that was written here, so that it meets nothing that was not checked.
import { crc32, inflateRawSync } from "node:zlib";

export type ZipMistake = "bomb" | "encrypted" | "not-a-table";

export interface ZipLimits {
  entries: number;
  unpackedBytes: number;
  /** Unpacked bytes per packed byte, of entries over 1 MiB; large spreadsheets reach about 30. */
  ratio: number;
}

export interface ZipEntry {
  name: string;
  data: Buffer;
}

interface Listed {
  name: string;
  method: number;
  packedBytes: number;
  unpackedBytes: number;
  offset: number;
}

const signature = { end: 0x06054b50, central: 0x02014b50, local: 0x04034b50 };
const ratioFrom = 1024 * 1024;

/** The unpacked entries whose names `wanted` accepts, or why the file is refused. Nothing is unpacked before all sizes are checked. */
export function unzip(file: Buffer, limits: ZipLimits, wanted: (name: string) => boolean): ZipEntry[] | ZipMistake {
  try {
    const listed = listEntries(file, limits);
    if (typeof listed === "string") return listed;
    return listed.filter(({ name }) => wanted(name)).map((entry) => ({ name: entry.name, data: unpack(file, entry) }));
  } catch (error) {
    // Reading past the end, a damaged entry, or one that holds more than the directory said.
    return error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE" ? "bomb" : "not-a-table";
  }
}

/** The names of the entries, or why the file is refused; nothing is unpacked. */
export function zipNames(file: Buffer, limits: ZipLimits): string[] | ZipMistake {
  try {
    const listed = listEntries(file, limits);
    return typeof listed === "string" ? listed : listed.map(({ name }) => name);
  } catch {
    return "not-a-table"; // reading past the end
  }
}

function listEntries(file: Buffer, limits: ZipLimits): Listed[] | ZipMistake {
  const end = file.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (end < 0 || file.readUInt32LE(end) !== signature.end) return "not-a-table";
  const count = file.readUInt16LE(end + 10);
  if (count > limits.entries) return "bomb";

  const listed: Listed[] = [];
  let total = 0;
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (file.readUInt32LE(at) !== signature.central) return "not-a-table";
    if ((file.readUInt16LE(at + 8) & 1) === 1) return "encrypted";
    const nameBytes = file.readUInt16LE(at + 28);
    const entry = {
      name: file.toString("utf8", at + 46, at + 46 + nameBytes),
      method: file.readUInt16LE(at + 10),
      packedBytes: file.readUInt32LE(at + 20),
      unpackedBytes: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    };
    total += entry.unpackedBytes;
    if (total > limits.unpackedBytes) return "bomb";
    if (entry.unpackedBytes > ratioFrom && entry.unpackedBytes > limits.ratio * entry.packedBytes) return "bomb";
    listed.push(entry);
    at += 46 + nameBytes + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return listed;
}

function unpack(file: Buffer, { method, packedBytes, unpackedBytes, offset }: Listed): Buffer {
  if (file.readUInt32LE(offset) !== signature.local) throw new RangeError("No entry where the directory says.");
  const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
  const packed = file.subarray(start, start + packedBytes);
  if (method === 0) return packed;
  if (method !== 8) throw new RangeError("Neither stored nor deflated.");
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, unpackedBytes) });
}

/** An archive of these entries without compression, as plain as ZIP can be. */
export function zipStored(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data } of entries) {
    const nameBytes = Buffer.from(name, "utf8");
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x0800, 2);
    common.writeUInt16LE(0x0021, 8); // 1 January 1980, the first day that ZIP knows
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(nameBytes.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    const local = [uint32(signature.local), common, nameBytes, data];
    centrals.push(uint32(signature.central), common.subarray(0, 2), common, central, nameBytes);
    locals.push(...local);
    offset += 30 + nameBytes.length + data.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, directory, uint32(signature.end), end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
