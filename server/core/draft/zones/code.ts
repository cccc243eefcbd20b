import {Zone, type ZoneSpan} from '../types.ts';

const ADDRESS = /\b(?:https?|ftp):\/\/[^\s<>"]+|\bwww\.[^\s<>"]+|\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;
const FILE = /\b[\w-]{1,80}\.(?:pdf|docx?|xlsx?|csv|txt|md|html?|xml|json|ya?ml|zip)\b/g;
const TRAILING = /[.,;:!?)\]'"\u2019\u201d]+$/;

/** Addresses and file names, which are no prose. */
export function findAddresses(text: string, out: ZoneSpan[]): void {
  if (text.includes('://') || text.includes('www.') || text.includes('@')) collect(text, ADDRESS, out);
  if (/\.[a-z]/.test(text)) collect(text, FILE, out);
}

function collect(text: string, pattern: RegExp, out: ZoneSpan[]): void {
  for (const m of text.matchAll(pattern)) {
    const length = m[0].replace(TRAILING, '').length;
    out.push({start: m.index, end: m.index + length, zone: Zone.code});
  }
}
