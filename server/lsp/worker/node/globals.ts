// In place of the globals of Node that the host uses.
export const process = {cwd: (): string => '/', platform: 'browser', env: {}};
export const Buffer = {
  byteLength: (text: string): number => new TextEncoder().encode(text).length,
  from: (bytes: ArrayBuffer, start: number, length: number) => ({toString: () => latin1(new Uint8Array(bytes, start, length))}),
};

/** Piece by piece, because a call takes only so many arguments. */
function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return text;
}
