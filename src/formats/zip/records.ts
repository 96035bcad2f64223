import { damaged, noArchive, tooMuch, unsupported } from "./faults.ts";
import { MAX_ENTRIES } from "./limits.ts";

/** Section numbers of this folder are those of APPNOTE.TXT 6.3.10, the specification of ZIP. */

/** What the central directory says of an entry (section 4.3.12). Offsets and sizes are bytes. */
export interface ZipEntry {
  readonly name: string;
  /** General purpose bit flag (section 4.4.4). */
  readonly flags: number;
  /** 0 stored, 8 deflated (section 4.4.5). */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly localStart: number;
  /** Where its packed data begins. */
  readonly dataStart: number;
  /** Where its record in the central directory begins, and where the next one does. */
  readonly recordStart: number;
  readonly recordEnd: number;
}

/** An archive's table of contents. */
export interface ZipDirectory {
  readonly entries: readonly ZipEntry[];
  readonly start: number;
  /** Where the end record begins. */
  readonly end: number;
}

/** Bytes of a record without what is of its own length (sections 4.3.7, 4.3.12, 4.3.15 and 4.3.16). */
export const SIZES = { local: 30, central: 46, end: 22, zip64Locator: 20 } as const;
const SIGNATURE = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  zip64Locator: 0x07064b50,
} as const;
/** Stands in a field whose value is in a ZIP64 record instead. */
const ELSEWHERE = 0xffffffff;
const ENCRYPTED = 0x2041; // bits 0, 6 and 13

/**
 * Reads an archive's central directory and proves that no two entries share a byte.
 *
 * @throws ExonymError where it is no archive, is damaged, encrypted, in several parts, in ZIP64, or too large.
 */
export function readDirectory(bytes: Buffer): ZipDirectory {
  const end = findEnd(bytes);
  const disk = bytes.readUInt16LE(end + 4) | bytes.readUInt16LE(end + 6);
  const count = bytes.readUInt16LE(end + 10);
  const start = bytes.readUInt32LE(end + 16);
  const locator = end - SIZES.zip64Locator;
  const isLarge = locator >= 0 && bytes.readUInt32LE(locator) === SIGNATURE.zip64Locator;
  if (isLarge || start === ELSEWHERE || count === 0xffff)
    throw unsupported("in the ZIP64 form for huge files");
  if (disk !== 0 || bytes.readUInt16LE(end + 8) !== count) throw unsupported("in several parts");
  if (count > MAX_ENTRIES) throw tooMuch(`${count} files`);
  if (start + bytes.readUInt32LE(end + 12) > end) throw damaged("its table of contents lies outside of it");
  const entries = readEntries(bytes, count, start, end);
  refuseOverlap(entries, start);
  refuseDoubles(entries);
  return { entries, start, end };
}

/** The end record (section 4.3.16): its comment reaches exactly to the end of the file. */
function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - SIZES.end - 0xffff);
  for (let at = bytes.length - SIZES.end; at >= first; at--) {
    const isEnd = bytes.readUInt32LE(at) === SIGNATURE.end;
    if (isEnd && at + SIZES.end + bytes.readUInt16LE(at + 20) === bytes.length) return at;
  }
  throw noArchive();
}

function readEntries(bytes: Buffer, count: number, start: number, end: number): readonly ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = start;
  for (let i = 0; i < count; i++) {
    const entry = readEntry(bytes, at, end);
    entries.push(entry);
    at = entry.recordEnd;
  }
  return entries;
}

function readEntry(bytes: Buffer, at: number, end: number): ZipEntry {
  if (at + SIZES.central > end || bytes.readUInt32LE(at) !== SIGNATURE.central) {
    throw damaged("its table of contents is cut off");
  }
  const flags = bytes.readUInt16LE(at + 8);
  const nameEnd = at + SIZES.central + bytes.readUInt16LE(at + 28);
  const recordEnd = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  if (recordEnd > end) throw damaged("its table of contents is cut off");
  const name = nameIn(bytes, at + SIZES.central, nameEnd);
  if (flags & ENCRYPTED) throw unsupported("with a password");
  const packedSize = bytes.readUInt32LE(at + 20);
  const size = bytes.readUInt32LE(at + 24);
  const localStart = bytes.readUInt32LE(at + 42);
  if (packedSize === ELSEWHERE || size === ELSEWHERE || localStart === ELSEWHERE) {
    throw unsupported("in the ZIP64 form for huge files");
  }
  const method = bytes.readUInt16LE(at + 10);
  const crc = bytes.readUInt32LE(at + 16);
  const dataStart = readLocal(bytes, localStart, name);
  return { name, flags, method, crc, packedSize, size, localStart, dataStart, recordStart: at, recordEnd };
}

/** Checks an entry's local header (section 4.3.7). @returns where the data begins. */
function readLocal(bytes: Buffer, at: number, name: string): number {
  if (at + SIZES.local > bytes.length || bytes.readUInt32LE(at) !== SIGNATURE.local) {
    throw damaged(`«${name}» is not where the table of contents says`);
  }
  const nameEnd = at + SIZES.local + bytes.readUInt16LE(at + 26);
  if (nameIn(bytes, at + SIZES.local, Math.min(nameEnd, bytes.length)) !== name) {
    throw damaged(`«${name}» has another name in its own place`);
  }
  return nameEnd + bytes.readUInt16LE(at + 28);
}

/** Names are compared byte by byte, and those of office documents are ASCII: no code page is needed. */
function nameIn(bytes: Buffer, start: number, end: number): string {
  return bytes.toString("latin1", start, end);
}

/** Overlapping entries are how a small file unpacks to petabytes, and could not be replaced one by one. */
function refuseOverlap(entries: readonly ZipEntry[], directoryStart: number): void {
  const inOrder = [...entries].sort((a, b) => a.localStart - b.localStart);
  inOrder.forEach((entry, i) => {
    const next = inOrder[i + 1]?.localStart ?? directoryStart;
    if (entry.dataStart + entry.packedSize > next) throw damaged(`«${entry.name}» runs into what follows`);
  });
}

/** Which of two entries with one name counts is up to the program that reads them. */
function refuseDoubles(entries: readonly ZipEntry[]): void {
  const names = new Set<string>();
  for (const { name } of entries) {
    if (names.has(name)) throw damaged(`«${name}» is in it twice`);
    names.add(name);
  }
}
