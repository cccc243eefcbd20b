import {unzipSync} from 'fflate';

/** Unpacked bytes of one part, and of all parts that are read. */
const MOST_PART = 48 * 1024 * 1024;
const MOST_PARTS = 96 * 1024 * 1024;
const MOST_ENTRIES = 10_000;

/** Why an archive cannot be used, with the way out. */
export class ArchiveError extends Error {
  readonly repair: string;

  constructor(message: string, repair: string) {
    super(message);
    this.repair = repair;
  }
}

const AGAIN = 'Open the draft in Word and save it again.';

/**
 * The wanted parts of a Word file, unpacked. Sizes are looked at before anything is unpacked, and nothing is unpacked beyond them; names are only compared, never
 * used as paths. Throws ArchiveError.
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, Uint8Array> {
  checkKind(bytes);
  let total = 0;
  let entries = 0;
  const found = new Map<string, Uint8Array>();
  try {
    const parts = unzipSync(bytes, {
      filter: ({name, originalSize}) => {
        if (++entries > MOST_ENTRIES) throw new ArchiveError(`it holds more than ${MOST_ENTRIES} files`, AGAIN);
        if (!wanted(name)) return false;
        total += originalSize;
        if (originalSize > MOST_PART || total > MOST_PARTS)
          throw new ArchiveError(
            `its ${name} unpacks to ${Math.round(originalSize / 1024 / 1024)} MB, and the limit is ${MOST_PART / 1024 / 1024} MB`,
            'Check that it is a draft, and split it by chapters.',
          );
        return true;
      },
    });
    for (const [name, part] of Object.entries(parts)) found.set(name, part);
  } catch (error) {
    if (error instanceof ArchiveError) throw error;
    throw new ArchiveError('it is damaged or cut off', `${AGAIN} If it came by mail or from a web page, fetch it again.`);
  }
  return found;
}

const startsWith = (bytes: Uint8Array, ...start: readonly number[]): boolean => start.every((byte, i) => bytes[i] === byte);

/** What is no archive is named for what it is, as far as its first bytes tell. */
function checkKind(bytes: Uint8Array): void {
  if (startsWith(bytes, 0x50, 0x4b, 3, 4)) return;
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    // The container of old Word files also holds new ones with a password.
    if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le')))
      throw new ArchiveError('it is encrypted', 'Open it in Word, take the password away (File, Info, Protect Document), and save it.');
    throw new ArchiveError('it is a Word file of the old format (.doc)', 'Open it in Word and save it as .docx.');
  }
  const text = Buffer.from(bytes.subarray(0, 512)).toString('latin1').trimStart();
  const kind = text.startsWith('%PDF')
    ? 'a PDF'
    : text.startsWith('{\\rtf')
      ? 'an RTF file'
      : /^<(?:!doctype|html|\?xml)/i.test(text)
        ? 'HTML or XML'
        : undefined;
  throw new ArchiveError(kind ? `it is ${kind} with the extension of Word` : 'it is no Word file', 'Open it in Word and save it as .docx.');
}
