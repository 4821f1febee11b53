import { crc32, deflateRawSync } from "node:zlib";

export interface ZipFile {
  name: string;
  data: Buffer | string;
  /** What the directory says of the unpacked size, when it lies. */
  claimedBytes?: number;
  /** Stands in the file but not in its directory. */
  unlisted?: boolean;
  flags?: number;
}

/** A deflated ZIP archive, honest or not. */
export function zipFiles(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claimedBytes, unlisted = false, flags = 0 } of files) {
    const bytes = Buffer.from(data);
    const packed = deflateRawSync(bytes, { level: 9 });
    const sizes = [crc32(bytes), packed.length, claimedBytes ?? bytes.length];
    const common = [u16(20), u16(flags), u16(8), u32(0), ...sizes.map(u32), u16(Buffer.byteLength(name)), u16(0)];
    const local = Buffer.concat([u32(0x04034b50), ...common, Buffer.from(name), packed]);
    if (!unlisted) {
      centrals.push(
        Buffer.concat([u32(0x02014b50), u16(20), ...common, Buffer.alloc(10), u32(offset), Buffer.from(name)]),
      );
    }
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const counts = [u16(centrals.length), u16(centrals.length)];
  const end = Buffer.concat([u32(0x06054b50), u32(0), ...counts, u32(directory.length), u32(offset), u16(0)]);
  return Buffer.concat([...locals, directory, end]);
}

const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The smallest workbook with one sheet, whose `<sheetData>` holds these rows of XML. */
export function workbook(rows: string): ZipFile[] {
  return [
    {
      name: "xl/_rels/workbook.xml.rels",
      data: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      data: `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: "xl/worksheets/sheet1.xml", data: `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>` },
  ];
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
